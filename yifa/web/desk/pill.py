"""How a matter's nearest limit is shown in a list: a pill made from the matter's own columns."""

from __future__ import annotations

import datetime as dt

from yifa import law
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Clock as Declared
from yifa.law import calendar
from yifa.web.theme.clock import Clock, ClockState

#: From so many days on a clock is no longer pressing.
SOON = 3
#: What is not ours to do and names nobody.
REMINDER = "提醒"
UNITS = {"working_day": "个工作日"}


def pill_of(matter: Matter, today: dt.date) -> Clock | None:
    """The pill of a matter in a list; None where nothing is due and nothing is odd."""
    if matter.awaits_receipt:
        return Clock(ClockState.RUNNING, word="待接收")
    if matter.suspended_on is not None:
        return Clock(ClockState.PAUSED, word="已中止")
    due = due_pill(matter, today)
    if matter.returned and (due is None or due.state is ClockState.RUNNING):
        return Clock(ClockState.RETURNED, word="退回")
    if due is None and not matter.stage_now.ends:
        return Clock(ClockState.NONE)
    return due


def due_pill(matter: Matter, today: dt.date) -> Clock | None:
    """The pill of the clock that ends next."""
    declared = matter.procedure.clocks.get(matter.due_clock)
    if matter.due is None or declared is None:
        return None
    limit = limit_of(declared, matter.registered_on)
    return pill(declared, matter.due, today, unit=limit.unit, verified=limit.is_verified)


def limit_of(declared: Declared, on: dt.date, matter: Matter | None = None) -> law.Limit:
    """The clock's limit as of a day, as the place and the sector of a matter narrow it.

    For past work from before it held, it is as it is now.
    """
    place, sector = (matter.place_code, matter.sector) if matter else ("", "")
    try:
        return law.limit(declared.limit, on=on, place=place, sector=sector)
    except law.NotInForce:
        return law.limit(declared.limit, on=dt.date.max, place=place, sector=sector)


def pill(declared: Declared, due: dt.date, today: dt.date, *, unit: str, verified: bool) -> Clock:
    """A running clock as a pill: its form says how near its end is and whose it is."""
    left = calendar.days_left(due, today, unit)
    name = "" if declared.ours else declared.whose or REMINDER
    if left < 0 and not declared.ours:
        return Clock(ClockState.NONE, word=f"{declared.whose}期限已过", due=due)
    if declared.waits:
        return Clock(ClockState.WAIT, left, units(unit), due=due)
    if not verified:
        return reminder(left, units(unit), name=name, due=due)
    return Clock(state_of(left), number_of(left), units(unit) if left else "", name=name, due=due)


def reminder(left: int, unit: str, *, name: str, due: dt.date) -> Clock:
    """A clock whose basis is not verified: dashed, never red, whatever has become of it."""
    if left == 0:
        return Clock(ClockState.UNVERIFIED, word="今天满", name=name, due=due)
    word = "超过" if left < 0 else ""
    return Clock(ClockState.UNVERIFIED, abs(left), unit, word=word, name=name, due=due)


def state_of(left: int) -> ClockState:
    """How pressing so many days are."""
    if left < 0:
        return ClockState.OVER
    if left == 0:
        return ClockState.TODAY
    return ClockState.SOON if left <= SOON else ClockState.RUNNING


def number_of(left: int) -> int | str:
    """The bold number; none today."""
    return abs(left) if left else ""


def units(unit: str) -> str:
    """What the number counts."""
    return UNITS.get(unit, "天")
