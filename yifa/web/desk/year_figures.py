"""Which figures of the year stand on the first page: each opens on the matters it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from django.urls import reverse

from yifa.kernel.counting import compute
from yifa.kernel.figures import Answer, Count, Counted, Figure, Period, Ratio, Scope
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import may_read_figures
from yifa.web.theme import figure as theme
from yifa.web.theme.figure import FigureLine, FigureTable, Fraction, Part
from yifa.web.theme.wording import percent, thousands

from . import menu

#: More figures than this are no longer read at a glance.
MOST = 6


def of_the_year(post: Post, day: dt.date) -> FigureTable | None:
    """The first count and the first rate of each register, this year and last to the same day."""
    if not may_read_figures(post, post.organisation):
        return None
    scope = Scope(post.organisation)
    period = Period.year(day.year, until=day)
    lines = [
        line(register, name, figure, scope, period)
        for register, name, figure in list(chosen())[:MOST]
    ]
    return FigureTable(lines) if lines else None


def chosen() -> Iterator[tuple[type[Register], str, Figure]]:
    """Of each register its first count and, where it has one, its first rate."""
    for register in menu.registers():
        for sort in (Count, Ratio):
            named = ((n, f) for n, f in register.figures.items() if type(f) is sort)
            found = next(named, None)
            if found is not None:
                yield register, *found


def line(
    register: type[Register], name: str, figure: Figure, scope: Scope, period: Period
) -> FigureLine:
    """One figure with last year's value."""
    now = compute(figure, scope, period)
    before = compute(figure, scope, period.a_year_before())
    return FigureLine(shown(register, name, figure, now, period), last_year=text(figure, before))


def shown(
    register: type[Register], name: str, figure: Figure, answer: Answer, period: Period
) -> theme.Figure:
    """A figure that opens; a rate with its division."""
    year = period.first.year
    if not isinstance(figure, Ratio):
        return theme.Figure(figure.label, text(figure, answer), opened(register, name, year))
    upper, lower = figure.numerator, figure.denominator
    fraction = Fraction(
        Part(thousands(answer.numerator or 0), upper.label, opened(register, upper.name, year)),
        Part(thousands(answer.denominator or 0), lower.label, opened(register, lower.name, year)),
    )
    value, url = text(figure, answer), fraction.lower.url
    return theme.Figure(figure.label, value, url, fraction=fraction)


def text(figure: Figure, answer: Answer) -> str:
    """The value as it is written; a rate without a denominator is 无."""
    if isinstance(figure, Ratio):
        return percent(int(answer.numerator or 0), int(answer.denominator or 0))
    value = answer.value or 0
    return thousands(value.normalize() if isinstance(value, Decimal) else value)


def opened(register: type[Register], name: str, year: int) -> str:
    """The register narrowed to what the figure counts."""
    if not isinstance(register.figures.get(name), Counted):
        return reverse("register", args=[register.kind()])
    return f"{reverse('register', args=[register.kind()])}?figure={name}&year={year}"
