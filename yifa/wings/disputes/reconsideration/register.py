"""How reconsiderations are listed, counted and published."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock
from yifa.kernel.kernel_steps import CORRECT
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.public import Public
from yifa.kernel.register import Register, View
from yifa.kernel.sheet import PeriodSheet

from . import obeyed, reckoning, terms
from .asked import ASKED
from .earlier import ReconsideringBefore2024
from .models import Reconsideration
from .papers import PAPERS
from .procedure import IN_FORCE, Reconsidering
from .statistics import STATISTICS

#: What takes an application in: an act, silence, or the organ above, where it was rejected.
ACCEPTING = (Reconsidering.accept, Reconsidering.deem_accepted, Reconsidering.order_to_go_on)
#: What ends a case that was accepted. Each such act counts, as each acceptance does, so that
#: pending = brought forward + accepted − concluded also where a case was taken up again.
CONCLUDING = (
    Reconsidering.decide,
    Reconsidering.reject,
    Reconsidering.conclude_mediation,
    Reconsidering.terminate,
    Reconsidering.hand_up,
)
#: The same by name, as each version of the law has its own.
CONCLUDING_NAMES = frozenset(step.name for step in CONCLUDING)
#: Where the respondent has still to do something.
TO_PERFORM = (
    Q(outcome__in=obeyed.TO_DO)
    | Q(redo=True)
    | Q(compensation__in=["given", "returned"])
    | ~Q(agreement="")
)


class Reconsiderations(Register):
    """行政复议案件台账"""

    model = Reconsideration
    procedures = [ReconsideringBefore2024, Reconsidering]
    word = "复"
    sides: ClassVar[Mapping[str, str]] = {"a": "申请人", "b": "第三人"}

    columns = [
        "number",
        "title",
        "parties",
        "respondent",
        "act_kind",
        "track",
        "stage",
        "registered_on",
        "due",
    ]
    filters = [
        "stage",
        "track",
        "ending",
        "act_kind",
        "area",
        "respondent_kind",
        "channel",
        "major",
    ]
    search = ["number", "title", "parties", "respondent", "act_number", "request"]
    row_key = ["registered_on", "respondent", "act_kind", "request"]
    double_key = ["respondent", "act_number"]
    papers = PAPERS
    sheets: ClassVar[dict[str, PeriodSheet]] = {"statistics": STATISTICS}
    asked = ASKED

    also_called = {
        "respondent": ["被申请人名称", "被申请机关"],
        "act_kind": ["案由", "复议事项", "行政行为类型"],
        "area": ["行政管理类别", "管理领域"],
        "act_number": ["处罚决定书文号", "文号"],
        "channel": ["申请渠道"],
        "known_on": ["收到行政行为决定日期"],
        "applied_on": ["申请时间", "收到申请日期"],
        "track": ["程序"],
        "outcome": ["结案方式", "复议结果", "决定类型"],
        "reviewer": ["承办人员"],
        "stage": ["办理状态"],
    }
    past_work = {
        Reconsidering.accept: ["受理时间"],
        Reconsidering.not_accept: ["不予受理日期"],
        Reconsidering.appoint: [],
        Reconsidering.send_copy: ["发送副本日期"],
        Reconsidering.copy_received: [],
        Reconsidering.reply: ["答复日期"],
        Reconsidering.hear_opinions: [],
        Reconsidering.hold_hearing: ["听证时间"],
        Reconsidering.propose: [],
        Reconsidering.conclude_mediation: ["调解日期", "调解书日期"],
        Reconsidering.ask_withdraw: [],
        Reconsidering.terminate: ["终止日期"],
        Reconsidering.reject: [],
        Reconsidering.serve_rejection: [],
        Reconsidering.decide: ["决定日期", "作出决定日期", "复议决定日期"],
        Reconsidering.serve: [],
        Reconsidering.perform: ["履行日期"],
        Reconsidering.close: ["结案日期"],
        Reconsidering.archive: ["归档日期"],
    }
    stage_called = {
        Reconsidering.received: ["审查中"],
        Reconsidering.examining: ["受理", "已受理", "在办", "审理"],
        Reconsidering.stayed: ["中止"],
        Reconsidering.decided: ["作出决定"],
        Reconsidering.effective: ["已送达"],
        Reconsidering.rejected: ["驳回申请", "已驳回"],
        Reconsidering.closed: ["已结案", "办结"],
        Reconsidering.terminated: ["撤回终止", "已终止"],
        Reconsidering.taken_up: ["提级审理"],
        Reconsidering.not_accepted: ["未受理"],
    }
    views = [
        View("待审查", Q(stage__in=["received", "correcting"])),
        View("正在审理", Q(stage="examining")),
        View("中止审理", Q(stage="stayed")),
        View("待送达", Q(stage="decided") | Q(stage="rejected", served_on=None)),
        View("待履行", Q(stage="effective") & TO_PERFORM),
    ]
    public = Public(
        "行政复议决定书",
        after=(Reconsidering.publish,),
        until=(Reconsidering.unpublish,),
        shows=["respondent", "act_kind", "area", "outcome", "public_text"],
        why=["withheld_why"],
    )

    applied = Count(
        "收到行政复议申请",
        Reconsidering.register,
        by=["channel", "applicant_kind", "act_kind", "area", "respondent_kind"],
    )
    corrections = Count("行政复议申请通知补正", Reconsidering.ask_correction)
    abandoned = Count("行政复议申请视为放弃", Reconsidering.abandon)
    taken_back = Count("行政复议申请受理前撤回", Reconsidering.take_back)
    not_accepted = Count(
        "行政复议申请不予受理",
        Reconsidering.not_accept,
        by=["refusal_ground"],
        overtaken_by=(Reconsidering.not_accept, Reconsidering.order_to_accept),
    )
    accepted = Count(
        "受理行政复议案件",
        ACCEPTING,
        each=True,
        by=["act_kind", "area", "respondent_kind", "track", "channel", "applicant_kind"],
    )
    deemed = Count("视为受理行政复议申请", Reconsidering.deem_accepted)
    simple = Count("适用简易程序审理行政复议案件", ACCEPTING, each=True, where={"track": "simple"})
    simple_rate = Ratio("行政复议简易程序适用率", simple, accepted)
    concluded = Count(
        "审结行政复议案件",
        CONCLUDING,
        each=True,
        by=["ending", "act_kind", "area", "respondent_kind", "track", "channel", "applicant_kind"],
    )
    in_time = Count(
        "在审理期限内审结行政复议案件",
        CONCLUDING,
        each=True,
        where={"in_time": True},
        by=["respondent_kind", "track"],
    )
    in_time_rate = Ratio("行政复议案件按期审结率", in_time, concluded)
    maintained = Count("行政复议决定维持", Reconsidering.decide, where={"outcome": "maintain"})
    changed = Count("行政复议决定变更", Reconsidering.decide, where={"outcome": "change"})
    revoked = Count("行政复议决定撤销", Reconsidering.decide, where={"outcome": "revoke"})
    revoked_partly = Count(
        "行政复议决定部分撤销", Reconsidering.decide, where={"outcome": "revoke_partly"}
    )
    unlawful = Count("行政复议决定确认违法", Reconsidering.decide, where={"outcome": "unlawful"})
    void = Count("行政复议决定确认无效", Reconsidering.decide, where={"outcome": "void"})
    to_perform = Count("行政复议决定责令履行", Reconsidering.decide, where={"outcome": "perform"})
    by_agreement = Count(
        "行政复议决定承担行政协议责任", Reconsidering.decide, where={"outcome": "agreement"}
    )
    rejected_requests = Count(
        "行政复议决定驳回请求", Reconsidering.decide, where={"outcome": "rejected_request"}
    )
    rejected = Count(
        "行政复议决定驳回申请",
        Reconsidering.reject,
        each=True,
        by=["refusal_ground"],
    )
    mediated = Count("行政复议调解结案", Reconsidering.conclude_mediation, by=["act_kind", "area"])
    terminated = Count("行政复议终止", Reconsidering.terminate, by=["terminate_ground"])
    taken_up = Count("上级提级审理的行政复议案件", Reconsidering.hand_up)
    put_right = Count(
        "行政复议直接纠错",
        Reconsidering.decide,
        where={"puts_right": True},
        by=["act_kind", "area", "respondent_kind", "outcome"],
    )
    put_right_rate = Ratio("行政复议直接纠错率", put_right, concluded)
    mediated_rate = Ratio("行政复议调解结案率", mediated, concluded)
    mediations = Count("行政复议调解", Reconsidering.mediate, unit="次", each=True)
    settled = Count("行政复议达成和解", Reconsidering.settle)
    pending = Stock(
        "未审结行政复议案件",
        (Reconsidering.examining, Reconsidering.stayed),
        by=["act_kind", "area", "respondent_kind", "track"],
    )
    extended = Count("行政复议延长审理期限", Reconsidering.tell_extension)
    stayed = Count(
        "行政复议中止审理",
        (Reconsidering.stay, Reconsidering.stay_for_applicant, Reconsidering.review_document),
    )
    late_replies = Count("被申请人逾期答复", Reconsidering.reply_late, by=["respondent_kind"])
    opinions_heard = Count("行政复议听取意见", Reconsidering.hear_opinions, by=["opinions_way"])
    heard = Count("行政复议听证", Reconsidering.hold_hearing)
    head_came = Count(
        "被申请人负责人参加行政复议听证",
        Reconsidering.hold_hearing,
        where={"head_attended": "head"},
    )
    head_rate = Ratio("被申请人负责人参加行政复议听证率", head_came, heard)
    committee = Count("提请行政复议委员会咨询", Reconsidering.ask_committee)
    stopped = Count("行政复议期间停止执行", Reconsidering.stop)
    documents = Count("行政复议附带审查规范性文件", Reconsidering.review_document)
    documents_stopped = Count(
        "附带审查停止规范性文件条款执行",
        Reconsidering.handle_document,
        where={"document_outcome": "stopped"},
    )
    compensated = Count(
        "行政复议决定给予赔偿", Reconsidering.decide, where={"compensation": "given"}
    )
    opinions = Count("制发行政复议意见书", Reconsidering.issue_opinion, unit="份", each=True)
    opinions_answered = Count("行政复议意见书收到纠正情况", Reconsidering.opinion_answered)
    advice = Count("制发行政复议建议书", Reconsidering.issue_advice, unit="份", each=True)
    urged = Count("责令限期履行行政复议决定", Reconsidering.urge)
    performed = Count(
        "行政复议决定履行完毕",
        (Reconsidering.perform, Reconsidering.redone),
        by=["respondent_kind"],
    )
    published = Count("公开行政复议决定书", Reconsidering.publish)
    sued = Count("行政复议后提起诉讼", Reconsidering.sued)
    overturned = Count(
        "行政复议决定被法院撤销或者变更",
        Reconsidering.suit_ended,
        where={"suit_result": "overturned"},
    )

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """Whose act is contested: nobody makes up a title, nor is one asked of an applicant."""
        return cast("Reconsideration", matter).contested

    @classmethod
    def procedure_for(cls, matter: Matter, on: dt.date) -> type[Procedure]:
        """By the day of the application: the Law of 2023 from its first day on."""
        return Reconsidering if on >= IN_FORCE else ReconsideringBefore2024

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What follows from a step: the track, the outcome of a rejection, days that run."""
        case = cast("Reconsideration", matter)
        if step is Reconsidering.accept and case.track != terms.Track.SIMPLE:
            return {"simple_ground": "", "plain": False, "all_agree": False}
        if step in (Reconsidering.deem_accepted, Reconsidering.change_track):
            return {"track": terms.Track.ORDINARY}
        if step is Reconsidering.choose_simple:
            return {"track": terms.Track.SIMPLE}
        if step.name in CONCLUDING_NAMES:
            return told_at_the_end(case, step)
        if step is CORRECT and case.took("decide") and case.ending != case.outcome:
            return told_by_the_outcome(case)
        if step.name == "serve":
            by_law = case.redo and case.act_within is None
            return {"redo_from": case.served_on if by_law else None}
        if step is Reconsidering.serve_refusal:
            return {"sue_from": case.refusal_served_on if case.first_step else None}
        return {}

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """The day on which silence accepted; whether reconsideration comes first."""
        case = cast("Reconsideration", matter)
        if step is Reconsidering.not_accept:
            return {"first_step": case.first_step or case.act_kind == terms.ActKind.DUTY}
        if step is Reconsidering.deem_accepted and (last := reckoning.ends(case, "review_within")):
            return {"on": last}
        return {}

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """Days as they are recorded; before a decision, what follows from what was found."""
        case = cast("Reconsideration", matter)
        judging = (Reconsidering.accept, Reconsidering.not_accept)
        if step in judging and (last := reckoning.last_day_to_apply(case)):
            yield f"按登记的日期，申请期限到{reckoning.told(last)}为止"
        if step is Reconsidering.deem_accepted and (last := reckoning.ends(case, "review_within")):
            yield f"办理日期填审查期限届满之日：{reckoning.told(last)}"
        if step is Reconsidering.decide:
            yield from before_a_decision(case, on)


def before_a_decision(case: Reconsideration, on: dt.date) -> Iterator[str]:
    """Which decision the proposal leads to; what silence means once the period is over."""
    if case.fault:
        named = "、".join(str(one.label) for one in terms.DECIDES[terms.Fault(case.fault)])
        yield f"审理意见认定“{case.get_fault_display()}”的，应当{named}"
    last, until = reckoning.ends(case, "decide_within"), reckoning.sue_silence_by(case)
    if last and until and on > last:
        yield f"复议期满没有决定的，申请人可以起诉，到{reckoning.told(until)}为止"


#: What the acts that decide nothing on the act itself come to.
ENDINGS = {
    "conclude_mediation": terms.Ending.MEDIATED,
    "terminate": terms.Ending.TERMINATED,
    "hand_up": terms.Ending.TAKEN_UP,
}


def told_at_the_end(case: Reconsideration, step: Step) -> Mapping[str, Any]:
    """What follows from how a case is concluded: whether in time, and what it comes to."""
    told: dict[str, Any] = {"in_time": reckoning.in_time(case)}
    if step.name == "reject":
        rejected = terms.Outcome.REJECTED_APPLICATION
        return told | {"outcome": rejected, "ending": rejected}
    if step.name == "decide":
        return told | told_by_the_outcome(case)
    return told | {"ending": ENDINGS[step.name]}


def told_by_the_outcome(case: Reconsideration) -> dict[str, Any]:
    """What a decision comes to, and whether it puts the act right."""
    return {"ending": case.outcome, "puts_right": case.outcome in terms.CORRECTING}
