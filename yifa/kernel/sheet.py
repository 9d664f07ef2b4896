"""Tables that a register makes of a period, beside its list: a claim sheet, a roll, a statistic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .figures import Period
from .person import Post


@dataclass(frozen=True)
class Tabled:
    """One table; a cell that is a matter is shown by its number and leads to it."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    total: Sequence[Any] = ()
    note: str = ""


@dataclass(frozen=True)
class PeriodSheet:
    """What a register makes of a period, for a post: declared by name in `Register.sheets`."""

    label: str
    make: Callable[[Post, Period], Sequence[Tabled]]
