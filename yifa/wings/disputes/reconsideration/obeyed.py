"""What must hold before a decision is obeyed, enforced, sued over, made public and closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import reckoning

if TYPE_CHECKING:
    from .models import Reconsideration

#: Who enforces what, where nobody sues and nobody performs (article 78).
ENFORCED = ("maintain", "change")
#: Decisions by which the respondent has to do something.
TO_DO = ("perform", "agreement")
#: Decisions that ask nothing of the respondent.
ASK_NOTHING = ("", "maintain", "rejected_request", "rejected_application")


@gate("reconsideration.not_again", missing="以同一事实和理由作出了相同或者基本相同的行政行为")
def not_the_same_act_again(case: Reconsideration, on: dt.date) -> bool:
    """But for an act that fell for its procedure alone."""
    return not case.same_again or case.fault == "procedure"


@gate(HouseRule("责令重新作出的，才登记重新作出"), missing="复议决定没有责令重新作出行政行为")
def redo_was_ordered(case: Reconsideration, on: dt.date) -> bool:
    """The decision says so."""
    return case.redo


@gate("reconsideration.performance", missing="还没有登记履行情况")
def was_performed(case: Reconsideration, on: dt.date) -> bool:
    """A revocation works by itself; what has still to be done is reported."""
    paid = case.compensation in ("given", "returned")
    owed = case.outcome in TO_DO or case.redo or paid or case.took("conclude_mediation")
    return not owed or case.took("perform") or case.took("redone")


@gate(
    HouseRule("决定书、调解书要被申请人做什么的，才登记履行", of_record=False),
    missing="决定没有要求被申请人做什么",
)
def has_to_perform(case: Reconsideration, on: dt.date) -> bool:
    """Ordered, agreed, or following of itself from a decision that put the act right."""
    return bool(case.outcome not in ASK_NOTHING or case.took("conclude_mediation"))


@gate(
    HouseRule("要被申请人做什么的，才责令限期履行", of_record=False),
    missing="没有要求被申请人做什么的决定书、调解书、意见书",
)
def has_to_obey(case: Reconsideration, on: dt.date) -> bool:
    """Decisions, mediation papers and letters of opinion alike (article 77)."""
    decided = case.took("serve") and case.outcome not in ASK_NOTHING
    return decided or case.took("conclude_mediation") or case.took("issue_opinion")


@gate(
    "reconsideration.enforced_by",
    missing="这类决定不适用强制执行",
    unlawful_without="第七十八条：只有维持、变更的决定书和调解书由机关或者法院强制执行",
)
def can_be_enforced(case: Reconsideration, on: dt.date) -> bool:
    """Against the applicant or a third party; the respondent is ordered by article 77."""
    return case.outcome in ENFORCED or case.took("conclude_mediation")


@gate(
    "reconsideration.enforce_after_suit",
    missing="起诉期限还没有届满，或者已经起诉",
)
def nobody_sues_any_more(case: Reconsideration, on: dt.date) -> bool | str:
    """A mediation paper has no days to sue; of what can't be enforced another gate speaks."""
    if case.took("conclude_mediation") or case.outcome not in ENFORCED:
        return True
    if case.took("sued"):
        return case.took("suit_ended") or "已经起诉，诉讼还没有结果"
    last = reckoning.ends(case, "may_sue")
    return last is None or on > last or f"起诉期限到{reckoning.told(last)}才满"


@gate("reconsideration.copy_superior", missing="还没有抄告被申请人的上一级主管部门")
def superior_was_told(case: Reconsideration, on: dt.date) -> bool:
    """For a department of our own government."""
    return case.respondent_kind != "department" or case.took("copy_to_superior")


@gate(
    HouseRule("被申请人有上一级主管部门的，才抄告", of_record=False),
    missing="被申请人是下一级人民政府，没有上一级主管部门",
)
def has_a_superior_department(case: Reconsideration, on: dt.date) -> bool:
    """A government has none: its decisions are copied to nobody."""
    return bool(case.respondent_kind != "lower")


@gate(HouseRule("制发意见书以后才送达、才有纠正情况"), missing="还没有制发行政复议意见书")
def opinion_was_issued(case: Reconsideration, on: dt.date) -> bool:
    """Issued, served, answered."""
    return case.took("issue_opinion")


@gate(
    HouseRule("公开的文本先隐去个人信息、商业秘密等", field="masked"),
    missing="公开的文本还没有隐名",
)
def text_is_masked(case: Reconsideration, on: dt.date) -> bool:
    """Nobody's name goes out."""
    return case.masked and bool(case.public_text)


@gate(HouseRule("公开过的才撤下"), missing="没有公开过")
def was_published(case: Reconsideration, on: dt.date) -> bool:
    """Published since it was last withdrawn."""
    return case.took("publish", after="unpublish")


@gate(HouseRule("起诉以后才有结果"), missing="没有登记起诉")
def was_sued(case: Reconsideration, on: dt.date) -> bool:
    """The suit itself is kept in its own register."""
    return case.took("sued")
