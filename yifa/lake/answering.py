"""What the lake answers: sums of many houses as figures, rates with both their numbers.

Only figures that every house counts alike are added up; of the others it is said who differs.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from .engines import on_duckdb, on_spark
from .facts import county_of, month_of
from .rollup import PLACES, TIMES, WORDS, Question, roll_up
from .source import CountedIn, FigureIn, Unfit, differing, fit, sources_of

#: By whom and what a number is, without its time.
Group = tuple[Any, ...]
#: Of each counted figure and group: what each month, year, or the whole period adds.
Sums = Mapping[str, Mapping[Group, Mapping[int, int]]]


class Line(NamedTuple):
    """A figure of a group; `value` is None for a rate without a denominator.

    `until` is the last day of which it can tell: the period's, or that of the last records.
    """

    figure: str
    by: Group
    value: Decimal | int | None
    numerator: Decimal | int | None
    denominator: Decimal | int | None
    until: dt.date


class Lake:
    """A folder of many houses' rows."""

    def __init__(self, folder: Path) -> None:
        self.folder = fit(folder)
        self.sources = sources_of(self.folder)
        self.figures: dict[str, FigureIn] = {}
        self.counted: dict[str, CountedIn] = {}
        self.words: dict[str, Mapping[str, str]] = {}
        for source in reversed(self.sources):
            self.figures |= source.figures
            self.counted |= source.counted
            self.words |= source.words
        #: Figures that can't be added up, with the houses that count them otherwise.
        self.differing = {key: found for key in self.figures if (found := self.differs(key))}

    def differs(self, key: str) -> list[str]:
        """The houses that count a figure otherwise than the first."""
        return differing(self.sources, key)

    @cached_property
    def until(self) -> dt.date:
        """The last day of which all houses can tell."""
        return min(source.until for source in self.sources)

    @cached_property
    def until_in(self) -> dict[int, dt.date]:
        """The last day of which all houses with rows of a province can tell."""
        found: dict[int, dt.date] = {}
        for source in self.sources:
            for province in source.provinces():
                found[province] = min(source.until, found.get(province, source.until))
        return found

    def question(
        self, keys: Sequence[str], first: dt.date, last: dt.date, by: Sequence[str]
    ) -> Question:
        """The question about some figures, or all there are; raises Unfit where there is none."""
        if first > last:
            raise Unfit(f"起始日{first}晚于截止日{last}，换一下")
        named = [self.named(key) for key in keys]
        by = [self.meant(word, named) for word in dict.fromkeys(by)]
        categories = {word for word in by if word not in WORDS}
        if len(categories) > 1:
            raise Unfit(f"一次只按一个分类，写了{len(categories)}个")
        asked = [
            key
            for key in named or sorted(self.figures)
            if key not in self.differing and self.figures[key].categories.keys() >= categories
        ]
        if not asked:
            raise Unfit("各处的口径不一样，加不起来；都升级到同一版本，再导出")
        counted = frozenset(part for key in asked for part in self.figures[key].made_of)
        stocks = frozenset(part for part in counted if self.counted[part].is_stock)
        every = counted == self.counted.keys()
        return Question(tuple(asked), counted, stocks, first, last, tuple(by), every)

    def named(self, figure: str) -> str:
        """The key of a figure named by its key or by what it is called."""
        for key, one in self.figures.items():
            if figure in (key, one.label):
                return key
        raise Unfit(f"没有“{figure}”这项指标；不写 --figure，就列出全部指标")

    def meant(self, word: str, keys: Sequence[str]) -> str:
        """A word of `by`, given by its code or by what it is called."""
        known = [*WORDS.items()]
        for key in keys or self.figures:
            known += [(code, one.label) for code, one in self.figures[key].categories.items()]
        for code, label in known:
            if word in (code, label):
                return code
        labels = dict.fromkeys(label for _, label in known)
        raise Unfit(f"不能按“{word}”分。能按的是：{'、'.join(labels)}")

    def answer(self, question: Question, *, spark: str = "") -> Iterator[Line]:
        """Every line, figure by figure; with `spark` from the cluster of that master."""
        sums = self.sums(question, spark)
        for key in question.figures:
            yield from self.lines(key, sums, question)

    def sums(self, question: Question, spark: str = "") -> Sums:
        """What the engine adds up."""
        names = (name for source in self.sources for name in source.files)
        files = [self.folder / name for name in names if question.reads(name)]
        found: dict[str, dict[Group, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
        if not files:
            return found
        asked = roll_up(question)
        rows = on_spark(asked, files, spark) if spark else on_duckdb(asked, files)
        for figure, *words, number in rows:
            group, time = parted(question.by, words)
            found[figure][group][time] = int(number)
        return found

    def lines(self, key: str, sums: Sums, question: Question) -> Iterator[Line]:
        """The lines of one figure: each of its groups, each time."""
        parts = self.figures[key].made_of
        told = [sums.get(part, {}) for part in parts]
        groups = {group for one in told for group in one}
        if set(question.by) <= TIMES.keys():
            groups.add(())
        times = times_of(question, max(source.until for source in self.sources))
        for group in sorted(groups):
            until = min(question.last, self.until_of(group, question.by))
            columns = [
                list(self.numbers(one.get(group, {}), part, times))
                for part, one in zip(parts, told, strict=True)
            ]
            for time, *numbers in zip(times, *columns, strict=True):
                by = put_together(question.by, group, time)
                yield line(key, by, numbers, end_of(time, until))

    def numbers(
        self, told: Mapping[int, int], counted: str, times: Iterable[int]
    ) -> Iterator[Decimal | int]:
        """What a counted figure comes to each time: a stock is all that came and went till then."""
        how, number = self.counted[counted], 0
        for time in times:
            number = told.get(time, 0) + (number if how.is_stock else 0)
            yield Decimal(number).scaleb(-how.places) if how.places else number

    def until_of(self, group: Group, by: Sequence[str]) -> dt.date:
        """The last day of which a group's houses can tell; of all houses if it names no place."""
        words = dict(zip((word for word in by if word not in TIMES), group, strict=True))
        for word, value in words.items():
            if word in PLACES or word == "organisation":
                return self.until_in[province_of(word, value)]
        return self.until


def province_of(word: str, value: Any) -> int:
    """The province in which a place or an organisation lies."""
    if word == "organisation":
        return county_of(value) // 10_000
    return int(value) // {"province": 1, "city": 100, "county": 10_000}[word]


def parted(by: Sequence[str], words: Sequence[Any]) -> tuple[Group, int]:
    """A row's group, and its time apart; 0 is the whole period."""
    told = dict(zip(by, words, strict=True))
    time = told.get("month", told.get("year", 0))
    return tuple(value for word, value in told.items() if word not in TIMES), time


def put_together(by: Sequence[str], group: Group, time: int) -> Group:
    """A group with its time where `by` names it."""
    rest = iter(group)
    return tuple(told_time(word, time) if word in TIMES else next(rest) for word in by)


def told_time(word: str, time: int) -> int:
    """A month's year, where both are asked."""
    return time // 100 if word == "year" and time > 9999 else time


def times_of(question: Question, until: dt.date) -> list[int]:
    """The months or years of the period of which any house has records, or the whole as 0."""
    first, last = question.first, max(min(question.last, until), question.first)
    years = range(first.year, last.year + 1)
    if "month" in question.by:
        months = (year * 100 + month for year in years for month in range(1, 13))
        return [one for one in months if month_of(first) <= one <= month_of(last)]
    return list(years) if "year" in question.by else [0]


def end_of(time: int, until: dt.date) -> dt.date:
    """The last day of a month or year, as far as there are records."""
    if not time:
        return until
    year, month = (time // 100, time % 100) if time > 9999 else (time, 12)
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return min(until, following - dt.timedelta(days=1))


def line(key: str, by: Group, numbers: Sequence[Decimal | int], until: dt.date) -> Line:
    """A figure from what was counted for it."""
    if len(numbers) == 1:
        return Line(key, by, numbers[0], None, None, until)
    above, below = numbers
    return Line(key, by, Decimal(above) / Decimal(below) if below else None, above, below, until)
