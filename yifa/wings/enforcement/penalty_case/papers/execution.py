"""How the decision reaches the party, is performed or enforced, and how the case is closed."""

from __future__ import annotations

from decimal import Decimal

from yifa import law
from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Block, Note, Paper, Paragraph

from .case import ROOM, Case, account, basis, internal, named, official, remedies, subjects
from .laid import fined, kinds

DECIDED = ("decide", "punish_on_spot")
#: What goes out beside the decision and is signed for: by step, its title and the number's word.
OUTWARD = {
    "notify": ("行政处罚事先告知书", "告"),
    "notify_hearing_right": ("行政处罚听证告知书", "听告"),
    "call_hearing": ("听证通知书", "听通"),
    "defer": ("延期（分期）缴纳罚款批准书", "延"),
    "add_fine": ("加处罚款决定书", "加"),
    "demand": ("履行行政处罚决定催告书", "催"),
}
SENT = (*OUTWARD, "decide")


def decided(case: Case, act: Act) -> Act | None:
    """The decision that stood when the act was done."""
    return next((one for one in reversed(case.until(act)) if one.step in DECIDED), None)


def called(case: Case, made: Act | None) -> tuple[str, str]:
    """What the decision is called and its number."""
    if made is None:
        return "行政处罚决定书", ""
    if made.step == "punish_on_spot":
        return "当场行政处罚决定书", case.number("当", made)
    if made.said("outcome") != "penalise":
        return "不予行政处罚决定书", case.number("不罚", made)
    return "行政处罚决定书", case.number("决", made)


def the_decision(case: Case, act: Act) -> str:
    """The decision as other papers speak of it: its day, name and number."""
    made = decided(case, act)
    title, number = called(case, made)
    return f"{words.day(made.on) if made else ''}作出的《{title}》（{number}）"


def receipt(case: Case, act: Act) -> list[Paper]:
    """送达回证 of the decision; an empty one for what went out last."""
    title, number = called(case, decided(case, act)) if act in case.acts else sent_last(case)
    rows = [
        words.wide("送达文书", f"{title}（{number}）"),
        words.wide("受送达人", case.names()),
        words.wide("送达地点"),
        words.pair("送达方式", case.told(act, "service"), "送达日期", case.told(act, "served_on")),
        words.pair("收件人", act.said("received_by"), "与受送达人关系", ""),
        words.wide("收件人签章", lines=2),
        words.wide("留置证明", case.told(act, "left_proof")),
        words.pair("见证人（签名）", "", "送达人（签名）", ""),
        words.wide("备注", lines=2),
    ]
    return [
        Paper(
            title="送达回证",
            document_number=case.matter.number,
            blocks=(
                words.form(rows),
                Note(f"{law.requirement('service.receipt').says}（{basis('service.receipt')}）。"),
                words.to_sign(seal=f"{case.organ}（印章）"),
            ),
        )
    ]


def sent_last(case: Case) -> tuple[str, str]:
    """What the paper that went out last is called, and its number."""
    sent = case.last(*SENT)
    if sent is None or sent.step == "decide":
        return called(case, sent)
    title, word = OUTWARD[sent.step]
    return title, case.number(word, sent)


def announcement(case: Case, act: Act) -> list[Paper]:
    """公告送达: everybody reads it, so it holds names and no address or number."""
    made = decided(case, act)
    limit = case.limit("service.public_announcement", act.on)
    laid = "；".join(kinds(made)) if made else ""
    pay = case.limit("penalty.pay", act.on)
    has_fine = made is not None and fined(made)
    due = f"罚款自送达之日起{pay.period}内缴纳（{pay.basis}）。" if has_fine else ""
    blocks: list[Block] = [
        Paragraph(
            f"本机关{the_decision(case, act)}，因无法用其他方式送达，现依法公告送达。"
            f"决定的主要内容：{laid}。"
        ),
        Paragraph(f"自发出公告之日起，经过{limit.period}，即视为送达（{limit.basis}）。"),
        *words.lines(due),
        remedies(case, act.on),
        Paragraph(f"领取决定书的地点：{ROOM}"),
    ]
    return [official(case, "公告（送达行政处罚决定书）", "公", act, blocks)]


def deferral(case: Case, act: Act) -> list[Paper]:
    """延期（分期）缴纳罚款批准书."""
    until = case.told(act, "deferred_until")
    blocks: list[Block] = [
        Paragraph(f"对本机关{the_decision(case, act)}，你（单位）申请延期（分期）缴纳罚款。"),
        Paragraph(f"依据{basis('penalty.instalment')}，批准延期（分期）缴纳至{until}。"),
        Paragraph(f"分期缴纳的，各期数额和日期：{ROOM}"),
        Paragraph("到期不缴纳的，依法加处罚款或者申请人民法院强制执行。"),
    ]
    title = "延期（分期）缴纳罚款批准书"
    return [official(case, title, "延", act, blocks, signers=("当事人（签收）",))]


def added(case: Case, act: Act) -> list[Paper]:
    """加处罚款决定书: the sum as recorded, and how the law reckons it."""
    rule = law.requirement("penalty.surcharge_cap")
    rest = law.requirement("penalty.execution_goes_on")
    made = decided(case, act)
    fine = words.money(Decimal(made.said("fine"))) if made and fined(made) else ""
    blocks: list[Block] = [
        *named(case),
        Paragraph(f"本机关{the_decision(case, act)}，处罚款{fine}，你（单位）到期没有缴纳。"),
        Paragraph(f"{rule.says}（{rule.basis}）；{rest.says}（{rest.basis}）。"),
        Paragraph(f"截至{words.day(act.on)}，加处罚款累计{case.told(act, 'surcharge')}。"),
        Paragraph("加处罚款与罚款一并缴纳。"),
        remedies(case, act.on),
    ]
    return [official(case, "加处罚款决定书", "加", act, blocks, signers=("当事人（签收）",))]


def demand(case: Case, act: Act) -> list[Paper]:
    """催告书, with what article 35 of 行政强制法 asks."""
    wait = case.limit("coercion.court_demand_wait", act.on)
    made = decided(case, act)
    laid = "；".join(kinds(made)) if made else ""
    blocks: list[Block] = [
        Paragraph(f"本机关{the_decision(case, act)}已经送达：{laid}。你（单位）到期没有履行。"),
        Paragraph(f"依据{basis('coercion.demand')}，现催告你（单位）履行：{act.said('demanded')}"),
        Paragraph("履行方式：罚款到指定的银行或者通过电子支付系统缴纳。"),
        account(),
        Paragraph("你（单位）有权陈述和申辩。"),
        Paragraph(
            f"本催告书送达{wait.period}后仍未履行的，本机关将申请人民法院强制执行（{wait.basis}）。"
        ),
    ]
    title = "履行行政处罚决定催告书"
    return [official(case, title, "催", act, blocks, signers=("当事人（签收）",))]


def to_court(case: Case, act: Act) -> list[Paper]:
    """强制执行申请书: signed by the organ's head and dated by hand (行政强制法 article 55)."""
    made = decided(case, act)
    asked = case.last("demand")
    rows = [
        words.wide("申请人", case.organ),
        words.pair("地址", "", "负责人", ""),
        *subjects(case, identity=True),
    ]
    parts = [one for one in case.all_of("pay_part") if before(case, one, act)]
    paid = sum((Decimal(one.said("paid") or 0) for one in parts), Decimal())
    blocks: list[Block] = [
        words.form(rows),
        Paragraph(f"申请人对被申请人{the_decision(case, act)}已经发生法律效力："),
        *[Paragraph(f"{one}；") for one in (kinds(made) if made else ())],
        Paragraph(f"事实：{case.told(act, 'facts')}"),
        *words.lines(f"加处罚款累计：{told}" if (told := case.told(act, "surcharge")) else ""),
        *words.lines(f"已经缴纳：{words.money(paid)}" if paid else ""),
        Paragraph(
            f"被申请人在法定期限内没有履行。申请人于{words.day(asked.on if asked else None)}"
            f"催告（{case.number('催', asked)}），仍未履行。"
        ),
        *words.lines(f"当事人的意见：{case.told(act, 'statement')}"),
        Paragraph(
            f"依据{case.limit('coercion.court_apply', act.on).basis}、"
            f"{basis('coercion.court_file')}，申请强制执行。"
        ),
        Paragraph(f"此致　{act.said('court')}"),
        words.to_sign("负责人（签名）", seal=f"{case.organ}（印章）"),
        Note("附：行政处罚决定书、送达回证、催告书、当事人的意见和执行标的情况。"),
    ]
    number = case.number("执", act)
    return [Paper(title="强制执行申请书", document_number=number, blocks=tuple(blocks))]


def before(case: Case, one: Act, other: Act) -> bool:
    """Whether an act was done before another."""
    return case.acts.index(one) < case.acts.index(other)


def closing(case: Case, act: Act) -> list[Paper]:
    """结案报告: what was decided and how it was performed."""
    made = decided(case, act)
    filed, served = case.last("file"), case.last("serve", "serve_by_announcement")
    shown = case.last("publish", "keep_private")
    opened = shown and (shown.said("published_where") or shown.said("withheld_why"))
    title, number = called(case, made)
    rows = [
        words.wide("案由", case.told(act, "cause")),
        words.wide("当事人", case.names()),
        words.pair(
            "立案日期",
            words.day(filed.on if filed else None),
            "决定日期",
            words.day(made.on if made else None),
        ),
        words.wide("决定文书", f"{title}（{number}）" if made else ""),
        words.wide("处理结果", "；".join(kinds(made)) if made else "", lines=3),
        words.wide("送达日期", case.told(served, "served_on") if served else ""),
        words.wide("履行情况", performance(case), lines=3),
        words.wide("公示情况", opened or ""),
        words.wide("终止原因", case.told(act, "ended_why")),
        words.wide("结案日期", words.day(act.on)),
        words.wide("负责人意见", lines=3),
    ]
    number = case.number("结", act)
    return [internal(case, "结案报告", rows, "承办人（签名）", "负责人（签名）", number=number)]


def performance(case: Case) -> str:
    """What was paid and how, act by act."""
    told = []
    for one in case.all_of("collect", "pay_part", "perform"):
        sum_paid = Decimal(one.said("paid") or 0)
        how = "，".join(
            filter(None, [one.said("paid_how"), words.money(sum_paid) if sum_paid else ""])
        )
        told.append(f"{words.day(one.on)}{case.matter.procedure.step(one.step).label}：{how}。")
    return "\n".join(told)
