"""How parties and inspectors are drawn: a rule that anyone can repeat, with nothing but SHA-256.

1. The lists are published first. What is digested is the file itself, byte by byte.
2. The seed is a public number of a later day, named in advance (a lottery's result).
3. Each party's lot is SHA-256 of the seed, the digest of the lists, "party" and the party's id,
   joined by line feeds. Who has the lowest lots is drawn, in that order.
4. Inspectors are dealt like cards. In round 1, 2, … all of them are put in the order of their
   lots: SHA-256 of the seed, the digest, "inspector", the round and the inspector's id. Each party,
   in the order drawn, gets the next ones; who has a conflict of interest with it, or is dealt to it
   already, keeps the place for the next party. When too few are left, the next round goes behind.

No library and nothing of ours is needed: whoever has the file and the seed gets the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

from yifa.kernel import lots
from yifa.kernel.lots import digest_of, lot_of


class Undrawable(ValueError):
    """Lists from which nothing can be drawn; the message says why and what to do."""


class Entry(NamedTuple):
    """One on a list: the id that is drawn by and the name that is shown."""

    id: str
    name: str


class Conflict(NamedTuple):
    """An inspector who may not inspect a party, and why."""

    inspector: str
    party: str
    reason: str


@dataclass(frozen=True)
class Lists:
    """What is published before the draw."""

    parties: tuple[Entry, ...]
    inspectors: tuple[Entry, ...]
    wanted: int
    per_party: int = 2
    conflicts: tuple[Conflict, ...] = ()
    title: str = ""

    def file(self) -> bytes:
        """The file that is published: JSON, always the same bytes for the same lists."""
        told = {
            "title": self.title,
            "wanted": self.wanted,
            "per_party": self.per_party,
            "parties": self.parties,
            "inspectors": self.inspectors,
            "conflicts": self.conflicts,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Drawn:
    """A party drawn, who inspects it, and who was left out for a conflict of interest."""

    party: Entry
    inspectors: tuple[Entry, ...]
    left_out: tuple[Conflict, ...] = field(default=())


def read(file: bytes) -> Lists:
    """The lists of a published file; Undrawable where it is none."""
    try:
        told = json.loads(file)
        lists = Lists(
            tuple(map(Entry._make, told["parties"])),
            tuple(map(Entry._make, told["inspectors"])),
            int(told["wanted"]),
            int(told["per_party"]),
            tuple(map(Conflict._make, told["conflicts"])),
            str(told["title"]),
        )
        "".join(one.id for one in (*lists.parties, *lists.inspectors))  # raises unless all are text
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Undrawable("这不是公布的抽取名录文件，换成公布时的原文件") from fault
    check(lists)
    return lists


def check(lists: Lists) -> None:
    """Refuse lists from which nothing can be drawn fairly."""
    for what, entries in (("检查对象", lists.parties), ("检查人员", lists.inspectors)):
        if len({one.id for one in entries}) < len(entries):
            twice = Counter(one.id for one in entries).most_common(1)[0][0]
            raise Undrawable(f"{what}名录中{twice}出现了两次，留一条")
    if not 0 < lists.wanted <= len(lists.parties):
        raise Undrawable(f"要抽{lists.wanted}户，名录中有{len(lists.parties)}户，改抽取数量")
    if not 0 < lists.per_party <= len(lists.inspectors):
        raise Undrawable(
            f"每户要{lists.per_party}名检查人员，名录中有{len(lists.inspectors)}名，补充名录"
        )


def draw(file: bytes, seed: str) -> list[Drawn]:
    """Draw from a published file by a seed; Undrawable where it can't be done."""
    lists, digest, seed = read(file), digest_of(file), seed.strip()
    if not seed:
        raise Undrawable("还没有种子，等公开的号码产生以后再抽")
    drawn = lowest(lists.parties, lists.wanted, seed, digest)
    return list(with_inspectors(lists, drawn, seed, digest))


def lowest(parties: Sequence[Entry], wanted: int, seed: str, digest: str) -> list[Entry]:
    """The parties with the lowest lots, the lowest first."""
    ids = [one.id for one in parties]
    drawn = lots.lowest(ids, wanted, seed=seed, digest=digest, what="party")
    return [parties[place] for place in drawn]


def with_inspectors(
    lists: Lists, drawn: Iterable[Entry], seed: str, digest: str
) -> Iterator[Drawn]:
    """Each party drawn with its inspectors, dealt round after round."""
    deck: list[Entry] = []
    rounds = count(1)
    barred: dict[str, dict[str, Conflict]] = {}
    everyone = {one.id for one in lists.inspectors}
    for conflict in lists.conflicts:
        barred.setdefault(conflict.party, {})[conflict.inspector] = conflict
    for party in drawn:
        here = barred.get(party.id, {})
        if len(everyone - here.keys()) < lists.per_party:
            raise Undrawable(f"{party.id}没有足够的检查人员可以回避，补充名录后重新公布")
        go: list[Entry] = []
        while len(go) < lists.per_party:
            fit = (place for place, one in enumerate(deck) if one.id not in here and one not in go)
            place = next(fit, None)
            if place is None:
                deck += shuffled(lists.inspectors, next(rounds), seed, digest)
            else:
                go.append(deck.pop(place))
        yield Drawn(party, tuple(go), tuple(here[id] for id in sorted(here)))


def shuffled(inspectors: Iterable[Entry], turn: int, seed: str, digest: str) -> list[Entry]:
    """All inspectors in the order of their lots in a round."""
    return sorted(inspectors, key=lambda one: lot_of(seed, digest, "inspector", str(turn), one.id))


def result_file(file: bytes, seed: str) -> bytes:
    """What is published after the draw: the seed, the digest of the lists, who was drawn."""
    told = {
        "seed": seed.strip(),
        "lists": digest_of(file),
        "drawn": [told_of(one) for one in draw(file, seed)],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def told_of(drawn: Drawn) -> dict[str, Any]:
    """One party drawn, in the words of the result."""
    return {
        "party": drawn.party,
        "inspectors": drawn.inspectors,
        "left_out": drawn.left_out,
    }


def differences(file: bytes, result: bytes) -> Iterator[str]:
    """What a published result says otherwise than the lists and its own seed give."""
    try:
        told: Mapping[str, Any] = json.loads(result)
        seed, digest, drawn = str(told["seed"]), told["lists"], list(told["drawn"])
    except (ValueError, KeyError, TypeError) as fault:
        raise Undrawable("这不是公布的抽取结果文件，换成公布时的原文件") from fault
    if digest != digest_of(file):
        yield f"名录文件不是抽取时用的那一份：抽取时{digest}，这一份{digest_of(file)}"
        return
    again = json.loads(result_file(file, seed))["drawn"]
    for place, (says, is_so) in enumerate(zip(drawn, again, strict=False), start=1):
        if says != is_so:
            yield f"第{place}户公布的是{named(says)}，重新抽取得到{named(is_so)}"
    if len(drawn) != len(again):
        yield f"公布了{len(drawn)}户，重新抽取得到{len(again)}户"


def named(told: Any) -> str:
    """A party drawn in a sentence, with its inspectors."""
    try:
        return f"{told['party'][0]}（{'、'.join(one[0] for one in told['inspectors'])}）"
    except (KeyError, TypeError, IndexError):
        return "写坏的一条"
