"""What `yifa` can do on the command line: each command is only read when it is asked for."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

#: Name → where the command is declared, whether its module needs Django to be read, its one line.
COMMANDS: dict[str, tuple[str, bool, str]] = {
    "sample": (
        "yifa.commands.sample:sample",
        False,
        "造一份虚构的样例：青禾县去年和今年的事",
    ),
    "found": (
        "yifa.commands.found:found",
        False,
        "开办：在空库里设单位和三名管理员，正式使用从这里开始",
    ),
    "serve": ("yifa.commands.serve:serve", False, "打开办公页面，默认 http://127.0.0.1:8000"),
    "practice": (
        "yifa.commands.practice:practice",
        False,
        "打开演练区，默认 http://127.0.0.1:8001，不进真实台账",
    ),
    "atlas": (
        "yifa.commands.atlas:atlas",
        False,
        "把许多份报告放在一起对照：表和图，按指标、政府、年份",
    ),
    "lake": ("yifa.commands.lake:lake", False, "把各地的指标汇总起来：导出只有计数，不含个人信息"),
    "report": ("yifa.report.commands:report", True, "把年度报告写成文件，或者收录往年报告"),
    "check": ("yifa.commands.check:check", False, "校核一份年度报告：找出能证明的错，写出怎么算的"),
    "figures": ("yifa.commands.figures:figures", False, "列出一份报告里的每个数字"),
    "verify": ("yifa.commands.verify:verify", False, "从头核验办理记录，说出哪里被改动过"),
    "draw": ("yifa.commands.draw:draw", False, "把一次双随机抽取重新抽一遍，与公布的结果对照"),
    "backup": ("yifa.commands.backup:backup", False, "备份到一个文件，不用停下别人的工作"),
    "restore": ("yifa.commands.backup:restore", False, "从备份恢复到空库，再从头核验"),
    "keys": ("yifa.commands.keys:keys", False, "换密钥：看有哪几把，换一把，按新的重新加密"),
    "password": ("yifa.commands.found:password", False, "给三类管理员重设密码"),
    "workdays": ("yifa.commands.workdays:workdays", False, "放假通知公布后，重算待定的到期日"),
}


class Lazily(click.Group):
    """A group that reads a command's module when the command is named, and not for `--help`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, read now."""
        if cmd_name not in COMMANDS:
            return None
        target, needs_django, _ = COMMANDS[cmd_name]
        if needs_django:
            from yifa.commands.house import on_open_house, start_django

            start_django()
            return on_open_house(read(target))
        return read(target)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and say what was written wrongly in one Chinese line."""
        from yifa.commands.wrong import said_plainly

        with said_plainly():
            return super().main(*args, **{"prog_name": "yifa", **extra, "standalone_mode": False})

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, from the table above."""
        with formatter.section("命令"):
            formatter.write_dl([(name, says) for name, (_, _, says) in COMMANDS.items()])


def read(target: str) -> click.Command:
    """The command at "module:attribute"."""
    module, _, attribute = target.partition(":")
    command = getattr(import_module(module), attribute)
    assert isinstance(command, click.Command), f"{target} is no command"
    return command


@click.group(
    cls=Lazily,
    help="依法：一件事只录一次，到年度报告里每个数都能点开。\n\n例：yifa sample && yifa serve",
    epilog="退出码：0 办成；1 查出问题或者办不成；2 命令写得不对，或者有文件读不了。",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def main() -> None:
    """Every command works on the folder YIFA_HOME, by default `var/` in the checkout."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.settings")


if __name__ == "__main__":
    main()
