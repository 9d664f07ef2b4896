"""Which lines belong together: paragraphs that pages, columns or slips of the hand broke apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from math import inf
from unicodedata import east_asian_width

from yifa.reviewer.document import Kind, Span
from yifa.reviewer.lines import Line
from yifa.reviewer.masthead import at_the_end, by_title
from yifa.reviewer.numbering import beginning, running
from yifa.reviewer.sentences import CLOSING, is_ended, is_open, is_sentence

LONG_ENOUGH_TO_BE_BROKEN = 30
WRAPPED = range(30, 121)
FULL = 0.8


@dataclass
class Passage:
    """Lines that make one paragraph, heading or row; `kind` is set where its place decides it."""

    lines: list[Line]
    kind: Kind | None = None

    @property
    def text(self) -> str:
        """The words of all its lines, put together."""
        return "".join(line.text for line in self.lines)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where those words stand in the source."""
        return tuple(chain.from_iterable(line.spans for line in self.lines))

    @property
    def says(self) -> frozenset[str]:
        """What the format says of its first line."""
        return self.lines[0].says


@dataclass
class Habits:
    """How the text was written: broken at a fixed width or not, its paragraphs indented or not."""

    lines: Sequence[Line]

    @cached_property
    def full(self) -> tuple[float, float]:
        """The columns and the characters of a full line; infinite where lines were not broken."""
        broken = [line for line in self.lines if not is_ended(line.text)]
        columns = sorted(_width(line.text) for line in broken)
        widest = columns[len(columns) * 9 // 10] if columns else 0
        full = sum(width >= FULL * widest for width in columns)
        if len(broken) < 5 or full < 0.6 * len(broken) or widest not in WRAPPED:
            return inf, inf
        characters = sorted(len(line.text) for line in broken)
        return FULL * widest, FULL * characters[len(characters) * 9 // 10]

    @cached_property
    def indents(self) -> bool:
        """Whether the first lines of paragraphs are indented, and only those."""
        indented = sum(line.indented for line in self.lines)
        return 2 <= indented <= 0.7 * len(self.lines)

    @cached_property
    def threes(self) -> frozenset[str]:
        """Every three characters that stand together in the text, to know a broken word again."""
        texts = [line.text for line in self.lines]
        return frozenset(text[at : at + 3] for text in texts for at in range(len(text) - 2))

    def is_full(self, line: Line) -> bool:
        """Tell whether a line reaches the width at which lines were broken."""
        columns, characters = self.full
        indent = 2 if line.indented else 0
        is_wide = _width(line.text) + 2 * indent >= columns
        return is_wide or len(line.text) + indent >= characters


@dataclass
class _Gathering:
    """The passages so far, and where in the report the next line stands."""

    habits: Habits
    passages: list[Passage] = field(default_factory=list)
    in_head: bool = False


def passages(lines: Sequence[Line], title: range) -> list[Passage]:
    """Put the lines that are no furniture together into passages."""
    body = [(number, line) for number, line in enumerate(lines) if not line.reason]
    gathering = _Gathering(Habits([line for number, line in body if number not in title]))
    last = max((number for number, line in body if _is_running(line)), default=-1)
    for number, line in body:
        if number in title:
            _add_title(gathering, line)
        elif number < title.start:
            gathering.passages.append(Passage([line], by_title(line.text)))
        else:
            _add(gathering, line, ending=number > last)
    return gathering.passages


def _add_title(gathering: _Gathering, line: Line) -> None:
    if gathering.passages and gathering.passages[-1].kind is Kind.TITLE:
        gathering.passages[-1].lines.append(line)
    else:
        gathering.passages.append(Passage([line], Kind.TITLE))
    gathering.in_head = True


def _add(gathering: _Gathering, line: Line, *, ending: bool) -> None:
    gathering.in_head = gathering.in_head and not _is_running(line)
    kind = Kind.ROW if "row" in line.says else None
    if kind is None and gathering.in_head:
        kind = by_title(line.text)
    elif kind is None and ending:
        kind = at_the_end(line.text)
    before = gathering.passages[-1] if gathering.passages else None
    if before is not None and before.kind is kind is None and _belongs(before, line, gathering):
        before.lines.append(line)
    else:
        gathering.passages.append(Passage([line], kind))


def _is_running(line: Line) -> bool:
    """Tell whether a line is running text or a heading, with which the report's head is over."""
    return (
        is_sentence(line.text)
        or (len(line.text) > 15 and is_ended(line.text) and not line.text.endswith(("：", ":")))
        or beginning(line.text) is not None
    )


def _belongs(before: Passage, line: Line, gathering: _Gathering) -> bool:
    """Tell whether a line goes on with the passage before it."""
    habits, last = gathering.habits, before.lines[-1]
    if line.goes_on:
        return True
    if before.says & {"title", "heading1", "heading2", "heading3", "heading4"}:
        return False
    if _begins(line, habits):
        return False
    if is_ended(last.text):
        return habits.indents and habits.is_full(last)
    if is_open(last.text) or line.text.startswith(tuple(CLOSING)) or habits.is_full(last):
        return True
    if beginning(before.lines[0].text) is not None and not _has_sentence(before):
        return False
    return _is_broken(last.text, line.text, habits)


def _has_sentence(passage: Passage) -> bool:
    return any(is_sentence(line.text) for line in passage.lines)


def _begins(line: Line, habits: Habits) -> bool:
    return (
        beginning(line.text) is not None
        or any(word.startswith("heading") for word in line.says)
        or (habits.indents and line.indented)
        or next((start == 0 for start, *_ in running(line.text[:8])), False)
    )


def _is_broken(before: str, after: str, habits: Habits) -> bool:
    """Tell whether a word goes on over the break, or so long a line cannot have ended there."""
    if len(before) >= LONG_ENOUGH_TO_BE_BROKEN and ("，" in before or "," in before):
        return True
    if not is_sentence(before) and "，" not in before and "," not in before:
        return False
    if before[-1].isdigit():
        return True
    return before[-2:] + after[:1] in habits.threes or before[-1:] + after[:2] in habits.threes


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
