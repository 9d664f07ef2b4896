"""How the steps of a matter are put on its page: the acts open now, and why others are not."""

from __future__ import annotations

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
from .folded import FEW, Folded, folded
from .possible import Chance, Prospect

#: What is done first with a matter that was sent here.
RECEIVING = ("receive", "send_back")
#: How much an act weighs that leads on: what weighs less is done before.
ONWARD = 1
#: Under what the closed steps are folded that do not lead on.
ELSEWHERE = "其他环节"


def step_url(matter: Matter, step: Step) -> str:
    """The page of a step."""
    return reverse("step", args=[matter.pk, step.name])


def open_acts(prospect: Prospect) -> Folded[ActLine]:
    """What leads on in ink, then what is done beside the way, then other ends.

    Where there are many, what leads on, what a running limit waits for and what the next step
    lacks stand open, and as many others as there is room for.
    """
    matter = prospect.matter
    received = [step for step in prospect.kernel_steps() if step.name in RECEIVING]
    chances = [Chance(step, [], [], []) for step in received]
    chances += [chance for chance in prospect.chances if chance.is_open]
    usual = way.main_way(prospect.procedure, matter.stage)[:1]
    wanted = prospect.wanted(usual)

    def rank(chance: Chance) -> tuple[int, bool]:
        presses = chance.step in wanted or bool(stops(matter, chance.step))
        return weight_of(chance.step, usual), not presses

    def fold(place: int, chance: Chance) -> str:
        weight, waits = rank(chance)
        if place < FEW or weight <= ONWARD or not waits:
            return ""
        return "随时可办" if chance.step.move.target is None else "另作处理"

    def leads(chance: Chance) -> bool:
        return chance.step.name == "receive" or weight_of(chance.step, usual) == ONWARD

    return folded(
        (fold(place, chance), act_line(matter, chance, leads=leads(chance)))
        for place, chance in enumerate(sorted(chances, key=rank))
    )


def weight_of(step: Step, usual: list[Stage]) -> int:
    """Receiving first, then the main way, side steps, other ends."""
    if step.name in RECEIVING:
        return 0
    target = step.move.target
    if target is None:
        return 2
    return ONWARD if target in usual else 3


def act_line(matter: Matter, chance: Chance, *, leads: bool) -> ActLine:
    """An act with what it has to do with a limit, or what it reminds of, and its article."""
    step = chance.step
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


def closed_steps(prospect: Prospect) -> Folded[ClosedStep]:
    """暂时不能办: each with every missing gate; those that wait for one thing stand together.

    Where there are many, only what leads on stands open.
    """
    usual = way.main_way(prospect.procedure, prospect.matter.stage)[:1]
    together: dict[tuple[str, str, tuple[Gate, ...]], list[str]] = {}
    for chance in prospect.chances:
        if not chance.is_open:
            step = closed(prospect, chance)
            fold = "" if step.gates and chance.step.move.target in usual else ELSEWHERE
            key = fold, step.note, tuple(step.gates)
            together.setdefault(key, []).append(step.label)
    named = {key: "、".join(labels) for key, labels in together.items()}
    shown = [
        (fold, ClosedStep(label, note, gates) if gates else ClosedStep(note, label))
        for (fold, note, gates), label in sorted(named.items(), key=lambda one: not one[0][2])
    ]
    return folded(shown if len(shown) > FEW else [("", step) for _, step in shown])


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
