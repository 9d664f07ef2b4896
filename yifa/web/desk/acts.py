"""How the steps of a matter are put on its page: the acts open now, and why others are not."""

from __future__ import annotations

from django.urls import reverse

from yifa.kernel import clocks
from yifa.kernel.gates import Reason
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.rights import barred
from yifa.web.theme.gate import ClosedStep, Gate, GateState
from yifa.web.theme.link import Act, ActLine, Link, Weight
from yifa.web.theme.wording import day_in_text

from .possible import Chance, Prospect


def step_url(matter: Matter, step: Step) -> str:
    """The page of a step."""
    return reverse("step", args=[matter.pk, step.name])


def open_acts(prospect: Prospect) -> list[ActLine]:
    """现在可以办: the next act in ink, the others after it."""
    chances = [chance for chance in prospect.chances if chance.is_open]
    chances.sort(key=lambda chance: chance.step.move.target is None)
    received = [step for step in prospect.kernel_steps() if step.name in ("receive", "send_back")]
    lines = [Chance(step, [], [], []) for step in received] + chances
    return [
        act_line(prospect.matter, chance, first=place == 0) for place, chance in enumerate(lines)
    ]


def act_line(matter: Matter, chance: Chance, *, first: bool) -> ActLine:
    """An act with what it has to do with a limit, or what it reminds of, and its article."""
    step = chance.step
    weight = Weight.INK if first else Weight.BORDER
    says = "；".join([*stops(matter, step), *(reason.missing for reason in chance.reminders)])
    return ActLine(
        Act(step.label, step_url(matter, step), weight=weight),
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
    """暂时不能办: each with its stage, its role, or every missing gate."""
    return [closed(prospect, chance) for chance in prospect.chances if not chance.is_open]


def closed(prospect: Prospect, chance: Chance) -> ClosedStep:
    """One step: a short note where only stage or role are in the way, else gate by gate."""
    matter, step = prospect.matter, chance.step
    if not step.starts_from(matter.stage):
        return ClosedStep(step.label, stage_note(matter, step))
    if (why := barred(prospect.post, matter, step)) is not None:
        return ClosedStep(step.label, why.missing)
    gates = [gate(reason) for reason in [*chance.reasons, *chance.asks]]
    return ClosedStep(step.label, f"缺{len(chance.reasons)}项", gates)


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
        if step.name not in ("receive", "send_back")
    ]
