"""What a file of a penalty case has to hold: a record of each step, and facts that the law asks.

What bars a step stands among the gates; here is what the file lacks though the step was taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from yifa.kernel.party import Capacity
from yifa.kernel.procedure import Step
from yifa.kernel.records import RECORDED, SEEN, TEXT, Gap, Medium, Record

from . import reckoning, terms
from .procedure import Penalty

if TYPE_CHECKING:
    from .models import PenaltyCase

FULL = "penalty.full_record"
SIGHT = "enforcement.sight_record"
LOOKED = (terms.EvidenceKind.RECORD.value,)
ASKED = (terms.EvidenceKind.PARTY.value, terms.EvidenceKind.WITNESS.value)
LEFT = (terms.Service.LEFT.value,)


def paper(what: str, basis: str = FULL) -> list[Record]:
    """One paper, signed, as a document or scan."""
    return [Record(what, TEXT, basis)]


RECORDS: dict[Step, list[Record]] = {
    Penalty.punish_on_spot: [
        Record("现场照片、录音或者录像", RECORDED, SIGHT),
        Record("当事人签收的当场处罚决定书", TEXT, FULL),
    ],
    Penalty.file: paper("批准的立案审批表"),
    Penalty.decline: paper("批准的不予立案审批表"),
    Penalty.investigate: [
        Record("现场检查（勘验）的照片或者录像", SEEN, SIGHT, {"evidence_kind": LOOKED}),
        Record(
            "签名的现场检查（勘验）笔录",
            TEXT,
            "penalty.record_questioning",
            {"evidence_kind": LOOKED},
        ),
        Record("签名的询问笔录", TEXT, "penalty.record_questioning", {"evidence_kind": ASKED}),
    ],
    Penalty.preserve: [
        Record("登记保存现场的照片或者录像", SEEN, SIGHT),
        Record("签收的通知书和清单", TEXT, "penalty.preservation_approval"),
    ],
    Penalty.seize: [
        Record("查封、扣押全程的录像或者照片", SEEN, SIGHT),
        Record("签收的决定书、清单和现场笔录", TEXT, "coercion.on_site"),
    ],
    Penalty.seize_urgently: [
        Record("查封、扣押全程的录像或者照片", SEEN, SIGHT),
        Record("签收的决定书、清单和现场笔录", TEXT, "coercion.on_site"),
    ],
    Penalty.approve_seizure: paper("负责人签名的补办审批表", "coercion.emergency_approval"),
    Penalty.lift_seizure: paper("签收的解除决定书", "coercion.emergency_approval"),
    Penalty.release: paper("签收的处理决定书"),
    Penalty.freeze: paper("金融机构签收的冻结通知书和现场笔录", "coercion.freeze_procedure"),
    Penalty.deliver_freeze: paper("签收的冻结决定书", "coercion.freeze_procedure"),
    Penalty.unfreeze: paper("签收的解除冻结（处理）决定书"),
    Penalty.tell_extension: paper("签收的延长期限决定书", "coercion.extension_told"),
    Penalty.appraised: paper("检测、检验、鉴定报告"),
    Penalty.conclude: paper("签名的调查终结报告"),
    Penalty.review: paper("签名的法制审核意见书", "penalty.legal_review"),
    Penalty.notify: paper("签收的事先告知书", "penalty.notice"),
    Penalty.notify_hearing_right: paper("签收的听证告知书", "penalty.notice"),
    Penalty.waive: paper("当事人放弃陈述申辩的声明", "penalty.notice"),
    Penalty.state: paper("陈述申辩书或者笔录", "penalty.defence_considered"),
    Penalty.call_hearing: paper("签收的听证通知书", "penalty.hearing_notice_days"),
    Penalty.hear: [
        Record("听证的录音或者录像", RECORDED, SIGHT),
        Record("核对签名的听证笔录", TEXT, "penalty.hearing_record"),
    ],
    Penalty.discuss: paper("签名的集体讨论笔录", "penalty.collective"),
    Penalty.decide: paper("盖章的决定书", "penalty.decision_content"),
    Penalty.announce: [Record("公告张贴、刊登的照片或者版面", (*SEEN, Medium.TEXT), SIGHT)],
    Penalty.serve: [
        Record(
            "留置送达的照片或者录像",
            SEEN,
            "service.left",
            {"service": LEFT, "left_proof": (terms.LeftProof.RECORDING.value,)},
        ),
        Record(
            "留置送达的照片或者录像",
            SEEN,
            SIGHT,
            {"service": LEFT, "left_proof": (terms.LeftProof.WITNESSES.value,)},
        ),
        Record(
            "签订的送达确认书",
            TEXT,
            "penalty.electronic_consent",
            {"service": (terms.Service.ELECTRONIC.value,)},
        ),
        Record("送达回证", TEXT, "service.receipt"),
    ],
    Penalty.collect: paper("罚款票据", "penalty.fine_receipt"),
    Penalty.defer: paper("当事人的申请和批准书", "penalty.instalment"),
    Penalty.perform: paper("缴款凭证或者履行证明"),
    Penalty.demand: paper("催告书和送达回证", "coercion.demand"),
    Penalty.apply_to_court: paper("强制执行申请书", "coercion.court_file"),
}

#: Where one step opens what another settles: both, what is open, by which requirement.
OPEN_ENDS = (
    (Penalty.preserve, Penalty.settle_kept, "登记保存的物品还没有处理决定", FULL),
    (Penalty.seize, Penalty.release, "查封、扣押的财物还没有处理决定", "coercion.seizure_document"),
    (Penalty.freeze, Penalty.unfreeze, "冻结的款项还没有处理决定", "coercion.freeze_procedure"),
    (
        Penalty.freeze,
        Penalty.deliver_freeze,
        "冻结决定书还没有交付当事人",
        "coercion.freeze_procedure",
    ),
    (Penalty.appraise, Penalty.appraised, "送检测、检验、鉴定还没有结论", FULL),
    (
        Penalty.state,
        Penalty.recheck_statement,
        "陈述申辩还没有复核意见",
        "penalty.defence_considered",
    ),
    (Penalty.contest, Penalty.contest_ended, "复议、诉讼还没有登记结果", FULL),
)


def lacking(case: PenaltyCase) -> Iterator[Gap]:
    """Facts that are not recorded though a step rests on them, and ends left open."""
    for step, what, basis in (*unknown(case), *measures(case)):
        yield gap(case, step, what, basis)
    for opened, settled, what, basis in OPEN_ENDS:
        if case.took(opened.name, after=settled.name):
            yield gap(case, opened, what, basis)


def measures(case: PenaltyCase) -> Iterator[tuple[Step, str, str]]:
    """What was seized in an emergency and is not settled; an extension nobody was told of."""
    settled = (Penalty.release, Penalty.lift_seizure)
    if all(case.took(Penalty.seize_urgently.name, after=step.name) for step in settled):
        what = "紧急查封、扣押的财物还没有处理决定"
        yield Penalty.seize_urgently, what, "coercion.seizure_document"
    if reckoning.measure_was_extended(case):
        what = "延长查封、扣押、冻结的期限还没有书面告知当事人"
        yield Penalty.kernel_steps["extend"], what, "coercion.extension_told"


def gap(case: PenaltyCase, step: Step, what: str, basis: str) -> Gap:
    """A gap since the latest act of a step."""
    since: dt.date | None = case.day_of(step.name)
    return Gap.by(basis, step=step.label, what=what, since=since)


def unknown(case: PenaltyCase) -> Iterator[tuple[Step, str, str]]:
    """What is not recorded: at which step, what, by which requirement."""
    decided = next((s for s in (Penalty.decide, Penalty.punish_on_spot) if case.took(s.name)), None)
    if case.took("file") or decided:
        if not case.place:
            yield Penalty.register, "没有违法地点，看不出管辖", "penalty.jurisdiction"
        if case.violated_on is None:
            yield (
                Penalty.register,
                "没有违法行为发生日期，看不出追责期限",
                "penalty.time_bar",
            )
        if not case.evidence.exists():
            yield Penalty.register, "没有一件证据材料", "penalty.facts_proved"
    if decided is None:
        return
    principals = case.parties.filter(capacity=Capacity.PARTY)
    if any(not one.address for one in principals):
        yield decided, "没有当事人的地址，决定书上是空白", "penalty.decision_content"
    if case.party_kind == terms.PartyKind.CITIZEN and any(one.age is None for one in principals):
        yield decided, "没有当事人的年龄，看不出是否应当不予、从轻处罚", "penalty.under14"
    if case.outcome == terms.Outcome.PENALISE and not case.basis:
        yield decided, "没有处罚依据，决定书上是空白", "penalty.decision_content"
