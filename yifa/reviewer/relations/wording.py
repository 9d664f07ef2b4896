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
def listed(part: str, *names: str) -> tuple[str, ...]:
    """Give the words of one list, or of several together, the longest first."""
    words = {word for name in names for word in str(_table()[part][name]).split()}
    return tuple(sorted(words, key=lambda it: (-len(it), it)))


@cache
def alternatives(part: str, *names: str) -> str:
    """Write lists as a group of alternatives for a larger pattern."""
    return f"(?:{'|'.join(map(re.escape, listed(part, *names)))})"


@cache
def any_word(part: str, *names: str) -> re.Pattern[str]:
    """Give a pattern that finds any word of some lists, the longest at each place."""
    return re.compile(alternatives(part, *names))


@cache
def beginnings(part: str, *names: str) -> Beginnings:
    """Give the words of lists, to be found where they begin."""
    return Beginnings(listed(part, *names))


@cache
def endings(part: str, *names: str) -> Endings:
    """Give the words of lists, to be found where they end."""
    return Endings(listed(part, *names))


@cache
def groups(part: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Give sets of words that belong together."""
    return tuple(tuple(str(it).split()) for it in _table()[part][name])


@cache
def unit_of(unit: str) -> str:
    """Give the unit that stands for all of one meaning: 起 and 件 count the same things."""
    return next((group[0] for group in groups("units", "same") if unit in group), unit)


@cache
def alike(unit: str, other: str) -> bool:
    """Tell whether one unit may count the parts of what the other counts."""
    return unit_of(unit) == unit_of(other) or any(
        unit in group and other in group for group in groups("units", "alike")
    )


@cache
def stem_of(name: str) -> str:
    """Give the word by which a rate's counts are known: 办结 of 行政复议案件办结(率)."""
    return max((it for it in _table()["stems"] if name.endswith(it)), key=len, default=name[-2:])


@cache
def stems(word: str) -> tuple[str, ...]:
    """Give the words by which the numerator of a rate is known, most often the rate's own."""
    return tuple(str(_table()["stems"].get(word, word)).split())
