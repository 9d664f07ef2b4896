"""Where a return stands and how late it is, in a word and a pill."""

from __future__ import annotations

import datetime as dt

from yifa.kernel.matter import Matter
from yifa.report.returns.procedure import Returning
from yifa.web.theme.clock import Clock, ClockState
from yifa.web.theme.wording import day_in_text

from .pill import number_of, state_of
from .return_asking import Due


def is_sent(due: Due) -> bool:
    """Whether it went up."""
    return due.found is not None and due.found.stage == Returning.sent.name


def stage_of(due: Due) -> str:
    """没有生成, or its stage."""
    return Returning.stages[due.found.stage].label if due.found else "没有生成"


def sent_on(matter: Matter) -> dt.date | None:
    """The day it was sent, if it stands as sent."""
    act = matter.last(Returning.send.name)
    return act.on if act and matter.stage == Returning.sent.name else None


def pill(due: Due, today: dt.date) -> Clock:
    """The pill: days to the due day, or how late it is; done once it is sent."""
    last = due.month.last
    if is_sent(due):
        return Clock(ClockState.DONE, word="已报出")
    left = (last - today).days
    return Clock(state_of(left), number_of(left), "天" if left else "", due=last)


def in_a_word(due: Due, *, on: dt.date | None = None) -> str:
    """已报出 11月19日, 待核对, 没有生成; with how late it was sent."""
    if not is_sent(due):
        return stage_of(due)
    past = f"，晚{(on - due.month.last).days}天" if on and on > due.month.last else ""
    return f"已报出　{day_in_text(on)}{past}" if on else "已报出"


def late_words(due: Due, today: dt.date) -> str:
    """，逾期2天: of a return that was begun and not sent in time."""
    late = (today - due.month.last).days
    return f"，逾期{late}天" if due.found and not is_sent(due) and late > 0 else ""
