"""How a past report is brought in: furniture apart, chapters in their places, nothing lost.

Kept text and listed furniture together are the file's text. The same file again adds nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db import transaction

from yifa import reviewer
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.reviewer import Document, Kind

from .models import AnnualReport, Block, Source
from .procedure import PastReporting
from .versions import save_version


class NotBroughtIn(Exception):
    """A report that can't be brought in; the message says why and what to do."""


@dataclass(frozen=True)
class BroughtIn:
    """What came of it: the report, whether this file is new here, and whose it says it is.

    `other_author` names the organisation that the file says wrote it, where that is plainly not
    the one it was brought in for; "" otherwise.
    """

    report: AnnualReport
    is_new: bool
    other_author: str = ""


def bring_in(
    source: reviewer.Source, *, by: Post, on: dt.date, year: int | None = None
) -> BroughtIn:
    """Bring a report in for the post's organisation.

    Raises NotBroughtIn if no year can be told, or another report of that year stands.
    """
    known = Source.objects.filter(digest=source.digest, report__organisation=by.organisation)
    if (found := known.select_related("report").first()) is not None:
        return BroughtIn(found.report, is_new=False)
    document = reviewer.outline(source)
    identity = reviewer.identify(document)
    if (told := year or identity.year) is None:
        raise NotBroughtIn(f"“{source.name}”里看不出是哪一年的报告，写明年度后再收录")
    refuse_second(by, told)
    title = identity.title or f"{by.organisation.name}{told}年度法治政府建设情况报告"
    with transaction.atomic():
        report = AnnualReport(brought_in=True)
        take(
            report,
            PastReporting.register.name,
            by=by,
            on=on,
            title=title[:120],
            report_year=told,
            brought_in=True,
        )
        save_version(report, title[:120], blocks_from(document), by=by, on=on)
        keep_source(report, document)
    return BroughtIn(report, is_new=True, other_author=other_author(identity, by.organisation))


def other_author(identity: reviewer.Identity, organisation: Organisation) -> str:
    """Who the file says wrote it, if neither name is part of the other's."""
    named, ours = identity.organisation or "", organisation.name.removesuffix("人民政府")
    return "" if not named or ours in named or named in organisation.name else named


def refuse_second(by: Post, year: int) -> None:
    """One report a year: what is there is not overwritten by a file."""
    here = AnnualReport.objects.filter(organisation=by.organisation, report_year=year)
    if (there := here.exclude(stage=PastReporting.void.name).first()) is not None:
        raise NotBroughtIn(
            f"{by.organisation}{year}年度已经有报告{there.number}，先撤销那一份再收录"
        )


def blocks_from(document: Document) -> list[Block]:
    """The report's blocks in order, each with the chapter it belongs to; the title stands apart."""
    places = {placed.block: placed for placed in reviewer.place(document)}
    blocks: list[Block] = []
    for number, block in enumerate(document.blocks):
        if block.kind in (Kind.FURNITURE, Kind.TITLE):
            continue
        placed = places.get(number)
        guess = (placed.wing or placed.part) if placed else None
        is_heading = block.kind is Kind.HEADING
        blocks.append(
            {
                "id": f"b{number}",
                "kind": block.kind.value,
                "level": block.level,
                "number": block.number if is_heading else None,
                "text": block.text[block.words_start :] if is_heading else block.text,
                "chapter": guess.code if guess else "",
            }
        )
    return blocks


def keep_source(report: AnnualReport, document: Document) -> Source:
    """The text as it was read, and what of it is no part of the report, each with its reason."""
    reasons = reviewer.reasons()
    return Source.objects.create(
        report=report,
        name=document.source.name[:200],
        digest=document.source.digest,
        text=document.source.text,
        furniture=[
            {"text": block.text, "reason": reasons[block.reason].label}
            for block in document.furniture
        ],
    )


def lost(source: Source, title: str, blocks: list[Block]) -> Counter[str]:
    """The visible characters of the file that stand neither in the report nor in the furniture."""
    kept = Counter("".join(title.split()))
    for block in blocks:
        kept.update("".join(f"{block['number'] or ''}{block['text']}".split()))
    for piece in source.furniture:
        kept.update("".join(piece["text"].split()))
    return Counter("".join(source.text.split())) - kept
