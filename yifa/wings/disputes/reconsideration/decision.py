"""What must hold before a case is proposed, decided, served, performed, made public and closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import reckoning
from .terms import DECIDES, Fault, Outcome

if TYPE_CHECKING:
    from .models import Reconsideration

#: Decisions that an act without evidence can't bear (article 70).
NEED_EVIDENCE = ("maintain", "change", "rejected_request")


@gate(
    "reconsideration.reviewers",
    missing="还没有指定复议人员",
    unlawful_without="第三十六条：案件由指定的复议人员办理，没有指定的人提不出审理意见",
)
def reviewers_are_named(case: Reconsideration, on: dt.date) -> bool:
    """Somebody answers for it."""
    return case.took("appoint")


@gate(
    "reconsideration.copy_sent",
    missing="还没有把申请书副本发送被申请人",
    unlawful_without="第四十八条、第五十四条：被申请人没有得到答复的机会",
)
def respondent_has_a_copy(case: Reconsideration, on: dt.date) -> bool:
    """Nobody is judged unheard."""
    return case.took("send_copy")


@gate(
    "reconsideration.hear_parties",
    missing="普通程序还没有听取当事人的意见",
    unlawful_without="第四十九条：普通程序应当听取意见，只有因当事人原因不能听取的才可以书面审理",
)
def parties_were_heard(case: Reconsideration, on: dt.date) -> bool:
    """In person, online, by telephone, or in a hearing that the applicant did not stay away from.

    The summary procedure may do without.
    """
    at_hearing = case.took("hold_hearing") and not case.applicant_absent
    apart = case.took("hear_opinions") or case.took("review_on_paper")
    return case.track == "simple" or apart or at_hearing


@gate(
    "reconsideration.hearing_major",
    missing="重大、疑难、复杂的案件还没有听证",
    unlawful_without="第五十条：这类案件应当组织听证，没有听证的决定违反法定程序",
)
def major_case_was_heard(case: Reconsideration, on: dt.date) -> bool:
    """A case that is plain is not one of them."""
    return not case.major or case.track == "simple" or case.took("hold_hearing")


@gate(
    "reconsideration.committee",
    missing="还没有行政复议委员会的咨询意见",
    unlawful_without="第五十二条：这类案件应当提请咨询，第六十一条：咨询意见是决定的重要参考依据",
)
def committee_was_heard(case: Reconsideration, on: dt.date) -> bool:
    """For what is major or technical."""
    due = case.technical or (case.major and case.track != "simple")
    return not due or case.took("committee_opinion")


@gate(
    "reconsideration.approval",
    missing="复议机构还没有提出审理意见",
    unlawful_without="第六十一条：由行政复议机构审查、提出意见，机关才作决定",
)
def was_proposed(case: Reconsideration, on: dt.date) -> bool:
    """The institution proposes, the authority decides."""
    return case.took("propose")


@gate(
    "reconsideration.approval",
    missing="没有经行政复议机关的负责人同意或者集体讨论通过",
    unlawful_without="第六十一条：决定以行政复议机关的名义作出，机构不能自己决定",
)
def was_approved(case: Reconsideration, on: dt.date) -> bool:
    """By the head of the authority, or all together."""
    return bool(case.approval)


@gate("reconsideration.no_worse", missing="变更对申请人更为不利，第三人也没有提出相反请求")
def not_to_the_applicants_harm(case: Reconsideration, on: dt.date) -> bool:
    """Whoever asks for review need not fear it."""
    return case.outcome != "change" or not case.worse or case.opposite


@gate(
    "reconsideration.no_evidence",
    missing="被申请人没有按规定答复、举证，视为没有证据、依据，不能维持、变更或者驳回请求",
    unlawful_without="第七十条：没有按规定答复、举证的，法律只留下撤销、确认违法、确认无效、责令履行",
)
def rests_on_evidence(case: Reconsideration, on: dt.date) -> bool:
    """A timely reply, or what a third party brought for its own rights."""
    bears = case.outcome not in NEED_EVIDENCE
    return bears or case.took("reply") or case.took("third_evidence")


@gate(
    "reconsideration.decision_kind",
    missing="决定的种类与认定不符",
    unlawful_without="第六十三条至第七十一条：行政行为有哪一种情形，就作哪一种决定",
)
def outcome_follows_from_what_was_found(case: Reconsideration, on: dt.date) -> bool | str:
    """The Law names for each finding its decision, change first."""
    if case.fault == "" or case.outcome == "":
        return "还没有写明对行政行为的认定和复议决定"
    allowed = DECIDES[Fault(case.fault)]
    if case.act_kind == "agreement" and case.fault == "none":
        # the Law names no decision for an agreement that was kept: nothing is left to maintain
        allowed += (Outcome.REJECTED_REQUEST,)
    named = "、".join(str(one.label) for one in allowed)
    return case.outcome in allowed or f"认定“{Fault(case.fault).label}”的，应当{named}"


@gate(
    "reconsideration.no_evidence",
    missing="被申请人已经按规定答复、举证",
    unlawful_without="第七十条：已经答复、举证的，不能视为没有证据、依据",
)
def no_reply_where_there_was_none(case: Reconsideration, on: dt.date) -> bool:
    """Not to be said of who answered in time."""
    return case.fault != "no_reply" or not case.took("reply")


@gate(
    "reconsideration.no_evidence",
    missing="被申请人的答复期限还没有过",
    unlawful_without="第七十条：期限没有过的，不能视为没有答复、举证",
)
def days_to_reply_are_over(case: Reconsideration, on: dt.date) -> bool:
    """The respondent has its days, counted from receipt of the copy."""
    last = reckoning.ends(case, "reply_within")
    return case.fault != "no_reply" or (last is not None and on > last)


@gate(
    "reconsideration.copy_sent",
    missing="被申请人还没有答复，答复期限也没有过",
    unlawful_without="第四十八条、第五十四条：期限没有过就决定的，被申请人没有得到答复的机会",
)
def respondent_had_its_days(case: Reconsideration, on: dt.date) -> bool | str:
    """Nobody is decided against who may still answer; of silence another gate speaks."""
    last = reckoning.ends(case, "reply_within")
    had = last is None or on > last or case.took("reply") or case.fault == "no_reply"
    return had or f"被申请人还没有答复，答复期限到{reckoning.told(last or on)}才满"


@gate(
    HouseRule("驳回申请另有一步，不登记为作出复议决定", field="outcome"),
    missing="驳回申请的登记“驳回申请”；补录的，日期写在“驳回申请日期”一栏",
)
def is_no_rejection(case: Reconsideration, on: dt.date) -> bool:
    """What was not examined is counted apart, also in the tables of past years."""
    return bool(case.outcome != "rejected_application")


@gate("reconsideration.void_asked", missing="申请人没有申请确认无效")
def void_if_asked(case: Reconsideration, on: dt.date) -> bool:
    """Nobody else may have it said."""
    return case.outcome != "void" or case.void_asked


@gate(
    "reconsideration.document_review",
    missing="申请附带审查的规范性文件还没有处理",
    unlawful_without="第五十六条：附带审查应当处理或者转送，第五十九条：结果在决定书中一并告知",
)
def document_was_reviewed(case: Reconsideration, on: dt.date) -> bool:
    """Handled here, or returned by whom it was sent to."""
    done = case.took("handle_document") or case.took("document_returned")
    return not case.asks_document or done or case.took("decline_document")


@gate(
    "reconsideration.compensation",
    missing="一并提出的赔偿请求还没有决定",
    unlawful_without="第七十二条：赔偿请求应当同时决定",
)
def compensation_is_answered(case: Reconsideration, on: dt.date) -> bool:
    """Granted or rejected, in the same decision."""
    return not case.asks_compensation or bool(case.compensation)


@gate(
    "reconsideration.compensation",
    missing="没有撤销、变更、确认违法或者无效，不能决定给予赔偿",
    unlawful_without="第七十二条：给予赔偿随撤销、变更、确认违法、无效一并决定",
)
def compensation_follows_a_wrong(case: Reconsideration, on: dt.date) -> bool:
    """Where the act stands, the request for compensation is rejected with it."""
    return case.compensation != "given" or case.outcome not in ("maintain", "rejected_request")


@gate("reconsideration.redo", missing="没有撤销，不能责令重新作出行政行为")
def redo_follows_a_revocation(case: Reconsideration, on: dt.date) -> bool:
    """Nothing is done anew while the act stands."""
    return not case.redo or case.outcome in ("revoke", "revoke_partly")


@gate(
    "reconsideration.perform_within",
    missing="责令履行没有写明履行期限",
    unlawful_without="第六十六条：决定被申请人在一定期限内履行，没有期限的无从履行",
)
def performance_has_a_day(case: Reconsideration, on: dt.date) -> bool:
    """A duty is to be done by some day."""
    return case.outcome != "perform" or case.act_within is not None


@gate(
    "reconsideration.decision_paper",
    missing="决定书还没有加盖行政复议机关印章",
    unlawful_without="第七十五条：没有印章的决定书不成其为决定书",
)
def decision_is_sealed(case: Reconsideration, on: dt.date) -> bool:
    """Written and sealed in the authority's name."""
    return case.sealed


@gate("reconsideration.decide_in_time", missing="超过审理期限")
def decided_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """A late decision is still one: the applicant may have gone to court or complained above."""
    last = reckoning.ends(case, "decide_within")
    return last is None or on <= last or f"审理期限{reckoning.told(last)}已经届满"


@gate(
    "reconsideration.extension_told",
    missing="延长期限还没有书面告知当事人",
)
def extension_was_told(case: Reconsideration, on: dt.date) -> bool:
    """Told since the latest extension."""
    case.must_be_stored()
    return not case.took("extend") or case.took("tell_extension", after="extend")


@gate(HouseRule("延长以后才告知"), missing="没有延长过期限")
def was_extended(case: Reconsideration, on: dt.date) -> bool:
    """By the head of the institution, up to thirty days."""
    case.must_be_stored()
    return case.took("extend")


@gate(
    HouseRule("送达日期不早于决定的日期，不晚于登记的当天", field="served_on"),
    missing="送达日期早于决定，或者在登记这一天以后",
    weighs=("served_on",),
)
def served_when_it_could_be(case: Reconsideration, on: dt.date) -> bool:
    """A day before the decision or in the future is a slip; of past work it may not be known."""
    days = [day for step in ("decide", "reject") if (day := case.day_of(step))]
    served = case.served_on
    return served is None or (max(days, default=served) <= served <= on)


@gate(
    HouseRule("送达日期不早于不予受理的日期，不晚于登记的当天", field="refusal_served_on"),
    missing="送达日期早于决定，或者在登记这一天以后",
    weighs=("refusal_served_on",),
)
def refusal_served_when_it_could_be(case: Reconsideration, on: dt.date) -> bool:
    """The same for a refusal."""
    refused, served = case.day_of("not_accept"), case.refusal_served_on
    return served is None or (refused or served) <= served <= on
