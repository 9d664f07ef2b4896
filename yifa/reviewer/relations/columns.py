"""Which quantities of a line are the parts of one list, one column for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from yifa.reviewer.relations.clauses import COMMA, NONE, PAUSE, STOP, Entry
from yifa.reviewer.relations.heads import Head
from yifa.reviewer.relations.parts import is_act, is_otherwise, is_outcome, is_pending, is_rest
from yifa.reviewer.relations.wording import beginnings, listed, unit_of
from yifa.reviewer.vocabulary import words

LONGEST, FEW_MORE = 60, 6
MOST_TOTALS = 6

#: The parts of lists that are settled, with the total of each.
Used = Mapping[tuple[int, int], Entry]


class Column(NamedTuple):
    """The parts of a list that have one unit.

    `parts` ends where the wording ends the list, `more` are the others of this unit up to the end
    of the sentence. `within` is the strongest mark between parts. `is_mixed` says that other things
    with units of their own stand among them: 3个项目、6处宣传栏、10座凉亭.
    """

    unit: str
    parts: tuple[Entry, ...]
    more: tuple[Entry, ...]
    within: int
    is_mixed: bool = False


def columns(entries: Sequence[Entry], head: Head, used: Used) -> list[Column]:
    """Sort the entries of a list by their units, those that are parts of another list left out."""
    if head.wording == "bare" and entries[head.place].key in used:
        return []
    reach, over = _reach(entries, head)
    units = dict.fromkeys(unit_of(entries[it].quantity.unit) for it in reach)
    return [
        _column(entries, reach, over, unit, used)
        for unit in units
        if unit not in listed("units", "no_sums")
    ]


def _reach(entries: Sequence[Entry], head: Head) -> tuple[range, int]:
    """Tell which entries a list may hold, and from where they surely are of something else."""
    end = min(head.place + LONGEST, len(entries))
    over = end
    for place in range(head.place + 1, end):
        entry = entries[place]
        if entry.strength == STOP or place > over + FEW_MORE:
            return range(head.place, place), min(over, place)
        is_aside = entry.quantity.percent or is_otherwise(entry)
        if over == end and not is_aside and _is_another(entry, head):
            over = place
    return range(head.place, end), over


def _column(entries: Sequence[Entry], reach: range, over: int, unit: str, used: Used) -> Column:
    parts: list[Entry] = []
    more: list[Entry] = []
    within = strength = NONE
    is_mixed = False
    for place in reach:
        entry = entries[place]
        strength = max(strength, entry.strength) if place > reach.start else NONE
        if entry.quantity.percent or is_otherwise(entry):
            continue
        if unit_of(entry.quantity.unit) != unit or entry.key in used:
            is_mixed = is_mixed or (place < over and _is_another_thing(entries, place))
            continue
        if more or place >= over or (parts and _ends(parts, entry, strength, within)):
            more.append(entry)
            continue
        within = max(within, strength)
        parts.append(entry)
        strength = NONE
    return Column(unit, tuple(parts), tuple(more), within, is_mixed)


def _is_another_thing(entries: Sequence[Entry], place: int) -> bool:
    """Tell whether a number counts other things; in 40件2000元 both numbers say of the same."""
    unit = entries[place].quantity.unit
    is_measured = unit in words("units", "measures") or unit in listed("units", "people")
    after = entries[place + 1] if place + 1 < len(entries) else None
    is_joined = after is not None and after.strength == NONE and not after.gap.strip()
    return entries[place].strength >= PAUSE and not is_measured and not is_joined


def _is_another(entry: Entry, head: Head) -> bool:
    """Tell whether an entry begins another list, or says something of the whole."""
    if entry.strength < COMMA:
        return False
    if is_outcome(entry):
        return False
    if beginnings("parts", "ends").at(entry.clause.strip(), 0):
        return True
    cue = next((word for word in ("其中", "包括", "分别为", "涉及") if word in entry.gap), "")
    return bool(cue) and not (cue == "涉及" and "涉及" in head.words)


def _ends(parts: Sequence[Entry], entry: Entry, strength: int, within: int) -> bool:
    """Tell whether the list was over before an entry of its unit."""
    if (is_rest(entry) and not is_rest(parts[-1])) or is_pending(entry):
        return False
    if is_rest(parts[-1]) and strength > max(within, PAUSE):
        return True
    # 其中含上年结转3件，维持20件: what was carried over has outcomes as all others.
    if "结转" in parts[0].label and is_outcome(entry):
        return True
    if len(parts) > 1 and strength > within:
        return True
    is_new_act = is_act(entry) and not is_outcome(entry) and not is_act(parts[0])
    return strength >= COMMA and is_new_act


def _has_share(entries: Sequence[Entry], place: int) -> bool:
    after = entries[place + 1 : place + 2]
    return any(it.quantity.percent and it.clause.startswith("占") for it in after)


def _before(entries: Sequence[Entry], head: Head) -> Iterator[int]:
    """Go back from a list over what could be its total, but not over what is a part before it."""
    is_before = entries[head.place].strength == STOP
    is_distributed = "分别" in head.words
    begins, is_told = head.place, False
    for place in range(head.place - 1, max(head.place - LONGEST, -1), -1):
        # 复议收案分别为84件、110件，诉讼收案分别为61件、57件: each list has a total of its own.
        if is_distributed and place < begins:
            begins = _beginning(entries, place)
            is_told = "分别" in entries[begins].clause
        # What has a share in a sentence before is a part there.
        if not is_told and not (is_before and _has_share(entries, place)):
            yield place
        if entries[place].strength == STOP:
            return


def _beginning(entries: Sequence[Entry], place: int) -> int:
    """Find where the list begins that a number stands in."""
    first = max(place - LONGEST, 0)
    while place > first and entries[place].strength <= PAUSE:
        place -= 1
    return place


def totals(entries: Sequence[Entry], head: Head, unit: str, used: Used) -> list[Entry]:
    """Find what could be the total of a list, the nearest first: a number of its unit before it.

    A list that begins a sentence has its total in the sentence before; 调解成功的纠纷中 names it.
    """
    found: list[Entry] = []
    for place in _before(entries, head):
        entry = entries[place]
        # What is a part already leads to the total of its own list, unless it is named.
        if not (head.wording == "among" and entry.label and entry.label in head.words):
            entry = used.get(entry.key, entry)
        is_new = entry not in found and "结转" not in entry.label
        if unit_of(entry.quantity.unit) == unit and is_new and not is_otherwise(entry):
            found.append(entry)
        if len(found) == MOST_TOTALS:
            break
    if head.wording == "among":
        return [it for it in found if it.label and it.label in head.words][:1] or found
    return found
