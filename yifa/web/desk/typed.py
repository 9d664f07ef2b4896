"""What people type for a day or an amount: 20261118, 11.18, 昨天, 3万, 1.2万元."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from yifa.kernel.writing import is_far_off

SAID = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}
FULL = re.compile(r"(\d{4})(?:[-./年])(\d{1,2})(?:[-./月])(\d{1,2})日?")
RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
WITHOUT_YEAR = re.compile(r"(\d{1,2})(?:[-./月])(\d{1,2})[日号]?")
AMOUNT = re.compile(r"(-?\d+(?:\.\d+)?)(千|万|百万|千万|亿)?元?")
TIMES = {
    None: Decimal(1),
    "千": Decimal(1_000),
    "万": Decimal(10_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
}
LONGEST_NUMBER = 15
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－／", "0123456789.,-/")


class Unreadable(ValueError):
    """What was typed is no day or no number; the message says so and how to write it."""


def read_day(typed: str, *, today: dt.date, past: bool = False) -> dt.date:
    """A day as people write it; without a year, this year's, or with `past` the latest gone by.

    >>> day = dt.date(2026, 11, 18)
    >>> read_day("11.18", today=day), read_day("昨天", today=day)
    (datetime.date(2026, 11, 18), datetime.date(2026, 11, 17))
    >>> read_day("12月30日", today=day, past=True)
    datetime.date(2025, 12, 30)
    """
    text = typed.strip().translate(FULL_WIDTH).replace(" ", "")
    if text in SAID:
        return today - dt.timedelta(days=SAID[text])
    if whole := FULL.fullmatch(text) or RUN_TOGETHER.fullmatch(text):
        return in_range(day_of(int(whole[1]), int(whole[2]), int(whole[3])))
    if short := WITHOUT_YEAR.fullmatch(text):
        day = day_of(today.year, int(short[1]), int(short[2]))
        return day_of(day.year - 1, day.month, day.day) if past and day > today else day
    raise Unreadable(f"看不懂日期“{clipped(typed)}”，写成20261118、11.18或者昨天")


def day_of(year: int, month: int, day: int) -> dt.date:
    """The day, or one sentence why there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError as none:
        if not 1 <= month <= 12:
            raise Unreadable(f"没有{month}月，重新填写日期") from none
        raise Unreadable(f"{year}年{month}月没有{day}日，重新填写日期") from none


def in_range(day: dt.date) -> dt.date:
    """A day that a matter of today can have."""
    if is_far_off(day):
        raise Unreadable(f"{day.year}年离得太远，核对一下年份")
    return day


def read_amount(typed: str) -> Decimal:
    """A number as people write it.

    >>> read_amount("3万"), read_amount("1.2万元"), read_amount("60,000")
    (Decimal('30000'), Decimal('12000.0'), Decimal('60000'))
    """
    text = typed.strip().translate(FULL_WIDTH).replace(",", "").replace(" ", "")
    found = AMOUNT.fullmatch(text)
    if found is None:
        raise Unreadable(f"看不懂数字“{clipped(typed)}”，写成60000、6万或者1.2万")
    if len(found[1]) > LONGEST_NUMBER:
        raise Unreadable("数字太大，核对一下")
    return Decimal(found[1]) * TIMES[found[2]]


def clipped(typed: str) -> str:
    """The beginning of what was typed, short enough for a sentence."""
    return typed if len(typed) <= 20 else typed[:20] + "…"
