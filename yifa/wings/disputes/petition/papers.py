"""What a petitioner, and an organ to which a petition goes, is given on paper.

Each paper says what the regulation wants said: how it was received and by which way it goes
(article 23), request, facts, handling and basis (article 32), why time is extended (article 34),
and how and until when the next organ may be asked (articles 35 and 36).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import cast

from yifa import law
from yifa.kernel.acts import Act, acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.paper import Printout
from yifa.kernel.state import standing
from yifa.report.papers import docx
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.story import Story
from yifa.report.papers.paper import Block, Heading, Note, Paper, Paragraph

from .models import Petition
from .sorting import TOLD, Situation

SIGNED = "信访人（签收）"
BOTH_SIDES = ("信访人（签名）", "对方当事人（签名）")
NOT_TO_BE_PASSED_ON = "petition.protect_accuser"


def told(matter: Matter) -> Story[Petition]:
    """The story of a matter, which is a petition."""
    petition = cast("Petition", matter if isinstance(matter, Petition) else matter.of_kind())
    return Story(petition, list(petition.parties.order_by("place")), acts_of(standing(petition)))


def organ_of(story: Story[Petition], act: Act) -> str:
    """The organisation that had the petition in hand when the act was done."""
    taken = story.matter.last(act.step)
    found = Organisation.objects.filter(pk=taken.holder).first() if taken else None
    return str(found or story.matter.holder)


def official(story: Story[Petition], title: str, act: Act, blocks: list[Block]) -> Paper:
    """A paper to the petitioner under the organ's seal, of the day of the act."""
    seal = words.to_sign(SIGNED, seal=f"{organ_of(story, act)}（印章）", on=act.on)
    return Paper(
        title=title,
        document_number=story.matter.number,
        addressee=story.names(),
        blocks=(*blocks, seal),
    )


def received(story: Story[Petition]) -> str:
    """How and when it came, and what it asks."""
    petition = story.matter
    by = (
        f"{words.day(petition.received_on)}，本机关收到你（单位）以{petition.get_channel_display()}"
    )
    return f"{by}形式提出的信访事项：{petition.title}。"


def acceptance(story: Story[Petition], act: Act) -> Paper:
    """受理告知书: that it is in hand, by which way, and until when."""
    petition = story.matter
    way = "按照信访程序办理，出具信访处理意见书"
    if act.step == "take_on":
        way = f"依法按照以下途径办理：{story.told(act, 'runs_by')}"
    blocks: list[Block] = [
        Paragraph(received(story)),
        Paragraph(f"经审查，该事项属于本机关职权范围，予以受理，{way}。"),
    ]
    if act.step == "accept" and act.on is not None:
        limit = law.limit("petition.handle", on=act.on)
        blocks.append(
            Paragraph(
                f"本机关自受理之日起{limit.period}内办结（{limit.basis}）；情况复杂的，"
                "经负责人批准可以延长，并告知你（单位）延期理由。"
            )
        )
    blocks.append(Paragraph(f"经办人：{act.by}。可以凭编号{petition.number}查询办理进展。"))
    return official(story, "信访事项受理告知书", act, blocks)


def refusal(story: Story[Petition], act: Act) -> Paper:
    """不予受理告知书: the case of the regulation, and why it is one."""
    ground, earlier = story.told(act, "refusal_ground"), story.value(act, "earlier")
    basis = REFUSED_BY[act.said("refusal_ground")]
    blocks: list[Block] = [
        Paragraph(received(story)),
        Paragraph(f"经审查，该事项属于“{ground}”的情形，依据{basis}，不予受理。"),
        Paragraph(f"理由：{story.told(act, 'refusal_reason')}。"),
    ]
    if earlier is not None:
        blocks.append(Paragraph(f"原信访事项编号：{earlier.number}。"))
    return official(story, "信访事项不予受理告知书", act, blocks)


#: The article on which each refusal rests.
REFUSED_BY = {
    "ended": law.requirement("petition.final_after_recheck").basis,
    "pending": law.requirement("petition.pending_below").basis,
    "closed_by_law": law.requirement("petition.route_legal").basis,
    "not_a_petition": f"{law.law('petition').short}第十七条",
}


def guidance(story: Story[Petition], act: Act) -> Paper:
    """告知书: which organ to turn to, by which way."""
    situation, where = story.matter.situation, story.told(act, "guided_to")
    way = f"途径：{TOLD[Situation(situation)]}。" if situation else ""
    return official(
        story,
        "信访事项告知书",
        act,
        [
            Paragraph(received(story)),
            Paragraph(f"经审查，该事项应当依法通过其他途径解决，请向以下机关提出：{where}。"),
            *([Paragraph(way)] if way else []),
            Paragraph(f"依据：{law.requirement('petition.route_legal').basis}。"),
        ],
    )


def opinion(story: Story[Petition], act: Act) -> Paper:
    """处理意见书: what article 32 wants in it, and the right to ask for review."""
    return official(
        story,
        "信访事项处理意见书",
        act,
        [
            Heading(1, "投诉请求"),
            *words.lines(story.told(act, "request_told")),
            Heading(1, "事实和理由"),
            *words.lines(story.told(act, "facts_found")),
            Heading(1, "处理意见"),
            Paragraph(f"对你（单位）的请求，{story.told(act, 'opinion')}。"),
            *words.lines(story.told(act, "handling")),
            Heading(1, "法律法规依据"),
            *words.lines(story.told(act, "basis")),
            *next_organ(act, "petition.review_request", "本处理意见", "本机关的上一级机关请求复查"),
        ],
    )


def next_organ(act: Act, limit_id: str, what: str, where: str) -> list[Block]:
    """Until when and of whom more may be asked."""
    if act.on is None:
        return []
    limit = law.limit(limit_id, on=act.on)
    return [
        Paragraph(
            f"不服{what}的，可以自收到本书面答复之日起{limit.period}内向{where}（{limit.basis}）。"
        )
    ]


def reviewed(story: Story[Petition], act: Act) -> Paper:
    """复查意见书."""
    more = next_organ(act, "petition.recheck_request", "本复查意见", "本机关的上一级机关请求复核")
    return seen_again(story, act, "复查", more)


def rechecked(story: Story[Petition], act: Act) -> Paper:
    """复核意见书, with which it ends."""
    rule = law.requirement("petition.final_after_recheck")
    end: list[Block] = [Paragraph(f"本复核意见为终结意见：{rule.says}（{rule.basis}）。")]
    return seen_again(story, act, "复核", end)


def seen_again(story: Story[Petition], act: Act, word: str, more: list[Block]) -> Paper:
    """A review or recheck: what was asked, what came of it, and what may follow."""
    kind = {"复查": "review", "复核": "recheck"}[word]
    return official(
        story,
        f"信访事项{word}意见书",
        act,
        [
            Heading(1, f"{word}请求和理由"),
            *words.lines(story.told(act, f"{kind}_request")),
            Heading(1, f"{word}意见"),
            Paragraph(f"{story.told(act, f'{kind}_result')}。"),
            *words.lines(story.told(act, f"{kind}_text")),
            *more,
        ],
    )


def extension(story: Story[Petition], act: Act) -> Paper:
    """延期告知书: until when, and why."""
    until = story.matter.extensions.get("answer_within", "")
    limit = law.requirement("petition.extension_told").basis
    to = f"，延至{words.day(dt.date.fromisoformat(until))}" if until else ""
    return official(
        story,
        "信访事项延期办理告知书",
        act,
        [
            Paragraph(received(story)),
            Paragraph(f"因情况复杂，经本机关负责人批准，该事项延长办理期限{to}（{limit}）。"),
            Paragraph(f"延期理由：{story.told(act, 'extension_why')}。"),
        ],
    )


def answer(story: Story[Petition], act: Act) -> Paper:
    """答复意见书: what came of it by another way than the opinion."""
    blocks: list[Block] = [
        Paragraph(received(story)),
        Paragraph(f"办结结果：{story.told(act, 'finish_result')}。"),
        *words.lines(story.told(act, "reply")),
    ]
    return official(story, "信访事项答复意见书", act, blocks)


def settlement(story: Story[Petition], act: Act) -> Paper:
    """调解（和解）协议书: what both sides agreed, to be signed by both."""
    rule = law.requirement("petition.settlement_paper")
    return Paper(
        title="信访事项调解（和解）协议书",
        document_number=story.matter.number,
        blocks=(
            Paragraph(f"信访人：{story.names()}。"),
            Paragraph(f"信访事项：{story.matter.title}。"),
            Paragraph(f"双方自愿达成以下协议（{rule.basis}）："),
            *words.lines(story.told(act, "settlement")),
            words.to_sign(*BOTH_SIDES, seal=f"{organ_of(story, act)}（印章）", on=act.on),
        ),
    )


def where_sent(story: Story[Petition], act: Act) -> Paper:
    """转送（交办）告知书: to whom it went, who will answer from there."""
    rule, then = law.requirement("petition.tell_where_sent"), "petition.notify_forwarded"
    limit = law.limit(then, on=act.on or story.matter.registered_on)
    return official(
        story,
        "信访事项转送（交办）告知书",
        act,
        [
            Paragraph(received(story)),
            Paragraph(f"该事项已经转送（交办）{story.told(act, 'sent_told')}（{rule.basis}）。"),
            Paragraph(f"该单位{limit.what}，期限{limit.period}（{limit.basis}）。"),
        ],
    )


def too_late(story: Story[Petition], act: Act) -> Paper:
    """不予复查（复核）告知书: until when it could have been asked."""
    word, limit_id = {
        "refuse_review": ("复查", "petition.review_request"),
        "refuse_recheck": ("复核", "petition.recheck_request"),
    }[act.step]
    limit = law.limit(limit_id, on=act.on or story.matter.registered_on)
    return official(
        story,
        f"信访事项不予{word}告知书",
        act,
        [
            Paragraph(f"你（单位）对信访事项“{story.matter.title}”请求{word}。"),
            Paragraph(
                f"{limit.what}，期限{limit.period}（{limit.basis}），该请求已经逾期，不予{word}。"
            ),
            Paragraph(f"理由：{story.told(act, 'late_why')}。"),
        ],
    )


def urging(story: Story[Petition], act: Act) -> Paper:
    """督办函: to whom has it in hand, why, what is proposed, and that it is answered in writing."""
    rule, to = law.requirement("petition.urge"), organ_of(story, act)
    advice = story.told(act, "advice")
    blocks: list[Block] = [
        Paragraph(f"信访事项“{story.matter.title}”（{story.matter.number}）由你单位承办。"),
        Paragraph(f"督办的情形：{story.told(act, 'urged_why')}。"),
        *([Paragraph(f"建议：{advice}。")] if advice else []),
        Paragraph(f"请书面反馈办理和采纳情况（{rule.basis}）。"),
    ]
    seal = words.to_sign(seal=f"督办人：{act.by}（印章）", on=act.on)
    return Paper(
        title="信访事项督办函",
        document_number=story.matter.number,
        addressee=to,
        blocks=(*blocks, seal),
    )


def result(story: Story[Petition], act: Act) -> Paper:
    """办结报告: what whoever assigned it asked for."""
    petition = story.matter
    limit = law.limit("petition.report_result", on=act.on or petition.registered_on)
    asked = f"，要求{words.day(petition.report_by)}以前反馈" if petition.report_by else ""
    blocks: list[Block] = [
        Paragraph(f"信访事项“{petition.title}”（{petition.number}）由本机关办理{asked}。"),
        *words.lines(story.told(act, "result_report")),
        Paragraph(f"依据{limit.basis}报告。"),
    ]
    seal = words.to_sign(seal=f"{organ_of(story, act)}（印章）", on=act.on)
    return Paper(title="信访事项办结报告", document_number=petition.number, blocks=(*blocks, seal))


def forwarding(story: Story[Petition], act: Act) -> Paper:
    """转送（交办）单: from whom to whom, what it asks, and what the receiver owes."""
    petition = story.matter
    channel, purpose = petition.get_channel_display(), petition.get_purpose_display()
    called = {"assign": "交办", "transfer": "转送"}[act.step]
    rows = [
        words.pair("信访形式", channel, "收到日期", words.day(petition.received_on)),
        words.pair("人数", f"{petition.people}人", "内容分类", petition.get_domain_display()),
        words.wide("信访人", story.names()),
        words.wide("投诉请求", petition.claims, lines=2),
        words.wide("事实和理由", petition.facts, lines=4),
        words.pair("依法分类", purpose, "处理途径", petition.get_route_display()),
        words.pair(f"{called}单位", named(act, "sent_by"), "承办单位", named(act, "holder")),
        words.wide(f"{called}理由", act.note),
        words.pair("要求反馈的日期", words.day(petition.report_by), "经办人", act.by),
    ]
    notes = [
        f"承办单位{law.limit(name, on=act.on).what}，期限{law.limit(name, on=act.on).period}"
        f"（{law.limit(name, on=act.on).basis}）。"
        for name in ("petition.notify_forwarded", "petition.object_to_forwarding")
        if act.on is not None
    ]
    if petition.purpose == "accusation":
        rule = law.requirement(NOT_TO_BE_PASSED_ON)
        notes.append(f"{rule.says}（{rule.basis}）。")
    return Paper(
        title=f"信访事项{called}单",
        document_number=petition.number,
        blocks=(
            words.form(rows),
            words.to_sign(seal=f"{named(act, 'sent_by')}（印章）", on=act.on),
            *(Note(one) for one in notes),
        ),
    )


def named(act: Act, role: str) -> str:
    """The organisation that sent it, or to which it went, as the act wrote it."""
    found = Organisation.objects.coded(act.said(role))
    return str(found) if found else ""


def printed(label: str, make: Callable[[Story[Petition], Act], Paper], *steps: str) -> Printout:
    """The paper of the latest of these acts, once one was done."""

    def lacks(matter: Matter) -> str:
        if any(matter.took(step) for step in steps):
            return ""
        return f"还没有{matter.procedure.step(steps[0]).label}"

    def made(matter: Matter) -> bytes:
        story = told(matter)
        act = story.last(*steps)
        assert act is not None, "printed only once the act was done"
        return docx.write_bundle([make(story, act)])

    return Printout(label, made, lacks)


PAPERS = {
    "acceptance": printed("受理告知书", acceptance, "accept", "take_on"),
    "refusal": printed("不予受理告知书", refusal, "refuse"),
    "guidance": printed("告知书", guidance, "guide"),
    "where_sent": printed("转送（交办）告知书", where_sent, "tell_sent"),
    "forwarding": printed("转送（交办）单", forwarding, "assign", "transfer"),
    "extension": printed("延期告知书", extension, "tell_extension"),
    "opinion": printed("处理意见书", opinion, "opine"),
    "answer": printed("答复意见书", answer, "finish"),
    "settlement": printed("调解（和解）协议书", settlement, "settle"),
    "review": printed("复查意见书", reviewed, "give_review"),
    "recheck": printed("复核意见书", rechecked, "give_recheck"),
    "too_late": printed("不予复查（复核）告知书", too_late, "refuse_review", "refuse_recheck"),
    "urging": printed("督办函", urging, "urge"),
    "result": printed("办结报告", result, "report_result"),
}
