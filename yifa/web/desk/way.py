"""Where a matter may still go: the stages ahead of it, the main way, and the forks."""

from __future__ import annotations

from collections.abc import Iterator

from yifa.kernel.procedure import Procedure, Stage, Step


def moves_from(procedure: type[Procedure], stage: str) -> Iterator[tuple[Step, Stage]]:
    """Each step that leads on from a stage, in the order declared, with where it leads."""
    for step in procedure.steps.values():
        target = step.move.target
        if target is not None and target.name != stage and step.starts_from(stage):
            yield step, target


def ahead(procedure: type[Procedure], stage: str) -> set[str]:
    """Every stage that can still be reached, the present one included."""
    reached, waiting = {stage}, [stage]
    while waiting:
        for _, target in moves_from(procedure, waiting.pop()):
            if target.name not in reached:
                reached.add(target.name)
                waiting.append(target.name)
    return reached


def main_way(procedure: type[Procedure], stage: str) -> list[Stage]:
    """The stages a matter passes if nothing odd happens: at each the first step that leads on.

    A stage from which a matter has to come back, or which only leads out, is no part of it; from
    there it goes where the first step leads.
    """
    way: list[Stage] = []
    passed = {stage}
    here = procedure.stages[stage]
    while not here.ends:
        usual = [one for one in onward(procedure, here.name) if leads_home(procedure, one)]
        onwards = usual or [target for _, target in moves_from(procedure, here.name)]
        if not onwards or onwards[0].name in passed:
            break
        here = onwards[0]
        way.append(here)
        passed.add(here.name)
    return way


def onward(procedure: type[Procedure], stage: str) -> list[Stage]:
    """The stages that a step leads to from one and that are declared after it."""
    order = list(procedure.stages)
    targets = (target for _, target in moves_from(procedure, stage))
    return [target for target in targets if order.index(target.name) > order.index(stage)]


def leads_home(procedure: type[Procedure], stage: Stage) -> bool:
    """Whether a matter comes from a stage to an end that counts without turning back."""
    if stage.ends:
        return stage.counts
    return any(leads_home(procedure, target) for target in onward(procedure, stage.name))


def forks(procedure: type[Procedure], stage: str) -> list[tuple[Step, Stage]]:
    """The other ways on from the present stage."""
    usual = {target.name for target in main_way(procedure, stage)[:1]}
    return [(step, to) for step, to in moves_from(procedure, stage) if to.name not in usual]
