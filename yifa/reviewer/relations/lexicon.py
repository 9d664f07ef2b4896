"""The words of rates.toml, as lists and as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table() -> dict[str, Any]:
    """Read rates.toml."""
    return tomllib.loads(Path(__file__).with_name("rates.toml").read_text(encoding="utf-8"))


@cache
def listed(part: str, name: str) -> tuple[str, ...]:
    """Give the words of one list, the longest first."""
    return tuple(sorted(set(table()[part][name].split()), key=len, reverse=True))


@cache
def any_of(part: str, name: str) -> re.Pattern[str]:
    """Give a pattern that finds any word of a list."""
    return re.compile(alternatives(part, name))


@cache
def alternatives(part: str, name: str) -> str:
    """Write a list as a group of alternatives for a larger pattern."""
    return f"(?:{'|'.join(map(re.escape, listed(part, name)))})"


@cache
def stems(word: str) -> tuple[str, ...]:
    """Give the words by which the numerator of a rate is known, the rate's own first."""
    known: dict[str, str] = table()["stems"]
    others = known.get(word, "").split()
    return tuple(dict.fromkeys([*([word] if word not in known else []), *others])) or (word,)


@cache
def alike(unit: str, other: str) -> bool:
    """Tell whether one unit may count the parts of what the other counts."""
    return unit == other or any(
        unit in group.split() and other in group.split() for group in table()["units"]["alike"]
    )
