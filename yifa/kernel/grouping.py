"""How many figures are computed at once: one or two queries a kind, whatever the periods.

Answers are those of `counting.compute`; a test plays every story and compares.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models import Count as CountOf
from django.db.models import Sum as SumOf

from .categories import path
from .counting import Number, as_list, compute
from .figures import Answer, Count, Counted, Figure, Period, Ratio, Scope, Stock, standing
from .matter import Event
from .organisation import Organisation
from .rolls import Roll

#: What each counted figure came to in each period, by the place of the period.
Numbers = dict[Counted, dict[int, Number]]


def compute_many(
    figures: Iterable[Figure], scope: Scope, periods: Sequence[Period]
) -> dict[str, list[Answer]]:
    """Each figure by its key: its answers for the periods, as things stand.

    The periods may not overlap; months of two years, or this year and the same days of the last.
    """
    wanted = list(figures)
    rolls = {
        one.key: [Answer(number) for number in one.totals(scope, periods)]
        for one in wanted
        if isinstance(one, Roll)
    }
    counts_of = [one for one in wanted if not isinstance(one, Roll)]
    numbers: Numbers = {}
    for kind, parts in by_kind(counts_of).items():
        counts = [part for part in parts if isinstance(part, Count)]
        stocks = [part for part in parts if isinstance(part, Stock)]
        numbers |= count_many(kind, counts, scope, periods) if counts else {}
        numbers |= stock_many(kind, stocks, scope, periods) if stocks else {}
        for other in set(parts) - set(counts) - set(stocks):
            numbers[other] = one_by_one(other, scope, periods)
    return rolls | {
        one.key: [answer(one, numbers, place) for place in range(len(periods))] for one in counts_of
    }


def by_kind(figures: Iterable[Figure]) -> dict[str, list[Counted]]:
    """What has to be counted, by kind: figures themselves, and the two numbers of a ratio."""
    found: dict[str, dict[Counted, None]] = defaultdict(dict)
    for one in figures:
        for part in (one.numerator, one.denominator) if isinstance(one, Ratio) else (one,):
            assert isinstance(part, Counted)
            found[part.kind][part] = None
    return {kind: list(parts) for kind, parts in found.items()}


def one_by_one(figure: Counted, scope: Scope, periods: Sequence[Period]) -> dict[int, Number]:
    """A kind of figure that can't be grouped."""
    return {
        place: compute(figure, scope, period).value or 0 for place, period in enumerate(periods)
    }


def answer(figure: Figure, numbers: Numbers, place: int) -> Answer:
    """A figure's answer from what was counted."""
    if isinstance(figure, Ratio):
        above = numbers[figure.numerator].get(place, 0)
        below = numbers[figure.denominator].get(place, 0)
        return Answer.rate(above, below)
    assert isinstance(figure, Counted)
    return Answer(numbers[figure].get(place, 0))


def together(figure: Figure, answers: Iterable[Answer]) -> Answer:
    """What a count or a rate comes to in several periods together; stocks don't add up."""
    found = list(answers)
    if isinstance(figure, Ratio):
        above = sum(one.numerator or 0 for one in found)
        return Answer.rate(above, sum(one.denominator or 0 for one in found))
    assert not isinstance(figure, Stock), "a stock is what there is on a day"
    return Answer(sum(one.value or 0 for one in found))


def count_many(
    kind: str, figures: Sequence[Count], scope: Scope, periods: Sequence[Period]
) -> Numbers:
    """Counts and sums of one kind: its acts once through, sorted into periods."""
    names = {step.name for one in figures for step in one.steps}
    acts = standing().filter(kind=kind, step__in=names, holder__in=organisations(scope))
    acts = acts.filter(on__gte=min(p.first for p in periods), on__lte=max(p.last for p in periods))
    acts = acts.annotate(period=period_of(periods)).order_by()
    totals = {f"figure{n}": total_of(one) for n, one in enumerate(figures)}
    numbers: Numbers = {one: {} for one in figures}
    rows: Iterable[Mapping[str, Any]] = acts.values("period").annotate(**totals)
    for row in rows:
        for n, one in enumerate(figures if row["period"] is not None else ()):
            numbers[one][row["period"]] = row[f"figure{n}"] or 0
    return numbers


def total_of(figure: Count) -> CountOf | SumOf:
    """What a count or sum adds up, among all the acts of its kind."""
    counts = Q(step__in={step.name for step in figure.steps})
    for name, value in figure.where.items():
        counts &= Q(**{f"{path(figure, name)}__in": as_list(value)})
    if not figure.each:
        counts &= figure.counts_once()
    if figure.adds:
        return SumOf(path(figure, figure.adds), filter=counts)
    return CountOf("pk", filter=counts)


def period_of(periods: Sequence[Period]) -> Case:
    """The place of the period in which an act's day falls, null outside all of them."""
    return Case(
        *(
            When(on__gte=period.first, on__lte=period.last, then=Value(place))
            for place, period in enumerate(periods)
        ),
        output_field=IntegerField(),
    )


def stock_many(
    kind: str, figures: Sequence[Stock], scope: Scope, periods: Sequence[Period]
) -> Numbers:
    """Stocks of one kind at the end of each period: what came in less what went out till then.

    Each act says where the matter stood before and after it, so that comings and goings add up;
    one that moves nothing need not be looked at.
    """
    names = {stage.name for one in figures for stage in one.stages}
    acts = standing().filter(
        Q(stage_before__in=names) | Q(stage_after__in=names),
        kind=kind,
        on__lte=max(period.last for period in periods),
    )
    acts = acts.exclude(stage_before=F("stage_after"), holder=F("holder_after"))
    moves = [*acts_here(acts, scope, periods), *arrivals(acts, scope, periods)]
    return {one: run_up(one, moves, periods) for one in figures}


def acts_here(
    acts: QuerySet[Event], scope: Scope, periods: Sequence[Period]
) -> Iterable[Mapping[str, Any]]:
    """How many acts of the scope's own moved a matter from where to where, and kept it here."""
    here = organisations(scope)
    kept = Case(When(holder_after__in=here, then=Value(True)), default=Value(False))
    own = acts.filter(holder__in=here).annotate(until=until_of(periods)).order_by()
    moved = own.values("until", "stage_after", "stage_before", kept=kept)
    return moved.annotate(number=CountOf("pk"))


def arrivals(
    acts: QuerySet[Event], scope: Scope, periods: Sequence[Period]
) -> Iterable[Mapping[str, Any]]:
    """How many matters others sent here: they come in, and nothing here has gone out."""
    here = organisations(scope)
    sent = acts.filter(~Q(holder=F("holder_after")), holder_after__in=here).exclude(holder__in=here)
    came = sent.annotate(until=until_of(periods)).order_by()
    return came.values("until", "stage_after", kept=Value(True)).annotate(number=CountOf("pk"))


def run_up(
    figure: Stock, moves: Iterable[Mapping[str, Any]], periods: Sequence[Period]
) -> dict[int, Number]:
    """The comings less the goings of a stock up to the end of each period."""
    names = {stage.name for stage in figure.stages}
    by_day: dict[dt.date, int] = defaultdict(int)
    for move in moves:
        came = move["kept"] and move["stage_after"] in names
        went = move.get("stage_before") in names
        by_day[move["until"]] += move["number"] * (came - went)
    return {
        place: sum(number for day, number in by_day.items() if day <= period.last)
        for place, period in enumerate(periods)
    }


def until_of(periods: Sequence[Period]) -> Case:
    """The first end of a period by which an act was done, null if it came after all of them."""
    return Case(*(When(on__lte=day, then=Value(day)) for day in sorted({p.last for p in periods})))


def organisations(scope: Scope) -> QuerySet[Organisation]:
    """Whose acts count."""
    return scope.organisations().values("pk")  # type: ignore[return-value]  # only its keys


def months(period: Period) -> list[Period]:
    """The calendar months of a period, the first and last as far as it goes."""
    found, first = [], period.first
    while first <= period.last:
        following = (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        found.append(Period(first, min(period.last, following - dt.timedelta(days=1))))
        first = following
    return found
