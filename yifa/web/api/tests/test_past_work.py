"""What a program enters afterwards (补录), by the same rules as the desk."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.tests import county

from .doors import DISPUTE, client, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Post:
    county.set_up()
    return county.post("clerk", county.TOWN_COMMITTEE)


def days_ago(days: int) -> str:
    return (timezone.localdate() - dt.timedelta(days=days)).isoformat()


def test_a_case_of_long_ago_is_entered_step_by_step_with_its_days(clerk: Post) -> None:
    knocking = client(clerk)
    old: dict[str, Any] = {"late": True, "on": days_ago(40)}
    pk = send(knocking, "/api/dispute", DISPUTE, **old).json()["id"]
    at = f"/api/dispute/{pk}/steps"
    send(knocking, f"{at}/accept", **old)
    steps = {one["name"]: one for one in knocking.get(at).json()}
    assert not steps["mediate"]["open"] and steps["mediate"]["past_work"]
    assert not steps["approve_claim"]["past_work"]
    send(knocking, f"{at}/mediate", **old)
    settled = send(knocking, f"{at}/settle", late=True, on=days_ago(39))
    assert settled.json()["stage"] == "settled"
    assert set(Event.objects.values_list("late", flat=True)) == {True}
    assert Event.objects.get(step="settle").payload.unmet == [
        "mediation.voluntary",
        "mediation.agreement_form",
    ]


def test_late_does_not_lift_the_conditions_of_what_was_done_this_week(clerk: Post) -> None:
    knocking = client(clerk)
    pk = send(knocking, "/api/dispute", DISPUTE, on=days_ago(3)).json()["id"]
    refused = send(knocking, f"/api/dispute/{pk}/steps/accept", late=True, on=days_ago(2)).json()
    assert refused["fields"]["late"].startswith("补录用于7天以前办的")
    assert Matter.objects.get().stage == "waiting"


@pytest.mark.parametrize("step", ["claim", "transfer", "revoke", "retry"])
def test_a_step_that_its_register_does_not_name_is_not_entered_late(clerk: Post, step: str) -> None:
    knocking = client(clerk)
    pk = send(knocking, "/api/dispute", DISPUTE, on=days_ago(40)).json()["id"]
    refused = send(knocking, f"/api/dispute/{pk}/steps/{step}", late=True, on=days_ago(39))
    assert refused.status_code == 422 and "不能补录，照常办" in refused.content.decode()


def test_who_handles_no_matters_enters_nothing_late(clerk: Post) -> None:
    pk = send(client(clerk), "/api/dispute", DISPUTE, on=days_ago(40)).json()["id"]
    for role, place in (("supervisor", county.TOWN_COMMITTEE), ("clerk", county.TOWN)):
        knocking = client(county.post(role, place))
        refused = send(knocking, f"/api/dispute/{pk}/steps/accept", late=True, on=days_ago(39))
        assert refused.status_code in (404, 422)
    assert Matter.objects.get().stage == "waiting"
