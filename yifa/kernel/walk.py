"""Whether a procedure can go wrong: every order of its steps is walked, with every fact.

A state is a stage, what the fields hold that gates read, and the order in which the steps were
last taken that gates look back at. What no later step asks about is left out of the state, which
keeps the walk small without losing a path. The walk calls the very gates that `take` calls, on a
matter that is never saved. Kernel steps and windows are left out: they move no stage, and a
window only makes one wait.

A procedure with too many gates for one walk is walked in parts: once for each promise with the
gates that bear on it, once for each other gate. Where a gate is not asked, more can be done than
the law allows: what holds there, holds. Only a dead end that several gates make together is not
seen then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from .gates import Gate
from .matter import Matter, Taken
from .procedure import Procedure, Step
from .promises import Acted, Promise
from .terrain import DAY, UNSAID, Order, Standing, Terrain

#: A walk of more states than this, or of more acts tried, is made in parts.
MOST, MOST_ACTS = 5_000, 200_000


class TooWide(Exception):
    """A walk that would go on for too long."""


@dataclass
class Findings:
    """What is wrong with a procedure; nothing is if `sentences` is empty."""

    sentences: list[str] = field(default_factory=list)
    states: int = 0


def walk(
    procedure: type[Procedure], model: type[Matter], promises: Iterable[Promise] = ()
) -> Findings:
    """Walk a procedure through every order of steps and every combination of facts.

    Answers with a sentence for each dead end, stage never reached, step that can never be taken,
    gate that never holds or never fails, and promise that some path breaks.
    """
    told = [promise for promise in promises if promise.speaks_of(procedure)]
    try:
        return walked(Terrain(procedure, model, told), most=MOST)
    except TooWide:
        return Parts(procedure, model, told).walked()


def walked(terrain: Terrain, *, most: int | None = None) -> Findings:
    """One walk over some ground; TooWide if it comes to more than `most` states or answers."""
    if most is not None and any(terrain.ways_to_answer(step) > most for step in terrain.steps):
        raise TooWide
    walker = Walker(terrain)
    walker.run(most)
    return Findings(list(dict.fromkeys(walker.findings())), len(walker.seen))


class Parts:
    """A procedure walked in parts."""

    def __init__(
        self, procedure: type[Procedure], model: type[Matter], promises: list[Promise]
    ) -> None:
        self.procedure, self.model, self.promises = procedure, model, promises
        self.gates = frozenset(
            gate for step in procedure.steps.values() for gate in procedure.gates_of(step)
        )

    def walked(self) -> Findings:
        """Every promise, every gate; what is found in several parts is told once."""
        parts = [self.of_promise(promise) for promise in self.promises]
        parts += [self.part([], frozenset({gate})) for gate in self.gates]
        sentences = [sentence for part in parts for sentence in part.sentences]
        return Findings(list(dict.fromkeys(sentences)), sum(part.states for part in parts))

    def part(self, promises: list[Promise], gates: frozenset[Gate]) -> Findings:
        """One walk in which only these gates are asked."""
        return walked(Terrain(self.procedure, self.model, promises, gates))

    def of_promise(self, promise: Promise) -> Findings:
        """A promise with as few gates as keep it, or else with as many as can be walked."""
        found = Findings()
        for gates in self.bearing_on(promise):
            try:
                found = walked(Terrain(self.procedure, self.model, [promise], gates), most=MOST)
            except TooWide:
                break
            if not found.sentences:
                break
        return found

    def bearing_on(self, promise: Promise) -> Iterator[frozenset[Gate]]:
        """No gate, then ever more: next the one that names most of what none has named so far."""
        names = promise.fields | promise.looks_back_at
        near = {gate: near_to(gate, names) for gate in self.gates if near_to(gate, names)}
        asked: frozenset[Gate] = frozenset()
        yield asked
        while near:
            unnamed = names.difference(*(near_to(gate, names) for gate in asked))
            gate = max(near, key=lambda g: (len(near[g] & unnamed), len(near[g]), g.check.__name__))
            del near[gate]
            asked |= {gate}
            yield asked


def near_to(gate: Gate, names: frozenset[str]) -> frozenset[str]:
    """The fields and steps among some that a gate names too."""
    return names & (gate.reads | gate.looks_back_at)


class Walker:
    """A walk under way."""

    def __init__(self, terrain: Terrain) -> None:
        self.terrain = terrain
        self.procedure = terrain.procedure
        self.matter = terrain.model()
        self.matter.procedure_name = self.procedure.__name__
        self.seen: dict[Standing, tuple[Order, tuple[str, ...]]] = {}
        self.came_from: dict[Standing, set[Standing]] = {}
        self.to_visit: deque[Standing] = deque()
        self.taken: set[str] = set()
        self.held: set[Gate] = set()
        self.failed: set[Gate] = set()
        self.broken: dict[str, str] = {}
        self.reminded: set[str] = set()
        self.tried = 0

    def run(self, most: int | None = None) -> None:
        """Go on until no state is left that was not visited.

        TooWide beyond `most` states, or if that many can't be reached in reasonable time.
        """
        blank = {name: values[0] for name, values in self.terrain.domains.items()}
        nowhere = Standing("", tuple(blank.values()), ())
        self.seen[nowhere] = ((), ())
        self.visit(nowhere)
        while self.to_visit:
            self.visit(self.to_visit.popleft())
            if most is not None and (len(self.seen) > most or self.tried > MOST_ACTS):
                raise TooWide
        del self.seen[nowhere]

    def visit(self, state: Standing) -> None:
        """Try every step from a state, filled in every way."""
        order, path = self.seen[state]
        before = dict(zip(self.terrain.names, state.facts, strict=True))
        for step in self.terrain.steps_from(state.stage):
            for answer in self.terrain.answers(step):
                wrote = {name: value for name, value in answer.items() if value is not UNSAID}
                act = Acted(step.name, order, wrote, before | self.terrain.cleared(step) | wrote)
                if self.may_be_taken(step, state.stage, act):
                    self.arrive(step, state, act, (*path, step.name))

    def may_be_taken(self, step: Step, stage: str, act: Acted) -> bool:
        """Ask every gate; and where none refuses, whether the act keeps every promise."""
        self.tried += 1
        self.put(act.facts, step.leads_to(stage), act.order)
        unmet = [gate for gate in self.terrain.gates_of(step) if not self.may_hold(gate)]
        if any(gate.blocks for gate in unmet):
            return False
        self.judge(step, act, reminds=bool(unmet))
        return True

    def may_hold(self, gate: Gate) -> bool:
        """Whether a gate holds here; one that asks for rows beside the matter may go either way."""
        try:
            answers = {gate.check(self.matter, DAY) is True}
        except ValueError:  # a matter that is not saved has no rows
            answers = {True, False}
        self.held |= {gate} if True in answers else set()
        self.failed |= {gate} if False in answers else set()
        return True in answers

    def put(self, facts: Mapping[str, Any], stage: str, order: Order) -> None:
        """Make the matter look as the step would leave it."""
        for name, value in facts.items():
            setattr(self.matter, name, value)
        self.matter.stage = stage
        self.matter.__dict__["history"] = [
            Taken(step, DAY, stage, place) for place, step in enumerate(order, start=1)
        ]

    def judge(self, step: Step, act: Acted, *, reminds: bool) -> None:
        """Note the promises that an act breaks; a reminder only where nothing is shown for it."""
        for promise in self.terrain.promises_of(step):
            if promise.is_kept_by(act):
                continue
            self.reminded.add(promise.id)
            shown = reminds or promise.field in self.procedure.fields_of(step)
            if promise.binds:
                self.broken.setdefault(promise.id, f"breaks “{promise.holds}”: {told(act)}")
            elif not shown:
                self.broken.setdefault(
                    promise.id, f"nothing reminds of “{promise.holds}”: {told(act)}"
                )

    def arrive(self, step: Step, state: Standing, act: Acted, path: tuple[str, ...]) -> None:
        """Stand in the state that a step leads to."""
        self.taken.add(step.name)
        order = (*(name for name in act.order if name != step.name), step.name)
        arrived = self.terrain.standing(step.leads_to(state.stage), act.facts, order)
        self.came_from.setdefault(arrived, set()).add(state)
        if arrived not in self.seen:
            self.seen[arrived] = (order, path)
            self.to_visit.append(arrived)

    def findings(self) -> Iterator[str]:
        """Everything that is wrong."""
        yield from self.broken.values()
        yield from self.reminders_that_refuse()
        yield from self.dead_ends()
        reached = {state.stage for state in self.seen}
        for name in self.procedure.stages.keys() - reached - {Procedure.void.name}:
            yield f"no path reaches the stage {name}"
        for name in self.procedure.steps.keys() - self.taken:
            yield f"no path takes the step {name}"
        for gate in self.held | self.failed:
            if gate not in self.held:
                yield f"{gate.check.__name__} never holds"
            if gate not in self.failed:
                yield f"{gate.check.__name__} never fails"

    def reminders_that_refuse(self) -> Iterator[str]:
        """Reminders that no path can neglect."""
        for promise in self.terrain.promises:
            if not promise.binds and promise.id not in self.reminded:
                yield f"“{promise.holds}” only reminds, but no step can be taken without it"

    def dead_ends(self) -> Iterator[str]:
        """States from which no path leads to an end; one sentence for each stage."""
        ending = [s for s in self.seen if self.procedure.stages[s.stage].ends]
        saved, to_visit = set(ending), deque(ending)
        while to_visit:
            for earlier in self.came_from.get(to_visit.popleft(), ()):
                if earlier not in saved:
                    saved.add(earlier)
                    to_visit.append(earlier)
        lost = {state.stage: self.seen[state][1] for state in self.seen if state not in saved}
        for stage, path in lost.items():
            yield f"from {stage} no path leads to an end: {' → '.join(path)}"


def told(act: Acted) -> str:
    """An act in words, for the one who mends a gate."""
    before = " → ".join(act.order) or "nothing"
    wrote = ", ".join(f"{name}={shown(value)}" for name, value in act.wrote.items())
    return f"{before} → {act.step}({wrote})"


def shown(value: Any) -> str:
    """A value in a sentence; a row that is not stored can't say what it is."""
    return type(value).__name__ if isinstance(value, models.Model) else repr(value)
