"""Which number a line begins with, and which enumerations run on inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from yifa.reviewer.numerals import HALF_WIDTH, chinese

HAN = "[一二三四五六七八九十]{1,3}"
FIGURES = "[0-9０-９]{1,2}"
# 一、 / （一） / 1. / （1） are the four levels of GB/T 9704; the others are what people write too.
BEGINNINGS = re.compile(
    rf"(?P<part>第(?P<a>{HAN})(?:部分|章|编)\s*[、:：]?)"
    rf"|(?P<first>(?P<b>{HAN})\s*[、．.])"
    rf"|(?P<second>(?:[（(]\s*)?(?P<c>{HAN})\s*[）)][、．.]?)"
    rf"|(?P<third>(?P<d>{FIGURES})\s*[、．.](?:(?![0-9０-９])|(?=20[0-9]{{2}}\s*年)))"
    rf"|(?P<fourth>[（(]\s*(?P<e>{FIGURES})\s*[）)][、．.]?|(?P<f>{FIGURES})[）)])"
    r"|(?P<circled>(?P<g>[①-⑳]))"
    r"|(?P<bullet>[•●◆■▪]|[·\-*](?=\s))"
)
LEVELS = {"part": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "circled": 5, "bullet": 5}
# 一要务, 四要素 and 一是否 are words; 第一、第三产业 and （二）项 only refer. The first look spares
# trying every branch at every character.
RUNNING = re.compile(
    r"(?=[一二三四五六七八九十第其①-⑳（(0-9０-９])(?:"
    rf"(?P<one_is>(?P<a>{HAN})(?:是(?!否)|要(?![素求件务点害闻目领义道塞职])))"
    rf"|(?P<ordinal>第(?P<b>{HAN})步?(?:[，,、：:](?!第)|是))"
    rf"|(?P<among>其(?P<c>{HAN})(?:[，,、：:]|是))"
    r"|(?P<circled>(?P<d>[①-⑳]))"
    rf"|(?P<fourth>[（(]\s*(?P<e>{FIGURES})\s*[）)])"
    rf"|(?P<second>[（(]\s*(?P<f>{HAN})\s*[）)](?![项款目条、至和及或]))"
    rf"|(?P<first>(?P<g>{HAN})、(?![一二三四五六七八九十级等次类产]))"
    rf"|(?P<third>(?P<h>{FIGURES})(?:[.．、](?![0-9０-９])|[）)]))"
    r")"
)
BEFORE_RUNNING = frozenset("。；;！!？?：:，,、 \t\u3000\n”】）)》…—\"'’」*")
# What any comma could stand before in running text begins a point only after a full stop or colon.
BEFORE_NUMBER = frozenset("。；;！!？?：:\n\t\u3000”）)")


class Beginning(NamedTuple):
    """A number at the start of a line: its width, its style, its level and what it counts."""

    width: int
    style: str
    level: int
    ordinal: int


def beginning(text: str) -> Beginning | None:
    """Read the number that a line begins with.

    >>> beginning("（三）规范执法")
    Beginning(width=3, style='second', level=2, ordinal=3)
    """
    found = BEGINNINGS.match(text)
    if found is None or not text[found.end() :].strip():
        return None
    style = next(name for name in LEVELS if found[name] is not None)
    return Beginning(found.end(), style, LEVELS[style], _ordinal(found, "abcdefg"))


def running(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield the enumerations inside a paragraph: start, end, style, ordinal."""
    for found in RUNNING.finditer(text):
        style = next(name for name, value in found.groupdict().items() if value and len(name) > 1)
        if _may_begin(text[found.start() - 1 : found.start()], style):
            yield found.start(), found.end(), style, _ordinal(found, "abcdefgh")


def _may_begin(before: str, style: str) -> bool:
    """Tell whether a point can begin after a character, or at the start of a text."""
    if style in ("first", "third"):
        return before in BEFORE_NUMBER or not before
    return style == "circled" or before in BEFORE_RUNNING or not before


def _ordinal(found: re.Match[str], groups: str) -> int:
    written = next((found[name] for name in groups if found[name] is not None), "")
    return _count(written) if written else 0


@lru_cache(maxsize=512)
def _count(written: str) -> int:
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    figures = written.translate(HALF_WIDTH)
    return int(figures) if figures.isdigit() else int(chinese(written).value)
