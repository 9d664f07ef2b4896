"""How a matter's limits are shown in full: what is due, how the day was counted, which article."""

from __future__ import annotations

import datetime as dt

from yifa.kernel import clocks
from yifa.kernel.clocks import ClockState, Status
from yifa.kernel.matter import Matter
from yifa.law.due import DayCell
from yifa.web.theme import clock as theme
from yifa.web.theme.clock import Day, DayKind, DayStrip, FullClock
from yifa.web.theme.wording import day_in_full, day_in_text

from .folded import FEW, Folded, folded
from .pill import pill

#: Which clocks of many are folded, and under what.
FOLDS = {Status.DONE: "按期办的", Status.NOT_STARTED: "还没有起算的"}


def clocks_in_full(matter: Matter, today: dt.date) -> Folded[FullClock]:
    """Every clock that runs, was stopped, or may still start; the nearest first and opened.

    Where there are many, what was done in time and what has not begun is folded.
    """
    states = [state for state in clocks.states(matter) if concerns(matter, state)]
    nearest = clocks.nearest(matter)
    states.sort(key=lambda state: (not state.runs, state.day or dt.date.max))
    many = len(states) > FEW
    return folded(
        (
            FOLDS.get(state.status, "") if many else "",
            in_full(
                matter, state, today, nearest=nearest is not None and state.clock is nearest.clock
            ),
        )
        for state in states
    )


def concerns(matter: Matter, state: ClockState) -> bool:
    """Whether a clock still has a part in the matter: it started, or the next step starts it."""
    if state.status is not Status.NOT_STARTED:
        return not (matter.stage_now.ends and state.clock.ours and state.runs)
    return any(step.starts_from(matter.stage) for step in state.clock.after)


def in_full(matter: Matter, state: ClockState, today: dt.date, *, nearest: bool) -> FullClock:
    """One clock with its arithmetic."""
    strip = strip_of(state, today)
    return FullClock(
        state_pill(matter, state, today),
        title_of(state),
        before=arithmetic(matter, state),
        article=state.limit.basis,
        provisional="" if state.limit.is_verified else "依据未核实，只作提醒，不拦截。",
        strip=strip if state.runs else None,
        open=nearest,
    )


def title_of(state: ClockState) -> str:
    """What is due; for a clock that has not started, with its length."""
    if state.status is Status.NOT_STARTED and state.limit.period:
        return f"{state.clock.says}，{state.limit.period}"
    return state.clock.says


def state_pill(matter: Matter, state: ClockState, today: dt.date) -> theme.Clock:
    """The pill of a clock, whatever it is doing."""
    if state.status is Status.NOT_STARTED or state.day is None:
        return theme.Clock(theme.ClockState.NONE)
    if state.status is Status.DONE:
        return theme.Clock(theme.ClockState.DONE, word="按期")
    if state.status is Status.LATE:
        # What ran for others has run out, as it must before a judgment takes effect.
        word = "已办，超过期限" if state.clock.ours else "期限已满"
        return theme.Clock(theme.ClockState.NONE, word=word)
    if state.status is Status.PAUSED:
        used = (
            (matter.suspended_on - state.start).days if matter.suspended_on and state.start else ""
        )
        return theme.Clock(theme.ClockState.PAUSED, used, "天")
    limit = state.limit
    return pill(state.clock, state.day, today, unit=limit.unit, verified=limit.is_verified)


def arithmetic(matter: Matter, state: ClockState) -> str:
    """The one sentence: from which act, how it is counted, on which day it ends."""
    if state.due is None:
        return ""
    if state.done_on is not None and state.day is not None:
        return f"{day_in_text(state.done_on)}已办，期限到{day_in_text(state.day)}。"
    began = clocks.latest_start(matter, state.clock)
    act = matter.procedure.step(began.step).label if began and not state.clock.since else ""
    said = state.due.sentence(act) + "。"
    if state.extended and state.day:
        said += f"已批准延至{day_in_full(state.day)}。"
    return said


def strip_of(state: ClockState, today: dt.date) -> DayStrip | None:
    """A cell a day; none for limits counted in months, which have no days to number."""
    if state.due is None or not state.due.counted:
        return None
    return DayStrip([cell(one) for one in state.due.strip(today)], theirs=not state.clock.ours)


def cell(one: DayCell) -> Day:
    """One day of the strip with its number, 休 or 班."""
    number = str(one.counted_number or "")
    if one.is_today:
        return Day(one.day, f"{number}今天", DayKind.TODAY)
    if one.is_last:
        return Day(one.day, f"{number}止", DayKind.LAST)
    if one.counted_number is None:
        return Day(one.day, "休" if one.rest else "", DayKind.REST)
    return Day(one.day, "班" if one.made_up else number, DayKind.COUNTED)
