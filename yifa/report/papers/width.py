"""How wide words are, counted in Chinese characters, for what is placed by measure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

WIDE = frozenset("WFA")
GAP = 0.25


def width(text: str) -> float:
    """A Chinese character is one wide, a Latin letter or a digit half; between them is a gap.

    >>> width("法治："), width("2027"), width("3月8日")
    (3.0, 2.0, 3.75)
    """
    gaps = sum(_stand_apart(left, right) for left, right in pairwise(text))
    return sum(1.0 if _is_wide(sign) else 0.5 for sign in text) + gaps * GAP


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in WIDE


def _stand_apart(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and _is_wide(left) != _is_wide(right)


def shares(weights: Sequence[float], whole: int) -> list[int]:
    """The whole divided by weight, in whole units that add up to it.

    >>> shares([1, 1, 1], 100)
    [33, 34, 33]
    """
    total = sum(weights)
    edges = [round(whole * sum(weights[:place]) / total) for place in range(len(weights) + 1)]
    return [right - left for left, right in pairwise(edges)]
