"""What is due, came back or waits for a post: groups of matters, read from `Matter` alone.

A matter stands in one group only, the most urgent. Overdue is only what is ours by a limit that
was read in the law: a party's own time that has run out is nobody's lateness, and a limit whose
basis is not verified only reminds.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from yifa import law

from . import awaits
from .handover import CalledIn
from .matter import Matter, Origin
from .person import Post
from .procedure import Procedure
from .register import Register
from .rights import AT_THE_DESK, below, open_to
from .roles import ADMINISTRATORS, LEADER, SUPERVISOR

#: Posts that answer for what is below them.
ANSWER_FOR_OTHERS = frozenset({SUPERVISOR, LEADER})
#: A limit as of this day is the limit as it stands now.
LATEST = dt.date.max
SOON = dt.timedelta(days=7)


@dataclass(frozen=True)
class Group:
    """One group of *my work*: its name, what it is called, and which matters it holds."""

    name: str
    label: str
    matters: QuerySet[Matter]


def groups(post: Post, today: dt.date) -> list[Group]:
    """Every group of a post in order of urgency, the empty ones too; none for administrators."""
    if post.role in ADMINISTRATORS:
        return []
    standing = Matter.objects.filter(open_to(post)).exclude(stage=Procedure.void.name)
    mine, pressed = in_hand(post), in_hand(post) | certifies(post)
    waiting = awaits.on_desk_of(post, today)
    taken: Q = Q(pk__in=[])
    found: list[Group] = []
    for name, label, condition in conditions(today):
        found.append(Group(name, label, standing.filter(pressed & condition & ~taken)))
        taken |= condition
    pressing = pressed & taken
    awaited = Matter.objects.filter(open_to(post), waiting & ~pressing)
    found.append(Group("awaits", "等我办", awaited))
    found.append(Group("open", "其他在办", standing.filter(mine & under_way() & ~taken & ~waiting)))
    called = Matter.objects.filter(open_to(post), pk__in=unanswered(post).values("matter"))
    found.append(Group("called", "请本单位报到", called))
    if post.role in ANSWER_FOR_OTHERS:
        elsewhere = below(post.organisation) & ~Q(holder=post.organisation)
        late = Matter.objects.filter(open_to(post), elsewhere, running(), overdue(today))
        found.append(Group("below", "下级已逾期", late))
    return found


def conditions(today: dt.date) -> list[tuple[str, str, Q]]:
    """The groups of what presses among what one has in hand, most urgent first."""
    clock_runs = running()
    return [
        ("overdue", "已逾期", clock_runs & overdue(today)),
        ("today", "今天到期", clock_runs & Q(due=today)),
        ("week", "七日内到期", clock_runs & Q(due__gt=today, due__lte=today + SOON)),
        ("reminded", "超过提醒期限", clock_runs & past_reminders(today)),
        ("returned", "退回给我", Q(returned=True)),
        ("sent", "新交办", Q(sent_by__isnull=False)),
        # What the public handed in and nobody looked at: often no clock runs before somebody does.
        ("arrived", "网上新提交", Q(origin=Origin.PUBLIC, events_taken=1)),
    ]


def in_hand(post: Post) -> Q:
    """What a post has to do: its organisation's; at the desk, its own and what nobody handles."""
    here = Q(holder=post.organisation)
    if post.role in AT_THE_DESK:
        return here & (Q(handler=post) | Q(handler__isnull=True))
    return here


def certifies(post: Post) -> Q:
    """At the desk, one's own certificates: who enforces has to know that one is about to end."""
    if post.role not in AT_THE_DESK:
        return Q(pk__in=[])
    own = Q(pk__in=[])
    for register in Register.all.values():
        if (says := register.certifies) is not None:
            held = register.model._default_manager.filter(**{says.holder: post})
            own |= Q(pk__in=held.values("pk"))
    return own & Q(holder=post.organisation)


def running() -> Q:
    """Clocks that run: a suspended matter has time."""
    return Q(due__isnull=False, suspended_on__isnull=True)


def overdue(today: dt.date) -> Q:
    """Past the end of a clock that binds us by a verified limit."""
    return Q(due__lt=today) & ours(verified=True)


def past_reminders(today: dt.date) -> Q:
    """Past the end of a clock of ours whose basis is not verified."""
    return Q(due__lt=today) & ours(verified=False)


def ours(*, verified: bool | None = None, kind: str = "") -> Q:
    """The matter's next due day is of a clock that binds the organ, by such a limit.

    With `kind` only that kind's matters are asked for. The names of all these clocks are said
    once more, since an index goes by them.
    """
    procedures = Register.all[kind].procedures if kind else Procedure.all.values()
    bound, names = Q(pk__in=[]), set[str]()
    for procedure in procedures:
        clocks = [
            clock.name
            for clock in procedure.clocks.values()
            if clock.ours and verified in (None, law.limit(clock.limit, on=LATEST).is_verified)
        ]
        if clocks:
            bound |= Q(procedure_name=procedure.__name__, due_clock__in=clocks)
            names.update(clocks)
    return Q(due_clock__in=sorted(names)) & bound


def under_way() -> Q:
    """Matters in a stage that does not end them."""
    going = Q(pk__in=[])
    for name, procedure in Procedure.all.items():
        open_stages = [stage.name for stage in procedure.stages.values() if not stage.ends]
        if open_stages:
            going |= Q(procedure_name=name, stage__in=open_stages)
    return going


def unanswered(post: Post) -> QuerySet[CalledIn]:
    """Calls to the post's organisation that it has not answered yet."""
    return CalledIn.objects.filter(organisation=post.organisation, answered=False)
