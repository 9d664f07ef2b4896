"""The quantities of reports as one Excel sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from yifa.reviewer.faces.clean import clean

COLUMNS = {
    "text": "原文",
    "value": "数值",
    "upper": "到（范围的上限）",
    "unit": "单位",
    "counted": "数的什么",
    "act": "做了什么",
    "period": "时段",
    "approximate": "约数",
    "bound": "界限",
    "section": "章节",
    "start": "起",
    "end": "止",
}
BOUNDS = {"at_least": "至少", "at_most": "至多"}
#: Excel keeps fifteen figures of a number and 32,767 characters of a text.
MOST_FIGURES, LONGEST = 10**15, 32_000
WIDTHS = {0: 28, 1: 14, 2: 12, 5: 16, 6: 16, 10: 48}


def sheet(lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """Write the figures of `figures_as_json`, given by their file, one to a row."""
    file = BytesIO()
    # Words stay words: none becomes a formula or a link, whatever it begins with.
    words = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {"in_memory": True, **words}) as book:
        page = book.add_worksheet("数字")
        head = book.add_format({"bold": True, "bottom": 1})
        page.write_row(0, 0, ["文件", *COLUMNS.values()], head)
        page.freeze_panes(1, 0)
        for column, width in WIDTHS.items():
            page.set_column(column, column, width)
        rows = ((name, figure) for name, figures in lists.items() for figure in figures)
        last = 0
        for last, (name, figure) in enumerate(rows, 1):
            page.write_row(last, 0, [clean(name), *(_cell(figure, it) for it in COLUMNS)])
        page.autofilter(0, 0, last, len(COLUMNS))
    return file.getvalue()


def _cell(figure: Mapping[str, Any], column: str) -> int | float | str | None:
    value = figure[column]
    if column == "section":
        return clean(" / ".join(value))[:LONGEST]
    if column == "bound":
        return BOUNDS.get(value)
    if isinstance(value, int | float):
        return value if abs(value) < MOST_FIGURES else str(value)
    return clean(value)[:LONGEST] if isinstance(value, str) else None
