"""Every register, without a line of its own, goes out and in as a table and through the API."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import bring_in, columns_of, export, keep, report_on
from yifa.kernel.spreadsheet.columns import past_steps
from yifa.kernel.spreadsheet.course import Told, course_of
from yifa.kernel.spreadsheet.tests.tables import lines_of
from yifa.kernel.take import take
from yifa.web.api.tokens import make

pytestmark = pytest.mark.django_db

#: The registers that people enter matters in; those of the report are filled by the house.
ENTERED = [one for one in Register.all.values() if one.wing()]
every_register = pytest.mark.parametrize("register", ENTERED, ids=lambda one: one.kind())
#: Every stage to which past work may bring a matter; in the short form every second.
every_way = pytest.mark.parametrize(
    ("register", "stage"),
    [
        pytest.param(register, stage, id=f"{register.kind()}-{stage}")
        for register in ENTERED
        for stage in sorted({s.move.target.name for s in past_steps(register) if s.move.target})
    ][:: 1 if "YIFA_ATTACK_ROUNDS" in os.environ else 2],
)


@pytest.fixture
def clerk() -> Post:
    house.set_up()
    return house.post("clerk", house.OWN)


def today() -> dt.date:
    return timezone.localdate()


def entered(register: type[Register], by: Post) -> Matter:
    return house.register_matter(register.kind(), by, on=today())


def program(post: Post) -> APIClient:
    scopes = ["read", "write", "figures"]
    later = today() + dt.timedelta(days=30)
    _, secret = make(post, "测试", scopes=scopes, expires_on=later, at=timezone.now())
    knocking = APIClient()
    knocking.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return knocking


def written(matter: Matter) -> Iterator[Any]:
    """Everything that the first step wrote, as it stands in the record."""
    for column in columns_of(Register.of(matter)):
        if column.party is None and not column.later and column.key != "number":
            yield getattr(matter.of_kind(), column.key)
    for party in matter.parties.order_by("side", "place"):
        yield from (party.name, party.identity_number, party.telephone, party.address)


@every_register
def test_a_full_export_goes_in_again_without_loss(register: type[Register], clerk: Post) -> None:
    before = entered(register, clerk)
    everything = register.model._default_manager.all()
    out = export(register, everything, clerk, full=True, purpose="核对")
    content = out.file.read()
    known = report_on(keep(register, clerk, file="a.xlsx", content=content))
    assert str(known) == "共1行：1行已经在台账里，不再导入"
    take(before, "revoke", by=clerk, on=today(), reason="演练")
    kept = keep(register, clerk, file="b.xlsx", content=content)
    report = report_on(kept)
    assert [str(fault) for fault in report.faults] == []
    bring_in(report, kept)
    again = everything.exclude(stage="void").get()
    assert list(written(again)) == list(written(before)) and again.number != before.number


@every_way
def test_a_matter_of_last_year_goes_out_and_in_again_as_it_stands(
    register: type[Register], stage: str, clerk: Post
) -> None:
    long_ago = today() - dt.timedelta(days=200)
    first = register.procedures[-1].first()
    matter = register.model()
    entry = house.entry_of(register.kind())
    take(matter, first.name, by=clerk, on=long_ago, late=True, **entry)
    told = Told(stage=stage, ended_on=long_ago + dt.timedelta(days=9))
    for later in course_of(register, told, begun=long_ago, stage=matter.stage).steps:
        take(matter, later.step.name, by=clerk, on=later.on, late=True)
    before = [(act.step, act.on, act.stage) for act in matter.history]
    everything = register.model._default_manager.all()
    content = export(register, everything, clerk, full=True, purpose="核对").file.read()
    known = report_on(keep(register, clerk, file="a.xlsx", content=content))
    assert str(known) == "共1行：1行已经在台账里，不再导入"
    for _ in before:
        take(matter, "revoke", by=clerk, on=today(), reason="演练")
    kept = keep(register, clerk, file="b.xlsx", content=content)
    bring_in(report_on(kept), kept)
    again = everything.exclude(stage="void").get()
    assert [(act.step, act.on, act.stage) for act in again.history] == before
    assert set(again.events.values_list("late", flat=True)) == {True}


@every_register
def test_a_masked_export_tells_no_private_value(register: type[Register], clerk: Post) -> None:
    entered(register, clerk)
    out = export(register, register.model._default_manager.all(), clerk)
    shown = str(lines_of(out.file))
    assert out.record.count == 1 and not any(one in shown for one in house.PRIVATE.values())
    assert "周明远" not in shown


@every_register
def test_a_program_registers_lists_and_reads(register: type[Register], clerk: Post) -> None:
    knocking, kind = program(clerk), register.kind()
    entry = house.entry_of(kind)
    made = knocking.post(f"/api/{kind}", {"fields": entry}, format="json")
    assert made.status_code == 201, made.json()
    listed = knocking.get(f"/api/{kind}").json()["results"]
    assert [one["number"] for one in listed] == [made.json()["number"]]
    read = knocking.get(f"/api/{kind}/{made.json()['id']}")
    assert read.json() == made.json() and read["ETag"] == made["ETag"]
    assert knocking.get(f"/api/{kind}/{made.json()['id']}/steps").status_code == 200
    told = json.dumps([listed, read.json()], ensure_ascii=False)
    assert not any(value in told for value in house.PRIVATE.values())


@every_register
def test_an_empty_request_is_refused_with_a_sentence_for_each_need(
    register: type[Register], clerk: Post
) -> None:
    refused = program(clerk).post(f"/api/{register.kind()}", {"fields": {}}, format="json")
    procedure = register.procedures[-1]
    assert refused.status_code == 422
    assert refused.json()["fields"].keys() == procedure.needed_by(procedure.first())
    assert not Matter.objects.exists()


@every_register
def test_every_figure_is_told_with_its_two_numbers(register: type[Register], clerk: Post) -> None:
    entered(register, clerk)
    knocking = program(clerk)
    for figure in register.figures.values():
        told = knocking.get(f"/api/figures/{figure.key}")
        assert told.status_code == 200, figure.key
        for category in figure.by if not told.json()["numerator"] else ():
            parts = knocking.get(f"/api/figures/{figure.key}?by={category}").json()
            total = sum(float(part["value"]) for part in parts["parts"])
            assert total == float(parts["value"]), (figure.key, category)


@every_register
def test_a_list_asks_the_database_as_often_for_many_as_for_few(
    register: type[Register], clerk: Post
) -> None:
    knocking = program(clerk)
    entered(register, clerk)
    knocking.get(f"/api/{register.kind()}")
    with CaptureQueriesContext(connection) as few:
        knocking.get(f"/api/{register.kind()}")
    for _ in range(5):
        entered(register, clerk)
    with CaptureQueriesContext(connection) as many:
        assert len(knocking.get(f"/api/{register.kind()}").json()["results"]) == 6
    assert len(few) == len(many), [one["sql"] for one in many.captured_queries]
