"""What makes the sample come out the same each time: chance drawn from a seed and a purpose."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

HERE = Path(__file__).parent

T = TypeVar("T")


class Chance(Random):
    """Random numbers for one purpose: the same seed and purpose always give the same."""

    def __init__(self, *purpose: object) -> None:
        super().__init__("/".join(str(part) for part in purpose))

    def happens(self, percent: float) -> bool:
        """Whether something that happens so many times in a hundred happens now."""
        return self.random() * 100 < percent

    def one(self, weights: Mapping[T, float]) -> T:
        """One of the keys, the heavier the likelier."""
        return self.choices(list(weights), list(weights.values()))[0]

    def round_sum(self, low: int, high: int) -> int:
        """An amount between two bounds as people agree on it: small sums likelier, in hundreds."""
        if high <= low:
            return low
        drawn: float = low + (high - low) * self.random() ** 2.2
        step = 100 if drawn < 20_000 else 1_000
        return max(low, round(drawn / step) * step)


@cache
def told(name: str) -> dict[str, Any]:
    """The words of a TOML file beside this one."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
