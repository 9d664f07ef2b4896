"""What must hold before a step of a major decision: the five statutory steps and what follows them.

The regulation lets each exception stand with its reason: a shorter comment period where it is
urgent, no publicity where the law says so, no experts where nothing is technical, no assessment
where nothing is at risk, less than seven working days of review. Each is a step or a field of its
own, so that whoever made it stands in the file for good.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel import consulting
from yifa.kernel.gates import HouseRule, gate

from .experts import experts

if TYPE_CHECKING:
    from .models import MajorDecision


# The catalogue and the start


@gate(
    "decision.catalogue_consent",
    missing="没有写明同级党委同意目录的文号或者会议",
    unlawful_without="未经同级党委同意公布、调整的目录，不是依法确定的目录",
)
def party_agreed_to_catalogue(decision: MajorDecision, on: dt.date) -> bool:
    """Also to each change of it."""
    return bool(decision.party_consent)


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
    "decision.disagreement",
    missing="没有写明争议的主要问题、有关单位的意见和承办单位的理由依据",
    unlawful_without="不能取得一致意见又不说明的，决策机关无从讨论",
)
def disagreement_is_told(decision: MajorDecision, on: dt.date) -> bool:
    """Where the organs concerned do not agree."""
    return decision.consult_result != "disputed" or bool(decision.dispute_told)


# First: public participation


@gate(
    "decision.comment_time",
    missing="征求意见的期限不满三十日；情况紧急的，用“紧急公开征求意见”并说明",
    unlawful_without="期限不满三十日又没有说明的，不是充分听取意见",
    weighs=("comment_until",),
)
def comment_lasts_thirty_days(decision: MajorDecision, on: dt.date) -> bool | str:
    """Counted from the day after publication."""
    decision.must_be_stored()
    limit = law.limit("decision.public_comment", on=on, place=decision.place_code)
    last = law.calendar.end(limit, start=on).day
    if decision.comment_until is not None and decision.comment_until >= last:
        return True
    return f"{on.month}月{on.day}日公布，征求意见最早到{last.month}月{last.day}日截止"


@gate(
    "decision.comment_shortened",
    missing="没有说明缩短征求意见期限的原因",
    unlawful_without="缩短期限又不说明的，公开征求意见不合法",
)
def shortening_is_explained(decision: MajorDecision, on: dt.date) -> bool:
    """In the notice itself."""
    return bool(decision.urgent_why)


@gate(
    "decision.urgent_comment",
    missing="缩短后的征求意见期限不满七日",
    weighs=("comment_until",),
)
def even_urgent_comment_lasts(decision: MajorDecision, on: dt.date) -> bool:
    """No number stands in the regulation; it only reminds."""
    decision.must_be_stored()
    least = law.threshold("decision.urgent_comment_days").value
    until: dt.date | None = decision.comment_until
    return until is not None and (until - on).days >= least


@gate(
    "decision.comment_answered",
    missing="公开征求意见的期限还没有满",
    unlawful_without="期限没有满就归纳的，没有听完意见",
    weighs=("comment_until",),
)
def comment_is_over(decision: MajorDecision, on: dt.date) -> bool | str:
    """Whoever writes on the last day is still heard."""
    decision.must_be_stored()
    last = decision.comment_until
    if last is None or on > last:
        return True
    return f"公开征求意见到{last.month}月{last.day}日截止"


@gate(
    "decision.comment_answered",
    missing="还有意见没有研究出结论",
    unlawful_without="没有逐条研究就归纳的，不是充分采纳合理意见",
    weighs=("comment_until",),
)
def every_comment_has_its_result(decision: MajorDecision, on: dt.date) -> bool | str:
    """Of those that are kept one by one, as the register of comments tells."""
    waiting = consulting.unanswered(decision)
    return not waiting or f"还有{waiting}条意见没有结论"


@gate(
    "decision.participation",
    missing="还没有听取过意见",
    unlawful_without="没有听取意见，就没有意见可以研究采纳",
)
def somebody_was_heard(decision: MajorDecision, on: dt.date) -> bool:
    """In whichever way."""
    ways = ("publish_draft", "publish_urgently", "hear_views", "hold_hearing")
    return any(decision.took(way, after="reopen") for way in ways)


@gate(
    HouseRule("采纳的意见不多于收到的意见", field="comments_taken"),
    missing="采纳的意见比收到的还多，核对条数",
    weighs=("comments_number", "comments_taken"),
)
def comments_add_up(decision: MajorDecision, on: dt.date) -> bool:
    """Where both were counted."""
    decision.must_be_stored()
    return (decision.comments_taken or 0) <= (decision.comments_number or 0)


@gate(
    "decision.participation",
    missing="公众意见还没有归纳研究，也没有认定依法不予公开",
    unlawful_without="没有履行公众参与程序的草案，程序不合法，不能送审",
)
def the_public_took_part(decision: MajorDecision, on: dt.date) -> bool:
    """Since the decision was last opened; what may not be public says why."""
    return decision.took("sum_up", after="reopen") or decision.took("keep_private", after="reopen")


@gate("decision.specific_group", missing="还没有与相关团体、组织和群众代表沟通协商")
def group_was_consulted(decision: MajorDecision, on: dt.date) -> bool:
    """Where a group's interests are concerned."""
    return not decision.special_group or decision.took("consult_group", after="reopen")


@gate(
    "decision.hearing",
    missing="规定应当听证的，还没有举行听证会",
    unlawful_without="应当听证没有听证的草案，程序不合法",
)
def heard_where_prescribed(decision: MajorDecision, on: dt.date) -> bool:
    """Elsewhere a hearing is a choice."""
    return not decision.hearing_basis or decision.took("hold_hearing", after="reopen")


@gate(
    "decision.hearing_public",
    missing="还没有公布听证会的时间、地点和参加人名单",
    unlawful_without="没有提前公布的听证会，不是公开举行",
)
def hearing_was_announced(decision: MajorDecision, on: dt.date) -> bool:
    """Each hearing is announced for itself."""
    return decision.took("announce_hearing", after="hold_hearing")


@gate(
    "decision.hearing_days",
    missing="听证会材料还没有送达听证参加人",
    unlawful_without="材料没有提前送达的，听证参加人来不及准备",
)
def hearing_papers_were_sent(decision: MajorDecision, on: dt.date) -> bool:
    """For this hearing."""
    return decision.took("send_hearing_papers", after="announce_hearing")


@gate(
    "decision.hearing_days",
    missing="听证会材料送达不足七日",
    unlawful_without="材料没有在七日前送达的，听证参加人来不及准备",
    weighs=("hearing_on",),
)
def hearing_papers_came_in_time(decision: MajorDecision, on: dt.date) -> bool | str:
    """Seven whole days lie between."""
    sent = decision.day_of("send_hearing_papers")
    if sent is None:
        return True
    limit = law.limit("decision.hearing_materials", on=sent, place=decision.place_code)
    last = law.calendar.end(limit, start=on).day
    return sent <= last or f"材料{sent.month}月{sent.day}日才送达，距听证会不足七日"


@gate(
    HouseRule("听证会在公布的日期举行", field="hearing_on"),
    missing="公布的听证日期还没有到",
    weighs=("hearing_on",),
)
def hearing_is_on_its_day(decision: MajorDecision, on: dt.date) -> bool:
    """Or after it, where it was put off."""
    decision.must_be_stored()
    return decision.hearing_on is None or on >= decision.hearing_on


@gate(
    "decision.hearing_record",
    missing="听证参加人还没有确认记录并签字",
    unlawful_without="没有签字的记录，证明不了听证会上说了什么",
)
def hearing_record_is_signed(decision: MajorDecision, on: dt.date) -> bool:
    """By those who took part."""
    return decision.hearing_record_signed


# Second: experts


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
    missing="专家论证意见还没有署名、盖章",
    unlawful_without="没有署名、盖章的论证意见，没有人对它负责",
)
def argument_is_signed(decision: MajorDecision, on: dt.date) -> bool:
    """Written opinions bear names."""
    return decision.argument_signed


@gate(
    "decision.experts",
    missing="还没有专家论证，也没有写明为什么不需要",
    unlawful_without="专业性、技术性较强的事项没有论证，程序不合法，不能送审",
)
def experts_argued_it(decision: MajorDecision, on: dt.date) -> bool:
    """Or somebody answers for there being nothing technical in it."""
    return decision.took("argue", after="reopen") or decision.took("skip_experts", after="reopen")


# Third: risk


@gate(
    "decision.risk",
    missing="还没有风险评估，也没有写明为什么不需要",
)
def risk_was_assessed(decision: MajorDecision, on: dt.date) -> bool:
    """Or somebody answers for nothing being at risk."""
    return decision.took("assess", after="reopen") or decision.took("skip_risk", after="reopen")


@gate("decision.risk", missing="风险评估认为风险不可控，调整草案、重新评估以后再决定")
def risk_is_controllable(decision: MajorDecision, on: dt.date) -> bool:
    """A draft that was changed is assessed again."""
    return decision.controllable != "no"


# Fourth: legality review


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


# Afterwards


@gate(
    "decision.party_report",
    missing="还没有向同级党委请示报告",
    unlawful_without="出台前没有向同级党委请示报告的，不能出台",
)
def party_was_asked(decision: MajorDecision, on: dt.date) -> bool:
    """Before it is issued."""
    return decision.took("report_party", after="reopen")


@gate("decision.congress", missing="还没有提请人大讨论决定或者报告")
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
    weighs=("evaluator", "assessed_by", "experts"),
)
def evaluator_did_not_argue_it(decision: MajorDecision, on: dt.date) -> bool | str:
    """Neither the assessor of risk nor an expert's organ."""
    decision.must_be_stored()
    argued = {decision.assessed_by, *(one.organ for one in experts(decision.experts))}
    argued |= {one.name for one in experts(decision.experts)}
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
    """With the evaluation, where there was one."""
    return decision.took("archive", after="evaluate")
