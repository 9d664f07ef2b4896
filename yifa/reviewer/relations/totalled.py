"""A total that stands after its parts: 婚姻家庭12件、邻里9件，共计21件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yifa.reviewer.findings import Relation, Severity
from yifa.reviewer.relations.amounts import added, compare, is_exact, unit_of
from yifa.reviewer.relations.clauses import COMMA, NONE, STOP, Entry, Line
from yifa.reviewer.relations.columns import LONGEST
from yifa.reviewer.relations.parts import is_otherwise
from yifa.reviewer.relations.sum_of import sum_of, weigh
from yifa.reviewer.relations.wording import any_word, beginnings, listed


def total_last(line: Line) -> Iterator[Relation]:
    """Test every total of a line that says it is one against what stands before it."""
    entries = line.entries
    for place in range(2, len(entries)):
        total = _head(entries, place)
        if total is None or unit_of(entries[place].quantity) in listed("units", "no_sums"):
            continue
        parts = _before(entries, total, unit_of(entries[place].quantity))
        if len(parts) > 1 and not any(is_otherwise(part) for part in parts):
            yield _judged(entries[place], parts)


def _head(entries: Sequence[Entry], place: int) -> int | None:
    """Find the number whose clause says that it is a total; its other units follow right after."""
    while place and entries[place].strength == NONE and not entries[place].gap.strip():
        place -= 1
    return place if _is_total(entries[place]) else None


def _is_total(entry: Entry) -> bool:
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
        if unit_of(entry.quantity) == unit:
            if (len(parts) > 1 and strength > within) or _is_own_total(entry):
                break
            within = max(within, strength) if parts else NONE
            parts.insert(0, entry)
            strength = NONE
        strength = max(strength, entry.strength)
        if strength == STOP or _begins(entry):
            break
    return parts


def _is_own_total(entry: Entry) -> bool:
    return bool(any_word("cues", "last").search(entry.clause))


def _begins(entry: Entry) -> bool:
    """Tell whether a list begins here, by its own words."""
    return entry.strength >= COMMA and "其中" in entry.gap


def _judged(total: Entry, parts: Sequence[Entry]) -> Relation:
    weighed = weigh(parts)
    agrees = compare(total.quantity, weighed) == "fits"
    severity = Severity.ERROR
    if not agrees and all(is_exact(it.quantity) for it in (total, *parts)):
        # Where the list seems to begin too early, its last parts alone may be what was added up.
        for first in range(1, len(parts) - 1):
            if added(weigh(parts[first:])) == total.quantity.value:
                return sum_of(total, parts[first:], agrees=True)
    return sum_of(total, parts, agrees=agrees, severity=severity)
