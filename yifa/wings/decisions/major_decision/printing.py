"""What is printed on the way to a decision: notice, experts, risk, legality review.

The file's own contents page, with who did what at each step, is in `responsibility`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import cast

from yifa.kernel.acts import Act
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.report.papers import docx
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import (
    Attachment,
    Block,
    Cover,
    Heading,
    Note,
    Paper,
    Paragraph,
    Table,
)

from . import hearing, responsibility
from .experts import experts
from .models import MajorDecision
from .responsibility import Course, course, organ

#: What a review looks at (article 27).
REVIEWED = (
    "决策事项是否符合法定权限",
    "决策草案的形成是否履行相关法定程序",
    "决策草案内容是否符合有关法律、法规、规章和国家政策的规定",
)


def done(act: Act | None) -> dt.date | None:
    """The day of an act."""
    return act.on if act else None


def notice(matter: Matter) -> bytes:
    """征求意见公告, with the draft and its explanation attached (article 15)."""
    decision = cast("MajorDecision", matter)
    told = course(decision)
    act = told.last("publish_draft", "publish_urgently")
    urgent = told.told(act, "urgent_why")
    until = told.told(act, "comment_until")
    blocks: list[Block] = [
        Paragraph(
            f"为了充分听取社会各方面意见，{organ(decision)}拟订了《{decision.title}》（草案），"
            "现将草案及其说明公布，向社会公开征求意见。"
        ),
        Paragraph(f"征求意见期限：{words.day(done(act))}至{until}。"),
    ]
    if urgent:
        blocks.append(Paragraph(f"缩短征求意见期限的说明：{urgent}。"))
    blocks.append(Paragraph(f"提出意见的方式：{told.told(act, 'comment_how')}。"))
    papers = (("决策草案", "draft_text"), ("草案说明", "draft_says"))
    attached = (Attachment(name, tuple(words.lines(told.told(act, of)))) for name, of in papers)
    return docx.write(
        Paper(
            title=f"关于《{decision.title}》公开征求意见的公告",
            blocks=tuple(blocks),
            attachments=tuple(attached),
            signature=organ(decision),
            day=done(act),
        )
    )


def argument(matter: Matter) -> bytes:
    """专家论证意见: who argued, with field and interest, what they say, to be signed by each."""
    decision = cast("MajorDecision", matter)
    told = course(decision)
    act = told.last("argue")
    chosen = experts(told.told(act, "experts"))
    rows = tuple((one.name, one.field, one.organ, one.interest) for one in chosen)
    return docx.write(
        Paper(
            title="专家论证意见",
            document_number=decision.number,
            blocks=(
                Paragraph(f"决策事项：{decision.title}"),
                Paragraph(f"组织论证单位：{organ(decision)}"),
                Paragraph(f"论证方式：{told.told(act, 'argue_way')}"),
                Table(("专家、专业机构", "专业领域", "单位", "利害关系"), rows),
                Heading(1, "论证意见（必要性、可行性、科学性）"),
                *words.lines(told.told(act, "argument")),
                Heading(1, "研究采纳情况"),
                *words.lines(told.told(act, "argument_taken")),
                words.to_sign(*(f"{one.name}（签名、盖章）" for one in chosen), on=done(act)),
            ),
        )
    )


def risk_report(matter: Matter) -> bytes:
    """风险评估报告: a cover, then level, points, measures and whether it can be controlled."""
    decision = cast("MajorDecision", matter)
    told = course(decision)
    act = told.last("assess")
    particulars = (
        ("决策事项", decision.title),
        ("决策承办单位", organ(decision)),
        ("评估单位", told.told(act, "assessed_by")),
        ("风险等级", told.told(act, "risk_level")),
        ("评估结论", told.told(act, "controllable")),
        ("评估日期", words.day(done(act))),
    )
    sections: list[Block] = [
        Heading(1, "风险点"),
        *words.lines(told.told(act, "risk_points")),
        Heading(1, "风险防范措施和处置预案"),
        *words.lines(told.told(act, "risk_measures")),
        Heading(1, "评估结论"),
        Paragraph(f"{told.told(act, 'risk_level')}，{told.told(act, 'controllable')}。"),
        words.to_sign("评估负责人（签名）", seal="评估单位（印章）", on=done(act)),
    ]
    cover = Cover(told.told(act, "assessed_by"), "重大行政决策风险评估报告", particulars)
    return docx.write_bundle(
        [
            Paper(blocks=(cover,)),
            Paper(title="重大行政决策风险评估报告", blocks=tuple(sections)),
        ]
    )


def opinion(matter: Matter) -> bytes:
    """合法性审查意见书 (articles 27 and 28)."""
    decision = cast("MajorDecision", matter)
    told = course(decision)
    act, sent = told.last("review"), told.last("send_review")
    blocks = [*reviewed(told, act, sent), *counselled(told)]
    return docx.write(
        Paper(
            title="合法性审查意见书",
            document_number=told.told(act, "review_number"),
            addressee=organ(decision),
            blocks=tuple(blocks),
            signature=told.organ_of(act),
            day=done(act),
        )
    )


def reviewed(told: Course, act: Act | None, sent: Act | None) -> Iterator[Block]:
    """What was sent when, what was looked at, what it came to."""
    yield Paragraph(
        f"{words.day(done(sent))}送审的《{told.matter.title}》（草案）收悉。"
        "根据《重大行政决策程序暂行条例》第二十七条，审查了以下内容："
    )
    for place, what in enumerate(REVIEWED, start=1):
        yield Paragraph(f"{place}. {what}。")
    yield Heading(1, "审查意见")
    yield from words.lines(told.told(act, "review_opinion"))
    yield Heading(1, "审查结论")
    yield Paragraph(f"{told.told(act, 'review_result')}。")
    if short := told.told(act, "review_short_why"):
        yield Note(f"审查时间少于7个工作日的原因：{short}")


def counselled(told: Course) -> Iterator[Block]:
    """What advisers and public lawyers said of what was sent last."""
    if act := told.last("counsel_says"):
        yield Heading(1, f"法律意见（{told.told(act, 'counsel')}）")
        yield from words.lines(told.told(act, "counsel_opinion"))


def once(*steps: str) -> Callable[[Matter], str]:
    """Why a paper can't be printed before one of some steps was taken."""

    def lacks(matter: Matter) -> str:
        if any(matter.took(step) for step in steps):
            return ""
        return f"还没有{matter.procedure.step(steps[0]).label}"

    return lacks


def whole_file(matter: Matter) -> bytes:
    """决策档案目录: what the file holds, step by step, and who answers for what."""
    return docx.write_bundle(responsibility.file_of(cast("MajorDecision", matter)))


PAPERS = {
    "file": Printout("决策档案目录", whole_file, once("start"), whole=True),
    "notice": Printout("征求意见公告", notice, once("publish_draft", "publish_urgently")),
    "hearing_notice": Printout("听证会公告", hearing.notice, once("announce_hearing")),
    "hearing_record": Printout("听证会记录", hearing.record, once("announce_hearing")),
    "argument": Printout("专家论证意见", argument, once("argue")),
    "risk": Printout("风险评估报告", risk_report, once("assess")),
    "opinion": Printout("合法性审查意见", opinion, once("review")),
}
