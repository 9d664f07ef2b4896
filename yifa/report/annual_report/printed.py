"""A report as it is printed: one text with its numbers in it, and where each word comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
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

    `start` is where its words begin there, after its number; `end` where they end.
    """

    block: str
    start: int
    end: int
    told: tuple[Told, ...]

    def touched(self, start: int, end: int) -> Iterator[tuple[int, Told]]:
        """The pieces that a stretch of the printed text touches, each with where it begins."""
        at = self.start
        for told in self.told:
            if at < end and start < at + len(told.text):
                yield at, told
            at += len(told.text)


@dataclass(frozen=True)
class Printed:
    """The text of a report, the title first, a heading or paragraph on each line."""

    text: str
    lines: tuple[Line, ...]

    def line(self, offset: int) -> Line | None:
        """The heading or paragraph at an offset; None in the title."""
        place = bisect_right(self._starts, offset) - 1
        return self.lines[place] if place >= 0 else None

    @cached_property
    def _starts(self) -> list[int]:
        # The number before a heading belongs to its line.
        return [self.text.rfind("\n", 0, line.start) for line in self.lines]


def print_out(version: Version, reading: Reading, marks: dict[Place, Mark]) -> Printed:
    """A version with the figures as they stand; what nobody has written stands as an empty line."""
    tokens = (piece for block in version.blocks for _, piece in placed(block["text"]))
    reading.prepare(piece.figure for piece in tokens if isinstance(piece, Token))
    text, lines = version.title, []
    for block, (_, number) in zip(version.blocks, numbered(version.blocks), strict=True):
        start = len(text) + 1 + len(number)
        told = tuple(read(block, reading, marks))
        text += "\n" + number + "".join(one.text for one in told)
        lines.append(Line(block["id"], start, len(text), told))
    return Printed(text, tuple(lines))


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
