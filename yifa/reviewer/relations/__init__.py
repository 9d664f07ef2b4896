"""Which numbers of a report the wording ties together, one module for each kind of tie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from yifa.reviewer.findings import Relation
from yifa.reviewer.reading import Reading


@cache
def ties() -> tuple[Callable[[Reading], Iterable[Relation]], ...]:
    """Each reads one report and yields the relations it can test, those that hold included.

    They are loaded with the first report that is checked, and not where the desk opens.
    """
    from yifa.reviewer.relations.counts import counts
    from yifa.reviewer.relations.enumerated import enumerations
    from yifa.reviewer.relations.rates import rates
    from yifa.reviewer.relations.sums import sums

    return (sums, counts, enumerations, rates)


def relations(reading: Reading) -> Iterator[Relation]:
    """Yield every relation of a report that the wording makes, agreeing or not."""
    for tie in ties():
        yield from tie(reading)
