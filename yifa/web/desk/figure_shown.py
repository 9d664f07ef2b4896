"""How an answer becomes a figure on a page: never a rate alone, last year beside it in words."""

from __future__ import annotations

from decimal import Decimal

from yifa.kernel.figures import Answer, Figure, Ratio
from yifa.report.reading import change_of_count, change_of_rate, exact, percent
from yifa.web.theme import figure as theme
from yifa.web.theme.figure import Fraction, LastYear, Part
from yifa.web.theme.wording import thousands

#: What stands for a rate where nothing can be divided by.
NOTHING = "无"


def number(value: Decimal | int | None) -> str:
    """A count or an amount with commas, without needless zeros."""
    if value is None:
        return NOTHING
    plain = Decimal(exact(value))
    return thousands(int(plain) if plain == plain.to_integral_value() else plain)


def value_of(one: Figure, answer: Answer) -> str:
    """The number as it is written: 220, or 86.8%."""
    if isinstance(one, Ratio):
        return NOTHING if answer.value is None else percent(Decimal(answer.value))
    return number(answer.value or 0)


def shown(
    one: Figure, answer: Answer, *, url: str = "", above: str = "", below: str = ""
) -> theme.Figure:
    """A figure with the addresses that it and its two numbers open."""
    fraction = None
    if isinstance(one, Ratio):
        fraction = Fraction(
            Part(number(answer.numerator), one.numerator.label, above),
            Part(number(answer.denominator), one.denominator.label, below),
        )
    unit = "" if isinstance(one, Ratio) else one.unit
    return theme.Figure(one.label, value_of(one, answer), url, unit=unit, fraction=fraction)


def compared(one: Figure, now: Answer, before: Answer) -> LastYear:
    """The same days of last year, and the difference in words."""
    return LastYear(shown(one, before), change(one, now, before))


def change(one: Figure, now: Answer, before: Answer) -> str:
    """上升1.8个百分点, 增长11.1%; "" where there is nothing to compare with."""
    if isinstance(one, Ratio):
        told = change_of_rate(now.value, before.value)
    else:
        told = change_of_count(now.value or 0, before.value or 0)
    return told.removeprefix("，").removeprefix("同比")


def before_in_words(one: Figure, before: Answer) -> str:
    """Last year's value for a table: the rate with its division."""
    if isinstance(one, Ratio) and before.denominator:
        return f"{value_of(one, before)}（{number(before.numerator)}÷{number(before.denominator)}）"
    return value_of(one, before)
