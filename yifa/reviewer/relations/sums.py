"""Totals and their parts, wherever the wording of a report ties them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yifa.reviewer.document import Span
from yifa.reviewer.findings import Relation
from yifa.reviewer.reading import Paragraph, Reading
from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.clauses import Line, lines
from yifa.reviewer.relations.grids import is_row
from yifa.reviewer.relations.items import below
from yifa.reviewer.relations.listed import total_first
from yifa.reviewer.relations.remainders import remainders
from yifa.reviewer.relations.shares import whole_shares
from yifa.reviewer.relations.tables import table_sums
from yifa.reviewer.relations.totalled import total_last


def sums(reading: Reading) -> Iterator[Relation]:
    """Yield every sum of a report, those that add up included."""
    for paragraph in reading.paragraphs:
        if paragraph.quantities and not is_row(paragraph):
            yield from _of_paragraph(paragraph)
    for line, first in below(reading):
        start = reading.document.blocks[first].start
        # What its own paragraph holds was told there.
        yield from _once(it for it in _of(line) if it.terms[-1].span.start >= start)
    yield from _once(table_sums(reading))


def _of_paragraph(paragraph: Paragraph) -> Iterator[Relation]:
    told = set[Span]()
    for line in lines(paragraph):
        for relation in _once([*_of(line), *whole_shares(line)]):
            told |= _spans(relation)
            yield relation
    # What a list has tested already needs no second word.
    yield from (it for it in remainders(Beside(paragraph)) if it.stated.span not in told)


def _of(line: Line) -> Iterator[Relation]:
    yield from total_last(line)
    yield from total_first(line)


def _once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Leave out what is wrong for the second time: one slip in a part spoils both its totals."""
    told = set[Span]()
    for relation in relations:
        places = _spans(relation)
        if relation.agrees or not places & told:
            yield relation
        if not relation.agrees:
            told |= places


def _spans(relation: Relation) -> set[Span]:
    """Give the places of all numbers that a relation ties."""
    return {relation.stated.span, *(term.span for term in relation.terms)}
