"""How two texts differ, as pages show it: paragraph beside paragraph, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

#: What is compared as one: a token, a number, a word of letters, else a single character.
UNIT = re.compile(r"【[^【】]*】|\d+(?:\.\d+)?|[A-Za-z]+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Run:
    """A run of words that stayed, or that went or came."""

    text: str
    changed: bool = False


@dataclass(frozen=True)
class Pair:
    """A paragraph in both versions; empty on a side where it is not."""

    before: list[Run]
    after: list[Run]
    same: bool


def pair(before: str, after: str) -> Pair:
    """One paragraph in two versions, with the words that differ."""
    if before == after:
        return Pair([Run(before)], [Run(after)], True)
    was, now = UNIT.findall(before), UNIT.findall(after)
    steps = difflib.SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes()
    left = [Run("".join(was[a:b]), tag != "equal") for tag, a, b, _, _ in steps if a < b]
    right = [Run("".join(now[c:d]), tag != "equal") for tag, _, _, c, d in steps if c < d]
    return Pair(left, right, False)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def beside(before: str, after: str) -> Iterator[Pair]:
    """Every paragraph of two plain texts, the changed ones side by side in their order."""
    was, now = paragraphs(before), paragraphs(after)
    for _, a, b, c, d in difflib.SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        for left, right in zip_longest(was[a:b], now[c:d], fillvalue=""):
            yield pair(left, right)


def folded(found: list[Pair]) -> Iterator[Pair | int]:
    """The pairs that differ, with how many in between are the same."""
    same = 0
    for one in found:
        if one.same:
            same += 1
            continue
        if same:
            yield same
        same = 0
        yield one
    if same:
        yield same
