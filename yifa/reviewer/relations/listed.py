"""A total and the parts that follow it: 受理26件，其中婚姻家庭12件、邻里9件、其他5件."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from yifa.reviewer.findings import Relation
from yifa.reviewer.relations.clauses import Entry, Line
from yifa.reviewer.relations.columns import Column, columns, totals
from yifa.reviewer.relations.heads import Head, heads
from yifa.reviewer.relations.judging import is_meant, is_whole, judged
from yifa.reviewer.relations.parts import first_holds_others, is_act
from yifa.reviewer.relations.ranges import is_exact
from yifa.reviewer.relations.sum_of import added, compare, sum_of, weigh
from yifa.reviewer.relations.wording import beginnings, unit_of

LONGEST_NAME = 15

Used = dict[tuple[int, int], Entry]


class Listed(NamedTuple):
    """A list under its head, its columns, and what could be the total of each unit."""

    head: Head
    columns: Sequence[Column]
    totals: dict[str, list[Entry]]


def total_first(line: Line) -> Iterator[Relation]:
    """Test every list of a line against the total before it.

    Lists that add up are taken out first, so that what they hold is not taken for a part of, or
    the total of, another.
    """
    used: Used = {}
    left: list[Head] = []
    for head in _heads(line):
        relations = list(_that_add_up(_list(line, head, used), used))
        yield from relations
        if not relations:
            left.append(head)
    for head in left:
        it = _list(line, head, used)
        for column in it.columns:
            totals_of = it.totals[column.unit]
            if relation := judged(it.head, column, totals_of):
                used.update((part.key, totals_of[0]) for part in column.parts)
                yield relation


def _heads(line: Line) -> list[Head]:
    if not line.entries:
        return []
    found = heads(line.entries, inside=bool(line.hosts))
    if line.hosts:
        words = line.entries[0].gap
        some = beginnings("cues", "some").at(words, 0)
        found.insert(0, Head(0, "some" if some else "whole", words))
    return found


def _list(line: Line, head: Head, used: Used) -> Listed:
    found = columns(line.entries, head, used)
    before = {
        it.unit: [host for host in line.hosts if unit_of(host.quantity.unit) == it.unit]
        if head.place == 0
        else totals(line.entries, head, it.unit, used)
        for it in found
    }
    return Listed(head, found, before)


def _that_add_up(it: Listed, used: Used) -> Iterator[Relation]:
    """Yield the sums of a list where at least one unit adds up; the other units are then closed."""
    settled = _settled(it, _all_parts) or _settled(it, _first_parts) or _of_its_first(it)
    number = max((len(parts) for _, parts in settled.values()), default=0)
    for column in it.columns:
        if column.unit in settled:
            total, parts = settled[column.unit]
            used.update((part.key, total) for part in parts)
            yield sum_of(total, parts, agrees=True)
        elif settled and (before := it.totals[column.unit]):
            used.update((part.key, before[0]) for part in column.parts)
            yield from _closed_by_another(it, column, number)


def _settled(
    it: Listed, parts_of: Callable[[Head, Entry, Column], Sequence[Entry]]
) -> dict[str, tuple[Entry, Sequence[Entry]]]:
    """Find for each unit of a list the total to which its parts add up."""
    found: dict[str, tuple[Entry, Sequence[Entry]]] = {}
    for column in it.columns:
        for total in it.totals[column.unit]:
            parts = parts_of(it.head, total, column)
            if len(parts) > 1 and is_meant(it.head, parts):
                found.setdefault(column.unit, (total, parts))
    return found


def _of_its_first(it: Listed) -> dict[str, tuple[Entry, Sequence[Entry]]]:
    """Find parts whose first is the total of the others: 其中回访246件，满意的240件，一般的6件."""
    found: dict[str, tuple[Entry, Sequence[Entry]]] = {}
    for column in it.columns:
        if column.parts and first_holds_others(column.parts):
            first, *others = column.parts
            if added(weigh(others)) == first.quantity.value:
                found[column.unit] = (first, others)
    return found


def _all_parts(head: Head, total: Entry, column: Column) -> Sequence[Entry]:
    """Give all parts of a list if they add up to a total."""
    weighed = weigh(column.parts)
    if not all(is_exact(it) for it in (total.quantity, *(part.quantity for part in weighed))):
        return ()
    return column.parts if weighed and compare(total.quantity, weighed) == "fits" else ()


def _first_parts(head: Head, total: Entry, column: Column) -> Sequence[Entry]:
    """Give the first few parts that add up to a total, where the list may end anywhere."""
    more = takewhile(lambda it: _could_be_a_part(it, column), column.more)
    entries = [*column.parts, *more]
    least = len(column.parts) if is_whole(head, column) else 2
    rest = total.quantity.value
    for number, part in enumerate(weigh(entries), 1):
        rest -= part.quantity.value * part.times
        if rest < 0 or not is_exact(part.quantity) or not is_exact(total.quantity):
            break
        if not rest and number >= least:
            return entries[:number]
    return ()


def _could_be_a_part(entry: Entry, column: Column) -> bool:
    if len(entry.label) > LONGEST_NAME:
        return False
    return not is_act(entry) or not column.parts or is_act(column.parts[0])


def _closed_by_another(it: Listed, column: Column, number: int) -> Iterator[Relation]:
    """Judge a unit whose list is shown to be whole by another unit that adds up."""
    parts = [*column.parts, *column.more][:number]
    before = it.totals[column.unit]
    if len(parts) == number and before and is_exact(before[0].quantity):
        closed = column._replace(parts=tuple(parts), more=())
        if relation := judged(it.head, closed, before, is_closed=True):
            yield relation
