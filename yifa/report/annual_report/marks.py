"""Which numbers of a report are traced, signed for, tied, or stand on nobody's word."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yifa.kernel.person import Post
from yifa.report.reading import Reading
from yifa.report.text import Token, figure, pieces
from yifa.reviewer.quantities import Quantity, quantities_in

from .models import AnnualReport, Block, Mark, Standing
from .outline import blocks_of

#: How many characters on either side of a number its mark holds between.
CONTEXT = 8

PRIVATE = re.compile(r"(?<!\d)(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?!\d)")


@dataclass(frozen=True)
class Told:
    """A piece of a paragraph as it is printed.

    `standing` is "" for words, "traced" for a live figure, "signed" or "tied" for a number that
    somebody answers for, "untraced" for one that nobody does. `at` is where it begins in the
    block's stored text; `quantity` what a number typed by hand was read as.
    """

    text: str
    standing: str = ""
    token: Token | None = None
    mark: Mark | None = None
    before: str = ""
    after: str = ""
    at: int = 0
    quantity: Quantity | None = None

    @property
    def value(self) -> Decimal | None:
        """The value of a number typed by hand."""
        return self.quantity.value if self.quantity else None

    @property
    def stored(self) -> str:
        """What stands for it in the stored text."""
        return self.token.stored if self.token else self.text


#: A number as a mark knows it: its paragraph, itself and the words around it.
Place = tuple[str, str, str, str]


def marks_of(report: AnnualReport) -> dict[Place, Mark]:
    """The marks of a report by the number they stand for."""
    found = report.marks.select_related("by__person", "by__organisation")
    return {(mark.block, mark.quoted, mark.before, mark.after): mark for mark in found}


def read(block: Block, reading: Reading, marks: dict[Place, Mark]) -> Iterator[Told]:
    """A block as it is printed, piece by piece; the pieces put together are its text."""
    for at, piece in placed(block["text"]):
        if isinstance(piece, Token):
            yield Told(reading.words(piece), "traced", piece, at=at)
        elif block["kind"] == "heading":
            yield Told(piece, at=at)
        else:
            yield from read_words(block["id"], piece, marks, at=at)


def placed(text: str) -> Iterator[tuple[int, str | Token]]:
    """The pieces of a stored text, each with where it begins there."""
    at = 0
    for piece in pieces(text):
        yield at, piece
        at += len(piece if isinstance(piece, str) else piece.stored)


def read_words(block: str, words: str, marks: dict[Place, Mark], *, at: int) -> Iterator[Told]:
    """Words typed by hand: every quantity in them stands on a mark or on nothing."""
    done = 0
    for quantity in quantities_in(words):
        start, end = quantity.start, quantity.end
        if start > done:
            yield Told(words[done:start], at=at + done)
        done = end
        before, after = words[max(0, start - CONTEXT) : start], words[end : end + CONTEXT]
        mark = marks.get((block, quantity.text, before, after))
        standing = mark.standing if mark else "untraced"
        yield Told(quantity.text, standing, None, mark, before, after, at + start, quantity)
    if done < len(words):
        yield Told(words[done:], at=at + done)


def typed_in(block: Block, marks: dict[Place, Mark]) -> list[Told]:
    """The numbers of a block that were typed by hand, in their order."""
    return [
        told
        for at, piece in placed(block["text"])
        if isinstance(piece, str)
        for told in read_words(block["id"], piece, marks, at=at)
        if told.standing
    ]


def untraced_in(report: AnnualReport) -> list[Told]:
    """The numbers of the latest version that nobody answers for."""
    marks = marks_of(report)
    return [
        told
        for block in blocks_of(report)
        if block["kind"] != "heading"
        for told in typed_in(block, marks)
        if told.standing == "untraced"
    ]


def private_in(report: AnnualReport) -> list[str]:
    """What looks like an identity number or a mobile telephone in the latest version."""
    return [found for block in blocks_of(report) for found in PRIVATE.findall(block["text"])]


def find(report: AnnualReport, *, block: str, place: int) -> Told | None:
    """The n-th number typed by hand in a paragraph of the latest version, from 0."""
    marks = marks_of(report)
    for one in blocks_of(report):
        if one["id"] == block:
            numbers = typed_in(one, marks)
            return numbers[place] if 0 <= place < len(numbers) else None
    return None


def sign(
    report: AnnualReport, told: Told, *, block: str, source: str, by: Post, at: dt.datetime
) -> Mark:
    """Somebody answers for a number with a source."""
    return put(report, told, block=block, by=by, at=at, standing=Standing.SIGNED, source=source)


def tie(
    report: AnnualReport, told: Told, *, block: str, key: str, by: Post, at: dt.datetime
) -> Mark:
    """A number is said to be a figure's value; KeyError if there is no such figure."""
    figure(key)
    return put(report, told, block=block, by=by, at=at, standing=Standing.TIED, figure=key)


def put(
    report: AnnualReport,
    told: Told,
    *,
    block: str,
    by: Post,
    at: dt.datetime,
    standing: Standing,
    source: str = "",
    figure: str = "",
) -> Mark:
    """Set the mark of a number, in place of an earlier one."""
    mark, _ = Mark.objects.update_or_create(
        report=report,
        block=block,
        quoted=told.text,
        before=told.before,
        after=told.after,
        defaults={
            "standing": standing,
            "source": source,
            "figure": figure,
            "value": told.value,
            "by": by,
            "at": at,
        },
    )
    return mark
