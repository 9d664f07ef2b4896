"""What stands open on a matter's page, and what is folded: nobody has to read all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

#: So many of a sort stand open, or more if more press; the rest is folded.
FEW = 6


@dataclass(frozen=True)
class Folded(Generic[T]):
    """Those that stand open, and the others by what their fold is called."""

    shown: list[T]
    folds: list[tuple[str, list[T]]]


def folded(named: Iterable[tuple[str, T]]) -> Folded[T]:
    """Each with the fold it lies in, in the order given; those of "" stand open."""
    folds: dict[str, list[T]] = {"": []}
    for fold, one in named:
        folds.setdefault(fold, []).append(one)
    return Folded(folds.pop(""), list(folds.items()))
