"""What must hold before a case is answered, heard, stayed, settled or terminated (chapter 4)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel.gates import HouseRule, gate

from . import reckoning
from .reckoning import told

if TYPE_CHECKING:
    from .models import Reconsideration


@gate(
    "reconsideration.simple_cases",
    missing="没有适用简易程序的法定情形",
)
def simple_on_a_ground(case: Reconsideration, on: dt.date) -> bool | str:
    """A listed kind of case that is plain, or any case if all agree (article 53)."""
    if case.track != "simple" and case.simple_ground == "":
        return True
    if case.simple_ground == "agreed":
        return case.all_agree or "当事人各方没有同意适用简易程序"
    return bool(case.simple_ground) and (case.plain or "没有认定事实清楚、争议不大")


@gate(
    HouseRule("被申请人正在答复的，答复以后再改为简易程序", of_record=False),
    missing="被申请人已经签收副本，正在按普通程序的期限答复",
)
def nobody_is_answering(case: Reconsideration, on: dt.date) -> bool:
    """Whoever was given ten days is not cut down to five on the way."""
    return not case.took("copy_received") or case.took("reply") or case.took("reply_late")


@gate(
    HouseRule("按普通程序审理的，才改为简易程序"),
    missing="已经适用简易程序，或者已经转为普通程序",
    weighs=("track",),
)
def is_ordinary(case: Reconsideration, on: dt.date) -> bool:
    """What was found unfit for the summary procedure does not go back to it.

    The step itself makes the case a simple one, so that the track tells only who looks.
    """
    changed = case.took("change_track") or case.took("choose_simple")
    simple = reckoning.only_looked_at(case) and case.track == "simple"
    return not (changed or simple)


@gate("reconsideration.two_reviewers", missing="只指定了一名复议人员，应当有两名以上参加")
def two_reviewers(case: Reconsideration, on: dt.date) -> bool:
    """By the text of 2007."""
    return case.second_reviewer_id is not None


@gate(
    HouseRule("承办人和协办人是两个人，回避的人员不再办理", field="second_reviewer"),
    missing="承办人和协办人是同一个人，或者已经决定回避",
    weighs=("reviewer", "second_reviewer", "recused"),
)
def nobody_in_conflict(case: Reconsideration, on: dt.date) -> bool:
    """The Law says nothing of recusal; whoever stood aside stays aside."""
    case.must_be_stored()
    posts = [post for post in (case.reviewer, case.second_reviewer) if post is not None]
    people = [post.person_id for post in posts]
    aside = case.recused.person_id if case.recused else None
    return len(people) == len(set(people)) and aside not in people


@gate(HouseRule("转为普通程序的是简易程序的案件"), missing="没有适用简易程序")
def is_simple(case: Reconsideration, on: dt.date) -> bool:
    """Nothing to change otherwise: the step itself makes the case an ordinary one."""
    return not case.took("change_track") and case.simple_ground != ""


@gate(HouseRule("答复以后才有补充", of_record=False), missing="被申请人还没有按期答复举证")
def was_answered(case: Reconsideration, on: dt.date) -> bool:
    """What is added is added to something."""
    return case.took("reply")


@gate(
    HouseRule("副本发送一次；共同作出的、变更被申请人的再发送", of_record=False),
    missing="已经发送申请书副本",
)
def copy_is_wanted(case: Reconsideration, on: dt.date) -> bool:
    """One for each respondent."""
    sent = case.took("send_copy") and not case.took("change_respondent", after="send_copy")
    return not sent or case.respondent_is == "joint"


@gate(HouseRule("发送以后才有签收"), missing="还没有发送申请书副本，或者已经签收")
def copy_was_sent(case: Reconsideration, on: dt.date) -> bool:
    """Sent, then received, as often as it was sent."""
    return case.took("send_copy", after="copy_received")


@gate(
    HouseRule("签收一次，答复一次；以后提交的登记“被申请人补充证据”", of_record=False),
    missing="被申请人已经答复举证",
)
def not_answered_yet(case: Reconsideration, on: dt.date) -> bool:
    """A second respondent received a copy of its own."""
    return not case.took("reply") or case.took("copy_received", after="reply")


@gate(
    "reconsideration.reply_in_time",
    missing="答复期限已经过了",
    unlawful_without="第七十条：没有按规定期限答复、举证的，视为没有证据、依据",
)
def answered_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """Ten working days from the receipt of the copy, five in the summary procedure."""
    last = reckoning.ends(case, "reply_within")
    return (
        last is None
        or on <= last
        or f"答复期限到{told(last)}为止，迟到的不能作为证据、依据，登记“逾期答复”"
    )


@gate(HouseRule("期限过了才是逾期答复"), missing="答复期限还没有过，或者已经按期答复")
def answered_too_late(case: Reconsideration, on: dt.date) -> bool:
    """In time it is a reply, and after that nothing is late."""
    last = reckoning.ends(case, "reply_within")
    return last is not None and on > last and not case.took("reply", after="copy_received")


@gate(
    "reconsideration.copy_sent",
    missing="没有提交证据、依据和有关材料",
    unlawful_without="第四十八条：书面答复要同时提交证据、依据和其他有关材料",
)
def basis_came_with_it(case: Reconsideration, on: dt.date) -> bool:
    """A letter alone is no reply."""
    return case.basis_filed


@gate(
    "reconsideration.self_collected",
    missing="含有被申请人在复议期间自行收集的证据，这部分不作为依据",
)
def reply_rests_on_what_was_there(case: Reconsideration, on: dt.date) -> bool:
    """The reply is one all the same: only what was found after the act carries nothing."""
    return not case.self_collected


@gate("reconsideration.respondent_no_collect", missing="含有被申请人在复议期间自行收集的证据")
def nothing_collected_meanwhile(case: Reconsideration, on: dt.date) -> bool:
    """What was found after the act can't carry it."""
    return not case.self_collected


@gate("reconsideration.supplement", missing="复议机构没有同意补充证据")
def supplement_was_allowed(case: Reconsideration, on: dt.date) -> bool:
    """In answer to something new, with consent."""
    return case.supplement_agreed


@gate("reconsideration.two_officers", missing="调查的复议人员不足两人", weighs=("investigators",))
def two_investigate(case: Reconsideration, on: dt.date) -> bool:
    """A number of the Law."""
    case.must_be_stored()
    return (case.investigators or 0) >= law.threshold("reconsideration.officers").value


@gate("reconsideration.two_officers", missing="没有出示行政复议工作证件")
def cards_were_shown(case: Reconsideration, on: dt.date) -> bool:
    """To whoever is asked."""
    return case.id_shown


@gate(
    "reconsideration.hearing_called",
    missing="通知不足五个工作日",
    unlawful_without="第五十一条：没有提前五日书面通知的听证，当事人来不及准备",
    weighs=("hearing_on",),
)
def called_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """Five working days lie between."""
    last = reckoning.call_hearing_by(case, on)
    return last is not None and (on <= last or f"这一天听证，最迟{told(last)}通知")


@gate(
    "reconsideration.hearing_called",
    missing="还没有到通知的听证日期",
    unlawful_without="第五十一条：没有按书面通知的时间举行的听证，当事人来不及准备",
    weighs=("hearing_on",),
)
def held_when_called(case: Reconsideration, on: dt.date) -> bool | str:
    """Not sooner than was told; put off, it is called anew or goes on."""
    case.must_be_stored()
    day = case.hearing_on
    return day is None or on >= day or f"通知的听证日期是{told(day)}，改期的重新通知"


@gate(HouseRule("通知以后才举行听证"), missing="还没有通知听证")
def hearing_was_called(case: Reconsideration, on: dt.date) -> bool:
    """Each hearing has its own notice."""
    return case.took("call_hearing", after="hold_hearing")


@gate(
    "reconsideration.hearing_panel",
    missing="听证要有主持人、两名以上听证员和记录员",
    unlawful_without="第五十条：组成不合法的听证，笔录不能作为决定的根据",
    weighs=("members", "presider"),
)
def panel_is_whole(case: Reconsideration, on: dt.date) -> bool:
    """A chair, two members or more, and a record by a third."""
    case.must_be_stored()
    least = law.threshold("reconsideration.hearing_members").value
    members = int(case.members or 0)
    return bool(case.presider) and members >= least


@gate("reconsideration.respondent_head_attends", missing="被申请人的负责人没有参加，也没有说明理由")
def head_attended(case: Reconsideration, on: dt.date) -> bool:
    """The respondent's own duty."""
    return bool(case.head_attended != "absent")


@gate(HouseRule("提请以后才有咨询意见"), missing="还没有提请行政复议委员会")
def committee_was_asked(case: Reconsideration, on: dt.date) -> bool:
    """Asked, then answered."""
    return case.took("ask_committee")


@gate("reconsideration.stay_grounds", missing="为调解、和解中止的，要申请人和被申请人同意")
def both_agree_to_stay(case: Reconsideration, on: dt.date) -> bool:
    """Other grounds need nobody's consent."""
    return case.stay_ground != "mediation" or case.stay_agreed


@gate("reconsideration.stay_told", missing="还没有书面告知当事人")
def stay_was_told(case: Reconsideration, on: dt.date) -> bool:
    """Of stay and resumption alike."""
    return case.stay_told


@gate(
    "reconsideration.stay_over",
    missing="规范性文件还没有处理完，中止的原因没有消除",
    unlawful_without="第三十九条：中止的原因消除以后才恢复审理",
)
def document_is_done(case: Reconsideration, on: dt.date) -> bool:
    """A case stayed for its document goes on with the result."""
    return (
        case.took("handle_document", after="review_document")
        or case.took("document_returned", after="review_document")
        or case.took("stay", after="review_document")
        or case.took("stay_for_applicant", after="review_document")
        or not case.took("review_document")
    )


@gate(HouseRule("附带审查期间才处理规范性文件"), missing="没有启动附带审查")
def document_is_under_review(case: Reconsideration, on: dt.date) -> bool:
    """Only in the stay that it brought about."""
    return case.took("review_document") and not (
        case.took("handle_document", after="review_document")
        or case.took("document_returned", after="review_document")
    )


@gate(HouseRule("申请人申请附带审查的，才告知不予审查"), missing="申请人没有申请附带审查规范性文件")
def document_was_asked_about(case: Reconsideration, on: dt.date) -> bool:
    """What nobody asked for is not declined."""
    return case.asks_document


@gate(
    "reconsideration.document_maker",
    missing="还没有通知制定机关书面答复",
    unlawful_without="第五十八条：处理以前应当书面通知制定机关就条款的合法性答复",
)
def maker_was_asked(case: Reconsideration, on: dt.date) -> bool:
    """Whoever made it is heard on it."""
    return case.took("ask_maker", after="review_document")


@gate(HouseRule("转送以后才有处理意见"), missing="还没有转送有权处理的机关")
def document_was_sent(case: Reconsideration, on: dt.date) -> bool:
    """Sent, then returned."""
    return case.took("send_document", after="review_document")


@gate("reconsideration.mediation_free", missing="没有各方的同意，不能调解")
def all_mediate_freely(case: Reconsideration, on: dt.date) -> bool:
    """By free will."""
    return case.mediation_agreed


@gate(
    "reconsideration.mediation_seal",
    missing="调解书还没有经各方签字或者签章并加盖机关印章",
    unlawful_without="第七十三条：没有签字和印章的调解书没有法律效力，一方可以反悔",
)
def paper_is_signed(case: Reconsideration, on: dt.date) -> bool:
    """Until then each side may go back on it."""
    return case.signed


@gate("reconsideration.settlement", missing="没有查明和解不损害公共利益和他人权益")
def settlement_harms_nobody(case: Reconsideration, on: dt.date) -> bool:
    """Looked at before it ends the case."""
    return case.settlement_lawful


@gate("reconsideration.termination", missing="申请人没有申请撤回")
def withdrawal_was_asked(case: Reconsideration, on: dt.date) -> bool:
    """The applicant's own word."""
    return case.terminate_ground != "withdrawn" or case.took("ask_withdraw")


@gate(
    "reconsideration.termination",
    missing="不是因申请人死亡、丧失行为能力、终止而中止的",
)
def was_stayed_for_applicant(case: Reconsideration, on: dt.date) -> bool:
    """Other stays last as long as their cause."""
    return case.terminate_ground != "stayed" or case.took("stay_for_applicant", after="go_on")


@gate("reconsideration.termination", missing="中止没有满六十日")
def stayed_for_sixty_days(case: Reconsideration, on: dt.date) -> bool | str:
    """满六十日: the sixtieth day is over."""
    if case.terminate_ground != "stayed":
        return True
    last = reckoning.ends(case, "terminate_after")
    return last is not None and (on >= last or f"中止到{told(last)}才满六十日")


@gate(
    "reconsideration.termination",
    missing="被申请的不是行政拘留或者限制人身自由的强制措施",
)
def criminal_case_follows_a_detention(case: Reconsideration, on: dt.date) -> bool:
    """Ground four speaks of detentions alone: other acts are judged beside a criminal case."""
    return case.terminate_ground != "criminal" or case.act_kind in ("penalty", "coercion")


@gate("reconsideration.termination", missing="和解以后由申请人撤回，按撤回终止")
def settlement_ends_by_withdrawal(case: Reconsideration, on: dt.date) -> bool:
    """A settlement itself ended a case by the text of 2007 alone."""
    return bool(case.terminate_ground != "settled")


@gate("reconsideration.stop_grounds", missing="申请人、第三人没有申请停止执行")
def stop_was_asked(case: Reconsideration, on: dt.date) -> bool:
    """The third ground is their request; the others need none."""
    return case.stop_ground != "asked" or case.took("ask_stop")
