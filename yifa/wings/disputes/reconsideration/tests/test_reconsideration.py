"""What is peculiar to reconsideration: the balance of cases, the law of the day, the open door."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import house
from tests.courses import Course, moves
from yifa.kernel.contract import promises_of
from yifa.kernel.counting import compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.disputes.reconsideration.models import Reconsideration
from yifa.wings.disputes.reconsideration.register import CONCLUDING, Reconsiderations
from yifa.wings.disputes.reconsideration.statistics import RESULTS, STATISTICS
from yifa.wings.disputes.reconsideration.terms import CORRECTING, DECIDES, Fault, Outcome

KIND = "reconsideration"
NOW = dt.datetime(2026, 11, 19, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}")


def figure(name: str, first: dt.date, last: dt.date) -> int:
    """A figure of the whole county in a period."""
    found = Reconsiderations.figures[name]
    return int(compute(found, Scope(county.place(county.COUNTY)), Period(first, last)).value or 0)


@settings(
    max_examples=15,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
@pytest.mark.django_db
def test_what_is_pending_is_brought_forward_and_accepted_less_concluded(data: Any) -> None:
    """Whatever courses cases take, revoked, corrected, handed over and back: on any day between."""
    with transaction.atomic():
        county.set_up()
        course = Course(Register.all[KIND])
        for move in data.draw(moves()):
            course.go(move)
        first, last = dt.date(2026, 1, 1), course.day
        middle = first + (last - first) / 2
        next_day = middle + dt.timedelta(days=1)
        before = figure("pending", first, middle)
        accepted = figure("accepted", next_day, last)
        concluded = figure("concluded", next_day, last)
        assert figure("pending", next_day, last) == before + accepted - concluded
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_results_add_up_to_what_was_concluded_and_so_does_the_table_of_the_year() -> None:
    county.set_up()
    county.live_every_step_of(Reconsiderations)
    year = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    results = (
        "maintained",
        "changed",
        "revoked",
        "revoked_partly",
        "unlawful",
        "void",
        "to_perform",
        "by_agreement",
        "rejected_requests",
        "rejected",
        "mediated",
        "terminated",
        "taken_up",
    )
    assert figure("concluded", *year) > len(CONCLUDING)
    assert sum(figure(name, *year) for name in results) == figure("concluded", *year)
    assert set(results) == RESULTS.keys()
    whole, *divided = STATISTICS.make(county.post("leader", county.COUNTY), Period(*year))
    told = {str(label): number for label, number in whole.rows}
    assert told["上期结转"] + told["受理"] - told["审结"] == told["未审结"]
    assert sum(told[f"　{label}"] for label in RESULTS.values()) == told["审结"] > 0
    for table in divided:
        assert table.rows
        sums = [sum(column) for column in zip(*(row[1:] for row in table.rows), strict=True)]
        assert sums == list(table.total[1:])


def test_every_finding_leads_to_a_decision_and_every_decision_follows_from_one() -> None:
    assert DECIDES.keys() == set(Fault)
    reached = {outcome for outcomes in DECIDES.values() for outcome in outcomes}
    assert reached == set(Outcome) - {Outcome.REJECTED_APPLICATION}
    assert set(CORRECTING) == reached - {Outcome.MAINTAIN, Outcome.REJECTED_REQUEST}


def test_each_promise_speaks_of_one_version_of_the_law_and_both_are_spoken_of() -> None:
    now, before = Reconsiderations.procedures[1], Reconsiderations.procedures[0]
    for promise in promises_of(Reconsiderations):
        of_2007 = promise.law.endswith("实施条例")
        assert promise.speaks_of(before) is of_2007, promise.id
        assert promise.speaks_of(now) is not of_2007, promise.id
    assert {promise.under for promise in promises_of(Reconsiderations)} == {
        procedure.__name__ for procedure in Reconsiderations.procedures
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "procedure"),
    [
        (dt.date(2023, 12, 29), "ReconsideringBefore2024"),
        (dt.date(2024, 1, 2), "Reconsidering"),
    ],
)
def test_the_law_of_the_day_of_the_application_governs_it(day: dt.date, procedure: str) -> None:
    house.set_up()
    clerk = house.post("clerk", county.BUREAU)
    case = house.register_matter(KIND, clerk, on=day)
    assert case.procedure_name == procedure


@pytest.mark.django_db
def test_applicants_are_entered_side_by_side_and_nobody_becomes_a_third_party_by_chance() -> None:
    house.set_up()
    people = [{"name": "周明远"}, {"name": "吴桂兰"}, {"name": "步青云", "side": "b"}]
    clerk = house.post("clerk", county.BUREAU)
    case = house.register_matter(KIND, clerk, on=dt.date(2026, 3, 2), parties=people)
    assert [party.side for party in case.parties.all()] == ["a", "a", "b"]
    browser = house.let_in(Client(), clerk)
    page = browser.get(f"/desk/matters/{case.pk}/").content.decode()
    assert "申请人" in page and "第三人" in page and "乙方" not in page


@pytest.fixture
def door(db: None) -> Iterator[Client]:
    """Somebody outside, without an account, at the office of the county."""
    cache.clear()
    house.set_up()
    house.post("clerk", county.BUREAU)
    house.post("leader", county.BUREAU)
    with time_machine.travel(NOW, tick=False):
        yield Client()


def handed_in(door: Client) -> str:
    """Apply by the public form, as on a telephone; answers with the code."""
    url = reverse("public-ask-form", args=[KIND, house.place(county.BUREAU).code])
    with time_machine.travel(NOW, tick=False):
        token = re.search(r'name="ask-token" value="([^"]+)"', door.get(url).content.decode())
    assert token
    answers = {
        "ask-token": token[1],
        "applicant_kind": "citizen",
        "respondent": "青禾县水利局",
        "act_kind": "penalty",
        "known_on": "2026-11-02",
        "request": "撤销处罚决定",
        "reasons": "采砂船不是我的",
        "party-name": "周明远",
        "party-telephone": "13800002046",
        "ask-website": "",
    }
    with time_machine.travel(NOW + dt.timedelta(minutes=2), tick=False):
        page = door.post(url, answers).content.decode()
    found = CODE.search(page)
    assert found, page
    return found[0]


def tracked(door: Client, code: str, at: dt.datetime) -> str:
    """What the code opens at some moment."""
    with time_machine.travel(at, tick=False):
        return door.post(reverse("public-track"), {"code": code}).content.decode()


def test_whoever_applies_by_the_open_door_is_told_until_when_silence_accepts(door: Client) -> None:
    code = handed_in(door)
    case = Reconsideration.objects.get()
    assert (case.channel, case.stage, str(case.holder)) == ("online", "received", county.BUREAU)
    page = tracked(door, code, NOW + dt.timedelta(minutes=5))
    assert "视为受理" in page and "11月26日" in page and "周明远" not in page


def test_silence_is_noted_down_after_the_last_day_and_its_day_is_filled_in(door: Client) -> None:
    handed_in(door)
    case = Reconsideration.objects.get()
    clerk = house.post("clerk", county.BUREAU)
    with time_machine.travel(NOW + dt.timedelta(days=11), tick=False):
        browser = house.let_in(Client(), clerk)
        step = reverse("step", args=[case.pk, "deem_accepted"])
        assert step in browser.get(reverse("matter", args=[case.pk])).content.decode()
        page = browser.get(step).content.decode()
    assert "现在还不能" not in page
    assert re.search(r'name="desk_on"[^>]*value="2026-11-26"', page), page


def test_only_the_office_for_reconsideration_receives(door: Client) -> None:
    page = door.get(reverse("public-ask-where", args=[KIND]), follow=True).content.decode()
    assert county.BUREAU in page and county.HOUSING not in page


def test_whoever_applied_supplies_what_is_missing_and_withdraws_by_the_code(door: Client) -> None:
    code = handed_in(door)
    case: Matter = Reconsideration.objects.get()
    clerk = house.post("clerk", county.BUREAU)
    day = NOW.date()
    take(case, "ask_correction", by=clerk, on=day, at=NOW, correction_items="处罚决定书")
    take(case, "correction_received", by=clerk, on=day, at=NOW)
    later = NOW + dt.timedelta(days=1)
    page = tracked(door, code, later)
    assert "处罚决定书" in page and "提交补正材料" in page
    with time_machine.travel(later, tick=False):
        door.post(reverse("public-track-add", args=["supply"]), {"code": code, "ask-website": ""})
    case = Reconsideration.objects.get()
    assert case.stage == "received"
    with time_machine.travel(later, tick=False):
        door.post(
            reverse("public-track-add", args=["take_back"]), {"code": code, "ask-website": ""}
        )
    assert Reconsideration.objects.get().stage == "taken_back"
