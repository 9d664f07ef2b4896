"""The announcement code: made with the approval, read aloud without a slip, never given twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, stories_of
from yifa.kernel.tests import county
from yifa.wings.enforcement.inspection import codes
from yifa.wings.enforcement.inspection.models import Inspection


@given(st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_no_code(place: int, off: int) -> None:
    digits = list(codes.drawn().replace("-", ""))
    assert codes.is_code("".join(digits))
    digits[place] = str((int(digits[place]) + off) % 10)
    assert not codes.is_code("".join(digits))


def test_a_code_that_is_taken_is_not_given_again() -> None:
    first: list[str] = []

    def taken(code: str) -> bool:
        first.append(code)
        return len(first) < 3

    assert codes.new(taken) == first[-1]
    assert len(set(first)) == 3


@pytest.mark.django_db
def test_each_approval_brings_a_code_and_nothing_else_does() -> None:
    county.set_up()
    register = Register.all["inspection"]
    for story in stories_of(register):
        list(Telling(story, register, county.post, county.place(county.HOUSING)).run())
    told = {one.code for one in Inspection.objects.exclude(code="")}
    approved = Inspection.objects.filter(events__step="approve")
    assert approved.count() == len(told) > 1
    assert all(codes.is_code(code) for code in told)
