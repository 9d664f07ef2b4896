"""Whoever tries whichever step on whatever day: what is refused leaves nothing, what is taken fits.

A state machine plays each register by its own declarations, so that a new kind enters without a
line. What a step is given comes from the kind's stories; who, where, when and in which order come
by chance. What must hold is said here in other words than the door's own.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.courses import HOMES, Teller, Told
from yifa.kernel import contract
from yifa.kernel.chain import places
from yifa.kernel.figures import Period, Scope
from yifa.kernel.gates import Refused
from yifa.kernel.kernel_steps import KernelStep
from yifa.kernel.matter import LOOKS, Event, Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.kernel.roles import HANDLERS, Actor, Role
from yifa.kernel.stories import begins_at
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at
from yifa.kernel.verify import verify

#: How many courses of each register are played, and how many steps are tried in each.
ROUNDS = int(os.environ.get("YIFA_ATTACK_ROUNDS", "1"))
TRIES = 22
IN_WINGS = [register for register in Register.all.values() if register.wing()]
START = dt.date(2026, 7, 6)
#: Days on which nothing can be right, or on which much can go wrong.
ODD_DAYS = [
    *(dt.date.min, dt.date(1, 12, 31), dt.date(1899, 12, 31), dt.date(1949, 9, 30)),
    *(dt.date(1989, 6, 16), dt.date(2010, 12, 31), dt.date(2011, 1, 1), dt.date(2024, 2, 29)),
    *(dt.date(2026, 1, 4), dt.date(2026, 2, 17), dt.date(2100, 2, 28), dt.date.max),
]
#: What people and posts are does not change with a step.
NOT_OF_MATTERS = {Organisation, Person, Post}


def near(machine_day: dt.date) -> st.SearchStrategy[dt.date]:
    """Mostly that day; some days about it, and odd ones."""
    about = st.integers(-40, 3).map(lambda days: machine_day + dt.timedelta(days=days))
    return st.one_of(st.just(machine_day), st.just(machine_day), about, st.sampled_from(ODD_DAYS))


class Course(RuleBasedStateMachine):
    """Some matters of one register, and whatever people try with them."""

    register: type[Register]
    attempts = 0
    taken = 0

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        county.set_up()
        self.today = START
        self.teller = Teller(self.register)
        self.told = self.teller.told
        self.procedure = self.register.procedures[-1]
        self.keys: list[int] = []
        self.models = [
            model
            for model in (*apps.get_app_config("kernel").get_models(), self.register.model)
            if model not in NOT_OF_MATTERS
        ]
        self.stored = self.everything()

    def teardown(self) -> None:
        """Chains, columns, numbers and figures hold together, and all of it is let go."""
        try:
            assert list(verify()) == []
            year = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
            cut = places()
            scope = Scope(county.place(county.COUNTY))
            assert list(contract.unsteady(self.register, scope, year, cut=cut)) == []
        finally:
            transaction.set_rollback(True)
            self.whole.__exit__(None, None, None)

    @initialize(data=st.data())
    def begin_as_told(self, data: st.DataObject) -> None:
        """Somebody enters a matter as a story does that goes well, so that there is one to try."""
        self.enter(data, [told for told in self.teller.first if not told.line.refused])

    @rule(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Somebody enters a matter, rightly or not."""
        self.enter(data, self.teller.first)

    def enter(self, data: st.DataObject, ways: list[Told]) -> None:
        """A matter begins in one of these ways."""
        told = data.draw(st.sampled_from(ways))
        home = begins_at(told.story, county.place(data.draw(st.sampled_from(HOMES))))
        matter = self.register.model()
        by, writes = self.filled(told, matter, home)
        self.attempt(data, matter, self.procedure.first(), writes, by)

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """A step that can follow is taken, by whoever should."""
        if matter := self.some(data):
            ways = [n for n in self.told if matter.procedure.step(n).starts_from(matter.stage)]
            if ways:
                self.take_own(data, matter, data.draw(st.sampled_from(sorted(ways))), fit=True)

    @rule(data=st.data())
    def stray(self, data: st.DataObject) -> None:
        """Any step at all, by anyone."""
        if matter := self.some(data):
            self.take_own(data, matter, data.draw(st.sampled_from(sorted(self.told))), fit=False)

    @rule(data=st.data())
    def between(self, data: st.DataObject) -> None:
        """A step that every kind has: 撤销, 移交, 中止, 延期 and so on."""
        if matter := self.some(data):
            name = data.draw(st.sampled_from(sorted(Procedure.kernel_steps)))
            step = Procedure.kernel_steps[name]
            assert isinstance(step, KernelStep)
            given = {one: data.draw(answer(asked.answer)) for one, asked in step.asks.items()}
            if name == "correct":
                told = data.draw(st.sampled_from(self.teller.first))
                given |= self.filled(told, matter, matter.holder)[1]
            by = county.post(str(step.by[0]), matter.holder)
            self.attempt(data, matter, step, given, by, fit=data.draw(st.booleans()))

    @rule(days=st.integers(1, 45))
    def time_passes(self, days: int) -> None:
        """Nothing is done for some days."""
        self.today += dt.timedelta(days=days)

    def some(self, data: st.DataObject) -> Matter | None:
        """One of the matters, as it is stored."""
        if not self.keys:
            return None
        key = data.draw(st.sampled_from(self.keys))
        found: Matter = self.register.model._default_manager.get(pk=key)
        return found

    def take_own(self, data: st.DataObject, matter: Matter, name: str, *, fit: bool) -> None:
        """A step of the kind's own, filled in as some story tells it."""
        told = data.draw(st.sampled_from(self.told[name]))
        by, writes = self.filled(told, matter, matter.holder)
        self.attempt(data, matter, matter.procedure.step(name), writes, by, fit=fit)

    def filled(self, told: Told, matter: Matter, here: Organisation) -> tuple[Post, dict[str, Any]]:
        """By whom and with what a line is told; what it takes as given is no part of the step."""
        by, writes = self.teller.fill(told, matter, here, self.today)
        self.stored = self.everything()
        return by, writes

    def attempt(
        self,
        data: st.DataObject,
        matter: Matter,
        step: Step,
        writes: Mapping[str, Any],
        by: Post,
        *,
        fit: bool = True,
    ) -> None:
        """Try it, if not `fit` by anyone; see that what became of it is one of two things."""
        type(self).attempts += 1
        if not fit:
            by = data.draw(anyone(matter.holder))
        on = self.today if fit else data.draw(near(self.today))
        late = not fit and data.draw(st.booleans())
        before = self.register.model._default_manager.get(pk=matter.pk) if matter.pk else None
        seen = None if fit else data.draw(st.sampled_from([None, matter.events_taken, 99]))
        try:
            event = take(
                matter, step.name, by=by, on=on, at=at(self.today), late=late, seen=seen, **writes
            )
        except Refused as refused:
            assert refused.reasons or refused.fields
            assert self.everything() == self.stored, f"{step!r} was refused and left something"
            return
        type(self).taken += 1
        now = self.everything()
        assert self.changed(now) == {event.matter_id}, step
        assert len(now[Event]) == len(self.stored[Event]) + 1
        self.stored = now
        if before is None:
            self.keys.append(event.matter_id)
        stored = self.register.model._default_manager.get(pk=event.matter_id)
        assert list(wrong_with(event, before, stored, by=by, today=self.today)) == [], step

    def everything(self) -> dict[Any, list[Any]]:
        """Every row that a step may touch, by table."""
        return {one: list(one._default_manager.order_by("pk").values_list()) for one in self.models}

    def changed(self, now: dict[Any, list[Any]]) -> set[int]:
        """The matters whose rows are others than before."""
        before = {row[0]: row for row in self.stored[Matter]}
        return {row[0] for row in now[Matter] if before.get(row[0]) != row}


def answer(kind: type) -> st.SearchStrategy[Any]:
    """Something that a step of the kernel may be given for what it asks."""
    places = st.sampled_from([*HOMES, county.COUNTY, county.TOWN, county.BUREAU, county.STRANGER])
    place = places.map(county.place)
    ways: dict[type, st.SearchStrategy[Any]] = {
        Organisation: place,
        list: st.lists(place, max_size=2),
        dt.date: st.one_of(st.dates(START, START + dt.timedelta(400)), st.sampled_from(ODD_DAYS)),
        str: st.sampled_from(["照实记下", "", "mediate_within", "decide_within", "没有这一时限"]),
    }
    return ways[kind]


def anyone(here: Organisation) -> st.SearchStrategy[Post]:
    """Any role, there or elsewhere."""
    places = st.sampled_from([here.name, here.name, *HOMES, county.BUREAU, county.STRANGER])
    return st.builds(county.post, st.sampled_from([role.value for role in Role]), places)


def wrong_with(
    event: Event, before: Matter | None, now: Matter, *, by: Post, today: dt.date
) -> Iterator[str]:
    """What of a step that was taken should have been refused, or came out otherwise."""
    step = now.procedure.step(event.step)
    if event.on > today:
        yield "a day to come"
    if before and before.history and event.on < before.history[-1].on:
        yield "a day before the step before"
    if now.events_taken != (before.events_taken if before else 0) + 1:
        yield "not one event more"
    if event.step != "revoke":
        if now.stage != step.leads_to(before.stage if before else ""):
            yield f"stands in {now.stage}"
        if event.step not in LOOKS and [a.step for a in now.history][-1] != event.step:
            yield "is not the last that stands"
    if not isinstance(step, KernelStep):
        yield from wrong_with_own(event, step, before, now, by=by)


def wrong_with_own(
    event: Event, step: Step, before: Matter | None, now: Matter, *, by: Post
) -> Iterator[str]:
    """The same of a step of the kind's own: stage, role, place, and gates as the case is stored."""
    if not (step.starts_from(before.stage) if before else step.move.begins):
        yield "does not start from there"
    allowed = by.role in step.by or (Actor.PARTY in step.by and by.role in HANDLERS)
    if not (allowed or (event.late and by.role in HANDLERS)):
        yield f"is not for {by.role}"
    if before and by.organisation_id != before.holder_id and before.handler_id != by.pk:
        yield f"is not for {by.organisation}"
    if before and (before.suspended_on or before.awaits_receipt):
        yield "was taken of what stands still"
    # The gates were asked while the step was not done yet: nothing was archived, nothing paid.
    now.history[:] = [act for act in now.history if act.place < event.place_in_matter]
    open_gates = [gate.unmet(now, event.on) for gate in now.procedure.gates_of(step)]
    for reason in open_gates:
        if reason is not None and reason.blocks and (reason.of_record or not event.late):
            yield f"{reason} does not hold"


@pytest.mark.promise(
    "unlawful", "any step tried by any role on any day in any order, also revoked and handed on"
)
@pytest.mark.parametrize("register", IN_WINGS, ids=lambda one: one.kind())
@pytest.mark.django_db
def test_what_is_refused_leaves_nothing_and_what_is_taken_is_lawful(
    register: type[Register], tried: Callable[[int], None]
) -> None:
    machine = type(f"{register.__name__}Course", (Course,), {"register": register})
    played = settings(
        max_examples=ROUNDS,
        stateful_step_count=TRIES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=played)
    assert machine.taken
    tried(machine.attempts)
