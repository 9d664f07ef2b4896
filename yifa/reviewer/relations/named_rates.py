"""Rates that are called by a name, as 办结率, and the counts that the name asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.naming import Named, named
from yifa.reviewer.relations.pairing import (
    group,
    has_rate,
    is_count,
    is_joined,
    is_whole,
    listed_with,
    missing,
    parts,
    row,
    said_after,
    says,
    sums,
    unsaid,
    wholes,
)
from yifa.reviewer.relations.pairs import Counts, Pair, Tie, some
from yifa.reviewer.relations.ranges import of_count
from yifa.reviewer.relations.wording import alternatives, any_word, listed, stems


def named_ties(beside: Beside, rate: int) -> Iterator[Tie]:
    """Yield the ties of one figure: a figure may be given to several names (率和…率均为100%)."""
    names = named(beside.before(rate))
    rates = group(beside, rate)
    if len(names) == len(rates) > 1:
        for place, name in zip(rates, names, strict=True):
            yield from _tie(beside, place, rate, name)
    elif len(names) == 1 < len(rates):
        yield from _in_lists(beside, rates, names[0])
    elif len(rates) == 1 or len(names) > 1:
        for name in names:
            yield from _tie(beside, rate, rate, name)


def _in_lists(beside: Beside, rates: list[int], name: Named) -> Iterator[Tie]:
    """Tie rates to lists of as many counts: 建议98件、提案64件，办结96件、64件."""
    length, last = len(rates), rates[0] - 1
    done, given = row(beside, last, length), row(beside, last - length, length)
    if name.narrow or not done or not given:
        return
    if not any(says(beside, done[0], stem) == "it" for stem in stems(name.stem)):
        return
    if any(not is_joined(beside, it) for it in (*done[1:], *given[1:])):
        return
    for rate, part, whole in zip(rates, done, given, strict=True):
        pair = Pair(Counts((part,)), Counts((whole,)))
        yield Tie(rate, name.name, (pair,), pair, verb=name.stem)


def _tie(beside: Beside, rate: int, head: int, name: Named) -> Iterator[Tie]:
    """Tie one figure to what stands before `head`, the first figure of its list."""
    if name.of and name.of not in beside.sentence_to(head)[: -len(beside.before(head)) or None]:
        return
    numerators = list(parts(beside, head, name))
    if numerators:
        place = numerators[0].places[-1]
        found = [it for it in wholes(beside, place, head, 1) if it not in numerators[0].places]
    elif (after := said_after(beside, rate, name)) is not None:
        place = after
        numerators, found = [Counts((after,))], wholes(beside, after, after, 1)
    elif (failed := missing(beside, head, name)) is not None:
        place = failed
        found = wholes(beside, failed, head, 1)
        numerators = [Counts((failed,), (it,)) for it in found]
    elif (whole := _all_of_it(beside, head, name)) is not None:
        all_of_it = listed_with(beside, whole)
        pair = Pair(all_of_it, all_of_it)
        yield Tie(rate, name.name, (pair,), pair)
        return
    else:
        return
    pairs = some(
        Pair(part, whole)
        for part in numerators
        for whole in sums(beside, found)
        if not set(part.places) & set(whole.places)
        and (not part.rest_of or part.rest_of == whole.places)
    )
    if pairs is None:
        return
    certain = _certain(beside, head, place, found, numerators[0], name.stem)
    other = _other(beside, certain, name)
    elsewhere = unsaid(numerators[0], found, name.stem)
    beyond = len(found) == 1 and name.stem not in listed("bounds", "with_arrears")
    yield Tie(rate, name.name, pairs, certain, elsewhere, name.stem, beyond, other)


def _certain(
    beside: Beside, rate: int, place: int, found: list[int], part: Counts, stem: str
) -> Pair | None:
    """Choose the whole that must be meant: the nearest before the part that has parts."""
    if any_word("words", "carried").search(beside.sentence_to(rate)):
        return None
    if "其中" in beside.between(place, rate):
        return None
    near = [
        it for it in found if it < place and is_whole(beside, it) and not has_rate(beside, it, rate)
    ]
    near = near or [it for it in found if it > place and "总" in beside.before(it)]
    if not near:
        return None
    whole = _total_of(beside, listed_with(beside, near[0]), found)
    if place in whole.places or _has_more(beside, whole, stem):
        return None
    if part.rest_of:
        return Pair(part._replace(rest_of=whole.places), whole)
    return Pair(part, whole)


def _has_more(beside: Beside, whole: Counts, stem: str) -> bool:
    """Tell whether a rate has a wider base: 新收 leaves out arrears, 逮捕 those of a 不捕率."""
    words = beside.before(whole.places[-1])
    if stem in listed("bounds", "with_arrears") and any_word("words", "new").search(words):
        return True
    return stem.startswith(("不", "未")) and stem[1:] in words


def _total_of(beside: Beside, whole: Counts, found: list[int]) -> Counts:
    """Give the total for its parts where it stands before them: 198件，其中62件、136件."""
    if len(whole.places) > 1:
        added = whole.range(beside)
        for it in found:
            if it < whole.places[0] and of_count(beside.quantities[it]).meets(added):
                return Counts((it,))
    return whole


def _all_of_it(beside: Beside, rate: int, name: Named) -> int | None:
    """Find the count of which the words say that all of it was done (均已办结)."""
    if name.narrow:
        return None
    for number in beside.back(rate):
        if is_count(beside, number):
            words = beside.between(number, rate)
            return number if _all(name.stem).search(words) and is_whole(beside, number) else None
    return None


def _other(beside: Beside, certain: Pair | None, name: Named) -> str:
    """Name the whole that a rate of success is often drawn from without being stated."""
    if certain is None or "成功" not in stems(name.stem):
        return ""
    words = beside.before(certain.whole.places[-1])
    return "" if any(it in words for it in ("终结", "调解", "审结", "办结")) else "终结数"


@cache
def _all(stem: str) -> re.Pattern[str]:
    either = "|".join(map(re.escape, stems(stem)))
    return re.compile(rf"{alternatives('words', 'all_of')}[^，,。；;0-9]{{0,4}}?(?:{either})(?!率)")
