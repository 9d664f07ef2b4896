"""How a figure falls into parts by a category: bars in a table whose parts add up to the total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from yifa.kernel.categories import category_label, part_labels
from yifa.kernel.counting import Number
from yifa.kernel.figures import Answer, Counted, Figure, Ratio
from yifa.kernel.grouping import break_down
from yifa.kernel.rolls import Roll
from yifa.web.theme.chart import Bar, Bars
from yifa.web.theme.link import Link

from .figure_asking import Asked
from .figure_shown import number, value_of

#: More parts than this are told as one: 其余N项.
MOST = 20
Parts = dict[str, Answer]


@dataclass(frozen=True)
class Year:
    """The parts of this year and of last year's same days."""

    now: Parts
    before: Parts


def parts(asked: Asked) -> dict[str, Any]:
    """The breakdown by the category asked for, and the other categories; nothing if it has none."""
    if not asked.by:
        return {}
    one = asked.figure
    year = Year(*by_part(asked))
    label = category_label(one, asked.by)
    return {
        "breakdown_heading": f"按{label}",
        "breakdown": bars(asked, label, year),
        "categories": [
            Link(f"按{category_label(one, name)}", asked.url(by=name, part=None))
            for name in one.by
            if name != asked.by
        ],
    }


def by_part(asked: Asked) -> list[Parts]:
    """Each part's answer, now and last year; a ratio's two numbers are broken down alike."""
    one, scope, period = asked.figure, asked.whose.scope, asked.days.period
    periods = [period, period.a_year_before()]
    if not isinstance(one, Ratio):
        found = break_down(cast("Counted | Roll", one), asked.by, scope, periods)
        return [{code: Answer(number) for code, number in parts.items()} for parts in found]
    sides = [break_down(side, asked.by, scope, periods) for side in one.made_of()]
    return [
        {code: divided(above, below, code) for code in above.keys() | below.keys()}
        for above, below in zip(*sides, strict=True)
    ]


def divided(above: Mapping[str, Number], below: Mapping[str, Number], code: str) -> Answer:
    """One part of a ratio."""
    upper, lower = above.get(code, 0), below.get(code, 0)
    return Answer(Decimal(upper) / Decimal(lower) if lower else None, upper, lower)


def bars(asked: Asked, label: str, year: Year) -> Bars:
    """The parts as bars: largest first, blanks and the rest last, the total below."""
    one = asked.figure
    rate = isinstance(one, Ratio)
    codes = sorted(year.now, key=lambda code: (code == "", -weight(year.now[code]), code))
    labels = part_labels(one, asked.by, codes)
    rows = [
        bar(one, labels[code], year, [code], url=asked.url(part=code) + "#records")
        for code in codes[:MOST]
    ]
    if rest := codes[MOST:]:
        rows.append(bar(one, f"其余{len(rest)}项", year, rest))
    return Bars(
        label,
        one.label,
        rows,
        caption=f"{one.label}，按{label}",
        division_head=f"{one.numerator.label}÷{one.denominator.label}"
        if isinstance(one, Ratio)
        else "",
        last_head="去年同期",
        total=bar(one, "合计", year, codes, every=True),
        whole=100 if rate else None,
    )


def weight(answer: Answer) -> Number:
    """How large a part is: a ratio by what it divides."""
    return (answer.value if answer.denominator is None else answer.denominator) or 0


def bar(
    one: Figure, label: str, year: Year, codes: list[str], *, url: str = "", every: bool = False
) -> Bar:
    """One part, or several together; `every` takes last year's whole too."""
    now = together(one, [year.now[code] for code in codes])
    then = year.before.keys() if every else codes
    before = together(one, [year.before[code] for code in then if code in year.before])
    division = ""
    if isinstance(one, Ratio):
        division = f"{number(now.numerator)}÷{number(now.denominator)}"
    length = float(now.value or 0) * (100 if isinstance(one, Ratio) else 1)
    return Bar(
        label,
        length,
        value_of(one, now),
        division=division,
        last_year=value_of(one, before),
        url=url,
    )


def together(one: Figure, found: list[Answer]) -> Answer:
    """Several parts as one; a ratio's numbers are added before they are divided."""
    if not isinstance(one, Ratio):
        return Answer(sum(answer.value or 0 for answer in found))
    above = {"": sum(answer.numerator or 0 for answer in found)}
    below = {"": sum(answer.denominator or 0 for answer in found)}
    return divided(above, below, "")
