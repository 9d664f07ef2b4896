"""How major decisions are listed, counted and published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.db.models import Q

from yifa import law
from yifa.kernel import consulting
from yifa.kernel.figures import Count, Stock, Sum
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.public import Public
from yifa.kernel.records import TEXT, Record
from yifa.kernel.register import Consulting, Register, View
from yifa.kernel.resolutions import Stance, meeting_on, resolution_in

from .catalogue import CATALOGUE
from .models import MajorDecision
from .printing import PAPERS
from .procedure import Deciding

#: The results by which a comment counts as taken, in the words of the register that keeps them.
TAKEN = ("adopted", "partly")
#: The steps by which it is entered what a meeting came to.
AT_MEETING = (Deciding.decide, Deciding.discuss_again, Deciding.reject)
OUTCOMES = dict(law.choices("meeting_outcome"))
#: The steps by which something of a decision becomes known to everybody.
MAKE_PUBLIC = (
    Deciding.publish_draft,
    Deciding.publish_urgently,
    Deciding.announce_hearing,
    Deciding.publish,
)


class MajorDecisions(Register):
    """重大行政决策台账"""

    model = MajorDecision
    procedures = [Deciding]
    word = "决"
    papers = PAPERS
    sheets = {"catalogue": CATALOGUE}
    told_each = [
        Deciding.consult,
        Deciding.hear_views,
        Deciding.consult_group,
        Deciding.hold_hearing,
        Deciding.counsel_says,
        Deciding.report_party,
        Deciding.report_progress,
        Deciding.report_problem,
    ]
    records = {
        Deciding.hold_hearing: [
            Record("听证参加人签字的听证会记录", TEXT, basis="decision.hearing_record")
        ],
        Deciding.argue: [
            Record(
                "署名、盖章的专家论证意见",
                TEXT,
                basis="decision.expert_signed",
                where={"argue_way": ("writing", "commission")},
            ),
            Record(
                "专家论证会记录",
                TEXT,
                basis="decision.experts",
                where={"argue_way": ("meeting",)},
            ),
        ],
        Deciding.assess: [Record("风险评估报告", TEXT, basis="decision.risk")],
        Deciding.review: [Record("合法性审查意见书", TEXT, basis="decision.legality_review")],
        Deciding.publish: [Record("公布的决策文本", TEXT, basis="decision.publish")],
        Deciding.evaluate: [Record("决策后评估报告", TEXT, basis="decision.archive")],
    }
    consults = Consulting(
        opens=Deciding.publish_draft,
        opens_urgently=Deciding.publish_urgently,
        closes=Deciding.sum_up,
        tells=Deciding.publish,
        during=Deciding.preparing,
        until="comment_until",
        asks=["draft_text", "draft_says", "comment_how", "urgent_why"],
        summary="adoption_told",
    )
    discussed_at = (Deciding.submitted, Deciding.carried, Deciding.halted)

    columns = [
        "number",
        "title",
        "catalogue_year",
        "lead_organ",
        "risk_level",
        "decision_number",
        "stage",
        "due",
    ]
    filters = ["stage", "decision_type", "catalogue_year", "risk_level"]
    search = ["number", "title", "decision_number", "review_number"]
    row_key = ["title", "catalogue_year"]
    also_called = {
        "title": ["决策事项", "事项名称", "决策事项名称"],
        "catalogue_year": ["年度", "年份"],
        "lead_organ": ["承办单位", "牵头单位"],
        "planned_by": ["完成时限", "计划完成时限"],
        "decision_number": ["文号", "发文字号"],
    }
    past_work = {
        Deciding.study: [],
        Deciding.enlist: ["列入目录日期"],
        Deciding.start: ["启动日期"],
        Deciding.draft: [],
        Deciding.publish_draft: ["征求意见日期", "公示日期"],
        Deciding.sum_up: [],
        Deciding.argue: ["专家论证日期", "论证日期"],
        Deciding.assess: ["风险评估日期", "评估日期"],
        Deciding.send_review: ["送审日期"],
        Deciding.review: ["合法性审查日期", "审查日期"],
        Deciding.submit: [],
        Deciding.decide: ["决定日期", "讨论决定日期", "审议日期"],
        Deciding.report_party: [],
        Deciding.publish: ["公布日期", "印发日期"],
        Deciding.carry_out: ["交付执行日期"],
        Deciding.evaluate: [],
        Deciding.finish: ["完成日期"],
        Deciding.archive: ["归档日期"],
        Deciding.close: ["办结日期"],
    }
    stage_called = {
        Deciding.published: ["已出台", "已印发"],
        Deciding.carried: ["实施中", "推进中", "正在实施"],
        Deciding.finished: ["已完成", "已实施", "实施完毕"],
    }
    views = [
        View("年度目录", Q(catalogue_year__isnull=False) & ~Q(stage="taken_out")),
        View("形成草案", Q(stage="preparing")),
        View("待审查、待讨论", Q(stage__in=["reviewing", "reviewed", "submitted"])),
        View("执行中", Q(stage__in=["carried", "halted"])),
    ]
    public = Public(
        "重大行政决策",
        after=(
            Deciding.enlist,
            Deciding.adjust,
            Deciding.publish_draft,
            Deciding.publish_urgently,
            Deciding.announce_hearing,
            Deciding.put_off_hearing,
            Deciding.publish_participants,
            Deciding.publish,
        ),
        until=(Deciding.take_out, Deciding.keep_private),
        shows=[
            "decision_type",
            "catalogue_year",
            "lead_organ",
            "planned_by",
            "draft_text",
            "draft_says",
            "comment_how",
            "comment_until",
            "urgent_why",
            "hearing_on",
            "hearing_place",
            "hearing_pick",
            "hearing_list",
            "decision_number",
            "decision_text",
            "adoption_told",
        ],
        why=["adjust_why"],
    )

    catalogued = Count("列入重大行政决策目录", Deciding.enlist, unit="项", by=["decision_type"])
    taken_out = Count("调出重大行政决策目录", Deciding.take_out, unit="项")
    started = Count("启动重大行政决策", Deciding.start, unit="项", by=["decision_type"])
    opened_to_comment = Count(
        "重大行政决策公开征求意见",
        (Deciding.publish_draft, Deciding.publish_urgently),
        unit="项",
        by=["decision_type"],
    )
    shortened = Count("缩短期限公开征求意见", Deciding.publish_urgently, unit="项")
    comments_received = Sum(
        "重大行政决策收到的公众意见", Deciding.sum_up, amount="comments_number", unit="条"
    )
    comments_taken = Sum(
        "重大行政决策采纳的公众意见", Deciding.sum_up, amount="comments_taken", unit="条"
    )
    heard = Count("重大行政决策听证会", Deciding.hold_hearing, unit="次", each=True)
    argued = Count("重大行政决策专家论证", Deciding.argue, unit="项")
    assessed = Count("重大行政决策风险评估", Deciding.assess, unit="项", by=["risk_level"])
    without_experts = Count("认定不需专家论证的重大行政决策", Deciding.skip_experts, unit="项")
    without_risk = Count("认定不需风险评估的重大行政决策", Deciding.skip_risk, unit="项")
    kept_private = Count("认定依法不予公开的重大行政决策", Deciding.keep_private, unit="项")
    reviewed = Count(
        "重大行政决策合法性审查", Deciding.review, unit="件次", by=["review_result"], each=True
    )
    decided = Count("作出重大行政决策", Deciding.decide, unit="项", by=["decision_type", "level"])
    rejected = Count("集体讨论未通过的决策事项", Deciding.reject, unit="项")
    published = Count("公布重大行政决策", Deciding.publish, unit="项")
    evaluated = Count("重大行政决策后评估", Deciding.evaluate, unit="次", each=True)
    halted = Count("中止执行重大行政决策", Deciding.halt, unit="次", each=True)
    stopped = Count("停止执行重大行政决策", Deciding.stop, unit="项")
    archived = Count("重大行政决策归档", Deciding.archive, unit="件")
    carried = Stock("执行中的重大行政决策", (Deciding.carried, Deciding.halted), unit="项")

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What is known already: comments kept one by one, who was to come, what was drafted."""
        decision = cast("MajorDecision", matter)
        if step in AT_MEETING:
            return {"at_meeting": meeting_on(matter)}
        if step is Deciding.hold_hearing and not decision.hearing_came:
            return {"hearing_came": decision.hearing_list}
        if step is Deciding.publish and not decision.decision_text:
            return {"decision_text": decision.draft_text}
        if step is not Deciding.sum_up:
            return {}
        came = consulting.received(matter)
        taken = sum(came.by_result.get(result, 0) for result in TAKEN)
        return {"comments_number": came.total, "comments_taken": taken} if came.total else {}

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """What is in no catalogue may be started; what was kept private is not published unseen."""
        decision = cast("MajorDecision", matter)
        if step is Deciding.start and decision.catalogue_year is None:
            yield "这一事项没有列入年度目录；目录可以根据实际情况调整（条例第三条）"
        if step in MAKE_PUBLIC and decision.took("keep_private", after="reopen"):
            yield f"这一事项已经认定依法不予公开（{decision.secret_basis}），公布以前先核实"
        if step in AT_MEETING and (meeting := meeting_on(matter)):
            yield from said_in(meeting, matter)


def said_in(meeting: Matter, matter: Matter) -> Iterator[str]:
    """What a meeting came to, and the words of each who did not simply agree."""
    said = resolution_in(meeting, matter)
    if said is None:
        return
    yield f"{meeting.number}讨论结果：{OUTCOMES[said.outcome]}。{said.resolved}"
    for one in said.opinions:
        if one.stance is not Stance.FOR:
            yield f"{one.name}：{one.stance.label}。{one.words}"
