"""What the public sees of a register: matters from the step that publishes them, and no more.

    public = Public("行政处罚决定", after=(Penalty.publish,), until=(Penalty.unpublish,), shows=[…])

Nothing is public that a register does not declare. People's names are masked wherever they stand;
files that people bring are never public, only those named here, which the house made itself. What
was withdrawn still says that it was there, when it was withdrawn and why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hmac import compare_digest
from typing import TYPE_CHECKING

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from .evidence import Evidence
from .matter import Event, Matter
from .procedure import Procedure, Step

if TYPE_CHECKING:
    from .register import Register


@dataclass(frozen=True)
class Public:
    """Which matters of a register are public, and what of them.

    `after` and `until` are the steps that publish and withdraw; `shows` columns, `why` those that
    say why a matter was withdrawn; `files` names of files that the house made.
    """

    title: str
    after: tuple[Step, ...]
    shows: Sequence[str]
    until: tuple[Step, ...] = ()
    why: Sequence[str] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Announced:
    """What whoever was given the code of a matter may look up of it, without signing in.

    `code` is the column of the code and `reads` makes what was typed one, "" if it can be none;
    `shows` are the columns told of the one matter. `whom` is the column that says whom it
    concerns. Who adds that one's `proof` to the code of any of its matters is told of all of them,
    with the columns `tells` of each: it is they who were given both. `made` counts how often.
    """

    title: str
    code: str
    reads: Callable[[str], str]
    shows: Sequence[str]
    whom: str
    proof: str
    made: Step
    tells: Sequence[str]

    def find(self, register: type[Register], said: str) -> Matter | None:
        """The matter of a code; one whose registration was revoked has none any more."""
        code = self.reads(said)
        found = register.model._default_manager.exclude(stage=Procedure.void.name)
        return found.filter(**{self.code: code}).first() if code else None

    def belongs_to(self, matter: Matter, said: str) -> bool:
        """Whether what was said is the proof of whom the matter concerns."""
        whom = getattr(matter, self.whom)
        proof = str(getattr(whom.of_kind(), self.proof, "")) if whom else ""
        return bool(proof) and compare_digest(proof.encode(), said.strip().upper().encode())

    def of_the_same(self, matter: Matter) -> QuerySet[Matter]:
        """All that were made of whom it concerns, whichever organ made them, the latest first.

        Several organs may each keep an entry of the same one: the proof tells that they are.
        """
        one = getattr(matter, self.whom).of_kind()
        same = type(one)._default_manager.filter(**{self.proof: getattr(one, self.proof)})
        done = Event.objects.filter(
            matter=OuterRef("pk"), step=self.made.name, revocation=None, revokes=None
        ).order_by("-place_in_matter")
        found = type(matter)._default_manager.filter(**{f"{self.whom}__in": same.values("pk")})
        found = found.exclude(stage=Procedure.void.name)
        found = found.annotate(made_on=Subquery(done.values("on")[:1]))
        return found.filter(made_on__isnull=False).order_by("-made_on", "-pk")


def announced() -> list[tuple[type[Register], Announced]]:
    """The registers whose matters are announced by a code."""
    from .register import Register

    every = ((one, one.announced) for one in Register.all.values())
    return [(register, declared) for register, declared in every if declared is not None]


@dataclass(frozen=True)
class Standing:
    """Since when a matter is public, and since when it no longer is (None while it is)."""

    since: dt.date
    withdrawn_on: dt.date | None = None


def registers() -> list[type[Register]]:
    """The registers of which something may be public."""
    from .register import Register

    return [one for one in Register.all.values() if one.public is not None]


def published(register: type[Register]) -> QuerySet[Matter]:
    """The matters that were published, with `published_on`, `withdrawn_on` (None while public)."""
    declared = register.public
    if declared is None:
        return register.model._default_manager.none()
    told = latest(register, declared.after)
    over = latest(register, declared.until)
    found = register.model._default_manager.annotate(
        published_at=Subquery(told.values("place_in_matter")[:1]),
        published_on=Subquery(told.values("on")[:1]),
        withdrawn_at=Coalesce(Subquery(over.values("place_in_matter")[:1]), Value(0)),
        over_on=Subquery(over.values("on")[:1]),
    )
    return found.filter(published_at__isnull=False).exclude(stage=Procedure.void.name)


def latest(register: type[Register], steps: Sequence[Step]) -> QuerySet[Event]:
    """The standing acts of those steps of a matter, the latest first."""
    return Event.objects.filter(
        matter=OuterRef("pk"),
        kind=register.kind(),
        step__in=[step.name for step in steps],
        revocation=None,
        revokes=None,
    ).order_by("-place_in_matter")


def standing_of(matter: Matter) -> Standing | None:
    """Since when a matter is public; None for one that never was."""
    from .register import Register

    register = Register.all.get(matter.kind)
    found = published(register).filter(pk=matter.pk).first() if register else None
    if found is None:
        return None
    told = vars(found)
    is_over = told["withdrawn_at"] > told["published_at"]
    return Standing(told["published_on"], told["over_on"] if is_over else None)


def files_of(matter: Matter) -> QuerySet[Evidence]:
    """The files of a public matter that are public: made by the house, at steps that stand."""
    from .register import Register

    register = Register.all[matter.kind]
    names = register.public.files if register.public else ()
    made_at = [step.name for step in register.makes]
    made = matter.evidence.filter(event__step__in=made_at, event__revocation=None)
    return made.filter(name__in=names).order_by("pk")
