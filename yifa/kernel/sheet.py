"""Tables that a register makes of a period, beside its list: a claim sheet, a roll, a statistic."""

from __future__ import annotations

import datetime as dt
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
class Opens:
    """Words that open one of the sheet's tables, by its place from 0."""

    words: str
    table: int


#: A sentence of words, some of which open a table.
Sentence = Sequence[str | Opens]


def nothing(post: Post, period: Period) -> Sentence:
    """No sheet has something waiting unless it says so."""
    return ()


def this_quarter(today: dt.date) -> Period:
    """The quarter up to today."""
    return Period(dt.date(today.year, (today.month - 1) // 3 * 3 + 1, 1), today)


def year_to_report(today: dt.date) -> Period:
    """The year so far; in the quarter in which one reports on the last year, all of that one."""
    if today.month <= 3:
        return Period.year(today.year - 1)
    return Period.year(today.year, until=today)


@dataclass(frozen=True)
class PeriodSheet:
    """What a register makes of a period, for a post: declared by name in `Register.sheets`.

    `opens` is the period that is shown first, on a day.
    `waiting` says what of it waits for a post this year, which 我的工作 shows under `panel` with a
    button that says `verb`; nothing said, nothing shown.
    """

    label: str
    make: Callable[[Post, Period], Sequence[Tabled]]
    waiting: Callable[[Post, Period], Sentence] = nothing
    panel: str = ""
    verb: str = ""
    opens: Callable[[dt.date], Period] = this_quarter
