"""A report as the rules read it: paragraphs with their quantities, sentences, identity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from yifa.reviewer.chapters import Place, place
from yifa.reviewer.document import Block, Document, Kind, Span
from yifa.reviewer.identity import Identity, identify
from yifa.reviewer.quantities import Quantity, quantities_in

WITHOUT_QUANTITIES = (Kind.FURNITURE, Kind.TITLE, Kind.DATE)
SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?\n]+[”’」』）)》\"']*|$)")


@dataclass(frozen=True)
class Paragraph:
    """One block with what it states; all offsets are into `text` until `span` turns them."""

    number: int
    block: Block
    quantities: tuple[Quantity, ...]

    @property
    def text(self) -> str:
        """The words of the block, its number included."""
        return self.block.text

    def span(self, start: int, end: int) -> Span:
        """Turn a stretch of `text` that is not empty into one of the source."""
        return self.block.span(start, end)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of `text` in their order; together they are all of it."""
        found = (match.span() for match in SENTENCE.finditer(self.text))
        return tuple(Span(start, end) for start, end in found if start < end)


@dataclass(frozen=True)
class Reading:
    """One report with all that was read out of it, each part once and only when asked for."""

    document: Document

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every block of the report that can state something, furniture left out."""
        return tuple(self._paragraphs())

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities in their order, with offsets into the source."""
        return tuple(
            it._replace(start=span.start, end=span.end)
            for paragraph in self.paragraphs
            for it in paragraph.quantities
            for span in [paragraph.span(it.start, it.end)]
        )

    @cached_property
    def identity(self) -> Identity:
        """Whose report it is, on which year, and its days."""
        return identify(self.document)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Which required part and which wing each heading and block belongs to."""
        return place(self.document)

    def sentence(self, start: int, end: int) -> str:
        """Give the whole sentence or sentences of the source around a stretch of it.

        A heading or a piece of furniture is given whole.
        """
        number = max(bisect_right(self._starts, start) - 1, 0)
        block = self.document.blocks[number]
        if block.kind is Kind.FURNITURE:
            return block.text
        paragraph = Paragraph(number, block, ())
        touched = [
            block.text[first:last]
            for first, last in paragraph.sentences
            if block.at(first) < end and block.at(last - 1) >= start
        ]
        return "".join(touched) or self.document.source.text[start:end]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.document.blocks]

    def _paragraphs(self) -> Iterator[Paragraph]:
        for number, block in enumerate(self.document.blocks):
            if block.kind in WITHOUT_QUANTITIES:
                continue
            words = block.words_start
            found = quantities_in(block.text[words:])
            yield Paragraph(
                number,
                block,
                tuple(
                    it._replace(start=it.start + words, end=it.end + words, block=number)
                    for it in found
                ),
            )


def quantities(document: Document) -> tuple[Quantity, ...]:
    """Read all quantities of a report; furniture and the numbers of headings are passed over."""
    return Reading(document).quantities
