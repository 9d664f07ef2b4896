"""What can be asked about a procedure: which facts and past steps matter where.

The walk (`walk.py`) goes over this ground: it need only tell apart two cases if some later gate
or promise could.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import Any

from django.db import models

from .gates import Gate
from .matter import Matter
from .procedure import Procedure, Step
from .promises import Promise, Unreadable

#: The day on which everything happens.
DAY = dt.date(2026, 6, 1)

#: Stands for a field that the act says nothing about, which leaves it as it was.
UNSAID = object()

Facts = tuple[Any, ...]
Order = tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """Where a matter can stand: a state of the walk, told apart by what is still asked about."""

    stage: str
    facts: Facts
    views: tuple[Order, ...]


class Terrain:
    """What can be asked about a procedure: which facts and past steps matter where."""

    def __init__(
        self,
        procedure: type[Procedure],
        model: type[Matter],
        promises: list[Promise],
        only: frozenset[Gate] | None = None,
    ) -> None:
        """`only` some gates are asked, the others taken to hold; all if it is None."""
        self.procedure = procedure
        self.model = model
        self.promises = promises
        self.only = only
        self.names = sorted({name for step in self.steps for name in self.read_by(step)})
        self.check_names()
        self.domains = {name: domain(model._meta.get_field(name)) for name in self.names}

    @property
    def steps(self) -> Iterable[Step]:
        """The procedure's own steps."""
        return self.procedure.steps.values()

    def check_names(self) -> None:
        """A promise speaks only of steps and fields that there are."""
        columns = {column.name for column in self.model._meta.get_fields()}
        for promise in self.promises:
            strange = (promise.fields - columns) | (
                promise.looks_back_at - self.procedure.steps.keys()
            )
            if strange:
                raise Unreadable(f"{promise.id}: there is no {', '.join(sorted(strange))}")

    @cached_property
    def columns(self) -> dict[str, str]:
        """Each name by which a gate may read a column that some step writes → the column."""
        written = {name for step in self.steps for name in self.procedure.fields_of(step)}
        found = [f for f in self.model._meta.concrete_fields if f.name in written]
        return {f.name: f.name for f in found} | {f.attname: f.name for f in found}

    @cached_property
    def gates(self) -> dict[str, list[Gate]]:
        """Step → its gates that are asked; looked up once, since the walk asks at each turn."""
        only = self.only
        return {
            step.name: [g for g in self.procedure.gates_of(step) if only is None or g in only]
            for step in self.steps
        }

    def gates_of(self, step: Step) -> list[Gate]:
        """The gates of a step that are asked."""
        return self.gates[step.name]

    def promises_of(self, step: Step) -> list[Promise]:
        """The promises that speak of a step."""
        return [promise for promise in self.promises if promise.step == step.name]

    def read_off_matter(self, step: Step) -> frozenset[str]:
        """The columns that a step's gates and conditions read, whoever wrote them."""
        gates = {
            self.columns[name]
            for gate in self.gates_of(step)
            for name in gate.reads & self.columns.keys()
        }
        return frozenset(gates.union(*(promise.reads for promise in self.promises_of(step))))

    def read_by(self, step: Step) -> frozenset[str]:
        """The columns it reads, with those that a promise asks the act itself to fill."""
        return self.read_off_matter(step).union(*(p.fields for p in self.promises_of(step)))

    def overwrites(self, step: Step, name: str) -> bool:
        """Whether taking a step always writes the column anew."""
        if name in self.procedure.cleared_by(step):
            return True
        if name not in self.procedure.fields_of(step):
            return False
        column = self.model._meta.get_field(name)
        return name in self.procedure.needed_by(step) or isinstance(column, models.BooleanField)

    @cached_property
    def blanks(self) -> dict[str, dict[str, Any]]:
        """Step → what it blanks, as far as anyone asks about it."""
        return {
            step.name: {
                name: self.domains[name][0]
                for name in self.procedure.cleared_by(step)
                if name in self.domains
            }
            for step in self.steps
        }

    def cleared(self, step: Step) -> dict[str, Any]:
        """What a step blanks, as far as anyone asks about it."""
        return self.blanks[step.name]

    @cached_property
    def starts(self) -> dict[str, list[Step]]:
        """Stage → the steps that start from it; "" → the one that begins."""
        started = {
            stage: [step for step in self.steps if step.starts_from(stage)]
            for stage in self.procedure.stages
        }
        return {"": [self.procedure.first()], **started}

    def steps_from(self, stage: str) -> list[Step]:
        """The steps that start from a stage; from "" the one that begins."""
        return self.starts[stage]

    @cached_property
    def alive(self) -> dict[str, frozenset[str]]:
        """Stage → the columns that some later step may still ask about before writing them anew."""
        alive: dict[str, frozenset[str]] = {name: frozenset() for name in self.procedure.stages}
        while True:
            more = {stage: self.asked_from(stage, alive) for stage in alive}
            if more == alive:
                return alive
            alive = more

    def asked_from(self, stage: str, alive: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """The columns asked about by a step from here, or alive where it leads."""
        return frozenset(
            name
            for step in self.steps_from(stage)
            for name in self.read_off_matter(step) | alive[step.leads_to(stage)]
            if not self.overwrites(step, name)
        )

    @cached_property
    def ahead(self) -> dict[str, frozenset[Step]]:
        """Stage → every step that may still be taken from there on."""
        ahead: dict[str, frozenset[Step]] = {name: frozenset() for name in self.procedure.stages}
        while True:
            more = {stage: self.steps_ahead(stage, ahead) for stage in ahead}
            if more == ahead:
                return ahead
            ahead = more

    def steps_ahead(self, stage: str, ahead: Mapping[str, frozenset[Step]]) -> frozenset[Step]:
        """The steps from here, and those from where they lead."""
        here = self.steps_from(stage)
        return frozenset(here).union(*(ahead[step.leads_to(stage)] for step in here))

    @cached_property
    def views(self) -> dict[str, list[frozenset[str]]]:
        """Stage → the sets of past steps whose order some later gate or promise asks about."""
        return {
            stage: sorted({view for step in steps for view in self.views_of(step)}, key=sorted)
            for stage, steps in self.ahead.items()
        }

    def views_of(self, step: Step) -> Iterator[frozenset[str]]:
        """The past steps that each gate and promise of a step looks back at."""
        gates, promises = self.gates_of(step), self.promises_of(step)
        for names in (*(g.looks_back_at for g in gates), *(p.looks_back_at for p in promises)):
            if view := names & self.procedure.steps.keys():
                yield frozenset(view)

    def standing(self, stage: str, facts: Mapping[str, Any], order: Order) -> Standing:
        """The state, without what nobody will ask about any more."""
        alive = self.alive[stage]
        return Standing(
            stage,
            tuple(facts[name] if name in alive else None for name in self.names),
            tuple(tuple(s for s in order if s in view) for view in self.views[stage]),
        )

    @cached_property
    def asked(self) -> dict[str, dict[str, list[Any]]]:
        """Step → each column it writes and somebody asks about, with what may be said there."""
        return {
            step.name: {
                name: self.choices(step, name)
                for name in self.procedure.fields_of(step)
                if name in self.domains
            }
            for step in self.steps
        }

    def answers(self, step: Step) -> Iterator[dict[str, Any]]:
        """Every way to fill in a step, as far as anyone asks about it."""
        asked = self.asked[step.name]
        for values in product(*asked.values()):
            yield dict(zip(asked, values, strict=True))

    def ways_to_answer(self, step: Step) -> int:
        """In how many ways a step may be filled in."""
        return prod(len(said) for said in self.asked[step.name].values())

    def choices(self, step: Step, name: str) -> list[Any]:
        """What may be said about one column in a step."""
        blank, *values = self.domains[name]
        if name in self.procedure.needed_by(step):
            return values
        return [blank, *values] if self.overwrites(step, name) else [UNSAID, blank, *values]


def domain(column: Any) -> list[Any]:
    """What a column may hold, its blank first: all choices, both answers, or a few samples."""
    blank = None if column.null else column.get_default()
    if column.choices:
        return [blank, *(code for code, _ in column.flatchoices if code != blank)]
    if isinstance(column, models.BooleanField):
        return [False, True]
    if isinstance(column, models.DateField):
        return [blank, *(DAY + dt.timedelta(days=n) for n in (-1, 0, 1))]
    if isinstance(column, models.ForeignKey):
        return [blank, column.related_model(pk=1)]
    if isinstance(column, models.TextField | models.CharField):
        return [blank, "某"]
    return [blank, *(number for number in (0, 1, 2) if number != blank)]
