"""The one question that is asked of the lake, written once in Ibis for every engine."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .engines import need_ibis
from .facts import COLUMNS, month_of
from .source import partition

if TYPE_CHECKING:
    import ibis.expr.types as ir

#: By what rows are summed, beside a category of their own figure.
PLACES = {"province": "省", "city": "市", "county": "县"}
ORGANISATIONS = {"organisation": "单位", "level": "层级", "form": "单位类别"}
TIMES = {"year": "年", "month": "月"}
WORDS = {**PLACES, **ORGANISATIONS, **TIMES}


@dataclass(frozen=True)
class Question:
    """Which figures, from the first day to the last, by what.

    `counted` are what they are made of, and `stocks` those of them that are added up since ever.
    `every` says that these are all the figures there are: no row is looked at for its figure.
    """

    figures: tuple[str, ...]
    counted: frozenset[str]
    stocks: frozenset[str]
    first: dt.date
    last: dt.date
    by: tuple[str, ...] = ()
    every: bool = False

    @property
    def category(self) -> str:
        """The category among `by`; blank where figures stay whole."""
        return next((word for word in self.by if word not in WORDS), "")

    def reads(self, file: str) -> bool:
        """Whether a file may hold rows of it."""
        _, year = partition(file)
        return year <= self.last.year and (bool(self.stocks) or year >= self.first.year)


def roll_up(question: Question) -> ir.Table:
    """The sums that answer: figure, then a column for each of `by`, then `number`.

    What a stock had before the first day is told with the first month or year.
    """
    ibis = need_ibis()
    facts = ibis.table(COLUMNS, name="facts")
    counts = facts.day >= ibis.literal(question.first)
    if question.stocks:
        counts |= facts.figure.isin(sorted(question.stocks))
    if not question.every:
        counts &= facts.figure.isin(sorted(question.counted))
    asked = facts.filter(
        facts.category == question.category, facts.day <= ibis.literal(question.last), counts
    )
    keys = {word: key_of(asked, word, question) for word in question.by}
    return asked.group_by(figure=asked.figure, **keys).agg(number=asked.number.sum())


def key_of(facts: ir.Table, word: str, question: Question) -> ir.Value:
    """By what rows are summed for one word of `by`."""
    if word == "city":
        return facts.county // 100
    if word in TIMES and question.stocks:
        first = {"year": question.first.year, "month": month_of(question.first)}[word]
        return need_ibis().greatest(facts[word], first)
    return facts[word] if word in WORDS else facts.part
