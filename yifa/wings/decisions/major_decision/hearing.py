"""What a hearing leaves on paper: the announcement, the record that participants sign (16, 17)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from yifa.kernel.matter import Matter
from yifa.report.papers import docx
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Attachment, Block, Heading, Paper, Paragraph, Table

from .models import MajorDecision
from .responsibility import Course, course, organ

#: How many lines the record leaves to sign on where nobody is entered yet.
BLANK_LINES = 8


def notice(matter: Matter) -> bytes:
    """听证会公告: when, where, how participants are chosen, who they are; with the draft."""
    decision = cast("MajorDecision", matter)
    told = course(decision)
    act = told.last("announce_hearing")
    drafts = (("决策草案", "draft_text"), ("草案说明", "draft_says"))
    attached = [Attachment(name, tuple(words.lines(told.told(act, of)))) for name, of in drafts]
    if decision.hearing_list:
        attached.append(Attachment("听证参加人名单", tuple(words.lines(decision.hearing_list))))
    return docx.write(
        Paper(
            title=f"关于《{decision.title}》听证会的公告",
            blocks=tuple(announced(decision)),
            attachments=tuple(attached),
            signature=organ(decision),
            day=act.on if act else None,
        )
    )


def announced(decision: MajorDecision) -> Iterator[Block]:
    """The day and place that hold now, whichever act named them last."""
    yield Paragraph(f"{organ(decision)}就《{decision.title}》（草案）召开听证会，现公告如下。")
    yield Paragraph(f"时间：{words.day(decision.hearing_on)}")
    yield Paragraph(f"地点：{decision.hearing_place}")
    if decision.hearing_pick:
        yield Paragraph(f"听证参加人遴选办法：{decision.hearing_pick}")


def record(matter: Matter) -> bytes:
    """听证会记录: by the order of article 17; before the hearing, the form to write it on."""
    decision = cast("MajorDecision", matter)
    return docx.write(
        Paper(
            title="听证会记录",
            document_number=decision.number,
            blocks=tuple(held(course(decision))),
        )
    )


def held(told: Course) -> Iterator[Block]:
    """Who came, what was introduced, what was said, and a line for each to sign."""
    decision = told.matter
    act = told.last("hold_hearing", "announce_hearing")
    if act and act.step == "announce_hearing":
        act = None
    yield Paragraph(f"听证事项：{decision.title}")
    yield Paragraph(f"时间：{words.day(act.on if act else decision.hearing_on)}")
    yield Paragraph(f"地点：{decision.hearing_place}")
    yield Paragraph(f"主持人：{told.told(act, 'hearing_chair') if act else ''}")
    yield Heading(1, "承办单位介绍决策草案、依据和有关情况")
    yield from words.lines(told.told(act, "hearing_intro") if act else "")
    yield Heading(1, "听证参加人陈述意见、询问、质证和辩论")
    yield from words.lines(told.told(act, "hearing_views") if act else "")
    yield Heading(1, "听证参加人确认以上记录并签字")
    came = told.told(act, "hearing_came") if act else decision.hearing_list
    parted = [line.split(maxsplit=1) for line in came.splitlines() if line.strip()]
    rows = [(name, " ".join(rest), "") for name, *rest in parted] or [("", "", "")] * BLANK_LINES
    yield Table(("听证参加人", "代表哪一方", "签字"), tuple(rows))
