"""How the steps of a matter are put on its page: the acts open now, and why others are not."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from yifa.kernel import clocks
from yifa.kernel.gates import Reason
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Stage, Step
from yifa.kernel.rights import barred
from yifa.web.theme.gate import ClosedStep, Gate, GateState
from yifa.web.theme.link import Act, ActLine, Link, Weight
from yifa.web.theme.wording import day_in_text

from . import way
from .possible import Chance, Prospect

#: What is done first with a matter that was sent here.
RECEIVING = ("receive", "send_back")


def step_url(matter: Matter, step: Step) -> str:
    """The page of a step."""
    return reverse("step", args=[matter.pk, step.name])


def open_acts(prospect: Prospect) -> list[ActLine]:
    """现在可以办: what leads on in ink, then what is done beside the way, then other ends."""
    received = [step for step in prospect.kernel_steps() if step.name in RECEIVING]
    chances = [Chance(step, [], [], []) for step in received]
    chances += [chance for chance in prospect.chances if chance.is_open]
    usual = way.main_way(prospect.procedure, prospect.matter.stage)[:1]
    chances.sort(key=lambda chance: weight_of(chance.step, usual))
    return [act_line(prospect.matter, chance, usual) for chance in chances]


def weight_of(step: Step, usual: list[Stage]) -> int:
    """Receiving first, then the main way, side steps, other ends."""
    if step.name in RECEIVING:
        return 0
    target = step.move.target
    if target is None:
        return 2
    return 1 if target in usual else 3


def act_line(matter: Matter, chance: Chance, usual: list[Stage]) -> ActLine:
    """An act with what it has to do with a limit, or what it reminds of, and its article."""
    step = chance.step
    leads = step.name == "receive" or step.move.target in usual
    says = "；".join([*stops(matter, step), *(reason.missing for reason in chance.reminders)])
    return ActLine(
        Act(step.label, step_url(matter, step), weight=Weight.INK if leads else Weight.BORDER),
        says,
        matter.procedure.basis_of(step),
    )


def stops(matter: Matter, step: Step) -> list[str]:
    """The limits that the step meets."""
    return [
        f"{day_in_text(state.day)}前{state.clock.says}"
        for state in clocks.running(matter)
        if state.day and step in state.clock.before and not state.clock.waits
    ]


def closed_steps(prospect: Prospect) -> list[ClosedStep]:
    """暂时不能办: each with every missing gate; those that wait for one thing stand together."""
    shown: list[ClosedStep] = []
    together: dict[str, list[str]] = {}
    for chance in prospect.chances:
        if chance.is_open:
            continue
        step = closed(prospect, chance)
        if not step.gates:
            together.setdefault(step.note, []).append(step.label)
        elif shown and (shown[-1].note, shown[-1].gates) == (step.note, step.gates):
            shown[-1] = replace(step, label=f"{shown[-1].label}、{step.label}")
        else:
            shown.append(step)
    return shown + [ClosedStep(note, "、".join(labels)) for note, labels in together.items()]


def closed(prospect: Prospect, chance: Chance) -> ClosedStep:
    """One step: a note where stage or role are in the way, and every gate that is missing."""
    matter, step = prospect.matter, chance.step
    if not step.starts_from(matter.stage):
        return ClosedStep(step.label, stage_note(matter, step))
    why = barred(prospect.post, matter, step)
    unmet = [reason for reason in chance.reasons if reason != why]
    gates = [gate(reason) for reason in unmet + (chance.asks if unmet else [])]
    who = f"由{'、'.join(str(role.label) for role in step.by)}办"
    return ClosedStep(step.label, who if why else f"缺{len(unmet)}项", gates)


def stage_note(matter: Matter, step: Step) -> str:
    """Which stage the step waits for: the first of them that lies ahead."""
    sources = [stage for stage in step.move.sources if stage.name != matter.stage]
    return f"到“{sources[0].label}”后" if sources else ""


def gate(reason: Reason) -> Gate:
    """A missing condition; one whose basis is not verified is only told."""
    state = GateState.MISSING if reason.blocks else GateState.UNVERIFIED
    return Gate(state, reason.missing, reason.basis)


def other_acts(prospect: Prospect) -> list[Link]:
    """The steps of every kind that may be taken: hand over, correct, revoke, add material."""
    return [
        Link(step.label, step_url(prospect.matter, step))
        for step in prospect.kernel_steps()
        if step.name not in RECEIVING
    ]
