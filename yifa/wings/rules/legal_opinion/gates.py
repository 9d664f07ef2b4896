"""What must hold before a step of a review.

For major decisions the regulation was read, and its gates are cited. For contracts and all else no
article was found: these are rules of the house, and say so.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.opinions import opinion_in

from . import points, reviewing, signing

if TYPE_CHECKING:
    from .models import LegalOpinion


#: What the house asks before anything binds it.
WITH_A_REASON = "没有审查意见或者审查没有通过的，负责人写明理由才能签订、决定或者印发"


def conduct(says: str, field: str = "") -> HouseRule:
    """A rule of how reviews are done; what was done before otherwise can still be entered."""
    return HouseRule(says, field, of_record=False)


@gate(
    "decision.review_time",
    missing="离需用日期不足规定的审查时间，写明原因或者推迟需用日期",
)
def time_enough_to_review(opinion: LegalOpinion, on: dt.date) -> bool:
    """Normally, says the article, so that it reminds: with its reason, less time is enough."""
    if opinion.paper_type != "decision" or opinion.needed_by is None or opinion.hurry_why:
        return True
    return not opinion.needed_by < reviewing.enough_until(on)


@gate(
    conduct("送审材料齐全以后受理"),
    missing="送审材料不全",
    weighs=("paper_type", "draft", "basis", "explanation", "credentials"),
)
def papers_are_complete(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """The draft itself; with a major decision what article 26 names."""
    lacking = reviewing.papers_lacking(opinion, reviewing.NEEDED)
    return not lacking or f"送审材料不全，缺{'、'.join(lacking)}"


@gate(
    conduct("起草人不审查自己起草的文本", field="reviewer"),
    missing="审查人就是起草人，换一名审查人",
    weighs=("reviewer", "drafted_by"),
)
def reviewer_did_not_draft(opinion: LegalOpinion, on: dt.date) -> bool:
    """By the names that stand there."""
    return not reviewing.drafted_it(opinion, opinion.reviewer)


@gate(
    conduct("以法律顾问、公职律师身份审查的，当天在聘期内", field="standing"),
    missing="审查人当天不在聘期内",
    weighs=("reviewer", "standing"),
)
def adviser_is_in_service(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """As the register of advisers tells it of that day."""
    if reviewing.may_review_as_told(opinion, on):
        return True
    return f"{opinion.reviewer}当天没有在聘的{opinion.get_standing_display()}身份"


@gate(
    conduct("法律顾问不审查与自己的其他委托人订立的合同", field="reviewer"),
    missing="审查人同时为相对方服务，换一名审查人",
    weighs=("reviewer", "parties"),
)
def adviser_is_not_the_other_sides(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """By the clients that the register of advisers names."""
    served = reviewing.other_sides_served(opinion, opinion.reviewer, on)
    return not served or f"审查人同时为{'、'.join(served)}服务，换一名审查人"


@gate(conduct("由分派的审查人本人办理"), missing="您不是这一件的审查人")
def by_the_reviewer(opinion: LegalOpinion, on: dt.date) -> bool:
    """Nobody reviews in another's name."""
    opinion.must_be_stored()
    return opinion.acting is None or opinion.acting == opinion.reviewer


@gate(
    conduct("有利害关系的，回避", field="tie"),
    missing="审查人有利害关系，办“回避”，由负责人改派",
)
def nothing_ties_the_reviewer(opinion: LegalOpinion, on: dt.date) -> bool:
    """He says so himself before he reads."""
    return opinion.tie == "none"


@gate(
    HouseRule("回避的写明利害关系", field="tie"),
    missing="没有利害关系的不用回避，开始审查",
)
def tie_is_named(opinion: LegalOpinion, on: dt.date) -> bool:
    """Whoever steps aside says what for."""
    return opinion.tie != "none"


@gate("decision.counsel", missing="还没有听取法律顾问、公职律师的意见")
def counsel_was_heard(opinion: LegalOpinion, on: dt.date) -> bool:
    """Article 28, of major decisions, whoever reviews."""
    return opinion.paper_type != "decision" or opinion.took("hear_counsel")


@gate(
    conduct("要修改或者不合法的，逐条写明条款、问题和修改建议", field="conclusion"),
    missing="结论不是合法，还没有逐条提出意见",
)
def objections_are_points(opinion: LegalOpinion, on: dt.date) -> bool:
    """In this round: what was said before the changes was answered."""
    raised = all(opinion.took("raise_point", after=begun) for begun in ("take_on", "resubmit"))
    return opinion.conclusion not in ("after_changes", "unlawful") or raised


@gate(
    conduct("逾期出具审查意见的，写明原因；没有逾期的，不写", field="late_why"),
    missing="已经超过出具审查意见的期限，写明原因",
    weighs=("late_why",),
)
def lateness_is_explained(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """So that what was on time can be counted."""
    if reviewing.is_late(opinion, on):
        return bool(opinion.late_why)
    return not opinion.late_why or "没有超过期限，不用写逾期的原因"


@gate(HouseRule("采纳情况按条反馈，每条一次"), missing="没有等反馈的意见")
def a_point_is_open(opinion: LegalOpinion, on: dt.date) -> bool:
    """They are answered in their order."""
    return points.open_ones(opinion) > 0


@gate(conduct("每条意见都要反馈采纳情况，不采纳的说明理由"), missing="还有意见没有反馈采纳情况")
def every_point_is_answered(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """Silence about a point is no answer."""
    left = points.open_ones(opinion)
    return left == 0 or f"还有{left}条意见没有反馈采纳情况"


@gate(conduct("审查结论不是合法的，才送复审"), missing="审查结论是合法或者不属于审查范围")
def something_to_mend(opinion: LegalOpinion, on: dt.date) -> bool:
    """What passed needs no second look."""
    return opinion.conclusion in ("after_changes", "unlawful")


@gate(conduct("送审类型是合同协议的，登记合同签订"), missing="送审的不是合同协议")
def is_a_contract(opinion: LegalOpinion, on: dt.date) -> bool:
    """All else is decided or printed."""
    return opinion.paper_type == "contract"


@gate(conduct("合同协议登记签订，不登记决定、印发"), missing="送审的是合同协议")
def is_no_contract(opinion: LegalOpinion, on: dt.date) -> bool:
    """A contract is signed."""
    return opinion.paper_type != "contract"


@gate(
    conduct("合同在审查通过以后签订", field="signed_on"),
    missing="合同签订日期早于审查意见，先签后审的由负责人写明理由",
    weighs=("signed_on",),
)
def signed_after_the_opinion(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """The day on the contract, not the day on which it is entered."""
    if opinion.signed_on is not None and opinion.signed_on > on:
        return "合同签订日期还没有到"
    return signing.is_in_order(opinion, opinion.signed_on)


@gate(
    "decision.legality_review",
    missing="决策草案没有通过合法性审查",
)
def decision_was_reviewed(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """Article 25: but for a trial without any rule, whose legal risk is shown."""
    if opinion.paper_type != "decision":
        return True
    if not opinion.took("opine", after="resubmit"):
        return False
    if opinion.conclusion in ("lawful", "after_changes"):
        return True
    shown = bool(opinion.risk_told) or "探索性改革决策还没有明示法律风险"
    return shown if opinion.exploratory else False


@gate(
    "decision.legality_review",
    missing="审查意见要求修改，还有意见没有采纳或者只采纳了一部分，采纳后修改，或者送复审",
    weighs=("paper_type", "conclusion", "exploratory", "risk_told"),
)
def decision_was_changed_as_asked(opinion: LegalOpinion, on: dt.date) -> bool:
    """Article 28: the drafters change it as the opinion asks; short of that, it found it unlawful.

    No second review is asked for by the article.
    """
    trial = opinion.exploratory and bool(opinion.risk_told)
    return opinion.paper_type != "decision" or trial or not signing.asks_for_more(opinion)


@gate(
    "normdoc.steps",
    missing="县级以上政府的规范性文件还没有合法性审查意见",
    unlawful_without="第七十五条：县级以上政府的规范性文件，经过合法性审查才是依照法定程序制定",
    weighs=("paper_type",),
)
def county_document_was_reviewed(opinion: LegalOpinion, on: dt.date) -> bool:
    """Whatever the head writes; article 75 names no town and no department."""
    if opinion.paper_type != "document" or opinion.took("opine", after="resubmit"):
        return True
    return not reviewing.lies_with_a_county_or_above(opinion)


@gate(
    "normdoc.legality_review",
    missing="规范性文件没有通过合法性审核",
    weighs=("paper_type", "conclusion"),
)
def document_was_reviewed(opinion: LegalOpinion, on: dt.date) -> bool:
    """Only seen on a page, so that it reminds; the house asks for the head's reason."""
    return opinion.paper_type != "document" or signing.passed(opinion)


@gate(conduct(WITH_A_REASON), missing="没有审查意见，负责人也没有写明理由")
def opinion_or_reason_given(opinion: LegalOpinion, on: dt.date) -> bool:
    """What was sent for a second look has no opinion yet.

    What an old book says of a contract that nobody reviewed comes in as it was, and counts as
    signed without a reason (`signing`). A major decision has the article's own way out, no other.
    """
    opined = opinion.took("opine", after="resubmit")
    reasoned = opinion.took("override", after="resubmit")
    return opined or reasoned or opinion.paper_type == "decision"


@gate(conduct(WITH_A_REASON), missing="审查没有通过，负责人也没有写明理由")
def passed_or_reason_given(opinion: LegalOpinion, on: dt.date) -> bool:
    """A reason that was given before an opinion does not answer for what the opinion then said."""
    if opinion.paper_type == "decision" or not opinion.took("opine"):
        return True
    passed = opinion.conclusion in ("lawful", "after_changes")
    return passed or opinion.took("override", after="opine")


@gate(
    conduct(WITH_A_REASON),
    missing="有审查意见没有采纳或者只采纳了一部分，改好送复审，或者由负责人写明理由",
    weighs=("paper_type", "conclusion"),
)
def changed_as_asked_or_reason_given(opinion: LegalOpinion, on: dt.date) -> bool:
    """Lawful after changes is enough once they were made."""
    if opinion.paper_type == "decision" or not signing.asks_for_more(opinion):
        return True
    return signing.reasoned(opinion)


@gate(
    conduct("先审查，后决定、印发", field="decided_on"),
    missing="作出决定、印发的日期早于审查意见",
    weighs=("decided_on", "paper_type"),
)
def decided_after_the_opinion(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """An opinion that is asked for afterwards reviews nothing."""
    if opinion.decided_on is not None and opinion.decided_on > on:
        return "作出决定、印发的日期还没有到"
    return signing.is_in_order(opinion, opinion.decided_on)


@gate(
    HouseRule("下一次履行的日期在登记之后，没有下一次的留空", field="perform_by"),
    missing="下一次履行的日期已经过了",
    weighs=("perform_by",),
)
def next_day_lies_ahead(opinion: LegalOpinion, on: dt.date) -> bool:
    """The day that was just performed is no next one."""
    return opinion.perform_by is None or opinion.perform_by > on


@gate(
    conduct("变更、补充协议另行送审，审查通过以后登记", field="supplement"),
    missing="补充协议没有通过审查",
    weighs=("supplement",),
)
def supplement_was_reviewed(opinion: LegalOpinion, on: dt.date) -> bool | str:
    """What changes a contract is a contract."""
    if opinion.supplement is None:
        return "没有写明补充协议的审查编号"
    told = opinion_in(opinion.supplement, on)
    return told is not None and told.passed


@gate(
    HouseRule("负责人的理由是书面的", field="override_why"),
    missing="还没有写负责人的理由",
)
def reason_is_written(opinion: LegalOpinion, on: dt.date) -> bool:
    """Past work can do without much that a step needs, but not without this."""
    opinion.must_be_stored()
    return bool(opinion.override_why)


@gate(conduct("审查意见编号归档"), missing="还没有归档")
def is_archived(opinion: LegalOpinion, on: dt.date) -> bool:
    """Before anybody forgets where it lies."""
    return opinion.took("archive")
