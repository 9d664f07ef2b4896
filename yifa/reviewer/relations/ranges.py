"""Between which values a written number can lie, and which rates could have been printed so."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from yifa.reviewer.numerals import LONG, SCALES, plain
from yifa.reviewer.quantities import Quantity

HUNDRED = Decimal(100)
#: What one of a rate's unit is in hundredths.
PERCENT = {"%": Decimal(1), "成": Decimal(10), "‰": Decimal("0.1"), "分之": Decimal(100)}
#: How loosely 约 and fractions are meant, in hundredths.
LOOSE = {"成": Decimal(7), "分之": Decimal(5)}
# 1.2万, 3千, 120.5 and 三千, but not 三千二百, were rounded.
ROUNDED = re.compile("[.．点万亿]|[0-9０-９][千百]|千(?![零〇一二两三四五六七八九])")
UNBOUNDED = Decimal("Infinity")
MORE = "余多几"
NEAR = ("近", "将近", "接近")


class Range(NamedTuple):
    """The least and the greatest a number can be; `open_end` leaves out the greatest itself."""

    low: Decimal
    high: Decimal
    open_end: bool = False

    def meets(self, other: Range) -> bool:
        """Tell whether some value lies in both."""
        if self.low > other.high or other.low > self.high:
            return False
        touches_open = (self.high == other.low and self.open_end) or (
            other.high == self.low and other.open_end
        )
        return not touches_open


def is_exact(quantity: Quantity) -> bool:
    """Tell whether a number says exactly how many, but for its rounding."""
    return quantity.approximate is None and quantity.upper is None


def of_count(quantity: Quantity, step: Decimal | None = None, *, cut: bool = True) -> Range:
    """Give what a count can be: 198件 is itself, 300余件 less than 400, 1.2万 was rounded.

    `step` says to what it was rounded, `cut` that it may have been cut off instead.
    """
    value, step = quantity.value, quantity.step if step is None else step
    if quantity.step == 1 and quantity.approximate is None and quantity.upper is None:
        return Range(value, value)
    if quantity.upper is not None:
        return Range(value, max(quantity.upper, value))
    words = quantity.approximate or ""
    if any(word in words for word in MORE):
        return Range(value, value + max(_last_figure(value), step, Decimal(10)))
    if quantity.bound == "at_least":
        return Range(value, UNBOUNDED)
    if quantity.bound == "at_most":
        near = any(word in words for word in NEAR)
        return Range(value / 2 if near else Decimal(0), value)
    if words:
        return Range(value * Decimal("0.8"), value * Decimal("1.2"))
    if ROUNDED.search(quantity.text):
        return Range(value - step / 2, value + (step if cut else step / 2), open_end=cut)
    return Range(value, value)


def of_rate(rate: Quantity) -> Range:
    """Give the hundredths that may be written like this: rounded or cut off, or within its words.

    >>> from yifa.reviewer.quantities import quantities_in
    >>> tuple(of_rate(quantities_in("成功率86.4%")[0])[:2])
    (Decimal('86.35'), Decimal('86.5'))
    """
    times = PERCENT.get(rate.unit, Decimal(1))
    value, step = rate.value * times, rate.step * times
    if rate.unit == "分之":
        step = Decimal(4)
    if rate.upper is not None:
        return Range(value - step / 2, rate.upper * times + step)
    words = rate.approximate or ""
    if rate.bound == "at_least":
        return Range(value - step / 2, UNBOUNDED)
    if rate.bound == "at_most":
        near = any(word in words for word in NEAR)
        return Range(value * Decimal("0.85") if near else Decimal(0), value + step / 2)
    if words:
        loose = LOOSE.get(rate.unit, max(Decimal("1.5") * step, _last_figure(value) / 2))
        return Range(value - loose, value + loose)
    return Range(value - step / 2, value + step, open_end=True)


def of_times(times: Quantity) -> Range:
    """Give what may be written as so many times (1.5倍), rounded or cut off."""
    return _printed(times)


def of_difference(difference: Quantity) -> Range:
    """Give what may be written as a difference of counts or of percentages."""
    if difference.unit != "个百分点":
        return of_count(difference)
    return _printed(difference)


def _printed(number: Quantity) -> Range:
    value, step = number.value, number.step
    if number.bound == "at_least":
        return Range(value - step / 2, UNBOUNDED)
    if number.bound == "at_most":
        return Range(value * Decimal("0.8"), value + step / 2)
    if number.approximate or number.upper is not None:
        return Range(value - step, (number.upper or value) + step)
    return Range(value - step / 2, value + step, open_end=True)


def quotient(numerator: Range, denominator: Range) -> Range:
    """Divide, in hundredths; the denominator is not zero."""
    return Range(
        HUNDRED * numerator.low / denominator.high, HUNDRED * numerator.high / denominator.low
    )


def rounded(value: Decimal, like: Quantity) -> Decimal:
    """Round hundredths half up to the unit and the decimals in which a rate is written."""
    times = PERCENT.get(like.unit, Decimal(1))
    return (value / times).quantize(min(like.step, Decimal(1)), ROUND_HALF_UP, LONG)


def share_of(whole: Range, rate: Quantity) -> int | None:
    """Give the whole number that a rate would make of an exact whole, None where there is none."""
    if whole.low != whole.high or rate.approximate or rate.upper is not None:
        return None
    times = PERCENT.get(rate.unit, Decimal(1))
    return int((whole.low * rate.value * times / HUNDRED).to_integral_value(ROUND_HALF_UP))


def scaled(value: Decimal, like: Quantity) -> str:
    """Write a number in the scale of another: 533亿 beside 2573亿元."""
    for scale in ("亿", "万"):
        if scale in like.text:
            return plain(value / SCALES[scale]) + scale
    return plain(value)


def figure(quantity: Quantity) -> str:
    """Write a quantity's number without its unit, as it stands where it is not exact."""
    low, high, _ = of_count(quantity)
    return plain(quantity.value) if low == high else written(quantity)


def written(quantity: Quantity) -> str:
    """Give a quantity's number as it stands, without its unit."""
    return quantity.text.removesuffix(quantity.unit).strip()


def _last_figure(value: Decimal) -> Decimal:
    """Give the worth of the last figure that is not zero: of 300 it is 100."""
    if value <= 0:
        return Decimal(0)
    whole = Decimal(value).normalize()
    return Decimal((0, (1,), max(int(whole.as_tuple().exponent), 0)))
