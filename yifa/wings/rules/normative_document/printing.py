"""What is printed of a document on its way: the notice, the review, the filing report, the text.

A value that is not recorded is an empty space, never a word; seals and signatures stay blank.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import cast

from yifa.kernel.acts import Act, acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.kernel.state import standing
from yifa.kernel.writing import label_of
from yifa.report.papers import docx
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Attachment, Block, Heading, Paper, Paragraph

from .models import NormativeDocument

Told = Story[NormativeDocument]

#: What a review looks at, and what it found set without any power to.
FORBIDDEN = ("sets_penalty", "sets_licence", "sets_coercion", "burdens")
#: What goes along with a filing report: what it is called, and the step that it comes of.
FILED_ALONG = (
    ("文件正式文本", "publish"),
    ("起草说明", "register"),
    ("合法性审核意见", "review"),
    ("合法性审核意见", "cite_opinion"),
    ("公开征求意见和采纳情况", "tell_feedback"),
    ("公平竞争审查意见", "fair_review"),
    ("集体讨论的会议纪要", "decide"),
)


def story(matter: Matter) -> Told:
    """A document with everything that stands of what was done to it."""
    return Story(cast("NormativeDocument", matter), [], acts_of(standing(matter)))


def done(act: Act | None) -> dt.date | None:
    """The day of an act."""
    return act.on if act else None


def organ(document: NormativeDocument) -> str:
    """Who drafts it, by name."""
    return document.drafted_by or str(document.holder)


def notice(told: Told) -> Paper:
    """公开征求意见公告, with the draft and its explanation attached."""
    document, act = told.matter, told.last("open_comment")
    until = told.told(told.last("open_comment", "lengthen_comment"), "comment_until")
    blocks: list[Block] = [
        Paragraph(
            f"为了规范行政行为，听取社会各方面意见，{organ(document)}起草了"
            f"《{document.name}（征求意见稿）》，现向社会公开征求意见。"
        ),
        Paragraph(f"征求意见期限：{words.day(done(act))}至{until}。"),
        *ways(told.told(act, "comment_where")),
        Paragraph("提意见请写明针对哪一条、怎么改和理由。采纳情况在征求意见结束以后公布。"),
    ]
    papers = ((f"{document.name}（征求意见稿）", "text"), ("起草说明", "explanation"))
    return Paper(
        title=f"关于《{document.name}（征求意见稿）》公开征求意见的公告",
        blocks=tuple(blocks),
        attachments=tuple(attached(name, told.told(act, of)) for name, of in papers),
        signature=organ(document),
        day=done(act),
    )


def ways(where: str) -> Iterator[Block]:
    """How one may comment, where it was said."""
    if where:
        yield Paragraph(f"提出意见的方式：{where}。")


def attached(name: str, text: str) -> Attachment:
    """A text that goes along."""
    return Attachment(name, tuple(words.lines(text)))


def opinion(told: Told) -> Paper:
    """合法性审核意见书: what was sent, what was found, what it came to."""
    document, act, sent = told.matter, told.last("review"), told.last("submit")
    return Paper(
        title="合法性审核意见书",
        document_number=document.number,
        addressee=organ(document),
        blocks=(
            Paragraph(
                f"{words.day(done(sent))}送审的《{document.name}》收悉。现提出审核意见如下："
            ),
            Heading(1, "审核结论"),
            Paragraph(f"{told.told(act, 'review_result')}。"),
            Heading(1, "审核意见"),
            *words.lines(told.told(act, "review_opinion")),
            *overstepping(told, act),
            words.to_sign("审核人（签名）", seal="审核机构（印章）", on=done(act)),
        ),
    )


def overstepping(told: Told, act: Act | None) -> Iterator[Block]:
    """What the draft sets without any power to; it has to go before the draft may go on."""
    found = [label_of(told.matter, name) for name in FORBIDDEN if told.value(act, name)]
    if found:
        yield Heading(1, "应当删去的内容")
        yield Paragraph(f"草案{'；'.join(found)}。没有改、没有再审的，不得提请审议。")


def filing(told: Told) -> Paper:
    """备案报告, with the list of what goes along."""
    document, act = told.matter, told.last("publish")
    number = told.told(act, "document_number")
    meeting, which = (told.told(told.last("decide"), of) for of in ("meeting", "meeting_named"))
    along = list(dict.fromkeys(name for name, step in FILED_ALONG if told.last(step)))
    return Paper(
        title=f"关于报送《{document.name}》备案的报告",
        addressee=told.told(told.last("file_up"), "filed_with"),
        blocks=(
            Paragraph(
                f"《{document.name}》（{number}）于{words.day(done(told.last('decide')))}经"
                f"{meeting}{f'（{which}）' if which else ''}审议通过，{words.day(done(act))}公布，"
                f"自{told.told(act, 'in_force_from')}起施行"
                f"{until(told.told(act, 'in_force_until'))}。现按规定报送备案，请予审查。"
            ),
            Paragraph(f"公布的载体：{told.told(act, 'published_where')}。"),
            Heading(1, "随本报告报送的材料"),
            *(Paragraph(f"{place}. {name}") for place, name in enumerate(along, start=1)),
        ),
        signature=str(document.holder),
        day=done(told.last("file_up")),
    )


def until(day: str) -> str:
    """How long it holds, where it says so."""
    return f"，有效期至{day}" if day else ""


def explanation(told: Told) -> Paper:
    """起草说明: why, by which power, what it does, who was heard."""
    document, act = told.matter, told.last("assess")
    parts = (
        ("制定的必要性", told.told(act, "necessity")),
        ("制定的职权和法律依据", told.told(act, "authority")),
        ("主要措施和可能的影响", told.told(act, "measures")),
        ("起草情况", told.told(None, "explanation")),
        ("征求意见和采纳情况", told.told(None, "feedback")),
        ("公平竞争审查", " ".join(told.told(None, of) for of in ("fair_result", "fair_why"))),
    )
    blocks = [block for name, text in parts if text.strip() for block in part(name, text)]
    return Paper(
        title=f"关于《{document.name}》的起草说明",
        blocks=tuple(blocks),
        signature=organ(document),
    )


def part(name: str, text: str) -> Iterator[Block]:
    """A heading with its text."""
    yield Heading(1, name)
    yield from words.lines(text)


def printed(make: Callable[[Told], Paper]) -> Callable[[Matter], bytes]:
    """A paper as .docx."""
    return lambda matter: docx.write(make(story(matter)))


def once(step: str) -> Callable[[Matter], str]:
    """Why a paper can't be printed before a step was taken."""

    def lacks(matter: Matter) -> str:
        return "" if matter.took(step) else f"还没有{matter.procedure.step(step).label}"

    return lacks


PAPERS = {
    "notice": Printout("公开征求意见公告", printed(notice), once("open_comment")),
    "explanation": Printout("起草说明", printed(explanation), once("assess")),
    "opinion": Printout("合法性审核意见书", printed(opinion), once("review")),
    "filing": Printout("备案报告", printed(filing), once("publish")),
}
