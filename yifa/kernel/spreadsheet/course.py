"""Which steps a row says were taken, in their order and on their days: derived from the procedure.

A day column names its step, a column of a later step names that step, and 阶段 or 结果 names where
the matter ended. The course is the shortest lawful one that visits them all. A step whose day the
row does not tell took place on the day of the step before it; only an end needs a day of its own,
or that of the session before it.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from yifa.kernel.procedure import Step
from yifa.kernel.register import Register

from .columns import ENDED, ON, STAGE, ends, past_steps

#: What registering settles by itself: a later step that writes only this is taken where it fits.
HANDLER = "handler"


class NoCourse(Exception):
    """What a row tells of later steps can't be; `key` names the column to mend."""

    def __init__(self, key: str, why: str) -> None:
        self.key = key
        super().__init__(why)


@dataclass(frozen=True)
class Told:
    """What a row tells of later steps: days and fields by name, where it stands, when it ended."""

    days: Mapping[str, dt.date] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    stage: str = ""
    ended_on: dt.date | None = None

    def __bool__(self) -> bool:
        return bool(self.days or self.fields or self.stage or self.ended_on)

    @property
    def all_days(self) -> list[dt.date]:
        """Every day it tells of."""
        return [*self.days.values(), *([self.ended_on] if self.ended_on else [])]


@dataclass(frozen=True)
class Later:
    """A later step as a row tells it; `guessed` where its day was taken from the step before."""

    step: Step
    on: dt.date
    writes: Mapping[str, Any]
    guessed: bool


@dataclass(frozen=True)
class Course:
    """The later steps in order, and the fields that no step of them writes."""

    steps: list[Later] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def course_of(
    register: type[Register],
    told: Told,
    *,
    begun: dt.date,
    stage: str,
    done: frozenset[str] = frozenset(),
) -> Course:
    """The course from `stage`, where a matter stood on the day `begun`; steps `done` left out.

    Raises NoCourse where the row contradicts itself or the procedure.
    """
    return Tracing(register, told, begun, stage, done).course()


class Tracing:
    """A course being derived from what one row tells."""

    def __init__(
        self,
        register: type[Register],
        told: Told,
        begun: dt.date,
        stage: str,
        done: frozenset[str],
    ) -> None:
        self.register, self.told, self.begun, self.stage = register, told, begun, stage
        self.procedure = register.procedures[-1]
        self.steps = past_steps(register)
        self.days = {name: on for name, on in told.days.items() if name not in done}
        writers = {name: self.writers_of(name) for name in told.fields}
        #: Field → the steps that write it, where none of them was taken yet.
        self.writers = {
            name: steps
            for name, steps in writers.items()
            if not any(step.name in done for step in steps)
        }
        #: The fields that name a step: 否 in a column says that nothing was done.
        self.naming = {n: w for n, w in self.writers.items() if told.fields[n] is not False}

    def writers_of(self, name: str) -> tuple[Step, ...]:
        """The past steps that write a field."""
        return tuple(step for step in self.steps if name in self.procedure.fields_of(step))

    def course(self) -> Course:
        """The steps in order with their days, and what none of them writes."""
        placed = put_in_order(self.way(), self.sides(), self.days, self.stage)
        left = [name for name, writers in self.naming.items() if not set(writers) & set(placed)]
        return Course(self.dated(placed), left)

    def way(self) -> tuple[Step, ...]:
        """The moving steps; what fields say counts only as far as days and stage agree."""
        named = frozenset(self.days)
        by_fields = frozenset(
            frozenset(step.name for step in steps)
            for name, steps in self.naming.items()
            if name != HANDLER
        )
        way = self.shortest(named, by_fields)
        if way is None and self.told.stage:
            way = self.shortest(named)
        if way is None:
            raise self.contradiction()
        return tuple(self.procedure.steps[name] for name in way)

    def shortest(
        self, named: frozenset[str], by_fields: frozenset[frozenset[str]] = frozenset()
    ) -> tuple[str, ...] | None:
        """The shortest way from where the matter stands to where the row says it does."""
        return shortest(self.register.kind(), self.stage, self.told.stage, named, by_fields)

    def contradiction(self) -> NoCourse:
        """Which column stands against the stage the row names, or against another day."""
        stages = self.procedure.stages
        there = stages[self.told.stage or self.stage].label
        for name in self.days:
            if self.shortest(frozenset({name})) is None:
                label = self.procedure.steps[name].label
                why = f"“{there}”的没有“{label}”这一步，改结果或者去掉这个日期"
                return NoCourse(f"{ON}.{name}", why)
        if self.days:
            labels = "、".join(self.procedure.steps[name].label for name in self.days)
            key = f"{ON}.{next(reversed(self.days))}"
            return NoCourse(key, f"“{labels}”不会都在一件里，去掉不对的日期")
        return NoCourse(STAGE, f"按程序不能从“{stages[self.stage].label}”到“{there}”，核对结果")

    def sides(self) -> list[Step]:
        """The side steps that the row names, by day or by a field that only they write."""
        only = {steps[0].name for steps in self.naming.values() if len(steps) == 1}
        named = only | self.days.keys()
        return [step for step in self.steps if step.move.target is None and step.name in named]

    def dated(self, placed: Sequence[Step]) -> list[Later]:
        """Each step with its day and what it writes; raises NoCourse where days run backwards."""
        found: list[Later] = []
        last, label = self.begun, self.procedure.first().label
        for step in placed:
            on = self.day_of(step, found)
            if on is not None and on < last:
                key = f"{ON}.{step.name}" if step.name in self.days else ENDED
                why = f"“{step.label}”的日期{on}早于“{label}”的{last}，核对两个日期"
                raise NoCourse(key, why)
            found.append(Later(step, on or last, self.writes(step), guessed=on is None))
            if on is not None:
                last, label = on, step.label
        if self.told.ended_on and not (self.told.stage or self.is_ended(placed)):
            raise NoCourse(ENDED, "填了办结的日期，没有填结果，填上结果")
        return found

    def day_of(self, step: Step, before: Sequence[Later]) -> dt.date | None:
        """The day the row tells of a step; an end has one, if only that of the session before."""
        if step.name in self.days:
            return self.days[step.name]
        if not ends(step):
            return None
        if self.told.ended_on:
            return self.told.ended_on
        moves = [one for one in before if one.step.move.target is not None]
        if len(moves) > 1 and not moves[-1].guessed:
            return moves[-1].on
        label = self.procedure.stages[step.leads_to("")].label
        raise NoCourse(STAGE, f"是“{label}”，没有办结的日期，填上“{step.label}日期”或者“办结日期”")

    def writes(self, step: Step) -> dict[str, Any]:
        """What the row tells of the fields that a step writes."""
        told = self.told.fields
        return {name: told[name] for name, steps in self.writers.items() if step in steps}

    def is_ended(self, placed: Sequence[Step]) -> bool:
        """Whether the matter has come to its end, by these steps or before."""
        return self.procedure.stages[self.stage].ends or any(ends(step) for step in placed)


@lru_cache(maxsize=2048)
def shortest(
    kind: str,
    start: str,
    target: str,
    named: frozenset[str],
    by_fields: frozenset[frozenset[str]],
) -> tuple[str, ...] | None:
    """The shortest way of moving steps that visits what is wanted and ends in the target, if any.

    `named` are steps it takes or passes by; of each set in `by_fields` it does so with one.
    """
    steps = past_steps(Register.all[kind])
    waiting: deque[tuple[str, tuple[Step, ...]]] = deque([(start, ())])
    while waiting:
        stage, way = waiting.popleft()
        if target in ("", stage) and visits(way, start, steps, named, by_fields):
            return tuple(step.name for step in way)
        waiting.extend(
            (step.leads_to(stage), (*way, step))
            for step in steps
            if step.move.target and step.starts_from(stage) and step not in way
        )
    return None


def visits(
    way: Sequence[Step],
    start: str,
    steps: Sequence[Step],
    named: frozenset[str],
    by_fields: frozenset[frozenset[str]],
) -> bool:
    """Whether a way takes the moving steps wanted and passes where the side steps are taken."""
    passed = stages_of(way, start)
    possible = {step.name for step in way} | {
        step.name
        for step in steps
        if step.move.target is None and any(step.starts_from(stage) for stage in passed)
    }
    return named <= possible and all(wanted & possible for wanted in by_fields)


def stages_of(way: Sequence[Step], start: str) -> list[str]:
    """The stages passed, the first before any step."""
    passed = [start]
    for step in way:
        passed.append(step.leads_to(passed[-1]))
    return passed


def put_in_order(
    way: Sequence[Step], sides: Sequence[Step], days: Mapping[str, dt.date], start: str
) -> list[Step]:
    """The moving steps with each side step among them: where it may be taken, by its day."""
    passed = stages_of(way, start)
    beside: list[list[Step]] = [[] for _ in passed]
    for side in sides:
        places = [place for place, stage in enumerate(passed) if side.starts_from(stage)]
        if places:
            beside[place_for(side, places, way, days)].append(side)
    found: list[Step] = []
    for place, some in enumerate(beside):
        found += sorted(some, key=lambda step: days.get(step.name, dt.date.min))
        found += way[place : place + 1]
    return found


def place_for(
    side: Step, places: Sequence[int], way: Sequence[Step], days: Mapping[str, dt.date]
) -> int:
    """The first place whose next move is not before the side step's day, else the last."""
    on = days.get(side.name, dt.date.min)
    for place in places:
        coming = [days[step.name] for step in way[place:] if step.name in days]
        if not coming or on <= coming[0]:
            return place
    return places[-1]
