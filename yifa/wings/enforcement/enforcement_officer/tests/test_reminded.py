"""A certificate about to end stands on the work of its office's clerk and of its holder."""

from __future__ import annotations

import datetime as dt

import pytest

from yifa.kernel import desk_work
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, stories_of
from yifa.kernel.tests import county

DUE = dt.date(2026, 11, 19)


def where(post: Post, day: dt.date) -> list[str]:
    return [one.name for one in desk_work.groups(post, day) if one.matters.exists()]


@pytest.mark.django_db
def test_a_certificate_about_to_end_is_on_the_work_of_clerk_and_holder() -> None:
    county.set_up()
    register = Register.all["enforcement_officer"]
    story = next(one for one in stories_of(register) if "renewed" in one.path.stem)
    telling = Telling(story, register, county.post, county.place(county.HOUSING))
    for line in story.lines[:5]:
        assert list(telling.tell(line)) == []
    clerk, officer = (county.post(role, county.HOUSING) for role in ("clerk", "officer"))
    other = county.post("officer", county.HOUSING, who="2")
    early, near, late = (DUE + dt.timedelta(days=n) for n in (-30, -7, 1))
    assert [where(clerk, day) for day in (early, near, late)] == [["open"], ["week"], ["reminded"]]
    assert [where(officer, day) for day in (early, near, late)] == [[], ["week"], ["reminded"]]
    assert where(other, near) == []
