"""`yifa serve`: the desk, on this machine."""

from __future__ import annotations

import os
import socket
from ipaddress import ip_address

import click

from .house import open_house, start_django


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="在哪个地址上打开")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="端口")
def serve(host: str, port: int) -> None:
    """打开办公页面；按 Ctrl+C 关上。

    只在本机打开（127.0.0.1）不用准备；在别的地址打开就是正式使用，密钥、域名要先备好。

    例：yifa serve --port 8080

    退出码：0 正常关上；1 端口被占用、数据库连不上、还没有单位或者设置不安全；2 参数写得不对。
    """
    refuse_taken(host, port)
    if not is_loopback(host):
        os.environ["YIFA_PRODUCTION"] = "1"
    refuse_unsafe()
    open_house()
    refuse_empty()
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    import yifa.web.wsgi  # noqa: F401  # read once, before the workers part from this process

    connections.close_all()
    say_where(host, port)
    Granian(
        "yifa.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=1,
        respawn_failed_workers=True,
        log_enabled=False,
    ).serve()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address; a name that is no number may be anybody's."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_unsafe() -> None:
    """Say what is wrong with the settings before anything is opened."""
    start_django()
    from django.core.exceptions import ImproperlyConfigured

    from yifa.web import production

    try:
        production.refuse_unsafe()
    except ImproperlyConfigured as unsafe:
        raise click.ClickException(f"不能这样正式使用：\n{unsafe}") from None


def refuse_taken(host: str, port: int) -> None:
    """Say at once that something else has the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as taken:
            told = f"{host}:{port} 打不开（{taken.strerror}），换一个端口，例如 --port {port + 1}"
            raise click.ClickException(told) from None


def refuse_empty() -> None:
    """Say how to begin where nobody could sign in."""
    from yifa.kernel.administration.founding import is_empty

    if is_empty():
        raise click.ClickException("还没有单位，先运行 yifa found 开办；想先试用，运行 yifa sample")


def say_where(host: str, port: int) -> None:
    """Where to look, and where the passwords lie."""
    from yifa.sample.mark import passwords_file

    click.echo(f"办公页面：http://{host}:{port}")
    if passwords_file().exists():
        click.echo(f"样例的登录名和密码：{passwords_file()}")
    click.echo("按 Ctrl+C 关上。")
