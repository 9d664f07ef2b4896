"""What returns come to at a glance: the month of each row, of several returns in one question.

A list only says whether there is anything to report and how many rows have changed. For that the
year to date and the parts of a row need not be counted; `filling.fill` counts everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from yifa.kernel.figures import Period, Scope
from yifa.kernel.grouping import compute_many
from yifa.kernel.organisation import Organisation
from yifa.report.text import figure
from yifa.report.wing import ReturnForm

from .filling import Month
from .models import Cell, Return

#: The month of each row: figure → number.
Numbers = dict[str, Decimal]


def months_of(cells: Iterable[Cell]) -> Numbers:
    """The months of cells that were kept; a row's parts add up to it and are passed over."""
    return {cell["figure"]: Decimal(cell["month"]) for cell in cells if not cell["by"]}


def months_now(
    form: ReturnForm,
    organisation: Organisation,
    months: Sequence[Month],
    *,
    owed: Sequence[Organisation],
    sent: Iterable[Return],
) -> dict[Month, Numbers]:
    """What an organisation's returns of those months would say now.

    Its own events, without those of the organisations that owe it a return, and what these sent.
    """
    rows = [figure(row.figure) for row in form.rows if not row.by]
    own = Scope(organisation, without=tuple(owed))
    counted = compute_many(rows, own, [Period(month.first, month.last) for month in months])
    found = {
        month: {one.key: Decimal(counted[one.key][place].value or 0) for one in rows}
        for place, month in enumerate(months)
    }
    by_last_day = {month.last: numbers for month, numbers in found.items()}
    for lower in sent:
        numbers = by_last_day[lower.last_day]
        for key, number in months_of(lower.cells).items():
            numbers[key] = numbers.get(key, Decimal(0)) + number
    return found


def is_zero(numbers: Numbers) -> bool:
    """Whether there is nothing to report."""
    return not any(numbers.values())


def changes(now: Numbers, before: Numbers) -> int:
    """In how many rows the month is not what the month before was."""
    return sum(number != before[key] for key, number in now.items() if key in before)
