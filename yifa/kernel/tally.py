"""What each act adds to which figures, kept in rows so that a sum reads no events.

    (dispute 187, dispute.settled, 石坎村人民调解委员会, 2026-03-02, 1)

Figures are defined by events (`figures.py`); these rows follow from them like the columns of
`derived`: `take` writes those of a step with its event, `verify` tells them again and compares,
and after an upgrade, or when a figure was declared otherwise, all are told anew. A matter's rows
are its own: nobody who writes waits for another matter (docs/decisions/0016).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models

from .categories import ACT_WORDS
from .counting import as_list
from .figures import Count, Counted, Stock
from .matter import Matter, Taken
from .organisation import Organisation
from .register import Register
from .writing import encode

#: Raised when these rules themselves tell other rows than before.
RULES = 1

#: Organisations by key; one that is not there has no level and no form.
Organisations = Mapping[int, Organisation]


class Tally(models.Model):
    """What one act of a matter adds to one figure: for whom, on which day, how much.

    `number` is in the smallest unit that is kept (分 of an amount in 元), so that sums are exact.
    An act that brings a matter into a stock adds 1, one that takes it out adds -1.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="tallies")
    figure = models.IntegerField()
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    on = models.DateField()
    number = models.BigIntegerField()

    class Meta:
        verbose_name = "指标计数"
        verbose_name_plural = "指标计数"
        indexes = [
            models.Index(
                fields=["organisation", "figure", "on", "number"], name="by_holder_figure_and_day"
            ),
            models.Index(
                fields=["figure", "on", "organisation", "number"], name="by_figure_and_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.on} {self.number}"

    @property
    def says(self) -> Says:
        """What it says of its matter, to compare."""
        return self.figure, self.organisation_id, self.on, self.number


#: Figure, organisation, day, number.
Says = tuple[int, int, Any, int]


class TalliedBy(models.Model):
    """The definitions by which all rows were told last; there is one row, or none."""

    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.digest


@cache
def counted_at(kind: str, step: str) -> tuple[Counted, ...]:
    """What an act of a step may count for: the counts of the step, and every stock."""
    return tuple(
        one for one in counted_in(kind) if not isinstance(one, Count) or step in one.step_names
    )


@cache
def counted_in(kind: str) -> tuple[Counted, ...]:
    """Every figure of a kind that counts events, the two numbers of its ratios included."""
    figures = Register.all[kind].figures.values()
    return tuple(dict.fromkeys(part for one in figures for part in one.made_of()))


def rows_of(matter: Matter, organisations: Organisations) -> list[Tally]:
    """Every row of a matter, from the acts that stand."""
    acts = matter.history
    return [row for act in acts for row in rows_by(act, matter, acts, organisations)]


def rows_by(
    act: Taken, matter: Matter, acts: Sequence[Taken], organisations: Organisations
) -> Iterator[Tally]:
    """What one of a matter's acts adds, beside the others that stand."""
    for figure in counted_at(matter.kind, act.step):
        for holder, number in moved_by(act, figure, acts):
            number *= measure(figure, matter, act, organisations)
            if number:
                yield Tally(
                    matter_id=matter.pk,
                    figure=figure.mark,
                    organisation_id=holder,
                    on=act.on,
                    number=number,
                )


def moved_by(act: Taken, figure: Counted, acts: Sequence[Taken]) -> Iterator[tuple[int, int]]:
    """For whom an act counts, and whether it adds one or takes one away.

    What `figure.events` asks of all events at once, asked of the acts of one matter.
    """
    if isinstance(figure, Count):
        if counts(act, figure, acts):
            yield act.holder, 1
        return
    assert isinstance(figure, Stock), f"{figure!r} can't be told act by act"
    came, went = act.stage in figure.stage_names, act.stage_before in figure.stage_names
    if came and went and act.holder == act.holder_after:
        return
    if came:
        yield act.holder_after, 1
    if went:
        yield act.holder, -1


def counts(act: Taken, figure: Count, acts: Sequence[Taken]) -> bool:
    """Whether an act of a figure's steps is one at which its matter counts."""
    if figure.each:
        return True
    if figure.overtaken_by:
        return not is_overtaken(act, figure, acts)
    return not any(o.step in figure.step_names and o.place < act.place for o in acts)


def is_overtaken(act: Taken, figure: Count, acts: Sequence[Taken]) -> bool:
    """Whether a later act overtook it before another stretch of the matter began."""
    for other in acts:
        if other.place > act.place:
            if other.step in figure.anew_names:
                return False
            if other.step in figure.overtaking_names:
                return True
    return False


def measure(figure: Counted, matter: Matter, act: Taken, organisations: Organisations) -> int:
    """How much an act counts for: 0 outside the figure's `where`, 1, or the amount."""
    for name, value in figure.where.items():
        if said(name, matter, act, organisations) not in as_list(value):
            return 0
    if not figure.adds:
        return 1
    return int(Decimal(getattr(matter, figure.adds) or 0).scaleb(places_of(figure)))


def said(name: str, matter: Matter, act: Taken, organisations: Organisations) -> Any:
    """A value of the matter, or what the act itself says, as `where` names it."""
    if name not in ACT_WORDS:
        return encode(getattr(matter, name))
    word = ACT_WORDS[name]
    holder = organisations.get(act.holder_after if word.goes_to else act.holder)
    return getattr(holder, word.column, None)


@cache
def places_of(figure: Counted) -> int:
    """How many digits after the point the amount of a figure keeps."""
    if not figure.adds:
        return 0
    return getattr(Register.all[figure.kind].field(figure.adds), "decimal_places", 0) or 0


def disturbs(act: Taken, changed: AbstractSet[str], matter: Matter) -> bool:
    """Whether the latest act may change what earlier ones add: it overtakes them, or corrects."""
    earlier = {one.step for one in matter.history if one.place < act.place}
    return any(
        is_counted_by(figure, earlier)
        and (act.step in overtaking(figure) or not changed.isdisjoint(figure.reads))
        for figure in counted_in(matter.kind)
    )


def is_counted_by(figure: Counted, steps: AbstractSet[str]) -> bool:
    """Whether acts of some steps may add to a figure; to a stock every act may."""
    return not figure.step_names.isdisjoint(steps) if isinstance(figure, Count) else bool(steps)


def overtaking(figure: Counted) -> AbstractSet[str]:
    """The steps that overtake a figure's earlier acts."""
    return figure.overtaking_names if isinstance(figure, Count) else frozenset()


@dataclass
class Tallying:
    """The rows that the steps of a transaction add, stored together before it ends."""

    waiting: dict[int, list[Tally]] = field(default_factory=dict)
    #: Matters whose stored rows are replaced by those that wait.
    anew: set[int] = field(default_factory=set)
    organisations: dict[int, Organisation] = field(default_factory=dict)

    def step(self, matter: Matter, *, changed: AbstractSet[str]) -> None:
        """Add what the latest act adds; `changed` are the values it wrote.

        Nothing is read or taken away unless the act bears upon what earlier ones add.
        """
        act = matter.history[-1]
        if disturbs(act, changed, matter):
            self.tell_anew(matter)
            return
        self.know(matter, [act])
        rows = rows_by(act, matter, matter.history, self.organisations)
        self.waiting.setdefault(matter.pk, []).extend(rows)

    def tell_anew(self, matter: Matter) -> None:
        """Tell every row of a matter from the acts that stand."""
        self.know(matter, matter.history)
        self.waiting[matter.pk] = rows_of(matter, self.organisations)
        self.anew.add(matter.pk)

    def know(self, matter: Matter, acts: Iterable[Taken]) -> None:
        """Read the organisations of some acts that are not known yet."""
        self.organisations.setdefault(matter.holder_id, matter.holder)
        named = {key for act in acts for key in (act.holder, act.holder_after)}
        if missing := named - self.organisations.keys():
            self.organisations |= Organisation.objects.in_bulk(missing)

    def store(self) -> None:
        """Write what waits; only the matters' own rows are touched."""
        if self.anew:
            Tally.objects.filter(matter__in=self.anew).delete()
        Tally.objects.bulk_create(row for rows in self.waiting.values() for row in rows)
        self.waiting.clear()
        self.anew.clear()


def differs(matter: Matter, kept: Iterable[Tally], organisations: Organisations) -> Says | None:
    """A row that should be there and is not, or that should not be there; None if all agree."""
    told = Counter(row.says for row in rows_of(matter, organisations))
    found = Counter(row.says for row in kept)
    return next(iter([*(told - found), *(found - told)]), None)


def keep(matters: Iterable[Matter], organisations: Organisations) -> list[Matter]:
    """Put the rows of some matters right; returns the matters whose rows were not."""
    wrong = [one for one in matters if differs(one, one.tallies.all(), organisations)]
    Tally.objects.filter(matter__in=wrong).delete()
    Tally.objects.bulk_create(row for one in wrong for row in rows_of(one, organisations))
    return wrong


def label_of(mark: int) -> str:
    """What the figure of a mark is called; a mark of no figure by itself."""
    figures = (one for kind in Register.all for one in counted_in(kind))
    return next((one.label or one.key for one in figures if one.mark == mark), str(mark))


def definitions() -> str:
    """A digest of everything the rows follow from, beside the records: it changes with a figure."""
    told = {figure.key: figure.definition() for kind in Register.all for figure in counted_in(kind)}
    text = json.dumps([RULES, told], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def are_behind() -> bool:
    """Whether figures were declared otherwise when the rows were told: then all are told anew."""
    return not TalliedBy.objects.filter(digest=definitions()).exists()
