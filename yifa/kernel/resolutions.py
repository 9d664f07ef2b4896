"""What a meeting came to on a matter that was laid before it, asked for where that matter goes on.

    resolution_in(decision.meeting, decision)

Kinds do not know one another: a matter that is discussed asks here, and the register in which the
meeting stands answers (`Register.resolves`). So who said what is written once, where it was said.
In which stages a matter may be laid before a meeting is for its own register to say
(`Register.discussed_at`); a meeting asks `may_be_discussed`, and what waits for it `waiting_at`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from .looking_up import looked_up
from .matter import Matter
from .organisation import Organisation
from .register import Register


class Stance(models.TextChoices):
    """What somebody who speaks on an item is for."""

    FOR = "for", "同意"
    CHANGED = "changed", "修改后同意"
    AGAINST = "against", "不同意"
    RESERVED = "reserved", "保留意见"


@dataclass(frozen=True)
class Speech:
    """What one member said on an item (发言)."""

    name: str
    stance: Stance
    words: str = ""


@dataclass(frozen=True)
class Resolution:
    """What a meeting came to on one matter.

    `kind` is a code of the list `meeting_kind`, `outcome` one of `meeting_outcome`; `opinions`
    stand in the order in which they were given, whoever decided is `concluded_by`, and `head_last`
    says whether that is who spoke last; `against_most` whether the decision is not what most
    wanted, and `head_why` the reasons then given. `absent` and `recused` name who said nothing,
    each with the reason.
    """

    on: dt.date
    kind: str
    outcome: str
    resolved: str
    opinions: tuple[Speech, ...]
    head_last: bool
    against_most: bool
    head_why: str
    concluded_by: str = ""
    absent: tuple[str, ...] = ()
    recused: tuple[str, ...] = ()


def resolution_in(meeting: Matter, whose: Matter) -> Resolution | None:
    """What the meeting last came to on a matter; None where it did not discuss it.

    ValueError for a meeting that is not stored: the walk knows no rows.
    """
    meeting.must_be_stored()
    return looked_up(resolved, meeting, whose)


def resolved(meeting: Matter, whose: Matter) -> Resolution | None:
    """The same from the register in which the meeting stands."""
    return Register.of(meeting).resolves(meeting.of_kind(), whose)


def may_be_discussed(matter: Matter) -> bool:
    """Whether a matter stands where it may be laid before a meeting.

    ValueError for a matter that is not stored: the walk knows no rows.
    """
    matter.must_be_stored()
    stages = Register.of(matter).discussed_at
    return not stages or matter.stage in {stage.name for stage in stages}


def waiting_at(holder: Organisation) -> list[Matter]:
    """The matters of an organisation that wait for a meeting, as their registers say."""
    waits = Q()
    for kind, register in Register.all.items():
        if register.discussed_at:
            waits |= Q(kind=kind, stage=register.discussed_at[0].name)
    return list(Matter.objects.filter(waits, holder=holder).order_by("pk")) if waits else []


def meeting_on(matter: Matter) -> Matter | None:
    """The meeting of its holder that last discussed a matter, None where none did."""
    found = (register.discussed_in(matter) for register in Register.all.values())
    return next((meeting for meeting in found if meeting is not None), None)
