"""What must hold before a step of a petition. The articles and their words are in `yifa/law`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel import clocks
from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.kernel_steps import is_above
from yifa.kernel.organisation import Organisation

if TYPE_CHECKING:
    from .models import Petition

NOT_BY_OPINION = "第三十一条：只有不属于前五项情形的才按信访程序办理"


@gate(
    "petition.route_legal",
    missing="依法分类的结果有其他法定途径，不能按信访程序受理（六十日）",
    unlawful_without=NOT_BY_OPINION,
)
def no_other_route(petition: Petition, on: dt.date) -> bool:
    """The sixty days are only for what has no other way."""
    return petition.situation == "other"


@gate(
    "petition.route_legal",
    missing="这一件应当按信访程序办理，或者属于诉讼事项、应当由政法部门办理",
    unlawful_without="第二十八条、第三十一条：涉诉事项由政法部门办理，没有其他途径的出具信访处理意见书",
)
def another_route(petition: Petition, on: dt.date) -> bool:
    """What the courts, procurators and police decide is not handled here by another name."""
    return petition.situation not in ("other", "court", "criminal")


@gate(
    "petition.recusal",
    missing="承办人与信访事项或者信访人有直接利害关系，换人办理",
    unlawful_without="第二十八条：有直接利害关系的应当回避",
)
def nobody_interested(petition: Petition, on: dt.date) -> bool:
    """Whoever has an interest hands it to somebody else."""
    return not petition.has_interest


@gate("petition.group_representatives", missing="多人走访，还没有推选代表")
def representatives_chosen(petition: Petition, on: dt.date) -> bool | str:
    """Several who come together choose at most five to speak for them."""
    if petition.crowd == "unchosen":
        return False
    petition.must_be_stored()
    most = int(law.threshold("petition.representatives").value)
    if (petition.representatives or 0) > most:
        return f"代表有{petition.representatives}人，超过{most}人"
    together = petition.channel == "visit" and petition.people > 1
    return not together or petition.crowd == "chosen"


@gate("petition.protect_accuser", missing="转送的机关就是被检举、控告的单位")
def not_sent_to_the_accused(petition: Petition, on: dt.date) -> bool:
    """Nor is it sent on paper to whom it accuses."""
    petition.must_be_stored()
    return petition.accused is None or petition.accused.name not in petition.sent_out_to


@gate(
    "petition.final_after_recheck", missing="原信访事项已经复核终结，以同一事实和理由再提的不再受理"
)
def not_ended_before(petition: Petition, on: dt.date) -> bool:
    """What was rechecked is at an end."""
    petition.must_be_stored()
    return petition.earlier is None or petition.earlier.stage != "final"


@gate("petition.pending_below", missing="下级单位已经受理或者正在办理同一信访事项")
def not_in_hand_below(petition: Petition, on: dt.date) -> bool:
    """While a lower organ has it in hand, the organ above does not take it up beside it."""
    petition.must_be_stored()
    earlier = petition.earlier
    if earlier is None or earlier.stage_now.ends or earlier.holder_id == petition.holder_id:
        return True
    return not stands_over(petition.holder, earlier.holder)


@gate("petition.urgent_report", missing="重大、紧急信访事项还没有报告")
def urgent_reported(petition: Petition, on: dt.date) -> bool:
    """The report is owed at once; it does not stop the handling."""
    return not petition.is_urgent or petition.took("report_urgent")


@gate(
    "petition.route_legal",
    missing="没有写明应当去哪个机关办理",
    unlawful_without="第二十三条：应当告知信访人向有权处理的机关、单位提出",
)
def told_where_to_go(petition: Petition, on: dt.date) -> bool:
    """Nobody is sent away without being told where to."""
    return bool(petition.guided_to)


@gate(
    HouseRule("以复核终结或者正在办理为由不予受理的，写明原信访事项的编号", field="earlier"),
    missing="没有写明原信访事项",
)
def refused_for_an_earlier_one(petition: Petition, on: dt.date) -> bool:
    """A refusal that rests on an earlier petition names it."""
    return petition.refusal_ground not in ("ended", "pending") or petition.earlier_id is not None


@gate(
    "petition.object_in_time",
    missing="提出异议的五个工作日已经过了",
    unlawful_without="第二十三条：异议只能在收到之日起5个工作日内提出",
)
def objected_in_time(petition: Petition, on: dt.date) -> bool | str:
    """Only what was sent here can be objected to, and only for some days."""
    return last_day_not_past(petition, "object_within", on, "这一件不是转送、交办来的，不用提异议")


@gate(HouseRule("提出异议以后，转送单位才同意或者不同意"), missing="还没有提出异议")
def was_objected(petition: Petition, on: dt.date) -> bool:
    """The sender answers what was said."""
    return petition.took("object")


@gate(HouseRule("督办以后才有反馈"), missing="还没有督办")
def was_urged(petition: Petition, on: dt.date) -> bool:
    """There is nothing to answer before."""
    return petition.took("urge")


@gate(
    "petition.settlement_paper",
    missing="没有调解协议书或者和解协议书",
    unlawful_without="第三十三条：达成一致意见的应当制作协议书",
)
def settled_on_paper(petition: Petition, on: dt.date) -> bool:
    """What was agreed stands in writing."""
    return bool(petition.settlement)


@gate(
    "petition.route_legal",
    missing="这一件没有按信访程序受理",
    unlawful_without=NOT_BY_OPINION,
)
def handled_by_opinion(petition: Petition, on: dt.date) -> bool:
    """Accepted by article 31, item 6, and not taken on by another way since."""
    return petition.took("accept", after="take_on")


@gate(
    "petition.route_legal",
    missing="这一件是按信访程序受理的，应当出具处理意见书",
    unlawful_without="第三十一条第六项：按信访程序受理的应当出具信访处理意见书",
)
def handled_otherwise(petition: Petition, on: dt.date) -> bool:
    """Taken on by another way, and not accepted for an opinion since."""
    return petition.took("take_on", after="accept")


@gate(
    "petition.investigate",
    missing="还没有听取陈述、调查核实",
    unlawful_without="第三十一条第六项：听取陈述并调查核实以后才出具意见书",
)
def was_investigated(petition: Petition, on: dt.date) -> bool:
    """After the last acceptance."""
    return petition.took("investigate", after="accept")


@gate(
    "petition.opinion_content",
    missing="处理意见书不完整",
    unlawful_without="第三十二条：缺少载明事项的不是信访处理意见书",
)
def opinion_is_whole(petition: Petition, on: dt.date) -> bool | str:
    """Request, facts and reasons, handling, and the law it rests on."""
    told = {
        "投诉请求": petition.request_told,
        "事实和理由": petition.facts_found,
        "处理意见": petition.handling,
        "法律法规依据": petition.basis,
    }
    lacking = [name for name, said in told.items() if not said]
    return not lacking or f"处理意见书没有载明{'、'.join(lacking)}"


@gate("petition.extension_told", missing="已经延期，还没有告知信访人延期理由")
def told_of_extension(petition: Petition, on: dt.date) -> bool:
    """The extension itself is the leader's, by the step that every kind has."""
    petition.must_be_stored()
    return "answer_within" not in petition.extensions or petition.took("tell_extension")


@gate(
    "petition.suggestion_reply",
    missing="还没有写答复内容",
    unlawful_without="第二十九条、第三十条：研究论证、办理以后应当回复、反馈",
)
def answered_in_words(petition: Petition, on: dt.date) -> bool:
    """Nothing is closed without a word to who asked."""
    return bool(petition.reply)


@gate(
    "petition.review_in_time",
    missing="请求复查的三十日已经过了，登记为逾期请求并说明",
    unlawful_without="第三十五条：请求复查的权利自收到书面答复之日起30日",
)
def review_in_time(petition: Petition, on: dt.date) -> bool | str:
    """The petitioner's own thirty days, from the day the answer came."""
    return last_day_not_past(petition, "may_ask_review", on, "处理意见书还没有送达")


@gate(
    "petition.recheck_in_time",
    missing="请求复核的三十日已经过了，登记为逾期请求并说明",
    unlawful_without="第三十六条：请求复核的权利自收到书面答复之日起30日",
)
def recheck_in_time(petition: Petition, on: dt.date) -> bool | str:
    """Thirty days again, from the day the review came."""
    return last_day_not_past(petition, "may_ask_recheck", on, "复查意见还没有送达")


@gate(
    "petition.review_above",
    missing="复查要由原办理单位的上一级办理：先上报，由上级接收后复查",
    unlawful_without="第三十五条：复查权属于原办理机关的上一级机关",
)
def reviewed_above(petition: Petition, on: dt.date) -> bool:
    """By an organ that stands over the one that gave the opinion."""
    return given_above(petition, "opine", petition.review_organ)


@gate(
    "petition.recheck_above",
    missing="复核要由复查单位的上一级办理：先上报，由上级接收后复核",
    unlawful_without="第三十六条：复核权属于复查机关的上一级机关",
)
def rechecked_above(petition: Petition, on: dt.date) -> bool:
    """By an organ that stands over the one that reviewed; where that is outside, it is told so."""
    return given_above(petition, "give_review", petition.recheck_organ)


@gate(HouseRule("复查意见是撤销并要求重新办理的，才重新办理"), missing="复查意见没有要求重新办理")
def to_be_redone(petition: Petition, on: dt.date) -> bool:
    """An opinion that stands is not made anew."""
    return petition.review_result == "redone"


@gate("petition.carry_out", missing="支持信访请求的意见还没有落实")
def carried_out(petition: Petition, on: dt.date) -> bool:
    """It is owed; a file may be put away while it goes on."""
    return petition.opinion != "support" or petition.took("perform")


@gate(
    HouseRule("办结后回访信访人，再归档；没有受理的、转出的不用回访"),
    missing="还没有回访",
)
def visited(petition: Petition, on: dt.date) -> bool:
    """Where there was a result, the petitioner is asked what they think of it."""
    no_result = petition.stage in ("guided", "passed_on", "not_accepted")
    return no_result or petition.took("visit")


def last_day_not_past(petition: Petition, clock: str, on: dt.date, unbegun: str) -> bool | str:
    """Whether a clock has begun and its last day has not gone by; ValueError for the walk."""
    petition.must_be_stored()
    last = clocks.state_of(petition, petition.procedure.clocks[clock]).day
    return unbegun if last is None else on <= last


def given_above(petition: Petition, step: str, elsewhere: str) -> bool:
    """Whether who holds it stands over the organ that took a step, or another did, told by name."""
    petition.must_be_stored()
    act = petition.last(step)
    if act is None:
        return False
    below = Organisation.objects.get(pk=act.holder)
    if elsewhere:
        return below.name not in elsewhere
    return stands_over(petition.holder, below)


def stands_over(higher: Organisation, lower: Organisation) -> bool:
    """Whether one is another's next above, by place or line of business."""
    return higher != lower and (is_above(higher, lower) or lower.is_led_by(higher))
