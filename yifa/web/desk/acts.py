"""How the steps of a matter are put on its page: the acts open now, and why others are not."""

from __future__ import annotations

from dataclasses import dataclass

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
#: So many acts stand open, or more if more press; the rest is folded.
FEW = 6
#: How much an act weighs that leads on: what weighs less is done before.
ONWARD = 1


def step_url(matter: Matter, step: Step) -> str:
    """The page of a step."""
    return reverse("step", args=[matter.pk, step.name])


@dataclass(frozen=True)
class OpenActs:
    """现在可以办: what a matter needs next, and beside it, by heading, what may also be done."""

    needed: list[ActLine]
    folded: list[tuple[str, list[ActLine]]]


def open_acts(prospect: Prospect) -> OpenActs:
    """What leads on in ink, then what is done beside the way, then other ends.

    Where there are many, what leads on, what a running limit waits for and what the next step
    lacks stand open, and as many others as there is room for: nobody has to read twenty.
    """
    received = [step for step in prospect.kernel_steps() if step.name in RECEIVING]
    chances = [Chance(step, [], [], []) for step in received]
    chances += [chance for chance in prospect.chances if chance.is_open]
    matter = prospect.matter
    usual = way.main_way(prospect.procedure, matter.stage)[:1]
    chances.sort(key=lambda chance: weight_of(chance.step, usual))
    wanted = prospect.wanted(usual)
    presses = [
        weight_of(chance.step, usual) <= ONWARD
        or chance.step in wanted
        or bool(stops(matter, chance.step))
        for chance in chances
    ]
    room = FEW - sum(presses)
    needed: list[ActLine] = []
    folds: dict[str, list[ActLine]] = {"随时可办": [], "另作处理": []}
    for chance, pressing in zip(chances, presses, strict=True):
        line = act_line(matter, chance, usual)
        if pressing or room > 0:
            needed.append(line)
            room -= not pressing
        else:
            folds["随时可办" if chance.step.move.target is None else "另作处理"].append(line)
    return OpenActs(needed, [(heading, lines) for heading, lines in folds.items() if lines])


def weight_of(step: Step, usual: list[Stage]) -> int:
    """Receiving first, then the main way, side steps, other ends."""
    if step.name in RECEIVING:
        return 0
    target = step.move.target
    if target is None:
        return 2
    return ONWARD if target in usual else 3


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
        if step.gates:
            shown.append(step)
        else:
            together.setdefault(step.note, []).append(step.label)
    return shown + [ClosedStep(note, "、".join(labels)) for note, labels in together.items()]


def closed(prospect: Prospect, chance: Chance) -> ClosedStep:
    """One step: a note where stage or role are in the way, and every gate that is missing."""
    matter, step = prospect.matter, chance.step
    if not step.starts_from(matter.stage):
        return ClosedStep(step.label, stage_note(matter, step))
    why = barred(prospect.post, matter, step)
    unmet = [reason for reason in chance.reasons if reason != why]
    gates = [gate(reason, way_out(prospect, chance, reason)) for reason in unmet]
    gates += [gate(reason) for reason in chance.asks if unmet]
    who = f"由{'、'.join(str(role.label) for role in step.by)}办"
    return ClosedStep(step.label, who if why else f"缺{len(unmet)}项", gates)


def stage_note(matter: Matter, step: Step) -> str:
    """Which stage the step waits for: the first of them that lies ahead."""
    sources = [stage for stage in step.move.sources if stage.name != matter.stage]
    return f"到“{sources[0].label}”后" if sources else ""


def way_out(prospect: Prospect, chance: Chance, reason: Reason) -> Link | None:
    """The way to what meets a missing condition, where it can be done now."""
    lacked = chance.lacks.get(reason)
    steps = prospect.meet(lacked) if lacked else []
    return Link(f"去{steps[0].label}", step_url(prospect.matter, steps[0])) if steps else None


def gate(reason: Reason, link: Link | None = None) -> Gate:
    """A missing condition; one whose basis is not verified is only told."""
    state = GateState.MISSING if reason.blocks else GateState.UNVERIFIED
    return Gate(state, reason.missing, reason.basis, link=link)


def other_acts(prospect: Prospect) -> list[Link]:
    """The steps of every kind that may be taken: hand over, correct, revoke, add material."""
    return [
        Link(step.label, step_url(prospect.matter, step))
        for step in prospect.kernel_steps()
        if step.name not in RECEIVING
    ]
