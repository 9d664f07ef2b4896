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
    """The stages a matter passes if nothing odd happens: at each the first step that leads on."""
    order = list(procedure.stages)
    way: list[Stage] = []
    here = stage
    while not procedure.stages[here].ends:
        onward = [
            target
            for _, target in moves_from(procedure, here)
            if order.index(target.name) > order.index(here)
        ]
        if not onward:
            break
        way.append(onward[0])
        here = onward[0].name
    return way


def forks(procedure: type[Procedure], stage: str) -> list[tuple[Step, Stage]]:
    """The other ways on from the present stage."""
    usual = {target.name for target in main_way(procedure, stage)[:1]}
    return [(step, to) for step, to in moves_from(procedure, stage) if to.name not in usual]
