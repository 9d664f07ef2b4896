"""The return of the 20th: it fills itself, goes up, and says who is missing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from yifa.kernel import clocks
from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.returns import filling, glance
from yifa.report.returns.filling import Month
from yifa.report.returns.models import Return
from yifa.report.wing import return_form
from yifa.web.phone.tests.street import certify

from . import town

pytestmark = pytest.mark.django_db

FORM = "dispute_monthly"


@pytest.fixture(autouse=True)
def _county() -> None:
    county.set_up()


def october() -> Month:
    return Month.closing(return_form(FORM), 2026, 10)


def begun(by: Post, on: dt.date = dt.date(2026, 10, 20)) -> Return:
    return filling.begin(return_form(FORM), october(), by=by, on=on)


def row(one: Return, figure: str) -> tuple[str, str]:
    found = next(c for c in one.cells if c["figure"] == figure and not c["by"])
    return found["month"], found["year"]


def sent(by: Post, on: dt.date = dt.date(2026, 10, 20)) -> Return:
    one = begun(by, on)
    filling.confirm(one, by=by, on=on)
    take(one, "send", by=by, on=on)
    return one


def test_it_covers_the_21st_of_the_month_before_to_the_20th_and_the_year_to_date() -> None:
    mediator = town.village_mediator()
    for day in (dt.date(2026, 9, 20), dt.date(2026, 9, 21), dt.date(2026, 10, 20)):
        town.dispute(mediator, day)
    town.dispute(mediator, dt.date(2026, 10, 21))
    one = begun(county.post("clerk", county.VILLAGE), dt.date(2026, 10, 22))
    filling.confirm(one, by=county.post("clerk", county.VILLAGE), on=dt.date(2026, 10, 22))
    assert row(one, "dispute.found") == ("2", "3")


def test_what_there_is_on_the_last_day_is_not_added_up_over_the_year() -> None:
    officer, clerk = (county.post(role, county.TOWN) for role in ("officer", "clerk"))
    certify(officer, "33990103001", on=dt.date(2026, 3, 2))
    form = return_form("three_systems_monthly")
    one = filling.begin(form, october(), by=clerk, on=dt.date(2026, 10, 20))
    filling.confirm(one, by=clerk, on=dt.date(2026, 10, 20))
    assert row(one, "enforcement_officer.holding") == ("1", "1")


def test_the_20th_does_not_roll_over_a_rest_day() -> None:
    """20 September 2026 is a Sunday on which people work; 20 June 2026 a Saturday in a festival."""
    form = return_form(FORM)
    clerk = county.post("clerk", county.VILLAGE)
    one = filling.begin(form, Month.closing(form, 2026, 6), by=clerk, on=dt.date(2026, 6, 18))
    assert one.due == dt.date(2026, 6, 20)


def test_a_day_after_the_20th_belongs_to_the_next_month() -> None:
    form = return_form(FORM)
    assert Month.around(form, dt.date(2026, 12, 21)).last == dt.date(2027, 1, 20)
    assert Month.around(form, dt.date(2026, 12, 20)).last == dt.date(2026, 12, 20)


def test_a_return_asked_for_twice_is_one() -> None:
    clerk = county.post("clerk", county.VILLAGE)
    assert begun(clerk).pk == begun(clerk).pk


def test_nothing_to_report_is_reported() -> None:
    one = sent(county.post("clerk", county.VILLAGE))
    assert one.stage == "sent"
    assert row(one, "dispute.found") == ("0", "0")


def test_the_town_adds_its_own_to_what_the_village_sent() -> None:
    town.settled(town.village_mediator(), dt.date(2026, 10, 8), people=3)
    town.failed(town.town_mediator(), dt.date(2026, 10, 9), type="labour")
    sent(county.post("clerk", county.VILLAGE))
    one = sent(county.post("clerk", county.TOWN))
    assert row(one, "dispute.found") == ("2", "2")
    assert row(one, "dispute.settled") == ("1", "1")
    assert row(one, "dispute.people") == ("5", "5")
    parts = [c["month"] for c in one.cells if c["by"] == "type"]
    assert sum(map(int, parts)) == 2
    assert one.missing == []


def test_a_village_that_has_not_sent_is_named_and_left_out_and_the_gap_is_shown() -> None:
    town.settled(town.village_mediator(), dt.date(2026, 10, 8))
    clerk = county.post("clerk", county.TOWN)
    one = begun(clerk)
    filling.confirm(one, by=clerk, on=dt.date(2026, 10, 20))
    assert one.missing == [county.VILLAGE]
    assert row(one, "dispute.found") == ("0", "0")
    sent(county.post("clerk", county.VILLAGE))
    gap = {c["figure"]: (c["month"], c["month_now"]) for c in filling.gap(one) if not c["by"]}
    assert gap["dispute.found"] == ("0", "1")


def test_it_goes_up_village_town_county() -> None:
    town.settled(town.village_mediator(), dt.date(2026, 10, 8))
    for place in (county.VILLAGE, county.TOWN, county.OTHER_TOWN):
        sent(county.post("clerk", place))
    one = sent(county.post("clerk", county.COUNTY))
    assert row(one, "dispute.settled") == ("1", "1")
    assert one.missing == []


def test_what_was_confirmed_stays_when_a_record_changes_later() -> None:
    made = town.settled(town.village_mediator(), dt.date(2026, 10, 8))
    one = sent(county.post("clerk", county.VILLAGE))
    take(made, "revoke", by=town.village_mediator(), on=dt.date(2026, 10, 21), reason="填错")
    one.refresh_from_db()
    assert row(one, "dispute.settled") == ("1", "1")
    assert [c["month_now"] for c in filling.gap(one) if c["figure"] == "dispute.settled"] == ["0"]


def test_late_is_late() -> None:
    one = sent(county.post("clerk", county.VILLAGE), dt.date(2026, 10, 22))
    [clock] = clocks.states(one)
    assert clock.status is clocks.Status.LATE


def test_only_the_organisation_that_holds_it_sends_it() -> None:
    one = begun(county.post("clerk", county.VILLAGE))
    with pytest.raises(Refused, match="承办"):
        filling.confirm(one, by=county.post("clerk", county.TOWN), on=dt.date(2026, 10, 20))


def test_the_one_above_sends_it_back_to_be_done_again() -> None:
    one = sent(county.post("clerk", county.VILLAGE))
    take(one, "return_down", by=county.post("supervisor", county.TOWN), on=dt.date(2026, 10, 20))
    assert one.stage == "filling"


def cells_are_json(cells: Any) -> bool:
    return all(isinstance(c["month"], str) and isinstance(c["year"], str) for c in cells)


def test_amounts_keep_their_cents() -> None:
    town.settled(town.village_mediator(), dt.date(2026, 10, 8), amount="1234.50")
    town.settled(town.village_mediator(), dt.date(2026, 10, 9), amount="0.50")
    one = sent(county.post("clerk", county.VILLAGE))
    assert cells_are_json(one.cells)
    assert row(one, "dispute.settled_amount") == ("1235", "1235")


def test_at_a_glance_it_says_the_same_months_as_in_full() -> None:
    for day in (dt.date(2026, 9, 22), dt.date(2026, 10, 12), dt.date(2026, 10, 22)):
        town.settled(town.village_mediator(), day)
        town.dispute(town.town_mediator(), day)
    clerk, form = county.post("clerk", county.TOWN), return_form(FORM)
    both = [october(), Month.closing(form, 2026, 11)]
    lower, owed = (
        sent(county.post("clerk", county.VILLAGE)),
        filling.below(return_form(FORM), clerk.organisation),
    )
    found = glance.months_now(form, clerk.organisation, both, owed=owed, sent=[lower])
    for month, numbers in found.items():
        one = filling.begin(form, month, by=clerk, on=dt.date(2026, 11, 20))
        cells = filling.fill(one).cells
        assert numbers == glance.months_of(cells)
        assert glance.is_zero(numbers) == all(cell["month"] == "0" for cell in cells)
    october_says, november_says = found.values()
    assert october_says["dispute.found"] == 4
    assert november_says["dispute.found"] == 1
    assert glance.changes(november_says, october_says) > 0
