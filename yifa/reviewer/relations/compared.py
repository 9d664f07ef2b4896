"""Which two counts a growth compares: this year's and last year's, or one and its change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.ranges import PERCENT
from yifa.reviewer.relations.wording import alike, alternatives
from yifa.reviewer.relations.years import two_years

# After these another comparison begins.
ENDS = re.compile("其中|[；;]")
# Such a growth is worked out otherwise than from the two figures.
OTHERWISE = re.compile(
    "年均|平均|月均|复合|累计|可比|不变价|扣除|剔除|口径|实际增长|名义|预计|将达"
)
SAYS_NOTHING = re.compile(
    "同比|环比|相比|较|比|上年度?|去年|同期|上一年度?|20[0-9][0-9]年|[的了均也又、]|分别|总量|数量|案件数|件数|总数|实现|呈|年"
)
YEAR = re.compile(r"(20\d\d)年")
BASE_AFTER = re.compile(r"[（(，,]\s*(?:去年|上年|上一年)度?(?:同期)?(?:为|是|共)?\s*")
UNITS = frozenset([*PERCENT, "倍", "个百分点"])


class Two(NamedTuple):
    """What is compared; where `base` is None it is `now` less the `change` that is stated.

    `is_sure` says that the years named beside the counts leave no other choice.
    """

    now: int
    base: int | None
    change: int | None = None
    is_up: bool = True
    is_sure: bool = False


class Grown(NamedTuple):
    """How a figure says that something grew; `times` for 是去年的1.5倍."""

    is_up: bool
    times: bool = False


def grown(beside: Beside, number: int) -> Grown | None:
    """Read how a figure says that something grew; None where it does not."""
    gap = beside.gap(number)
    if found := _direction().search(gap[-16:]):
        return Grown(found["up"] is not None)
    if beside.quantities[number].unit == "倍" and _is_times(beside, number):
        return Grown(True, times=True)
    return None


def compared(beside: Beside, number: int, how: Grown) -> Iterator[Two]:
    """Yield which counts a growth can compare, the likeliest first."""
    if (years := two_years(beside, number, _of_all_years(beside, number))) is not None:
        yield Two(*years, is_sure=True)
    else:
        yield from _beside(beside, number, how)


def _of_all_years(beside: Beside, number: int) -> list[int]:
    """Give the counts of the sentence that a growth could compare, in their order."""
    if not YEAR.search(beside.sentence_to(number)):
        return []
    unit = beside.quantities[number].unit
    found = [it for it in beside.back(number) if _comparable(beside, it, unit)]
    return [it for it in reversed(found) if not change_said(beside, it)]


def _beside(beside: Beside, number: int, how: Grown) -> Iterator[Two]:
    """Yield the counts that are compared by the words around a growth."""
    seen: list[int] = []
    base, change = _base_after(beside, number), None
    is_up = True
    unit = beside.quantities[number].unit
    ahead = _change_after(beside, number) if unit in PERCENT else None
    for place in beside.back(number):
        if ENDS.search(beside.gap(place + 1)) or len(seen) == 3 or beside.is_torn(place):
            break
        if not _comparable(beside, place, unit):
            continue
        if (it := change_said(beside, place)) and not is_to(beside, place):
            if change is not None or base is not None or seen:
                break
            if OTHERWISE.search(beside.gap(place)):
                break
            change, is_up = place, it.is_up
            continue
        if base is None and _is_base(beside, place):
            base = place
            continue
        if base is None and is_to(beside, place):
            if not seen:
                yield Two(place, place - 1)
            return
        seen.append(place)
    yield from _pairs(beside, seen, base, change, is_up, ahead)


def _year_before(beside: Beside, seen: list[int]) -> int | None:
    """Find the base of two counts that name their years: 2023年198件，2024年220件."""
    if len(seen) != 2:
        return None
    years = [YEAR.findall(beside.before(it)) for it in seen]
    if any(len(it) != 1 for it in years):
        return None
    later, earlier = (int(it[0]) for it in years)
    return {1: seen[1], -1: seen[0]}.get(later - earlier)


def _pairs(
    beside: Beside,
    seen: list[int],
    base: int | None,
    change: int | None,
    is_up: bool,
    ahead: tuple[int, bool] | None,
) -> Iterator[Two]:
    if change is None and ahead is not None:
        change, is_up = ahead
    if base is None and change is None:
        base = _year_before(beside, seen)
        seen = [it for it in seen if it != base]
    units = beside.quantities
    if base is not None:
        for now in sorted(seen, key=lambda place: (abs(place - base), place > base)):
            if alike(units[now].unit, units[base].unit):
                yield Two(now, base)
    elif change is not None:
        for now in seen:
            if alike(units[now].unit, units[change].unit):
                yield Two(now, None, change, is_up)


def _comparable(beside: Beside, place: int, unit: str) -> bool:
    """Tell whether a quantity can be compared by a figure in a unit."""
    other = beside.quantities[place].unit
    if unit == "个百分点":
        return other in PERCENT
    if other in UNITS or other in ("分之", "番"):
        return False
    return unit in UNITS or alike(unit, other)


def change_said(beside: Beside, place: int) -> Grown | None:
    """Read how a count says by how much another grew (增加22件)."""
    found = grown(beside, place)
    return None if found is None or found.times else found


def _change_after(beside: Beside, number: int) -> tuple[int, bool] | None:
    """Find the change that is stated after its rate: 同比下降2.6%，同比减少7件."""
    after = number + 1
    if after >= len(beside.quantities) or beside.sentence(after) != beside.sentence(number):
        return None
    found = change_said(beside, after)
    if found is None or beside.quantities[after].unit in UNITS or len(beside.gap(after)) > 8:
        return None
    return after, found.is_up


def _base_after(beside: Beside, number: int) -> int | None:
    """Find the earlier count that is stated after its rate: 同比增长11.1%（去年198件）."""
    after = number + 1
    if after >= len(beside.quantities) or beside.sentence(after) != beside.sentence(number):
        return None
    is_count = beside.quantities[after].unit not in UNITS
    return after if is_count and BASE_AFTER.fullmatch(beside.gap(after)) else None


def _is_base(beside: Beside, place: int) -> bool:
    return _base().search(beside.gap(place)[-16:]) is not None


def is_to(beside: Beside, place: int) -> bool:
    """Tell whether a count is where another went to: 由198件增至220件."""
    if not place or not _to().fullmatch(beside.gap(place)):
        return False
    units = beside.quantities
    same = alike(units[place].unit, units[place - 1].unit)
    return same and re.search("[由从自]", beside.before(place - 1)) is not None


def _is_times(beside: Beside, number: int) -> bool:
    gap = beside.gap(number)
    if gap.strip() == "的" and _is_base(beside, number - 1):
        return re.search(alternatives("growth", "is_times"), beside.before(number - 1)) is not None
    pattern = f"{alternatives('growth', 'is_times')}{alternatives('growth', 'base')}的?$"
    return re.search(pattern, gap) is not None


def has_subject(beside: Beside, number: int) -> bool:
    """Tell whether the clause of a growth names something that was not named before it."""
    clause = beside.before(number)
    found = _direction().search(clause)
    if found is None:
        return False
    words = SAYS_NOTHING.sub("", clause[: found.start()]).strip("）) ")
    return bool(words) and words not in beside.sentence_to(number)[: -len(clause)]


@cache
def _direction() -> re.Pattern[str]:
    up, down = alternatives("growth", "up"), alternatives("growth", "down")
    links = alternatives("growth", "links")
    return re.compile(rf"(?:(?P<up>{up})|(?P<down>{down}))(?:{links}|\s)*$")


@cache
def _base() -> re.Pattern[str]:
    base, links = alternatives("growth", "base"), alternatives("growth", "base_links")
    year = r"(?:较|比|相比|相较于?)20\d\d年"
    return re.compile(rf"(?:{base}|{year}(?:同期)?)(?:{links})*$")


@cache
def _to() -> re.Pattern[str]:
    up, down = alternatives("growth", "up"), alternatives("growth", "down")
    return re.compile(
        rf"[^，,。；;]{{0,6}}?(?:{up}|{down})?(?:了)?(?:到|至|为)(?:了|现在的|今年的?|目前的|20\d\d年的?)?"
    )
