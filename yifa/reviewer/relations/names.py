"""How many things a list of names names, where the marks between them can be trusted."""

from __future__ import annotations

import re
from typing import NamedTuple

from yifa.reviewer.relations.wording import any_word, listed

TITLES = re.compile("《[^《》]{1,60}》|“[^“”]{1,30}”")
#: Stands for a title, so that the marks inside it divide nothing.
TITLE = "\uf8ff"
OPEN = re.compile("等|如|主要|包括但不限于|以及其他|其他|……|…")
AND = re.compile("以及|[和及与]")
LEADING = re.compile("^[与和同在由对向到]")
BRACKET = re.compile("[（(][^（()）]{0,30}[）)]")
LONGEST = 160


class Names(NamedTuple):
    """A list of names: how many there are, at least and at most, and the names themselves.

    The two differ where 和 may join two names or be part of one.
    """

    least: int
    most: int
    items: tuple[str, ...]
    is_open: bool


def names(text: str) -> Names | None:
    """Read a list of names joined by 、, or None where it is none."""
    plain = BRACKET.sub("", TITLES.sub(TITLE, text)).strip()
    is_open = bool(OPEN.search(plain))
    # 《甲》《乙》 needs no mark.
    plain = re.sub(f"{TITLE}(?={TITLE})", TITLE + "、", plain)
    items = tuple(it.strip() for it in plain.removesuffix("等").split("、"))
    # 与县法院、县检察院 begins with a word of its own.
    items = (LEADING.sub("", items[0]), *items[1:])
    if not all(items) or (len(items) < 2 and not AND.search(plain)):
        return None
    items = tuple(part for item in items for part in _parted(item))
    doubtful = sum(len(AND.findall(item)) for item in items)
    return Names(len(items), len(items) + doubtful, items, is_open)


def _parted(item: str) -> list[str]:
    """Part names at a 和 where both sides are alike: 王家村和赵家村, but not 住房和城乡建设局."""
    sides = [it.strip() for it in AND.split(item)]
    if len(sides) > 1 and all(sides) and len({side[-1] for side in sides}) == 1:
        return sides
    return [item]


def are_titles(found: Names) -> bool:
    """Tell whether all are titles in 《》 or short names in quotation marks."""
    return all(TITLE in it for it in found.items)


def are_bodies(found: Names) -> bool:
    """Tell whether all names end as places and bodies do, in whatever way."""
    return all(it.endswith(listed("counts", "endings")) for it in found.items)


def are_short(found: Names) -> bool:
    """Tell whether all names but the first, before which other words stand, are short."""
    return all(2 <= len(it) <= 5 for it in found.items[1:])


def are_people(found: Names) -> bool:
    """Tell whether all names but the first are names of persons."""
    surnames = listed("counts", "surnames")
    return all(2 <= len(it) <= 3 and it[0] in surnames for it in found.items[1:])


def is_kind(noun: str) -> bool:
    """Tell whether a noun is one of those whose kinds are named beside its number."""
    return bool(any_word("counts", "kinds").search(noun))
