"""What was counted up to a cut stays what it was, whatever happens afterwards."""

from __future__ import annotations

import datetime as dt

import pytest

from yifa.kernel import chain
from yifa.kernel.counting import breakdown, compute
from yifa.kernel.figures import Figure, Period, Ratio, Scope
from yifa.kernel.register import Register
from yifa.kernel.rolls import Roll
from yifa.kernel.stories import play, stories_of

from . import county

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 11, 18))
DISPUTE = Register.all["dispute"]


def every_figure() -> list[Figure]:
    """Every figure that is made of events."""
    figures = [one for register in Register.all.values() for one in register.figures.values()]
    return [one for one in figures if not isinstance(one, Roll)]


def tell(names: slice, home: str) -> None:
    for story in stories_of(DISPUTE)[names]:
        play(story, DISPUTE, cast=county.post, home=county.place(home))


@pytest.mark.django_db
def test_what_was_counted_stays_when_the_chains_grow() -> None:
    county.set_up()
    scope = Scope(county.place(county.COUNTY))
    tell(slice(0, 20), county.VILLAGE_COMMITTEE)
    cut = chain.places()
    then = {one.key: compute(one, scope, YEAR) for one in every_figure()}
    assert then["dispute.settled"].value
    assert {one.key: compute(one, scope, YEAR, cut=cut) for one in every_figure()} == then

    tell(slice(20, None), county.VILLAGE_COMMITTEE)
    tell(slice(0, 4), county.OTHER_COMMITTEE)
    assert {one.key: compute(one, scope, YEAR, cut=cut) for one in every_figure()} == then
    assert compute(DISPUTE.figures["settled"], scope, YEAR) != then["dispute.settled"]


@pytest.mark.django_db
def test_the_parts_of_a_cut_add_up_to_what_was_counted() -> None:
    county.set_up()
    scope = Scope(county.place(county.COUNTY))
    tell(slice(0, 20), county.VILLAGE_COMMITTEE)
    cut = chain.places()
    tell(slice(20, None), county.VILLAGE_COMMITTEE)
    for one in DISPUTE.figures.values():
        if isinstance(one, Ratio | Roll):
            continue
        for category in one.by:
            parts = breakdown(one, category, scope, YEAR, cut=cut)  # type: ignore[arg-type]  # only ratios do not point at events
            assert sum(parts.values()) == compute(one, scope, YEAR, cut=cut).value, one.key


@pytest.mark.django_db
def test_before_anything_happened_nothing_is_counted() -> None:
    county.set_up()
    scope = Scope(county.place(county.COUNTY))
    tell(slice(0, 3), county.VILLAGE_COMMITTEE)
    assert compute(DISPUTE.figures["found"], scope, YEAR, cut={}).value == 0
