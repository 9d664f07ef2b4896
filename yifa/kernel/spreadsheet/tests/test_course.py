"""Which steps a row names, in which order and on which days."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from yifa.kernel.register import Register
from yifa.kernel.spreadsheet.course import Course, NoCourse, Told, course_of

DISPUTES = Register.all["dispute"]
ACCEPTED, MEDIATED = ("accept", 1, "guessed"), ("mediate", 1, "guessed")


def on(day: int) -> dt.date:
    return dt.date(2025, 3, day)


def course(*, at: str = "waiting", done: frozenset[str] = frozenset(), **told: Any) -> Course:
    return course_of(DISPUTES, Told(**told), begun=on(1), stage=at, done=done)


def steps(**told: Any) -> list[Any]:
    """Name and day of each step, a guessed day marked."""
    return [
        (one.step.name, one.on.day, *(["guessed"] if one.guessed else []))
        for one in course(**told).steps
    ]


def refused(**told: Any) -> tuple[str, str]:
    with pytest.raises(NoCourse) as no:
        course(**told)
    return no.value.key, str(no.value)


def test_a_row_that_tells_nothing_further_names_no_step() -> None:
    assert steps() == []
    assert steps(fields={"signed": False}) == [], "否 says that nothing was done"


def test_the_shortest_lawful_way_leads_to_the_outcome() -> None:
    assert steps(stage="settled", ended_on=on(9)) == [ACCEPTED, MEDIATED, ("settle", 9)]
    assert steps(stage="failed", ended_on=on(9)) == [ACCEPTED, ("fail", 9)]
    assert steps(stage="guided", ended_on=on(9)) == [("guide", 9)]
    assert steps(stage="mediating") == [ACCEPTED, MEDIATED]


def test_a_day_or_a_field_names_its_step_and_what_leads_to_it() -> None:
    assert steps(days={"settle": on(9)}) == [ACCEPTED, MEDIATED, ("settle", 9)]
    told: dict[str, Any] = {"days": {"settle": on(9)}, "fields": {"visit_note": "已履行"}}
    assert steps(**told)[-1] == ("visit", 9, "guessed")
    assert course(**told).steps[-1].writes == {"visit_note": "已履行"}


def test_side_steps_stand_where_they_may_be_taken_and_by_their_days() -> None:
    days = {"archive": on(30), "visit": on(20), "settle": on(9), "appoint": on(3), "accept": on(2)}
    assert steps(days=days) == [
        ("accept", 2),
        ("appoint", 3),
        ("mediate", 3, "guessed"),
        ("settle", 9),
        ("visit", 20),
        ("archive", 30),
    ]


def test_an_end_takes_the_day_of_the_session_but_not_of_the_acceptance() -> None:
    session = {"accept": on(2), "mediate": on(5)}
    assert steps(stage="settled", days=session)[-1] == ("settle", 5)
    key, why = refused(stage="settled", days={"accept": on(2)})
    assert key == "stage" and "没有办结的日期" in why
    assert refused(stage="failed", days={"accept": on(2)})[0] == "stage"


def test_days_that_run_backwards_are_named_with_both_days() -> None:
    key, why = refused(days={"accept": on(5), "settle": on(4)})
    assert key == "on.settle"
    assert why == "“达成协议”的日期2025-03-04早于“受理”的2025-03-05，核对两个日期"
    assert refused(stage="failed", ended_on=dt.date(2025, 2, 1))[0] == "ended_on"


def test_what_contradicts_the_outcome_is_named() -> None:
    key, why = refused(stage="failed", days={"settle": on(4)})
    assert key == "on.settle" and "“调解不成”的没有“达成协议”这一步" in why
    assert "不会都在一件里" in refused(days={"settle": on(4), "fail": on(5)})[1]
    assert refused(ended_on=on(9))[0] == "ended_on"
    told = course(stage="settled", ended_on=on(9), fields={"failure_reason": "refused"})
    assert told.left == ["failure_reason"], "a day binds, a stray field is left out and said"


def test_a_handler_is_named_where_one_can_be_and_brings_no_step_about() -> None:
    assert course(fields={"handler": "陆青岚"}).left == ["handler"]
    assert steps(stage="accepted", fields={"handler": "陆青岚"}) == [
        ACCEPTED,
        ("appoint", 1, "guessed"),
    ]


def test_of_a_matter_that_is_there_only_the_rest_is_named() -> None:
    done = frozenset({"register", "accept", "mediate"})
    days = {"accept": on(1), "mediate": on(1), "settle": on(9), "visit": on(12)}
    assert steps(at="mediating", done=done, days=days) == [("settle", 9), ("visit", 12)]
    assert steps(at="mediating", done=done, days={"accept": on(1)}) == []


def test_a_plain_ledger_has_no_later_steps() -> None:
    assert course_of(Register.all["screening"], Told(), begun=on(1), stage="entered") == Course()
