"""What must hold once it is decided: issuing, carrying out, evaluating, filing (8, 31 to 37)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from .experts import experts

if TYPE_CHECKING:
    from .models import MajorDecision


@gate(
    "decision.party_report",
    missing="还没有向同级党委请示报告",
    unlawful_without="出台前没有向同级党委请示报告的，不能出台",
)
def party_was_asked(decision: MajorDecision, on: dt.date) -> bool:
    """Before it is issued, and of what is issued: a draft that was changed is told again."""
    changed = ("reopen", "redraft", "take_back")
    return all(decision.took("report_party", after=one) for one in changed)


@gate(
    "decision.congress",
    missing="还没有提请人大讨论决定或者报告",
    unlawful_without="应当由人大讨论决定或者出台前报告的，不经提请、报告就出台不合法",
)
def congress_was_told(decision: MajorDecision, on: dt.date) -> bool:
    """Where it belongs there."""
    return not decision.congress or decision.took("report_congress", after="reopen")


@gate(
    "decision.publish",
    missing="决策还没有公布，也没有认定依法不予公开",
    unlawful_without="没有公布的决策，公众不知道，不能作为执行的依据",
)
def it_was_published(decision: MajorDecision, on: dt.date) -> bool:
    """Unless the law keeps it private."""
    return decision.took("publish", after="reopen") or decision.took("keep_private", after="reopen")


@gate(
    "decision.adoption_told",
    missing="专家论证过的决策，没有说明公众意见、专家论证意见的采纳情况",
)
def adoption_is_told(decision: MajorDecision, on: dt.date) -> bool:
    """Asked of what is technical or of wide concern; that experts argued it, is on record."""
    return not decision.took("argue", after="reopen") or bool(decision.adoption_told)


@gate("decision.halt", missing="执行单位还没有报告法定情形，不能先行中止")
def problem_was_reported(decision: MajorDecision, on: dt.date) -> bool:
    """Since it was last carried out."""
    return decision.took("report_problem", after="carry_out")


@gate("decision.halt", missing="没有写明情况紧急，按法定程序调整或者停止")
def halt_is_urgent(decision: MajorDecision, on: dt.date) -> bool:
    """Only urgency lets the head act alone."""
    return decision.is_urgent


@gate(
    "decision.evaluator",
    missing="决策作出前承担主要论证评估工作的单位，不承担决策后评估",
    weighs=("evaluator", "assessed_by", "experts", "argue_way"),
)
def evaluator_did_not_argue_it(decision: MajorDecision, on: dt.date) -> bool | str:
    """Neither who assessed the risk nor a body that argued it or was charged with the argument.

    That one of its people spoke in a meeting of experts does not make a body one of those.
    """
    decision.must_be_stored()
    asked = experts(decision.experts)
    argued = {decision.assessed_by, *(one.name for one in asked)}
    if decision.argue_way == "commission":
        argued |= {one.organ for one in asked}
    told = f"{decision.evaluator}在决策前承担了论证评估工作，换一家评估"
    return decision.evaluator not in argued - {""} or told


@gate(
    "decision.own_evaluation",
    missing="由执行单位自己评估",
    weighs=("evaluator", "executor"),
)
def executor_does_not_evaluate(decision: MajorDecision, on: dt.date) -> bool:
    """The regulation does not say so: it reminds."""
    decision.must_be_stored()
    return decision.executor is None or decision.evaluator != str(decision.executor)


@gate(HouseRule("确定评估单位以后才有评估报告"), missing="还没有确定评估单位")
def evaluation_was_commissioned(decision: MajorDecision, on: dt.date) -> bool:
    """Each evaluation for itself."""
    return decision.took("commission", after="evaluate")


@gate("decision.evaluation_heard", missing="评估没有写明听取了哪些意见")
def public_was_heard_in_evaluation(decision: MajorDecision, on: dt.date) -> bool:
    """The public, deputies, bodies at the grass roots."""
    return bool(decision.evaluation_heard)


@gate(
    "decision.archive",
    missing="履行决策程序的记录、材料还没有归档",
    unlawful_without="没有归档的，以后无从倒查责任",
)
def file_is_kept(decision: MajorDecision, on: dt.date) -> bool:
    """With all that the procedure made, up to the evaluation where there was one."""
    made = ("reopen", "publish", "reject", "stop", "evaluate")
    return all(decision.took("archive", after=one) for one in made)
