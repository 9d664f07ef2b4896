"""All that is tested of rates: drawn from counts, grown, averaged, beyond what can be, twice."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.reviewer.findings import Relation
from yifa.reviewer.reading import Reading
from yifa.reviewer.relations.averages import averages
from yifa.reviewer.relations.beside import Beside
from yifa.reviewer.relations.bounds import bounds
from yifa.reviewer.relations.conflicts import conflicts
from yifa.reviewer.relations.growths import growths
from yifa.reviewer.relations.ratios import ratios


def rates(reading: Reading) -> Iterator[Relation]:
    """Yield the relations of rules ratio, bound and conflict."""
    paragraphs = [Beside(paragraph) for paragraph in reading.paragraphs if paragraph.quantities]
    for beside in paragraphs:
        yield from ratios(beside)
        yield from growths(beside)
        yield from averages(beside)
        yield from bounds(beside)
    yield from conflicts(paragraphs, str(reading.identity.year or ""))
