"""A report as files: .docx in the layout of GB/T 9704, a page of HTML, and JSON with its figures.

What is frozen is written as it was frozen; what is not is written as it stands and marked 草稿.
"""

from __future__ import annotations

import datetime as dt
import json as json_of
import re
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from yifa.report.papers import docx as word
from yifa.report.papers import html as page
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph, Run
from yifa.report.papers.width import width

from .freezing import contents
from .models import AnnualReport, Freeze
from .printed import printed
from .procedure import CountyReporting
from .versions import latest

#: Characters of 22 points that fit the type area of 156 mm.
TITLE_WIDTH = 20
YEAR = re.compile(r"^(.{2,}?)\s*(\d{4}\s*年.*)$")

#: How a piece's standing is marked on a draft; a tied number is the report's own word.
MARKS = {"traced": "traced", "signed": "signed", "tied": "signed", "untraced": "untraced"}


def frozen(report: AnnualReport) -> Freeze | None:
    """The freeze that stands: the latest, unless the report was sent back to be rewritten."""
    if not report.frozen_digest or report.stage == CountyReporting.drafting.name:
        return None
    return report.freezes.filter(digest=report.frozen_digest).last()


def told(report: AnnualReport) -> dict[str, Any]:
    """What the files say: the frozen content, else the draft as it stands today."""
    kept = frozen(report)
    if kept is not None:
        return dict(json_of.loads(kept.content), draft=False)
    until = min(timezone.localdate(), dt.date(report.report_year, 12, 31))
    said = contents(report, latest(report), until=until, cut=None)
    return dict(said, draft=not report.brought_in)


def paper(report: AnnualReport) -> Paper:
    """The report as an official paper."""
    said = told(report)
    return Paper(
        title=in_lines(said["title"]),
        blocks=tuple(blocks(said)),
        signature="" if report.brought_in else said["organisation"]["name"],
        day=None if said["draft"] or report.brought_in else adopted_on(report),
        draft=said["draft"],
    )


def in_lines(title: str) -> str:
    """A title too long for one line breaks before the year, where its sense does (GB/T 9704).

    >>> in_lines("柳溪镇2025年度法治政府建设情况报告")
    '柳溪镇2025年度法治政府建设情况报告'
    >>> in_lines("青禾县柳溪镇人民政府2025年度法治政府建设情况报告")
    '青禾县柳溪镇人民政府\\n2025年度法治政府建设情况报告'
    """
    if width(title) <= TITLE_WIDTH:
        return title
    return YEAR.sub(r"\1\n\2", title, count=1)


def adopted_on(report: AnnualReport) -> dt.date | None:
    """The day the report was adopted, which is the day of the paper."""
    act = report.last(CountyReporting.adopt.name)
    return act.on if act else None


def blocks(said: dict[str, Any]) -> Iterator[Block]:
    """The blocks of the paper; a chapter of a draft that nobody has written says so."""
    for block in said["blocks"] if said["draft"] else printed(said["blocks"]):
        text = tuple(run(piece, draft=said["draft"]) for piece in block["pieces"])
        if block["kind"] == "heading":
            yield Heading(block["level"], text, block["number"])
        elif text:
            yield Paragraph(text)
        elif said["draft"]:
            yield Paragraph("（待写）")


def run(piece: dict[str, str], *, draft: bool) -> Run:
    """A piece as a run: figures lose their marks on the final paper."""
    standing = piece.get("standing", "")
    mark = MARKS.get(standing) if draft else None
    return Run(piece["text"], mark=mark)  # type: ignore[arg-type]  # MARKS holds only known marks


def docx(report: AnnualReport) -> bytes:
    """The report as .docx; the same bytes wherever a freeze is written."""
    return word.write(paper(report))


def html(report: AnnualReport) -> str:
    """The report as one page of HTML that needs nothing beside it."""
    return page.write(paper(report))


def json(report: AnnualReport) -> str:
    """The report with its figures, their definitions and the cut, for machines to read."""
    return json_of.dumps(told(report), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
