"""A total of what came in different units: 来信45件、来访198批、网上69件次，共计312件次."""

from __future__ import annotations

from collections.abc import Sequence

from yifa.reviewer.relations.clauses import COMMA, NONE, PAUSE, STOP, Entry
from yifa.reviewer.relations.parts import is_otherwise
from yifa.reviewer.relations.wording import any_word, listed, unit_of

LONGEST = 12


def of_all_units(entries: Sequence[Entry], head: int, total: Entry) -> Sequence[Entry]:
    """Give the parts of a total that adds up ways of coming in, whatever each is counted in.

    None where they have one unit, or where one of them has the total's own beside another
    (来信18件20人次): then units are added up each for itself.
    """
    is_named = any_word("overlap", "channels").search(entries[head].clause)
    if is_named or total.quantity.unit not in listed("units", "intake"):
        return ()
    parts: list[Entry] = []
    for place in range(head - 1, max(head - LONGEST, -1), -1):
        entry = entries[place]
        is_way = any_word("overlap", "channels").search(entry.label)
        if not is_way or entry.quantity.unit not in listed("units", "intake"):
            break
        if entry.strength == NONE and not entry.gap.strip():
            return ()
        parts.insert(0, entry)
        if entry.strength == STOP or "其中" in entry.gap:
            break
    units = {unit_of(part.quantity.unit) for part in parts}
    return parts if len(parts) > 1 and len(units) > 1 else ()


def has_others(entries: Sequence[Entry], first: int, head: int, unit: str) -> bool:
    """Tell whether members of other units stand in a list between two places."""
    # 三类案件合计60件: what stands in the clause of the total is no member.
    while entries[head].strength == NONE and head > first:
        head -= 1
    for place in range(first + 1, head):
        entry = entries[place]
        if unit_of(entry.quantity.unit) == unit or entry.quantity.percent or is_otherwise(entry):
            continue
        if PAUSE <= entry.strength <= COMMA and not _says_so(entries, place, head, unit):
            return True
    return False


def _says_so(entries: Sequence[Entry], place: int, head: int, unit: str) -> bool:
    """Tell whether the same thing is counted in the other unit right after: 20批52人次."""
    for entry in entries[place + 1 : head]:
        if entry.strength != NONE or entry.gap.strip():
            return False
        if unit_of(entry.quantity.unit) == unit:
            return True
    return False
