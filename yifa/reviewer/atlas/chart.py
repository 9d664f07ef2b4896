"""Bars that need no script: each a drawing as wide as its place, its value written beside it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from html import escape
from itertools import groupby
from typing import NamedTuple


class Point(NamedTuple):
    """A number under an indicator, of one government and year, with the words it stands in."""

    government: str
    year: int
    value: float
    unit: str
    approximate: str | None
    sentence: str
    file: str
    note: str


def by_government(points: list[Point]) -> str:
    """Draw each government's years, the latest solid; every value opens to its sentence."""
    widest, latest = _widest(points), max(point.year for point in points)
    told = []
    for government, own in groupby(points, key=lambda point: point.government):
        told.append(f"<h4>{escape(government)}</h4>")
        for point in sorted(own, key=lambda point: point.year):
            drawn = _bar(f"{point.year}年", point, widest, is_latest=point.year == latest)
            told.append(f"<details><summary>{drawn}</summary>{_opened(point)}</details>")
    return f'<div class="years">{"".join(told)}</div>'


def by_year(points: list[Point]) -> str:
    """Draw each year's governments, always in the same order."""
    widest, latest = _widest(points), max(point.year for point in points)
    told = []
    for year in sorted({point.year for point in points}):
        told.append(f"<h4>{year}年</h4>")
        told += [
            _bar(point.government, point, widest, is_latest=year == latest)
            for point in points
            if point.year == year
        ]
    return f"<div>{''.join(told)}</div>"


class Spread(NamedTuple):
    """How the numbers of many governments of one level lie in one year."""

    level: str
    year: int
    governments: int
    least: float
    middle: float
    most: float


def spreads(found: Iterable[Spread], unit: str) -> str:
    """Draw the middle of each level and year where there are too many governments to draw."""
    lines = list(found)
    widest = max(line.middle for line in lines)
    told = [
        f'<div class="bar"><b>{escape(line.level)}{line.year}年</b>{_drawing(line.middle, widest)}'
        f"<i>{shown(line.middle, unit)}</i></div>"
        f'<p class="note">{line.governments}个政府，从{shown(line.least, unit)}到'
        f"{shown(line.most, unit)}，条形是中位数。</p>"
        for line in lines
    ]
    return f"<div>{''.join(told)}</div>"


def shown(value: float, unit: str) -> str:
    """Write a value with its unit, large amounts of money in 万 and 亿.

    >>> shown(12345.0, "件"), shown(136000000.0, "元"), shown(98.5, "%")
    ('12,345件', '1.36亿元', '98.5%')
    """
    scale = ""
    if unit == "元" and value >= 1e8:
        value, scale = value / 1e8, "亿"
    elif unit == "元" and value >= 1e4:
        value, scale = value / 1e4, "万"
    figures = f"{Decimal(str(round(value, 4))):,f}"
    figures = figures.rstrip("0").rstrip(".") if "." in figures else figures
    return f"{figures}{scale}{escape(unit)}"


def _bar(label: str, point: Point, widest: float, *, is_latest: bool) -> str:
    says = ["bar", *["latest"] * is_latest, *["approximate"] * bool(point.approximate)]
    about = escape(point.approximate or "")
    return (
        f'<span class="{" ".join(says)}"><b>{escape(label)}</b>{_drawing(point.value, widest)}'
        f"<i>{shown(point.value, point.unit)}{f'（{about}）' if about else ''}</i></span>"
    )


def _drawing(value: float, widest: float) -> str:
    width = 100 * value / widest if widest > 0 else 0
    return f'<svg aria-hidden="true"><rect width="{width:.2f}%" height="100%"/></svg>'


def _opened(point: Point) -> str:
    note = f"（{escape(point.note)}）" if point.note else ""
    return (
        f"<blockquote>{escape(point.sentence)}</blockquote>"
        f'<p class="cite">{escape(point.file)}{note}</p>'
    )


def _widest(points: list[Point]) -> float:
    return max(point.value for point in points)
