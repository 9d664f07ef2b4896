"""The parts and chapters of an annual report, and which of them are not written yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yifa import law
from yifa.report.wing import Wing

if TYPE_CHECKING:
    from .models import AnnualReport, Block

#: The wing whose chapter is a required part by itself.
FIRST = "leadership"


@dataclass(frozen=True)
class Part:
    """A heading of the outline: its code, words and level; wings stand under 主要举措和成效."""

    code: str
    heading: str
    level: int


#: The order in which reports carry the parts the regulation names (list annual_report_part).
PARTS = (
    Part("first_responsible", "党政主要负责人履行推进法治建设第一责任人职责情况", 1),
    Part("results", "法治政府建设主要举措和成效", 1),
    Part("shortcomings", "存在的不足和原因", 1),
    Part("next_year", "下一年度主要安排", 1),
    Part("other", "其他需要报告的情况", 1),
)


def outline() -> Iterator[Part]:
    """The whole outline in order, the eight other wings under 主要举措和成效."""
    for part in PARTS:
        yield part
        if part.code == "results":
            for wing in Wing.all.values():
                if wing.name != FIRST:
                    yield Part(wing.name, wing.heading, 2)


def chapter_labels() -> dict[str, str]:
    """Every part and chapter by code, as menus call it."""
    labels = {item.code: item.label for item in law.listing("annual_report_part").items}
    return labels | {name: wing.label for name, wing in Wing.all.items()}


def blocks_of(report: AnnualReport) -> list[Block]:
    """The blocks of the version that stands."""
    from .versions import written

    version = written(report).last()
    return version.blocks if version else []


def written_chapters(blocks: list[Block]) -> set[str]:
    """The chapters under which some words stand."""
    return {
        block["chapter"]
        for block in blocks
        if block["kind"] != "heading" and block["text"].strip() and block["chapter"]
    }


def unwritten_parts(report: AnnualReport) -> list[str]:
    """The required parts without a word; 其他 is required only where there is something to say."""
    written = written_chapters(blocks_of(report))
    if written & (Wing.all.keys() - {FIRST}):
        written.add("results")
    if FIRST in written:
        written.add("first_responsible")
    labels = chapter_labels()
    return [
        labels[part.code] for part in PARTS if part.code not in written and part.code != "other"
    ]
