"""Days before the law was in force, before there were offices, leap days, the end of time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, cast

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import house
from yifa import law
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet.tests.tables import HEADS, ROW, judged, workbook
from yifa.kernel.take import take
from yifa.kernel.writing import PARTIES, clean_one
from yifa.web.api.tests.doors import client

ODD = [
    *(dt.date.min, dt.date(1, 12, 31), dt.date(1582, 10, 10), dt.date(1899, 12, 31)),
    *(dt.date(1900, 2, 28), dt.date(1949, 9, 30), dt.date(1949, 10, 1), dt.date(1970, 1, 1)),
    *(dt.date(1989, 6, 16), dt.date(2010, 12, 31), dt.date(2011, 1, 1), dt.date(2024, 2, 29)),
    *(dt.date(2100, 1, 1), dt.date(2100, 2, 28), dt.date(9996, 2, 29), dt.date.max),
]
#: The first, the last and two between: a page takes longer than a step.
ENDS = ODD[::5]
CHINESE = re.compile("[一-鿿]")
IN_WINGS = [one for one in Register.all.values() if one.wing()]
every_register = pytest.mark.parametrize("register", IN_WINGS, ids=lambda one: one.kind())


@pytest.mark.promise("input", "each first step on days of all ages, as it is done and as past work")
@every_register
@pytest.mark.django_db
def test_a_step_on_an_odd_day_is_taken_or_refused_in_words(
    register: type[Register], tried: Callable[[int], None]
) -> None:
    house.set_up()
    clerk, first = house.post("clerk", house.OWN), register.procedures[-1].first()
    for on in ODD:
        for late in (False, True):
            writes = house.entry_of(register.kind())
            before = Event.objects.count()
            try:
                take(register.model(), first.name, by=clerk, on=on, late=late, **writes)
            except Refused as refused:
                assert all(CHINESE.search(told) for told in refused.fields.values())
                assert Event.objects.count() == before
            else:
                assert dt.date(1949, 10, 1) <= on <= timezone.localdate()
    tried(2 * len(ODD))


@pytest.mark.promise("input", "each day that a step writes, of any age")
@pytest.mark.parametrize("register", Register.all.values(), ids=lambda one: one.kind())
def test_a_day_that_a_step_writes_is_one_that_a_matter_can_have(
    register: type[Register], tried: Callable[[int], None]
) -> None:
    steps = [(p, step) for p in register.procedures for step in p.steps.values()]
    names = {name for procedure, step in steps for name in procedure.fields_of(step)} - {PARTIES}
    days = [
        name
        for name in names
        if isinstance(
            cast("models.Field[Any, Any]", register.model._meta.get_field(name)), models.DateField
        )
    ]
    for name in days:
        for on in ODD:
            for written in (on, on.isoformat()):
                try:
                    kept = clean_one(register.model(), name, written, needed=False, by=Post())
                except ValidationError as refused:
                    assert "离得太远" in refused.messages[0]
                else:
                    assert kept == on and 1949 <= on.year <= 2100
    tried(2 * len(days) * len(ODD) or 1)


@pytest.mark.promise("input", "a limit of the law asked for on days before it was in force")
def test_a_limit_that_did_not_hold_yet_says_so(tried: Callable[[int], None]) -> None:
    asked = 0
    for limit in law.every_limit():
        for on in ODD:
            asked += 1
            try:
                law.limit(limit.id, on=on)
            except law.NotInForce as too_early:
                assert CHINESE.search(str(too_early))
    tried(asked)


@pytest.mark.promise("input", "figures, law and lists asked for on days of all ages")
@pytest.mark.django_db
def test_what_is_asked_for_an_odd_day_is_answered_or_refused(
    tried: Callable[[int], None],
) -> None:
    house.set_up()
    clerk = house.post("clerk", house.OWN)
    house.register_dispute(clerk, on=timezone.localdate())
    program, browser = client(clerk), cast("Client", house.let_in(Client(), clerk))
    figure = next(iter(Register.all["dispute"].figures.values())).key
    for on in ENDS:
        day = on.isoformat()
        for asked in ({"from": day}, {"to": day}, {"from": day, "to": day}):
            assert program.get(f"/api/figures/{figure}", asked).status_code in (200, 400)
        assert program.get("/api/law", {"on": day}).status_code in (200, 400)
        since = {"registered_since": day, "registered_until": day}
        assert program.get("/api/dispute", since).status_code in (200, 400, 422)
        assert browser.get(reverse("register", args=["dispute"]), since).status_code == 200
        years = {"year": on.year, "month": f"{on:%Y-%m}", "from": day, "to": day, "on": day}
        for name in ("figures", "returns", "reports", "work"):
            assert browser.get(reverse(name), years).status_code in (200, 302, 404), (name, on)
    tried(9 * len(ENDS))


@pytest.mark.promise("input", "rows of a table on days of all ages")
@pytest.mark.django_db
def test_a_row_of_an_odd_day_is_ready_or_named() -> None:
    house.set_up()
    rows = [[on.isoformat(), f"纠纷{place}", *ROW[2:]] for place, on in enumerate(ODD)]
    report = judged(
        Register.all["dispute"], workbook([HEADS, *rows]), house.post("clerk", house.OWN)
    )
    for one in report.judged:
        fine = dt.date(1949, 10, 1) <= one.row.on <= timezone.localdate()
        assert fine or one.row.faults, one.row.on
    assert not Matter.objects.exists()
