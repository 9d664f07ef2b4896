"""Whom a matter waits for, where that is not who handles it: reviewer, leader, supervisor.

Nothing is declared for it. A matter waits where the next step onward is theirs alone, or where a
side step of theirs was asked for: its gates look back at what was done, and hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from django.db.models import Q

from .matter import Matter
from .person import Post
from .procedure import Procedure, Step
from .rights import below
from .roles import LEADER, LEGAL_REVIEWER, SUPERVISOR, Role

#: Those who act on what others handle, in the order in which `Matter.awaits` names them.
REVIEWERS = (LEGAL_REVIEWER, LEADER, SUPERVISOR)


def roles_awaited(matter: Matter) -> str:
    """The roles whose act the matter waits for, parted by spaces; "" if it waits for none.

    What is on its way or suspended waits for nobody.
    """
    if not matter.history or matter.awaits_receipt or matter.suspended_on is not None:
        return ""
    awaited = {role for step in steps_awaited(matter, matter.history[-1].on) for role in step.by}
    return named([role for role in REVIEWERS if role in awaited])


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


def on_desk_of(post: Post) -> Q:
    """The matters that wait for a post: at its own organisation, for supervisors also below it."""
    if post.role not in REVIEWERS:
        return Q(pk__in=[])
    where = Q(holder=post.organisation)
    if post.role == SUPERVISOR:
        where |= below(post.organisation)
    return where & Q(awaits__in=with_role(Role(post.role)))


def with_role(role: Role) -> list[str]:
    """Every value of the column that names a role."""
    several = [those for n in range(1, 4) for those in combinations(REVIEWERS, n)]
    return [named(those) for those in several if role in those]


def next_step(matter: Matter, role: str) -> Step | None:
    """The first step that the matter may wait for from that role, as its stage alone tells."""
    steps = reviewers_steps(matter.procedure, matter.stage)
    return next((step for step in steps if role in step.by), None)
