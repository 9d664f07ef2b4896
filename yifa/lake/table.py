"""An answer of the lake as people read it: on a terminal, as CSV, as one Excel sheet."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from rich.table import Table
from stdnum import numdb

from .answering import Lake, Line
from .rollup import PLACES, WORDS

Cell = str | int | Decimal | None
UNFILLED = "未填"
#: A place that the codes of organisations don't tell.
NOWHERE = "未列行政区划"
NUMBERS = ("数值", "分子", "分母")


def heads(lake: Lake, by: Sequence[str]) -> list[str]:
    """What stands above each column."""
    known = {word: one.label for it in lake.figures.values() for word, one in it.categories.items()}
    asked = [WORDS.get(word) or known[word] for word in by]
    return ["指标", *asked, "数值", "单位", "分子", "分母", "截至"]


def rows(lake: Lake, by: Sequence[str], lines: Iterable[Line]) -> Iterator[list[Cell]]:
    """A row for each line; a rate of unit % is told in hundredths."""
    for one in lines:
        figure = lake.figures[one.figure]
        value = one.value
        if figure.is_rate and value is not None and figure.unit == "%":
            value = Decimal(value * 100).quantize(Decimal("0.1"))
        words = [word_of(lake, one.figure, *told) for told in zip(by, one.by, strict=True)]
        until = one.until.isoformat()
        yield [figure.label, *words, value, figure.unit, one.numerator, one.denominator, until]


def word_of(lake: Lake, figure: str, word: str, value: Any) -> str:
    """What a value of `by` is called."""
    if word in PLACES:
        return place_name(str(value)) if value else NOWHERE
    if word == "month":
        return f"{value // 100}-{value % 100:02d}"
    known = lake.words.get(word) or {}
    if word not in WORDS:
        known = lake.figures[figure].categories[word].parts
    return known.get(value, str(value)) or UNFILLED


@cache
def place_name(code: str) -> str:
    """A place with its code: 33 浙江省; the code alone where none of that name is known."""
    found = numdb.get("cn/loc").info(code.ljust(6, "0"))
    names = found[0][1] if len(code) == 2 else found[-1][1]
    told = names.get("province" if len(code) == 2 else "county", "")
    return f"{code} {re.sub(r'.*]', '', told)}".strip()


def as_table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """A table for a terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in head:
        table.add_column(name, overflow="fold", justify="right" if name in NUMBERS else "left")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    return table


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV that spreadsheet programs open in Chinese."""
    text = StringIO()
    csv.writer(text).writerows([head, *rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One Excel sheet; words stay words, whatever they begin with."""
    file = BytesIO()
    words = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    day = dt.datetime(2000, 1, 1)  # without a day of its own the same answer makes the same bytes
    with xlsxwriter.Workbook(file, {"in_memory": True, **words}) as book:
        book.set_properties({"created": day})
        page = book.add_worksheet("汇总")
        page.write_row(0, 0, head, book.add_format({"bold": True, "bottom": 1}))
        page.freeze_panes(1, 0)
        page.set_column(0, len(head) - 1, 14)
        for place, row in enumerate(rows, 1):
            page.write_row(place, 0, row)
    return file.getvalue()
