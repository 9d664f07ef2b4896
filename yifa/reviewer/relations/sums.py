"""Totals and their parts, wherever the wording of a report ties them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yifa.reviewer.findings import Relation
from yifa.reviewer.reading import Reading
from yifa.reviewer.relations.clauses import lines
from yifa.reviewer.relations.listed import total_first
from yifa.reviewer.relations.totalled import total_last


def sums(reading: Reading) -> Iterator[Relation]:
    """Yield every sum of a report, those that add up included."""
    for paragraph in reading.paragraphs:
        for line in lines(paragraph):
            yield from _once([*total_last(line), *total_first(line)])


def _once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Leave out what is wrong for the second time: one slip in a part spoils both its totals."""
    told: set[tuple[int, int]] = set()
    for relation in relations:
        spans = {term.span for term in relation.terms}
        if relation.agrees or not spans & told:
            yield relation
        if not relation.agrees:
            told |= spans
