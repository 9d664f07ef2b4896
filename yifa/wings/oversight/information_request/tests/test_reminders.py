"""Who answers is told of others who asked for the same, and that the applicant reads the answer."""

from __future__ import annotations

import datetime as dt

import pytest

from tests import house
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.oversight.information_request.procedure import Requesting

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 6, 1)


def test_others_who_asked_the_same_of_the_same_organ_are_counted() -> None:
    house.set_up()
    clerk, elsewhere = (house.post("clerk", place) for place in (county.HOUSING, county.WATER))
    mine = house.register_matter("information_request", clerk, on=DAY)
    house.register_matter("information_request", clerk, on=DAY)
    house.register_matter("information_request", elsewhere, on=DAY)
    back = house.register_matter("information_request", clerk, on=DAY)
    take(back, "take_back", by=clerk, on=DAY)
    register = Register.all["information_request"]
    [told] = register.reminds(mine, Requesting.reply_to, DAY)
    assert "另有1件申请要的是同样的信息" in told and "第四十四条" in told
    assert list(register.reminds(mine, Requesting.begin, DAY)) == []
