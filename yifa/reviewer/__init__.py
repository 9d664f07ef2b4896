"""What a report says, read without a database: its parts, whose it is, and every quantity in it.

>>> text = "柳溪镇2025年度法治政府建设情况报告\\n一、主要举措\\n全年调解纠纷三十二件。"
>>> document = outline(typed(text))
>>> [block.kind.value for block in document.kept]
['title', 'heading', 'paragraph']
>>> identify(document).level, [it.text for it in quantities(document)]
('town', ['三十二件'])

`read` a file, then `outline` it; from the outline `identify` it, `place` its sections in parts and
chapters, and take its `quantities`. `check` does all of it and tells what is
wrong. All offsets are into `Source.text`, end exclusive.
"""

from yifa.reviewer.chapters import Guess, Place, labels, place
from yifa.reviewer.check import Review, check
from yifa.reviewer.document import Block, Document, Enumerator, Kind, Section, Span
from yifa.reviewer.findings import Finding, Relation, Rule, Severity, Term, rules
from yifa.reviewer.furniture import reasons
from yifa.reviewer.identity import Identity, Mention, identify
from yifa.reviewer.layout import outline
from yifa.reviewer.quantities import Quantity, quantities_in
from yifa.reviewer.readers import read
from yifa.reviewer.reading import Reading, quantities
from yifa.reviewer.source import Mark, Source, Unreadable, typed

__all__ = [
    "Block",
    "Document",
    "Enumerator",
    "Finding",
    "Guess",
    "Identity",
    "Kind",
    "Mark",
    "Mention",
    "Place",
    "Quantity",
    "Reading",
    "Relation",
    "Review",
    "Rule",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Term",
    "Unreadable",
    "check",
    "identify",
    "labels",
    "outline",
    "place",
    "quantities",
    "quantities_in",
    "read",
    "reasons",
    "rules",
    "typed",
]
