"""What must hold before a decision is listed, started and drafted (articles 3 and 10 to 13)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import MajorDecision


@gate(
    "decision.catalogue_consent",
    missing="没有写明同级党委同意目录的文号或者会议",
    unlawful_without="未经同级党委同意公布、调整的目录，不是依法确定的目录",
)
def party_agreed_to_catalogue(decision: MajorDecision, on: dt.date) -> bool:
    """Also to each change of it."""
    return bool(decision.party_consent)


@gate(
    HouseRule("列入目录的事项才调整目录内容", field="catalogue_where"),
    missing="这一事项没有列入目录",
    weighs=("catalogue_year",),
)
def it_is_in_the_catalogue(decision: MajorDecision, on: dt.date) -> bool:
    """What was started outside it has nothing there to change."""
    decision.must_be_stored()
    return decision.catalogue_year is not None


@gate(
    "decision.catalogue_change",
    missing="没有写明调整目录的原因",
    unlawful_without="目录只根据实际情况调整，没有实际情况就没有调整的依据",
)
def addition_has_a_reason(decision: MajorDecision, on: dt.date) -> bool:
    """What was in the year's catalogue from the start needs none."""
    return decision.listed_as != "added" or bool(decision.adjust_why)


@gate(
    "decision.proposal_study",
    missing="决策事项建议还没有研究论证",
    unlawful_without="没有研究论证的建议，不能报请决定是否启动",
)
def proposal_was_studied(decision: MajorDecision, on: dt.date) -> bool:
    """Whoever made it."""
    return decision.took("study")


@gate(
    "decision.proposal_content", missing="部门、下级政府的建议没有写明主要问题、理由依据和初步方案"
)
def proposal_says_enough(decision: MajorDecision, on: dt.date) -> bool:
    """Asked of departments and of the government below."""
    if decision.proposed_by not in ("department", "below"):
        return True
    return bool(decision.problem and decision.grounds and decision.first_plan)


@gate(
    "decision.draft",
    missing="还没有拟订草案、写明依据和涉及哪些方面",
    unlawful_without="没有拟订的草案，没有可以审查、讨论的内容",
)
def draft_was_drawn_up(decision: MajorDecision, on: dt.date) -> bool:
    """There it is said what else the law asks for: a hearing, a group, the market, the congress."""
    return decision.took("draft", after="reopen")


@gate(
    "decision.disagreement",
    missing="没有写明争议的主要问题、有关单位的意见和承办单位的理由依据",
    unlawful_without="不能取得一致意见又不说明的，决策机关无从讨论",
)
def disagreement_is_told(decision: MajorDecision, on: dt.date) -> bool:
    """Where the organs concerned do not agree."""
    return decision.consult_result != "disputed" or bool(decision.dispute_told)
