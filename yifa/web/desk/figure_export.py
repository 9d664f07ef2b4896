"""How a figure goes out as a file: what it came to, its parts, and the records the reader may see.

People are left out: number, subject, categories and days are what a list shows too.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import xlsxwriter

from yifa.kernel.person import Post
from yifa.kernel.rolls import Roll
from yifa.report import defining
from yifa.web.theme.chart import Bar, Bars
from yifa.web.theme.table import Row

from . import figure_roll
from .figure_asking import Asked
from .figure_page import answers
from .figure_parts import parts
from .figure_records import acts_of, page_of, visible
from .figure_rows import columns, table_rows
from .figure_shown import before_in_words, shown

#: So many records go into one file.
MOST = 20_000
BATCH = 500
#: What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t")

Lines = Iterable[list[str]]


def about(asked: Asked) -> Lines:
    """What the figure is and what it came to."""
    now, before = answers(asked)
    figure = shown(asked.figure, now)
    yield ["指标", asked.figure.label]
    yield ["单位", asked.whose.label]
    yield ["期间", str(asked.days.period)]
    yield ["数值", f"{figure.value}{figure.unit}"]
    if figure.fraction:
        yield ["分子", f"{figure.fraction.upper.name} {figure.fraction.upper.value}"]
        yield ["分母", f"{figure.fraction.lower.name} {figure.fraction.lower.value}"]
    yield ["去年同期", f"{before_in_words(asked.figure, before)}{figure.unit}"]
    yield ["怎么算", f"{defining.definition(asked.figure)}{defining.whose(asked.figure)}"]
    if left_out := defining.left_out(asked.figure):
        yield ["不计入", left_out]


def by_parts(asked: Asked) -> Lines:
    """The breakdown with its total."""
    bars: Bars | None = parts(asked).get("breakdown")
    if bars is None:
        return
    division = [bars.division_head] if bars.division_head else []
    yield [bars.head, bars.value_head, *division, bars.last_head]
    for bar in [*bars.bars, *([bars.total] if bars.total else [])]:
        yield part_line(bar, bool(division))


def part_line(bar: Bar, division: bool) -> list[str]:
    """One part."""
    return [bar.label, bar.shown, *([bar.division] if division else []), bar.last_year]


def listed(asked: Asked, post: Post) -> Lines:
    """The records that the reader may see, latest first, with one line on those left out."""
    if isinstance(asked.figure, Roll):
        yield from on_a_roll(asked)
        return
    acts = acts_of(asked)
    seen = visible(asked, acts, post)
    yield [column.label for column in columns(asked)]
    for row in rows(asked, post):
        yield [cell.text for cell in row.cells]
    hidden, left = acts.count() - seen.count(), max(seen.count() - MOST, 0)
    if hidden:
        yield [f"另有{hidden}件您无权查看，只计数，不列出。"]
    if left:
        yield [f"还有{left}件没有列出，把期间改短再导出。"]


def on_a_roll(asked: Asked) -> Lines:
    """Everyone on the roll."""
    yield [column.label for column in figure_roll.columns(asked)]
    for row in figure_roll.rows(asked, figure_roll.standing(asked)[:MOST]):
        yield [cell.text for cell in row.cells]


def rows(asked: Asked, post: Post) -> Iterator[Row]:
    """The rows, some hundred at a time."""
    acts = list(page_of(visible(asked, acts_of(asked), post), None)[:MOST])
    for start in range(0, len(acts), BATCH):
        yield from table_rows(asked, acts[start : start + BATCH], post)


def as_csv(asked: Asked, post: Post) -> bytes:
    """The records as CSV that spreadsheets open in Chinese."""
    out = io.StringIO()
    writer = csv.writer(out)
    for line in [*about(asked), [], *by_parts(asked), [], *listed(asked, post)]:
        writer.writerow([harmless(cell) for cell in line])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_xlsx(asked: Asked, post: Post) -> bytes:
    """Three sheets: the figure, its parts, the records."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet(book, "指标", about(asked))
        sheet(book, "分类", by_parts(asked))
        sheet(book, "记录", listed(asked, post))
    return out.getvalue()


def sheet(book: Any, name: str, lines: Lines) -> None:
    """One sheet, every cell as text."""
    page = book.add_worksheet(name)
    page.set_column(0, 8, 18)
    for place, line in enumerate(lines):
        for column, cell in enumerate(line):
            page.write_string(place, column, cell)
