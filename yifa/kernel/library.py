"""Documents whose text anyone may read: which hold on a day, and each version of their text.

    class Documents(Register):
        library = Library("行政规范性文件", publishes=Making.publish, changes=Making.amend, …)

A version is what was written at a publication or an amendment that stands; nothing keeps it but
the events. Whether a document holds follows from its days: nobody need enter that a term ran out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from .matter import Event, Matter
from .procedure import Procedure, Step
from .register import Library, Register
from .state import standing
from .writing import decode

#: So many days before its last one a document is about to end.
SOON = dt.timedelta(days=180)


class Holds(StrEnum):
    """Whether a document holds on a day; a changed one and one about to end are in force too."""

    IN_FORCE = "in-force"
    CHANGED = "changed"
    ENDING = "ending"
    COMING = "coming"
    REPEALED = "repealed"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """What people call it."""
        return LABELS[self]


LABELS = {
    Holds.IN_FORCE: "现行有效",
    Holds.CHANGED: "已修改",
    Holds.ENDING: "即将到期",
    Holds.COMING: "尚未施行",
    Holds.REPEALED: "已废止",
    Holds.LAPSED: "已失效",
}
#: Of what is true of a document at once, what is said.
SAID_FIRST = (Holds.REPEALED, Holds.LAPSED, Holds.COMING, Holds.ENDING, Holds.CHANGED)


@dataclass(frozen=True)
class Version:
    """One text of a document: its place from 1, since when it holds, when and how it came."""

    place: int
    since: dt.date | None
    published_on: dt.date
    came: str
    text: str


def libraries() -> Iterator[tuple[type[Register], Library]]:
    """The registers that are libraries."""
    for register in Register.all.values():
        if register.library is not None:
            yield register, register.library


def documents(register: type[Register], says: Library, on: dt.date) -> QuerySet[Matter]:
    """The documents that were published, each with `holds`, what it is on a day."""
    acts = Event.objects.filter(kind=register.kind(), step=says.publishes.name)
    published = acts.filter(revocation=None, revokes=None).order_by().values("matter")
    found = register.model._default_manager.filter(pk__in=published)
    cases = (When(holding(says, one, on), then=Value(one.value)) for one in SAID_FIRST)
    told = Case(*cases, default=Value(Holds.IN_FORCE.value), output_field=CharField())
    return found.exclude(stage=Procedure.void.name).annotate(holds=told)


def holding(says: Library, holds: Holds, on: dt.date) -> Q:
    """The condition that a published document is so on a day."""
    over = Q(**{f"{says.ended_from}__lte": on})
    repealed = Q(stage=led_to(says.repeals)) & over
    lapsed = (Q(stage=led_to(says.lapses)) & over) | Q(**{f"{says.until}__lt": on})
    coming = Q(**{f"{says.since}__gt": on})
    alive = ~repealed & ~lapsed & ~coming
    return {
        Holds.IN_FORCE: alive,
        Holds.CHANGED: alive & Q(**{f"{says.changed_from}__lte": on}),
        Holds.ENDING: alive & Q(**{f"{says.until}__range": (on, on + SOON)}),
        Holds.COMING: coming & ~repealed & ~lapsed,
        Holds.REPEALED: repealed,
        Holds.LAPSED: lapsed & ~repealed,
    }[holds]


def led_to(step: Step) -> str:
    """The stage that a step leads to."""
    return step.move.target.name if step.move.target else ""


def versions(document: Matter, says: Library) -> list[Version]:
    """Every published text of a document, oldest first; a correction mends the text it corrects."""
    found: list[Version] = []
    for event in standing(document):
        wrote = event.payload.wrote
        if event.step in (says.publishes.name, says.changes.name):
            found.append(version(document, says, event, place=len(found) + 1))
        elif found and says.text in wrote:
            found[-1] = replace(found[-1], text=str(wrote[says.text]))
    return found


def version(document: Matter, says: Library, event: Event, *, place: int) -> Version:
    """The text that one act published, holding from the day that act names."""
    wrote: dict[str, Any] = event.payload.wrote
    days = says.since if event.step == says.publishes.name else says.changed_from
    since = decode(type(document), days, wrote.get(days)) if wrote.get(days) else None
    came = document.procedure.step(event.step).label
    return Version(place, since, event.on, came, str(wrote.get(says.text) or ""))
