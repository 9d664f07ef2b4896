"""A dispute has one outcome: the parts of the concluded always add up, whatever happens."""

from __future__ import annotations

import datetime as dt

import pytest

from yifa.kernel import chain
from yifa.kernel.counting import compute
from yifa.kernel.figures import Cut, Period, Scope
from yifa.kernel.grouping import compute_many
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.tests import town

pytestmark = pytest.mark.django_db

NAMES = ("settled", "failed", "guided", "concluded")
YEAR = Period.year(2026)


def counts(*, cut: Cut = None) -> list[int]:
    figures = Register.all["dispute"].figures
    scope = Scope(county.place(county.TOWN))
    return [int(compute(figures[name], scope, YEAR, cut=cut).value or 0) for name in NAMES]


def test_a_failed_dispute_that_is_settled_later_counts_once_as_settled() -> None:
    county.set_up()
    by = town.town_mediator()
    made = town.failed(by, dt.date(2026, 3, 2))
    assert counts() == [0, 1, 0, 1]
    then = chain.places()

    take(made, "retry", by=by, on=dt.date(2026, 4, 1), consent="all")
    assert counts() == [0, 0, 0, 0]
    take(made, "mediate", by=by, on=dt.date(2026, 4, 2), consent="all", session_record="谈妥")
    take(
        made,
        "settle",
        by=by,
        on=dt.date(2026, 4, 3),
        agreement_form="oral",
        agreed_terms="各让一步",
        effective_on=dt.date(2026, 4, 3),
    )
    assert counts() == [1, 0, 0, 1]
    assert counts(cut=then) == [0, 1, 0, 1]


def test_many_figures_at_once_say_the_same() -> None:
    county.set_up()
    by = town.town_mediator()
    again = town.failed(by, dt.date(2026, 3, 2))
    town.settled(by, dt.date(2026, 3, 5))
    take(again, "retry", by=by, on=dt.date(2026, 4, 1), consent="all")
    figures = Register.all["dispute"].figures
    answers = compute_many(figures.values(), Scope(county.place(county.TOWN)), [YEAR])
    for name, figure in figures.items():
        alone = compute(figure, Scope(county.place(county.TOWN)), YEAR)
        assert answers[figure.key] == [alone], name
