"""Which words tie numbers together: the lists of relations.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from yifa.reviewer.vocabulary import Beginnings, Endings


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("relations.toml").read_text(encoding="utf-8"))


@cache
def listed(part: str, name: str) -> tuple[str, ...]:
    """Give the words of one list, the longest first."""
    return tuple(sorted(str(_table()[part][name]).split(), key=len, reverse=True))


@cache
def wholes() -> tuple[tuple[str, ...], ...]:
    """Give the sets of words that make a whole by what they mean."""
    return tuple(tuple(str(it).split()) for it in _table()["overlap"]["wholes"])


@cache
def same_units() -> dict[str, str]:
    """Give for each unit that has others of its meaning the one that stands for them all."""
    groups = [str(it).split() for it in _table()["units"]["same"]]
    return {unit: group[0] for group in groups for unit in group}


@cache
def any_word(part: str, *names: str) -> re.Pattern[str]:
    """Give a pattern that finds any word of some lists, the longest at each place."""
    words = sorted({it for name in names for it in listed(part, name)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def beginnings(part: str, *names: str) -> Beginnings:
    """Give the words of lists, to be found where they begin."""
    return Beginnings(word for name in names for word in listed(part, name))


@cache
def endings(part: str, *names: str) -> Endings:
    """Give the words of lists, to be found where they end."""
    return Endings(word for name in names for word in listed(part, name))
