"""What must hold before things are kept, sealed, seized or frozen, and before they are settled.

行政强制法 chapter 3; articles and their words are in `yifa/law`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import reckoning

if TYPE_CHECKING:
    from .models import PenaltyCase

OFFICERS = ("officer", "second_officer")
HOURS = ("seized_at", "approved_at")


@gate(
    "penalty.preservation_approval",
    missing="先行登记保存还没有经行政机关负责人批准",
    unlawful_without="未经批准的先行登记保存没有法律依据",
)
def preservation_is_approved(case: PenaltyCase, on: dt.date) -> bool:
    """The head approves first."""
    return case.approved_by_head


@gate(HouseRule("先登记保存，才有物品可处理"), missing="没有登记保存的物品")
def something_is_kept(case: PenaltyCase, on: dt.date) -> bool:
    """What was kept is settled once for each time."""
    return case.took("preserve", after="settle_kept")


@gate(
    "coercion.head_approval",
    missing="强制措施还没有经行政机关负责人批准；情况紧急的查封、扣押，改用“紧急查封、扣押”",
    unlawful_without="未经批准实施强制措施，程序违法",
)
def measure_is_approved(case: PenaltyCase, on: dt.date) -> bool:
    """The head approves before the measure."""
    return case.approved_by_head


@gate("coercion.two_officers", missing="实施强制措施的执法人员不足两名", weighs=OFFICERS)
def two_officers_carry_it_out(case: PenaltyCase, on: dt.date) -> bool | str:
    """Only qualified officers, at least two."""
    return reckoning.fault_in_officers(case, on) or True


@gate(
    "coercion.seizure_scope",
    missing="还没有核对：只查封、扣押与违法行为有关的，不查封、扣押生活必需品，不重复查封",
)
def scope_was_checked(case: PenaltyCase, on: dt.date) -> bool:
    """Neither strangers' things nor the necessities of life, nor what another organ sealed."""
    return case.scope_checked


@gate(
    "coercion.on_site",
    missing="还没有写明已通知到场、告知权利、听取申辩并制作现场笔录",
    unlawful_without="没有当场告知和笔录的查封、扣押，程序违法",
)
def party_was_told_on_site(case: PenaltyCase, on: dt.date) -> bool:
    """Reasons, basis and rights are told on the spot."""
    return case.measure_told


@gate(
    "coercion.seizure_document",
    missing="查封、扣押决定书和清单还没有当场交付",
    unlawful_without="没有决定书和清单的查封、扣押，程序违法",
)
def seizure_papers_were_handed(case: PenaltyCase, on: dt.date) -> bool:
    """Decision and inventory are handed over at once, in an emergency too."""
    return case.papers_handed


@gate(
    HouseRule("紧急查封、扣押以后，负责人补办批准或者决定解除，只办一次"),
    missing="没有等待负责人批准的紧急查封、扣押",
)
def something_awaits_approval(case: PenaltyCase, on: dt.date) -> bool:
    """Each measure on the spot is approved afterwards, or lifted."""
    awaits = case.took("seize_urgently", after="approve_seizure")
    return awaits and case.took("seize_urgently", after="lift_seizure")


@gate("coercion.emergency_approval", missing="超过二十四小时才补办批准", weighs=HOURS)
def approved_within_hours(case: PenaltyCase, on: dt.date) -> bool | str:
    """By the clock, not by the day; what is late is told and stays on record."""
    return reckoning.late_approval(case, on) or True


@gate(
    HouseRule("补办批准不早于查封、扣押", field="approved_at"),
    missing="批准的时间早于查封、扣押的时间，先批准的用“查封、扣押”",
    weighs=HOURS,
)
def approved_afterwards(case: PenaltyCase, on: dt.date) -> bool:
    """What was approved before was no emergency."""
    return not reckoning.approved_before(case, on)


@gate(
    HouseRule("紧急查封、扣押补办批准以后，再调查终结", basis="《行政强制法》第十九条"),
    missing="紧急查封、扣押还没有补办批准手续；负责人不批准的，立即解除",
)
def emergencies_are_settled(case: PenaltyCase, on: dt.date) -> bool:
    """No case goes on with a measure that nobody approved."""
    if not case.took("seize_urgently", after="approve_seizure"):
        return True
    return not case.took("seize_urgently", after="lift_seizure")


@gate(HouseRule("先查封、扣押，才有财物可处理"), missing="没有查封、扣押的财物")
def something_is_seized(case: PenaltyCase, on: dt.date) -> bool:
    """What was seized is settled once for each time; what the head lifted is settled."""
    if case.took("seize", after="release"):
        return True
    urgently = case.took("seize_urgently", after="release")
    return urgently and case.took("seize_urgently", after="lift_seizure")


@gate(
    HouseRule("查封、扣押的财物都处理以后，再结案、终止", basis="《行政强制法》第二十七条"),
    missing="查封、扣押的财物还没有处理",
)
def nothing_is_left_seized(case: PenaltyCase, on: dt.date) -> bool:
    """What is no longer needed is lifted and given back (article 28)."""
    if case.took("seize", after="release"):
        return False
    urgently = case.took("seize_urgently", after="release")
    return not (urgently and case.took("seize_urgently", after="lift_seizure"))


@gate(
    HouseRule("登记保存的物品都处理以后，再结案、终止", basis="《行政处罚法》第五十六条"),
    missing="登记保存的物品还没有处理",
)
def nothing_is_left_kept(case: PenaltyCase, on: dt.date) -> bool:
    """Evidence is kept for as long as the law says, not for ever."""
    return not case.took("preserve", after="settle_kept")


@gate(
    "coercion.freeze_power",
    missing="只有法律能规定冻结，条例、规章不行：依据写成《……法》第几条",
    weighs=("freeze_basis",),
)
def law_gives_the_power_to_freeze(case: PenaltyCase, on: dt.date) -> bool:
    """Only a statute gives it, and it can't be entrusted (articles 10, 29)."""
    return reckoning.freezes_by_statute(case)


@gate("coercion.freeze_once", missing="已被其他国家机关冻结，不得重复冻结")
def not_frozen_by_another(case: PenaltyCase, on: dt.date) -> bool:
    """What lies frozen already is not frozen twice."""
    return not case.frozen_elsewhere


@gate(
    "coercion.freeze_procedure",
    missing="还没有写明已出示证件、制作现场笔录并向金融机构交付冻结通知书",
    unlawful_without="没有通知书的冻结，金融机构应当拒绝",
)
def bank_was_told(case: PenaltyCase, on: dt.date) -> bool:
    """The bank freezes upon the notice, before it tells the party."""
    return case.bank_told


@gate(HouseRule("先冻结，才有决定书可交付、款项可处理"), missing="没有冻结的款项")
def something_is_frozen(case: PenaltyCase, on: dt.date) -> bool:
    """What was frozen is settled once for each time."""
    return case.took("freeze", after="unfreeze")


@gate(
    HouseRule("冻结的款项处理以后，再结案、终止", basis="《行政强制法》第三十二条"),
    missing="冻结的款项还没有处理",
)
def nothing_is_left_frozen(case: PenaltyCase, on: dt.date) -> bool:
    """Money that is no longer needed is set free (article 33)."""
    return not case.took("freeze", after="unfreeze")


@gate(
    "coercion.transferred_along",
    missing="查封、扣押的财物随案移送，书面告知当事人，并登记处理",
)
def seized_things_go_along(case: PenaltyCase, on: dt.date) -> bool:
    """What is held goes with the case; told as long as it was not settled before."""
    if case.took("seize", after="release"):
        return False
    urgently = case.took("seize_urgently", after="release")
    return not (urgently and case.took("seize_urgently", after="lift_seizure"))


@gate(
    "coercion.transferred_along",
    missing="冻结的款项随案移送，书面告知当事人，并登记处理",
)
def frozen_money_goes_along(case: PenaltyCase, on: dt.date) -> bool:
    """The same of money."""
    return not case.took("freeze", after="unfreeze")


@gate(
    HouseRule("先由负责人批准延长，再书面告知当事人", basis="《行政强制法》第二十五条、第三十二条"),
    missing="查封、扣押、冻结的期限没有延长过，先办“延期”",
)
def measure_was_extended(case: PenaltyCase, on: dt.date) -> bool:
    """The head extends the clock of the measure; the party is told of that."""
    return reckoning.measure_was_extended(case)
