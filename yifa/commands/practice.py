"""`yifa practice`: a desk to try things on, apart from the real registers (演练)."""

from __future__ import annotations

import os

import click

from .sample import sample
from .serve import serve

#: Beside the desk's own 8000, so that both can be open at once.
PORT = 8001


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="在哪个地址上打开")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="端口")
@click.pass_context
def practice(ctx: click.Context, host: str, port: int) -> None:
    """打开演练区：虚构的青禾县，随便试，不进真实台账。

    数据在 YIFA_HOME 的 practice 文件夹里，与真实数据分开；编号前面带“演练”。
    想从头再来，关上以后删掉这个文件夹。

    例：yifa practice --port 8081

    退出码：0 正常关上；1 端口被占用；2 参数写得不对。
    """
    go_apart()
    ctx.invoke(sample, seed=None, today=None, matters=None, as_json=False)
    ctx.invoke(serve, host=host, port=port)


def go_apart() -> None:
    """Leave the real database and secrets before any setting is read; only the folder is kept."""
    for name in [name for name in os.environ if name.startswith("YIFA_") and name != "YIFA_HOME"]:
        del os.environ[name]
    os.environ["YIFA_PRACTICE"] = "1"
