"""What must hold of the collective discussion, as the register of meetings tells it.

Nothing of it is entered here again: the decision names its meeting, and asks there.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.organisation import Form, Level, Organisation
from yifa.kernel.resolutions import Resolution, resolution_in

if TYPE_CHECKING:
    from .models import MajorDecision

#: In which meetings a major decision is discussed (article 30): those of a government; of a town,
#: which has neither, or of a department, in what takes their place (article 42).
GOVERNMENT = ("standing", "plenary")
ELSEWHERE = ("joint", "office", "party")


def found(decision: MajorDecision) -> Resolution | None:
    """What its meeting came to; None without one. ValueError for one that is not stored."""
    decision.must_be_stored()
    return None if decision.at_meeting is None else resolution_in(decision.at_meeting, decision)


def meetings_of(holder: Organisation) -> tuple[str, ...]:
    """Which meetings decide for an organ."""
    is_government = holder.form == Form.GOVERNMENT
    has_them = is_government and holder.level not in (Level.TOWN, Level.VILLAGE)
    return GOVERNMENT if has_them else ELSEWHERE


@gate(
    "decision.collective",
    missing="会议没有讨论过这一事项",
    unlawful_without="没有集体讨论就没有作出决定的基础",
    weighs=("at_meeting",),
)
def it_was_discussed(decision: MajorDecision, on: dt.date) -> bool | str:
    """In this meeting, since it was last laid before one."""
    said = found(decision)
    if said is None:
        return False
    submitted = decision.day_of("submit")
    if submitted is not None and said.on < submitted:
        return f"会议在{said.on.month}月{said.on.day}日讨论，早于提交讨论"
    return True


@gate(
    "decision.collective",
    missing="不是常务会议、全体会议",
    unlawful_without="其他会议的讨论不能代替常务会议、全体会议的讨论",
    weighs=("at_meeting",),
)
def meeting_may_decide(decision: MajorDecision, on: dt.date) -> bool:
    """By the level of who decides."""
    said = found(decision)
    return said is None or said.kind in meetings_of(decision.holder)


@gate(
    "decision.head_last",
    missing="会议记录里，行政首长没有最后发表意见",
    unlawful_without="首长先表态的，不是在集体讨论的基础上作出决定",
    weighs=("at_meeting",),
)
def head_spoke_last(decision: MajorDecision, on: dt.date) -> bool:
    """A meeting that was entered afterwards may tell otherwise."""
    said = found(decision)
    return said is None or said.head_last


@gate(
    "decision.head_reason",
    missing="决定与多数人的意见不一致，会议记录里没有理由",
    unlawful_without="没有在会上说明理由的，不能作出与多数人意见不一致的决定",
    weighs=("at_meeting",),
)
def head_gave_reasons(decision: MajorDecision, on: dt.date) -> bool:
    """The same of a meeting that was entered afterwards."""
    said = found(decision)
    return said is None or not said.against_most or bool(said.head_why)


def came_to(decision: MajorDecision, *outcomes: str) -> bool | str:
    """Whether the meeting came to one of some outcomes."""
    said = found(decision)
    told = {"passed": "同意", "changed": "修改后同意", "rejected": "不同意", "again": "再次讨论"}
    if said is None or said.outcome in outcomes:
        return True
    return f"会议记录的讨论结果是“{told[said.outcome]}”"


@gate(
    "decision.collective",
    missing="会议没有同意",
    unlawful_without="会议没有同意的，不能作出决定",
    weighs=("at_meeting",),
)
def meeting_agreed(decision: MajorDecision, on: dt.date) -> bool | str:
    """As it stands, or once changed."""
    return came_to(decision, "passed", "changed")


@gate(
    HouseRule("会议不同意的，才登记讨论未通过", field="at_meeting"),
    missing="会议不是不同意",
    weighs=("at_meeting",),
)
def meeting_disagreed(decision: MajorDecision, on: dt.date) -> bool | str:
    """What is entered is what was said."""
    return came_to(decision, "rejected")


@gate(
    HouseRule("会议要求再次讨论的，才登记再次讨论", field="at_meeting"),
    missing="会议没有要求再次讨论",
    weighs=("at_meeting",),
)
def meeting_put_it_off(decision: MajorDecision, on: dt.date) -> bool | str:
    """The same."""
    return came_to(decision, "again")


@gate(
    "decision.no_casual_change",
    missing="停止执行没有经过会议讨论决定",
    weighs=("at_meeting",),
)
def stopping_was_discussed(decision: MajorDecision, on: dt.date) -> bool | str:
    """In a meeting after it was carried out, not in the one that made it."""
    said, since = found(decision), decision.day_of("carry_out")
    if said is None:
        return False
    if since is not None and said.on < since:
        return f"会议在{said.on.month}月{said.on.day}日讨论，早于交付执行，不是讨论停止执行的会议"
    return said.outcome in ("passed", "changed") or "会议没有同意停止执行"
