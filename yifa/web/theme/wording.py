"""How days, moments and numbers are written on pages: 11月18日, 11-18, 60,000, 86.8%."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

WEEKDAYS = "一二三四五六日"
NUMERALS = "一二三四五六七八九"


def day_in_text(day: date) -> str:
    """The day inside a sentence.

    >>> day_in_text(date(2026, 11, 8))
    '11月8日'
    """
    return f"{day.month}月{day.day}日"


def day_in_table(day: date) -> str:
    """The day in a column, two digits each so that rows line up.

    >>> day_in_table(date(2026, 9, 8))
    '09-08'
    """
    return f"{day:%m-%d}"


def day_in_full(day: date) -> str:
    """The day with its year.

    >>> day_in_full(date(2026, 11, 18))
    '2026年11月18日'
    """
    return f"{day.year}年{day_in_text(day)}"


def weekday(day: date) -> str:
    """The day of the week.

    >>> weekday(date(2026, 11, 18))
    '星期三'
    """
    return f"星期{WEEKDAYS[day.weekday()]}"


def moment(when: date) -> str:
    """A line of a record: month, day and, if known, the time.

    >>> moment(datetime(2026, 11, 6, 16, 5))
    '11-06 16:05'
    >>> moment(date(2026, 11, 6))
    '11-06'
    """
    if isinstance(when, datetime):
        return f"{day_in_table(when)} {when:%H:%M}"
    return day_in_table(when)


def thousands(number: int | float | Decimal) -> str:
    """A number with commas; as many decimals as it has.

    >>> thousands(60000)
    '60,000'
    >>> thousands(Decimal("1234.50"))
    '1,234.50'
    """
    return f"{number:,}"


def percent(part: int, whole: int, *, places: int = 1) -> str:
    """The rate, rounded half up as people do by hand; 无 where nothing can be divided by.

    >>> percent(184, 212)
    '86.8%'
    >>> percent(3, 0)
    '无'
    """
    if whole == 0:
        return "无"
    step = Decimal(1).scaleb(-places)
    rate = (Decimal(part) * 100 / Decimal(whole)).quantize(step, ROUND_HALF_UP)
    return f"{rate}%"


def division(part: int, whole: int) -> str:
    """The division that a rate must never be shown without.

    >>> division(2508, 2812)
    '2,508÷2,812'
    """
    return f"{thousands(part)}÷{thousands(whole)}"


def numeral(number: int) -> str:
    """The Chinese numeral of a wing, from 一 to 九.

    >>> numeral(7)
    '七'
    """
    if not 1 <= number <= len(NUMERALS):
        raise ValueError(f"a wing has a number from 1 to 9, not {number}")
    return NUMERALS[number - 1]
