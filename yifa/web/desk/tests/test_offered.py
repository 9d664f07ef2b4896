"""What was proposed stands in the form of the decision, what the benchmark makes of it above."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.tests import county
from yifa.wings.enforcement.penalty_case.tests.played import played

pytestmark = pytest.mark.django_db


def test_a_decision_is_offered_as_it_was_told_and_with_the_range_of_the_benchmark() -> None:
    county.set_up()
    case = played("gain_and_its_multiples", before="decide")
    client = house.let_in(Client(), county.post("leader", county.HOUSING))
    text = client.get(reverse("step", args=[case.pk, "decide"])).content.decode()
    assert 'name="fine" value="60000"' in text and 'name="gain" value="15000"' in text
    assert "裁量基准（一般）为违法所得18000元的1倍至3倍，即18000元至54000元" in text
    case.refresh_from_db()
    assert (case.fine, case.gain) == (None, None), "what is offered is not decided"
