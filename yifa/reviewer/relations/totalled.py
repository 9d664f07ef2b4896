"""A total that stands after its parts: 婚姻家庭12件、邻里9件，共计21件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.relations.clauses import COMMA, NONE, PAUSE, STOP, Entry, Line
from yifa.reviewer.relations.columns import LONGEST
from yifa.reviewer.relations.mixed import has_others, of_all_units
from yifa.reviewer.relations.parts import are_whole, is_otherwise
from yifa.reviewer.relations.ranges import is_exact
from yifa.reviewer.relations.sum_of import added, compare, sum_of, weigh
from yifa.reviewer.relations.unitless import is_read_whole
from yifa.reviewer.relations.wording import any_word, beginnings, endings, listed, unit_of

# These are a whole year.
WHOLE_YEAR = re.compile("一季度[至到、—-].{0,8}四季度|[四各]个?季度|1[至到—-]12月")
DIFFERENCE = re.compile("[比较].*[多少]$")
NEAR, NEAR_OF_TWO = Decimal("0.25"), Decimal("0.1")


def total_last(line: Line) -> Iterator[Relation]:
    """Test every total of a line that says it is one against what stands before it."""
    entries = line.entries
    for place in range(1, len(entries)):
        total = entries[place]
        unit = unit_of(total.quantity.unit)
        if unit in listed("units", "no_sums"):
            continue
        head = _head(entries, place)
        if not any_word("cues", "likely_last").search(entries[head].clause):
            continue
        parts = of_all_units(entries, head, total) or _before(entries, head, unit)
        if (
            len(parts) > 1
            and _is_of(entries[head], parts)
            and (relation := _judged(total, parts, entries[head]))
            and (relation.agrees or not _is_one_of_others(entries, head, parts))
        ):
            yield relation


def _head(entries: Sequence[Entry], place: int) -> int:
    """Find the number whose clause tells of all its units: 共计45批78人次."""
    first = max(place - LONGEST, 0)
    while place > first and entries[place].strength == NONE and not entries[place].gap.strip():
        place -= 1
    return place


def _is_one_of_others(entries: Sequence[Entry], head: int, parts: Sequence[Entry]) -> bool:
    """Tell whether a bare total may add up more than the members of its own unit."""
    units = {unit_of(part.quantity.unit) for part in parts}
    first = next(place for place in range(head, -1, -1) if entries[place] is parts[0])
    return len(units) == 1 and _is_total(entries[head]) and has_others(entries, first, head, *units)


def _is_of(total: Entry, parts: Sequence[Entry]) -> bool:
    """Tell whether a total speaks of the parts, not of more, or of what came of them."""
    if total.strength == STOP:
        return False
    others = any_word("cues", "other_scope").findall(total.clause + total.tail)
    if WHOLE_YEAR.search(parts[0].clause):
        others = [word for word in others if word != "全年"]
    return _is_total(total) or all(word in parts[0].clause for word in others)


def _is_total(entry: Entry) -> bool:
    """Tell whether a clause says nothing but that its number is a total."""
    words, said = entry.clause.strip(), False
    while word := beginnings("cues", "last", "beside_last").at(words, 0):
        said = said or word in listed("cues", "last")
        words = words[len(word) :]
    return said and not words


def _before(entries: Sequence[Entry], total: int, unit: str) -> list[Entry]:
    """Go back over the parts, to where their list began."""
    parts: list[Entry] = []
    within = strength = NONE
    for place in range(total - 1, max(total - LONGEST, -1), -1):
        entry = entries[place]
        # 第三期比第二期少5人: how many these were is not written.
        if unit_of(entry.quantity.unit) == unit and DIFFERENCE.search(entry.clause):
            return []
        if unit_of(entry.quantity.unit) == unit and not is_otherwise(entry):
            # 共整治甲3处、乙5处: the first of a list may speak of all of it.
            is_apart = not parts or strength > PAUSE
            if (len(parts) > 1 and strength > within) or _is_own_total(
                entries, place, is_apart=is_apart
            ):
                break
            within = max(within, strength) if parts else NONE
            parts.insert(0, entry)
            strength = NONE
        strength = max(strength, entry.strength)
        if strength == STOP or _begins(entry):
            break
    return parts


def _is_own_total(entries: Sequence[Entry], place: int, *, is_apart: bool) -> bool:
    """Tell whether a number is itself a total, or what was added to another that is not named."""
    entry = entries[place]
    if "新增" in entry.gap:
        return not place or "原有" not in entries[place - 1].gap
    return is_apart and bool(any_word("cues", "last").search(entry.clause))


def _begins(entry: Entry) -> bool:
    """Tell whether a list begins here, by its own words."""
    return entry.strength >= COMMA and "其中" in entry.gap


def _judged(total: Entry, parts: Sequence[Entry], head: Entry) -> Relation | None:
    if compare(total.quantity, weigh(parts)) == "fits":
        return sum_of(total, parts, agrees=True)
    is_exact_all = all(is_exact(it.quantity) for it in (total, *parts))
    for first in range(1, len(parts) - 1) if is_exact_all else ():
        # Where the list seems to begin too early, its last parts alone may be what was added up.
        is_own = first == 1 and any_word("cues", "last").search(parts[0].clause)
        is_apart = is_own or parts[first].strength >= COMMA
        if is_apart and added(weigh(parts[first:])) == total.quantity.value:
            return sum_of(total, parts[first:], agrees=True)
    # 加上培训等方面的支出，共达1400多万元: what else was added has no number.
    found = [part.quantity for part in parts]
    is_read = is_read_whole(found, total.paragraph, total.quantity.start)
    if not is_exact_all or not is_read or "加上" in head.gap:
        return None
    is_whole = are_whole(parts) and _is_near(total, parts, NEAR)
    if _is_total(head) or is_whole:
        return sum_of(total, parts, agrees=False)
    # 上午213人，下午198人，缺考4人，实考共411人: one of them may be no part.
    missing = added(weigh(parts)) - total.quantity.value
    if any(part.quantity.value == missing for part in parts):
        return None
    near = NEAR if len(parts) > 2 else NEAR_OF_TWO
    if _is_near(total, parts, near) or _is_less(total, parts):
        return sum_of(total, parts, agrees=False, severity=Severity.WARNING)
    return None


def _is_near(total: Entry, parts: Sequence[Entry], near: Decimal) -> bool:
    """Tell whether a total with words of its own is so near the sum that it was meant to be it."""
    missing = abs(added(weigh(parts)) - total.quantity.value)
    return missing <= near * total.quantity.value


def _is_less(total: Entry, parts: Sequence[Entry]) -> bool:
    """Tell whether a number right after 共 is less than one of its parts."""
    largest = max(part.quantity.value for part in parts)
    is_said = endings("cues", "last").before(total.clause, len(total.clause))
    is_member = any_word("cues", "some", "whole", "all").search(parts[0].gap)
    is_less = len(parts) > 2 and total.quantity.value < largest
    return bool(is_said) and is_less and not is_member
