"""The ordinals of one list: which of them does not follow from those before it, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from yifa.reviewer.document import Span
from yifa.reviewer.numerals import in_chinese

NUMERAL = re.compile("[一二三四五六七八九十]+|[0-9]+|[０-９]+|[①-⑳]")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
LOOK_AHEAD = 12


class Point(NamedTuple):
    """One numbered thing: its ordinal, its number as written and where that stands.

    `block` is the block it stands in; `leads` says that it stands at the beginning of it.
    """

    ordinal: int
    written: str
    span: Span
    block: int
    leads: bool


@dataclass
class Numbering:
    """The points of one list; `begins` is what its first ordinal may be beside one."""

    points: list[Point]
    begins: int = 1
    resumed: bool = False

    @property
    def last(self) -> Point:
        """The last point so far."""
        return self.points[-1]


class Slip(NamedTuple):
    """A point that does not follow: what was to be expected there, and how it is wrong.

    `kind` is `gap`, `start`, `order` or `repeat`; `missing` are the ordinals left out.
    """

    kind: str
    point: Point
    before: Point | None
    expected: int
    missing: range


def slips(numbering: Numbering) -> list[Slip]:
    """Find the points of a list that do not follow from those before them.

    After a slip the list may go on from what was written, from what should have been, or as if the
    wrong point were not there, so that one slip is told once.
    """
    found: list[Slip] = []
    before: Point | None = None
    expected, allowed, late = 1, {1, numbering.begins}, set[int]()
    for place, point in enumerate(numbering.points):
        if point.ordinal in late:
            late.remove(point.ordinal)
            continue
        if point.ordinal in allowed:
            expected = point.ordinal + 1
            allowed = {expected}
        else:
            after = numbering.points[place + 1 : place + 1 + LOOK_AHEAD]
            found.append(_slip(point, before, expected, after))
            late = {later.ordinal for later in after if later.ordinal in found[-1].missing}
            allowed = {point.ordinal + 1, expected, expected + 1}
            expected += 1
        before = point
    return found


def _slip(point: Point, before: Point | None, expected: int, after: Sequence[Point]) -> Slip:
    following = before.ordinal + 1 if before else 1
    missing = range(following, point.ordinal)
    if before is not None and before.ordinal == point.ordinal:
        return Slip("repeat", point, before, following, missing)
    if point.ordinal < expected:
        return Slip("order", point, before, expected, missing)
    is_late = any(later.ordinal in missing for later in after)
    kind = "order" if is_late else "gap" if before else "start"
    return Slip(kind, point, before, following, missing)


def renumbered(written: str, ordinal: int) -> str:
    """Write another ordinal the way one was written.

    >>> renumbered("（四）", 3), renumbered("第４，", 3)
    ('（三）', '第３')
    """
    name = named(written)
    return NUMERAL.sub(lambda found: _numeral(found[0], ordinal), name, count=1)


def named(written: str) -> str:
    """Give a number without what only divides it from the text after it."""
    name = "".join(written.split())
    return name.rstrip("，,、：:") if name.startswith(("第", "其")) else name


def _numeral(like: str, ordinal: int) -> str:
    if "①" <= like <= "⑳":
        return chr(ord("①") + ordinal - 1)
    if like[0].isascii():
        return str(ordinal)
    if like[0] in "０１２３４５６７８９":
        return str(ordinal).translate(FULL_WIDTH)
    return in_chinese(ordinal)
