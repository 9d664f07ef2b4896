"""What a report's tokens come to: each figure once, for one organisation, year and cut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from yifa.kernel.categories import part_labels
from yifa.kernel.counting import Left
from yifa.kernel.figures import Answer, Counted, Cut, Period, Ratio, Scope, standing
from yifa.kernel.grouping import break_down, compute_many
from yifa.kernel.organisation import Organisation
from yifa.kernel.rolls import Roll

from .text import Token, figure

#: How many parts a breakdown names before it says 其他.
MOST_PARTS = 8


@dataclass
class Reading:
    """Figures for an organisation with all that is under it, in a year, up to a cut.

    `until` is the last day counted, so that a year under way compares with the same days of the
    year before. Answers are kept, so that a figure named twice is computed once, and what a cut
    left of each matter. `baseline` is what last year's own report said of some figures.
    """

    organisation: Organisation
    year: int
    until: dt.date | None = None
    cut: Cut = None
    baseline: Mapping[str, Decimal] = field(default_factory=dict)
    answers: dict[tuple[str, bool], Answer] = field(default_factory=dict)
    recorded: dict[str, bool] = field(default_factory=dict)
    left: Left = field(default_factory=dict)

    @property
    def scope(self) -> Scope:
        """Whose figures."""
        return Scope(self.organisation)

    @property
    def period(self) -> Period:
        """The days counted."""
        return Period.year(self.year, until=self.until)

    def answer(self, key: str, *, last_year: bool = False) -> Answer:
        """What a figure comes to, this year or in the same days of last year."""
        if (key, last_year) not in self.answers:
            period = self.period.a_year_before() if last_year else self.period
            found = compute_many([figure(key)], self.scope, [period], cut=self.cut, left=self.left)
            (self.answers[key, last_year],) = found[key]
        return self.answers[key, last_year]

    def before(self, key: str) -> Answer:
        """Last year's value: as the registers count it, else as last year's own report said."""
        said = self.said_before(key)
        return self.answer(key, last_year=True) if said is None else Answer(said)

    def said_before(self, key: str) -> Decimal | None:
        """What last year's report said, where the registers hold nothing of that kind that year.

        Only for a whole year: a report tells of a whole year, and no part is compared with it.
        """
        if key not in self.baseline or isinstance(figure(key), Ratio):
            return None
        if self.period != Period.year(self.year) or self.has_records(figure(key).kind):
            return None
        return self.baseline[key]

    def has_records(self, kind: str) -> bool:
        """Whether the registers hold anything of that kind from last year."""
        if kind not in self.recorded:
            last = self.period.a_year_before()
            acts = standing(self.cut).filter(kind=kind, on__range=(last.first, last.last))
            here = self.scope.organisations().order_by().values("pk")
            self.recorded[kind] = acts.filter(holder__in=here).exists()
        return self.recorded[kind]

    def prepare(self, keys: Iterable[str]) -> None:
        """Compute figures together, this year and last; a cut is replayed figure by figure."""
        wanted = [figure(key) for key in keys if (key, False) not in self.answers]
        if self.cut is not None or not wanted:
            return
        periods = [self.period, self.period.a_year_before()]
        for key, (now, before) in compute_many(wanted, self.scope, periods).items():
            self.answers[key, False], self.answers[key, True] = now, before

    def parts(self, key: str, category: str) -> dict[str, int | Decimal]:
        """A figure by a category, largest part first."""
        shown = figure(key)
        counted = shown.denominator if isinstance(shown, Ratio) else shown
        assert isinstance(counted, Counted | Roll)
        (found,) = break_down(
            counted, category, self.scope, [self.period], cut=self.cut, left=self.left
        )
        return dict(sorted(found.items(), key=lambda part: (-part[1], part[0])))

    def words(self, token: Token) -> str:
        """A token as the paper prints it."""
        side = token.side
        if side == "change":
            return self.change(token.figure)
        if side.startswith("by:"):
            return self.told_parts(token.figure, side[3:])
        answer = self.before(token.figure) if side == "last" else self.answer(token.figure)
        if side == "above":
            return number(answer.numerator)
        if side == "below":
            return number(answer.denominator)
        return shown_as(token.figure, answer)

    def change(self, key: str) -> str:
        """The comparison with last year, "" where there is nothing to compare with."""
        now, before = self.answer(key), self.before(key)
        if isinstance(figure(key), Ratio):
            return change_of_rate(now.value, before.value)
        return change_of_count(now.value or 0, before.value or 0)

    def told_parts(self, key: str, category: str) -> str:
        """The parts as a list in words; what is beyond the most named is 其他, so the sum holds."""
        shown = figure(key)
        parts = list(self.parts(key, category).items())
        named, rest = parts[:MOST_PARTS], parts[MOST_PARTS:]
        labels = part_labels(shown, category, [code for code, _ in named])
        told = [f"{labels[code]}{number(value)}{shown.unit}" for code, value in named]
        if rest:
            told.append(f"其余{number(sum(value for _, value in rest))}{shown.unit}")
        return "、".join(told)

    def frozen(self, tokens: list[Token]) -> dict[str, Any]:
        """What each token came to, as a freeze keeps it: sorted, in plain JSON values."""
        keys = sorted({token.figure for token in tokens})
        return {key: plain(self.answer(key)) for key in keys}


def plain(answer: Answer) -> dict[str, str | None]:
    """An answer in values that JSON keeps exactly."""
    return {
        "value": None if answer.value is None else exact(answer.value),
        "numerator": None if answer.numerator is None else exact(answer.numerator),
        "denominator": None if answer.denominator is None else exact(answer.denominator),
    }


def exact(value: int | Decimal) -> str:
    """A number without exponent or trailing zeros; a ratio to ten places."""
    told = format(round(Decimal(value), 10), "f")
    return told.rstrip("0").rstrip(".") if "." in told else told


def shown_as(key: str, answer: Answer) -> str:
    """A figure as text shows it: a count with thousands, a ratio in per cent."""
    if isinstance(figure(key), Ratio):
        return "—" if answer.value is None else percent(Decimal(answer.value))
    return number(answer.value)


def number(value: int | Decimal | None) -> str:
    """A number as papers print it: 1732, 12.5, never 1732.00."""
    return "0" if value is None else exact(value)


def percent(value: Decimal) -> str:
    """A fraction of one in per cent, to one decimal, without a trailing .0.

    >>> percent(Decimal("0.868")), percent(Decimal(1))
    ('86.8%', '100%')
    """
    rounded = (value * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{exact(rounded)}%"


def change_of_count(now: int | Decimal, before: int | Decimal) -> str:
    """增长 or 下降 by how many per cent, with the comma that leads it in."""
    if not before:
        return ""
    if now == before:
        return "，与去年同期持平"
    rate = percent(abs(Decimal(now) - Decimal(before)) / Decimal(before))
    return f"，同比{'增长' if now > before else '下降'}{rate}"


def change_of_rate(now: int | Decimal | None, before: int | Decimal | None) -> str:
    """上升 or 下降 by how many percentage points, from the rates as they are printed."""
    if now is None or before is None:
        return ""
    points = [(Decimal(v) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP) for v in (now, before)]
    if points[0] == points[1]:
        return "，与去年同期持平"
    word = "上升" if points[0] > points[1] else "下降"
    return f"，同比{word}{exact(abs(points[0] - points[1]))}个百分点"
