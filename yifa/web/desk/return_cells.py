"""The cells of a return as a table: each number opens what it counts, beside the month before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yifa.kernel.categories import category_label
from yifa.kernel.figures import Period
from yifa.report.returns import filling
from yifa.report.returns.models import Cell, Return
from yifa.report.returns.procedure import Returning
from yifa.report.text import figure

from .figure_asking import figure_for
from .figure_shown import number
from .return_asking import Due

#: What a cell is known by: figure, category, part.
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Line:
    """One row: its label, the two numbers with what they open, the month before, the difference.

    `part` rows stand under the figure they break down.
    """

    label: str
    unit: str
    month: str
    year: str
    month_url: str
    year_url: str
    before: str
    change: str
    part: bool = False
    head: str = ""
    now: str = ""


def key_of(cell: Cell) -> Key:
    """What a cell is known by."""
    return cell["figure"], cell["by"], cell["code"]


def by_key(cells: Iterable[Cell]) -> dict[Key, Cell]:
    """Cells by what they are known by."""
    return {key_of(cell): cell for cell in cells}


def is_confirmed(due: Due) -> bool:
    """Whether its cells are those that somebody confirmed."""
    return due.found is not None and due.found.stage != Returning.filling.name


def lines(
    due: Due, cells: Iterable[Cell], last: Mapping[Key, Cell], moved: Mapping[Key, Cell]
) -> list[Line]:
    """The rows in the order of the form; a breakdown's first row bears its heading."""
    told: set[str] = set()
    found = []
    for cell in cells:
        head = ""
        if cell["by"] and cell["figure"] + cell["by"] not in told:
            told.add(cell["figure"] + cell["by"])
            one = figure(cell["figure"])
            head = f"{one.label}，按{category_label(one, cell['by'])}"
        found.append(line(due, cell, last.get(key_of(cell)), moved.get(key_of(cell)), head=head))
    return found


def line(due: Due, cell: Cell, last: Cell | None, moved: Cell | None, *, head: str) -> Line:
    """One row."""
    part = {"by": cell["by"], "part": cell["code"]} if cell["by"] else {}
    month = Period(due.month.first, due.month.last)

    def opens(period: Period) -> str:
        return figure_for(cell["figure"], due.organisation, period, **part)

    return Line(
        cell["label"],
        cell["unit"],
        number(Decimal(cell["month"])),
        number(Decimal(cell["year"])),
        opens(month),
        opens(due.month.year_to_date),
        number(Decimal(last["month"])) if last else "",
        difference(cell, last),
        bool(cell["by"]),
        head,
        now_in_words(moved),
    )


def difference(cell: Cell, last: Cell | None) -> str:
    """多3, 少2 against the month before; "" where it is the same or there is none."""
    if last is None:
        return ""
    by = Decimal(cell["month"]) - Decimal(last["month"])
    return "" if by == 0 else f"{'多' if by > 0 else '少'}{number(abs(by))}"


def now_in_words(moved: Cell | None) -> str:
    """What the records say now, where it is not what was confirmed."""
    if moved is None:
        return ""
    return f"{number(Decimal(moved['month_now']))}、{number(Decimal(moved['year_now']))}"


def changes(cells: Iterable[Cell], last: Mapping[Key, Cell]) -> int:
    """In how many rows the month is not what the month before was; parts are not counted."""
    return sum(
        1
        for cell in cells
        if not cell["by"] and key_of(cell) in last and difference(cell, last[key_of(cell)])
    )


def is_zero(cells: Iterable[Cell]) -> bool:
    """Whether there is nothing to report."""
    return all(Decimal(cell["month"]) == 0 for cell in cells)


def contents(due: Due) -> tuple[list[Cell], list[str], list[str]]:
    """The cells as confirmed, else as they would be now; who below is in it, who is missing."""
    if due.found is not None and is_confirmed(due):
        return due.found.cells, due.found.below, due.found.missing
    filled = filling.fill(due.found or unborn(due))
    return filled.cells, [one.number for one in filled.below], [one.name for one in filled.missing]


def unborn(due: Due) -> Return:
    """A return that nobody has begun, to see what it would hold."""
    return Return(
        form=due.form.name,
        first_day=due.month.first,
        last_day=due.month.last,
        organisation=due.organisation,
    )
