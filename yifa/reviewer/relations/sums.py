"""Totals and their parts, wherever the wording of a report ties them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yifa.reviewer.findings import Relation
from yifa.reviewer.reading import Reading
from yifa.reviewer.relations.clauses import Line, lines
from yifa.reviewer.relations.items import below
from yifa.reviewer.relations.listed import total_first
from yifa.reviewer.relations.shares import whole_shares
from yifa.reviewer.relations.tables import is_row, table_sums
from yifa.reviewer.relations.totalled import total_last


def sums(reading: Reading) -> Iterator[Relation]:
    """Yield every sum of a report, those that add up included."""
    for paragraph in reading.paragraphs:
        if len(paragraph.quantities) > 1 and not is_row(paragraph):
            for line in lines(paragraph):
                yield from _once([*_of(line), *whole_shares(line)])
    for line, first in below(reading):
        start = reading.document.blocks[first].start
        # What its own paragraph holds was told there.
        yield from _once(it for it in _of(line) if it.terms[-1].span.start >= start)
    yield from _once(table_sums(reading))


def _of(line: Line) -> Iterator[Relation]:
    yield from total_last(line)
    yield from total_first(line)


def _once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Leave out what is wrong for the second time: one slip in a part spoils both its totals."""
    told: set[tuple[int, int]] = set()
    for relation in relations:
        spans = {relation.stated.span, *(term.span for term in relation.terms)}
        if relation.agrees or not spans & told:
            yield relation
        if not relation.agrees:
            told |= spans
