"""At which level a dispute was found and settled; what a centre took in and passed on."""

from __future__ import annotations

import pytest

from yifa.kernel import chain
from yifa.kernel.counting import breakdown, compute
from yifa.kernel.figures import Counted, Period, Scope
from yifa.kernel.register import Register
from yifa.kernel.stories import play, stories_of
from yifa.kernel.tests import county

pytestmark = pytest.mark.django_db

DISPUTE = Register.all["dispute"]
YEAR = Period.year(2026)


@pytest.fixture
def told() -> None:
    """One dispute that climbed from village to county, one that a centre handed down."""
    county.set_up()
    for story in stories_of(DISPUTE):
        if str(story) in ("village_town_county", "one_stop_centre"):
            play(story, DISPUTE, cast=county.post, home=county.place(county.VILLAGE_COMMITTEE))


def parts(name: str, category: str) -> dict[str, int]:
    figure = DISPUTE.figures[name]
    assert isinstance(figure, Counted)
    scope = Scope(county.place(county.COUNTY))
    found = breakdown(figure, category, scope, YEAR)
    cut = chain.places()
    assert breakdown(figure, category, scope, YEAR, cut=cut) == found
    return {code: int(value) for code, value in found.items()}


def value(name: str) -> int:
    scope = Scope(county.place(county.COUNTY))
    return int(compute(DISPUTE.figures[name], scope, YEAR).value or 0)


def test_a_dispute_counts_at_the_level_that_held_it_when_the_act_was_done(told: None) -> None:
    assert parts("found", "level") == {"village": 1, "county": 1}
    assert parts("settled", "level") == {"county": 1, "town": 1}
    assert parts("reported_up", "level") == {"village": 1}


def test_a_centre_counts_its_own_reception_in_batches_and_in_persons(told: None) -> None:
    assert (value("received"), value("visitors")) == (1, 1)
    assert value("sent_to_centre") == 1


def test_what_a_centre_passed_on_is_counted_by_where_it_went(told: None) -> None:
    committee = county.place(county.TOWN_COMMITTEE)
    assert parts("passed_on", "receiver") == {committee.code: 1}
