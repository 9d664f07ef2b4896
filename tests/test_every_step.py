"""A house in which every step of every kind was taken: pages, figures and records hold there."""

from __future__ import annotations

import datetime as dt

import pytest

from yifa.kernel import contract
from yifa.kernel.chain import places
from yifa.kernel.figures import Period, Scope
from yifa.kernel.register import Register
from yifa.kernel.tests import county
from yifa.kernel.verify import verify

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.mark.parametrize("register", Register.all.values(), ids=lambda one: one.kind())
def test_after_each_of_its_steps_pages_and_figures_hold(
    register: type[Register], lived: None
) -> None:
    whole = Scope(county.place(county.COUNTY))
    assert register.model._default_manager.exists() or not register.wing()
    assert list(contract.underivable(register)) == []
    assert list(contract.unsteady(register, whole, YEAR, cut=places())) == []


def test_after_every_step_nothing_is_broken(lived: None) -> None:
    assert list(verify()) == []
