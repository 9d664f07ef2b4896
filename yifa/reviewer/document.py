"""What a report is made of: blocks in their order, each with its place in what was read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from yifa.reviewer.source import Source


class Kind(StrEnum):
    """What a block is in the report; `FURNITURE` is no part of it."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    SIGNATURE = "signature"
    DATE = "date"
    FURNITURE = "furniture"


class Span(NamedTuple):
    """A stretch of `Source.text`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """One piece of a report: its words, and the stretches of the source they came from.

    `text` is the words of `spans` put together, nothing added, nothing changed. A heading or item
    that was numbered has `number` as written, its `ordinal` and `style`; headings have `level` 1–4.
    `run_in` says that the next block goes on in the same line. `reason` is the code of what makes
    a block furniture (see furniture.toml).
    """

    kind: Kind
    spans: tuple[Span, ...]
    text: str
    level: int = 0
    number: str = ""
    ordinal: int = 0
    style: str = ""
    run_in: bool = False
    reason: str = ""

    @property
    def start(self) -> int:
        """Where the block begins in the source."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the block ends in the source; other blocks may stand between its spans."""
        return self.spans[-1].end

    @property
    def words_start(self) -> int:
        """Where in `text` the words begin, after the number."""
        rest = self.text[len(self.number) :]
        return len(self.text) - len(rest.lstrip())

    @property
    def words(self) -> str:
        """The words without the number, and without what ends a heading."""
        words = self.text[self.words_start :].rstrip()
        return words.rstrip("。.；;：:") if self.kind is Kind.HEADING else words

    @cached_property
    def _lengths(self) -> list[int]:
        lengths = [0]
        for start, end in self.spans:
            lengths.append(lengths[-1] + end - start)
        return lengths

    def at(self, offset: int) -> int:
        """Turn an offset into `text` into one into the source."""
        number = min(bisect_right(self._lengths, offset), len(self.spans)) - 1
        return self.spans[number].start + offset - self._lengths[number]

    def span(self, start: int, end: int) -> Span:
        """Turn a stretch of `text` that is not empty into one of the source."""
        return Span(self.at(start), self.at(end - 1) + 1)


class Enumerator(NamedTuple):
    """An 一是, 第二, 其三 or （1） inside a paragraph; offsets are into the source."""

    start: int
    end: int
    text: str
    style: str
    ordinal: int
    block: int


@dataclass
class Section:
    """A heading with the blocks under it, as places in `Document.blocks`, and its sub-sections."""

    heading: int | None
    level: int
    blocks: list[int] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def all(self) -> Iterator[Section]:
        """Yield this section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.all()


@dataclass(frozen=True)
class Document:
    """A report taken apart; every visible character of the source lies in exactly one block."""

    source: Source
    blocks: tuple[Block, ...]
    enumerators: tuple[Enumerator, ...] = field(default=())

    @property
    def kept(self) -> tuple[Block, ...]:
        """The report itself."""
        return tuple(block for block in self.blocks if block.kind is not Kind.FURNITURE)

    @property
    def furniture(self) -> tuple[Block, ...]:
        """What was found to be no part of the report, each piece with its reason."""
        return tuple(block for block in self.blocks if block.kind is Kind.FURNITURE)

    @cached_property
    def root(self) -> Section:
        """The section tree; the root holds what stands before the first heading."""
        open_sections = [Section(None, 0)]
        for number, block in enumerate(self.blocks):
            if block.kind is Kind.HEADING:
                section = Section(number, block.level)
                while open_sections[-1].level >= block.level:
                    open_sections.pop()
                open_sections[-1].sections.append(section)
                open_sections.append(section)
            elif block.kind is not Kind.FURNITURE:
                open_sections[-1].blocks.append(number)
        return open_sections[0]

    def sections(self) -> tuple[Section, ...]:
        """All sections with a heading, in reading order."""
        return tuple(section for section in self.root.all() if section.heading is not None)

    @cached_property
    def paths(self) -> tuple[tuple[int, ...], ...]:
        """For each block the headings over it, the highest first; a heading is under itself."""
        paths: list[tuple[int, ...]] = []
        path: tuple[int, ...] = ()
        for number, block in enumerate(self.blocks):
            if block.kind is Kind.HEADING:
                upper = (it for it in path if self.blocks[it].level < block.level)
                path = (*upper, number)
            paths.append(path)
        return tuple(paths)


def cut(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """Take from spans what stands between two offsets into their joined text."""
    taken: list[Span] = []
    passed = 0
    for span in spans:
        first = max(start - passed, 0)
        last = min(end - passed, span.end - span.start)
        if first < last:
            taken.append(Span(span.start + first, span.start + last))
        passed += span.end - span.start
    return tuple(taken)
