"""How a figure is computed, broken down and opened: as things stand, or replayed for a cut.

Both ways answer the same; a property test changes matters at random and compares.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from django.db.models import Count as CountOf
from django.db.models import F, QuerySet
from django.db.models import Sum as SumOf

from .categories import ACT_WORDS, path
from .figures import Answer, Counted, Cut, Figure, Period, Ratio, Scope, standing
from .matter import Event
from .rolls import Roll

Number = int | Decimal
#: What the events up to a cut left of matters, in an event's words: kind → matter → values. Whoever
#: asks several figures for one cut gives it along, so that no matter is read twice.
Left = dict[str, dict[int, dict[str, Any]]]
#: So many matters are read at once.
AT_ONCE = 500


def compute(
    figure: Figure, scope: Scope, period: Period, *, cut: Cut = None, left: Left | None = None
) -> Answer:
    """What a figure comes to for a scope and a period; up to a cut if one is given."""
    if isinstance(figure, Ratio):
        parts = [total(one, scope, period, cut, left) for one in figure.made_of()]
        return Answer.rate(*parts)
    if isinstance(figure, Roll):
        return Answer(figure.total(scope, period))
    return Answer(total(cast("Counted", figure), scope, period, cut, left))


def total(
    figure: Counted, scope: Scope, period: Period, cut: Cut, left: Left | None = None
) -> Number:
    """The number of a figure that points at events."""
    if cut is not None:
        return sum(replayed(figure, scope, period, cut=cut, category="", left=left).values())
    acts = counted(figure, scope, period)
    if not figure.adds:
        return acts.count()
    answer = acts.aggregate(total=SumOf(path(figure, figure.adds)))
    return answer["total"] or 0


def breakdown(
    figure: Counted | Roll,
    category: str,
    scope: Scope,
    period: Period,
    *,
    cut: Cut = None,
    left: Left | None = None,
) -> dict[str, Number]:
    """A figure by a category: code → number; the parts always add up to the total.

    Blank is a part of its own, under "".
    """
    if isinstance(figure, Roll):
        return {**figure.parts(category, scope, period)}
    if cut is not None:
        return replayed(figure, scope, period, cut=cut, category=category, left=left)
    acts = counted(figure, scope, period).order_by()
    what = SumOf(path(figure, figure.adds)) if figure.adds else CountOf("pk")
    rows = acts.values(part=F(path(figure, category))).annotate(number=what)
    parts: Tally[str] = Tally()
    for row in rows:
        parts[str(row["part"] if row["part"] is not None else "")] += row["number"] or 0
    return dict(parts)


def counted(figure: Counted, scope: Scope, period: Period) -> QuerySet[Event]:
    """The events a figure counts as things stand, narrowed by the matter's values."""
    acts = figure.events(scope, period)
    for name, value in figure.where.items():
        acts = acts.filter(**{f"{path(figure, name)}__in": as_list(value)})
    return acts


def replayed(
    figure: Counted,
    scope: Scope,
    period: Period,
    *,
    cut: Cut,
    category: str,
    left: Left | None = None,
) -> dict[str, Number]:
    """The figure by a category as of a cut: later events do not exist, nor what they changed."""
    assert cut is not None, "only a cut is replayed"
    acts = figure.events(scope, period, cut=cut).order_by()
    asked = {*figure.where, figure.adds, category} - {""}
    if not asked:
        return {"": acts.count()}
    said = sorted(asked & ACT_WORDS.keys())
    rows = list(acts.values_list("matter", *(path(figure, name) for name in said)))
    values = {} if left is None else left.setdefault(figure.kind, {})
    if asked - ACT_WORDS.keys():
        read(figure.kind, [matter for matter, *_ in rows], cut, values)
    parts: Tally[str] = Tally()
    for matter, *words in rows:
        told = values.get(matter, {}) | dict(zip(said, words, strict=True))
        if all(told.get(name) in as_list(value) for name, value in figure.where.items()):
            part = told.get(category)
            number = Decimal(told.get(figure.adds) or 0) if figure.adds else 1
            parts[str(part if part is not None else "")] += number  # type: ignore[assignment]  # a tally of amounts
    return dict(parts)


def read(kind: str, matters: Iterable[int], cut: Cut, values: dict[int, dict[str, Any]]) -> None:
    """Add each matter's values in an event's words, as its events up to the cut left them.

    They are those of `state.replay`, read as plain rows: a year's report replays many thousands.
    """
    wanted = [matter for matter in dict.fromkeys(matters) if matter not in values]
    if not wanted:
        return
    up_to_cut = standing(cut).filter(kind=kind).order_by("matter_id", "place_in_matter")
    for place in range(0, len(wanted), AT_ONCE):
        some = wanted[place : place + AT_ONCE]
        values.update((matter, {}) for matter in some)
        rows = up_to_cut.filter(matter__in=some).values_list("matter", "payload__wrote")
        for matter, wrote in rows:
            values[matter].update(wrote)


def as_list(value: Any) -> list[Any]:
    """One value or several."""
    return list(value) if isinstance(value, list | tuple) else [value]
