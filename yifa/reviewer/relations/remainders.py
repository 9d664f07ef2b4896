"""What is left of a whole: 受理50件，办结48件，其余2件正在办理."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.numerals import plain
from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.pairing import is_change, is_count, is_whole
from yifa.reviewer.relations.pairs import Counts, Pair
from yifa.reviewer.relations.ranges import PERCENT, Range, figure, is_exact, of_rate
from yifa.reviewer.relations.wording import alike, any_word, listed, unit_of

RULE = "sum"
REST = re.compile("(?:其余|剩余|余下|剩下|尚余)的?[\u4e00-\u9fff]{0,8}")
MOST = 5


def remainders(beside: Beside) -> Iterator[Relation]:
    """Yield every count called the rest with the whole and the parts that leave it."""
    for number in range(2, len(beside.quantities)):
        gap = beside.gap(number)
        if "余" in gap or "剩" in gap:
            yield from _of_rest(beside, number)


def _of_rest(beside: Beside, rest: int) -> Iterator[Relation]:
    if not is_count(beside, rest) or not REST.fullmatch(beside.before(rest).strip()):
        return
    unit = beside.quantities[rest].unit
    found = [
        it
        for it in beside.back(rest)
        if is_count(beside, it)
        and alike(beside.quantities[it].unit, unit)
        and not is_change(beside, it)
    ][:MOST]
    for places in _choices(found):
        if _leaves(beside, places).meets(beside.range(rest)):
            yield _relation(beside, rest, places, agrees=True)
            return
    if _is_sure(beside, rest, found):
        yield _relation(beside, rest, found, agrees=False)


def _choices(found: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield what may be parts and their whole, the whole last."""
    for number in range(1, len(found)):
        for length in range(1, number + 1):
            for parts in combinations(found[:number], length):
                yield (*parts, found[number])


def _leaves(beside: Beside, places: Sequence[int]) -> Range:
    *parts, whole = (beside.range(it) for it in places)
    low, high = sum(it.high for it in parts), sum(it.low for it in parts)
    return Range(whole.low - low, whole.high - high)


def _is_sure(beside: Beside, rest: int, found: Sequence[int]) -> bool:
    """Tell whether only one whole and one part, which says what was done, can be meant."""
    if len(found) != 2:
        return False
    part, whole = found
    counts = [beside.quantities[it] for it in (rest, part, whole)]
    words = any_word("bounds", "adverbs").sub("", beside.before(part)).strip("的")
    is_done = words in listed("bounds", "settled") or "其中" in beside.gap(part)
    is_done = is_done or beside.before(part).startswith("已")
    # 检查120家次，整改30家: what is visited twice is no part of it.
    is_one_thing = len({unit_of(it.unit) for it in counts}) == 1
    is_all = is_done and is_one_thing and is_whole(beside, whole) and all(map(is_exact, counts))
    return is_all and counts[1].value < counts[2].value and not _is_told(beside, part, whole, rest)


def _is_told(beside: Beside, part: int, whole: int, rest: int) -> bool:
    """Tell whether a rate between part and rest does not fit the part: that is told already."""
    pair = Pair(Counts((part,)), Counts((whole,))).rate(beside)
    rates = (beside.quantities[it] for it in range(part + 1, rest))
    return any(pair and not pair.meets(of_rate(it)) for it in rates if it.unit in PERCENT)


def _relation(beside: Beside, rest: int, places: Sequence[int], *, agrees: bool) -> Relation:
    *parts, whole = (beside.quantities[it] for it in places)
    computed = whole.value - sum(part.value for part in parts)
    written = "－".join(figure(it) for it in (whole, *reversed(parts)))
    stated = beside.quantities[rest]
    message = f"{written}＝{plain(computed)}，文中其余为{stated.text}。"
    return Relation(
        RULE,
        beside.term(rest, "其余"),
        beside.terms(sorted(places)),
        computed,
        agrees,
        "" if agrees else message,
        Severity.ERROR,
    )
