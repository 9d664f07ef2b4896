"""What must hold before a decision is served, performed, enforced, made public and closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import reckoning

if TYPE_CHECKING:
    from .models import PenaltyCase


@gate(
    HouseRule("送达日期不早于决定的日期，不晚于登记的当天", field="served_on"),
    missing="送达日期早于决定，或者在登记这一天以后",
    weighs=("served_on",),
)
def served_when_it_could_be(case: PenaltyCase, on: dt.date) -> bool:
    """A day before the decision or in the future is a slip."""
    return reckoning.served_when_it_could_be(case, on)


@gate(
    "service.receipt",
    missing="还没有填签收人；拒收的，改为留置送达",
    unlawful_without="没有签收的送达回证，不能证明已经送达",
)
def receipt_is_signed(case: PenaltyCase, on: dt.date) -> bool:
    """Whoever takes it signs for it; who refuses is served by leaving it."""
    return case.service not in ("in_person", "entrusted") or bool(case.received_by)


@gate(
    "service.left",
    missing="留置送达要有见证人，或者拍照、录像",
    unlawful_without="没有见证或者记录的留置，不视为送达",
)
def leaving_is_proved(case: PenaltyCase, on: dt.date) -> bool:
    """Witnesses or a recording."""
    return case.service != "left" or bool(case.left_proof)


@gate(
    "penalty.electronic_consent",
    missing="电子送达要有当事人签订的确认书",
    unlawful_without="没有确认书的电子送达不发生送达效力",
)
def electronic_service_was_agreed(case: PenaltyCase, on: dt.date) -> bool:
    """Fax and e-mail only with the party's signed consent."""
    return case.service != "electronic" or case.consent_signed


@gate(HouseRule("公告以后，才有公告期满"), missing="还没有公告")
def was_announced(case: PenaltyCase, on: dt.date) -> bool:
    """Announced since the decision."""
    return case.took("announce", after="decide")


@gate("penalty.collect_ground", missing="没有可以当场收缴的情形", weighs=("fine", "collect_ground"))
def may_be_collected(case: PenaltyCase, on: dt.date) -> bool | str:
    """Small fines are those of at most one hundred yuan, laid on the spot."""
    if case.collect_ground != "small" or reckoning.may_be_collected_as_small(case):
        return True
    return "罚款超过一百元，不能按小额当场收缴"


@gate("penalty.collect_ground", missing="普通程序的罚款，只有边远地区经当事人提出才能当场收缴")
def ordinary_fines_are_banked(case: PenaltyCase, on: dt.date) -> bool:
    """Article 68 speaks of the summary procedure; article 69 of both."""
    return case.took("punish_on_spot", after="decide") or case.collect_ground == "remote"


@gate(
    "penalty.fine_receipt",
    missing="还没有填专用票据号",
    unlawful_without="不出具专用票据的，当事人有权拒绝缴纳",
)
def receipt_was_given(case: PenaltyCase, on: dt.date) -> bool:
    """The receipt of the finance department."""
    return bool(case.receipt_number)


@gate(HouseRule("先当场收缴，才有罚款上交"), missing="没有当场收缴的罚款")
def was_collected(case: PenaltyCase, on: dt.date) -> bool:
    """What was collected is handed in."""
    return case.took("collect", after="hand_in")


@gate(HouseRule("先交至行政机关，再缴付银行"), missing="还没有交至行政机关")
def was_handed_in(case: PenaltyCase, on: dt.date) -> bool:
    """From the officer to the organ, from the organ to the bank."""
    return case.took("hand_in", after="bank_in")


@gate("penalty.surcharge_cap", missing="加处罚款超过上限", weighs=("surcharge",))
def surcharge_is_capped(case: PenaltyCase, on: dt.date) -> bool | str:
    """Three per cent a day late, never more than the fine."""
    case.must_be_stored()
    most = reckoning.most_added(case, on)
    return (case.surcharge or 0) <= most or f"到{reckoning.spoken(on)}最多可加处{most:.2f}元"


@gate("coercion.demand", missing="还没有催告当事人履行")
def was_demanded(case: PenaltyCase, on: dt.date) -> bool:
    """Before the court is asked, the party is."""
    return case.took("demand", after="decide")


@gate(
    HouseRule(
        "复议、诉讼期间不申请强制执行，有结果再登记",
        basis="《行政强制法》第五十三条",
    ),
    missing="当事人已经申请复议或者提起诉讼，还没有登记结果",
)
def not_contested(case: PenaltyCase, on: dt.date) -> bool:
    """The law asks that the party did neither, or that it is over."""
    return not case.took("contest", after="decide") or case.took("contest_ended", after="contest")


@gate(HouseRule("有复议、诉讼，才有结果"), missing="没有登记过复议、诉讼")
def was_contested(case: PenaltyCase, on: dt.date) -> bool:
    """Each contest ends once."""
    return case.took("contest", after="contest_ended")


@gate("penalty.no_double_fine", missing="原决定没有被撤销、变更，不能重新处理")
def decision_was_changed(case: PenaltyCase, on: dt.date) -> bool:
    """What was decided stands until it is set aside."""
    decided = case.took("decide") or case.took("punish_on_spot")
    if not decided:
        return True
    since = case.took("change_decision", after="decide")
    return since and case.took("change_decision", after="punish_on_spot")


@gate(HouseRule("先公示，才能撤回"), missing="这一决定没有公示过")
def was_published(case: PenaltyCase, on: dt.date) -> bool:
    """Published since it was last withdrawn."""
    return case.took("publish", after="unpublish")


@gate(
    HouseRule("决定已经公示，或者写明了不公开的理由，再结案"),
    missing="还没有公示，也没有写不公开的理由",
)
def openness_is_settled(case: PenaltyCase, on: dt.date) -> bool:
    """For decisions of the ordinary procedure; article 48 leaves out what concerns few."""
    if not case.took("decide"):
        return True
    return case.took("publish", after="decide") or case.took("keep_private", after="decide")


@gate(
    "penalty.summary_filing",
    missing="当场处罚还没有报所属行政机关备案",
    unlawful_without="备案是当场处罚程序的一步，缺了就不能结案",
)
def on_spot_was_reported(case: PenaltyCase, on: dt.date) -> bool:
    """The organ learns of what its officers decided alone."""
    return not case.took("punish_on_spot") or case.took("report_on_spot")


@gate(HouseRule("给予处罚的，履行完毕以后结案"), missing="处罚还没有履行完毕")
def nothing_is_left_to_perform(case: PenaltyCase, on: dt.date) -> bool:
    """A decision not to punish is closed once it is served."""
    performed = case.took("perform", after="decide") or case.took("collect", after="decide")
    return performed or case.outcome != "penalise"


@gate(
    HouseRule("当场收缴的罚款缴付银行以后结案", basis="《行政处罚法》第七十一条"),
    missing="当场收缴的罚款还没有缴付银行",
)
def collected_fine_is_banked(case: PenaltyCase, on: dt.date) -> bool:
    """The money has arrived where it belongs."""
    return not case.took("collect") or case.took("bank_in", after="collect")


@gate("penalty.transfer_crime", missing="涉嫌犯罪，还没有移送公安机关")
def crime_is_not_left_aside(case: PenaltyCase, on: dt.date) -> bool:
    """No case with a suspected crime ends as an administrative one."""
    return not case.crime_suspected or case.took("police_decline")


@gate(HouseRule("办结以后归档一次，以后的材料用“补充材料”"), missing="这一卷已经归档")
def is_not_archived_yet(case: PenaltyCase, on: dt.date) -> bool:
    """A case that was taken up again is archived again once it ends."""
    endings = ("close", "end", "decline", "police_file")
    return not all(case.took("archive", after=ending) for ending in endings)
