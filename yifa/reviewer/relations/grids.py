"""Tables as rows of cells, their columns in line whatever blank cells were lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yifa.reviewer.document import Kind
from yifa.reviewer.findings import Term
from yifa.reviewer.numerals import arabic
from yifa.reviewer.reading import Paragraph

NUMBER = re.compile(r"([0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9]+)?)\s*[\u4e00-\u9fff]{0,3}")
TOTAL = re.compile(r"(?:总|合|共)\s*计(?:\s*[（(].*[）)])?|总\s*数")
SUBTOTAL = re.compile(r".{0,12}小\s*计(?:\s*[（(].*[）)])?")
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

    @property
    def is_written(self) -> bool:
        """Whether a number stands in it, not a blank or a stroke for nothing."""
        return self.value is not None and self.words not in EMPTY

    def term(self, label: str) -> Term:
        """Give it as a line of the working."""
        return Term(label, self.words, self.value, self.row.span(self.start, self.end))


Row = Sequence[Cell]
Grid = Sequence[Row]


def is_row(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a row of a table."""
    return paragraph.block.kind is Kind.ROW or "\t" in paragraph.text


def grids(rows: Sequence[Paragraph]) -> Iterator[Grid]:
    """Part tables that follow each other: a row without numbers after a total heads another."""
    cells = [_cells(row) for row in rows]
    start = 0
    for number in range(1, len(cells)):
        if is_called(cells[number - 1], TOTAL) and not _has_numbers(cells[number]):
            yield _aligned(cells[start:number])
            start = number
    yield _aligned(cells[start : start + MOST_ROWS])


def is_called(row: Row, name: re.Pattern[str]) -> bool:
    """Tell whether a row has a name, in the first cell or beside a number or group of its own."""
    return any(name.fullmatch(cell.words) for cell in row[:2])


def head(grid: Grid) -> int:
    """Tell how many rows stand over the first with numbers."""
    return next((number for number, row in enumerate(grid) if _has_numbers(row)), len(grid))


def title(grid: Grid, column: int) -> str:
    """Give the words over a column."""
    return "".join(row[column].words for row in grid[: head(grid)] if column < len(row))


def _aligned(rows: Grid) -> Grid:
    """Fill up rows whose blank cells at the edges were lost, or stand in a cell of several rows."""
    width = max(len(row) for row in rows)
    is_numbered = rows[0][0].words.startswith("序")
    leading = Counter(_names(row) for row in rows if len(row) == width and _has_numbers(row))
    names = leading.most_common(1)[0][0] if leading else 0
    aligned = []
    for row in rows:
        lost = width - len(row)
        end = row[-1].end
        blanks = [Cell("", Decimal(0), Decimal(1), end, end, row[0].row)] * lost
        is_total = is_numbered and is_called(row[:1], TOTAL)
        is_short_of_names = _has_numbers(row) and 0 < _names(row) == names - lost
        at_front = is_total or is_short_of_names
        aligned.append([*blanks, *row] if at_front else [*row, *blanks])
    return aligned


def _names(row: Row) -> int:
    """Tell how many cells stand before the first number."""
    return next((number for number, cell in enumerate(row) if cell.is_written), len(row))


def _has_numbers(row: Row) -> bool:
    return any(cell.is_written for cell in row)


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
