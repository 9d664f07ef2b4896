"""What must hold before a decision of a court is written down, or fought."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate
from yifa.wings.disputes.lawsuit import reckoning

if TYPE_CHECKING:
    from yifa.wings.disputes.lawsuit.models import Lawsuit


@gate("litigation.mediable", missing="不属于行政赔偿、补偿和自由裁量权的案件，不能以调解结案")
def may_be_mediated(case: Lawsuit, on: dt.date) -> bool:
    """Other cases are settled by a change of the act and withdrawal (article 62)."""
    return case.mediation_ground != "none"


@gate(
    "litigation.tried",
    missing="还没有登记这一审级的开庭",
    unlawful_without="第五十四条：公开审理以后才有判决，没有开庭的判决不会有",
)
def was_tried(case: Lawsuit, on: dt.date) -> bool:
    """After a remand and in a retrial the case is tried anew."""
    return any(
        case.took(hearing, after="remand") and case.took(hearing, after="retry")
        for hearing in ("hear", "hear_without_head", "hear_with_other_head")
    )


@gate(
    HouseRule(
        "判决登记判决结果；撤诉、调解、驳回起诉各有自己的登记",
        field="first_result",
        of_record=False,
    ),
    missing="这不是判决的结果：撤诉、终结用“登记准许撤诉或者终结诉讼”，调解用“登记调解书”，"
    "驳回起诉用“登记驳回起诉裁定”",
)
def is_a_judgment(case: Lawsuit, on: dt.date) -> bool:
    """Rulings have other days to appeal, or none; old books keep all results in one column."""
    return case.first_result not in (
        "dismiss_suit",
        "withdrawn",
        "deemed_withdrawn",
        "ended",
        "mediated",
    )


@gate(
    "litigation.both_decided",
    missing="没有写明对共同被告行为（复议决定或者原行政行为）的裁判",
)
def both_were_decided(case: Lawsuit, on: dt.date) -> bool:
    """The result is that of the organ's own act; what became of the other stands beside it."""
    joint = case.standing in ("with_reconsideration", "as_reconsideration")
    return not joint or bool(case.other_result)


@gate(HouseRule("一份一审裁判，本机关上诉一次", of_record=False), missing="本机关已经上诉")
def organ_has_not_appealed(case: Lawsuit, on: dt.date) -> bool:
    """Also where the other side appealed first: both may."""
    return not reckoning.has_been_appealed(case, "appeal")


@gate(HouseRule("一份一审裁判，对方上诉登记一次", of_record=False), missing="对方的上诉状已经登记")
def other_side_has_not_appealed(case: Lawsuit, on: dt.date) -> bool:
    """Also where the organ appealed first."""
    return not reckoning.has_been_appealed(case, "other_appeals")


@gate(
    "litigation.appeal_in_time",
    missing="上诉期限已经过了，一审裁判已经发生法律效力；法院准许顺延的，勾选“法院准许顺延”",
    unlawful_without="第八十五条：逾期不提起上诉的，第一审判决或者裁定发生法律效力",
    weighs=("document_on",),
)
def appealed_in_time(case: Lawsuit, on: dt.date) -> bool:
    """Fifteen days after a judgment, ten after a ruling, unless a court restores the time.

    Article 86 of the civil procedure, by article 101: whoever was kept from it asks the court.
    """
    return case.term_restored or not reckoning.appeal_is_late(case, on)


@gate(
    HouseRule("上诉期满的次日起，裁判才生效", field="effective_on"),
    missing="生效日期早于上诉期满的次日，核对日期",
    weighs=("effective_on",),
)
def takes_effect_after_the_last_day(case: Lawsuit, on: dt.date) -> bool:
    """Nobody appeals: silence brings the decision into force, the day after the last.

    While the days to appeal still run, the clock says so.
    """
    first = reckoning.in_force_from(case)
    if first is None or on < first or case.effective_on is None:
        return True
    return case.effective_on >= first


@gate(
    "litigation.no_second_remand",
    missing="这一件已经发回重审过，重审作出判决以后不得再次发回重审",
)
def was_not_remanded_before(case: Lawsuit, on: dt.date) -> bool:
    """A suit that was only dismissed, and ordered to be tried, was not."""
    return not reckoning.judged_after_remand(case)


@gate(
    HouseRule("改判、撤销或者变更的，写明改判为什么；维持的不写"),
    missing="写明改判的结果；维持、准许撤回的不写",
)
def second_instance_says_what(case: Lawsuit, on: dt.date) -> bool:
    """Whoever reverses decides on the act too (article 89)."""
    return (case.second_result == "reverse") is bool(case.second_disposal)


@gate(
    HouseRule("改判、撤销或者变更的，写明改判为什么；维持的不写"),
    missing="写明改判的结果；维持、准许撤回的不写",
)
def retrial_says_what(case: Lawsuit, on: dt.date) -> bool:
    """The same of a retrial."""
    return (case.retrial_result == "reverse") is bool(case.retrial_disposal)
