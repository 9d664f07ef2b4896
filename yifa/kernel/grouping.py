"""How many figures are computed at once: in one question, whatever figures and periods.

Answers are those of `counting.compute` and `counting.breakdown`; a test plays every story and
compares.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.db.models import Sum as SumOf

from . import tally
from .categories import ACT_WORDS, path
from .counting import Left, Number, breakdown, compute
from .figures import Answer, Counted, Cut, Figure, Period, Ratio, Scope, Stock
from .rolls import Roll

#: What each counted figure came to in each period, by the place of the period.
Numbers = dict[tuple[Counted, int], Number]
#: The parts of a figure in one period: code → number.
Parts = dict[str, Number]


def compute_many(
    figures: Iterable[Figure],
    scope: Scope,
    periods: Sequence[Period],
    *,
    cut: Cut = None,
    left: Left | None = None,
) -> dict[str, list[Answer]]:
    """Each figure by its key: its answers for the periods; a cut is replayed figure by figure."""
    wanted = list(figures)
    if cut is not None:
        left = {} if left is None else left
        return {
            one.key: [compute(one, scope, p, cut=cut, left=left) for p in periods] for one in wanted
        }
    counts = {part for one in wanted for part in one.made_of()}
    numbers = sums(counts, scope, periods)
    return {one.key: list(answers(one, numbers, scope, periods)) for one in wanted}


def answers(
    figure: Figure, numbers: Numbers, scope: Scope, periods: Sequence[Period]
) -> Iterator[Answer]:
    """A figure's answers from what was counted; a roll is read by itself."""
    if isinstance(figure, Roll):
        yield from map(Answer, figure.totals(scope, periods))
        return
    for place in range(len(periods)):
        found = [numbers.get((part, place), 0) for part in figure.made_of()]
        yield Answer.rate(*found) if isinstance(figure, Ratio) else Answer(*found)


#: From so many organisations on, reading a figure's days through is shorter than asking each.
MANY = 1_000

#: Each figure is summed for each organisation and period by itself: so one reads only a stretch of
#: the index, in its order, and nothing is sorted or compared row by row.
SUMS = """
WITH asked (figure, place, first, last) AS (VALUES {asked}), here (id) AS ({here})
SELECT asked.figure, asked.place, SUM((
  SELECT SUM(tally.number) FROM kernel_tally AS tally
  WHERE tally.organisation_id = here.id AND tally.figure = asked.figure
  AND tally."on" BETWEEN asked.first AND asked.last
))
FROM here CROSS JOIN asked GROUP BY asked.figure, asked.place
"""

#: The same where the scope is a city or a province: each figure and period reads one stretch of the
#: index that is in the order of days, and leaves out whose it is not. The plus keeps SQLite from
#: asking each organisation after all.
SUMS_OF_MANY = """
WITH asked (figure, place, first, last) AS (VALUES {asked}), here (id) AS ({here})
SELECT asked.figure, asked.place, (
  SELECT SUM(tally.number) FROM kernel_tally AS tally
  WHERE tally.figure = asked.figure AND tally."on" BETWEEN asked.first AND asked.last
  AND +tally.organisation_id IN (SELECT id FROM here)
)
FROM asked
"""

#: And where it is the whole house, nobody's rows are left out.
SUMS_OF_ALL = """
WITH asked (figure, place, first, last) AS (VALUES {asked})
SELECT asked.figure, asked.place, (
  SELECT SUM(tally.number) FROM kernel_tally AS tally
  WHERE tally.figure = asked.figure AND tally."on" BETWEEN asked.first AND asked.last
)
FROM asked
"""


def sums(figures: Iterable[Counted], scope: Scope, periods: Sequence[Period]) -> Numbers:
    """What figures come to in periods, added up from the rows of `Tally`."""
    by_mark = {one.mark: one for one in figures}
    day = connection.ops.adapt_datefield_value
    asked = [
        (mark, place, day(beginning(one, period)), day(period.last))
        for mark, one in by_mark.items()
        for place, period in enumerate(periods)
    ]
    if not asked:
        return {}
    statement, here, organisations = summing(scope)
    values = ", ".join(["(%s, %s, %s, %s)"] * len(asked))
    with connection.cursor() as cursor:
        cursor.execute(
            statement.format(asked=values, here=here),
            [*(value for row in asked for value in row), *organisations],
        )
        return {
            (by_mark[mark], place): in_its_unit(by_mark[mark], number)
            for mark, place, number in cursor.fetchall()
            if number
        }


def summing(scope: Scope) -> tuple[str, str, Sequence[Any]]:
    """The statement that is shortest for a scope, and in SQL whose acts count."""
    if scope.is_everything:
        return SUMS_OF_ALL, "", ()
    whose = scope.organisations().values("pk")
    here, organisations = whose.query.sql_with_params()
    are_many = len(whose[:MANY]) == MANY
    return (SUMS_OF_MANY if are_many else SUMS), here, organisations


def break_down(
    figure: Counted | Roll,
    category: str,
    scope: Scope,
    periods: Sequence[Period],
    *,
    cut: Cut = None,
    left: Left | None = None,
) -> list[Parts]:
    """A figure by a category in each of some periods."""
    if cut is not None or isinstance(figure, Roll) or not told_by_tally(figure, category):
        left = {} if left is None else left
        return [breakdown(figure, category, scope, p, cut=cut, left=left) for p in periods]
    spans = [Q(on__gte=beginning(figure, period), on__lte=period.last) for period in periods]
    here = scope.organisations().order_by().values("pk")
    # One figure, one stretch of days: what the index of `Tally` is in the order of.
    told = tally.Tally.objects.filter(
        Q() if scope.is_everything else Q(organisation__in=here),
        figure=figure.mark,
        on__gte=min(beginning(figure, period) for period in periods),
        on__lte=max(period.last for period in periods),
    )
    rows = told.filter(reduce(or_, spans)).values(part=F(tally_path(figure, category)))
    numbers = {f"n{place}": SumOf("number", filter=span) for place, span in enumerate(spans)}
    found: list[Counter[str]] = [Counter() for _ in periods]
    for part, *counted in rows.annotate(**numbers).values_list("part", *numbers):
        for parts, number in zip(found, counted, strict=True):
            parts[str(part if part is not None else "")] += number or 0
    return [{code: number for code, number in parts.items() if number} for parts in found]


def told_by_tally(figure: Counted, category: str) -> bool:
    """Whether the rows of `Tally` know the parts.

    A part of an amount may come to nothing and leaves no row; and where a matter went to, the row
    of an act does not say.
    """
    goes_to = category in ACT_WORDS and ACT_WORDS[category].goes_to
    return not figure.adds and (isinstance(figure, Stock) or not goes_to)


def tally_path(figure: Counted, category: str) -> str:
    """How a row of `Tally` reaches a category; its organisation is whom the act counts for."""
    if category in ACT_WORDS:
        return f"organisation__{ACT_WORDS[category].column}"
    return path(figure, category)


def beginning(figure: Counted, period: Period) -> dt.date:
    """From which day on acts are added up: a stock is what came and went since ever."""
    return dt.date.min if isinstance(figure, Stock) else period.first


def in_its_unit(figure: Counted, number: int | Decimal) -> Number:
    """A sum of rows as the figure says it: 元 of 分 where it keeps two places."""
    places = tally.places_of(figure)
    return Decimal(number).scaleb(-places) if places else int(number)


def together(figure: Figure, answers: Iterable[Answer]) -> Answer:
    """What a count or a rate comes to in several periods together, the last period last.

    Stocks don't add up: of a rate of stocks the last period's is what there is.
    """
    found = list(answers)
    if isinstance(figure, Ratio):
        above = in_all(figure.numerator, [one.numerator or 0 for one in found])
        return Answer.rate(
            above, in_all(figure.denominator, [one.denominator or 0 for one in found])
        )
    assert not isinstance(figure, Stock), "a stock is what there is on a day"
    return Answer(sum(one.value or 0 for one in found))


def in_all(side: Counted, numbers: Sequence[Number]) -> Number:
    """One of a rate's two numbers over several periods."""
    if isinstance(side, Stock):
        return numbers[-1] if numbers else 0
    return sum(numbers)


def months(period: Period) -> list[Period]:
    """The calendar months of a period, the first and last as far as it goes."""
    found, first = [], period.first
    while first <= period.last:
        following = (first.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        found.append(Period(first, min(period.last, following - dt.timedelta(days=1))))
        first = following
    return found
