"""What must hold of public participation (articles 14 to 18).

The regulation lets each exception stand with its reason: a shorter comment period, no publicity
where the law says so. Each is a step of its own, so that whoever made it stands in the file for
good.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel import consulting
from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import MajorDecision


@gate(
    "decision.comment_time",
    missing="征求意见的期限不满三十日；情况紧急等要缩短的，由负责人办“缩短期限公开征求意见”",
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


@gate(
    "decision.comment_answered",
    missing="归纳研究以后又公开征求了意见，还没有再归纳研究",
    unlawful_without="后来收到的意见没有研究的，不是充分采纳合理意见",
)
def later_comments_were_studied(decision: MajorDecision, on: dt.date) -> bool:
    """What came in by another notice; where nothing was summed up yet, that is asked already."""
    if not (decision.took("sum_up") or decision.took("keep_private")):
        return True
    notices = ("publish_draft", "publish_urgently")
    studied = all(decision.took("sum_up", after=one) for one in notices)
    return studied or all(decision.took("keep_private", after=one) for one in notices)


@gate(
    "decision.comment_answered",
    missing="归纳研究以后又座谈、听证，还没有再归纳研究",
    unlawful_without="后来听到的意见没有研究的，不是充分采纳合理意见",
)
def later_views_were_studied(decision: MajorDecision, on: dt.date) -> bool:
    """The same of what was said by word of mouth, unless it may not be public."""
    if not (decision.took("sum_up") or decision.took("keep_private")):
        return True
    ways = ("hear_views", "hold_hearing")
    studied = all(decision.took("sum_up", after=one) for one in ways)
    return studied or decision.took("keep_private", after="hold_hearing")


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
    missing="还没有公布听证会的时间、地点",
    unlawful_without="没有提前公布的听证会，不是公开举行",
)
def hearing_was_announced(decision: MajorDecision, on: dt.date) -> bool:
    """Each hearing is announced for itself; one that was put off stays announced."""
    earlier = ("hold_hearing", "reopen")
    return all(decision.took("announce_hearing", after=one) for one in earlier)


@gate(
    HouseRule("公布听证会以后才登记改期、公布名单、送达材料", of_record=False),
    missing="还没有公布听证会",
)
def hearing_lies_ahead(decision: MajorDecision, on: dt.date) -> bool:
    """What belongs to a hearing waits until there is one."""
    earlier = ("hold_hearing", "reopen")
    return all(decision.took("announce_hearing", after=one) for one in earlier)


@gate(
    "decision.hearing_public",
    missing="还没有公布听证参加人名单",
    unlawful_without="名单没有提前公布的，公众不知道相关各方有没有代表参加",
)
def participants_were_published(decision: MajorDecision, on: dt.date) -> bool:
    """Before the hearing, and after it was told how they are chosen."""
    earlier = ("hold_hearing", "reopen")
    return all(decision.took("publish_participants", after=one) for one in earlier)


@gate(
    "decision.hearing_days",
    missing="听证会材料还没有送达听证参加人",
    unlawful_without="材料没有提前送达的，听证参加人来不及准备",
)
def hearing_papers_were_sent(decision: MajorDecision, on: dt.date) -> bool:
    """For this hearing; who has them keeps them when it is put off."""
    earlier = ("hold_hearing", "reopen")
    return all(decision.took("send_hearing_papers", after=one) for one in earlier)


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
