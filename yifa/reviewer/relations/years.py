"""Counts of several years told one after the other, and which two of them a growth compares."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.wording import alike

YEAR = re.compile(r"(20\d\d)年?(?:度)?")
LIST = re.compile(r"20\d\d年?(?:度)?(?:(?:、|和|及|以及|至|[-—~～])20\d\d年?(?:度)?)+")
THROUGH = re.compile(r"(20\d\d)年?(?:至|[-—~～])(20\d\d)")
AGAINST = re.compile(r"(?:较|比|相比|相较于?|同)(20\d\d)年")
LAST_YEAR = re.compile("同比|较上年|比上年|较去年|比去年|较上一年|比上一年|较前一年|比前一年|环比")


def two_years(beside: Beside, number: int, places: Sequence[int]) -> tuple[int, int] | None:
    """Give the counts of the year that grew and of the one it is compared with.

    Only where the sentence tells of more than two years, and of each of these one count.
    """
    counts = _by_year(beside, places) if len(places) > 2 else {}
    if len(counts) < 3:
        return None
    words = beside.between(places[-1], number)
    against = AGAINST.search(words)
    own = [int(it) for it in YEAR.findall(words) if against is None or it != against[1]]
    if len(own) > 1 or not (against or LAST_YEAR.search(words)):
        return None
    latest = next((year for year, found in counts.items() if places[-1] in found), None)
    year = own[0] if own else latest
    if year is None:
        return None
    base = int(against[1]) if against else year - 1
    now_at, base_at = counts.get(year, []), counts.get(base, [])
    return (now_at[0], base_at[0]) if len(now_at) == len(base_at) == 1 else None


def _by_year(beside: Beside, places: Sequence[int]) -> dict[int, list[int]]:
    """Sort counts that are alike by the years that are named before them."""
    unit = beside.quantities[places[-1]].unit
    found = defaultdict[int, list[int]](list)
    years: list[int] = []
    for place in places:
        if not alike(beside.quantities[place].unit, unit):
            continue
        words = beside.gap(place)
        years = _listed(words) or [int(it) for it in YEAR.findall(words)][-1:] or years[1:]
        if years:
            found[years[0]].append(place)
    return found


def _listed(words: str) -> list[int]:
    """Read the years to which the counts after 分别 belong, in their order."""
    if "分别" not in words:
        return []
    if through := THROUGH.search(words):
        return list(range(int(through[1]), int(through[2]) + 1))
    found = LIST.search(words)
    return [int(it) for it in YEAR.findall(found[0])] if found else []
