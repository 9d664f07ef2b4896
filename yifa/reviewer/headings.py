"""Which numbered lines are headings or list items, and where a heading runs into its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from yifa.reviewer.document import Kind
from yifa.reviewer.numbering import Beginning, beginning
from yifa.reviewer.passages import Passage

LONGEST_HEADING = {1: 60, 2: 60, 3: 40, 4: 40}
LONGEST_STOPPED = 45
LONGEST_LEAD = {1: 40, 2: 40, 3: 25, 4: 25}
DEEPEST = 4
STOP = re.compile("[。；;！？!?]")
COLON = re.compile("[^，,、：:]{1,15}[：:]")
GAP = re.compile("\u3000+| {2,}")


class Shape(Enum):
    """How a numbered line is written."""

    PLAIN = "a few words without a stop"
    STOPPED = "a few words with a stop"
    RUN_IN = "a few words with a stop, and text after them"
    LONG = "a sentence or more"


@dataclass(frozen=True)
class Numbered:
    """What a numbered passage is; `run_in` is where its heading ends if text follows it."""

    width: int
    style: str
    level: int
    ordinal: int
    shape: Shape
    run_in: int = 0
    is_heading: bool = True


def decide(passages: Sequence[Passage]) -> dict[int, Numbered]:
    """Decide for all numbered passages, by their place, whether they are headings."""
    begun = {
        place: found
        for place, passage in enumerate(passages)
        if passage.kind is None and (found := beginning(passage.text)) is not None
    }
    deeper = any(found.style == "part" for found in begun.values())
    numbered = {
        place: _numbered(passages[place].text, found, deeper=deeper)
        for place, found in begun.items()
    }
    for group in _siblings(numbered):
        if any(_is_item(place, passages, numbered) for place in group):
            for place in group:
                numbered[place] = replace(numbered[place], is_heading=False, run_in=0)
    return numbered


def _numbered(text: str, found: Beginning, *, deeper: bool) -> Numbered:
    # 第一部分 stands above 一、 where a report has both.
    level = found.level + (deeper and found.style != "part")
    shape, lead = _shape(text, found.width, level)
    is_heading = level <= DEEPEST and shape is not Shape.LONG
    run_in = lead if is_heading and shape is Shape.RUN_IN else 0
    return Numbered(found.width, found.style, level, found.ordinal, shape, run_in, is_heading)


def _shape(text: str, width: int, level: int) -> tuple[Shape, int]:
    words = text[width:]
    stop = STOP.search(words)
    if stop is None:
        short = len(words.strip()) <= LONGEST_HEADING.get(level, 0)
        return (Shape.PLAIN if short else Shape.LONG), 0
    if lead := _lead(words, stop, LONGEST_LEAD.get(level, 0)):
        return Shape.RUN_IN, width + lead
    short = stop[0] == "。" and len(words[: stop.start()].strip()) <= LONGEST_STOPPED
    return (Shape.STOPPED if short and _is_last(words, stop) else Shape.LONG), 0


def _lead(words: str, stop: re.Match[str], longest: int) -> int:
    """Find the heading that a stop, a colon or a gap ends: （一）组织领导：成立了领导小组。"""
    blank = len(words) - len(words.lstrip())
    gap = GAP.search(words, blank, stop.start())
    if gap and gap.start() - blank <= longest and "，" not in words[: gap.start()]:
        return gap.start()
    if longest and (colon := COLON.match(words)) and words[colon.end() :].strip():
        return colon.end()
    if stop[0] != "。" or _is_last(words, stop):
        return 0
    return stop.end() if stop.start() - blank <= longest else 0


def _is_last(words: str, stop: re.Match[str]) -> bool:
    return not words[stop.end() :].strip("”’」』）) ")


def _siblings(numbered: dict[int, Numbered]) -> Iterator[list[int]]:
    """Yield the runs of one low level that stand under the same heading."""
    groups: dict[int, list[int]] = {}
    for place, it in sorted(numbered.items()):
        for level in [level for level in groups if level > it.level]:
            yield groups.pop(level)
        if it.level > 2:
            groups.setdefault(it.level, []).append(place)
    yield from groups.values()


def _is_item(place: int, passages: Sequence[Passage], numbered: dict[int, Numbered]) -> bool:
    """Tell whether one line shows that it and its siblings are a list and not headings."""
    it = numbered[place]
    if not it.is_heading or passages[place].text.endswith(("；", ";")):
        return True
    if it.shape is Shape.RUN_IN:
        return False
    following = place + 1
    if following == len(passages) or passages[following].kind not in (None, Kind.ROW):
        return True
    after = numbered.get(following)
    return after is not None and after.level <= it.level
