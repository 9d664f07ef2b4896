"""Where a text gives a number with a unit that counts or measures, names and slogans left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from yifa.reviewer.figures import START, Written, number_at, upper_at
from yifa.reviewer.protected import protected
from yifa.reviewer.units import Unit, is_name, unit_at


class Measured(NamedTuple):
    """A number, the other end of its range, and the unit of both."""

    number: Written
    upper: Written | None
    unit: Unit


def measured(text: str) -> Iterator[Measured]:
    """Yield the numbers with their units, from left to right.

    >>> found = measured("受理纠纷1,732件，推进“三项制度”。")
    >>> [(it.number.value, it.unit.word) for it in found]
    [(Decimal('1732'), '件')]
    """
    found = START.search(text)
    names = protected(text) if found else iter(())
    name = next(names, None)
    while found:
        start = found.start()
        while name is not None and name[1] <= start:
            name = next(names, None)
        if name is not None and name[0] <= start:
            place = name[1]
        elif number := number_at(text, start):
            place = number.end
            if it := _with_unit(text, number):
                place = it.unit.end
                yield it
        else:
            place = start + 1
        found = START.search(text, place)


def _with_unit(text: str, number: Written) -> Measured | None:
    upper = upper_at(text, number)
    unit = unit_at(text, upper or number)
    if unit is None or is_name(text, number, unit):
        return None
    scale = unit.scale or (upper.scale if upper else "")
    if scale and not number.scale:
        number = number.scaled(scale)
    return Measured(number, upper, unit)
