"""Which quantities a text states, and what each says: how many of what, how exactly, over when."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from yifa.reviewer.counted import Counted, clause_before, count
from yifa.reviewer.exactness import exactness
from yifa.reviewer.measured import Measured, measured
from yifa.reviewer.periods import Periods
from yifa.reviewer.units import Unit


class Quantity(NamedTuple):
    """A number with what it counts.

    `start` and `end` reach from the first figure to the end of the unit: offsets into the source
    for `quantities`, into the given text for `quantities_in`. `value` is in whole units (3万 is
    30000; of a percentage it is the number before the sign), `upper` the other end of a range,
    `step` the worth of the last figure written. `counted`, `act` and `period` are None where the
    wording does not say. `approximate` holds the words that make it inexact, `bound` what they make
    it. `block` is the place in `Document.blocks`, -1 from `quantities_in`.
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    counted: str | None
    act: str | None
    approximate: str | None
    bound: Literal["at_least", "at_most"] | None
    period: str | None
    percent: bool
    upper: Decimal | None
    step: Decimal
    block: int


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Read the quantities of one paragraph.

    >>> [(it.text, it.value, it.unit, it.counted) for it in quantities_in("共受理纠纷1,732件。")]
    [('1,732件', Decimal('1732'), '件', '纠纷')]
    """
    found = list(measured(text))
    return tuple(map(_Reading(text).quantity, found)) if found else ()


class _Reading:
    """One walk over what a text measures, from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._periods = Periods(text)
        self._last: Quantity | None = None

    def quantity(self, it: Measured) -> Quantity:
        """Describe the next number from the words around it."""
        number, upper, unit = it
        start, end = number.start, unit.end
        exact = exactness(self._text, start, upper.more if upper else number.more, end)
        beside = self._beside(start, unit)
        self._last = Quantity(
            start,
            end,
            self._text[start:end],
            number.value,
            unit.word,
            beside.counted,
            beside.act,
            exact.words,
            exact.bound,
            self._periods.before(start),
            unit.word == "%",
            upper.value if upper else number.upper,
            number.step,
            -1,
        )
        return self._last

    def _beside(self, start: int, unit: Unit) -> Counted:
        """Find what is counted; 89批155人次 count one thing, and a list goes on with its verb."""
        last = self._last
        clause = clause_before(self._text, start, last.end if last else 0)
        beside = count(self._text, clause, unit.end, unit.word)
        if last is None or clause.start != last.end:
            return beside
        if not clause.text.strip():
            return Counted(beside.counted or last.counted, beside.act or last.act)
        if beside.act is None and clause.text[0] in "、和":
            return Counted(beside.counted, last.act)
        return beside
