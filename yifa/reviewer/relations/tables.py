"""Totals of tables: rows and columns called 合计 or 小计 against what they are the totals of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.numerals import plain
from yifa.reviewer.reading import Reading
from yifa.reviewer.relations.grids import (
    EMPTY,
    SUBTOTAL,
    TOTAL,
    Cell,
    Grid,
    Row,
    grids,
    head,
    is_called,
    is_row,
    title,
)

AMONG = re.compile("其中")
NO_SUM = re.compile(r"序号|年份|[%％率]|占|比|平均|人均|同期|增长|增幅")


class Sum(NamedTuple):
    """A total with its parts and their names, as a row or a column of the table has them."""

    label: str
    total: Cell
    parts: Sequence[Cell]
    names: Sequence[str]

    @property
    def computed(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value or Decimal(0) for part in self.parts), Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether that is the total, as far as both are written."""
        steps = [it.step for it in (self.total, *self.parts) if it.step < 1]
        return abs(self.computed - (self.total.value or 0)) <= sum(steps, Decimal(0)) / 2


def table_sums(reading: Reading) -> Iterator[Relation]:
    """Yield the sums of all tables, those that add up included."""
    for rows, found in groupby(reading.paragraphs, is_row):
        if rows:
            for grid in grids(list(found)):
                yield from _judged(list(_down(grid)))
                yield from _judged(list(_across(grid)))


def _down(grid: Grid) -> Iterator[Sum]:
    """Take the rows called 合计 as the totals of the rows before them, or of all where first."""
    body = grid[head(grid) :]
    places = [n for n, row in enumerate(body) if is_called(row, TOTAL)]
    if len(places) != 1 or any(AMONG.search(row[0].words) for row in body):
        return
    total = body[places[0]]
    before = body[: places[0]]
    if not before:
        if not any(is_called(row, SUBTOTAL) for row in body):
            yield from _of_rows(grid, total, body[1:])
        return
    parts = list[Row]()
    group = list[Row]()
    for row in before:
        if not is_called(row, SUBTOTAL):
            group.append(row)
        elif not group:
            return
        else:
            yield from _of_rows(grid, row, group)
            parts.append(row)
            group = []
    yield from _of_rows(grid, total, [*parts, *group])


def _of_rows(grid: Grid, total: Row, rows: Sequence[Row]) -> Iterator[Sum]:
    if len(rows) < 2 and not is_called(total, SUBTOTAL):
        return
    for column, cell in enumerate(total):
        parts = [row[column] for row in rows]
        words = title(grid, column)
        is_full = all(part.value is not None for part in parts)
        if cell.is_written and is_full and not NO_SUM.search(words):
            yield Sum(words, cell, parts, [_name(row[:column]) for row in rows])


def _name(before: Row) -> str:
    """Give what a number in a row is of: the words next before it."""
    return next((cell.words for cell in reversed(before) if cell.value is None), "")


def _across(grid: Grid) -> Iterator[Sum]:
    """Take the column called 合计 as the total of the columns before it, or of all where first."""
    first = head(grid)
    if not first:
        return
    titles = [title(grid, column) for column in range(len(grid[0]))]
    places = [n for n, words in enumerate(titles) if TOTAL.fullmatch(words)]
    if len(places) == 1:
        for total, parts in _columns(titles, places[0]):
            yield from _of_columns(grid[first:], titles, total, parts)


def _of_columns(
    body: Grid, titles: Sequence[str], total: int, parts: Sequence[int]
) -> Iterator[Sum]:
    # A column of words adds nothing; words in a column of numbers hide one.
    parts = [column for column in parts if any(row[column].is_written for row in body)]
    names = [titles[column] for column in parts]
    for row in body:
        cells = [row[column] for column in parts]
        if row[total].is_written and cells and all(cell.value is not None for cell in cells):
            yield Sum(row[0].words, row[total], cells, names)


def _columns(titles: Sequence[str], total: int) -> Iterator[tuple[int, list[int]]]:
    """Yield the columns of totals and subtotals, each with those that it adds up."""
    subtotals = [n for n, words in enumerate(titles) if SUBTOTAL.fullmatch(words)]
    before = [n for n in range(1, total) if not NO_SUM.search(titles[n])]
    if not subtotals:
        after = (n for n in range(total + 1, len(titles)) if not NO_SUM.search(titles[n]))
        parts = before if len(before) > 1 else list(after)
        if len(parts) > 1:
            yield total, parts
        return
    parts, start = [], 0
    for place in subtotals:
        group = [n for n in before if start < n < place]
        if not group or place > total:
            return
        yield place, group
        parts.append(place)
        start = place
    parts += [n for n in before if n > start]
    if len(parts) > 1:
        yield total, parts


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
    named = zip(it.names, it.parts, strict=True)
    shown = [(name, part) for name, part in named if part.words not in EMPTY]
    missing = abs(it.computed - (it.total.value or 0))
    message = (
        f"“{it.label or '表格'}”的合计：{'+'.join(part.words for _, part in shown)}"
        f"={plain(it.computed)}，表中为{it.total.words}，差{plain(missing)}。"
    )
    return Relation(
        "sum",
        it.total.term(it.label),
        tuple(part.term(name) for name, part in shown),
        it.computed,
        it.agrees,
        "" if it.agrees else message,
        severity,
    )
