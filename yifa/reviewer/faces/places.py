"""Where in a report something stands: its block, the headings over it, its page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from yifa.reviewer.document import Block, Document

LONGEST_HEADING = 24


class Places:
    """Finds the way in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def blocks(self, start: int, end: int) -> list[int]:
        """Give the numbers of the blocks that a stretch of the source touches.

        A stretch without a visible character has the block before it, or the first.
        """
        blocks = self._document.blocks
        near = range(bisect_right(self._reaches, start), bisect_left(self._starts, end))
        touched = [
            number
            for number in near
            if any(first < end and start < last for first, last in blocks[number].spans)
        ]
        if not touched and blocks:
            return [max(bisect_right(self._starts, start) - 1, 0)]
        return touched

    def headings(self, number: int) -> tuple[str, ...]:
        """Give the headings over a block, the highest first; a heading is over itself."""
        document = self._document
        return tuple(document.blocks[it].text.strip() for it in document.paths[number])

    def headings_at(self, start: int, end: int) -> tuple[str, ...]:
        """Give the headings over where a stretch of the source begins."""
        return next((self.headings(it) for it in self.blocks(start, end)), ())

    def line(self, number: int) -> str:
        """Write where a block stands: its printed page, the upper headings by number, the last."""
        over = [self._document.blocks[it] for it in self._document.paths[number]]
        upper = [heading.number.strip() or _short(heading) for heading in over[:-1]]
        headings = "".join([*upper, *(_short(heading) for heading in over[-1:])])
        page = self.page(self._document.blocks[number].start)
        return "　".join(part for part in (f"第{page}页" if page else "", headings) if part)

    def line_at(self, start: int, end: int) -> str:
        """Write where a stretch of the source begins."""
        return next((self.line(it) for it in self.blocks(start, end)), "")

    def page(self, offset: int) -> int | None:
        """Count printed pages; only a PDF has any."""
        if self._document.source.kind != "pdf":
            return None
        return bisect_right(self._breaks, offset) + 1

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self._document.blocks]

    @cached_property
    def _reaches(self) -> list[int]:
        # A block that a page number interrupts goes on behind it: the furthest end so far counts.
        return list(accumulate((block.end for block in self._document.blocks), max))

    @cached_property
    def _breaks(self) -> list[int]:
        text = self._document.source.text
        return [place for place, character in enumerate(text) if character == "\f"]


def _short(heading: Block) -> str:
    text = heading.text.strip()
    return text if len(text) <= LONGEST_HEADING else text[:LONGEST_HEADING] + "……"
