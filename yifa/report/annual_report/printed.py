"""A report as it is printed: one text with its numbers in it, and where each word comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from yifa.report.papers.numbering import heading_number
from yifa.report.reading import Reading
from yifa.report.text import Token

from .marks import Place, Told, placed, read
from .models import Block, Mark, Version


@dataclass(frozen=True)
class Line:
    """A heading or paragraph of the printed text.

    `start` is where its words begin there, after its number; `end` where they end. What does not
    stand on the final paper `is_left_out` of the text.
    """

    block: str
    start: int
    end: int
    told: tuple[Told, ...]
    is_left_out: bool = False

    def touched(self, start: int, end: int) -> Iterator[tuple[int, Told]]:
        """The pieces that a stretch of the printed text touches, each with where it begins."""
        at = self.start
        for told in self.told:
            if at < end and start < at + len(told.text):
                yield at, told
            at += len(told.text)


@dataclass(frozen=True)
class Printed:
    """The text of a report, the title first, a heading or paragraph on each line.

    It is that of the final paper, without headings over nothing; `lines` has every block.
    """

    text: str
    lines: tuple[Line, ...]

    def line(self, offset: int) -> Line | None:
        """The heading or paragraph at an offset; None in the title."""
        place = bisect_right(self._starts, offset) - 1
        return self._standing[place] if place >= 0 else None

    @cached_property
    def _standing(self) -> list[Line]:
        return [line for line in self.lines if not line.is_left_out]

    @cached_property
    def _starts(self) -> list[int]:
        # The number before a heading belongs to its line.
        return [self.text.rfind("\n", 0, line.start) for line in self._standing]


def print_out(version: Version, reading: Reading, marks: dict[Place, Mark]) -> Printed:
    """A version with the figures as they stand."""
    tokens = (piece for block in version.blocks for _, piece in placed(block["text"]))
    reading.prepare(piece.figure for piece in tokens if isinstance(piece, Token))
    told = [tuple(read(block, reading, marks)) for block in version.blocks]
    blocks = [with_words(block, its) for block, its in zip(version.blocks, told, strict=True)]
    standing = [stands(blocks, place) for place in range(len(blocks))]
    numbers = numbered(block for block, is_there in zip(blocks, standing, strict=True) if is_there)
    text, lines = version.title, []
    for block, its, is_there in zip(blocks, told, standing, strict=True):
        if not is_there:
            lines.append(Line(block["id"], len(text), len(text), its, is_left_out=True))
            continue
        _, number = next(numbers)
        start = len(text) + 1 + len(number)
        text += "\n" + number + "".join(one.text for one in its)
        lines.append(Line(block["id"], start, len(text), its))
    return Printed(text, tuple(lines))


def with_words(block: Block, told: Iterable[Told]) -> Block:
    """A block with its pieces as papers have them."""
    return {**block, "pieces": [{"text": one.text} for one in told]}


def printed(those: Sequence[Block]) -> Iterator[Block]:
    """The blocks that stand on the final paper: no empty paragraph, no heading over nothing."""
    return (block for place, block in enumerate(those) if stands(those, place))


def stands(those: Sequence[Block], place: int) -> bool:
    """Whether a block, given with its `pieces`, stands on the final paper."""
    return has_words(those[place]) and not is_bare(those, place)


def has_words(block: Block) -> bool:
    """Whether anything is written in it."""
    return any(piece["text"].strip() for piece in block["pieces"])


def is_bare(those: Sequence[Block], place: int) -> bool:
    """Whether a heading has no words under it, as 其他需要报告的情况 has where there are none."""
    heading = those[place]
    if heading["kind"] != "heading":
        return False
    for block in those[place + 1 :]:
        if block["kind"] == "heading" and block["level"] <= heading["level"]:
            return True
        if block["kind"] != "heading" and has_words(block):
            return False
    return True


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """The level of each block, 0 for a paragraph, and the number papers print before it."""
    counts = [0, 0, 0, 0]
    for block in blocks:
        if block["kind"] != "heading":
            yield 0, ""
            continue
        level, number = min(max(int(block["level"]), 1), 4), block["number"] or ""
        if block["number"] != "":
            counts[level - 1] += 1
            counts[level:] = [0] * (4 - level)
            number = number or heading_number(level, counts[level - 1])
        yield level, number
