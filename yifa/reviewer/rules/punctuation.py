"""Marks that come in pairs and do not, pairs of two widths, and marks written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from yifa.reviewer.document import Block, Kind, Span
from yifa.reviewer.findings import Finding, Severity, Term
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.telling import finding

CLOSED_BY = {
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
}
OPENED_BY = {closing: opening for opening, closing in CLOSED_BY.items()}
# Marks of one family may close each other; straight ones open and close alike.
FAMILIES = {
    mark: family
    for family in ("（）()", '“”"', "‘’", "《》", "〈〉", "「」", "『』", "【】", "〔〕")
    for mark in family
}
NAMES = {
    "（": "括号",
    "“": "引号",
    "‘": "引号",
    "「": "引号",
    "『": "引号",
    "《": "书名号",
    "〈": "书名号",
}
# “六五’ is one slip and not two.
TOLD_TOGETHER = (("（）()",), ('“”"', "‘’", "「」", "『』"), ("《》", "〈〉"), ("【】",), ("〔〕",))
STRAIGHT = '"'
MARKS = re.compile("[" + re.escape("".join(FAMILIES)) + "]")
# 1） and a) close nothing; an apostrophe is no quotation mark, and 15" is a size.
NUMBERED = re.compile(r"(?:^|[\W_])[0-9０-９a-zA-Z一二三四五六七八九十]{1,3}$")
LATIN = re.compile("[0-9A-Za-z]")
DOUBLED = re.compile(r"[，,、；;：:。](?:[ \u3000]*[，,、；;：:。])+")
#: A pair may be opened in one paragraph and closed in the next one, not later.
CARRIED = 1
#: So much of the text beside a mark is shown with it, and so long a pair as a whole.
BESIDE = re.compile(r"[\w·—\-]{0,12}")
LONGEST_PAIR = 60
SHOWN = 6


class _Mark(NamedTuple):
    """One mark, the block it stands in and where in the block's text."""

    written: str
    block: Block
    number: int
    place: int


@dataclass
class _Open:
    """The marks of one family that wait to be closed, and those that never were or closed none."""

    waiting: list[_Mark] = field(default_factory=list)
    alone: list[_Mark] = field(default_factory=list)

    def drop(self, before: int) -> None:
        """Give up waiting for what was opened in earlier blocks."""
        self.alone += [mark for mark in self.waiting if mark.number < before]
        self.waiting = [mark for mark in self.waiting if mark.number >= before]

    def given_up(self, before: int) -> list[_Mark]:
        """Give all marks that found no other half."""
        self.drop(before)
        return self.alone


def punctuation(reading: Reading) -> Iterator[Finding]:
    """Find the marks without their other half, the pairs of two widths, and doubled marks."""
    families: dict[str, _Open] = {family: _Open() for family in set(FAMILIES.values())}
    number = 0
    for block in reading.document.kept:
        if block.kind is Kind.ROW:
            continue
        number += 1
        for open_marks in families.values():
            if open_marks.waiting:
                open_marks.drop(number - CARRIED)
        for mark in _marks(block, number):
            yield from _take(reading, families[FAMILIES[mark.written]], mark)
        yield from _doubled(reading, block)
    for names in TOLD_TOGETHER:
        alone = [mark for name in names for mark in families[name].given_up(number + 1)]
        yield from _alone(reading, alone)


def _marks(block: Block, number: int) -> Iterator[_Mark]:
    text = block.text
    for found in MARKS.finditer(text):
        place = found.start()
        around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
        if found[0] in "‘’" and LATIN.search(around):
            continue
        if found[0] == STRAIGHT and text[max(place - 1, 0) : place].isdigit():
            continue
        yield _Mark(found[0], block, number, place)


def _take(reading: Reading, family: _Open, mark: _Mark) -> Iterator[Finding]:
    """Put a mark where it belongs; a pair of two widths is told at once."""
    waiting = family.waiting
    closes = waiting and (mark.written in OPENED_BY or waiting[-1].written == mark.written)
    if mark.written == STRAIGHT:
        closes = bool(waiting) and waiting[-1].block is mark.block
    elif mark.written in CLOSED_BY:
        closes = False
    if closes:
        opening = waiting.pop()
        if mark.written != CLOSED_BY.get(opening.written, STRAIGHT):
            yield _mixed(reading, opening, mark)
    elif mark.written not in OPENED_BY:
        waiting.append(mark)
    elif not (mark.written in "）)" and NUMBERED.search(mark.block.text[: mark.place][-5:])):
        family.alone.append(mark)


def _mixed(reading: Reading, opening: _Mark, closing: _Mark) -> Finding:
    is_near = opening.block is closing.block and closing.place - opening.place < LONGEST_PAIR
    start = opening.place if is_near else closing.place
    pair = opening.written + closing.written
    right = opening.written + CLOSED_BY.get(opening.written, STRAIGHT)
    return finding(
        reading,
        "mark-widths",
        closing.block.span(start, closing.place + 1),
        f"一对{NAMES[FAMILIES[opening.written][0]]}前后写法不一致：{pair}，请统一为{right}",
        severity=Severity.WARNING,
        stated=pair,
        computed=right,
    )


def _alone(reading: Reading, marks: list[_Mark]) -> Iterator[Finding]:
    """Tell of marks without their other half; those of one sentence are one slip."""
    marks.sort(key=lambda mark: (mark.number, mark.place))
    together: list[_Mark] = []
    for mark in marks:
        if together and not _one_sentence(together[-1], mark):
            yield _unpaired(reading, together)
            together = []
        together.append(mark)
    if together:
        yield _unpaired(reading, together)


def _one_sentence(first: _Mark, second: _Mark) -> bool:
    between = first.block.text[first.place : second.place]
    return first.block is second.block and "。" not in between


def _unpaired(reading: Reading, marks: list[_Mark]) -> Finding:
    mark, others = marks[0], marks[1:]
    wanted = (CLOSED_BY | OPENED_BY).get(mark.written, STRAIGHT)
    name = NAMES.get(FAMILIES[mark.written][0], "括号")
    if others:
        written = " ".join(it.written for it in marks[:SHOWN])
        message = f"这句话里的{name} {written} 没有配成对，请核对"
    else:
        message = f"{name} {mark.written} 没有与它配对的 {wanted} ，请补上或删去"
    return finding(
        reading,
        "mark-unpaired",
        _beside(mark),
        message,
        stated=mark.written,
        computed=wanted,
        terms=[Term("未配对", it.written, None, _beside(it)) for it in others[:SHOWN]],
    )


def _beside(mark: _Mark) -> Span:
    """Give the mark with the words it was to enclose, or the beginning or end of them."""
    text, place = mark.block.text, mark.place
    if mark.written in OPENED_BY:
        before = BESIDE.match(text[max(place - 12, 0) : place][::-1])
        return mark.block.span(place - (before.end() if before else 0), place + 1)
    after = BESIDE.match(text, place + 1)
    return mark.block.span(place, after.end() if after else place + 1)


def _doubled(reading: Reading, block: Block) -> Iterator[Finding]:
    for found in DOUBLED.finditer(block.text):
        marks = "".join(found[0].split())
        if set(marks) <= {":"} or set(marks) <= {";"}:
            continue
        yield finding(
            reading,
            "mark-doubled",
            block.span(*found.span()),
            f"标点重复：“{marks}”，请只留一个",
            severity=Severity.ERROR if marks == found[0] else Severity.WARNING,
            stated=marks,
            computed=marks[0],
        )
