"""What `take` looks at before it takes a step: each check answers with reasons or sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from . import clocks, past_work, rights
from .evidence import Unacceptable, Upload
from .gates import Reason
from .kernel_steps import KernelStep
from .matter import Event, Matter
from .person import Post
from .plain_text import is_said, refuse_unprintable
from .procedure import Step
from .register import Register
from .roles import LEADER, SUPERVISOR
from .state import standing as standing_events
from .writing import is_far_off, label_of


def standing(
    matter: Matter,
    step: Step,
    *,
    by: Post,
    at: dt.datetime,
    seen: int | None = None,
    late: bool = False,
) -> list[Reason]:
    """Whether the matter stands where the step can be taken, and the post where it may.

    Who was there before is told only to those whose step it is.
    """
    barred = rights.barred(by, matter, step, late=late)
    found = [
        None if barred else moved_on(matter, seen),
        obstacle(matter, step),
        barred,
        past_work.obstacle(matter, step) if late else None,
    ]
    if not by.is_held_on(timezone.localdate(at)):
        found.append(Reason("您的岗位不在任期内，让安全管理员办理任职"))
    if matter.pk is None and by.organisation.closed_on:
        found.append(Reason(f"{by.organisation}已经撤并，由接它工作的单位登记"))
    return [reason for reason in found if reason is not None]


def moved_on(matter: Matter, seen: int | None) -> Reason | None:
    """Somebody else took a step since the page was opened."""
    if seen is None or seen == matter.events_taken:
        return None
    last = matter.events.select_related("by__person").order_by("-place_in_matter").first()
    return Reason(f"{last.by if last else '别人'}刚刚办过这一件，先对照再决定")


def obstacle(matter: Matter, step: Step) -> Reason | None:
    """What about the matter as it stands bars the step."""
    if isinstance(step, KernelStep):
        if step.name in matter.procedure.without:
            return Reason(f"{Register.of(matter).title}另有自己的“{step.label}”，从办理的环节里选")
        return step.obstacle(matter) if matter.stage else Reason("还没有登记")
    if step.move.begins:
        return Reason("已经登记过") if matter.stage else None
    if not matter.stage:
        return Reason("还没有登记")
    if not step.starts_from(matter.stage):
        wanted = "、".join(matter.procedure.stage_label(one.name) for one in step.move.sources)
        return Reason(f"要在“{wanted}”时办，现在是“{matter.stage_now.label}”")
    return halted(matter)


def halted(matter: Matter) -> Reason | None:
    """A matter that is on its way or suspended stands still."""
    if matter.awaits_receipt:
        return Reason("还没有接收，先接收或者退回")
    if matter.suspended_on is not None:
        return Reason("已经中止，先恢复")
    return None


def day(matter: Matter, *, on: dt.date, at: dt.datetime, late: bool = False) -> dict[str, str]:
    """An act's day is never in the future, before there were offices, or before the last step.

    Past work lies some days back, so that nobody gets round a gate that can be proved.
    """
    if on > timezone.localdate(at):
        return {"on": f"办理日期{on}还没有到，改成今天或者以前"}
    if is_far_off(on):
        return {"on": f"办理日期写的是{on.year}年，离得太远，核对年份"}
    if matter.history and on < matter.history[-1].on:
        return {"on": f"办理日期不能早于上一环节的{matter.history[-1].on}"}
    return past_work.day(on, at=at) if late else {}


def note(said: str) -> dict[str, str]:
    """A note holds what can be printed."""
    try:
        refuse_unprintable("说明", said)
    except ValidationError as fault:
        return {"note": "；".join(fault.messages)}
    return {}


def files(uploads: Iterable[Upload]) -> dict[str, str]:
    """Files that can't be kept as evidence: empty, too large, of no known kind, with no name."""
    told: list[str] = []
    for upload in uploads:
        try:
            upload.check()
            refuse_unprintable("材料名称", upload.name)
        except Unacceptable as fault:
            told.append(str(fault))
        except ValidationError as fault:
            told += fault.messages
    return {"files": "；".join(told)} if told else {}


def answers(step: KernelStep, given: Mapping[str, Any], *, said: str) -> dict[str, str]:
    """What a kernel step asks for and did not get."""
    faults: dict[str, str] = {}
    for name, asked in step.asks.items():
        value = given.get(name)
        if name == "reason":
            value = said if is_said(said) else ""
        if asked.needed and not value:
            faults[name] = f"还没有填“{asked.label}”"
        elif value and not isinstance(value, asked.answer):
            faults[name] = f"“{asked.label}”填得不对，重新选择"
        elif isinstance(value, dt.date) and is_far_off(value):
            faults[name] = f"“{asked.label}”写的是{value.year}年，离得太远，核对年份"
    return faults


def corrections(matter: Matter, given: Mapping[str, Any]) -> dict[str, str]:
    """Only what an earlier step wrote can be corrected."""
    if not given:
        return {"__all__": "没有要更正的内容"}
    correctable = {
        name
        for act in matter.history
        for name in matter.procedure.fields_of(matter.procedure.step(act.step))
    }
    return {
        name: f"“{label_of(matter, name)}”还没有填过，不用更正"
        for name in given
        if name not in correctable
    }


def needed_so_far(matter: Matter) -> frozenset[str]:
    """The fields that no step taken so far could do without."""
    procedure = matter.procedure
    taken = (procedure.step(act.step) for act in matter.history)
    return frozenset(name for step in taken for name in procedure.needed_by(step))


def revocable(matter: Matter, *, by: Post) -> tuple[list[Event], list[Reason]]:
    """The steps that stand, and why this post may not revoke the latest of them."""
    events = standing_events(matter)
    if not events:
        return [], [Reason("没有可以撤销的环节")]
    latest, why = events[-1], []
    own = latest.by_id == by.pk
    if matter.holder_id != by.organisation_id and not (matter.awaits_receipt or own):
        why.append(Reason(f"{matter.holder}已经接收，不能再撤销"))
    if not own and by.role not in (LEADER, SUPERVISOR):
        label = matter.procedure.step(latest.step).label
        why.append(Reason(f"“{label}”是{latest.by}办的，由本人或者负责人撤销"))
    return events, why


def gates(matter: Matter, step: Step, *, on: dt.date) -> list[Reason]:
    """Every gate and window that does not hold on that day, whether it blocks or reminds."""
    if isinstance(step, KernelStep):
        return []
    found = [gate.unmet(matter, on) for gate in matter.procedure.gates_of(step)]
    windows = clocks.unfinished_windows(matter, step.name, on)
    return [reason for reason in found if reason is not None] + list(windows)


def gates_left_open(matter: Matter, corrected: Mapping[str, Any]) -> list[Reason]:
    """Gates of steps already taken that no longer hold once a field is corrected.

    A correction sets the record right and is never refused for it; what it lays open is kept.
    """
    taken = {act.step: act.on for act in matter.history if act.step in matter.procedure.steps}
    found = [
        gate.unmet(matter, on)
        for step, on in taken.items()
        for gate in matter.procedure.gates_of(matter.procedure.steps[step])
        if gate.fields & corrected.keys()
    ]
    return [reason for reason in found if reason is not None]
