"""A sum as it is tested and told: the total, its parts, and how often each part counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.numerals import plain
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.relations.clauses import Entry
from yifa.reviewer.relations.ranges import figure, of_count, scaled, written

Verdict = Literal["fits", "less", "more"]
AND = re.compile("以及|[、和及与]")
# 各3件, 各设3个; 各类, 各村 are no such word.
EACH = re.compile("各(?!类|级|项|种|地|界|方|单位|部门|村|镇|乡|社区|街道|式|个)[^各、]{0,4}$")
CUE = re.compile("其中|包括|分别")
SCALE = re.compile("[万亿]")


class Part(NamedTuple):
    """A part of a sum: 各3件 after two names counts twice."""

    quantity: Quantity
    times: int = 1


def sum_of(
    total: Entry,
    parts: Sequence[Entry],
    *,
    agrees: bool,
    severity: Severity = Severity.ERROR,
) -> Relation:
    """Tie a total to its parts."""
    weighed = weigh(parts)
    message = "" if agrees else f"{_about(total)}分项相加：{working(total.quantity, weighed)}。"
    terms = tuple(part.term() for part in parts)
    return Relation("sum", total.term(), terms, added(weighed), agrees, message, severity)


def weigh(parts: Sequence[Entry]) -> list[Part]:
    """Count a part with 各 as often as there are names before it."""
    return [Part(part.quantity, _names(part)) for part in parts]


def compare(total: Quantity, parts: Sequence[Part]) -> Verdict:
    """Tell whether parts can add up to a total, or how they must miss it."""
    least = min(part.quantity.step for part in parts)
    low, high = Decimal(0), Decimal(0)
    for part in parts:
        # 210万元 beside 120.5万元 is as exact as that, unless the total is not.
        step = min(part.quantity.step, max(least, total.step))
        it = of_count(part.quantity, step, cut=False)
        low, high = low + it.low * part.times, high + it.high * part.times
    whole = of_count(total, cut=least < total.step)
    if low > whole.high:
        return "more"
    return "less" if high < whole.low else "fits"


def added(parts: Iterable[Part]) -> Decimal:
    """Add up what is written of the parts."""
    return sum((part.quantity.value * part.times for part in parts), Decimal(0))


def working(total: Quantity, parts: Sequence[Part]) -> str:
    """Write a sum out: 12+9+4=25，文中为26，差1."""
    addends = "+".join(
        figure(part.quantity) + (f"×{part.times}" if part.times > 1 else "") for part in parts
    )
    computed = added(parts)
    numbers = [computed, abs(computed - total.value)]
    # Beside parts without a scale the sum is written without one as well.
    has_scale = all(SCALE.search(part.quantity.text) for part in parts)
    whole, missing = (scaled(it, total) if has_scale else plain(it) for it in numbers)
    return f"{addends}={whole}，文中为{written(total)}，差{missing}"


def _about(total: Entry) -> str:
    counted = total.quantity.counted
    return f"{counted}的" if counted else ""


def _names(part: Entry) -> int:
    words = CUE.sub("", part.clause.strip())
    if (found := EACH.search(words)) is None:
        return 1
    return len(AND.findall(words[: found.start()])) + 1
