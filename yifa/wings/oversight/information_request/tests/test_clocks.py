"""What is not counted of the time to answer: while others are asked, and as long as they have."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from tests import house
from yifa.kernel import clocks
from yifa.kernel.matter import Matter
from yifa.kernel.take import take
from yifa.kernel.tests import county

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_under_way(db: None) -> Matter:
    """Received on the first of June, to be answered by the thirtieth."""
    house.set_up()
    clerk = house.post("clerk", county.HOUSING)
    matter = house.register_matter("information_request", clerk, on=dt.date(2026, 6, 1))
    act(matter, "confirm", 1, identity_shown=True)
    act(matter, "begin", 2)
    assert due(matter) == dt.date(2026, 6, 30)
    return matter


def act(matter: Matter, step: str, day: int, month: int = 6, **writes: Any) -> None:
    """The clerk's act on a day of the summer."""
    on = dt.date(2026, month, day)
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(17)))
    take(matter, step, by=house.post("clerk", county.HOUSING), on=on, at=at, **writes)


def due(matter: Matter) -> dt.date | None:
    """By when it is to be answered."""
    return clocks.state_of(matter, matter.procedure.clocks["reply_within"]).day


def test_who_answers_soon_gives_back_the_days_that_were_kept_for_them(
    request_under_way: Matter,
) -> None:
    act(request_under_way, "ask_third", 3, third_party="山泉公司")
    act(request_under_way, "third_got", 3)
    assert due(request_under_way) == dt.date(2026, 7, 22)
    act(request_under_way, "third_answered", 8, third_opinion="agrees")
    assert due(request_under_way) == dt.date(2026, 7, 3)


def test_days_on_which_two_are_asked_are_left_out_once(request_under_way: Matter) -> None:
    act(request_under_way, "ask_third", 3, third_party="山泉公司")
    act(request_under_way, "ask_joint", 3, joint_organ="青禾县水利局")
    act(request_under_way, "joint_got", 4)
    act(request_under_way, "third_answered", 8, third_opinion="agrees")
    act(request_under_way, "joint_answered", 8, joint_opinion="agrees")
    assert due(request_under_way) == dt.date(2026, 7, 3)


def test_silence_that_is_recorded_late_holds_up_nothing_for_longer(
    request_under_way: Matter,
) -> None:
    act(request_under_way, "ask_third", 3, third_party="山泉公司")
    act(request_under_way, "third_got", 3)
    act(request_under_way, "third_silent", 20, 7)
    assert due(request_under_way) == dt.date(2026, 7, 22)
