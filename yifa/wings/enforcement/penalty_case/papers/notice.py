"""What the party is told before the decision, and what became of the answer."""

from __future__ import annotations

from yifa.kernel.acts import Act
from yifa.kernel.party import Capacity
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Block, Heading, Paper, Paragraph

from .case import Case, basis, internal, official
from .investigation import evidence_lines
from .laid import kinds, numbered, proposal


def told_of(case: Case, act: Act) -> list[Block]:
    """Facts, evidence, basis and what is intended (article 44)."""
    proposed = proposal(case, act)
    return [
        Paragraph(f"你（单位）{case.told(act, 'cause')}一案，本机关已经调查终结。"),
        Heading(1, "违法事实和证据"),
        *words.lines(case.told(act, "facts")),
        *[Paragraph(line) for line in evidence_lines(case, act)],
        Heading(1, "处罚的理由和依据"),
        *words.lines(proposed.said("basis") or "\n\n"),
        Heading(1, "拟作出的行政处罚"),
        *numbered(list(kinds(proposed))),
    ]


def until(case: Case, act: Act) -> str:
    """The day until which the party may answer."""
    return case.told(act, "reply_by") or "\u3000" * 8


def advance(case: Case, act: Act) -> list[Paper]:
    """行政处罚事先告知书."""
    blocks = [
        *told_of(case, act),
        Paragraph(
            f"依据{basis('penalty.notice')}，你（单位）有权陈述和申辩，"
            f"可以在{until(case, act)}以前（含当日）向本机关提出；逾期未提出的，视为放弃。"
        ),
        Paragraph("本机关不因陈述、申辩而给予更重的处罚。"),
        *address(case),
    ]
    signers = ("当事人（签收）",)
    return [official(case, "行政处罚事先告知书", "告", act, blocks, signers=signers)]


def hearing_right(case: Case, act: Act) -> list[Paper]:
    """行政处罚听证告知书: the right to be heard, with its days."""
    limit = case.limit("penalty.hearing_request", act.on)
    blocks = [
        *told_of(case, act),
        Paragraph(
            f"依据{basis('penalty.notice')}、{basis('penalty.hearing_offer')}，你（单位）有权陈述、"
            "申辩，并有权要求举行听证。"
        ),
        Paragraph(f"陈述、申辩可以在{until(case, act)}以前（含当日）提出。"),
        Paragraph(
            f"要求听证的，在收到本告知书之日起{limit.period}内向本机关提出（{limit.basis}）；"
            "逾期未提出的，视为放弃听证权利。当事人不承担组织听证的费用。"
        ),
        *address(case),
    ]
    signers = ("当事人（签收）",)
    return [official(case, "行政处罚听证告知书", "听告", act, blocks, signers=signers)]


def address(case: Case) -> list[Block]:
    """Where to turn: written by hand."""
    return [Paragraph(f"联系人：{'　' * 6}联系电话：{'　' * 8}地址：{'　' * 8}")]


def rechecked(case: Case, act: Act) -> list[Paper]:
    """陈述申辩复核意见书."""
    stated = case.value(act, "statement") or ""
    rows = [
        words.wide("案由", case.told(act, "cause")),
        words.wide("当事人", case.names()),
        words.wide("陈述申辩意见", stated, lines=5),
        words.wide("复核意见", act.said("recheck"), lines=5),
        words.wide("是否采纳", "采纳" if act.wrote.get("adopted") else "不采纳"),
        words.wide("复核日期", words.day(act.on)),
        words.wide("法律依据", basis("penalty.defence_considered")),
    ]
    return [
        internal(case, "陈述申辩复核意见书", rows, "复核人（签名）", number=case.number("复", act))
    ]


def hearing_call(case: Case, act: Act) -> list[Paper]:
    """听证通知书: when, where and who chairs."""
    presider = case.told(act, "presider")
    limit = case.limit("penalty.hearing_notice", act.on)
    blocks = [
        Paragraph(
            f"你（单位）要求就{case.told(act, 'cause')}一案举行听证。本机关定于"
            f"{case.told(act, 'hearing_on')}举行听证。"
        ),
        Paragraph(f"听证地点：{case.told(act, 'hearing_place')}"),
        Paragraph(f"听证主持人：{presider}"),
        Paragraph(
            "你（单位）可以亲自参加听证，也可以委托一至二人代理；认为主持人与本案有直接利害关系的，"
            "有权申请回避。无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利。"
        ),
        Paragraph(f"本通知在举行听证的{limit.period}前送达（{limit.basis}）。"),
    ]
    signers = ("当事人（签收）",)
    return [official(case, "听证通知书", "听通", act, blocks, signers=signers)]


def hearing(case: Case, act: Act) -> list[Paper]:
    """听证笔录: who said what is written by hand; the chair's opinion as recorded."""
    agents = "、".join(one.name for one in case.parties if one.capacity == Capacity.AGENT)
    rows = [
        words.pair("听证日期", case.told(act, "hearing_on"), "起止时间", ""),
        words.wide("听证地点", case.told(act, "hearing_place")),
        words.pair("听证主持人", case.told(act, "presider"), "记录人", ""),
        words.wide("案由", case.told(act, "cause")),
        words.wide("当事人", case.names()),
        words.wide("委托代理人", agents),
        words.wide("调查人员", "、".join(name for name, _ in case.officers(act))),
        words.wide("听证记录", lines=14),
        words.wide("听证意见", act.said("hearing_opinion"), lines=4),
    ]
    signers = (
        "当事人或者代理人（签名或者盖章）",
        "调查人员（签名）",
        "听证主持人（签名）",
        "记录人（签名）",
    )
    return [internal(case, "听证笔录", rows, *signers)]
