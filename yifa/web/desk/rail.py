"""How a matter's procedure is drawn: the stages it passed with their days, and what lies ahead."""

from __future__ import annotations

from dataclasses import dataclass, field

from yifa.kernel import clocks
from yifa.kernel.kernel_steps import KernelStep
from yifa.kernel.matter import Matter, Taken
from yifa.web.theme import rail as theme
from yifa.web.theme.rail import Rail, SideStep, StageState
from yifa.web.theme.wording import day_in_text

from . import way

#: More forks than this are no help.
FORKS = 4


@dataclass
class Passed:
    """A stage the matter stood in: since when, and what was done beside the way."""

    stage: str
    entered: Taken
    sides: list[Taken] = field(default_factory=list)


def rail_of(matter: Matter) -> Rail | None:
    """The rail; None for a plain ledger, which has no way to draw."""
    procedure = matter.procedure
    if len(procedure.stages) <= 2:
        return None
    been = stages_passed(matter)
    drawn = [drawn_stage(matter, one, here=one is been[-1]) for one in been]
    behind = {one.stage for one in been}
    ahead = (one for one in way.main_way(procedure, matter.stage) if one.name not in behind)
    drawn += [stage_ahead(matter, stage.name) for stage in ahead]
    forks = [
        step.label if step.label == stage.label else f"{step.label}，转{stage.label}"
        for step, stage in way.forks(procedure, matter.stage)
    ]
    return Rail(drawn, forks[:FORKS])


def stages_passed(matter: Matter) -> list[Passed]:
    """The stages in the order they were passed; a stage come back to stands once, at the last."""
    been: list[Passed] = []
    for act in matter.history:
        if not been or been[-1].stage != act.stage:
            been = [one for one in been if one.stage != act.stage]
            been.append(Passed(act.stage, act))
        elif not isinstance(matter.procedure.step(act.step), KernelStep):
            been[-1].sides.append(act)
    if not been or been[-1].stage != matter.stage:
        been.append(Passed(matter.stage, Taken("", matter.registered_on, matter.stage, 0)))
    return been


def drawn_stage(matter: Matter, passed: Passed, *, here: bool) -> theme.Stage:
    """A stage behind or here, with its day and what hangs below it as 附."""
    procedure = matter.procedure
    sides = {procedure.step(act.step).label: day_in_text(act.on) for act in passed.sides}
    return theme.Stage(
        procedure.stage_label(passed.stage),
        StageState.HERE if here else StageState.PASSED,
        day_in_text(passed.entered.on),
        [SideStep(label, day, done=True) for label, day in sides.items()],
    )


def stage_ahead(matter: Matter, stage: str) -> theme.Stage:
    """A stage ahead, with the day by which a running clock wants it reached."""
    label = matter.procedure.stage_label(stage)
    days = [
        state.day
        for state in clocks.running(matter)
        if state.day and any(leads_to(step, stage) for step in state.clock.before)
    ]
    note = f"{day_in_text(min(days))}前" if days else ""
    return theme.Stage(label, StageState.AHEAD, note)


def leads_to(step: object, stage: str) -> bool:
    """Whether a step's target is the stage."""
    target = getattr(getattr(step, "move", None), "target", None)
    return target is not None and target.name == stage
