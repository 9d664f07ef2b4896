"""The steps that every kind of matter has: correct, revoke, hand over, suspend, extend and so on.

A kernel step says what it asks for (`asks`) and answers with the columns it changes (`act`), so
that `take` stores it, and `replay` reads it back, like any other step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from yifa import law

from .clocks import ClockState, not_counted, running
from .gates import Reason, Refused
from .matter import Matter
from .organisation import Organisation
from .person import Post
from .procedure import Move, Procedure, Stage, Step
from .roles import CLERK, HANDLERS, LEADER, SUPERVISOR, SYSTEM_ADMIN, Actor, Role

#: Anyone who handles matters.
ANY_HANDLER: tuple[Role | Actor, ...] = tuple(sorted(HANDLERS))


@dataclass(frozen=True)
class Asked:
    """What a kernel step asks for beside a note: its label and what kind of answer it takes."""

    label: str
    answer: type
    needed: bool = True


@dataclass(frozen=True)
class Act:
    """A kernel step being taken: on which matter, by whom, when, with which answers."""

    matter: Matter
    by: Post
    on: dt.date
    answers: Mapping[str, Any]


#: Answers with the columns that change; raises Refused with the reason if it can't be done.
Change = Callable[[Act], dict[str, Any]]


class KernelStep(Step):
    """A step of the kernel: takes no stage into account unless it says so."""

    def __init__(
        self,
        name: str,
        label: str,
        act: Change,
        *,
        by: tuple[Role | Actor, ...] = ANY_HANDLER,
        asks: Mapping[str, Asked] | None = None,
        while_awaiting: bool = False,
        while_suspended: bool = False,
        when_ended: bool = False,
        anytime: bool = False,
    ) -> None:
        super().__init__(label, Move((), None), by=by)
        self.name = name
        self.act = act
        self.asks = dict(asks or {})
        self.while_awaiting = while_awaiting
        self.while_suspended = while_suspended
        self.when_ended = when_ended
        self.anytime = anytime
        Procedure.kernel_steps[name] = self

    def starts_from(self, stage: str) -> bool:
        """Kernel steps start from any stage; what bars them is said by `obstacle`."""
        return True

    def leads_to(self, stage: str) -> str:
        """Kernel steps leave the stage alone."""
        return stage

    def obstacle(self, matter: Matter) -> Reason | None:
        """What about the matter as it stands bars this step."""
        if self.anytime:
            return None
        if self.while_awaiting != matter.awaits_receipt:
            return Reason(
                "还没有接收，先接收或者退回" if matter.awaits_receipt else "没有待接收的移交"
            )
        if self.while_suspended != (matter.suspended_on is not None):
            return Reason("已经中止，先恢复" if matter.suspended_on else "没有中止，不用恢复")
        stage: Stage = matter.stage_now
        if stage is Procedure.void or (stage.ends and not self.when_ended):
            return Reason(f"已经{stage.label}，不能再{self.label}")
        return None


def sent_to(act: Act, target: Organisation) -> dict[str, Any]:
    """The columns of a matter on its way: it is held by the receiver, who has yet to receive it."""
    if target == act.matter.holder:
        raise Refused("移交", fields={"to": "不能移交给自己，换一个单位"})
    if target.closed_on:
        raise Refused("移交", fields={"to": f"{target}已经撤并，换一个单位"})
    return {
        "holder": target,
        "holder_path": target.path,
        "sent_by": act.matter.holder,
        "handler": None,
        "returned": False,
    }


def is_above(target: Organisation, holder: Organisation) -> bool:
    """An organisation the holder stands under, or an office or centre of one, at its level."""
    if holder.is_under(target):
        return True
    seat = target.parent
    return seat is not None and seat.level == target.level != holder.level and holder.is_under(seat)


def report_up(act: Act) -> dict[str, Any]:
    """上报: to an organisation above, by place or line of business."""
    target: Organisation = act.answers["to"]
    holder = act.matter.holder
    if not (is_above(target, holder) or holder.is_led_by(target)):
        raise Refused("上报", fields={"to": f"{target}不是{holder}的上级，换一个单位或者改用转送"})
    return sent_to(act, target)


def assign(act: Act) -> dict[str, Any]:
    """交办: to an organisation below, or led by this one."""
    target: Organisation = act.answers["to"]
    holder = act.matter.holder
    above = holder.parent if holder.parent and holder.level == holder.parent.level else holder
    if not (target.is_under(above) or target.is_led_by(holder)):
        raise Refused("交办", fields={"to": f"{target}不是{holder}的下级，换一个单位或者改用转送"})
    return sent_to(act, target)


def transfer(act: Act) -> dict[str, Any]:
    """转送: to any organisation that should have it."""
    return sent_to(act, act.answers["to"])


def receive(act: Act) -> dict[str, Any]:
    """接收: the receiver takes it in hand."""
    return {"sent_by": None, "handler": act.by, "returned": False}


def send_back(act: Act) -> dict[str, Any]:
    """退回: to whom it came from, marked as returned."""
    sender = act.matter.sent_by
    assert sender is not None, "only a matter that awaits receipt is sent back"
    if sender.closed_on:
        raise Refused("退回", [Reason(f"{sender}已经撤并，先接收，再转送接它工作的单位")])
    return {
        "holder": sender,
        "holder_path": sender.path,
        "sent_by": None,
        "handler": None,
        "returned": True,
    }


def suspend(act: Act) -> dict[str, Any]:
    """中止: clocks stand still from this day."""
    return {"suspended_on": act.on}


def resume(act: Act) -> dict[str, Any]:
    """恢复: the days between are kept, so that each clock can be put off by them."""
    begun = act.matter.suspended_on
    assert begun is not None, "only a suspended matter is resumed"
    pause = [begun.isoformat(), act.on.isoformat()]
    return {"suspended_on": None, "pauses": [*act.matter.pauses, pause]}


def extend(act: Act) -> dict[str, Any]:
    """延期: only a running clock of ours, and only as far as the law allows."""
    name, until = act.answers["clock"], act.answers["until"]
    state = next((one for one in running(act.matter) if one.clock.name == name), None)
    if state is None or not state.clock.ours or state.day is None:
        raise Refused("延期", fields={"clock": "这一时限没有在走，不用延期"})
    if until <= state.day:
        raise Refused("延期", fields={"until": f"要晚于原来的到期日{state.day}"})
    refuse_too_long(act.matter, state, until)
    return {"extensions": {**act.matter.extensions, name: until.isoformat()}}


def refuse_too_long(matter: Matter, state: ClockState, until: dt.date) -> None:
    """A verified limit is extended only if the law says so, and by how much; others are noted.

    What the law leaves out of the limit, it leaves out of the extended one.
    """
    limit = state.limit
    if not limit.is_verified or state.start is None:
        return
    if limit.extension is None:
        raise Refused("延期", [Reason("法律没有规定这一时限可以延长", limit.what, limit.basis)])
    if limit.extension.amount:
        paused = not_counted(matter, state.clock, limit)
        most = law.calendar.end(limit.extended(), start=state.start, paused=paused).day
        if until > most:
            told = f"最多延到{most.month}月{most.day}日"
            raise Refused("延期", [Reason(told, limit.what, limit.basis)])


def invite(act: Act) -> dict[str, Any]:
    """吹哨: departments are called in; each is to answer."""
    called: list[Organisation] = act.answers["to"]
    if closed := [one for one in called if one.closed_on]:
        raise Refused("吹哨", fields={"to": f"{closed[0]}已经撤并，换一个单位"})
    return {"calls": {**act.matter.calls, **{one.code: "" for one in called}}}


def answer(act: Act) -> dict[str, Any]:
    """报到答复: a department that was called in answers for itself."""
    code = act.by.organisation.code
    if act.matter.calls.get(code) != "":
        raise Refused("答复", [Reason("没有请本单位报到，或者已经答复过")])
    return {"calls": {**act.matter.calls, code: act.on.isoformat()}}


def take_over(act: Act) -> dict[str, Any]:
    """接手: this post becomes the handler."""
    return {"handler": act.by}


def nothing(act: Act) -> dict[str, Any]:
    """A step that is only recorded: its note, its evidence."""
    return {}


REASON = Asked("理由", str)
TO = Asked("送往单位", Organisation)

REPORT_UP = KernelStep("report_up", "上报", report_up, asks={"to": TO, "reason": REASON})
ASSIGN = KernelStep("assign", "交办", assign, asks={"to": TO, "reason": REASON})
TRANSFER = KernelStep("transfer", "转送", transfer, asks={"to": TO, "reason": REASON})
RECEIVE = KernelStep("receive", "接收", receive, while_awaiting=True)
SEND_BACK = KernelStep("send_back", "退回", send_back, asks={"reason": REASON}, while_awaiting=True)
KernelStep("suspend", "中止", suspend, asks={"reason": REASON})
KernelStep("resume", "恢复", resume, asks={"reason": REASON}, while_suspended=True)
KernelStep(
    "extend",
    "延期",
    extend,
    by=(LEADER,),
    asks={"clock": Asked("时限", str), "until": Asked("延至", dt.date), "reason": REASON},
)
KernelStep("take_over", "接手", take_over)
ATTACH = KernelStep("attach", "补充材料", nothing, anytime=True)
KernelStep("remark", "记事", nothing, anytime=True, by=(*ANY_HANDLER, SUPERVISOR))
UNMASK = KernelStep(
    "unmask",
    "查看完整信息",
    nothing,
    asks={"reason": Asked("用途", str)},
    anytime=True,
    by=(*ANY_HANDLER, SUPERVISOR),
)
CORRECT = KernelStep("correct", "更正", nothing, asks={"reason": REASON}, when_ended=True)
REVOKE = KernelStep(
    "revoke", "撤销", nothing, asks={"reason": REASON}, anytime=True, by=(*ANY_HANDLER, SUPERVISOR)
)
KernelStep(
    "invite",
    "吹哨",
    invite,
    by=(CLERK, LEADER),
    asks={"to": Asked("请哪些部门报到", list), "reason": REASON},
)
RECOMPUTE = KernelStep("recompute", "重算期限", nothing, anytime=True, by=(SYSTEM_ADMIN,))
ANSWER = KernelStep("answer", "报到答复", answer, asks={"reason": Asked("答复", str)})
