"""`yifa figures`: every number that a report states, with what it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .reading import FILES, Sources, console, say_json, write

if TYPE_CHECKING:
    from yifa.reviewer import Reading


@click.command()
@FILES
@click.option("--json", "as_json", is_flag=True, help="结果写成 JSON")
@click.option(
    "--xlsx", "table", metavar="OUT", type=click.Path(path_type=Path), help="写成一张 Excel 表"
)
def figures(files: tuple[Path, ...], as_json: bool, table: Path | None) -> None:
    """列出报告里的每个数字：多少、什么单位、数的是什么、在哪一节。

    读 txt、md、html、docx、pdf。几份一起列时，Excel 仍是一张表，第一栏是文件名。

    例：yifa figures 报告.docx --xlsx 数字.xlsx

    退出码：0 列完；2 有文件读不了或者命令写得不对，别的文件照列。
    """
    from yifa.reviewer import Reading, outline
    from yifa.reviewer.faces.as_json import figures_as_json

    sources = Sources(files)
    lists: dict[str, list[dict[str, Any]]] = {}
    for path, _, source in sources:
        reading = Reading(outline(source))
        lists[str(path)] = figures_as_json(reading)
        if not as_json and not table:
            _say(reading)
    if table:
        from yifa.reviewer.faces.sheet import sheet

        write(table, sheet(lists), files)
    if as_json:
        say_json(lists, sources)
    raise SystemExit(2 if sources.unread else 0)


def _say(reading: Reading) -> None:
    from yifa.reviewer.faces.terminal import show_figures

    show_figures(reading, console())
