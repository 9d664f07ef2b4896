"""What follows from a matter is told anew after an upgrade, and then nothing is found changed."""

from __future__ import annotations

import pytest
from django.db import connection

from yifa.kernel import derived, search
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.verify import verify

from . import county
from .cases import accept, do, mediate, register_dispute, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def claimed() -> Matter:
    """A settled dispute whose claim waits for a supervisor."""
    county.set_up()
    matter = register_dispute(county.place(county.TOWN_COMMITTEE))
    accept(matter)
    mediate(matter)
    settle(matter)
    do(matter, "claim", "mediator", subsidy_grade="simple")
    return matter


def as_an_older_version_left_it() -> None:
    """Columns as they stood before whoever waits was known and words were found otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_matter SET awaits = '', grams = '', shown_title = title")


def test_what_an_older_version_left_is_told_by_the_rules_of_this_one(claimed: Matter) -> None:
    as_it_was = derived.held(claimed)
    as_an_older_version_left_it()
    assert [broken.what for broken in verify()] == ["column"]
    assert derived.tell_anew() == 1
    assert derived.held(Matter.objects.get(pk=claimed.pk)) == as_it_was
    assert list(verify()) == []
    found = search.matching(Register.all["dispute"].model._default_manager.all(), "罗秀")
    assert [one.pk for one in found] == [claimed.pk]


def test_nothing_is_written_where_nothing_differs(claimed: Matter) -> None:
    assert derived.tell_anew() == 0
