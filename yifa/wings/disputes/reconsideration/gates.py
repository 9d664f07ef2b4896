"""What must hold before an application is accepted, answered, heard, stayed or settled.

Articles and their words are in `yifa/law`; days are reckoned in `reckoning`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.party import Capacity

from . import reckoning
from .reckoning import told

if TYPE_CHECKING:
    from .models import Reconsideration

#: What the last day to apply is reckoned from.
PERIOD = ("known_on", "act_on", "told_on", "obstacle", "obstacle_from", "obstacle_until")
#: More applicants than so many choose representatives, at most as many (2007, article 8).
MANY = 5


@gate("reconsideration.oral_record", missing="口头申请还没有当场制作笔录")
def oral_application_is_recorded(case: Reconsideration, on: dt.date) -> bool:
    """What was said is never turned away for want of our own record."""
    return case.channel != "oral" or case.oral_recorded


@gate(
    "reconsideration.representatives",
    missing="申请人超过5人，推选1至5名代表",
    weighs=("applicants", "representatives"),
)
def represented_if_many(case: Reconsideration, on: dt.date) -> bool:
    """By the text of 2007; nobody is turned away for it."""
    case.must_be_stored()
    return (case.applicants or 0) <= MANY or 1 <= (case.representatives or 0) <= MANY


@gate("reconsideration.most_agents", missing="一方的代理人超过两名")
def not_too_many_agents(case: Reconsideration, on: dt.date) -> bool:
    """One or two for each of them; a case that is only rehearsed has no rows beside it yet."""
    case.must_be_stored()
    if case.pk is None:
        return True
    most = law.threshold("reconsideration.agents").value
    agents = [one.side for one in case.parties.all() if one.capacity == Capacity.AGENT]
    return all(agents.count(side) <= most for side in agents)


@gate("reconsideration.via_organ", missing="处罚机关转送迟了", weighs=("organ_received_on",))
def forwarded_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """The organ's own five working days: late or not, the application is here."""
    case.must_be_stored()
    last = reckoning.forwarded_by(case)
    in_time = last is None or case.registered_on <= last
    return in_time or f"处罚机关应当在{told(last or on)}以前转送，已经迟了"


@gate(
    "reconsideration.correction_once",
    missing="补正通知已经发过，应当一次性载明",
    unlawful_without="第三十一条：补正只通知一次，再次通知等于拖延受理",
)
def not_asked_before(case: Reconsideration, on: dt.date) -> bool:
    """All that is missing stands in the one notice."""
    return not case.took("ask_correction")


@gate(
    "reconsideration.silence",
    missing="审查期限已经届满，视为受理",
    unlawful_without="第三十条：期限届满之日起申请已经视为受理，之后不能再补正、再决定受理与否",
)
def still_under_review(case: Reconsideration, on: dt.date) -> bool | str:
    """On the fifth working day it may still be decided; after it the Law has decided."""
    last = reckoning.ends(case, "review_within")
    return last is None or on <= last or f"审查期限{told(last)}届满，当天起视为受理，登记“视为受理”"


@gate(
    "reconsideration.silence",
    missing="审查期限还没有届满",
    unlawful_without="第三十条：期限届满之日才视为受理，早晚都不是这一天",
)
def accepted_by_silence_that_day(case: Reconsideration, on: dt.date) -> bool | str:
    """It counts as accepted on the last day of the period, whenever somebody notes it down."""
    last = reckoning.ends(case, "review_within")
    return last is not None and (on == last or f"视为受理的日期是审查期限届满之日，{told(last)}")


@gate(
    "reconsideration.abandoned",
    missing="补正期限还没有满",
    weighs=("longer_correction",),
)
def did_not_correct_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """Only after the ten working days, or the longer period that was granted."""
    last = reckoning.correct_by(case)
    if last is None:
        return "补正通知还没有送达申请人"
    return on > last or f"补正期限到{told(last)}才满"


@gate(
    HouseRule("补正通知送达以后，才视为放弃"),
    missing="还没有登记补正通知送达申请人",
)
def correction_was_received(case: Reconsideration, on: dt.date) -> bool:
    """The applicant's days run from receipt."""
    return case.took("correction_received")


@gate(
    "reconsideration.conditions",
    missing="不符合受理条件",
    unlawful_without="第三十条：不符合受理条件的，应当不予受理",
)
def meets_the_conditions(case: Reconsideration, on: dt.date) -> bool | str:
    """Interest, scope, jurisdiction; the other conditions have gates of their own."""
    asked = {
        "有利害关系": case.interest,
        "属于行政复议范围": case.in_scope,
        "属于本机关管辖": case.competent,
    }
    lacking = [name for name, holds in asked.items() if not holds]
    return not lacking or f"还没有查明{'、'.join(lacking)}"


@gate(
    "reconsideration.respondent",
    missing="被申请人还没有查明，或者错列",
    unlawful_without="第三十条：受理要有符合规定的被申请人",
)
def respondent_is_the_right_one(case: Reconsideration, on: dt.date) -> bool | str:
    """A wrong one is told to the applicant and changed first."""
    if case.respondent_is == "wrong":
        return "错列了被申请人，先告知申请人变更"
    return bool(case.respondent_is)


@gate("reconsideration.no_parallel", missing="人民法院已经受理，或者行政复议机关受理过")
def not_contested_elsewhere(case: Reconsideration, on: dt.date) -> bool:
    """Neither at court nor here before."""
    return case.elsewhere not in ("court", "accepted")


@gate("reconsideration.withdrawn_before", missing="撤回以后又以同一事实和理由申请")
def not_withdrawn_before(case: Reconsideration, on: dt.date) -> bool:
    """But who withdrew against the own will may apply again."""
    return case.elsewhere != "withdrawn" or case.against_will


@gate(
    "reconsideration.in_time",
    missing="超过申请期限",
    unlawful_without="第三十条：在法定申请期限内提出的才受理",
    weighs=PERIOD,
)
def applied_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """Sixty days from knowing, an obstacle left out; five or twenty years from the act."""
    case.must_be_stored()
    last = reckoning.last_day_to_apply(case)
    return (
        last is None
        or reckoning.applied(case) <= last
        or f"申请期限到{told(last)}为止；有正当理由耽误的，写明理由和起止日期"
    )


@gate(
    "reconsideration.simple_cases",
    missing="没有适用简易程序的法定情形",
)
def simple_on_a_ground(case: Reconsideration, on: dt.date) -> bool | str:
    """A listed kind of case that is plain, or any case if all agree (article 53)."""
    if case.track != "simple":
        return True
    if case.simple_ground == "agreed":
        return case.all_agree or "当事人各方没有同意适用简易程序"
    return bool(case.simple_ground) and (case.plain or "没有认定事实清楚、争议不大")


@gate(
    "reconsideration.told_competent",
    missing="不予受理决定还没有告知有管辖权的行政复议机关",
    unlawful_without="第三十条：不属于本机关管辖的，不予受理决定应当告知有管辖权的机关",
)
def competent_organ_is_told(case: Reconsideration, on: dt.date) -> bool:
    """The applicant is shown the right door."""
    return case.refusal_ground != "jurisdiction" or bool(case.competent_organ)


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


@gate(HouseRule("发送以后才有签收"), missing="还没有发送申请书副本")
def copy_was_sent(case: Reconsideration, on: dt.date) -> bool:
    """Sent, then received."""
    return case.took("send_copy")


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
