"""Numbers of a list that leave their unit to the others: 婚姻家庭12件、邻里9、其他5."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from yifa.reviewer.numerals import ONE, arabic
from yifa.reviewer.quantities import Quantity
from yifa.reviewer.reading import Paragraph
from yifa.reviewer.relations.wording import any_word, listed

# A name with a number, and nothing after it; 国道318, 第3, 2023年 are none.
FIGURES = "[0-9０-９]{1,3}(?:[,，][0-9]{3})+|[0-9０-９]{1,6}(?![,，][0-9]{3})"
BARE = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<![第号年月期版栋楼室路道线届])(?:{FIGURES})(?![0-9０-９])"
    r"(?=[、，,；;。）)和及与]|$)(?!(?:[、和及与][0-9]{1,4})*年)"
)
NAME = "[\u4e00-\u9fff“”]{1,12}"
NEXT = re.compile(rf"(?:[、；;]\s*(?:和|以及|及)?|[和及与]){NAME}")
AFTER_COMMA = re.compile(rf"[，,]\s*{NAME}")
REST = re.compile("[其剩余][他它余下]")
FEW = 3


def with_unitless(paragraph: Paragraph) -> Sequence[Quantity]:
    """Give the quantities of a paragraph with those whose unit another member of a list has."""
    known = paragraph.quantities
    bare = [it for it in BARE.finditer(paragraph.text) if not _is_known(it, known)]
    if not bare:
        return known
    found = [it for run in _runs(paragraph.text, bare, known) for it in _read(paragraph, run)]
    return sorted([*known, *found], key=lambda it: it.start) if found else known


def _is_known(bare: re.Match[str], known: Sequence[Quantity]) -> bool:
    place = bisect(known, bare.start(), key=lambda it: it.start)
    return place > 0 and known[place - 1].end > bare.start()


def _runs(
    text: str, bare: Sequence[re.Match[str]], known: Sequence[Quantity]
) -> Iterator[list[re.Match[str]]]:
    """Yield the numbers that follow one another in one list."""
    run: list[re.Match[str]] = []
    starts = [it.start for it in known]
    for it in bare:
        if run:
            last = run[-1].end()
            is_next = bisect(starts, last) == bisect(starts, it.start())
            if not is_next or not _is_next(text[last : it.start()]):
                yield run
                run = []
        run.append(it)
    yield run


def _is_next(gap: str) -> bool:
    return bool(NEXT.fullmatch(gap) or AFTER_COMMA.fullmatch(gap))


def _read(paragraph: Paragraph, run: Sequence[re.Match[str]]) -> Iterator[Quantity]:
    like = _like(paragraph, run)
    if like is None:
        return
    for it in run:
        yield like._replace(
            start=it.start(),
            end=it.end(),
            text=it[0],
            value=arabic(it[0]).value,
            counted=None,
            step=ONE,
        )


def _like(paragraph: Paragraph, run: Sequence[re.Match[str]]) -> Quantity | None:
    """Find the quantity that lends its unit: the next in the list, or else the one before."""
    text, known = paragraph.text, paragraph.quantities
    place = bisect(known, run[0].start(), key=lambda it: it.start)
    before = known[place - 1] if place else None
    after = known[place] if place < len(known) else None
    if after and _lends(after) and _is_next(text[run[-1].end() : after.start]):
        return after
    if before is None or not _lends(before):
        return None
    gap = text[before.end : run[0].start()]
    if NEXT.fullmatch(gap):
        return before
    is_whole = len(run) >= FEW and REST.search(text[run[-2].end() : run[-1].start()])
    is_led = AFTER_COMMA.fullmatch(gap) or any_word("cues", "some", "whole", "all").search(gap)
    return before if is_whole and is_led else None


def _lends(quantity: Quantity) -> bool:
    is_count = quantity.unit and quantity.unit not in listed("units", "no_sums")
    return bool(is_count) and quantity.approximate is None and quantity.upper is None


def is_read_whole(parts: Sequence[Quantity], paragraph: Paragraph, end: int) -> bool:
    """Tell whether no number of a list up to a place was left out for want of a unit."""
    read = {part.start for part in parts}
    bare = BARE.finditer(paragraph.text, parts[0].end, end)
    return all(it.start() in read or _is_known(it, paragraph.quantities) for it in bare)
