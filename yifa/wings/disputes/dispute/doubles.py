"""Which cases look like one claimed twice: same people and day, same address, same text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from yifa.kernel.party import Party

from .models import Dispute

#: A text shorter than this is a set phrase: 讲明规定，双方让步 stands in many honest files.
LONG_ENOUGH = 50
#: More pairs than this nobody looks at.
MOST = 200
#: What is read of a case to compare it and to name it, and of its parties; an address is sealed to
#: the place of its row.
READ = ("kind", "number", "registered_on", "happened_on", "facts", "session_record")
READ_OF_PARTIES = ("matter", "place", "name", "address")
NOT_WORDS = re.compile(r"[^\u3400-\u9fffA-Za-z]+")


@dataclass(frozen=True)
class Pair:
    """Two cases and what is the same about them."""

    first: Dispute
    second: Dispute
    why: str


def doubles(seen: Any, wanted: frozenset[int]) -> list[Pair]:
    """Pairs of cases, one of them at least among those wanted, that agree in something.

    Compared with every case the post sees the content of and which was not revoked or merged.
    """
    if not wanted:
        return []
    there = seen.exclude(stage__in=("void", "merged")).only(*READ)
    cases = {case.pk: case for case in there.order_by("pk")}
    people: dict[int, list[Party]] = defaultdict(list)
    parties = Party.objects.filter(matter__in=seen.order_by().values("pk"))
    for party in parties.only(*READ_OF_PARTIES).order_by("pk"):
        people[party.matter_id].append(party)
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for why, mark in MARKS.items():
        for pair in alike(cases.values(), people, mark):
            if wanted & set(pair):
                found[pair].append(why)
    return [
        Pair(cases[first], cases[second], "、".join(why))
        for (first, second), why in sorted(found.items())[:MOST]
    ]


def alike(
    cases: Iterable[Dispute], people: dict[int, list[Party]], mark: Any
) -> Iterator[tuple[int, int]]:
    """Pairs of cases that share a mark."""
    by_mark: dict[Hashable, list[int]] = defaultdict(list)
    for case in cases:
        for one in mark(case, people[case.pk]):
            by_mark[one].append(case.pk)
    for those in by_mark.values():
        yield from combinations(dict.fromkeys(those), 2)


def people_and_day(case: Dispute, people: list[Party]) -> Iterator[Hashable]:
    """The same parties, whichever side they stand on, on the same day."""
    if people:
        yield frozenset(one.name for one in people), case.happened_on or case.registered_on


def addresses(case: Dispute, people: list[Party]) -> Iterator[Hashable]:
    """Where the first party lives."""
    for one in people[:1]:
        if plain := NOT_WORDS.sub("", one.address):
            yield plain, re.sub(r"\D", "", one.address)


def text(case: Dispute, people: list[Party]) -> Iterator[Hashable]:
    """The facts or the record with names, numbers and punctuation taken out."""
    for said in (case.facts, case.session_record):
        for one in people:
            said = said.replace(one.name, "某")
        plain = NOT_WORDS.sub("", said)
        if len(plain) >= LONG_ENOUGH:
            yield plain


MARKS = {"当事人和日期相同": people_and_day, "住址相同": addresses, "文字相同": text}
