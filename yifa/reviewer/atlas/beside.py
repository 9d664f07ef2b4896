"""The words around each number of a paragraph: by them it is brought under an indicator."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from yifa.reviewer.counted import clause_before
from yifa.reviewer.document import Span
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.reading import Paragraph

#: A sentence longer than this is given as what stands around its number.
LONGEST_SENTENCE = 300
AROUND = 120
REST = re.compile("[^，,。；;、：:！!？?\n]{0,30}")


class Beside(NamedTuple):
    """The clause up to a number with what it counts, the clause's rest, the sentence up to it."""

    clause: str
    after: str
    up_to: str


def beside(paragraph: Paragraph) -> Iterator[tuple[Quantity, Beside]]:
    """Go over the quantities of a paragraph with the words around each."""
    text, passed, words = paragraph.text, paragraph.block.words_start, ""
    ends = [it.start for it in paragraph.quantities[1:]] + [len(text)] * bool(paragraph.quantities)
    for quantity, limit in zip(paragraph.quantities, ends, strict=True):
        clause = clause_before(text, quantity.start, passed)
        # 89批155人次: the second number stands beside the words of the first.
        if clause.start != passed or clause.text.strip():
            words = clause.text
        passed = quantity.end
        begins = max(_sentence_of(paragraph, quantity)[0], quantity.start - LONGEST_SENTENCE)
        stop = REST.match(text, quantity.end, limit)
        yield (
            quantity,
            Beside(
                "　".join((words, quantity.act or "", quantity.counted or "")),
                stop[0] if stop else "",
                text[begins : quantity.start],
            ),
        )


def sentence(paragraph: Paragraph, quantity: Quantity) -> str:
    """Give the sentence of a quantity, or what stands around it in a long one."""
    start, end = _sentence_of(paragraph, quantity)
    if end - start > LONGEST_SENTENCE:
        first, last = max(start, quantity.start - AROUND), min(end, quantity.end + AROUND)
        left, right = "…" * (first > start), "…" * (last < end)
        return f"{left}{paragraph.text[first:last].strip()}{right}"
    return paragraph.text[start:end].strip()


def _sentence_of(paragraph: Paragraph, quantity: Quantity) -> Span:
    sentences = paragraph.sentences
    return sentences[bisect_right(sentences, quantity.start, key=lambda it: it.start) - 1]
