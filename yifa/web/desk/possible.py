"""Which steps may be taken now, and for each that may not, what is missing and by which article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db import models
from django.utils import timezone

from yifa.kernel import checks, clocks
from yifa.kernel.gates import Gate, Reason
from yifa.kernel.handed_in import GIVE_CODE
from yifa.kernel.kernel_steps import ANSWER, KernelStep
from yifa.kernel.looking_up import looked_up_once
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure, Stage, Step
from yifa.kernel.register import Register
from yifa.kernel.rights import barred
from yifa.kernel.writing import PARTIES

from . import way


@dataclass(frozen=True)
class Chance:
    """A step as the matter stands now, for one post.

    `reasons` bar it whatever is typed; `asks` are conditions that the step's own form will answer;
    `reminders` do not block. `lacks` holds by its reason each gate, barring or not, that no
    field of the form answers.
    """

    step: Step
    reasons: list[Reason]
    asks: list[Reason]
    reminders: list[Reason]
    lacks: Mapping[Reason, Gate] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether its form may be opened."""
        return not self.reasons


class Prospect:
    """What a post may do to a matter today."""

    def __init__(self, matter: Matter, post: Post, today: dt.date) -> None:
        self.matter, self.post, self.today = matter, post, today
        self.procedure = matter.procedure
        matter.acting = post

    def chance(self, step: Step) -> Chance:
        """One step: what bars it, what it will ask, what is only a reminder."""
        reasons = checks.standing(self.matter, step, by=self.post, at=timezone.now())
        if isinstance(step, KernelStep):
            return Chance(step, reasons, [], [])
        answered = set(self.procedure.fields_of(step))
        gates = self.unmet(step)
        lacks = {reason: gate for gate, reason in gates.items() if not gate.fields & answered}
        asks = [reason for reason in gates.values() if reason not in lacks]
        unmet = [*lacks, *clocks.unfinished_windows(self.matter, step.name, self.today)]
        blocking = [reason for reason in unmet if reason.blocks]
        reminders = [reason for reason in unmet if not reason.blocks]
        return Chance(step, reasons + blocking, asks, reminders, lacks)

    def unmet(self, step: Step) -> dict[Gate, Reason]:
        """The gates before a step that do not hold, each with its reason."""
        told = (
            (gate, gate.unmet(self.matter, self.today)) for gate in self.procedure.gates_of(step)
        )
        return {gate: reason for gate, reason in told if reason is not None}

    def met(self, step: Step) -> list[Gate]:
        """The gates before a step that hold already."""
        lacking = self.unmet(step)
        return [gate for gate in self.procedure.gates_of(step) if gate not in lacking]

    @cached_property
    def chances(self) -> list[Chance]:
        """The procedure's steps that matter from here on: those of this stage and those ahead."""
        reached = way.ahead(self.procedure, self.matter.stage)
        with looked_up_once():
            return [
                self.chance(step)
                for step in self.procedure.steps.values()
                if any(step.starts_from(stage) for stage in reached)
                and can_be_typed(type(self.matter), self.procedure, step)
            ]

    def wanted(self, usual: list[Stage]) -> set[Step]:
        """The open side steps that fill what the steps to those stages still lack."""
        onward = (chance for chance in self.chances if chance.step.move.target in usual)
        return {
            step for chance in onward for gate in chance.lacks.values() for step in self.meet(gate)
        }

    def meet(self, gate: Gate) -> list[Step]:
        """The open side steps that a gate wants taken, then those that write what it asks for."""
        beside = [
            chance.step
            for chance in self.chances
            if chance.is_open and chance.step.move.target is None
        ]
        taken = [step for step in beside if step.name in gate.looks_back_at]
        written = [step for step in beside if gate.fields & {*self.procedure.fields_of(step)}]
        return list(dict.fromkeys(taken + written))

    def kernel_steps(self) -> list[Step]:
        """The steps every kind has that the post may take now."""
        if not self.may_act():
            return []
        return [
            step
            for step in self.procedure.kernel_steps.values()
            if self.fits(step) and self.chance(step).is_open
        ]

    def may_act(self) -> bool:
        """Whether the post has anything to do with this matter: one step tells for all."""
        return any(
            barred(self.post, self.matter, step) is None
            for step in self.procedure.kernel_steps.values()
        )

    def fits(self, step: Step) -> bool:
        """Whether a step of the kernel has a point here: an answer to a call, taking over."""
        if step is ANSWER:
            return self.matter.calls.get(self.post.organisation.code) == ""
        if step is GIVE_CODE:
            return Register.of(self.matter).asked is not None
        if step.name == "take_over":
            return self.matter.handler_id != self.post.pk
        return step.name != "unmask"


def can_be_typed(model: type[Matter], procedure: type[Procedure], step: Step) -> bool:
    """Whether a person can fill what the step writes; what the house computes has its own page."""
    names = [name for name in procedure.fields_of(step) if name != PARTIES]
    return not any(isinstance(model._meta.get_field(name), models.JSONField) for name in names)
