"""How busy each day of a year is, and which quarrels its season brings."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from yifa.law import calendar

from .chance import Chance

ONE_DAY = dt.timedelta(days=1)

#: How many matters of each kind an ordinary sample has.
SHARES = {"screening": 2600, "dispute": 1700, "publicity": 200}
#: Kinds that the sample has beside those that were asked for.
YEARLY = (
    "publicity_duty",
    "mediator_training",
    "law_literate",
    "enforcement_officer",
    "penalty_case",
    "inspection_item",
    "regulated_party",
    "inspection_plan",
    "random_draw",
    "inspection",
    "discretion_benchmark",
    "criminal_transfer",
    "lawsuit",
    "suggestion",
    "file_review",
    "petition",
    "reception_day",
    "reconsideration",
    "exam_question",
    "exam_sitting",
    "information_request",
    "record_correction",
    "legal_adviser",
    "legal_opinion",
    "major_decision",
    "meeting",
    "normative_document",
    "draft_comment",
)
DEFAULT_MATTERS = sum(SHARES.values())

#: How often each type of quarrel comes up in an ordinary month, beside the others.
USUAL = {
    "family": 15,
    "neighbour": 19,
    "homestead": 8,
    "contract": 8,
    "business": 6,
    "damages": 9,
    "forest_land": 7,
    "demolition": 3,
    "environment": 3,
    "labour": 6,
    "consumer": 5,
    "medical": 1.2,
    "traffic": 7,
    "property": 6,
    "other": 3,
}
#: In which months a type comes up more often or less, and how much.
IN_MONTHS: dict[str, dict[int, float]] = {
    "family": {1: 1.2, 2: 1.7, 8: 1.1},
    "homestead": {3: 1.4, 4: 1.4, 10: 1.3, 11: 1.2},
    "forest_land": {3: 1.3, 9: 1.8, 10: 2.0, 11: 1.4},
    "business": {4: 1.5, 5: 1.4, 9: 2.2, 10: 2.4},
    "environment": {7: 1.8, 8: 1.8, 1: 0.5, 2: 0.5},
    "consumer": {3: 1.8, 6: 1.3, 11: 1.4},
    "property": {7: 1.3, 8: 1.3, 12: 1.2},
    "traffic": {2: 1.5, 10: 1.3},
}
#: Wages are asked for in the weeks before the Spring Festival.
WAGES_ASKED_FOR = dt.timedelta(days=45)


@cache
def spring_festival(year: int) -> dt.date:
    """The first day of the Spring Festival's holiday."""
    day = dt.date(year, 1, 15)
    while calendar.festival(day) != "春节" and day < dt.date(year, 3, 1):
        day += ONE_DAY
    return day


def types_on(day: dt.date) -> dict[str, float]:
    """How likely each type of quarrel is on a day."""
    weights = {
        name: usual * IN_MONTHS.get(name, {}).get(day.month, 1) for name, usual in USUAL.items()
    }
    if dt.timedelta() <= spring_festival(day.year) - day <= WAGES_ASKED_FOR:
        weights["labour"] *= 3.5
    return weights


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from the first to the last."""
    while first <= last:
        yield first
        first += ONE_DAY


def quarrels(day: dt.date) -> float:
    """How busy a day is with quarrels: rest days are quiet, autumn and the new year are not."""
    busy = {1: 1.15, 2: 0.9, 3: 1.0, 7: 0.95, 9: 1.15, 10: 1.25, 11: 1.1}.get(day.month, 1.0)
    return busy * (1 if calendar.is_working_day(day) else 0.22)


def rounds(day: dt.date) -> float:
    """How busy a day is with screening: the month's round comes before the return of the 20th."""
    monthly = 3.0 if 10 <= day.day <= 19 else 1.0
    return monthly * (1 if calendar.is_working_day(day) else 0.35)


def activities(day: dt.date) -> float:
    """How busy a day is with publicity: theme days first of all."""
    theme = {(3, 8): 24, (3, 15): 40, (4, 15): 40, (6, 26): 32, (12, 4): 56}
    month = {3: 1.4, 5: 2.2, 6: 1.9, 12: 1.3}.get(day.month, 1.0)
    if (day.month, day.day) in theme:
        return theme[day.month, day.day]
    if day.month == 12 and day.day <= 7:
        return 12
    return month * (1 if calendar.is_working_day(day) else 0.25)


BUSY: dict[str, Callable[[dt.date], float]] = {
    "screening": rounds,
    "dispute": quarrels,
    "publicity": activities,
}


def arrivals(seed: int, matters: int, first: dt.date, last: dt.date) -> dict[str, Counter[dt.date]]:
    """How many matters of each kind begin on each day; all kinds together exactly `matters`."""
    every_day = list(days(first, last))
    found: dict[str, Counter[dt.date]] = {}
    left = matters
    for kind, share in SHARES.items():
        number = left if kind == "publicity" else round(matters * share / DEFAULT_MATTERS)
        left -= number
        chance = Chance(seed, "arrivals", kind)
        weights = [BUSY[kind](day) for day in every_day]
        found[kind] = Counter(chance.choices(every_day, weights, k=number))
    return found
