"""A part and its whole, and the rate that may be drawn from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.ranges import HUNDRED, Range, figure, quotient

#: What a rate that says 占 is called.
SHARE = "占比"


class Counts(NamedTuple):
    """Counts that are added up, by their places in the paragraph; `rest_of` takes them from it."""

    places: tuple[int, ...]
    rest_of: tuple[int, ...] = ()

    def range(self, beside: Beside) -> Range:
        """Give what their sum can be."""
        low, high = _sum(beside, self.places)
        if self.rest_of:
            whole_low, whole_high = _sum(beside, self.rest_of)
            low, high = whole_low - high, whole_high - low
        return Range(low, high)

    def written(self, beside: Beside) -> str:
        """Write them for the working: 98, (98+64), (200-4)."""
        parts = "＋".join(figure(beside.quantities[it]) for it in self.places)
        if self.rest_of:
            whole = "＋".join(figure(beside.quantities[it]) for it in self.rest_of)
            return f"（{whole}－{parts}）"
        return f"（{parts}）" if len(self.places) > 1 else parts


class Pair(NamedTuple):
    """A part and its whole."""

    part: Counts
    whole: Counts

    def rate(self, beside: Beside) -> Range | None:
        """Give the hundredths that the part can be, None where the whole can be nothing."""
        whole = self.whole.range(beside)
        return quotient(self.part.range(beside), whole) if whole.low > 0 else None

    def value(self, beside: Beside) -> Decimal:
        """Give the hundredths that the figures make as they are written."""
        part, whole = (_written(beside, it) for it in (self.part, self.whole))
        return HUNDRED * part / whole


class Tie(NamedTuple):
    """A rate and what it could be drawn from.

    It is right if it fits any of `pairs`. If it fits none it is wrong, but only where one pair is
    `certain` and none of what stands `elsewhere` explains it. `verb` is what was done to the part,
    `beyond` allows a part that is more than its whole, `other_whole` names a whole that is often
    left out.
    """

    rate: int
    name: str
    pairs: Iterable[Pair]
    certain: Pair | None
    elsewhere: Iterable[Pair] = ()
    verb: str = "有"
    beyond: bool = False
    other_whole: str = ""


def some(pairs: Iterator[Pair]) -> Iterator[Pair] | None:
    """Give pairs back unless there are none; they are made one by one, as most ties fit early."""
    first = next(pairs, None)
    return None if first is None else chain([first], pairs)


def _sum(beside: Beside, places: Sequence[int]) -> tuple[Decimal, Decimal]:
    ranges = [beside.range(number) for number in places]
    if len(ranges) == 1:
        return ranges[0][:2]
    return sum((it.low for it in ranges), Decimal(0)), sum((it.high for it in ranges), Decimal(0))


def _written(beside: Beside, counts: Counts) -> Decimal:
    value = sum((beside.quantities[it].value for it in counts.places), Decimal(0))
    if counts.rest_of:
        value = sum((beside.quantities[it].value for it in counts.rest_of), Decimal(0)) - value
    return value
