"""Rates that say 占: a part that stands right before, and the whole it is a share of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.naming import Share, share
from yifa.reviewer.relations.pairing import (
    group,
    is_count,
    is_whole,
    listed_with,
    row,
    sums,
    wholes,
)
from yifa.reviewer.relations.pairs import SHARE, Counts, Pair, Tie, some
from yifa.reviewer.relations.ranges import PERCENT

SENTENCES_BACK = 3
# What may stand between a part and 占: nothing new may be counted there.
NOUN = r"[\u4e00-\u9fff“”]{0,12}?"
BRIDGE = re.compile(
    rf"(?:的)?{NOUN}[，,、（(]?(?:均|约|仅|只|共|合计|分别|总|所|比例|其|大约|各|数量|也|就|总计|人数|件数|、)*"
)

TOGETHER = re.compile("[二两三四]者|[两三四]项|[合共总]计?占")
OF_IT = re.compile("[\u4e00-\u9fff]{0,8}的")
OF = re.compile(r"占[^，,。；;]{0,16}$")


def share_ties(beside: Beside, rate: int) -> Iterator[Tie]:
    """Yield the tie of one share, or of several that a list divides among parts (分别占)."""
    words = beside.gap(rate)
    if rate and _is_of_count(beside, rate, words):
        yield from _of_count(beside, rate)
        return
    it = share(words)
    if it is None or (part := _part(beside, rate, words)) is None:
        return
    rates = group(beside, rate)
    places = row(beside, part, len(rates))
    if len(places) != len(rates):
        return
    for place, figure in zip(places, rates, strict=True):
        yield from _tie(beside, figure, place, places[0], it)


def _part(beside: Beside, rate: int, words: str) -> int | None:
    """Find the part right before 占."""
    part = rate - 1
    bridge = words[: max(words.rfind("占"), words.rfind("完成"))]
    if part < 0 or not is_count(beside, part) or not BRIDGE.fullmatch(bridge):
        return None
    return part


def _tie(beside: Beside, rate: int, part: int, first: int, it: Share) -> Iterator[Tie]:
    found = [
        whole
        for whole in wholes(beside, first, first, SENTENCES_BACK)
        if whole != part and _names(beside, whole, it)
    ]
    if beside.quantities[part].unit != beside.quantities[first].unit:
        found = [
            whole
            for whole in wholes(beside, part, part, SENTENCES_BACK)
            if _names(beside, whole, it)
        ]
    # 交通783件、城建579件、政法562件，占77%: the share may be that of the whole list.
    numerators = dict.fromkeys([Counts((part,)), listed_with(beside, part)])
    pairs = some(
        Pair(numerator, whole)
        for numerator in numerators
        for whole in sums(beside, found)
        if not set(numerator.places) & set(whole.places)
    )
    if pairs is not None:
        certain = _certain(beside, part, found, it)
        beyond = certain is not None and "其中" in beside.gap(part)
        yield Tie(rate, SHARE, pairs, certain, beyond=beyond)


def _certain(beside: Beside, part: int, found: list[int], it: Share) -> Pair | None:
    for whole in found:
        if whole > part or _is_share(beside, whole):
            continue
        if not is_whole(beside, whole):
            continue
        between = beside.between(whole, part)
        near = beside.sentence(whole) == beside.sentence(part) or "其中" in between or it.of
        return Pair(Counts((part,)), listed_with(beside, whole)) if near else None
    return None


def _names(beside: Beside, whole: int, it: Share) -> bool:
    """Tell whether a count is what 占…的 names."""
    if not it.far and not it.of:
        return True
    words = beside.clause(whole)
    if any(far not in words for far in it.far):
        return False
    return not it.of or sum(character in words for character in it.of) >= 0.7 * len(it.of)


def _is_share(beside: Beside, number: int) -> bool:
    """Tell whether a count is itself a part that has its share after it."""
    after = number + 1
    if after >= len(beside.quantities) or beside.quantities[after].unit not in PERCENT:
        return False
    return share(beside.gap(after)) is not None


def _is_of_count(beside: Beside, rate: int, words: str) -> bool:
    """Tell whether the whole stands inside 占全部198件的86.4%."""
    return bool(OF_IT.fullmatch(words.strip()) and OF.search(beside.gap(rate - 1)))


def _of_count(beside: Beside, rate: int) -> Iterator[Tie]:
    whole, part = rate - 1, rate - 2
    # 书面41件，听证14件，二者占审结55件的100%
    if TOGETHER.search(beside.gap(whole)):
        return
    if part >= 0 and is_count(beside, part) and is_count(beside, whole):
        pair = Pair(Counts((part,)), Counts((whole,)))
        yield Tie(rate, SHARE, (pair,), pair)
