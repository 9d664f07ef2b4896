"""What each act adds to which figures is written with the act, and follows from the acts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yifa.kernel import derived
from yifa.kernel.counting import compute
from yifa.kernel.figures import Answer, Count, Period, Ratio, Scope
from yifa.kernel.grouping import compute_many
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.tally import Tally
from yifa.kernel.verify import verify

from . import county
from .cases import DAY, accept, do, mediate, register_dispute, settle

pytestmark = pytest.mark.django_db

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
FIGURES = Register.all["dispute"].figures


@pytest.fixture
def settled() -> Matter:
    """A dispute of the town's committee, settled orally."""
    county.set_up()
    matter = register_dispute(county.place(county.TOWN_COMMITTEE))
    accept(matter)
    mediate(matter)
    settle(matter)
    return matter


def both(name: str, place: str = county.COUNTY) -> Answer:
    """A figure of a place, which its rows and its events agree upon."""
    one, scope = FIGURES[name], Scope(county.place(place))
    (kept,) = compute_many([one], scope, [YEAR])[one.key]
    assert kept == compute(one, scope, YEAR)
    return kept


def test_a_plain_step_only_adds_rows_of_its_own(settled: Matter) -> None:
    with CaptureQueriesContext(connection) as asked:
        do(settled, "visit", "clerk", visit_result="performed")
    of_tallies = [one["sql"] for one in asked if "kernel_tally" in one["sql"]]
    assert [statement.split()[0] for statement in of_tallies] == ["INSERT"]
    assert both("visited").value == 1


def test_a_corrected_amount_is_summed_as_corrected(settled: Matter) -> None:
    assert both("settled_amount").value == 1200.5
    do(settled, "correct", "leader", amount="0.29", reason="多写了")
    assert str(both("settled_amount").value) == "0.29"


def test_an_agreement_put_in_writing_later_is_counted_as_written(settled: Matter) -> None:
    assert (both("settled_orally").value, both("settled_in_writing").value) == (1, 0)
    agreed: dict[str, Any] = {"agreement_form": "written", "agreed_terms": "各让一步"}
    do(settled, "amend", "mediator", signed=True, effective_on=DAY, **agreed)
    assert (both("settled_orally").value, both("settled_in_writing").value) == (0, 1)


def test_a_revoked_step_leaves_nothing_and_puts_the_stock_back(settled: Matter) -> None:
    assert both("under_way").value == 0
    do(settled, "revoke", "leader", reason="记错了件")
    assert (both("settled").value, both("under_way").value) == (0, 1)


def test_who_looked_at_a_matter_before_a_step_was_revoked_leaves_no_trace(settled: Matter) -> None:
    do(settled, "unmask", "leader", reason="核对当事人")
    do(settled, "revoke", "leader", reason="记错了件")
    assert both("under_way").value == 1


def test_a_matter_sent_on_is_in_the_stock_of_whoever_holds_it(settled: Matter) -> None:
    do(settled, "revoke", "leader", reason="记错了件")
    there = county.place(county.OTHER_COMMITTEE)
    do(settled, "transfer", "clerk", to=there, reason="属地管辖")
    places = (county.TOWN, county.OTHER_TOWN, county.COUNTY)
    assert [both("under_way", place).value for place in places] == [0, 1, 1]


def test_a_matter_that_ends_anew_has_the_last_outcome_alone() -> None:
    county.set_up()
    matter = register_dispute(county.place(county.TOWN_COMMITTEE))
    accept(matter)
    mediate(matter)
    do(matter, "fail", "mediator", failure_reason="no_agreement", told_routes=True)
    assert (both("failed").value, both("concluded").value) == (1, 1)
    do(matter, "retry", "mediator", consent="all")
    assert (both("failed").value, both("concluded").value) == (0, 0)
    mediate(matter)
    settle(matter)
    assert (both("failed").value, both("concluded").value, both("settled").value) == (0, 1, 1)


def test_rows_of_an_older_version_are_told_by_the_figures_of_this_one(settled: Matter) -> None:
    Tally.objects.filter(figure=FIGURES["settled"].made_of()[0].mark).delete()
    Tally.objects.create(
        matter=settled, figure=1, organisation=settled.holder, on=YEAR.first, number=1
    )
    assert [broken.what for broken in verify()] == ["tally"]
    assert derived.tell_anew() == 1
    assert list(verify()) == []
    assert both("settled").value == 1


def test_a_figure_declared_otherwise_has_its_rows_told_anew(
    settled: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert derived.is_behind(), "nothing was told here yet"
    derived.tell_anew()
    assert not derived.is_behind()
    orally = FIGURES["settled_orally"].made_of()[0]
    monkeypatch.setattr(orally, "where", {"agreement_form": "written"})
    assert derived.is_behind()
    derived.tell_anew()
    assert not derived.is_behind()
    assert both("settled_orally").value == 0


def test_whoever_is_stopped_while_telling_is_still_behind(settled: Matter) -> None:
    derived.tell_anew()

    def stopped(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        derived.tell_anew(stopped)
    assert derived.is_behind()


def test_telling_says_how_far_it_is(settled: Matter) -> None:
    register_dispute(settled.holder)
    heard: list[tuple[int, int]] = []
    derived.tell_anew(lambda done, of: heard.append((done, of)))
    assert heard == [(2, 2)]


def test_the_counts_of_a_ratio_that_stand_nowhere_else_have_names_of_their_own() -> None:
    step = next(iter(Register.all["dispute"].procedures[-1].steps.values()))
    rate = Ratio("比率", Count("甲", step), Count("乙", step))
    rate.name = "rate"
    rate.belongs_to("dispute", Register.all["dispute"].procedures)
    assert [part.key for part in rate.made_of()] == ["dispute.rate/above", "dispute.rate/below"]
