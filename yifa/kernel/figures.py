"""What a figure is, and how it counts: events of a step, matters in a stage, and their ratios.

A figure is declared beside the matter it counts and never typed in. A count takes a matter once,
at its first standing event of the step, for the organisation that held it then; the period goes by
the day of the act.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from operator import or_
from typing import Any
from zlib import crc32

from django.db import models
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Subquery, Value, When

from .matter import LOOKS, ChainHead, Event, revokes_nothing
from .organisation import Organisation
from .procedure import Named, Procedure, Stage, Step

#: What a blank category is called.
UNFILLED = "未填"

#: How far each chain counts: organisation code → place. None means all there is.
Cut = Mapping[str, int] | None


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both counted."""

    first: dt.date
    last: dt.date

    @classmethod
    def year(cls, year: int, *, until: dt.date | None = None) -> Period:
        """A year, or as much of it as has passed."""
        last = dt.date(year, 12, 31)
        return cls(dt.date(year, 1, 1), min(last, until) if until else last)

    def a_year_before(self) -> Period:
        """The same days of the year before (29 February becomes 28)."""
        return Period(same_day(self.first, -1), same_day(self.last, -1))

    def __str__(self) -> str:
        first, last = self.first, self.last
        return f"{first.year}年{first.month}月{first.day}日至{last.month}月{last.day}日"


def same_day(day: dt.date, years: int) -> dt.date:
    """The same day in another year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True)
class Scope:
    """Whose figure: an organisation with what is under it, but for what is under `without`."""

    organisation: Organisation
    without: tuple[Organisation, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Whether every act of the house counts, so that nobody need ask whose it was."""
        return not self.without and self.organisation.stands_at_the_head

    def organisations(self) -> models.QuerySet[Organisation]:
        """The organisations whose acts count: by place and by line of business."""
        here = self.organisation
        below = Organisation.objects.under(here) | Organisation.objects.led_by_any_under(here)
        left_out = [Q(path__below=other.path) for other in self.without]
        if left_out:
            below = below.exclude(reduce(or_, left_out))
        return below.order_by()


@dataclass(frozen=True)
class Answer:
    """What a figure came to: a number, or for a ratio its two numbers.

    `value` is None for a ratio whose denominator is 0; a ratio is a fraction of 1, not of 100.
    """

    value: Decimal | int | None
    numerator: int | Decimal | None = None
    denominator: int | Decimal | None = None

    @classmethod
    def rate(cls, above: int | Decimal, below: int | Decimal) -> Answer:
        """A ratio by its two numbers."""
        return cls(Decimal(above) / Decimal(below) if below else None, above, below)


class Figure(Named):
    """A number computed from events (glossary: figure 指标)."""

    def __init__(self, label: str, *, unit: str, by: Iterable[str] = ()) -> None:
        self.label = label
        self.unit = unit
        self.by = tuple(by)
        self.kind = ""

    def belongs_to(self, kind: str, procedures: Iterable[type[Procedure]]) -> None:
        """Tell the figure whose it is."""
        self.kind = self.kind or kind

    @property
    def key(self) -> str:
        """Its name in the whole house: kind and name."""
        return f"{self.kind}.{self.name}"

    def made_of(self) -> tuple[Counted, ...]:
        """What has to be counted for it."""
        return ()

    def definition(self) -> dict[str, Any]:
        """How it counts, in words that change when its declaration does."""
        return {"kind": self.kind, "unit": self.unit}


class Counted(Figure):
    """A figure that can point at the events it counts.

    `where` narrows it by the matter's own values; `adds` names the amount it sums, "" to count.
    """

    where: Mapping[str, Any] = {}
    adds = ""

    @cached_property
    def mark(self) -> int:
        """The small number by which `Tally` knows it; the same in every database."""
        return crc32(self.key.encode()) & 0x7FFFFFFF

    @cached_property
    def reads(self) -> frozenset[str]:
        """What it reads of a matter beside its acts."""
        return frozenset({*self.where, self.adds} - {""})

    def made_of(self) -> tuple[Counted, ...]:
        """Itself alone."""
        return (self,)

    def definition(self) -> dict[str, Any]:
        """With what it narrows by and adds up."""
        return super().definition() | {"where": dict(self.where), "adds": self.adds}

    def events(self, scope: Scope, period: Period, *, cut: Cut = None) -> models.QuerySet[Event]:
        """The events it counts."""
        raise NotImplementedError


class Count(Counted):
    """Matters at their first standing event of a step, or with `each` every such act (次).

    With `overtaken_by` a matter counts at its last such act instead, and not at all if a later
    step of those overtook it: where outcomes may change, each matter has one, and they add up.
    A step of `anew_at` begins another stretch of the matter (another instance of a court), which
    counts for itself: nothing after it overtakes what lies before. `where` narrows by the matter's
    own values, as the events up to the cut left them.
    """

    def __init__(
        self,
        label: str,
        step: Step | tuple[Step, ...],
        *,
        unit: str = "件",
        by: Iterable[str] = (),
        each: bool = False,
        where: Mapping[str, Any] | None = None,
        overtaken_by: tuple[Step, ...] = (),
        anew_at: tuple[Step, ...] = (),
    ) -> None:
        super().__init__(label, unit=unit, by=by)
        self.steps = step if isinstance(step, tuple) else (step,)
        self.each = each
        self.overtaken_by = overtaken_by
        self.anew_at = anew_at
        self.where = where or {}
        self.step_names = frozenset(one.name for one in self.steps)
        self.overtaking_names = frozenset(one.name for one in overtaken_by)
        self.anew_names = frozenset(one.name for one in anew_at)
        #: Its steps that another act may stand before or after, so that one has to look.
        self.contested = frozenset(step.name for step in self.steps)

    def definition(self) -> dict[str, Any]:
        """With the steps it counts, and which overtake them."""
        anew = {"anew_at": [step.name for step in self.anew_at]} if self.anew_at else {}
        return (
            super().definition()
            | {
                "steps": [step.name for step in self.steps],
                "each": self.each,
                "overtaken_by": [step.name for step in self.overtaken_by],
            }
            | anew
        )

    def belongs_to(self, kind: str, procedures: Iterable[type[Procedure]]) -> None:
        """Of most steps the procedure alone tells that a matter takes them once."""
        super().belongs_to(kind, procedures)
        self.contested = frozenset(
            step.name
            for procedure in procedures
            for step in self.steps
            if any(procedure.can_follow(*pair) for pair in self.rivals(step))
        )

    def rivals(self, step: Step) -> Iterable[tuple[Step, Step]]:
        """Which act would have to come after which, for an act of this step not to count."""
        if self.overtaken_by:
            return ((step, later) for later in self.overtaken_by)
        return ((earlier, step) for earlier in self.steps)

    def events(self, scope: Scope, period: Period, *, cut: Cut = None) -> models.QuerySet[Event]:
        """The standing events of its steps that count, in the period, held in the scope."""
        acts = standing(cut).filter(kind=self.kind, step__in=self.step_names)
        if not self.each:
            acts = acts.filter(self.counts_once(cut=cut))
        return acts.filter(
            on__gte=period.first, on__lte=period.last, holder__in=scope.organisations().values("pk")
        )

    def counts_once(self, *, cut: Cut = None) -> Q:
        """Whether an act is the one at which its matter counts."""
        if not self.contested:
            return Q()
        return ~(Q(step__in=self.contested) & Q(self.has_rival(cut)))

    def has_rival(self, cut: Cut) -> Exists:
        """Whether another standing act of the matter counts instead."""
        others = standing(cut).filter(matter=OuterRef("matter"))
        place = OuterRef("place_in_matter")
        if self.overtaken_by:
            later = others.filter(step__in=self.overtaking_names, place_in_matter__gt=place)
            return Exists(later.filter(~Exists(self.begun_between(cut))) if self.anew_at else later)
        return Exists(others.filter(step__in=self.step_names, place_in_matter__lt=place))

    def begun_between(self, cut: Cut) -> models.QuerySet[Event]:
        """The acts between one of the counted and a later one that began another stretch."""
        return standing(cut).filter(
            matter=OuterRef("matter"),
            step__in=self.anew_names,
            place_in_matter__gt=OuterRef(OuterRef("place_in_matter")),
            place_in_matter__lt=OuterRef("place_in_matter"),
        )


class Sum(Count):
    """The total of an amount carried by the matters it counts."""

    def __init__(
        self,
        label: str,
        step: Step | tuple[Step, ...],
        *,
        amount: str,
        unit: str = "元",
        by: Iterable[str] = (),
        where: Mapping[str, Any] | None = None,
        overtaken_by: tuple[Step, ...] = (),
    ) -> None:
        super().__init__(label, step, unit=unit, by=by, where=where, overtaken_by=overtaken_by)
        self.adds = amount


class Stock(Counted):
    """Matters that stood in a stage at the end of the period's last day, replayed from events.

    `where` narrows by the matter's own values, as for a count.
    """

    def __init__(
        self,
        label: str,
        stage: Stage | tuple[Stage, ...],
        *,
        unit: str = "件",
        by: Iterable[str] = (),
        where: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(label, unit=unit, by=by)
        self.where = where or {}
        self.stages = stage if isinstance(stage, tuple) else (stage,)
        self.stage_names = frozenset(one.name for one in self.stages)

    def definition(self) -> dict[str, Any]:
        """With the stages it looks into, and what it narrows by where it does."""
        narrowed = {"where": dict(self.where)} if self.where else {}
        stages = {"stands_in": [stage.name for stage in self.stages]}
        return Figure.definition(self) | stages | narrowed

    def events(self, scope: Scope, period: Period, *, cut: Cut = None) -> models.QuerySet[Event]:
        """The last standing event of each matter up to that day, if it left it in the stage."""
        acts = standing(cut).filter(kind=self.kind, on__lte=period.last)
        latest = (
            standing(cut)
            .filter(matter=OuterRef("matter"), on__lte=period.last)
            .order_by("-place_in_matter")
            .values("pk")[:1]
        )
        return acts.filter(
            pk=Subquery(latest),
            stage_after__in=self.stage_names,
            holder_after__in=scope.organisations().values("pk"),
        )


class Ratio(Figure):
    """One count divided by another, never shown without both."""

    def __init__(
        self, label: str, numerator: Counted, denominator: Counted, *, unit: str = "%"
    ) -> None:
        super().__init__(label, unit=unit, by=denominator.by)
        self.numerator = numerator
        self.denominator = denominator

    def belongs_to(self, kind: str, procedures: Iterable[type[Procedure]]) -> None:
        """Its two counts may stand only here, without a name of their own."""
        super().belongs_to(kind, procedures)
        for side, part in (("above", self.numerator), ("below", self.denominator)):
            part.name = part.name or f"{self.name}/{side}"
            part.belongs_to(kind, procedures)

    def made_of(self) -> tuple[Counted, ...]:
        """Its two counts."""
        return self.numerator, self.denominator

    def definition(self) -> dict[str, Any]:
        """How its two counts count."""
        return {"divides": self.numerator.definition(), "by": self.denominator.definition()}


def standing(cut: Cut = None) -> models.QuerySet[Event]:
    """Events that are not revoked; up to a cut, later events and revocations do not exist.

    A look (查看完整信息) is none of them: it says where the matter stood then, and revoking goes
    past it, so that it may speak of a stage that no act has left it in.
    """
    acts = Event.objects.filter(revokes_nothing()).exclude(step__in=LOOKS)
    revocation = Event.objects.filter(revokes=OuterRef("pk"))
    there = Q() if cut is None else within(cut)
    return acts.filter(there).filter(~Exists(revocation.filter(there)))


def within(cut: Mapping[str, int]) -> Q:
    """Events within a vector of chain heads; only chains that have grown since need a look."""
    heads = ChainHead.objects.values_list("organisation__code", "organisation", "count")
    grown = {pk: cut.get(code, 0) for code, pk, count in heads if count > cut.get(code, 0)}
    if not grown:
        return Q()
    last = Case(
        *(When(holder=pk, then=Value(place)) for pk, place in grown.items()),
        output_field=IntegerField(),
    )
    return ~Q(holder__in=list(grown)) | Q(place__lte=last)
