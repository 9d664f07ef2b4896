"""How a return fills itself: its own events, and the returns that those below have sent.

An upper return is its own events plus the sent returns below; those that are missing are named
and left out, and the gap to the figure as it stands is shown beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from yifa.kernel import chain
from yifa.kernel.categories import part_label
from yifa.kernel.figures import Counted, Cut, Period, Scope, Stock
from yifa.kernel.grouping import break_down, compute_many
from yifa.kernel.matter import Event
from yifa.kernel.organisation import Form, Organisation
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.law import calendar
from yifa.report.reading import exact
from yifa.report.text import figure
from yifa.report.wing import ReturnForm, Row, return_form

from .models import Cell, Return
from .procedure import Returning

#: Organisations that owe returns: governments, and villages under them.
RETURNERS = (Form.GOVERNMENT, Form.VILLAGE)


@dataclass(frozen=True)
class Month:
    """The days a return covers, and the day it is due."""

    first: dt.date
    last: dt.date

    @classmethod
    def closing(cls, form: ReturnForm, year: int, month: int) -> Month:
        """The month of a form that closes in a calendar month: 21st to 20th."""
        last = dt.date(year, month, form.closes_on)
        return cls(calendar.add_months(last, -1) + dt.timedelta(days=1), last)

    @classmethod
    def around(cls, form: ReturnForm, day: dt.date) -> Month:
        """The month of a form that holds a day."""
        here = cls.closing(form, day.year, day.month)
        if day <= here.last:
            return here
        following = calendar.add_months(day.replace(day=1), 1)
        return cls.closing(form, following.year, following.month)

    @property
    def counts_from(self) -> dt.date:
        """The day from which the days to the due day are counted: the last of the month before."""
        return self.last.replace(day=1) - dt.timedelta(days=1)

    def holds(self, period: Period) -> bool:
        """Whether a stretch of days lies within it."""
        return self.first <= period.first and period.last <= self.last

    def stretches(self) -> list[Period]:
        """The month and the year to date as days that do not overlap.

        A return that closes on 20 January begins in the old year, which the year does not count.
        """
        begins = dt.date(self.last.year, 1, 1)
        edge = max(self.first, begins)
        before = Period(min(self.first, begins), edge - dt.timedelta(days=1))
        return (
            [before, Period(edge, self.last)]
            if before.first <= before.last
            else [Period(edge, self.last)]
        )

    @property
    def year_to_date(self) -> Period:
        """From 1 January to the closing day; what came after 20 December counts to the new year."""
        return Period(dt.date(self.last.year, 1, 1), self.last)


def below(form: ReturnForm, organisation: Organisation) -> list[Organisation]:
    """The organisations that owe it a return: governments and villages directly under it."""
    under = Organisation.objects.filter(parent=organisation, form__in=RETURNERS).order_by("code")
    return [one for one in under if owes(form, one)]


def owes(form: ReturnForm, organisation: Organisation) -> bool:
    """Whether an organisation makes that return."""
    return organisation.form in RETURNERS and (not form.levels or organisation.level in form.levels)


def find(form: ReturnForm, organisation: Organisation, month: Month) -> Return | None:
    """The return of an organisation for a month, if it was begun; a revoked one does not count."""
    found = Return.objects.filter(form=form.name, organisation=organisation, last_day=month.last)
    return found.exclude(stage=Returning.void.name).first()


def begin(form: ReturnForm, month: Month, *, by: Post, on: dt.date) -> Return:
    """The return of the post's organisation for a month; made if it is not there yet."""
    found = find(form, by.organisation, month)
    if found is not None:
        return found
    made = Return()
    title = f"{by.organisation.name}{month.last.year}年{month.last.month}月{form.title}"
    take(
        made,
        Returning.register.name,
        by=by,
        on=on,
        title=title,
        form=form.name,
        first_day=month.first,
        last_day=month.last,
        counts_from=month.counts_from,
    )
    return made


@dataclass(frozen=True)
class Filled:
    """A return as it would be confirmed now."""

    cells: list[Cell]
    below: list[Return]
    missing: list[Organisation]


def fill(one: Return, *, cut: Cut = None) -> Filled:
    """Own events in the period plus what the sent returns below say."""
    form, month = return_form(one.form), Month(one.first_day, one.last_day)
    owed = below(form, one.organisation)
    sent = {r.organisation_id: r for r in sent_below(one, owed)}
    missing = [other for other in owed if other.pk not in sent]
    own = Scope(one.organisation, without=tuple(owed))
    cells = own_cells(form, own, month, cut)
    for lower in sent.values():
        add(cells, lower.cells)
    return Filled(in_order(cells, form), list(sent.values()), missing)


def sent_below(one: Return, owed: Iterable[Organisation]) -> Iterable[Return]:
    """The returns below that were sent for the same month."""
    return Return.objects.filter(
        form=one.form, last_day=one.last_day, organisation__in=list(owed), stage=Returning.sent.name
    ).select_related("organisation")


def own_cells(form: ReturnForm, scope: Scope, month: Month, cut: Cut) -> list[Cell]:
    """The form's rows from an organisation's own events; a stock is that of the last day."""
    plain = [figure(row.figure) for row in form.rows if not row.by]
    stretches = month.stretches()
    answers = compute_many(plain, scope, stretches, cut=cut)
    cells: list[Cell] = []
    for row in form.rows:
        if row.by:
            cells += parts_of(row, scope, month, cut)
        else:
            counted = figure(row.figure)
            values = [answer.value or 0 for answer in answers[counted.key]]
            if isinstance(counted, Stock):
                here = so_far = values[-1]
            else:
                told = list(zip(values, stretches, strict=True))
                first = month.year_to_date.first
                here = sum((v for v, p in told if month.holds(p)), 0)
                so_far = sum((v for v, p in told if p.first >= first), 0)
            cells.append(cell(row, "", counted.label, counted.unit, here, so_far))
    return cells


def parts_of(row: Row, scope: Scope, month: Month, cut: Cut) -> list[Cell]:
    """A breakdown row as cells, one a part."""
    counted = cast("Counted", figure(row.figure))
    periods = [Period(month.first, month.last), month.year_to_date]
    here, year = break_down(counted, row.by, scope, periods, cut=cut)
    return [
        cell(
            row,
            code,
            part_label(counted, row.by, code),
            counted.unit,
            here.get(code, 0),
            year.get(code, 0),
        )
        for code in sorted(here.keys() | year.keys())
    ]


def cell(
    row: Row, code: str, label: str, unit: str, here: int | Decimal, so_far: int | Decimal
) -> Cell:
    """A cell in values that JSON keeps exactly."""
    return {
        "figure": row.figure,
        "by": row.by,
        "code": code,
        "label": label,
        "unit": unit,
        "month": exact(here),
        "year": exact(so_far),
    }


def add(cells: list[Cell], others: Iterable[Cell]) -> None:
    """Add the cells of a lower return to these, part by part."""
    known = {(one["figure"], one["by"], one["code"]): one for one in cells}
    for other in others:
        mine = known.get((other["figure"], other["by"], other["code"]))
        if mine is None:
            cells.append(dict(other))
            continue
        for column in ("month", "year"):
            mine[column] = exact(Decimal(mine[column]) + Decimal(other[column]))


def in_order(cells: list[Cell], form: ReturnForm) -> list[Cell]:
    """Rows as the form has them; the parts of a breakdown largest first."""
    place = {(row.figure, row.by): number for number, row in enumerate(form.rows)}
    return sorted(
        cells,
        key=lambda one: (place[one["figure"], one["by"]], -Decimal(one["year"]), one["code"]),
    )


def confirm(one: Return, *, by: Post, on: dt.date, seen: int | None = None) -> Event:
    """Confirm what it holds now: its cells, the chains' places, who was missing."""
    cut = chain.places()
    filled = fill(one)
    if chain.places() != cut:  # somebody wrote meanwhile: count only what was there at first
        filled = fill(one, cut=cut)
    return take(
        one,
        Returning.confirm.name,
        by=by,
        on=on,
        seen=seen,
        cells=filled.cells,
        cut=cut,
        below=[lower.number for lower in filled.below],
        missing=[other.name for other in filled.missing],
    )


def gap(one: Return) -> list[Cell]:
    """Cells whose figures have changed since they were confirmed, with what they are now."""
    now = {(c["figure"], c["by"], c["code"]): c for c in fill(one).cells}
    changed = []
    for told in one.cells:
        fresh = now.get((told["figure"], told["by"], told["code"]))
        month, year = (fresh["month"], fresh["year"]) if fresh else ("0", "0")
        if (month, year) != (told["month"], told["year"]):
            changed.append({**told, "month_now": month, "year_now": year})
    return changed
