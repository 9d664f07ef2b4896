"""Papers of measures beside the seizure itself: approved afterwards, extended; money frozen."""

from __future__ import annotations

import datetime as dt

from yifa.kernel.acts import Act
from yifa.report.papers.casefile import words
from yifa.report.papers.paper import Paper, Paragraph

from .case import ROOM, Case, basis, by_officers, internal, named, official, remedies
from .goods import before

SIGNERS = ("当事人（签收）", "执法人员（签名）")
#: Each measure: the clock that the head extends, and what it is called.
MEASURES = {
    "seize": ("release_within", "查封（扣押）"),
    "seize_urgently": ("release_urgent_within", "查封（扣押）"),
    "freeze": ("unfreeze_within", "冻结"),
}


def approved_afterwards(case: Case, act: Act) -> list[Paper]:
    """紧急查封（扣押）补办审批表, whichever way the head decided (article 19)."""
    taken = before(case, act, "seize_urgently")
    limit = case.limit("coercion.emergency_report", taken.on if taken else act.on)
    refused = act.step == "lift_seizure"
    rows = [
        words.wide("案由", case.told(act, "cause")),
        words.wide("当事人", case.names()),
        by_officers(case, act),
        words.pair(
            "实施日期",
            words.day(taken.on if taken else None),
            "实施时间",
            taken.said("seized_at") if taken else "",
        ),
        words.wide("物品清单", taken.said("listed") if taken else "", lines=4),
        words.wide("情况紧急的理由", lines=4),
        words.pair("审批日期", words.day(act.on), "审批时间", act.said("approved_at")),
        words.wide("审批意见", "不批准，立即解除" if refused else "", lines=3),
        words.wide("理由", act.said("not_approved_why"), lines=2),
        words.wide("法律依据", f"{limit.basis}（{limit.period}内）"),
    ]
    title = "紧急查封（扣押）补办审批表"
    return [internal(case, title, rows, "执法人员（签名）", "负责人（签名）")]


def extended(case: Case, act: Act) -> list[Paper]:
    """延长期限决定书, by which the party is told until when, and why (articles 25, 32)."""
    head = before(case, act, "extend")
    until = dict(head.wrote.get("extensions") or {}) if head else {}
    steps = [step for step, (clock, _) in MEASURES.items() if clock in until]
    taken = before(case, act, *steps)
    clock, measure = MEASURES[taken.step] if taken else ("", "")
    last = dt.date.fromisoformat(until[clock]) if clock else None
    blocks = [
        *named(case),
        Paragraph(
            f"本机关于{words.day(taken.on if taken else None)}对你（单位）的财物实施{measure}。"
            f"因情况复杂，经本机关负责人批准，期限延长至{words.day(last)}。"
        ),
        Paragraph(f"延长的理由：{act.said('extended_why')}"),
        Paragraph(f"依据：{basis('coercion.extension_told')}。"),
        remedies(case, act.on),
    ]
    return [official(case, f"延长{measure}期限决定书", "延期", act, blocks, signers=SIGNERS)]


def frozen(case: Case, act: Act) -> list[Paper]:
    """冻结通知书 for the bank, which comes first, and 冻结决定书 with what article 31 asks."""
    limit = case.limit("coercion.freeze", act.on)
    told = case.limit("coercion.freeze_notice", act.on)
    sum_frozen, by_law = case.told(act, "frozen"), act.said("freeze_basis")
    notice = [
        Paragraph(f"依据{by_law}、{basis('coercion.freeze_procedure')}，请立即冻结下列款项："),
        Paragraph(f"户名：{case.names()}　账号：{ROOM}"),
        Paragraph(f"数额：{sum_frozen}"),
        Paragraph(f"冻结期限：自{words.day(act.on)}起{limit.period}。"),
        Paragraph("接到通知书后立即冻结，不得拖延，不得在冻结前向当事人泄露信息。"),
    ]
    decision = [
        *named(case),
        Paragraph(f"你（单位）涉嫌{case.told(act, 'cause')}。依据{by_law}，决定冻结下列款项："),
        Paragraph(f"金融机构：{act.said('bank')}　账号：{ROOM}"),
        Paragraph(f"数额：{sum_frozen}"),
        Paragraph(f"冻结的理由：{ROOM}"),
        Paragraph(f"期限自{words.day(act.on)}起不超过{limit.period}（{limit.basis}）。"),
        remedies(case, act.on),
        Paragraph(f"本决定书在冻结后{told.period}内交付当事人（{told.basis}）。"),
    ]
    bank = ("金融机构（签收）", "执法人员（签名）")
    to = act.said("bank")
    return [
        official(case, "冻结存款（汇款）通知书", "冻通", act, notice, to=to, signers=bank),
        official(case, "冻结存款（汇款）决定书", "冻", act, decision, signers=SIGNERS),
    ]


def unfrozen(case: Case, act: Act) -> list[Paper]:
    """解除冻结决定书, for the party and the bank, or what else becomes of the money."""
    taken = before(case, act, "freeze")
    title = "解除冻结决定书" if act.said("unfrozen_how") == "lifted" else "冻结款项处理决定书"
    blocks = [
        *named(case),
        Paragraph(
            f"本机关于{words.day(taken.on if taken else None)}冻结你（单位）在"
            f"{taken.said('bank') if taken else ''}的款项（{case.number('冻', taken)}）。"
        ),
        Paragraph(f"现决定：{case.told(act, 'unfrozen_how')}。"),
        Paragraph("本决定同时通知金融机构。"),
        remedies(case, act.on),
    ]
    return [official(case, title, "解冻", act, blocks, signers=SIGNERS)]
