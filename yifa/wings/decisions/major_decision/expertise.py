"""What must hold of experts' argument and of risk (articles 19 to 24).

Whoever finds nothing technical or nothing at risk answers for it by name, in a step of its own.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from .experts import experts

if TYPE_CHECKING:
    from .models import MajorDecision


@gate(
    "decision.expert_interest",
    missing="选了与决策事项有直接利害关系的专家、专业机构",
    weighs=("experts",),
)
def no_expert_is_interested(decision: MajorDecision, on: dt.date) -> bool | str:
    """An interest that is told rules the expert out."""
    decision.must_be_stored()
    interested = [one.name for one in experts(decision.experts) if one.is_interested]
    return not interested or f"{'、'.join(interested)}与决策事项有直接利害关系，换人"


@gate(
    HouseRule("每位专家写明专业领域、单位和有无利害关系", field="experts"),
    missing="有的专家没有写明专业领域、单位和有无利害关系",
    weighs=("experts",),
)
def experts_are_told(decision: MajorDecision, on: dt.date) -> bool | str:
    """So that it can be read later why they were chosen."""
    decision.must_be_stored()
    bare = [one.name for one in experts(decision.experts) if not one.says]
    return not bare or f"{'、'.join(bare)}没有写明专业领域、单位和“无”或者“有”利害关系"


@gate(
    "decision.expert_choice",
    missing="还没有选定论证专家、专业机构",
    unlawful_without="不知道由谁论证的意见，不是专家论证",
)
def experts_were_chosen(decision: MajorDecision, on: dt.date) -> bool:
    """With their fields, before they argue."""
    return decision.took("choose_experts", after="reopen")


@gate(
    "decision.expert_signed",
    missing="书面的专家论证意见还没有署名、盖章",
    unlawful_without="没有署名、盖章的书面意见，没有人对它负责",
)
def argument_is_signed(decision: MajorDecision, on: dt.date) -> bool:
    """Written opinions bear names; what was only said in a meeting is in its record."""
    return decision.argument_signed or decision.argue_way == "meeting"


@gate(
    "decision.experts",
    missing="还没有专家论证，也没有写明为什么不需要",
    unlawful_without="专业性、技术性较强的事项没有论证，程序不合法，不能送审",
)
def experts_argued_it(decision: MajorDecision, on: dt.date) -> bool:
    """Or somebody answers for there being nothing technical in it."""
    return decision.took("argue", after="reopen") or decision.took("skip_experts", after="reopen")


@gate(
    "decision.risk",
    missing="还没有风险评估，也没有写明为什么不需要",
)
def risk_was_assessed(decision: MajorDecision, on: dt.date) -> bool:
    """Or somebody answers for nothing being at risk."""
    return decision.took("assess", after="reopen") or decision.took("skip_risk", after="reopen")


@gate("decision.risk_heard", missing="没有写明听取了哪些部门的意见")
def organs_were_heard_on_risk(decision: MajorDecision, on: dt.date) -> bool:
    """Those that know the field; it reminds."""
    return bool(decision.risk_heard)


@gate("decision.risk", missing="风险评估认为风险不可控，调整草案、重新评估以后再决定")
def risk_is_controllable(decision: MajorDecision, on: dt.date) -> bool:
    """A draft that was changed is assessed again."""
    return decision.controllable != "no"
