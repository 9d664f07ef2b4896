"""How a table that a register makes of a period is shown, and taken out as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel.figures import Period
from yifa.kernel.matter import Matter
from yifa.kernel.place import Unsettled
from yifa.kernel.register import Register
from yifa.kernel.sheet import PeriodSheet, Tabled
from yifa.kernel.spreadsheet import as_file
from yifa.web.theme import wording
from yifa.web.theme.link import Act, Weight
from yifa.web.theme.table import Cell, Column, Place, Row, Table

from .access import register_or_404
from .exchange import XLSX
from .matter_page import crumbs
from .request import DeskRequest, desk, today
from .typed import Unreadable, read_day
from .value import words

#: Rows shown on the page; the file holds them all.
SHOWN = 300
#: Words up to this length stay on one line.
SHORT = 6
SHORTEST = 4
#: More columns than this are laid out in lines on a phone: title, number and sum, and the last one.
FIT_A_PHONE = 4
PLACES = [Place.NUMBER, Place.TITLE]
#: Longer words move under the title where the window, or the paper, is narrow.
LAST_FOLD = 4


@desk
@require_safe
def sheet(request: DeskRequest, kind: str, name: str) -> HttpResponse:
    """A register's table of a period, by default of the one that it opens with."""
    register = register_or_404(kind)
    if name not in register.sheets:
        raise Http404("没有这张表")
    made = register.sheets[name]
    period, trouble = period_asked(request, made)
    try:
        if request.GET.get("file") == "1" and not trouble:
            return file_of(request, register, made, period)
        tables = made.make(request.post, period)
    except Unsettled as unsettled:
        tables, trouble = [], str(unsettled)
    return render(
        request, "desk/exchange/sheet.html", context(register, made, period, tables, trouble)
    )


def file_of(
    request: DeskRequest, register: type[Register], made: PeriodSheet, period: Period
) -> HttpResponse:
    """The same tables as .xlsx."""
    name, file = as_file(made, register.kind(), by=request.post, period=period)
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
    answer["Cache-Control"] = "private, no-store"
    return answer  # type: ignore[return-value]  # a FileResponse is a response to Django


def context(
    register: type[Register],
    made: PeriodSheet,
    period: Period,
    tables: Sequence[Tabled],
    trouble: str,
) -> dict[str, Any]:
    """The page."""
    query = f"?from={period.first}&to={period.last}&file=1"
    return {
        "heading": made.label,
        "crumbs": crumbs(register),
        "below": [str(period)],
        "acts": [Act("导出这张表", query, weight=Weight.INK, icon="download", desk_only=True)],
        "period": period,
        "trouble_title": trouble,
        "tables": [(one, table_of(one)) for one in tables],
    }


def table_of(one: Tabled) -> Table | None:
    """A table as the page shows it; None where it has no row."""
    if not one.rows:
        return None
    wide = len(one.heads) > FIT_A_PHONE
    places = PLACES + [Place.ASIDE] * (len(one.heads) - len(PLACES) - 1) + [Place.STATE]
    heads = [
        column_of(head, values, place if wide else Place.TITLE)
        for head, values, place in zip(one.heads, zip(*one.rows, strict=True), places, strict=False)
    ]
    rows = [Row([cell(value) for value in row]) for row in one.rows[:SHOWN]]
    total = Row([cell(value) for value in one.total]) if one.total else None
    return Table(one.title, heads, rows, total=total, register=wide)


def column_of(head: str, values: Sequence[Any], place: Place) -> Column:
    """A column: numbers to the right, document numbers, days and short words on one line."""
    numeric = all(isinstance(value, int | Decimal | None) for value in values)
    if numeric and place is Place.ASIDE:
        place = Place.PARTY
    whole = all(is_short(value) for value in values)
    folds = place is Place.ASIDE and any(len(one) > SHORTEST for one in said(values))
    return Column(head, place, fold=LAST_FOLD if folds else 0, numeric=numeric, whole=whole)


def said(values: Sequence[Any]) -> list[str]:
    """The words among the values."""
    return [value for value in values if isinstance(value, str)]


def is_short(value: Any) -> bool:
    """Whether a value is better kept on one line."""
    return isinstance(value, Matter | dt.date) or len(str(value)) <= SHORT


def cell(value: Any) -> Cell:
    """A value in its cell: a matter leads to its page."""
    if isinstance(value, Matter):
        return Cell(value.number, reverse("matter", args=[value.pk]))
    if isinstance(value, dt.date):
        return Cell(wording.day_in_table(value))
    return Cell("" if value is None else words(value))


def period_asked(request: DeskRequest, made: PeriodSheet) -> tuple[Period, str]:
    """From one day to another, by default what the sheet opens with; and what can't be read."""
    now = today()
    usual = made.opens(now)
    try:
        first = read_day(request.GET.get("from") or usual.first.isoformat(), today=now)
        last = read_day(request.GET.get("to") or usual.last.isoformat(), today=now)
    except Unreadable as unreadable:
        return usual, str(unreadable)
    if first > last:
        return usual, "起始日期晚于截止日期，换一下再看"
    return Period(first, last), ""
