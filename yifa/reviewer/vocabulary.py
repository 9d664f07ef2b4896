"""Which words tell a quantity from a mere number: units, stops and acts of quantities.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


class Beginnings:
    """Words found by how they begin at a place: the longest one that stands there."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)

    def at(self, text: str, place: int) -> str:
        """Give the longest word that begins at a place, or nothing."""
        for word in self._by_first.get(text[place : place + 1], ()):
            if text.startswith(word, place):
                return word
        return ""


class Endings:
    """Words found by how they end before a place: the longest one that stands there."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_last: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_last.setdefault(word[-1], []).append(word)

    def before(self, text: str, place: int) -> str:
        """Give the longest word that ends right before a place, or nothing."""
        if not place:
            return ""
        for word in self._by_last.get(text[place - 1], ()):
            if text.startswith(word, place - len(word)):
                return word
        return ""


@cache
def table() -> dict[str, Any]:
    """Read quantities.toml."""
    return tomllib.loads(Path(__file__).with_name("quantities.toml").read_text(encoding="utf-8"))


@cache
def words(part: str, *lists: str) -> frozenset[str]:
    """Give the words of one list, or of several together."""
    return frozenset(word for name in lists for word in str(table()[part][name]).split())


@cache
def beginnings(part: str, *lists: str) -> Beginnings:
    """Give the words of lists, to be found where they begin."""
    return Beginnings(words(part, *lists))


@cache
def endings(part: str, *lists: str) -> Endings:
    """Give the words of lists, to be found where they end."""
    return Endings(words(part, *lists))


@cache
def any_of(part: str, *lists: str) -> re.Pattern[str]:
    """Give a pattern that finds any word of the lists, the longest at each place."""
    return re.compile(either(words(part, *lists)))


def either(words: Iterable[str]) -> str:
    """Write words as the alternatives of a pattern, of which the longest is found.

    What begins alike is written together, or `re` would try every word at every place.

    >>> either(["人次", "人", "件"])
    '人(?:次)?|件'
    """
    by_first: dict[str, set[str]] = {}
    for word in filter(None, words):
        by_first.setdefault(word[0], set()).add(word[1:])
    return "|".join(re.escape(first) + _rest(by_first[first]) for first in sorted(by_first))


def _rest(endings: set[str]) -> str:
    rest = either(endings)
    return f"(?:{rest}){'?' if '' in endings else ''}" if rest else ""


def period_pattern() -> re.Pattern[str]:
    """Give the pattern of what a number was counted over."""
    period = table()["period"]
    patterns = "|".join(f"(?:{pattern})" for pattern in period["patterns"])
    return re.compile(f"(?=[{period['begins']}])(?:{patterns})")
