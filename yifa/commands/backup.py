"""`yifa backup` and `yifa restore`: the whole house in one file, and back from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from .house import open_house, start_django
from .verify import say_each, what_was_read

FILE = click.Path(dir_okay=False, path_type=Path)


@contextmanager
def saying_why_not(file: Path) -> Iterator[None]:
    """What stands in the way of a backup or of bringing it back, in one line."""
    from yifa.kernel.backup import NotKept

    try:
        yield
    except NotKept as why:
        raise click.ClickException(str(why)) from None
    except OSError as closed:
        told = f"“{closed.filename or file}”读写不成（{closed.strerror}），换一个地方"
        raise click.ClickException(told) from None


@click.command()
@click.argument("file", type=FILE, metavar="文件")
def backup(file: Path) -> None:
    """备份：数据库、证据材料和本地规定写进一个文件，不用停下别人的工作。

    密钥不在备份里：YIFA_HOME/secrets 另外保存，恢复时要用。

    例：yifa backup /mnt/usb/yifa-1128.tar

    退出码：0 办成；1 没有办成；2 参数写得不对。
    """
    open_house()
    from yifa.kernel.backup import back_up

    with saying_why_not(file):
        manifest = back_up(file)
    events = sum(count for count, _ in manifest.heads.values())
    size = file.stat().st_size / 1e6
    click.echo(f"备份在 {file}：{events}条办理记录和管理记录，{size:,.1f}兆")
    click.echo("密钥（secrets文件夹）不在里面，另外保存；备份存到这台机器以外的地方", err=True)


@click.command()
@click.argument("file", type=FILE, metavar="文件")
def restore(file: Path) -> None:
    """恢复：把备份放进空库，再从头核验一遍。

    先把原来的 secrets 文件夹放进 YIFA_HOME。

    例：yifa restore /mnt/usb/yifa-1128.tar

    退出码：0 恢复了，全部相符；1 没有恢复，或者核验有不符的；2 参数写得不对。
    """
    start_django()
    from yifa.kernel.backup import bring_back
    from yifa.kernel.verify import check_heads, verify

    with saying_why_not(file):
        manifest = bring_back(file)
    open_house()
    click.echo(f"已恢复到{manifest.at}的备份，正在核验……", err=True)
    if say_each(verify(), as_json=False) + say_each(check_heads(manifest.heads), as_json=False):
        raise SystemExit(1)
    click.echo(what_was_read())
