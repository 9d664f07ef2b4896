"""What numbers may stand for as they are written, and whether parts can add up to a total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from yifa.reviewer.numerals import SCALES, plain
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.relations.wording import same_units

Verdict = Literal["fits", "less", "more"]
ROUNDED = re.compile("[.．点]|[万亿]|[0-9０-９][千百]")
FIGURES = re.compile(
    r"[0-9０-９,，.． \u00a0\u2009]*[0-9０-９][百千万亿]*|[零〇一二两三四五六七八九十百千万亿点]+"
)
SCALE = re.compile("(万亿|千万|百万|亿|万)")


class Part(NamedTuple):
    """A part of a sum: 各3件 after two names counts twice."""

    quantity: Quantity
    times: int = 1


class Range(NamedTuple):
    """What a number may stand for; `high` is None where nothing bounds it."""

    low: Decimal
    high: Decimal | None


def unit_of(quantity: Quantity) -> str:
    """Give the unit by which parts find their total: 起 and 件 count the same things."""
    return same_units().get(quantity.unit, quantity.unit)


def is_exact(quantity: Quantity) -> bool:
    """Tell whether a number says exactly how many, but for its rounding."""
    return quantity.approximate is None and quantity.upper is None


def compare(total: Quantity, parts: Sequence[Part]) -> Verdict:
    """Tell whether parts can add up to a total, or how they must miss it."""
    least = min(part.quantity.step for part in parts)
    # 210万元 beside 120.5万元 is as exact as that, unless the total is not.
    steps = [min(part.quantity.step, max(least, total.step)) for part in parts]
    low, high = Decimal(0), Decimal(0)
    is_bounded = True
    for part, step in zip(parts, steps, strict=True):
        it = _range(part.quantity, step / 2, step / 2)
        low += it.low * part.times
        is_bounded = is_bounded and it.high is not None
        high += (it.high or 0) * part.times
    # A total that is written less finely may have been cut instead of rounded.
    whole = _range(total, total.step / 2, total.step / (1 if least < total.step else 2))
    if whole.high is not None and low > whole.high:
        return "more"
    if is_bounded and high < whole.low:
        return "less"
    return "fits"


def added(parts: Iterable[Part]) -> Decimal:
    """Add up what is written of the parts."""
    return sum((part.quantity.value * part.times for part in parts), Decimal(0))


def working(total: Quantity, parts: Sequence[Part]) -> str:
    """Write a sum out: 12+9+4=25，文中为26，差1."""
    found = SCALE.search(total.text)
    # Beside parts without a scale the sum is written without one as well.
    scale = found[0] if found and all(SCALE.search(it.quantity.text) for it in parts) else ""
    computed = added(parts)
    addends = "+".join(
        figures(part.quantity) + (f"×{part.times}" if part.times > 1 else "") for part in parts
    )
    missing = abs(computed - total.value)
    return (
        f"{addends}={_scaled(computed, scale)}，文中为{figures(total)}，差{_scaled(missing, scale)}"
    )


def figures(quantity: Quantity) -> str:
    """Give the number as it is written, without its unit."""
    found = FIGURES.match(quantity.text)
    return found[0] if found else quantity.text


def _scaled(value: Decimal, scale: str) -> str:
    return plain(value / SCALES[scale]) + scale if scale else plain(value)


def _range(quantity: Quantity, below: Decimal, above: Decimal) -> Range:
    """Tell what a number may stand for, if it was rounded by so much."""
    value = quantity.value
    if quantity.upper is not None:
        return Range(value, quantity.upper)
    if quantity.bound == "at_least":
        return Range(value, None)
    if quantity.bound == "at_most":
        return Range(Decimal(0), value)
    if quantity.approximate is not None:
        return Range(Decimal(0), None)
    if not ROUNDED.search(quantity.text):
        return Range(value, value)
    return Range(value - below, value + above)
