"""What a figure's page says: the figure and its division, how it counts, months, parts, uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from yifa.kernel.figures import Answer, Figure, Period, Ratio
from yifa.kernel.grouping import compute_many, months
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rolls import Roll
from yifa.report import defining
from yifa.web.theme.chart import Chart
from yifa.web.theme.figure import FigureBand
from yifa.web.theme.link import Act, Link

from .figure_asking import Asked
from .figure_choosing import choices
from .figure_index import cut, plain, wing_of
from .figure_parts import parts
from .figure_records import records
from .figure_roll import on_the_roll
from .figure_shown import compared, number, shown
from .figure_uses import uses


def page(asked: Asked, *, post: Post, now: dt.datetime, after: str) -> dict[str, Any]:
    """Everything on the page."""
    one = asked.figure
    today, before = answers(asked)
    kept = [("by", asked.by)] if asked.by else []
    return {
        "heading": one.label,
        "crumbs": [
            Link("指标", reverse("figures") + f"?o={asked.whose.code}"),
            Link(wing_of(Register.all[one.kind])),
        ],
        "acts": [
            Act("导出表格", export_url(asked, "xlsx"), icon="download", desk_only=True),
            Act("导出CSV", export_url(asked, "csv"), desk_only=True),
        ],
        "trouble_title": asked.days.trouble,
        "trouble_says": "下面先按今年显示。" if asked.days.trouble else "",
        "band": FigureBand(
            key_figure(asked, today),
            definition=f"{defining.definition(one)}{defining.whose(one)}",
            cut=f"{cut(now)}。期间{asked.days.period}。{defining.left_out(one)}",
            last=compared(one, today, before),
        ),
        "chart": chart(asked),
        "uses": uses(one.key, post),
        **parts(asked),
        **listed(asked, today, post=post, after=after),
        **choices(asked.whose, asked.days, post=post, today=now.date(), kept=kept),
    }


def listed(asked: Asked, answer: Answer, *, post: Post, after: str) -> dict[str, Any]:
    """What the figure counts: records of matters, or those on a roll."""
    if isinstance(asked.figure, Roll):
        return on_the_roll(asked, after=after)
    return records(asked, answer, post=post, after=after)


def answers(asked: Asked) -> tuple[Answer, Answer]:
    """What it comes to, and in the same days of last year."""
    period = asked.days.period
    found = compute_many([asked.figure], asked.whose.scope, [period, period.a_year_before()])
    now, before = found[asked.figure.key]
    return now, before


def key_figure(asked: Asked, answer: Answer) -> Any:
    """The figure alone, both its numbers open."""
    here = {"by": None, "part": None}
    return shown(
        asked.figure,
        answer,
        above=asked.url(side="above", **here) + "#records",
        below=asked.url(side=None, **here) + "#records",
    )


def export_url(asked: Asked, format: str) -> str:
    """The address of the figure as a file."""
    return asked.url(format=format)


def chart(asked: Asked) -> Chart:
    """The year up to the last day asked for, month by month, over the year before."""
    one, last = asked.figure, asked.days.period.last
    year = Period(last.replace(month=1, day=1), last)
    spans = months(year)
    found = compute_many([one], asked.whose.scope, [*spans, *months(year.a_year_before())])
    now, before = found[one.key][: len(spans)], found[one.key][len(spans) :]
    rate = isinstance(one, Ratio)
    return Chart(
        "按月，与上一年比",
        [f"{span.first.month}月" for span in spans],
        drawn(one, now),
        drawn(one, before),
        summary=summary(one, last.year, drawn(one, now), drawn(one, before)),
        rate=rate,
        below=[number(answer.denominator) for answer in now] if rate else (),
        below_name=f"{last.year}年各月的{one.denominator.label}件数"
        if isinstance(one, Ratio)
        else "",
        unfinished=(last + dt.timedelta(days=1)).day != 1,
        this_name="这一年",
        last_name="上一年",
    )


def drawn(one: Figure, found: Sequence[Answer]) -> list[float | None]:
    """The values to draw; a rate in per cent, a month without a denominator left out."""
    values = [plain(answer.value) for answer in found]
    if isinstance(one, Ratio):
        return [None if value is None else value * 100 for value in values]
    return values


def summary(
    one: Figure, year: int, now: Sequence[float | None], before: Sequence[float | None]
) -> str:
    """The chart in one sentence, for those who hear the page."""
    this, last = between(one, now), between(one, before)
    return f"{one.label}，{year}年每月{this}，{year - 1}年同期每月{last}。"


def between(one: Figure, values: Sequence[float | None]) -> str:
    """In words between which values the months lie."""
    known = [value for value in values if value is not None]
    if not known:
        return "都没有"
    sign, places = ("%", 1) if isinstance(one, Ratio) else (one.unit, 0)
    return f"在{min(known):,.{places}f}{sign}和{max(known):,.{places}f}{sign}之间"
