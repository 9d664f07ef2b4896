"""Which figures there are, wing by wing: this period, last year's same days, the division."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yifa.kernel.figures import Answer, Figure, Period
from yifa.kernel.grouping import compute_many, months, together
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.report.wing import Wing
from yifa.web.theme.chart import Spark
from yifa.web.theme.figure import FigureLine, FigureTable

from .figure_asking import Days, Whose, figure_url
from .figure_choosing import choices
from .figure_shown import before_in_words, change, shown, value_of


@dataclass(frozen=True)
class Chapter:
    """The figures of one register, under its wing."""

    heading: str
    wing: str
    table: FigureTable


def figures_by_register() -> dict[type[Register], list[Figure]]:
    """Every figure that pages show, register by register in the order of the wings."""
    shown_here = [one for one in Register.all.values() if one.figures]
    shown_here.sort(key=Wing.place_of)
    return {register: list(register.figures.values()) for register in shown_here}


def index(whose: Whose, days: Days, *, post: Post, now: dt.datetime) -> dict[str, Any]:
    """The page of all figures: two questions a kind, however many figures it has."""
    registers = figures_by_register()
    every = [one for figures in registers.values() for one in figures]
    periods = [days.period, days.period.a_year_before()]
    answers = compute_many(every, whose.scope, periods)
    query = {"o": whose.code, **days.query}
    chapters = [
        Chapter(
            register.title,
            wing_of(register),
            FigureTable([line(one, answers[one.key], query) for one in figures]),
        )
        for register, figures in registers.items()
    ]
    return {
        "heading": "指标",
        "below": [whose.label, str(days.period), f"截至{cut(now)}", "已撤销的办理记录不计"],
        "chapters": chapters,
        "trouble_title": days.trouble,
        "trouble_says": "下面先按今年显示。" if days.trouble else "",
        **choices(whose, days, post=post, today=now.date()),
    }


def wing_of(register: type[Register]) -> str:
    """The wing as the menu names it; the report's own kinds have none."""
    wing = Wing.all.get(register.wing())
    return f"{wing.numeral}　{wing.label}" if wing else "报表和年度报告"


def line(one: Figure, answers: Sequence[Answer], query: dict[str, str]) -> FigureLine:
    """A figure this year and in the same days of last year."""
    now, before = answers
    url = figure_url(one.key, **query)
    return FigureLine(shown(one, now, url=url), before_in_words(one, before))


def cut(now: dt.datetime) -> str:
    """Up to when: 2026年11月18日8:30."""
    return f"{now.year}年{now.month}月{now.day}日{now.hour}:{now:%M}"


def year_of(figures: Sequence[Figure], whose: Whose, today: dt.date) -> FigureTable:
    """A few figures of the year with the months of both years, as 我的工作 shows them."""
    year = Period.year(today.year, until=today)
    spans = months(year), months(year.a_year_before())
    monthly = compute_many(figures, whose.scope, [*spans[0], *spans[1]])
    count = len(spans[0])
    return FigureTable(
        [year_line(one, monthly[one.key][:count], monthly[one.key][count:]) for one in figures]
    )


def year_line(one: Figure, months: Sequence[Answer], months_before: Sequence[Answer]) -> FigureLine:
    """A figure this year and in the same days of last year, the months of both drawn over."""
    now, before = together(one, months), together(one, months_before)
    told = change(one, now, before) or "去年同期没有"
    return FigureLine(
        shown(one, now, url=figure_url(one.key)),
        value_of(one, before),
        Spark(
            [plain(answer.value) for answer in months],
            [plain(answer.value) for answer in months_before],
            f"{one.label}，今年1月到{len(months)}月按月，与去年同期比：{told}",
        ),
    )


def plain(value: Any) -> float | None:
    """A number to draw."""
    return None if value is None else float(value)
