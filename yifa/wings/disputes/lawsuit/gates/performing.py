"""What must hold once a decision is in force: it is performed, and a loss is learnt from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.matter import Origin
from yifa.wings.disputes.lawsuit import reckoning

if TYPE_CHECKING:
    from yifa.wings.disputes.lawsuit.models import Lawsuit


@gate(HouseRule("裁判责令重作的，才登记重新作出的行为"), missing="裁判没有责令重新作出行政行为")
def redo_was_ordered(case: Lawsuit, on: dt.date) -> bool:
    """Otherwise a new act is a matter of its own."""
    return case.redo_ordered


@gate(
    "litigation.no_repeat_act",
    missing="不得以同一的事实和理由作出与原行为基本相同的行为",
)
def is_redone_otherwise(case: Lawsuit, on: dt.date) -> bool:
    """Unless only procedure was wrong, facts, reasons or outcome have to differ."""
    return case.redo_compare != "same"


@gate(
    HouseRule("裁判要本机关履行的，才登记履行", of_record=False),
    missing="裁判没有要本机关履行的内容",
)
def something_is_owed(case: Lawsuit, on: dt.date) -> bool:
    """Of a suit that was won there is nothing to perform: it is closed."""
    return case.duty


@gate(HouseRule("责令重新作出行政行为的，重作以后才算履行"), missing="还没有登记重新作出的行为")
def redone_if_ordered(case: Lawsuit, on: dt.date) -> bool:
    """A new act is what such a judgment wants."""
    return not case.redo_ordered or case.took("redo", after="retry")


@gate(
    "litigation.perform_in_time",
    missing="履行期限已经过了，写明逾期的原因",
    unlawful_without="第九十六条：规定期限内不履行的要处罚负责人；确已逾期的写明原因，留痕备查",
    weighs=("perform_late_why",),
)
def late_performance_says_why(case: Lawsuit, on: dt.date) -> bool:
    """It is still performed, and kept as late."""
    return bool(case.perform_late_why) or not reckoning.is_late(case, "perform_within", on)


@gate(
    "litigation.against_the_organ",
    missing="裁判没有要本机关履行的内容",
    unlawful_without="第九十六条：行政机关拒绝履行的，法院才采取措施",
)
def court_has_something_to_enforce(case: Lawsuit, on: dt.date) -> bool:
    """A court acts on what the organ owes."""
    return case.duty


@gate(
    HouseRule("裁判、调解书要本机关支付赔偿金的，才有支付申请", of_record=False),
    missing="裁判、调解书没有要本机关支付赔偿金",
)
def compensation_was_awarded(case: Lawsuit, on: dt.date) -> bool:
    """Article 37 of the law on state compensation speaks of compensation alone."""
    return reckoning.awards_compensation(case)


@gate(
    HouseRule("收到支付申请以后，才向财政部门申请", of_record=False),
    missing="还没有收到支付赔偿金申请",
)
def payment_was_asked_for(case: Lawsuit, on: dt.date) -> bool:
    """Whoever was awarded it asks first, then the organ."""
    return case.took("ask_payment", after="retry")


@gate(
    "litigation.perform",
    missing="裁判要求本机关履行，还没有登记履行完毕",
    unlawful_without="第九十四条：当事人必须履行生效的判决、裁定、调解书",
)
def performed_if_due(case: Lawsuit, on: dt.date) -> bool:
    """What a retrial decides is performed after it."""
    return not case.duty or case.took("perform", after="retry")


@gate(HouseRule("败诉的案件才作败诉原因分析", of_record=False), missing="生效裁判没有对本机关不利")
def was_lost(case: Lawsuit, on: dt.date) -> bool:
    """There is nothing to analyse of a suit that was won."""
    return reckoning.is_lost(case)


@gate(
    HouseRule("败诉案件写明原因、整改措施以后才办结", basis="台账登记规则"),
    missing="败诉案件还没有分析原因",
    weighs=("loss_cause",),
)
def loss_was_analysed(case: Lawsuit, on: dt.date) -> bool:
    """Each loss once, and anew where a retrial turned a case into one; old books kept none."""
    if not reckoning.is_lost(case) or case.origin == Origin.SPREADSHEET:
        return True
    return case.took("analyse", after="retry")
