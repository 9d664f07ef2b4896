"""Growth against the two counts it compares: 受理220件，较上年的198件增加22件，增长11.1%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yifa.reviewer.findings import Relation
from yifa.reviewer.numerals import LONG, plain
from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.compared import (
    OTHERWISE,
    UNITS,
    Grown,
    Two,
    change_said,
    compared,
    grown,
    has_subject,
    is_to,
)
from yifa.reviewer.relations.pairing import group, is_joined
from yifa.reviewer.relations.ranges import (
    HUNDRED,
    PERCENT,
    Range,
    figure,
    of_count,
    of_difference,
    of_rate,
    of_times,
    rounded,
    scaled,
)
from yifa.reviewer.relations.wording import alike

RULE = "ratio"


def growths(beside: Beside) -> Iterator[Relation]:
    """Yield every growth whose two counts are stated."""
    for number in range(1, len(beside.quantities)):
        yield from _of_figure(beside, number)


def _of_figure(beside: Beside, number: int) -> Iterator[Relation]:
    how = grown(beside, number)
    if how is None or len(group(beside, number)) > 1 or OTHERWISE.search(beside.gap(number)):
        return
    unit = beside.quantities[number].unit
    found = list(compared(beside, number, how))
    if unit not in UNITS:
        found = [it for it in found if it.base is not None]
    elif unit != "个百分点":
        # From nothing there is no growth in percent: 受理2件，比上年增加2件，增长100%.
        found = [it for it in found if _base_of(beside, it)[0]]
    if not found:
        return
    for two in found:
        if _fits(beside, number, how, two):
            yield _relation(beside, number, how, two, agrees=True)
            return
    if not _is_doubtful(beside, number, found[0]):
        yield _relation(beside, number, how, found[0], agrees=False)


def _is_doubtful(beside: Beside, number: int, two: Two) -> bool:
    """Tell whether the base may be another count's: 受理120件，去年100件，审结110件，增长5%."""
    if has_subject(beside, number):
        return True
    if two.is_sure:
        return False
    # 其中国内1,102件、涉外78件，较上年增长11.7%: the whole list has grown, not its last.
    if two.now and is_joined(beside, two.now):
        return True
    if two.base is None or is_to(beside, two.now):
        return False
    others = range(two.base + 1, number) if two.now < two.base else (two.base - 1,)
    return any(
        it >= 0
        and it != two.now
        and beside.sentence(it) == beside.sentence(number)
        and not change_said(beside, it)
        and alike(beside.quantities[it].unit, beside.quantities[two.base].unit)
        for it in others
    )


def _fits(beside: Beside, number: int, how: Grown, two: Two) -> bool:
    stated = beside.quantities[number]
    now, base = _ranges(beside, two)
    if base.low <= 0 and stated.unit != "个百分点":
        return True
    if stated.unit not in UNITS or stated.unit == "个百分点":
        low, high = now.low - base.high, now.high - base.low
        true = Range(low, high) if how.is_up else Range(-high, -low)
        return true.meets(of_difference(stated))
    ratio = Range(now.low / base.high, now.high / base.low)
    if stated.unit == "倍":
        less = 0 if how.times else 1
        return Range(ratio.low - less, ratio.high - less).meets(of_times(stated))
    low, high = (HUNDRED * (it - 1) for it in ratio[:2])
    true = Range(low, high) if how.is_up else Range(-high, -low)
    return true.meets(of_rate(stated))


def _ranges(beside: Beside, two: Two) -> tuple[Range, Range]:
    of = of_rate if beside.quantities[two.now].unit in PERCENT else of_count
    now = of(beside.quantities[two.now])
    if two.base is not None:
        return now, of(beside.quantities[two.base])
    assert two.change is not None
    change = of(beside.quantities[two.change])
    if two.is_up:
        return now, Range(now.low - change.high, now.high - change.low)
    return now, Range(now.low + change.low, now.high + change.high)


def _relation(beside: Beside, number: int, how: Grown, two: Two, *, agrees: bool) -> Relation:
    stated = beside.quantities[number]
    places = [it for it in (two.base, two.now, two.change) if it is not None]
    computed, working = _working(beside, number, how, two)
    return Relation(
        RULE,
        beside.term(number, "增减"),
        beside.terms(sorted(places)),
        computed,
        agrees,
        "" if agrees else f"{working}，文中为{stated.text}。",
    )


def _working(beside: Beside, number: int, how: Grown, two: Two) -> tuple[Decimal, str]:
    """Work the growth out from the figures as they are written."""
    stated, now = beside.quantities[number], beside.quantities[two.now]
    last, base_written = _base_of(beside, two)
    more, less = (now.value, last) if how.is_up else (last, now.value)
    high, low = (figure(now), base_written) if how.is_up else (base_written, figure(now))
    if stated.unit not in UNITS or stated.unit == "个百分点":
        return more - less, f"{high}－{low}＝{plain(more - less)}"
    if stated.unit == "倍":
        part = now.value if how.times else more - less
        value = (part / last).quantize(min(stated.step, Decimal(1)), context=LONG)
        written = figure(now) if how.times else f"（{high}－{low}）"
        return value, f"{written}÷{base_written}＝{plain(value)}倍"
    computed = rounded(HUNDRED * (more - less) / last, stated)
    return computed, f"（{high}－{low}）÷{base_written}＝{plain(computed)}{stated.unit}"


def _base_of(beside: Beside, two: Two) -> tuple[Decimal, str]:
    now = beside.quantities[two.now]
    if two.base is not None:
        base = beside.quantities[two.base]
        return base.value, figure(base)
    assert two.change is not None
    change = beside.quantities[two.change]
    sign = -1 if two.is_up else 1
    value = now.value + sign * change.value
    return value, scaled(value, now)
