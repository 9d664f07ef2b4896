"""How a form (表格式文书) is ruled: labels and values in cells that may span columns and rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .text import Text, Unwritable, plain


@dataclass(frozen=True)
class Cell:
    """One box of a form.

    `columns` and `rows` say how many places it takes up, `lines` how many lines of writing it
    has room for at the least, so that an empty box can be filled in by hand.
    """

    text: Text = ""
    label: bool = False
    columns: int = 1
    rows: int = 1
    lines: int = 1

    def __post_init__(self) -> None:
        if min(self.columns, self.rows, self.lines) < 1:
            raise Unwritable(
                f"单元格“{plain(self.text)}”不占行或者不占列，请让它至少占一行一列，留一行字"
            )


@dataclass(frozen=True)
class Form:
    """Boxes row by row; a box that began in a row above is not named again below it.

    `widths` are the columns' shares of the page, in any unit; left out, all are equal.
    Raises Unwritable where the boxes of a row leave a gap, overlap or stick out.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not self.width:
            raise Unwritable("表格一格也没有，请至少写一行")
        check_widths(self.widths, self.width, name="表格")
        placed_rows(self)

    @property
    def width(self) -> int:
        """How many columns the form has, as its first row tells."""
        return sum(cell.columns for cell in self.rows[0]) if self.rows else 0


@dataclass(frozen=True)
class Placed:
    """A cell in a row; `continued` where the box began in a row above."""

    cell: Cell
    continued: bool = False


def check_widths(widths: tuple[float, ...], columns: int, *, name: str) -> None:
    """Raises Unwritable unless there is one share for each column, or none at all."""
    if widths and len(widths) != columns:
        raise Unwritable(f"{name}有{columns}列，却给了{len(widths)}个列宽，请一列给一个")
    if any(share <= 0 for share in widths):
        raise Unwritable(f"{name}有一列的列宽不大于零，请改为大于零的数")


def label(text: str, *, columns: int = 1, rows: int = 1) -> Cell:
    """A box that names what stands beside or below it."""
    return Cell(text, label=True, columns=columns, rows=rows)


def value(text: Text = "", *, columns: int = 1, rows: int = 1, lines: int = 1) -> Cell:
    """A box that is filled in."""
    return Cell(text, columns=columns, rows=rows, lines=lines)


def placed_rows(form: Form) -> list[list[Placed]]:
    """Every row from left to right, boxes from above included; raises Unwritable for a misfit."""
    hanging: dict[int, tuple[Cell, int]] = {}
    rows = []
    for number, row in enumerate(form.rows, start=1):
        placed = list(_placed(row, hanging, form.width, number=number))
        rows.append(placed)
        hanging = _still_hanging(placed, hanging)
    if hanging:
        raise Unwritable(f"表格第{len(rows)}行以下没有行了，仍有单元格要往下并，请减少它的行数")
    return rows


def _placed(
    row: tuple[Cell, ...], hanging: dict[int, tuple[Cell, int]], width: int, *, number: int
) -> Iterator[Placed]:
    waiting = list(row)
    column = 0
    while column < width:
        if column in hanging:
            cell = hanging[column][0]
            yield Placed(cell, continued=True)
        elif waiting:
            cell = waiting.pop(0)
            _check(cell, set(hanging), range(column, column + cell.columns), number=number)
            yield Placed(cell)
        else:
            raise Unwritable(f"表格第{number}行只写到第{column}列，应当写满{width}列，请补上单元格")
        column += cell.columns
    if waiting or column > width:
        raise Unwritable(f"表格第{number}行超出{width}列，请减少单元格或者它占的列数")


def _check(cell: Cell, taken: set[int], columns: range, *, number: int) -> None:
    if taken.intersection(columns):
        raise Unwritable(f"表格第{number}行的单元格与上面并下来的重叠，请减少它占的列数")


def _still_hanging(
    placed: list[Placed], hanging: dict[int, tuple[Cell, int]]
) -> dict[int, tuple[Cell, int]]:
    """By first column: the boxes that go on in the next row, and for how many rows more."""
    still = {}
    column = 0
    for entry in placed:
        left = hanging[column][1] - 1 if entry.continued else entry.cell.rows - 1
        if left:
            still[column] = (entry.cell, left)
        column += entry.cell.columns
    return still
