"""What the lake says of a county is what the county's own pages say, whichever engine reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from yifa.kernel.categories import ACT_WORDS
from yifa.kernel.counting import breakdown
from yifa.kernel.figures import Answer, Figure, Period, Ratio, Scope
from yifa.kernel.grouping import compute_many, months
from yifa.kernel.tests import county
from yifa.lake.answering import Lake, Line
from yifa.lake.rollup import WORDS
from yifa.lake.telling import categories_of, figures

COUNTY = 339901


@pytest.fixture
def lake(folder: Path) -> Lake:
    return Lake(folder)


def two_years(lake: Lake) -> Period:
    return Period(dt.date(lake.until.year - 1, 1, 1), lake.until)


def ask(lake: Lake, *by: str, figure: str = "", spark: str = "") -> list[Line]:
    period = two_years(lake)
    question = lake.question([figure] if figure else [], period.first, period.last, by)
    return list(lake.answer(question, spark=spark))


def parts(lake: Lake, word: str) -> dict[str, dict[str, Any]]:
    """The county's parts by a word, of each figure."""
    found: dict[str, dict[str, Any]] = {}
    for line in ask(lake, "county", word):
        if line.by[0] == COUNTY and line.value:
            found.setdefault(line.figure, {})[line.by[1]] = line.value
    return found


def theirs(line: Line) -> Answer:
    return Answer(line.value, line.numerator, line.denominator)


def test_each_figure_comes_to_what_the_county_says_each_month_and_in_all(lake: Lake) -> None:
    scope = Scope(county.place(county.COUNTY))
    told = compute_many(figures().values(), scope, [two_years(lake)])
    lines = {line.figure: theirs(line) for line in ask(lake, "county") if line.by == (COUNTY,)}
    assert lines
    for key, (answer,) in told.items():
        assert lines[key] == answer if key in lines else not answer.value, key
    period = two_years(lake)
    told = compute_many(figures().values(), scope, months(period))
    found: dict[str, list[Answer]] = {}
    for line in ask(lake, "county", "month"):
        if line.by[0] == COUNTY:
            found.setdefault(line.figure, []).append(theirs(line))
    assert found
    for key, answers in found.items():
        assert answers == told[key], key
    assert not any(answer.value for key in told.keys() - found.keys() for answer in told[key])


def by_parts() -> Iterator[tuple[Figure, str, str]]:
    """Each figure with each word it is broken down by: in the lake, and in the house."""
    for figure in figures().values():
        if not isinstance(figure, Ratio):
            yield figure, "organisation", "holder"
            yield figure, "level", "level"
            yield figure, "form", "holder_form"
            yield from ((figure, name, name) for name in categories_of(figure))


def test_no_kind_counts_by_a_name_that_the_lake_itself_has() -> None:
    for figure in figures().values():
        assert not set(categories_of(figure)) & (WORDS.keys() - ACT_WORDS.keys()), figure.key


def test_parts_are_those_that_the_county_says_and_add_up_to_the_whole(lake: Lake) -> None:
    scope, period = Scope(county.place(county.COUNTY)), two_years(lake)
    words = set()
    asked = {word: parts(lake, word) for word in {word for _, word, _ in by_parts()}}
    for figure, word, name in by_parts():
        told: dict[str, Any] = breakdown(figure, name, scope, period)  # type: ignore[arg-type]  # no ratio
        here = {code: number for code, number in told.items() if number}
        assert asked[word].get(figure.key, {}) == here, (figure.key, word)
        words |= {word} if here else set()
    assert {"type", "source", "village", "organisation", "level", "form"} <= words
    whole = {line.figure: line.value for line in ask(lake)}
    counts = {key for key, one in lake.counted.items() if not one.is_stock} & whole.keys()
    for word in WORDS:
        sums: dict[str, Any] = {}
        for line in ask(lake, word):
            sums[line.figure] = sums.get(line.figure, 0) + (line.value or 0)
        assert {key: sums.get(key, 0) for key in counts} == {key: whole[key] for key in counts}


def test_spark_says_the_same(lake: Lake) -> None:
    pytest.importorskip("pyspark", reason="Spark is an extra of 491 MB")
    for by in [(), ("county", "level", "month"), ("type", "city")]:
        assert ask(lake, *by, spark="local[2]") == ask(lake, *by), by
