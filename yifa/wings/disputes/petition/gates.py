"""What must hold before a step of a petition. The articles and their words are in `yifa/law`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel import clocks
from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.kernel_steps import is_above
from yifa.kernel.organisation import Level, Organisation

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


@gate("petition.group_representatives", missing="走访的代表太多")
def few_represent(petition: Petition, on: dt.date) -> bool | str:
    """Those who visit together are represented by at most five; a letter may bear many names."""
    petition.must_be_stored()
    if petition.channel != "visit" or (petition.representatives or 0) <= most_represent():
        return True
    return f"代表有{petition.representatives}人，超过{most_represent()}人"


@gate("petition.group_representatives", missing="多人走访，还没有推选代表")
def representatives_chosen(petition: Petition, on: dt.date) -> bool:
    """A leader receives representatives, not a crowd; so few as may represent come as they are."""
    return petition.crowd != "unchosen" and not is_a_crowd(petition)


@gate("petition.choose_representatives", missing="多人走访，还没有推选代表")
def representatives_asked_for(petition: Petition, on: dt.date) -> bool:
    """They are owed; what is asked is taken up all the same, as article 44 wants it."""
    return petition.crowd != "unchosen" and not is_a_crowd(petition)


def most_represent() -> int:
    """How many may represent those who visit together."""
    return int(law.threshold("petition.representatives").value)


def is_a_crowd(petition: Petition) -> bool:
    """More came than may represent, and nobody was chosen; ValueError for the walk."""
    petition.must_be_stored()
    together = petition.channel == "visit" and petition.people > most_represent()
    return together and petition.crowd != "chosen"


@gate(HouseRule("多人走访的才推选代表"), missing="不是多人走访，不用推选代表；人数不对的先更正")
def several_came(petition: Petition, on: dt.date) -> bool:
    """One who comes alone speaks for himself."""
    petition.must_be_stored()
    return petition.channel == "visit" and petition.people > 1


@gate(
    HouseRule("重大、紧急的信访事项才这样报告", field="is_urgent"),
    missing="没有标为“重大紧急”，是的先更正",
)
def is_urgent(petition: Petition, on: dt.date) -> bool:
    """An ordinary petition is reported by nobody."""
    return petition.is_urgent


@gate(HouseRule("指定的反馈日期在今天以后", field="report_by"), missing="反馈日期已经过了")
def day_is_named(petition: Petition, on: dt.date) -> bool:
    """What is asked for by a day gone by can't be given."""
    petition.must_be_stored()
    return petition.report_by is None or petition.report_by > on


@gate(HouseRule("上级要求反馈结果的，才提交办结报告"), missing="没有要求反馈办理结果")
def result_was_asked(petition: Petition, on: dt.date) -> bool:
    """By who assigned it, or by a leader."""
    return petition.took("set_term") or petition.took("instruct")


@gate(
    "petition.tell_petitioner",
    missing="信访人的姓名、住址都已经登记，应当书面告知",
    unlawful_without="第二十三条：只有姓名（名称）、住址不清的才可以不告知",
)
def cannot_be_found(petition: Petition, on: dt.date) -> bool:
    """Whose name and address are on record is told."""
    petition.must_be_stored()
    return not any(one.name and one.address for one in petition.parties.all())


@gate(
    HouseRule("写明接访的领导或者接访日", field="met_by"),
    missing="没有写明哪位领导、在哪个接访日接访",
)
def who_received(petition: Petition, on: dt.date) -> bool:
    """By name where the leader has a post here, else by the day on which one received."""
    return petition.met_by is not None or petition.reception is not None


@gate(HouseRule("决定听证以后举行听证"), missing="还没有决定听证，由负责人办")
def hearing_decided(petition: Petition, on: dt.date) -> bool:
    """A hearing begins with the decision to hold one: from then on the recheck's days rest."""
    return petition.took("open_hearing")


@gate(HouseRule("负责人批准延期以后告知信访人"), missing="没有延期，不用告知")
def was_extended(petition: Petition, on: dt.date) -> bool:
    """There is nothing to tell before."""
    petition.must_be_stored()
    return "answer_within" in petition.extensions


@gate("petition.protect_accuser", missing="转送的机关就是被检举、控告的单位")
def not_sent_to_the_accused(petition: Petition, on: dt.date) -> bool:
    """Nor is it sent on paper to whom it accuses, be that an organ or a person."""
    petition.must_be_stored()
    named = (petition.accused, petition.accused_person)
    return not any(one is not None and str(one) in petition.sent_out_to for one in named)


@gate(
    "petition.final_after_recheck", missing="原信访事项已经复核终结，以同一事实和理由再提的不再受理"
)
def not_ended_before(petition: Petition, on: dt.date) -> bool:
    """What was rechecked is at an end."""
    petition.must_be_stored()
    return petition.earlier is None or petition.earlier.stage != "final"


@gate("petition.pending_below", missing="下级单位已经受理或者正在办理同一信访事项")
def not_in_hand_below(petition: Petition, on: dt.date) -> bool:
    """While a lower organ has it in hand within its time, the organ above does not take it up."""
    return not is_pending_below(petition, on)


def is_pending_below(petition: Petition, on: dt.date) -> bool:
    """Whether the earlier one is in hand below and its time has not run out; as article 19 says."""
    petition.must_be_stored()
    earlier = petition.earlier
    if earlier is None or earlier.stage_now.ends or earlier.holder_id == petition.holder_id:
        return False
    ours = [one for one in clocks.running(earlier) if one.clock.ours and one.day is not None]
    in_time = all(one.day is not None and on <= one.day for one in ours)
    return in_time and stands_over(petition.holder, earlier.holder)


@gate("petition.refuse_own", missing="不予受理的情形不成立")
def ground_holds(petition: Petition, on: dt.date) -> bool | str:
    """Nobody is turned away as ended or in hand whose earlier petition is neither."""
    petition.must_be_stored()
    if petition.earlier is None:
        return True
    if petition.refusal_ground == "ended":
        return petition.earlier.stage == "final" or "原信访事项没有复核终结，不能以此不予受理"
    if petition.refusal_ground == "pending":
        told = "原信访事项没有在下级单位的办理期限内，不能以此不予受理"
        return is_pending_below(petition, on) or told
    return True


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
    clock = "object_on_paper_within" if came_by_paper(petition) else "object_within"
    return last_day_not_past(petition, clock, on, "这一件不是转送、交办来的，不用提异议")


def came_by_paper(petition: Petition) -> bool:
    """Whether it was handed over on paper, and since then to nobody in the house; for no walk."""
    petition.must_be_stored()
    sent_here = petition.took("assign") or petition.took("transfer")
    return petition.handed_on is not None and not sent_here


@gate(HouseRule("提出异议以后，转送单位才同意或者不同意"), missing="没有待答复的异议")
def was_objected(petition: Petition, on: dt.date) -> bool:
    """The sender answers what was said, once."""
    agreed = petition.took("object", after="object_agreed")
    return agreed and petition.took("object", after="object_denied")


@gate(
    HouseRule("纸质转来的才办“交还转送单位”，系统里转来的用“转送”交回"),
    missing="这一件不是纸质转来的",
)
def came_on_paper(petition: Petition, on: dt.date) -> bool:
    """What was sent in the house goes back the way it came."""
    return came_by_paper(petition)


@gate(
    "petition.return_agreed",
    missing="转送单位还没有同意异议",
    unlawful_without="第二十三条：核实同意以后才交还相关材料",
)
def objection_agreed(petition: Petition, on: dt.date) -> bool:
    """Nobody gives back what the sender still wants handled here."""
    return petition.took("object_agreed", after="object")


@gate(HouseRule("督办以后才有反馈"), missing="还没有督办")
def was_urged(petition: Petition, on: dt.date) -> bool:
    """There is nothing to answer before."""
    return petition.took("urge")


@gate(
    "petition.settle_claims",
    missing="建议意见、检举控告不调解",
    unlawful_without="第三十三条：调解、和解只用于申诉求决类事项",
)
def is_a_claim(petition: Petition, on: dt.date) -> bool:
    """By whichever route a claim is handled, the two sides may agree."""
    return petition.situation not in ("suggestion", "accusation")


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
    "petition.review_in_time",
    missing="还在请求复查的三十日里，登记“请求复查”",
    unlawful_without="第三十五条：三十日内请求的应当复查",
)
def review_time_over(petition: Petition, on: dt.date) -> bool:
    """Nobody is turned away who comes in time."""
    return is_past(petition, "may_ask_review", on)


@gate(
    "petition.recheck_in_time",
    missing="还在请求复核的三十日里，登记“请求复核”",
    unlawful_without="第三十六条：三十日内请求的应当复核",
)
def recheck_time_over(petition: Petition, on: dt.date) -> bool:
    """The same, a level higher."""
    return is_past(petition, "may_ask_recheck", on)


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
    no_result = petition.stage in ("guided", "passed_on", "given_back", "not_accepted")
    return no_result or petition.took("visit") or petition.took("rate")


def last_day_not_past(petition: Petition, clock: str, on: dt.date, unbegun: str) -> bool | str:
    """Whether a clock has begun and its last day has not gone by; ValueError for the walk."""
    petition.must_be_stored()
    last = clocks.state_of(petition, petition.procedure.clocks[clock]).day
    return unbegun if last is None else on <= last


def is_past(petition: Petition, clock: str, on: dt.date) -> bool:
    """Whether a clock has begun and its last day has gone by; ValueError for the walk."""
    petition.must_be_stored()
    last = clocks.state_of(petition, petition.procedure.clocks[clock]).day
    return last is not None and on > last


def given_above(petition: Petition, step: str, elsewhere: str) -> bool:
    """Whether who holds it stands over the organ that took a step, or another did, told by name."""
    petition.must_be_stored()
    act = petition.last(step)
    if act is None:
        return False
    below = Organisation.objects.get(pk=act.holder)
    if elsewhere:
        return below.name not in elsewhere
    return stands_over(petition.holder, below) and is_next_level(petition.holder, below)


def is_next_level(higher: Organisation, lower: Organisation) -> bool:
    """Whether one stands at another's level or the next: 上一级 is not the one above that."""
    levels = list(Level)
    return levels.index(Level(lower.level)) - levels.index(Level(higher.level)) <= 1


def stands_over(higher: Organisation, lower: Organisation) -> bool:
    """Whether one is another's next above, by place or line of business."""
    return higher != lower and (is_above(higher, lower) or lower.is_led_by(higher))
