"""How many committees and mediators there are on a day: each once, and the parts add up."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yifa.kernel.counting import breakdown, compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.grouping import compute_many, months
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.register import Register
from yifa.kernel.rolls import Roll

from . import county

pytestmark = pytest.mark.django_db

YEAR = Period.year(2026)


@pytest.fixture
def people() -> dict[str, Person]:
    """Three mediators: one of the village, one of the town, one of both."""
    county.set_up()
    names = {"谷新民": "gu", "习秋菊": "xi", "甘棠": "gan"}
    return {name: Person.objects.enrol(login, name) for name, login in names.items()}


def hold(person: Person, at: str, since: dt.date, until: dt.date | None = None) -> Post:
    return Post.objects.create(
        person=person, organisation=county.place(at), role="mediator", since=since, until=until
    )


def roll(name: str) -> Roll:
    found = Register.all["dispute"].figures[name]
    assert isinstance(found, Roll)
    return found


def value(name: str, on: dt.date, *, at: str = county.COUNTY) -> int:
    scope = Scope(county.place(at))
    return int(compute(roll(name), scope, Period(on, on)).value or 0)


def test_who_sits_on_two_committees_is_one_mediator_of_the_one_joined_first(
    people: dict[str, Person],
) -> None:
    hold(people["谷新民"], county.VILLAGE_COMMITTEE, dt.date(2024, 1, 1))
    hold(people["谷新民"], county.TOWN_COMMITTEE, dt.date(2025, 6, 1))
    hold(people["习秋菊"], county.TOWN_COMMITTEE, dt.date(2025, 1, 1))
    scope = Scope(county.place(county.COUNTY))
    assert value("mediators", YEAR.last) == 2
    assert breakdown(roll("mediators"), "level", scope, YEAR) == {"village": 1, "town": 1}
    assert value("committees", YEAR.last) == 2
    assert value("mediators", YEAR.last, at=county.TOWN_COMMITTEE) == 2


def test_a_mediator_counts_from_the_first_day_in_post_to_the_last(
    people: dict[str, Person],
) -> None:
    hold(people["甘棠"], county.TOWN_COMMITTEE, dt.date(2026, 3, 2), until=dt.date(2026, 9, 30))
    days = [dt.date(2026, 3, 1), dt.date(2026, 3, 2), dt.date(2026, 9, 30), dt.date(2026, 10, 1)]
    assert [value("mediators", day) for day in days] == [0, 1, 1, 0]


def test_a_committee_without_a_mediator_in_post_is_none(people: dict[str, Person]) -> None:
    assert Organisation.objects.filter(form="committee").count() == 3
    assert value("committees", YEAR.last) == 0
    county.post("clerk", county.TOWN_COMMITTEE)
    assert value("committees", YEAR.last) == 0


def test_what_belongs_to_another_county_is_not_counted(people: dict[str, Person]) -> None:
    hold(people["甘棠"], county.TOWN_COMMITTEE, dt.date(2026, 1, 1))
    assert value("mediators", YEAR.last, at=county.STRANGER) == 0
    assert value("mediators", YEAR.last, at=county.OFFICE) == 1


def test_the_months_of_a_year_are_asked_for_at_once(people: dict[str, Person]) -> None:
    hold(people["甘棠"], county.TOWN_COMMITTEE, dt.date(2026, 3, 15))
    scope, figure = Scope(county.place(county.COUNTY)), roll("mediators")
    with CaptureQueriesContext(connection) as queries:
        found = compute_many([figure], scope, months(YEAR))
    assert [answer.value for answer in found[figure.key]] == [0, 0, *[1] * 10]
    assert len(queries) == 1
