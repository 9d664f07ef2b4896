"""Totals of tables: a row or a column called 合计 against what it is the total of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from yifa.reviewer.document import Kind
from yifa.reviewer.findings import Relation, Severity, Term
from yifa.reviewer.numerals import arabic, plain
from yifa.reviewer.reading import Paragraph, Reading

NUMBER = re.compile(r"([0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9]+)?)\s*[\u4e00-\u9fff]{0,3}")
TOTAL = re.compile(r"(?:总|合|共)\s*计(?:\s*[（(].*[）)])?|总\s*数")
SUBTOTAL = re.compile(r"小\s*计|其中")
NO_SUM = re.compile(r"序号|年份|[%％率]|占|比|平均|人均|同期|增长|增幅")
EMPTY = frozenset(["", "-", "—", "–", "－", "/", "——", "无"])
MOST_ROWS = 500


class Cell(NamedTuple):
    """A cell: its words, its number if it holds one and nothing else, and its place."""

    words: str
    value: Decimal | None
    step: Decimal
    start: int
    end: int
    row: Paragraph

    def term(self, label: str) -> Term:
        """Give it as a line of the working."""
        return Term(label, self.words, self.value, self.row.span(self.start, self.end))


class Sum(NamedTuple):
    """A total with its parts, as a row or a column of the table has them."""

    label: str
    total: Cell
    parts: Sequence[Cell]

    @property
    def computed(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value or Decimal(0) for part in self.parts), Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether that is the total, as far as both are written."""
        steps = [it.step for it in (self.total, *self.parts) if it.step < 1]
        return abs(self.computed - (self.total.value or 0)) <= sum(steps, Decimal(0)) / 2


Grid = Sequence[Sequence[Cell]]


def is_row(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a row of a table."""
    return paragraph.block.kind is Kind.ROW or "\t" in paragraph.text


def table_sums(reading: Reading) -> Iterator[Relation]:
    """Yield the sums of all tables, those that add up included."""
    for rows, found in groupby(reading.paragraphs, is_row):
        if rows:
            for grid in _grids([_cells(row) for row in found]):
                yield from _judged(list(_down(grid)))
                yield from _judged(list(_across(grid)))


def _grids(rows: Grid) -> Iterator[Grid]:
    """Part tables that follow each other: a row without numbers after a total heads another."""
    start = 0
    for number in range(1, len(rows)):
        if _is_total_row(rows[number - 1]) and not _has_numbers(rows[number]):
            yield _aligned(rows[start:number])
            start = number
    yield _aligned(rows[start : start + MOST_ROWS])


def _aligned(rows: Grid) -> Grid:
    """Fill up rows whose blank cells at the edges were lost."""
    width = max(len(row) for row in rows)
    is_numbered = rows[0][0].words.startswith("序")
    aligned = []
    for row in rows:
        end = row[-1].end
        blanks = [Cell("", Decimal(0), Decimal(1), end, end, row[0].row)] * (width - len(row))
        is_total = is_numbered and bool(TOTAL.fullmatch(row[0].words))
        aligned.append([*blanks, *row] if is_total else [*row, *blanks])
    return aligned


def _has_numbers(row: Sequence[Cell]) -> bool:
    return any(cell.value is not None and cell.words not in EMPTY for cell in row)


def _cells(row: Paragraph) -> list[Cell]:
    text, cells, end = row.text, list[Cell](), 0
    inner = text.strip("|｜ ")
    first = text.find(inner) if inner else 0
    for written in re.split(r"[\t|｜]", inner):
        start = first + end + len(written) - len(written.lstrip())
        words = written.strip()
        found = NUMBER.fullmatch(words)
        number = arabic(found[1]) if found else None
        value = number.value if number else (Decimal(0) if words in EMPTY else None)
        step = number.step if number else Decimal(1)
        cells.append(Cell(words, value, step, start, start + len(words), row))
        end += len(written) + 1
    return cells


def _head(grid: Grid) -> int:
    """Tell how many rows stand over the first with numbers."""
    for number, row in enumerate(grid):
        if _has_numbers(row):
            return number
    return len(grid)


def _titles(grid: Grid, column: int) -> str:
    return "".join(row[column].words for row in grid[: _head(grid)] if column < len(row))


def _down(grid: Grid) -> Iterator[Sum]:
    """Take the rows called 合计 as the totals of the rows before them, or of all where first."""
    head = _head(grid)
    body = grid[head:]
    places = [n for n, row in enumerate(body) if _is_total_row(row)]
    if len(places) != 1 or any(SUBTOTAL.search(row[0].words) for row in body):
        return
    total = body[places[0]]
    rows = [row for row in (body[: places[0]] if places[0] else body[1:]) if len(row) == len(total)]
    if len(rows) < 2:
        return
    for column, cell in enumerate(total):
        parts = [row[column] for row in rows]
        title = _titles(grid, column)
        is_full = all(part.value is not None for part in parts)
        if cell.value is None or cell.words in EMPTY or not is_full or NO_SUM.search(title):
            continue
        yield Sum(title, cell, parts)


def _is_total_row(row: Sequence[Cell]) -> bool:
    return any(TOTAL.fullmatch(cell.words) for cell in row[:2])


def _across(grid: Grid) -> Iterator[Sum]:
    """Take the column called 合计 as the total of the columns before it, or of all where first."""
    head = _head(grid)
    if not head:
        return
    width = len(grid[head - 1])
    titles = [_titles(grid, column) for column in range(width)]
    places = [n for n, title in enumerate(titles) if TOTAL.fullmatch(title)]
    if len(places) != 1 or any(SUBTOTAL.search(title) for title in titles):
        return
    place = places[0]
    before = [n for n in range(1, place) if not NO_SUM.search(titles[n])]
    columns = (
        before
        if len(before) > 1
        else [n for n in range(place + 1, width) if not NO_SUM.search(titles[n])]
    )
    for row in grid[head:]:
        if len(row) != width or row[place].value is None or row[place].words in EMPTY:
            continue
        parts = [row[column] for column in columns if row[column].value is not None]
        if len(parts) > 1:
            yield Sum(row[0].words, row[place], parts)


def _judged(sums: Sequence[Sum]) -> Iterator[Relation]:
    """Judge the sums of one table: where one of them adds up, the others are meant to."""
    proven = any(it.agrees and it.computed > 0 for it in sums)
    for it in sums:
        if it.agrees or proven:
            yield _relation(it, Severity.ERROR)
        elif len(sums) == 1 and _is_near(it):
            yield _relation(it, Severity.WARNING)


def _is_near(it: Sum) -> bool:
    total = it.total.value or Decimal(0)
    return abs(it.computed - total) <= total / 4


def _relation(it: Sum, severity: Severity) -> Relation:
    shown = [part for part in it.parts if part.words not in EMPTY]
    missing = abs(it.computed - (it.total.value or 0))
    message = (
        f"“{it.label or '表格'}”的合计：{'+'.join(part.words for part in shown)}"
        f"={plain(it.computed)}，表中为{it.total.words}，差{plain(missing)}。"
    )
    return Relation(
        "sum",
        it.total.term(it.label),
        tuple(part.term("") for part in shown),
        it.computed,
        it.agrees,
        "" if it.agrees else message,
        severity,
    )
