"""`yifa keys`: the keys to people's data, a new one, and everything sealed anew under it."""

from __future__ import annotations

import click

from .house import SAY_EVERY, open_house


@click.group(invoke_without_command=True)
@click.pass_context
def keys(asked: click.Context) -> None:
    """保护当事人信息的密钥：看、换、按新的重新加密。不用停下别人的工作。

    不加子命令时，列出有几把密钥，各有多少行和文件用它加密。

    例：yifa keys rotate && yifa keys reseal

    退出码：0 办成；1 没有办成，或者还有没重新加密的；2 参数写得不对。
    """
    if asked.invoked_subcommand is None:
        open_house()
        say_state()


@keys.command()
def rotate() -> None:
    """换密钥：做一把新的，从现在起新填的信息都用它加密，正在运行的页面不用重启。

    接着运行 yifa keys reseal，把以前的也换过来。
    """
    open_house()
    from yifa.kernel.keys import provider

    try:
        version = provider().rotate()
    except OSError as closed:
        told = f"“{closed.filename}”写不成（{closed.strerror}），密钥没有换"
        raise click.ClickException(told) from None
    click.echo(f"第{version}把密钥已经启用。马上把 secrets 文件夹另外保存一份，丢了就打不开")
    click.echo("再运行 yifa keys reseal，把以前加密的换到这一把", err=True)


@keys.command()
def reseal() -> None:
    """重新加密：把用旧密钥（或者旧算法）加密的行和文件换到最新的一把，中断了再运行就接着做。"""
    open_house()
    from yifa.kernel import resealing

    left = resealing.reseal(say_how_far)
    say_state()
    if left:
        told = f"还有{left.total()}处没有换过来：正有人办理，或者打不开"
        raise click.ClickException(f"{told}；再运行一次，还有就运行 yifa verify 看是哪里")


def say_how_far(done: int) -> None:
    """A line now and then: a big house takes minutes, a small one says nothing."""
    from yifa.kernel.resealing import AT_ONCE

    if done >= SAY_EVERY and done % SAY_EVERY < AT_ONCE:
        click.echo(f"已经重新加密{done}处", err=True)


def say_state() -> None:
    """Each key and what needs it."""
    from yifa.kernel import resealing
    from yifa.kernel.keys import provider

    found, versions = resealing.count(), provider().versions()
    for version in versions:
        here = sum(number for (_, under), number in found.items() if under == version)
        click.echo(f"第{version}把：{use_of(here, newest=version == versions[-1])}")
    if clear := found[resealing.CLEAR]:
        click.echo(f"没有加密的文件：{clear}份，运行 yifa keys reseal")


def use_of(here: int, *, newest: bool) -> str:
    """What a key is still needed for."""
    if newest:
        return f"正在用，{here}处用它加密"
    if here:
        return f"旧的，还有{here}处用它加密"
    return "已停用，没有一处用它加密；不要删，以前的备份要用它打开，核验以前的办理记录也要用它"
