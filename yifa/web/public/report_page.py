"""What a published report's page says: its text, figures, charts, what changed since."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from yifa.report.annual_report.freezing import Changed, changed_since
from yifa.report.annual_report.procedure import CountyReporting
from yifa.report.annual_report.publication import Published
from yifa.web.desk.report_text import Shown, frozen_blocks
from yifa.web.theme.chart import Bar, Bars
from yifa.web.theme.link import Link

from .frozen_figure import COMMON, Told, told

#: So many figures stand in the margin.
KEY_FIGURES = 4
#: A chart of fewer figures than this shows nothing.
FEWEST = 3
FILES = (
    ("Word，公文版式", "docx"),
    ("网页", "html"),
    ("全部指标CSV", "csv"),
    ("全部指标JSON", "json"),
)


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, and the chart of its figures."""

    blocks: list[Shown]
    chart: Bars | None


def page(found: Published) -> dict[str, Any]:
    """Everything on the page."""
    figures = {key: told(key, kept) for key, kept in found.said["figures"].items()}
    blocks = list(frozen_blocks(found.said["blocks"]))
    return {
        "heading": found.said["title"],
        "organisation": found.report.organisation.name,
        "number": found.report.number,
        "published_on": published_on(found),
        "until": dt.date.fromisoformat(found.said["until"]),
        "frozen_at": found.kept.at,
        "year": found.report.report_year,
        "sections": sections(blocks, figures, found.report.report_year),
        "contents": contents(blocks),
        "figures": list(figures.values()),
        "key_figures": key_figures(figures),
        "has_before": has_before(figures),
        "said_before": set(found.said.get("baseline", {})),
        "common": COMMON,
        "count": sum(block.count("traced") for block in blocks),
        "files": files(found),
        "changed": changes(found),
        "digest": found.kept.digest,
    }


def has_before(figures: dict[str, Told]) -> bool:
    """Whether there is anything of the year before to compare with."""
    return any(one.before for one in figures.values())


def published_on(found: Published) -> dt.date | None:
    """The day it was published."""
    act = found.report.last(CountyReporting.publish.name)
    return act.on if act else None


def changes(found: Published) -> list[Changed]:
    """The figures that would come out otherwise today."""
    return list(changed_since(found.kept))


def contents(blocks: list[Shown]) -> list[tuple[int, Link]]:
    """The headings of the first two levels."""
    return [
        (block.level, Link(block.number + words(block), f"#b-{block.id}"))
        for block in blocks
        if block.is_heading and block.level <= 2
    ]


def words(block: Shown) -> str:
    """The words of a heading."""
    return "".join(piece.text for piece in block.pieces)


def sections(blocks: list[Shown], figures: dict[str, Told], year: int) -> list[Section]:
    """The text cut at its headings, a chart after each part whose figures make one."""
    cut: list[list[Shown]] = [[]]
    for block in blocks:
        if block.is_heading and block.level <= 2:
            cut.append([])
        cut[-1].append(block)
    return [Section(part, chart(part, figures, year)) for part in cut if part]


def chart(part: list[Shown], figures: dict[str, Told], year: int) -> Bars | None:
    """The counts of one unit that the part names, this year and last."""
    keys = dict.fromkeys(p.figure for block in part for p in block.pieces if p.standing == "traced")
    counts = [figures[key] for key in keys if key in figures and not figures[key].is_rate]
    if not counts:
        return None
    unit, often = Counter(one.unit for one in counts).most_common(1)[0]
    if often < FEWEST:
        return None
    shown = sorted((one for one in counts if one.unit == unit), key=lambda one: -one.value)
    return Bars(
        f"单位：{unit}",
        f"{year}年",
        [bar(one, compared=has_before(figures)) for one in shown],
        caption=f"{year}年与{year - 1}年，单位{unit}",
        last_head=f"{year - 1}年" if has_before(figures) else "",
    )


def bar(one: Told, *, compared: bool) -> Bar:
    """One figure as a bar, with last year's value beside it."""
    return Bar(
        one.figure.name,
        one.value,
        one.figure.value,
        last_year=one.last.figure.value,
        before=one.before if compared else None,
        url=f"#{one.anchor}",
    )


def key_figures(figures: dict[str, Told]) -> list[Told]:
    """Rates first, then the largest counts of matters."""
    rates = [one for one in figures.values() if one.is_rate]
    counts = [one for one in figures.values() if not one.is_rate and one.unit == "件"]
    return [*rates, *sorted(counts, key=lambda one: -one.value)][:KEY_FIGURES]


def files(found: Published) -> list[Link]:
    """The files of the report."""
    code, year = found.report.organisation.code, found.report.report_year
    return [
        Link(label, reverse("public-file", args=[code, year, format])) for label, format in FILES
    ]
