"""What may be entered afterwards with its original day (补录), and which acts are past work.

Past work counts by its original days and is flagged. What the law wants before a step can no longer
be proved, so it is recorded as not proved and refuses nothing; rules of the record itself hold.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from .gates import Reason
from .matter import Matter
from .person import Post
from .procedure import Step
from .register import Register
from .roles import HANDLERS

#: An act entered later than this after its day is past work; sooner, its gates can be proved.
SOON_ENOUGH = dt.timedelta(days=7)


def is_past(on: dt.date, *, at: dt.datetime) -> bool:
    """Whether an act of that day, recorded at that moment, is past work."""
    return on < timezone.localdate(at) - SOON_ENOUGH


def can_be_recorded(register: type[Register], step: Step) -> bool:
    """Whether a step may be entered afterwards: the first, or one that its register names."""
    firsts = [procedure.first() for procedure in register.procedures]
    return any(step.name == one.name for one in (*firsts, *register.past_work))


def may_record(post: Post, matter: Matter, step: Step) -> bool:
    """Whether a post may record a later step that others took: whoever handles matters may."""
    later = not step.move.begins
    return later and post.role in HANDLERS and can_be_recorded(Register.of(matter), step)


def obstacle(matter: Matter, step: Step) -> Reason | None:
    """Why a step is not entered afterwards at all."""
    if can_be_recorded(Register.of(matter), step):
        return None
    return Reason(f"“{step.label}”不能补录，照常办")


def day(on: dt.date, *, at: dt.datetime) -> dict[str, str]:
    """What was done lately is no past work: what it needs can be had."""
    if is_past(on, at=at):
        return {}
    return {"late": f"补录用于{SOON_ENOUGH.days}天以前办的，{on}的照常办，去掉“补录”"}
