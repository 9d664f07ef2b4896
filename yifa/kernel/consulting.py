"""Drafts on which the public is asked, and the comments made on them.

    class Documents(Register):
        consults = Consulting(opens=Making.open_comment, closes=…, until="comment_until", …)

    class Comments(Register):
        comments = Commenting(draft="draft", answers=(…,), result="result", …)

Kinds do not know one another: a draft says that one may comment on it, a register of comments says
that it keeps them, and either asks here. A gate asks `unanswered(draft)`, a comment's own gate asks
`was_opened(draft)`, a public page asks `open_drafts(today)` and `received(draft)`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from .matter import Event, Matter
from .procedure import Procedure
from .register import Consulting, Register
from .state import replay, standing

#: So many drafts that are closed are told, the latest.
MOST = 50


@dataclass(frozen=True)
class Received:
    """What came in on a draft: so many in all, waiting for a result, and by result."""

    total: int
    waiting: int
    by_result: Mapping[str, int]


def open_drafts(on: dt.date) -> list[Matter]:
    """The drafts on which one may comment that day, the one that closes first in front."""
    found = [
        draft
        for register in Register.all.values()
        if (says := register.consults) is not None
        for draft in register.model._default_manager.filter(
            stage=says.during.name, **{f"{says.until}__gte": on}
        )
    ]
    return sorted(found, key=lambda draft: (last_day(draft) or dt.date.max, draft.pk))


def closed_drafts(on: dt.date) -> list[Matter]:
    """The drafts on which one could comment and no longer can, the last to close in front."""
    found = [
        draft
        for register in Register.all.values()
        if (says := register.consults) is not None
        for draft in register.model._default_manager.filter(
            pk__in=acts_that_opened(register.kind(), says), **{f"{says.until}__isnull": False}
        )
        .exclude(stage=Procedure.void.name)
        .order_by(f"-{says.until}", "-pk")[:MOST]
        if not is_open(draft, on)
    ]
    by_day = sorted(found, key=lambda draft: (last_day(draft) or on, draft.pk), reverse=True)
    return by_day[:MOST]


def acts_that_opened(kind: str, says: Consulting) -> QuerySet[Event, int]:
    """The keys of the matters of a kind on which the public was asked."""
    ways = [step.name for step in says.ways_to_open]
    acts = Event.objects.filter(kind=kind, step__in=ways, revokes=None, revocation=None)
    return acts.order_by().values_list("matter", flat=True)


def is_open(draft: Matter, on: dt.date) -> bool:
    """Whether one may comment on a draft that day."""
    says, last = Register.of(draft).consults, last_day(draft)
    return bool(says and draft.stage == says.during.name and last and on <= last)


def last_day(draft: Matter) -> dt.date | None:
    """The last day on which one may comment, as it was announced."""
    says = Register.of(draft).consults
    found: dt.date | None = getattr(draft.of_kind(), says.until) if says else None
    return found


def was_opened(draft: Matter) -> bool:
    """Whether the public was ever asked about a draft."""
    says = Register.of(draft).consults
    return says is not None and any(draft.took(step.name) for step in says.ways_to_open)


def is_asked_about(draft: Matter) -> bool:
    """Whether others are asked about drafts of its kind, the public or only some of them."""
    return Register.of(draft).consults is not None


def asked_about(draft: Matter) -> dict[str, str]:
    """What the public was given to read, as it was when it was last asked: column → words.

    A draft that was changed since does not change what people had before their eyes.
    """
    says = Register.of(draft).consults
    ways = {step.name for step in says.ways_to_open} if says else set()
    opened = [one for one in standing(draft) if one.step in ways]
    if not says or not opened:
        return {}
    before = replay(one for one in standing(draft) if one.place_in_matter <= latest(opened))
    return {name: str(before.values.get(name) or "") for name in says.asks}


def latest(events: list[Event]) -> int:
    """The place of the last of some acts."""
    return max(one.place_in_matter for one in events)


def tells(draft: Matter) -> bool:
    """Whether it was made known what became of the comments of the last round."""
    says = Register.of(draft).consults
    return says is not None and all(
        draft.took(says.tells.name, after=step.name) for step in says.ways_to_open
    )


def keepers() -> Iterator[type[Register]]:
    """The registers that keep comments."""
    return (register for register in Register.all.values() if register.comments is not None)


def comments_on(draft: Matter) -> QuerySet[Matter]:
    """The comments on a draft that count, the latest first; none where nobody keeps any."""
    for register in keepers():
        says = register.comments
        assert says is not None, "a keeper says how it keeps them"
        found = register.model._default_manager.filter(**{says.draft: draft.pk})
        return found.exclude(stage__in=[stage.name for stage in says.outside]).order_by("-pk")
    return Matter.objects.none()


def received(draft: Matter) -> Received:
    """How many comments came in on a draft, and what became of them."""
    for register in keepers():
        says = register.comments
        assert says is not None, "a keeper says how it keeps them"
        rows = comments_on(draft).order_by().values_list("stage", says.result)
        counted = {(stage, result): n for stage, result, n in rows.annotate(n=Count("pk"))}
        waiting = sum(n for (stage, _), n in counted.items() if stage != says.answered.name)
        by_result: dict[str, int] = {}
        for (stage, result), n in counted.items():
            if stage == says.answered.name:
                by_result[result] = by_result.get(result, 0) + n
        return Received(sum(counted.values()), waiting, by_result)
    return Received(0, 0, {})


def unanswered(draft: Matter) -> int:
    """How many comments on a draft have no result yet.

    ValueError for a draft that is not stored: the walk knows no rows.
    """
    draft.must_be_stored()
    return received(draft).waiting
