"""The self-written first draft: sentences stand only where there is something to say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from yifa.kernel.gates import Refused
from yifa.kernel.organisation import Form, Organisation
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.report.reading import Reading
from yifa.report.wing import Wing

from .baseline import reading_for
from .models import AnnualReport
from .outline import FIRST, outline
from .procedure import CountyReporting
from .versions import save_version

if TYPE_CHECKING:
    from .models import Block

#: The regulation that asks for these reports is younger than this.
FIRST_YEAR = 2000
#: Who reports each year: governments of every level, and departments of counties and above.
OWED_BY = (Form.GOVERNMENT, Form.DEPARTMENT)


def begin(year: int, *, by: Post, on: dt.date, at: dt.datetime | None = None) -> AnnualReport:
    """A new report of the post's organisation, with its first draft written.

    Raises Refused for who owes none, a year that has not begun, or one that has a report already.
    """
    refuse_year(year, by=by, on=on)
    report = AnnualReport()
    title = f"{by.organisation.name}{year}年度法治政府建设情况报告"
    with transaction.atomic():
        take(
            report,
            CountyReporting.register.name,
            by=by,
            on=on,
            at=at,
            title=title,
            report_year=year,
        )
        reading = reading_for(by.organisation, year, until=min(on, dt.date(year, 12, 31)))
        reading.prepare(key for wing in Wing.all.values() for key in keys_of(wing))
        save_version(report, title, first_blocks(reading), by=by, on=on, at=at)
    return report


def writer_for(organisation: Organisation) -> Organisation | None:
    """Who writes the report that an organisation's work goes into: itself, or who stands above."""
    one: Organisation | None = organisation
    while one is not None and one.form not in OWED_BY:
        one = one.parent
    return one


def refuse_year(year: int, *, by: Post, on: dt.date) -> None:
    """Only by who owes one; one report a year, and none of a year to come."""
    if (writer := writer_for(by.organisation)) != by.organisation:
        who = f"由{writer}起草" if writer else "由政府和部门起草"
        says = f"{by.organisation}不写年度报告，{who}"
        raise Refused("起草年度报告", fields={"report_year": says})
    if not FIRST_YEAR <= year <= on.year:
        says = f"年度要在{FIRST_YEAR}年到{on.year}年之间"
        raise Refused("起草年度报告", fields={"report_year": says})
    here = AnnualReport.objects.filter(organisation=by.organisation, report_year=year)
    if (there := here.exclude(stage=CountyReporting.void.name).first()) is not None:
        says = f"{year}年度已经有报告{there.number}，接着写那一份，或者先撤销它"
        raise Refused("起草年度报告", fields={"report_year": says})


def keys_of(wing: Wing) -> set[str]:
    """The figures that decide which sentences of a wing are said."""
    return {key for sentence in wing.sentences for key in sentence.conditions}


def first_blocks(reading: Reading) -> list[Block]:
    """The outline with each chapter's own sentences; chapters without any stay empty."""
    blocks = [opening(reading)]
    for part in outline():
        chapter = FIRST if part.code == "first_responsible" else part.code
        blocks.append(
            block(f"h-{part.code}", "heading", part.heading, chapter=chapter, level=part.level)
        )
        text = chapter_text(chapter, reading)
        if part.code != "results":
            blocks.append(block(f"p-{part.code}-1", "paragraph", text, chapter=chapter))
    return blocks


def opening(reading: Reading) -> Block:
    """The sentence every report opens with."""
    text = f"现将{reading.organisation.name}{reading.year}年度法治政府建设情况报告如下："
    return block("p-opening", "paragraph", text, chapter="")


def chapter_text(chapter: str, reading: Reading) -> str:
    """The sentences of a chapter whose figures are something."""
    wing = Wing.all.get(chapter)
    if wing is None:
        return ""
    return "".join(
        sentence.text
        for sentence in wing.sentences
        if all(reading.answer(key).value for key in sentence.conditions)
    )


def block(id: str, kind: str, text: str, *, chapter: str, level: int = 0) -> Block:
    """A block of a version."""
    return {
        "id": id,
        "kind": kind,
        "level": level,
        "number": None,
        "text": text,
        "chapter": chapter,
    }
