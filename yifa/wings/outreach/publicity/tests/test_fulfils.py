"""An activity names the item of a responsibility list that it fulfils, by its number."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.verify import verify

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 5, 22)


def duty() -> Matter:
    county.set_up()
    matter = Register.all["publicity_duty"].model()
    by = county.post("clerk", county.BUREAU)
    take(matter, "register", by=by, on=DAY, title="民法典宣传", list="duty", list_year=2026)
    return matter


def activity(**writes: Any) -> Matter:
    matter = Register.all["publicity"].model()
    by = county.post("clerk", county.TOWN)
    take(matter, "register", by=by, on=DAY, **{"title": "民法典进村", **writes})
    return matter


def test_an_activity_is_found_by_the_item_whose_number_it_names() -> None:
    item = duty()
    held = activity(fulfils=item.number)
    activities: Any = Register.all["publicity"].model._default_manager
    found = activities.filter(fulfils__number=item.number)
    assert [one.pk for one in found] == [held.pk]
    assert list(verify()) == []


def test_another_activity_is_no_item_of_a_list_and_its_title_is_not_told() -> None:
    duty()
    other = activity(title="不该让别人看到的事由")
    with pytest.raises(Refused, match=f"不能是{other.number}") as refused:
        activity(fulfils=other.number)
    assert other.title not in str(refused.value)
