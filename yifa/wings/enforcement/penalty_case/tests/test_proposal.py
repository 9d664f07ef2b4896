"""What was proposed is asked once; what the benchmark makes of the facts is told; rates add up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from yifa.kernel.counting import compute
from yifa.kernel.figures import Answer, Period, Scope
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.enforcement.penalty_case.procedure import Penalty
from yifa.wings.enforcement.penalty_case.register import PenaltyCases

from .played import played

pytestmark = pytest.mark.django_db

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture(autouse=True)
def bureau() -> None:
    county.set_up()


def test_what_was_told_stands_in_the_decision_to_be_taken_or_changed() -> None:
    offered = PenaltyCases.offers(played("same_act_fined_twice", before="decide"), Penalty.decide)
    assert (offered["fine"], offered["warned"], offered["criticised"]) == (3000, True, False)
    assert offered["basis"] == "《云溪市市容和环境卫生管理条例》第三十一条"


def test_what_was_earned_is_proposed_to_be_confiscated_but_for_what_is_paid_back() -> None:
    case = played("gain_and_its_multiples", before="notify")
    assert PenaltyCases.offers(case, Penalty.notify)["proposed_gain"] == Decimal(15000)


def test_who_is_not_punished_bears_nothing_that_was_proposed() -> None:
    case = played("ordinary_paid", before="decide")
    day = dt.date(2026, 3, 24)
    take(
        case,
        "decide",
        by=county.post("leader", county.HOUSING),
        on=day,
        at=dt.datetime.combine(day, dt.time(9), dt.UTC),
        outcome="minor",
        fine=5000,
        education="约谈",
    )
    assert (case.fine, case.warned) == (None, False)


def test_the_range_is_told_with_its_arithmetic_before_it_is_told_and_decided() -> None:
    case, day = played("gain_and_its_multiples", before="decide"), dt.date(2026, 3, 20)
    says = "裁量基准（一般）为违法所得18000元的1倍至3倍，即18000元至54000元"
    assert list(PenaltyCases.reckons(case, Penalty.decide, day)) == [says]
    assert list(PenaltyCases.reckons(case, Penalty.waive, day)) == []
    assert list(PenaltyCases.reckons(played("ordinary_paid"), Penalty.decide, day)) == []


def test_rates_are_of_decisions_in_time_and_of_reviews_that_were_due() -> None:
    for story in ("ordinary_paid", "decided_on_day_91", "hearing_waived", "sent_back_by_review"):
        played(story)
    everything = Scope(county.place(county.COUNTY))
    figures = PenaltyCases.figures
    assert compute(figures["in_time_rate"], everything, YEAR) == Answer.rate(3, 4)
    reviewed = compute(figures["review_rate"], everything, YEAR)
    assert reviewed.denominator == reviewed.numerator and reviewed.denominator


def test_a_case_that_was_heard_is_due_for_review() -> None:
    case = played("hearing_asked_last_day_before_holiday", before="hear")
    case.review_due, case.review_why = False, ""
    assert PenaltyCases.fills(case, Penalty.hear) == {"review_due": True, "review_why": "heard"}
