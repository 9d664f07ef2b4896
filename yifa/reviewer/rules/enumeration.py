"""An ordinal skipped, repeated or out of order: 一、三、; （二）（四）; 一是…三是."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from yifa.reviewer.document import Document
from yifa.reviewer.findings import Finding, Severity, Term
from yifa.reviewer.numerals import in_chinese
from yifa.reviewer.reading import Reading
from yifa.reviewer.rules.lists import of_lines, of_words
from yifa.reviewer.rules.ordinals import Numbering, Slip, named, renumbered, slips
from yifa.reviewer.rules.telling import finding

#: A missing point is looked for in so much of the text before the one that does not follow.
FARTHEST = 20_000
#: 一是 is never anything but a point; a lone （3） or 第三 may refer to something.
SURE_ALONE = frozenset(("one_is", "part", "first", "second"))
NAMED_AT_MOST = 3
RULES = {
    "gap": "ordinal-skipped",
    "start": "ordinal-start",
    "order": "ordinal-disorder",
    "repeat": "ordinal-repeated",
}
BEGINS = r"(?:^|[\n\r。；;：:])\s*"
#: How the first points of a list may be put without a numeral.
IN_WORDS = {1: "首先|一方面|首要", 2: "其次|再是|再则|另一方面", 3: "再次|再者"}


class _Told(NamedTuple):
    """A slip, the style it is in, how many points its list has, and where the list before ended.

    `only_ones` says that every point of the list is a first one.
    """

    slip: Slip
    style: str
    points: int
    since: int
    only_ones: bool


def enumeration(reading: Reading) -> Iterator[Finding]:
    """Find the numbered headings, items and points that do not follow from those before them."""
    text = reading.document.source.text
    first = next((it.start for it in reading.document.kept), 0)
    document = reading.document
    for told in chain(_told(document, of_lines(document)), _told(document, of_words(reading))):
        kind, point = told.slip.kind, told.slip.point
        lacking = [it for it in told.slip.missing if not _is_written(text, told, it)]
        if kind in ("gap", "start") and not lacking:
            continue
        if kind in ("order", "repeat") and _begins_unseen(text, told):
            continue
        # A text that begins with 三、 is a part of a report.
        at_the_top = point.span.start == first and told.style != "one_is"
        if kind == "start" and (at_the_top or not _is_sure(told)):
            continue
        yield _finding(reading, told, lacking)


def _told(document: Document, styles: Iterator[tuple[str, Sequence[Numbering]]]) -> Iterator[_Told]:
    for style, lists in styles:
        since = 0
        for numbering in lists:
            only_ones = {point.ordinal for point in numbering.points} == {1}
            for slip in slips(numbering):
                before = slip.before
                begun = before.span.end if before else max(since, _chapter(document, slip))
                yield _Told(slip, style, len(numbering.points), begun, only_ones)
            since = numbering.last.span.end


def _chapter(document: Document, slip: Slip) -> int:
    """Give where the heading over a point begins: a list is not looked for before it."""
    over = [it for it in document.paths[slip.point.block] if it != slip.point.block]
    return document.blocks[over[-1]].start if over else 0


def _is_sure(told: _Told) -> bool:
    return told.style in SURE_ALONE or (told.points > 1 and told.slip.point.ordinal <= 3)


def _begins_unseen(text: str, told: _Told) -> bool:
    """Tell whether a new list began before a point, its first points run into other words."""
    ordinal = told.slip.point.ordinal
    return ordinal > 1 and all(_is_written(text, told, it) for it in range(1, ordinal))


def _is_written(text: str, told: _Told, ordinal: int) -> bool:
    """Tell whether a missing point is there after all, in a place or form that was not read."""
    end = told.slip.point.span.start
    since = max(told.since, end - FARTHEST)
    return bool(_forms(told.style, ordinal).search(text, since, max(since, end)))


@cache
def _forms(style: str, ordinal: int) -> re.Pattern[str]:
    han, figures = in_chinese(ordinal), str(ordinal)
    full = figures.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    words = f"|{IN_WORDS[ordinal]}" if ordinal in IN_WORDS else ""
    number = f"(?:{figures}|{full})"
    pattern = {
        "one_is": f"(?<![统唯之第万逐单同专如合不十]){han}\\s*[是要为则]{words}",
        "ordinal": f"第{han}步?[，,、：:是要]{words}",
        "among": f"其{han}{words}",
        "circled": chr(ord("①") + ordinal - 1) if ordinal <= 20 else figures,
        "second": f"[（(]\\s*{han}\\s*[）)]|{BEGINS}[（(]?{han}[）)]",
        "fourth": f"(?<![0-9０-９]){number}\\s*[）)]",
        "first": f"{BEGINS}{han}\\s*[、．.,，:：]",
        "third": f"(?<![0-9０-９.．第]){number}\\s*(?:[、．.](?![0-9０-９])|[)）])",
        "part": f"第{han}(?:部分|章|编)",
    }[style]
    return re.compile(pattern, re.MULTILINE)


def _finding(reading: Reading, told: _Told, lacking: Sequence[int]) -> Finding:
    slip = told.slip
    written = slip.point.written
    here = named(written)
    expected = renumbered(written, slip.expected)
    before = named(slip.before.written) if slip.before else ""
    message = {
        "gap": f"“{before}”之后直接是“{here}”，缺{_names(written, lacking)}，请补上或改正编号",
        "start": f"以“{here}”开头，前面缺{_names(written, lacking)}，请补上或改正编号",
        "order": f"“{before}”之后是“{here}”，顺序不对，应为“{expected}”，请核对编号",
        "repeat": f"“{here}”重复出现，按顺序应为“{expected}”，请改正编号",
    }[slip.kind]
    return finding(
        reading,
        RULES[slip.kind],
        slip.point.span,
        message if slip.before or slip.kind == "start" else f"以“{here}”开头，顺序不对，请核对编号",
        severity=_severity(told),
        stated=here,
        computed=expected,
        terms=[Term("前一项", before, None, slip.before.span)] if slip.before else [],
    )


def _severity(told: _Told) -> Severity:
    """Trust all but a lone 一是 before another list, and a start that may be a remnant.

    两件大事：一是…，一是… is an old but good way to write.
    """
    lone_one = told.slip.kind == "repeat" and told.slip.point.ordinal == 1
    if told.only_ones:
        return Severity.NOTE
    remnant = told.slip.kind == "start" and told.points == 1
    return Severity.WARNING if lone_one or remnant else Severity.ERROR


def _names(written: str, lacking: Sequence[int]) -> str:
    names = [f"“{renumbered(written, ordinal)}”" for ordinal in lacking]
    return "".join(names) if len(names) <= NAMED_AT_MOST else f"{names[0]}至{names[-1]}"
