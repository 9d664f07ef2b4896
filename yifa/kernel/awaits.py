"""Whom a matter waits for, where that is not who handles it: reviewer, leader, supervisor.

Nothing is declared for it. A matter waits where the next step onward is theirs alone, or where a
side step of theirs was asked for: its gates look back at what was done, and hold. While a party has
time to speak, it waits for the party: what silence means is proposed only once that time is over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from django.db.models import Q

from . import clocks
from .matter import Matter
from .person import Post
from .procedure import Clock, Procedure, Step
from .rights import below
from .roles import LEADER, LEGAL_REVIEWER, PARTY, SUPERVISOR, Role

#: Those who act on what others handle, in the order in which `Matter.awaits` names them.
REVIEWERS = (LEGAL_REVIEWER, LEADER, SUPERVISOR)


def tell(matter: Matter) -> None:
    """Whose act the matter waits for, and from which day; what is on its way waits for nobody."""
    matter.awaits, matter.awaits_from = "", None
    if not matter.history or matter.awaits_receipt or matter.suspended_on is not None:
        return
    steps = list(steps_awaited(matter, matter.history[-1].on))
    opens = {step: first_day(matter, step) for step in steps}
    awaited = {role for step, day in opens.items() if day is not dt.date.max for role in step.by}
    matter.awaits = named([role for role in REVIEWERS if role in awaited])
    days = [day for day in opens.values() if day is not dt.date.max]
    if days and None not in days:
        matter.awaits_from = min(day for day in days if day)


def clock_of_silence(procedure: type[Procedure], step: Step) -> Clock | None:
    """The time that a party has before the step, which says what its silence means; None if none.

    The clock ends with what the party does, or with this step, which is somebody else's.
    """
    if PARTY in step.by:
        return None
    given = (one for one in procedure.clocks.values() if not one.ours and not one.waits)
    return next(
        (one for one in given if step in one.before and any(PARTY in by.by for by in one.before)),
        None,
    )


def first_day(matter: Matter, step: Step) -> dt.date | None:
    """From which day on a step is to be taken; None: at once, the last of all days: not yet known.

    Whoever was not told yet what to do is not silent.
    """
    clock = clock_of_silence(matter.procedure, step)
    if clock is None:
        return None
    state = clocks.state_of(matter, clock)
    if state.day is None:
        return dt.date.max
    return state.day + dt.timedelta(days=1) if state.runs else None


def after_silence(matter: Matter, role: str, on: dt.date) -> Step | None:
    """The step of that role that follows from a party's silence, once its time is over."""
    clock = matter.procedure.clocks.get(matter.due_clock)
    if clock is None or matter.due is None or matter.due >= on:
        return None
    here = (step for step in clock.before if step.starts_from(matter.stage) and role in step.by)
    return next((one for one in here if clock_of_silence(matter.procedure, one) is clock), None)


def named(roles: list[Role] | tuple[Role, ...]) -> str:
    """Roles as the column holds them."""
    return " ".join(role.value for role in roles)


def steps_awaited(matter: Matter, on: dt.date) -> Iterator[Step]:
    """The steps of reviewers alone that the matter waits for."""
    procedure = matter.procedure
    for step in reviewers_steps(procedure, matter.stage):
        if step.move.target is not None or was_asked_for(matter, step, on):
            yield step


def reviewers_steps(procedure: type[Procedure], stage: str) -> list[Step]:
    """A stage's first step onward and its side steps, as far as they are reviewers' alone.

    Onward is to a stage declared later; a stage that ends a matter leads nowhere.
    """
    stages = procedure.stages
    ahead = set() if stages[stage].ends else {*list(stages)[list(stages).index(stage) + 1 :]}
    from_here = [step for step in procedure.steps.values() if step.starts_from(stage)]
    onward = [step for step in from_here if step.move.target and step.move.target.name in ahead]
    beside = [step for step in from_here if step.move.target is None]
    return [step for step in onward[:1] + beside if set(step.by) <= {*REVIEWERS}]


def was_asked_for(matter: Matter, step: Step, on: dt.date) -> bool:
    """Whether something done before opened a side step that nobody else may take."""
    gates = matter.procedure.gates_of(step)
    opened = any(gate.looks_back_at & matter.procedure.steps.keys() for gate in gates)
    return opened and all(gate.unmet(matter, on) is None for gate in gates)


def on_desk_of(post: Post, today: dt.date) -> Q:
    """The matters that wait for a post: at its own organisation, for supervisors also below it."""
    if post.role not in REVIEWERS:
        return Q(pk__in=[])
    where = Q(holder=post.organisation)
    if post.role == SUPERVISOR:
        where |= below(post.organisation)
    begun = Q(awaits_from__isnull=True) | Q(awaits_from__lte=today)
    return where & begun & Q(awaits__in=with_role(Role(post.role)))


def with_role(role: Role) -> list[str]:
    """Every value of the column that names a role."""
    several = [those for n in range(1, 4) for those in combinations(REVIEWERS, n)]
    return [named(those) for those in several if role in those]


def next_step(matter: Matter, role: str) -> Step | None:
    """The first step that the matter may wait for from that role, as its stage alone tells."""
    steps = reviewers_steps(matter.procedure, matter.stage)
    return next((step for step in steps if role in step.by), None)
