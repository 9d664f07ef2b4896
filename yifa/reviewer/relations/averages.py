"""Averages against the total and the number it is shared among: 8个村开展讲座96场，村均12场."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from yifa.reviewer.findings import Relation
from yifa.reviewer.numerals import LONG, chinese, plain
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.pairing import is_change, is_count
from yifa.reviewer.relations.ranges import Range, figure, is_exact, of_count, of_difference
from yifa.reviewer.relations.wording import alike, alternatives, any_word, unit_of

RULE = "ratio"
# 今年以来, 截至11月: nobody can tell how many months these are.
UNKNOWN = re.compile("以来|截至|截止|目前|至今|[0-9０-９]月")
# After these something else is told.
ENDS = re.compile("[；;]")
PERIOD = re.compile("全年|[上下]半年|[一二三四]季度|前?(?P<months>[0-9]{1,2})个月")
YEARS = re.compile("(?P<years>[两二三四五六七八九十])年(?:来|间|内)?[，,]?(?:共|累计|合计)")
MOST = 8
MONTHS = {"全年": 12, "上半年": 6, "下半年": 6}


class Mean(NamedTuple):
    """How a figure says that it is an average: of what each has its share, and the words after."""

    each: str
    words: str


class Shared(NamedTuple):
    """A total, and among how many it is shared: a count at a `place`, or the parts of a period."""

    total: int
    number: Range
    written: str
    place: int | None = None


def averages(beside: Beside) -> Iterator[Relation]:
    """Yield every average whose total is stated in its sentence."""
    for number in range(1, len(beside.quantities)):
        if "均" in beside.gap(number) and (mean := _mean(beside, number)):
            yield from _judged(beside, number, mean)


def _mean(beside: Beside, number: int) -> Mean | None:
    gap = beside.gap(number)
    found = _said().search(gap)
    if found is None or not is_count(beside, number):
        return None
    # 8个村均开展…: 均 says that all of them did.
    if found["all"] and not re.search("[，,、；;（(]$", gap[: found.start()]):
        return None
    return Mean(found["each"] or found["every"] or found["all"], found["words"])


def _judged(beside: Beside, number: int, mean: Mean) -> Iterator[Relation]:
    sentence = beside.sentence_to(number)
    before = sentence[: len(sentence) - len(beside.before(number))]
    said = any_word("average", "links").sub("", mean.words)
    if not set(said) <= set(before):
        return
    found = list(_shared(beside, number, mean, before))
    for it in found:
        total = beside.range(it.total)
        computed = Range(total.low / it.number.high, total.high / it.number.low)
        if _may_be_written(computed, beside.quantities[number]):
            yield _relation(beside, number, it, agrees=True)
            return
    if len(found) == 1 and _is_sure(beside, number, found[0]):
        yield _relation(beside, number, found[0], agrees=False)


def _shared(beside: Beside, number: int, mean: Mean, before: str) -> Iterator[Shared]:
    """Yield every total of the sentence with every number that it may be shared among."""
    unit = unit_of(beside.quantities[number].unit)
    near = takewhile(lambda it: not ENDS.search(beside.gap(it + 1)), beside.back(number))
    counts = [it for it in near if is_count(beside, it) and not is_change(beside, it)][:MOST]
    parts = _parts_of_period(mean.each, before)
    for total in counts:
        if unit_of(beside.quantities[total].unit) != unit or _mean(beside, total):
            continue
        if parts:
            yield Shared(total, Range(Decimal(parts), Decimal(parts)), str(parts))
            continue
        for place in counts:
            quantity = beside.quantities[place]
            if place != total and quantity.value > 0 and _is_one_of(beside, place, mean.each):
                yield Shared(total, of_count(quantity), figure(quantity), place)


def _parts_of_period(each: str, before: str) -> int:
    """Tell how many months, quarters or years a total was counted over, 0 where it is not said."""
    if each == "年":
        years = YEARS.search(before)
        return int(chinese(years["years"]).value) if years else 0
    found = list(PERIOD.finditer(before))
    if each not in ("月", "个月", "季度") or len(found) != 1 or UNKNOWN.search(before):
        return 0
    months = int(found[0]["months"] or MONTHS.get(found[0][0], 3))
    return months if each != "季度" else months // 3


def _is_one_of(beside: Beside, place: int, each: str) -> bool:
    """Tell whether a count is of those that each have their share: 8个行政村 of 村."""
    if alike(beside.quantities[place].unit, each):
        return True
    return re.match(f"[\u4e00-\u9fff]{{0,4}}{each}", beside.after(place)) is not None


def _may_be_written(computed: Range, average: Quantity) -> bool:
    """Tell whether an average may be written so: rounded, cut off, or rounded up as of persons.

    None of these takes a whole step: 12 is not written as 13.
    """
    if not is_exact(average):
        return computed.meets(of_difference(average))
    least, most = average.value - average.step, average.value + average.step
    return computed.low < most and least < computed.high


def _is_sure(beside: Beside, number: int, it: Shared) -> bool:
    places = [number, it.total, *([] if it.place is None else [it.place])]
    return all(is_exact(beside.quantities[place]) for place in places)


def _relation(beside: Beside, number: int, it: Shared, *, agrees: bool) -> Relation:
    stated, total = beside.quantities[number], beside.quantities[it.total]
    value = total.value / (it.number.low if it.place is None else beside.quantities[it.place].value)
    computed = value.quantize(min(stated.step, Decimal(1)), ROUND_HALF_UP, LONG)
    places = sorted([it.total, *([] if it.place is None else [it.place])])
    message = f"{figure(total)}÷{it.written}＝{plain(computed)}，文中平均为{stated.text}。"
    return Relation(
        RULE,
        beside.term(number, "平均"),
        beside.terms(places),
        computed,
        agrees,
        "" if agrees else message,
    )


@cache
def _said() -> re.Pattern[str]:
    each, words = alternatives("average", "each"), "[\u4e00-\u9fff]{0,8}?"
    return re.compile(
        f"(?:平均每个?(?P<each>{each})|每个?(?P<every>{each})平均|(?P<all>{each})均)(?P<words>{words})$"
    )
