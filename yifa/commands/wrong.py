"""What a person is told who wrote a command wrongly or stopped it: one line, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def said_plainly() -> Iterator[None]:
    """Say in Chinese what is wrong and end with the exit code that is documented."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError as nothing_asked:
        click.echo(nothing_asked.message)
    except click.UsageError as wrong:
        asked = wrong.ctx.command_path if wrong.ctx else "yifa"
        click.echo(f"{sentence_of(wrong)}。看 {asked} --help", err=True)
        raise SystemExit(2) from None
    except click.ClickException as refused:
        click.echo(refused.format_message(), err=True)
        raise SystemExit(1) from None
    except click.Abort:
        click.echo("中断了；再运行一次，从断的地方接着做。", err=True)
        raise SystemExit(130) from None


def sentence_of(wrong: click.UsageError) -> str:
    """What is wrong with the command as it was written."""
    if isinstance(wrong, click.NoSuchOption):
        return f"没有 {wrong.option_name} 这个选项"
    if isinstance(wrong, click.MissingParameter):
        return f"还缺 {name_of(wrong.param)}"
    if isinstance(wrong, click.BadParameter) and wrong.param is not None:
        return f"{name_of(wrong.param)} 填得不对：{given(wrong)}"
    if wrong.message.startswith("No such command"):
        return f"没有 {wrong.message.split(chr(39))[1]} 这个命令"
    return wrong.message.rstrip("。.")


def name_of(param: click.Parameter | None) -> str:
    """A parameter as it is written on the command line."""
    if param is None:
        return "参数"
    return param.opts[0] if isinstance(param, click.Option) else (param.metavar or param.name or "")


def given(wrong: click.BadParameter) -> str:
    """What was given for it, or between what it has to lie."""
    if wrong.param is not None and isinstance(wrong.param.type, click.IntRange):
        low, high = wrong.param.type.min, wrong.param.type.max
        return f"写{low}到{high}之间的整数" if high else f"写{low}以上的整数"
    quoted = wrong.message.split("'")
    return f"“{quoted[1]}”" if len(quoted) > 2 else wrong.message
