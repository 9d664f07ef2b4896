"""A number typed by hand is told which figure it may be, where its words say so."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from yifa.kernel.tests import county
from yifa.report.annual_report.marks import Told, typed_in
from yifa.report.annual_report.proposals import Proposal, proposals
from yifa.report.reading import Reading

from . import town

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading() -> Reading:
    """A town that settled three disputes and failed in one."""
    county.set_up()
    mediator = town.town_mediator()
    for day in range(1, 4):
        town.settled(mediator, dt.date(2025, 3, day))
    town.failed(mediator, dt.date(2025, 5, 6), type="labour")
    return Reading(county.place(county.TOWN), 2025)


def number(words: str) -> Told:
    (told,) = typed_in({"id": "x", "text": words, "kind": "paragraph"}, {})
    return told


def proposed(words: str, reading: Reading) -> Proposal | None:
    return proposals({"it": number(words)}, reading).get("it")


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("全年调解成功3件。", "dispute.settled"),
        ("登记纠纷4件。", "dispute.found"),
        ("调解成功率75%。", "dispute.success_rate"),
        ("调解成功率为75.0%。", "dispute.success_rate"),
    ],
)
def test_a_number_that_the_register_says_too(words: str, key: str, reading: Reading) -> None:
    found = proposed(words, reading)
    assert found is not None
    assert (found.key, found.is_same) == (key, True)


def test_another_number_under_the_very_name(reading: Reading) -> None:
    found = proposed("全年调解成功5件。", reading)
    assert found is not None
    assert (found.key, found.value, found.is_same) == ("dispute.settled", Decimal(3), False)


@pytest.mark.parametrize(
    "words",
    [
        "开展检查3件。",  # nothing in its words is a figure's name
        "调解成功3户。",  # another unit
        "发放宣传资料3000余份。",  # the register has none of it
        "登记纠纷7件。",  # neither the number nor the whole name
    ],
)
def test_nothing_is_proposed_where_the_words_do_not_say_so(words: str, reading: Reading) -> None:
    assert proposed(words, reading) is None


def test_an_approximate_number_is_never_the_same(reading: Reading) -> None:
    found = proposed("全年调解成功3余件。", reading)
    assert found is None or not found.is_same
