"""The papers that go out before and beside the answer: to whoever asks, and whoever is asked."""

from __future__ import annotations

import datetime as dt

from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.casefile.redress import ROOM
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph

from .answering import remedies
from .case import Request, basis, limit, official, received


def receipt(story: Request, act: Act) -> Paper:
    """登记回执: that it was received, and until when it is answered."""
    reply, unclear = limit("disclosure.reply", act), limit("disclosure.correction", act)
    blocks: list[Block] = [
        received(story),
        Paragraph(
            f"本机关自收到申请之日起{reply.period}内答复（{reply.basis}），"
            "需要延长的另行告知；征求第三方和其他机关意见所需时间不计算在内。"
        ),
        Paragraph(f"申请内容不明确的，自收到之日起{unclear.period}内告知补正（{unclear.basis}）。"),
        Paragraph(f"登记编号：{story.matter.number}。经办人：{act.by}。"),
    ]
    return official(story, "政府信息公开申请登记回执", "收", act, blocks)


def correction(story: Request, act: Act) -> Paper:
    """补正告知书: what, until when, and what silence means."""
    blocks: list[Block] = [
        received(story),
        Paragraph("经审查，申请内容不明确（不完整），请补正以下事项："),
        *words.lines(act.said("clarify_what")),
        Paragraph(
            f"请在{story.told(act, 'clarify_until')}以前补正"
            f"（{basis('disclosure.correction_once')}）。"
            "答复期限自本机关收到补正的申请之日起计算。"
            "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。"
        ),
    ]
    return official(story, "政府信息公开申请补正告知书", "补", act, blocks)


def reasons(story: Request, act: Act) -> Paper:
    """说明理由告知书."""
    blocks: list[Block] = [
        received(story),
        Paragraph(
            "你（单位）申请公开政府信息的数量、频次明显超过合理范围，请说明理由"
            f"（{basis('disclosure.excessive_reason')}）。理由不合理的，不予处理；"
            "理由合理但是无法按期答复的，另行告知延迟答复的期限。"
        ),
    ]
    return official(story, "政府信息公开申请说明理由告知书", "理", act, blocks)


def third_party(story: Request, act: Act) -> Paper:
    """第三方征求意见书: what is asked for, fifteen working days, and what silence means.

    It does not say who asks.
    """
    within = limit("disclosure.third_party", act)
    blocks: list[Block] = [
        Paragraph(f"本机关收到政府信息公开申请，申请公开：{story.matter.content}。"),
        Paragraph("该信息公开可能损害你（单位）的合法权益，现书面征求你（单位）的意见。"),
        Paragraph(
            f"请自收到本征求意见书之日起{within.period}内提出意见（{within.basis}）；"
            "不同意公开的，请说明理由。逾期未提出意见的，由本机关依法决定是否公开。"
            "不公开可能对公共利益造成重大影响的，本机关可以决定予以公开，"
            "并将公开的内容和理由书面告知你（单位）。"
        ),
        Heading(1, "第三方意见（可以填在这里交回）"),
        Paragraph("□同意公开　　□不同意公开，理由："),
        words.to_sign("第三方（签名或者盖章）"),
    ]
    to = story.matter.third_party
    return official(story, "政府信息公开第三方意见征求书", "征", act, blocks, to=to)


def third_notice(story: Request, act: Act) -> Paper:
    """依申请公开告知书: to the third party whose objection was weighed."""
    answer = story.last("reply_to")
    assert answer is not None, "a third party is told of an answer"
    why = answer.said("public_interest")
    blocks: list[Block] = [
        Paragraph(f"本机关就“{story.matter.content}”的政府信息公开申请征求过你（单位）的意见。"),
        Paragraph(f"经审查，本机关的决定是：{story.told(answer, 'reply_kind')}。"),
        Paragraph("公开的内容："),
        *words.lines(answer.said("reply")),
        *([Paragraph(f"公开的理由：{why}（{basis('disclosure.third_told')}）。")] if why else []),
        *remedies(story, answer, of="本决定"),
    ]
    to = story.matter.third_party
    return official(story, "政府信息依申请公开告知书", "告", act, blocks, to=to)


def joint(story: Request, act: Act) -> Paper:
    """征求意见函 to a co-author, whose silence is consent."""
    within = limit("disclosure.joint_agency", act)
    blocks: list[Block] = [
        Paragraph(
            f"本机关收到政府信息公开申请，申请公开：{story.matter.content}。"
            "该信息由本机关和你单位共同制作，现征求你单位的意见。"
        ),
        Paragraph(
            f"请自收到本函之日起{within.period}内提出意见，"
            f"逾期未提出意见的视为同意公开（{within.basis}）。"
        ),
    ]
    to = act.said("joint_organ")
    return official(story, "政府信息公开征求意见函", "函", act, blocks, to=to)


def other(story: Request, act: Act) -> Paper:
    """征求意见函 to whoever else is to be asked."""
    blocks: list[Block] = [
        Paragraph(f"本机关收到政府信息公开申请，申请公开：{story.matter.content}。"),
        Paragraph("该信息涉及你单位，请就能否公开、内容是否准确一致提出意见。"),
    ]
    to = act.said("other_organ")
    return official(story, "政府信息公开征求意见函", "函", act, blocks, to=to)


def put_off(story: Request, act: Act) -> Paper:
    """延期答复告知书: until when, and by which article."""
    request = story.matter
    if request.took("delay"):
        why = "申请数量、频次明显超过合理范围，理由合理但是无法按期答复"
        by = basis("disclosure.delay_reasoned")
        until = words.day(request.delayed_until)
    else:
        why = "本机关不能按期答复，经政府信息公开工作机构负责人同意"
        by = basis("disclosure.extension_approval")
        ends = request.extensions.get("reply_within", "")
        until = words.day(dt.date.fromisoformat(ends)) if ends else ROOM
    extended = story.last("extend")
    note = extended.note if extended else ""
    blocks: list[Block] = [
        received(story),
        Paragraph(f"{why}，答复期限延至{until}（{by}）。"),
        *([Paragraph(f"延期理由：{note}。")] if note else []),
    ]
    return official(story, "政府信息公开申请延期答复告知书", "延", act, blocks)


def fee_notice(story: Request, act: Act) -> Paper:
    """收费通知书: basis, reckoning, sum, and until when."""
    blocks: list[Block] = [
        received(story),
        Paragraph(
            "你（单位）申请公开政府信息的数量、频次明显超过合理范围，"
            f"收取信息处理费（{basis('disclosure.no_fee')}、{basis('disclosure_fee.scale')}）。"
        ),
        Paragraph(f"收费情形：{story.told(act, 'fee_basis')}。"),
        Paragraph(f"计收数量：{story.told(act, 'fee_quantity')}。金额：{story.told(act, 'fee')}。"),
        Paragraph(
            f"请在{story.told(act, 'fee_until')}以前缴纳，缴纳方式：{ROOM}。"
            "逾期未缴纳的，视为放弃申请，本机关不再处理该申请。"
        ),
    ]
    return official(story, "政府信息公开信息处理费收费通知书", "费", act, blocks)


def given_up(story: Request, act: Act) -> Paper:
    """不再处理告知书: the period has run out."""
    why, by = {
        "give_up": ("无正当理由逾期没有补正", basis("disclosure.abandoned")),
        "unpaid": ("没有在收费通知的期限里缴纳信息处理费", limit("disclosure_fee.pay", act).basis),
    }[act.step]
    blocks: list[Block] = [
        received(story),
        Paragraph(
            f"你（单位）{why}，视为放弃申请（{by}），本机关不再处理该申请。需要的时候可以重新申请。"
        ),
        *remedies(story, act, of="本告知"),
    ]
    return official(story, "政府信息公开申请不再处理告知书", "止", act, blocks)
