"""Days and amounts as people write them, and what is said of those that can't be read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.web.desk.typed import Unreadable, read_amount, read_day

TODAY = dt.date(2026, 11, 18)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20261118", dt.date(2026, 11, 18)),
        ("2026-11-18", dt.date(2026, 11, 18)),
        ("2026年11月8日", dt.date(2026, 11, 8)),
        ("2026/1/8", dt.date(2026, 1, 8)),
        ("11.18", dt.date(2026, 11, 18)),
        ("11月18号", dt.date(2026, 11, 18)),
        ("１１．１８", dt.date(2026, 11, 18)),
        ("今天", TODAY),
        ("昨天", dt.date(2026, 11, 17)),
        ("前天", dt.date(2026, 11, 16)),
        ("12.31", dt.date(2026, 12, 31)),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: dt.date) -> None:
    assert read_day(typed, today=TODAY) == day


def test_a_day_of_an_act_without_a_year_is_the_latest_gone_by() -> None:
    assert read_day("12.31", today=TODAY, past=True) == dt.date(2025, 12, 31)
    assert read_day("11.18", today=TODAY, past=True) == TODAY


def test_the_29th_of_february_of_a_year_that_had_none_is_told() -> None:
    with pytest.raises(Unreadable, match="2027年2月没有29日"):
        read_day("2.29", today=dt.date(2027, 3, 1))
    with pytest.raises(Unreadable, match="2027年2月没有29日"):
        read_day("2.29", today=dt.date(2028, 1, 5), past=True)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2月30日", "2026年2月没有30日"),
        ("13.1", "没有13月"),
        ("某天", "看不懂日期“某天”"),
        ("18880101", "离得太远"),
    ],
)
def test_what_is_no_day_is_told_in_one_sentence(typed: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_day(typed, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("60000", "60000"),
        ("60,000元", "60000"),
        ("3万", "30000"),
        ("1.2万元", "12000"),
        ("２千", "2000"),
        ("0.5亿", "50000000"),
        ("-3", "-3"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: str) -> None:
    assert read_amount(typed) == Decimal(amount)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_told(typed: str) -> None:
    for read in (lambda: read_day(typed, today=TODAY), lambda: read_amount(typed)):
        try:
            read()
        except Unreadable as told:
            assert str(told)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_a_day_written_in_full_is_that_day(day: dt.date) -> None:
    for typed in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert read_day(typed, today=TODAY) == day
