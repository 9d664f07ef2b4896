"""What whoever asked for a correction is given on paper: corrected, declined, or whom to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from yifa import law
from yifa.kernel.acts import Act, acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.kernel.state import standing
from yifa.report.papers import docx
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.redress import reconsideration_organ
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Paper, Paragraph

from .models import RecordCorrection

Request = Story[RecordCorrection]


def told(matter: Matter) -> Request:
    """The story of a matter, which is a request to correct a record."""
    request = cast("RecordCorrection", matter)
    return Story(request, list(request.parties.order_by("place")), acts_of(standing(request)))


def official(story: Request, title: str, act: Act, blocks: list[Block]) -> Paper:
    """A paper to whoever asked, under the organ's seal."""
    request = story.matter
    asked = Paragraph(
        f"本机关于{words.day(request.registered_on)}收到你（单位）提出的更正申请，"
        f"要求更正的记录：{request.record}。"
    )
    return Paper(
        title=title,
        document_number=request.number,
        addressee=story.names(),
        blocks=(asked, *blocks, words.to_sign(seal=f"{request.holder}（印章）", on=act.on)),
    )


def corrected(story: Request, act: Act) -> Paper:
    """更正告知书: what it says now."""
    rule = law.requirement("disclosure.record_told")
    blocks = [
        Paragraph(f"经审核属实，予以更正，现告知你（单位）（{rule.basis}）。更正后的记录："),
        *words.lines(act.said("corrected_text")),
    ]
    return official(story, "政府信息记录更正告知书", act, blocks)


def declined(story: Request, act: Act) -> Paper:
    """不予更正告知书: why, and how one may turn against it."""
    found = story.told(story.last("check"), "finding")
    assert act.on is not None, "an act that stands has its day"
    review = law.limit("reconsideration.apply", on=act.on)
    suit = law.limit("litigation.sue_direct", on=act.on)
    where = reconsideration_organ(story.matter.holder)
    blocks = [
        Paragraph(f"经审核，{found}，不予更正。理由："),
        *words.lines(act.said("declined_why")),
        Paragraph(
            f"如不服，可以自收到之日起{review.period}内向{where}申请行政复议（{review.basis}），"
            f"也可以自收到之日起{suit.period}内依法向人民法院提起行政诉讼（{suit.basis}）。"
        ),
    ]
    return official(story, "不予更正政府信息记录告知书", act, blocks)


def elsewhere(story: Request, act: Act) -> Paper:
    """转送（告知）书: to whom it was sent, or whom to ask."""
    rule, organ = law.requirement("disclosure.record_not_ours"), act.said("competent")
    sent = f"已转送{organ}处理" if act.step == "send_on" else f"请向{organ}提出"
    blocks: list[Block] = [
        Paragraph(f"经审核，该记录不属于本机关职能范围，{sent}（{rule.basis}）。")
    ]
    return official(story, "政府信息记录更正申请告知书", act, blocks)


def printed(label: str, make: Callable[[Request, Act], Paper], *steps: str) -> Printout:
    """The paper of the latest of these acts, once one was done."""

    def lacks(matter: Matter) -> str:
        if any(matter.took(step) for step in steps):
            return ""
        return f"还没有{matter.procedure.step(steps[0]).label}"

    def made(matter: Matter) -> bytes:
        story = told(matter)
        act = story.last(*steps)
        assert act is not None, "printed only once the act was done"
        return docx.write(make(story, act))

    return Printout(label, made, lacks)


PAPERS = {
    "corrected": printed("更正告知书", corrected, "put_right"),
    "declined": printed("不予更正告知书", declined, "decline"),
    "elsewhere": printed("转送（告知）书", elsewhere, "send_on", "tell_elsewhere"),
}
