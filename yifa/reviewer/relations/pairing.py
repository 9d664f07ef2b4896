"""Which counts a rate can be drawn from: parts known by the rate's own word, and wholes before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.naming import Named, narrowing
from yifa.reviewer.relations.pairs import Counts, Pair
from yifa.reviewer.relations.ranges import PERCENT
from yifa.reviewer.relations.wording import alike, alternatives, any_word, listed, stems

LONGEST_SUM = 6
LONGEST_LIST = 12
PARTS_APART = 4
NO_COUNTS = frozenset(["倍", "番", "个百分点", "分之", "天", "年", ""])
CHANGED = re.compile("(?:增加|减少|增长|下降|上升|提高|降低|新增)了?$")
#: What tells a rate of growth from a share: 45件，同比下降10%.
COMPARED = re.compile("同比|环比|比上年|较上年|比去年|较去年|增长|下降|上升")
LISTING = ("、", "，", ",", "和", "与", "及", "以及", "、和")


def is_count(beside: Beside, number: int) -> bool:
    """Tell whether a quantity is a count, not a rate or a comparison."""
    unit = beside.quantities[number].unit
    return unit not in PERCENT and unit not in NO_COUNTS and not beside.is_torn(number)


def group(beside: Beside, rate: int) -> list[int]:
    """Give a rate with those listed after it (98%、95%和100%)."""
    found = [rate]
    while (after := found[-1] + 1) < len(beside.quantities) and len(found) < LONGEST_LIST:
        is_rate = beside.quantities[after].unit in PERCENT
        if not is_rate or beside.gap(after).strip() not in LISTING:
            break
        found.append(after)
    return found


def says(beside: Beside, number: int, stem: str) -> str:
    """Tell how the words beside a count name a stem: "it", "not" it, "owed", or not at all."""
    clause = beside.clause(number)
    if stem.startswith("~"):
        stem, clause = stem[1:], beside.after(number)
    place = clause.find(stem)
    if place < 0:
        return ""
    head = clause[max(place - 8, 0) : place]
    if _negated().search(head):
        return "not"
    if head.endswith(listed("words", "owed")):
        return "owed"
    return "it"


def parts(beside: Beside, rate: int, name: Named) -> Iterator[Counts]:
    """Yield what may be the numerator of a named rate, the likeliest first."""
    for stem in stems(name.stem):
        found = [
            number
            for number in _counts_back(beside, rate)
            if says(beside, number, stem) == "it" and not is_change(beside, number)
        ]
        if not found:
            continue
        if set(narrowing(beside.before(found[0]))) != name.narrow:
            return
        if has_rate(beside, found[0], rate):
            return
        yield Counts((found[0],))
        together = [it for it in found if alike(_unit(beside, it), _unit(beside, found[0]))]
        if len(together) > 1:
            yield Counts(tuple(sorted(together)))
        return


def said_after(beside: Beside, rate: int, name: Named) -> int | None:
    """Find the numerator right after its rate: 成功率96%，成功调解1,200件, with no other noun."""
    after = rate + 1
    if after >= len(beside.quantities) or beside.sentence(after) != beside.sentence(rate):
        return None
    words = any_word("words", "harmless").sub("", beside.gap(after)).strip("，,（(已 ")
    is_it = is_count(beside, after) and words in ("", *stems(name.stem)) and not name.narrow
    return after if is_it and says(beside, after, stems(name.stem)[0]) == "it" else None


def missing(beside: Beside, rate: int, name: Named) -> int | None:
    """Find the count of what failed (不合格4批次), where none says what did not."""
    for number in _counts_back(beside, rate):
        if says(beside, number, name.stem) == "not":
            return number
    return None


def wholes(beside: Beside, part: int, rate: int, sentences: int) -> list[int]:
    """Give the counts in whose unit the part is counted, the nearest before it first."""
    unit = _unit(beside, part)
    around = [*beside.back(part, sentences), *range(part + 1, rate)]
    return [it for it in around if is_count(beside, it) and alike(_unit(beside, it), unit)]


def sums(beside: Beside, found: Sequence[int]) -> Iterator[Counts]:
    """Yield each whole alone, then neighbours added up, as 建议98件、提案64件."""
    for number in found:
        yield Counts((number,))
    for start in range(len(found)):
        for end in range(start + 2, min(start + LONGEST_SUM, len(found)) + 1):
            run = sorted(found[start:end])
            if run[-1] - run[0] == len(run) - 1:
                yield Counts(tuple(run))


def unsaid(part: Counts, found: Sequence[int], stem: str) -> Iterator[Pair]:
    """Yield wholes that are not written out: 逮捕25人，不捕24人 together, or 27件 less 撤诉3件."""
    if part.rest_of:
        return
    for number in found:
        if stem.startswith(("不", "未")):
            yield Pair(part, Counts((*part.places, number)))
        for other in found:
            if other != number:
                yield Pair(part, Counts((other,), (number,)))


def row(beside: Beside, last: int, length: int) -> list[int]:
    """Give the counts of a list that ends at a place, none where it is not as long."""
    places = list(range(last - length + 1, last + 1))
    if places[0] < 0 or not all(is_count(beside, it) for it in places):
        return []
    return places


def is_whole(beside: Beside, number: int) -> bool:
    """Tell whether a count can have parts by the words beside it, or as its sentence's first."""
    is_first = not number or beside.sentence(number - 1) != beside.sentence(number)
    return is_first or any_word("words", "wholes").search(beside.before(number)) is not None


def listed_with(beside: Beside, number: int) -> Counts:
    """Give a count with those that are listed before it: 建议98件、提案64件 are one whole."""
    first = number
    while number - first < LONGEST_LIST and first and is_joined(beside, first):
        first -= 1
    return Counts(tuple(range(first, number + 1)))


def is_change(beside: Beside, number: int) -> bool:
    """Tell whether a count says by how much another one grew."""
    return CHANGED.search(beside.before(number).rstrip()) is not None


def has_rate(beside: Beside, number: int, other: int) -> bool:
    """Tell whether a count is itself a part whose rate, another one, stands after it."""
    after = number + 1
    return (
        after != other
        and after < len(beside.quantities)
        and beside.quantities[after].unit in PERCENT
        and beside.sentence(after) == beside.sentence(number)
        and len(beside.gap(after)) < 16
        and not COMPARED.search(beside.gap(after))
    )


def is_joined(beside: Beside, number: int) -> bool:
    """Tell whether a count goes on with the list that the one before it began."""
    gap = beside.gap(number)
    units = _unit(beside, number), _unit(beside, number - 1)
    return (
        is_count(beside, number - 1)
        and alike(*units)
        and gap.startswith(("、", "和", "及", "以及", "，政协"))
    )


def _counts_back(beside: Beside, rate: int) -> Iterator[int]:
    """Yield the counts of a rate's sentence, back to the rate before it that had its own."""
    passed = 0
    for number in beside.back(rate):
        if is_count(beside, number):
            passed += 1
            yield number
            if passed == PARTS_APART:
                return


def _unit(beside: Beside, number: int) -> str:
    return beside.quantities[number].unit


@cache
def _negated() -> re.Pattern[str]:
    """Find 未 right before a word, or before what was not done (未调解成功, 没有按期办结)."""
    return re.compile(rf"{alternatives('words', 'negations')}{alternatives('words', 'negated')}?$")
