"""How the numbers of a paragraph stand to one another: what divides them, what leads up to each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from yifa.reviewer.document import Span
from yifa.reviewer.findings import Term
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.reading import Paragraph
from yifa.reviewer.relations.unitless import with_unitless
from yifa.reviewer.relations.wording import beginnings, endings

# Marks by their strength; two entries are divided by the strongest mark between them.
STRENGTH = {
    mark: rank
    for rank, marks in enumerate(("、", ",，", ":：", ";；｜|", "。！？!?\n"))
    for mark in marks
}
NONE, PAUSE, COMMA, COLON, SEMICOLON, STOP = -1, 0, 1, 2, 3, 4
AND = re.compile("^(?:以及|[和及与])(?!解|谐)")
LOOK, LONG_GAP = 24, 400
OPENING, CLOSING = "（(", "）)"
SIGNS = re.compile("[" + re.escape("".join(STRENGTH) + OPENING + CLOSING) + "]")
COMMAS = re.compile("[，,：:；;｜|。！？!?\n]")
PAUSES = re.compile("[、，,：:；;｜|。！？!?\n]")


@dataclass(eq=False)
class Entry:
    """One quantity in its line.

    `gap` is the text between it and the quantity before it, brackets with quantities left out, and
    of a long text only its two ends;
    `strength` that of the strongest mark in the gap, NONE where there is none. `tail` is what
    follows the quantity before the next mark, filled in when that is reached.
    """

    quantity: Quantity
    paragraph: Paragraph
    gap: str
    strength: int
    tail: str = ""

    @cached_property
    def clause(self) -> str:
        """The words of its own clause that lead up to it, a list of nouns included."""
        return COMMAS.split(self.gap)[-1]

    @cached_property
    def label(self) -> str:
        """What it is called: the words before it, or those after it where none stand before."""
        words = PAUSES.split(self.gap)[-1].strip()
        while cue := beginnings("cues", "some", "whole", "all").at(words, 0):
            words = words[len(cue) :].strip()
        if endings("cues", "all").before(words, len(words)):
            words = ""
        return AND.sub("", words) or self.tail.strip()

    @property
    def after(self) -> str:
        """The text right after it, brackets included."""
        end = self.quantity.end
        return self.paragraph.text[end : end + LOOK]

    @property
    def key(self) -> tuple[int, int]:
        """Tell it from all other entries of its document."""
        return self.paragraph.number, self.quantity.start

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.paragraph.span(self.quantity.start, self.quantity.end)

    def term(self) -> Term:
        """Give it as a line of the working."""
        it = self.quantity
        return Term(self.label or it.counted or "", it.text, it.value, self.span)


@dataclass
class Line:
    """The quantities of a paragraph that stand at one depth of brackets, in their order.

    `hosts` are the entries that a bracket says more of, one for each unit, none for what stands in
    no bracket.
    """

    entries: list[Entry] = field(default_factory=list)
    hosts: tuple[Entry, ...] = ()
    rest: str = ""


def lines(paragraph: Paragraph) -> list[Line]:
    """Sort the quantities of a paragraph by the brackets they stand in."""
    return _Walk(paragraph).done()


@dataclass
class _Open:
    """A line that is being read: what was read since its last quantity."""

    line: Line
    opened: int
    since: int
    pieces: list[str] = field(default_factory=list)
    strength: int = NONE


class _Walk:
    """One walk over marks, brackets and quantities."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self._text = paragraph.text
        self._open = [_Open(Line(), 0, 0)]
        self._closed: list[Line] = []

    def done(self) -> list[Line]:
        """Walk to the end and give all lines, the outermost last."""
        place = 0
        for quantity in with_unitless(self._paragraph):
            self._signs(place, quantity.start)
            self._enter(quantity)
            place = quantity.end
        self._signs(place, len(self._text))
        while len(self._open) > 1:
            self._close(len(self._text))
        top = self._open[0]
        self._end(top, len(self._text))
        return [*self._closed, top.line]

    def _signs(self, start: int, end: int) -> None:
        for found in SIGNS.finditer(self._text, start, end):
            sign = found[0]
            if sign in OPENING:
                self._bracket(found.start())
            elif sign in CLOSING:
                if len(self._open) > 1:
                    self._close(found.start())
            else:
                strength = STRENGTH[sign]
                # A bracket that is still open at the end of a sentence was never closed.
                while strength == STOP and len(self._open) > 1:
                    self._close(found.start())
                now = self._open[-1]
                now.strength = max(now.strength, strength)

    def _bracket(self, start: int) -> None:
        outer = self._open[-1]
        hosts = _together(outer.line.entries) if outer.strength == NONE else ()
        self._open.append(_Open(Line(hosts=hosts), start, start + 1))

    def _close(self, place: int) -> None:
        inner = self._open.pop()
        self._end(inner, place)
        if not inner.line.entries:
            return
        outer = self._open[-1]
        outer.pieces.append(self._text[outer.since : inner.opened])
        outer.since = place + 1
        if not self._is_second_unit(inner.line):
            self._closed.append(inner.line)
            return
        self._tail(outer, "".join(outer.pieces))
        outer.line.entries.append(replace(inner.line.entries[0], gap="", strength=NONE))
        outer.pieces.clear()

    @staticmethod
    def _is_second_unit(inner: Line) -> bool:
        """Tell whether a bracket only says the same in another unit: 12件（25人次）."""
        if not inner.hosts or len(inner.entries) > 1:
            return False
        return all(it.quantity.unit != inner.entries[0].quantity.unit for it in inner.hosts)

    def _enter(self, quantity: Quantity) -> None:
        now = self._open[-1]
        gap = "".join(now.pieces) + self._text[now.since : quantity.start]
        self._tail(now, gap)
        if len(gap) > LONG_GAP:
            gap = gap[: LONG_GAP // 4] + gap[-LONG_GAP * 3 // 4 :]
        now.line.entries.append(Entry(quantity, self._paragraph, gap, now.strength))
        now.since, now.pieces, now.strength = quantity.end, [], NONE

    def _end(self, now: _Open, end: int) -> None:
        now.line.rest = "".join(now.pieces) + self._text[now.since : end]
        self._tail(now, now.line.rest)

    @staticmethod
    def _tail(now: _Open, gap: str) -> None:
        if entries := now.line.entries:
            found = SIGNS.search(gap)
            tail = gap[: found.start()] if found else gap
            entries[-1].tail = tail


def _together(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give the last entry with those of other units that stand right before it: 89批155人次."""
    first = len(entries) - 1
    while first > 0 and not entries[first].gap.strip() and len(entries) - first < 4:
        first -= 1
    return tuple(entries[max(first, 0) :])
