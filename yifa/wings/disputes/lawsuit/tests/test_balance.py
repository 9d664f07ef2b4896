"""What is pending is what was pending before, with what came in and without what left."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.courses import Course, moves
from yifa.kernel.counting import compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.register import Register
from yifa.kernel.stories import play, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at

#: Days at which the books are closed, between and around the days of a course.
CLOSINGS = [dt.date(2025, 12, 31), *(dt.date(2026, month, 20) for month in range(1, 13))]


def value(name: str, first: dt.date, last: dt.date) -> int:
    figure = Register.all["lawsuit"].figures[name]
    answer = compute(figure, Scope(county.place(county.COUNTY)), Period(first, last))
    return int(answer.value or 0)


@settings(
    max_examples=4,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
@pytest.mark.django_db
def test_pending_is_brought_forward_and_come_in_without_what_left(data: st.DataObject) -> None:
    with transaction.atomic():
        county.set_up()
        course = Course(Register.all["lawsuit"])
        for move in data.draw(moves()):
            course.go(move)
        for before, last in pairwise(CLOSINGS):
            first = before + dt.timedelta(days=1)
            brought = value("pending", before, before)
            came, left = value("comes_in", first, last), value("leaves", first, last)
            assert value("pending", first, last) == brought + came - left, last
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_balance_holds_over_every_story_that_is_told() -> None:
    """Random courses seldom come to a retrial; the stories do."""
    county.set_up()
    county.live_every_step_of(Register.all["lawsuit"])
    year = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    assert value("retrials", *year) >= 1
    assert value("remanded", *year) >= 1
    assert value("pending", *year) == value("comes_in", *year) - value("leaves", *year)


def rate(name: str) -> tuple[int, int]:
    figure = Register.all["lawsuit"].figures[name]
    answer = compute(figure, Scope(county.place(county.COUNTY)), Period.year(2026))
    return int(answer.numerator or 0), int(answer.denominator or 0)


def play_only(*names: str) -> None:
    county.set_up()
    register = Register.all["lawsuit"]
    for story in stories_of(register):
        if str(story) in names:
            home = county.place(county.VILLAGE_COMMITTEE)
            assert play(story, register, cast=county.post, home=home) == []


@pytest.mark.django_db
def test_the_head_counts_once_in_an_instance_and_again_in_the_next() -> None:
    """A session with a lawyer alone, then one with the head: one case, one appearance."""
    play_only("lawyer_alone")
    assert rate("head_rate") == (1, 1)


@pytest.mark.django_db
def test_a_remanded_case_owes_the_head_twice() -> None:
    play_only("own_appeal_remanded", "head_absent_without_reason")
    assert rate("head_rate") == (2, 3)


@pytest.mark.django_db
def test_a_case_that_is_turned_round_in_retrial_is_no_longer_lost() -> None:
    play_only("appealed_on_day_sixteen", "same_act_again")
    assert rate("lost_rate") == (1, 2)


@pytest.mark.django_db
def test_a_corrected_result_counts_as_corrected() -> None:
    play_only("same_act_again")
    case = Register.all["lawsuit"].model._default_manager.get()
    clerk = county.post("clerk", case.holder)
    on = dt.date(2026, 7, 21)
    take(
        case, "correct", by=clerk, on=on, at=at(on), first_result="reject_claim", reason="登记错了"
    )
    assert rate("lost_rate") == (0, 1)


@pytest.mark.django_db
def test_a_head_who_does_not_come_when_called_again_has_not_come() -> None:
    """Article 7 of the rules: the earlier appearance no longer counts, and the case counts once."""
    play_only("head_called_again")
    assert rate("head_rate") == (0, 1)


@pytest.mark.django_db
def test_a_case_counts_on_the_day_on_which_its_head_came() -> None:
    """So no period has heads who came to cases that it does not count."""
    play_only("lawyer_alone")
    heads, cases = (Register.all["lawsuit"].figures[name] for name in ("head_came", "heard_owed"))
    scope, day = Scope(county.place(county.COUNTY)), dt.date(2026, 5, 6)
    before, on = Period(dt.date(2026, 4, 1), day - dt.timedelta(days=1)), Period(day, day)
    assert compute(heads, scope, before).value == compute(cases, scope, before).value == 0
    assert compute(heads, scope, on).value == compute(cases, scope, on).value == 1


@pytest.mark.django_db
def test_another_defendants_head_is_none_of_ours_and_a_third_partys_may_be() -> None:
    """Articles 3 and 1 of the rules."""
    play_only(
        "co_defendant_sends_its_head", "third_party_that_owes_its_head", "third_party_dismissed"
    )
    assert rate("head_rate") == (1, 1)
    year = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    assert value("other_head", *year) == 1
    assert rate("lost_rate") == (1, 2)


@pytest.mark.django_db
def test_an_answer_that_came_late_stays_late_after_an_appeal() -> None:
    play_only("reversed_and_performed_late", "answered_on_day_sixteen")
    assert rate("answer_rate") == (1, 2)
    assert value("late_evidence", dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == 1


@pytest.mark.django_db
def test_what_was_never_brought_counts_as_not_in_time() -> None:
    play_only("no_answer_at_all")
    assert value("late_evidence", dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == 1


@pytest.mark.django_db
def test_a_case_in_which_both_sides_appeal_goes_up_once() -> None:
    play_only("both_sides_appeal", "dismissed_then_tried")
    assert value("appeals", dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == 1 + 3
