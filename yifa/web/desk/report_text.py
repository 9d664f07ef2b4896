"""How a report's text is shown: numbered headings, and every number with what it stands on."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yifa.report.annual_report import export
from yifa.report.annual_report.checking import Checked, check_report
from yifa.report.annual_report.freezing import reading_of
from yifa.report.annual_report.marks import Told
from yifa.report.annual_report.models import AnnualReport, Block, Freeze, Version
from yifa.report.annual_report.printed import numbered as numbers
from yifa.report.annual_report.printed import printed
from yifa.report.annual_report.versions import latest
from yifa.report.reading import Reading
from yifa.report.text import Token

#: What stands under a number: "" for words.
STANDINGS = ("traced", "signed", "tied", "untraced")


@dataclass(frozen=True)
class Piece:
    """A run of words, or a number with what it stands on.

    `place` counts the numbers of its paragraph, `typed` those typed by hand, -1 for a live one.
    """

    text: str
    standing: str = ""
    place: int = -1
    typed: int = -1
    figure: str = ""
    side: str = ""
    by: str = ""
    source: str = ""
    before: str = ""
    after: str = ""

    @property
    def mark(self) -> str:
        """The line under it: a tied number is somebody's word too."""
        return "signed" if self.standing == "tied" else self.standing

    @property
    def is_long(self) -> bool:
        """Whether it may break over lines, as the parts of a breakdown do."""
        return self.side.startswith("by:")


@dataclass(frozen=True)
class Shown:
    """A heading or paragraph with its number and pieces."""

    id: str
    level: int
    number: str
    chapter: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.level > 0

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written anything."""
        return not "".join(piece.text for piece in self.pieces).strip()

    def count(self, standing: str) -> int:
        """How many of its numbers stand so."""
        return sum(piece.standing == standing for piece in self.pieces)


@dataclass(frozen=True)
class Text:
    """A report as it reads now: frozen, or live from its latest version."""

    report: AnnualReport
    version: Version
    blocks: list[Shown]
    reading: Reading
    kept: Freeze | None = None
    figures: Mapping[str, Any] = field(default_factory=dict)
    checked: Checked | None = None

    @property
    def period(self) -> Any:
        """The days its figures count."""
        return self.reading.period

    def count(self, *standings: str) -> int:
        """How many of its numbers stand so."""
        return sum(block.count(standing) for block in self.blocks for standing in standings)

    def find(self, said: str) -> tuple[Shown, Piece] | None:
        """The number asked for as paragraph.place; None if it is not there."""
        id, _, place = said.rpartition(".")
        for block in self.blocks:
            for piece in block.pieces:
                if block.id == id and piece.standing and str(piece.place) == place:
                    return block, piece
        return None


def text_of(report: AnnualReport, today: dt.date) -> Text:
    """The report's text: what was frozen if it is, else the latest version with today's figures."""
    kept = export.frozen(report)
    if kept is not None:
        said = json.loads(kept.content)
        reading = reading_of(kept, cut=None)
        blocks = list(frozen_blocks(said["blocks"]))
        return Text(report, latest(report), blocks, reading, kept, said["figures"])
    checked = check_report(report, today)
    lines = checked.printed.lines
    live = zip(checked.version.blocks, (live_pieces(line.told) for line in lines), strict=True)
    return Text(report, checked.version, list(numbered(live)), checked.reading, checked=checked)


def frozen_blocks(those: list[dict[str, Any]]) -> Iterator[Shown]:
    """The blocks of a freeze as the paper has them: without headings that have no words."""
    return numbered((one, frozen_pieces(one["pieces"])) for one in printed(those))


def numbered(blocks: Iterable[tuple[Block, list[Piece]]]) -> Iterator[Shown]:
    """Blocks with the numbers papers print before headings: 一、（一）1.（1）."""
    given = list(blocks)
    places = numbers(block for block, _ in given)
    for (block, told), (level, number) in zip(given, places, strict=True):
        yield Shown(block["id"], level, number, block["chapter"], told)


def live_pieces(told: Iterable[Told]) -> list[Piece]:
    """The pieces of a paragraph as they stand."""
    found: list[Piece] = []
    for one in told:
        place, typed = places(found, one.standing, live=one.token is not None)
        token, mark = one.token or Token(""), one.mark
        found.append(
            Piece(
                one.text,
                one.standing,
                place,
                typed,
                figure=token.figure or (mark.figure if mark else ""),
                side=token.side,
                by=mark.by.person.name if mark else "",
                source=mark.source if mark else "",
                before=one.before,
                after=one.after,
            )
        )
    return found


def frozen_pieces(kept: Iterable[dict[str, str]]) -> list[Piece]:
    """The pieces of a paragraph as they were frozen."""
    found: list[Piece] = []
    for one in kept:
        standing = one.get("standing", "")
        place, typed = places(found, standing, live="side" in one)
        found.append(
            Piece(
                one["text"],
                standing,
                place,
                typed,
                figure=one.get("figure", ""),
                side=one.get("side", ""),
                by=one.get("by", ""),
                source=one.get("source", ""),
            )
        )
    return found


def places(found: list[Piece], standing: str, *, live: bool) -> tuple[int, int]:
    """The place of a number in its paragraph, and among those typed by hand."""
    if not standing:
        return -1, -1
    place = sum(bool(piece.standing) for piece in found)
    typed = -1 if live else sum(piece.typed >= 0 for piece in found)
    return place, typed
