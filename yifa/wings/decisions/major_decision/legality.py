"""What must hold of the legality review and of what comes before the meeting (25 to 29)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel.gates import gate

if TYPE_CHECKING:
    from .models import MajorDecision


@gate("decision.review_papers", missing="没有写明送审材料：草案、依据、履行程序的说明")
def review_papers_are_told(decision: MajorDecision, on: dt.date) -> bool:
    """Whoever reviews may send back what lacks them: it reminds."""
    return bool(decision.review_papers)


@gate("decision.counsel", missing="还没有组织法律顾问、公职律师提出法律意见")
def counsel_was_heard(decision: MajorDecision, on: dt.date) -> bool:
    """On what was sent this time."""
    return decision.took("counsel_says", after="send_review")


@gate("decision.review_written", missing="征求意见、会签、口头意见不能代替合法性审查")
def review_is_a_review(decision: MajorDecision, on: dt.date) -> bool:
    """Written by those who answer for it."""
    return decision.review_way not in ("consulted", "countersigned", "oral")


@gate(
    "decision.review_time",
    missing="审查时间不满七个工作日，写明原因",
    unlawful_without="没有保证审查时间又没有原因的，审查流于形式",
    weighs=("review_short_why",),
)
def review_had_time(decision: MajorDecision, on: dt.date) -> bool | str:
    """一般: a shorter time stands with its reason."""
    sent = decision.day_of("send_review")
    if sent is None or decision.review_short_why:
        return True
    limit = law.limit("decision.legality_review", on=sent, place=decision.place_code)
    first = law.calendar.end(limit, start=sent).day
    if first <= on:
        return True
    told = f"{sent.month}月{sent.day}日送审，七个工作日到{first.month}月{first.day}日"
    return f"{told}；提前审结的，写明原因"


@gate("decision.legality_review", missing="决策草案还没有经过合法性审查")
def draft_was_reviewed(decision: MajorDecision, on: dt.date) -> bool:
    """As it was last sent, after any change and any new opening."""
    return (
        decision.took("review", after="send_review")
        and decision.took("review", after="redraft")
        and decision.took("review", after="take_back")
        and decision.took("review", after="reopen")
    )


@gate("decision.legality_review", missing="合法性审查认为不合法，不能提交讨论")
def draft_is_lawful(decision: MajorDecision, on: dt.date) -> bool:
    """What the last review found."""
    return decision.review_result != "unlawful"


@gate(
    "decision.legality_review",
    missing="探索性改革事项没有明示法律风险",
)
def legal_risk_is_shown(decision: MajorDecision, on: dt.date) -> bool:
    """Where the state has no rule yet."""
    return decision.review_result != "exploratory" or bool(decision.legal_risk)


@gate(
    "decision.amended",
    missing="还没有按合法性审查意见调整、补充草案",
    unlawful_without="修改后才合法的草案，没有修改就不合法",
)
def draft_was_amended(decision: MajorDecision, on: dt.date) -> bool:
    """Where the review found it lawful only once changed."""
    return decision.review_result != "after_changes" or decision.took("amend", after="review")


@gate("decision.bundle", missing="涉及市场主体经济活动，没有附公平竞争审查情况")
def fair_competition_is_told(decision: MajorDecision, on: dt.date) -> bool:
    """Part of what is laid before the meeting."""
    return not decision.market or bool(decision.fair_competition)


@gate("decision.bundle", missing="专家论证过的，没有附论证意见的研究采纳情况")
def expert_adoption_is_told(decision: MajorDecision, on: dt.date) -> bool:
    """Where experts argued it."""
    return not decision.took("argue", after="reopen") or bool(decision.argument_taken)
