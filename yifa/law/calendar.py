"""On which day a limit ends: counting days, working days and months by the rules of the law.

Everything here is arithmetic on dates; the only thing remembered is which holiday notices are
known (`announce`). Days are calendar days of China; the hour of an act is not known here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count

from .due import DayCell, Due
from .provisions import Limit
from .rest_days import announce, festival, is_made_up, is_working_day, year_is_announced

__all__ = [
    "DayCell",
    "Due",
    "NotCountable",
    "Pause",
    "add_months",
    "add_working_days",
    "announce",
    "days_left",
    "end",
    "festival",
    "fixed_date",
    "is_made_up",
    "is_working_day",
    "named",
    "working_days_between",
    "year_is_announced",
]

#: Days that do not count, first and last included.
Pause = tuple[dt.date, dt.date]

#: Kinds of limit that someone has to act within. Without a text only these roll forward: a seizure
#: or a bar must not last longer because we infer so.
_TO_ACT_WITHIN = {
    "agency_duty",
    "agency_right",
    "court_duty",
    "party_duty",
    "party_right",
    "police_duty",
    "respondent_duty",
}

_ONE_DAY = dt.timedelta(days=1)


class NotCountable(ValueError):
    """A limit of which no day can be told from a starting day alone."""


def end(limit: Limit, *, start: dt.date, paused: Iterable[Pause] = ()) -> Due:
    """The day a limit runs to, from the day of the act it runs from.

    after: the last day to act. at_least: the first day on which the next act is open.
    before: `start` is the day of the later act, the result the last day to give notice.
    by_date, on_date: the first such day not before `start`. Days in `paused` (suspension, time
    that the law leaves out) do not count. NotCountable where the law gives no number.

    >>> from yifa import law
    >>> told = law.limit("penalty.hearing_request", on=dt.date(2026, 4, 28))
    >>> end(told, start=dt.date(2026, 4, 28)).sentence("告知")
    '4月28日告知，次日起算，第5个工作日为5月8日（星期五）'
    """
    if limit.direction in ("by_date", "on_date"):
        this_year = fixed_date(limit, start.year)
        return this_year if this_year.day >= start else fixed_date(limit, start.year + 1)
    if not limit.amount:
        raise NotCountable(f"{limit.basis}没有规定具体天数，不能推算到期日，请人工填写")
    pauses = tuple(paused)
    if limit.direction == "before":
        return _counted_back(limit, start)
    if limit.unit == "hour":
        return _hours(limit, start)
    if limit.unit in ("month", "year"):
        return _finished(limit, _months(limit, start, pauses))
    return _finished(limit, _days(limit, start, pauses))


def fixed_date(limit: Limit, year: int) -> Due:
    """The day of a year that a limit names.

    “3月1日之前” and “1月31日前” leave open whether the day itself is in time: aim for the day
    before. Such a day is not moved for a weekend: the date is a date of the calendar.

    >>> from yifa import law
    >>> fixed_date(law.limit("report.publish", on=dt.date(2026, 1, 1)), 2026).sentence()
    '每年4月1日前，按前一日3月31日（星期二）掌握'
    """
    named = dt.date(year, *limit.month_and_day)
    day = named - _ONE_DAY if limit.direction == "by_date" else named
    return Due(limit=limit, start=dt.date(year, 1, 1), day=day, last=day)


def named(limit: Limit, *, start: dt.date, day: dt.date) -> Due:
    """The day that a paper names as the last, where the law leaves it to the paper.

    Such a day is not moved for a weekend: it is a date of the calendar.
    """
    return Due(limit=limit, start=start, day=day, last=day)


def add_working_days(day: dt.date, number: int) -> dt.date:
    """The working day `number` working days after a day, or before it if negative.

    《民法典》第二百零一条：按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。

    >>> add_working_days(dt.date(2026, 4, 28), 5)   # 五一放假五天，5月6日上班
    datetime.date(2026, 5, 8)
    >>> add_working_days(dt.date(2026, 5, 8), 1)    # 5月9日星期六，调休上班
    datetime.date(2026, 5, 9)
    """
    if not number:
        return day
    return _count(day, abs(number), is_working_day, backwards=number < 0)[-1]


def working_days_between(first: dt.date, last: dt.date) -> int:
    """How many working days lie after one day, up to and including another; negative backwards.

    >>> working_days_between(dt.date(2026, 4, 28), dt.date(2026, 5, 8))
    5
    """
    if last < first:
        return -working_days_between(last, first)
    days = (first + dt.timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(map(is_working_day, days))


def add_months(day: dt.date, months: int) -> dt.date:
    """The corresponding day some months later.

    《民法典》第二百零二条：按照年、月计算期间的，到期月的对应日为期间的最后一日；
    没有对应日的，月末日为期间的最后一日。

    >>> add_months(dt.date(2026, 1, 31), 1), add_months(dt.date(2024, 2, 29), 12)
    (datetime.date(2026, 2, 28), datetime.date(2025, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + years, month + 1, 1)
    after = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + dt.timedelta(days=day.day - 1), after - _ONE_DAY)


def days_left(due: dt.date, today: dt.date, unit: str) -> int:
    """How many days remain, in working days if the limit counts those; negative when overdue.

    >>> days_left(dt.date(2026, 5, 8), dt.date(2026, 4, 30), "working_day")
    3
    >>> days_left(dt.date(2026, 5, 8), dt.date(2026, 5, 10), "day")
    -2
    """
    if unit == "working_day":
        return working_days_between(today, due)
    return (due - today).days


def _count(
    start: dt.date, number: int, counts: Callable[[dt.date], bool], *, backwards: bool = False
) -> tuple[dt.date, ...]:
    """The first `number` days that count, after a day or before it; the day itself never does."""
    step = -_ONE_DAY if backwards else _ONE_DAY
    counted: list[dt.date] = []
    day = start
    while len(counted) < number:
        day += step
        if counts(day):
            counted.append(day)
    return tuple(counted)


def _days(limit: Limit, start: dt.date, pauses: tuple[Pause, ...]) -> Due:
    """《民法典》第二百零一条第一款：开始的当日不计入，自下一日开始计算。"""
    working = limit.unit == "working_day"

    def counts(day: dt.date) -> bool:
        return not _within(day, pauses) and (not working or is_working_day(day))

    counted = _count(start, limit.amount, counts)
    last = counted[-1]
    provisional = working and _is_provisional(counted[0], last)
    return Due(
        limit=limit,
        start=start,
        day=last,
        last=last,
        counted=counted,
        provisional=provisional,
        paused=_paused_days(start, last, pauses),
    )


def _months(limit: Limit, start: dt.date, pauses: tuple[Pause, ...]) -> Due:
    """《民法典》第二百零二条: the corresponding day, later by the days that were left out."""
    months = limit.amount * (12 if limit.unit == "year" else 1)
    last = add_months(start, months)
    owed = _paused_days(start, last, pauses)
    if owed:
        last = _count(last, owed, lambda day: not _within(day, pauses))[-1]
    paused = _paused_days(start, last, pauses)
    return Due(limit=limit, start=start, day=last, last=last, paused=paused)


def _hours(limit: Limit, start: dt.date) -> Due:
    """《民法典》第二百零一条第二款: hours run from the moment of the act.

    The moment is not known here, so less than a day ends on the same day, 24 hours on the next
    day, 48 hours on the day after: the day on which the hour falls. Whether the hour itself was
    kept is for the kind to tell that records it. Hours run through rest days.
    """
    day = start + dt.timedelta(days=limit.amount // 24)
    return Due(limit=limit, start=start, day=day, last=day)


def _counted_back(limit: Limit, act: dt.date) -> Due:
    """七日前: no law says how to count back, so whole days lie between the notice and the act."""

    def counts(day: dt.date) -> bool:
        return limit.unit != "working_day" or is_working_day(day)

    if limit.unit in ("month", "year", "hour"):
        raise NotCountable(f"{limit.basis}的期限不是按日计算，不能倒数，请人工填写")
    counted = _count(act, limit.amount, counts, backwards=True)
    day = counted[-1] - _ONE_DAY
    provisional = limit.unit == "working_day" and _is_provisional(day, act)
    return Due(
        limit=limit,
        start=act,
        day=day,
        last=counted[-1],
        counted=counted,
        inferred=True,
        provisional=provisional,
    )


def _finished(limit: Limit, due: Due) -> Due:
    """The day on which the limit has its effect, once its last day is counted."""
    if limit.direction == "at_least":
        return replace(due, day=due.last + _ONE_DAY) if limit.must_be_past else due
    rolls = bool(limit.roll_over_basis) or limit.kind in _TO_ACT_WITHIN
    return _rolled(due) if rolls else due


def _rolled(due: Due) -> Due:
    """《民事诉讼法》第八十五条第三款：期间届满的最后一日是法定休假日的，以其后的第一日为届满日。

    《民法典》第二百零三条 says the same of civil periods. Reconsideration and court procedure
    borrow the rule by name; for other laws it is an inference, and marked so.
    """
    last = due.last
    day = next(day for n in count() if is_working_day(day := last + dt.timedelta(days=n)))
    provisional = due.provisional or _is_provisional(last, day)
    if day == last:
        return replace(due, provisional=provisional)
    inferred = not due.limit.roll_over_basis
    return replace(due, day=day, rolled_from=last, inferred=inferred, provisional=provisional)


def _is_provisional(first: dt.date, last: dt.date) -> bool:
    """Whether a year on the way has no notice yet."""
    return not all(map(year_is_announced, range(first.year, last.year + 1)))


def _within(day: dt.date, pauses: tuple[Pause, ...]) -> bool:
    return any(first <= day <= last for first, last in pauses)


def _paused_days(start: dt.date, last: dt.date, pauses: tuple[Pause, ...]) -> int:
    """How many days after the start, up to the last, were left out."""
    if not pauses:
        return 0
    days = (start + dt.timedelta(days=n) for n in range(1, (last - start).days + 1))
    return sum(_within(day, pauses) for day in days)
