"""How petitions are listed, counted and kept from whom they accuse; none is ever public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast

from django.db.models import Q

from yifa import law
from yifa.kernel import clocks
from yifa.kernel.figures import Count, Ratio, Stock, Sum
from yifa.kernel.kernel_steps import ASSIGN, TRANSFER
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Hidden, Register, View

from .asked import ASKED
from .models import Advice, AdviceTaken, Petition
from .papers import PAPERS
from .procedure import Petitioning
from .sorting import TOLD, Situation, purpose_of, route_of

#: The steps before which whoever takes them reads where the situation leads.
LED_BY_ROUTE = (Petitioning.accept, Petitioning.take_on, Petitioning.guide)
#: From whom it is kept, also when what they did is brought again.
ACCUSED = ("accused", "accused_person")
#: So many who come together are counted as a joint visit (集体访).
JOINT = 5


class Petitions(Register):
    """信访事项台账"""

    model = Petition
    procedures = [Petitioning]
    word = "信访"
    sides: ClassVar[Mapping[str, str]] = {"a": "信访人"}

    columns = [
        "number",
        "title",
        "parties",
        "channel",
        "purpose",
        "domain",
        "stage",
        "handler",
        "received_on",
        "due",
    ]
    filters = ["stage", "channel", "purpose", "route", "domain", "is_joint", "is_repeated"]
    search = ["number", "title", "parties", "claims", "about"]
    repeats = ["domain"]
    papers = PAPERS
    asked = ASKED
    hidden = Hidden(ACCUSED, "petition.protect_accuser")
    also_called = {
        "title": ["信访事项", "信访事项名称", "反映事项", "信访标题"],
        "channel": ["信访方式", "信访渠道", "来源"],
        "registered_on": ["来信日期", "来访日期", "信访日期", "收件日期", "来信来访日期"],
        "people": ["来访人数", "信访人数", "人次"],
        "domain": ["问题分类", "内容类别", "信访内容"],
        "claims": ["诉求", "主要诉求", "信访诉求"],
        "facts": ["反映问题", "反映的主要问题", "反映内容", "主要内容"],
        "about": ["被反映单位", "被投诉单位", "责任单位"],
        "village": ["村居", "所属村", "问题属地"],
        "is_first": ["初信初访", "是否初访", "初次信访"],
        "sent_told": ["办理单位", "承办单位", "交办单位", "转送单位", "转办单位"],
        "report_by": ["要求办结时间", "反馈时限", "办理时限"],
        "purpose": ["信访类别"],
        "handling": ["处理情况", "办理情况"],
        "reply": ["答复意见"],
        "satisfaction": ["满意度", "满意度评价"],
    }
    value_called = {
        "channel": {
            "visit": ["来访", "上访", "接访"],
            "letter": ["信件", "书信", "群众来信"],
            "network": ["网信", "网络", "网上信访", "信息网络", "手机信访"],
            "phone": ["来电", "热线"],
            "handed": ["转办", "交办", "上级交办", "上级转办"],
        },
        "is_first": {
            "first": ["初信", "初访", "初信初访", "初次", "首次"],
            "again": ["重信", "重访", "重信重访", "重复", "重复信访"],
        },
    }
    past_work = {
        Petitioning.sort: [],
        Petitioning.tell_sent: ["交办时间", "交办日期", "转办时间", "转送时间"],
        Petitioning.accept: ["受理时间"],
        Petitioning.take_on: [],
        Petitioning.guide: [],
        Petitioning.pass_on: [],
        Petitioning.refuse: [],
        Petitioning.investigate: [],
        Petitioning.opine: ["处理意见日期", "出具意见书日期"],
        Petitioning.serve: ["答复日期", "送达日期", "办结日期"],
        Petitioning.finish: [],
        Petitioning.settle: [],
        Petitioning.perform: [],
        Petitioning.visit: ["回访日期"],
        Petitioning.archive: ["归档日期"],
    }
    stage_called = {
        Petitioning.handling: ["办理", "在办", "正在办理"],
        Petitioning.answered: ["办结", "已办结", "已答复"],
        Petitioning.final: ["终结", "已复核"],
    }
    views = [
        View("待受理", Q(stage__in=["registered", "sorted"])),
        View("办理中", Q(stage__in=["handling", "decided"])),
        View("复查复核", Q(stage__in=["reviewing", "reviewed", "rechecking", "rechecked"])),
        View("待回访", Q(stage__in=["answered", "settled", "finished"], satisfaction="")),
        View("领导接访", Q(met_by__isnull=False) | Q(reception__isnull=False)),
        View("督办待反馈", ~Q(urged_why="") & Q(urging_answer="")),
        View("待反馈结果", Q(report_by__isnull=False, result_report="")),
        View("集体访", Q(is_joint=True)),
        View("重复信访", Q(is_repeated=True)),
    ]

    received = Count(
        "登记信访事项",
        Petitioning.register,
        by=["channel", "purpose", "domain", "level", "village"],
    )
    first = Count(
        "初信初访", Petitioning.register, where={"is_first": "first", "is_repeated": False}
    )
    visits = Count("群众来访", Petitioning.register, unit="批", where={"channel": "visit"})
    visitors = Sum(
        "群众来访人次",
        Petitioning.register,
        amount="people",
        unit="人次",
        where={"channel": "visit"},
    )
    joint = Count("集体访", Petitioning.register, unit="批", where={"is_joint": True})
    joint_people = Sum(
        "集体访人次", Petitioning.register, amount="people", unit="人次", where={"is_joint": True}
    )
    repeated = Count("重复信访", Petitioning.register, where={"is_repeated": True})
    by_purpose = Count("依法分类", Petitioning.sort, by=["purpose", "route"])
    forwarded = Count(
        "转送、交办信访事项", (ASSIGN, TRANSFER), unit="件次", each=True, by=["receiver"]
    )
    objected = Count("转送、交办异议", Petitioning.object)
    accepted = Count(
        "受理信访事项",
        (Petitioning.accept, Petitioning.take_on),
        each=True,
        by=["channel", "purpose", "route", "domain", "level"],
    )
    refused = Count("不予受理信访事项", Petitioning.refuse, by=["refusal_ground"])
    guided = Count("引导到法定途径", Petitioning.guide, by=["purpose", "route"])
    passed_on = Count("转送系统外机关", Petitioning.pass_on, by=["purpose"])
    concluded = Count(
        "办结信访事项",
        (Petitioning.serve, Petitioning.settle, Petitioning.finish, Petitioning.stop),
        each=True,
        by=["purpose", "route", "level"],
    )
    answered = Count("书面答复信访人", Petitioning.serve, each=True, by=["opinion", "level"])
    settled = Count("调解和解信访事项", Petitioning.settle)
    finished = Count("按其他途径办结信访事项", Petitioning.finish, by=["finish_result", "route"])
    on_time = Count("按期答复", Petitioning.serve, each=True, where={"on_time": True})
    on_time_rate = Ratio("信访事项按期答复率", on_time, answered)
    pending = Stock("办理中的信访事项", (Petitioning.handling, Petitioning.decided), by=["purpose"])
    waiting = Stock("待受理的信访事项", (Petitioning.registered, Petitioning.sorted))
    urgent = Count("报告重大紧急信访事项", Petitioning.report_urgent)
    met = Count("领导接访", Petitioning.meet, unit="件次", each=True)
    instructed = Count("领导批示信访事项", Petitioning.instruct, unit="件次", each=True)
    urged = Count("督办信访事项", Petitioning.urge, unit="件次", each=True)
    urging_answered = Count("反馈督办情况", Petitioning.answer_urging, unit="件次", each=True)
    advised = Count(
        "督办提出建议", Petitioning.urge, where={"advice": Advice.values}, by=["advice"]
    )
    advice_answered = Count(
        "督办建议有反馈",
        Petitioning.answer_urging,
        where={"advice_taken": AdviceTaken.values},
        by=["advice_taken"],
    )
    reported = Count("提交信访办结报告", Petitioning.report_result)
    told_where = Count("告知转送、交办去向", Petitioning.tell_sent)
    heard = Count("信访听证", Petitioning.hear, unit="次", each=True)
    review_asked = Count("请求信访复查", Petitioning.ask_review, each=True)
    reviewed = Count("信访复查", Petitioning.serve_review, each=True, by=["review_result"])
    recheck_asked = Count("请求信访复核", Petitioning.ask_recheck, each=True)
    rechecked = Count("信访复核终结", Petitioning.serve_recheck, by=["recheck_result"])
    under_review = Stock(
        "复查、复核中的信访事项",
        (
            Petitioning.reviewing,
            Petitioning.reviewed,
            Petitioning.rechecking,
            Petitioning.rechecked,
        ),
    )
    performed = Count("落实信访处理意见", Petitioning.perform)
    visited = Count("回访信访人", Petitioning.visit, unit="次", each=True)
    rated = Count("信访人评价", Petitioning.rate, by=["satisfaction"])

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What follows from what is said: purpose and route, whether it is joint, new, on time."""
        petition = cast("Petition", matter)
        told: dict[str, Any] = {
            "received_on": petition.received_on or petition.registered_on,
            "purpose": purpose_of(petition.situation),
            "route": route_of(petition.situation),
            "is_joint": petition.channel == "visit" and petition.people >= JOINT,
            "is_repeated": petition.earlier_id is not None or petition.is_first == "again",
            "handed_on": None,
            **accused_before(petition),
        }
        if petition.channel == "handed":
            told["handed_on"] = told["received_on"]
        if step is Petitioning.serve:
            told["on_time"] = answered_on_time(petition)
        if step is Petitioning.register:
            return told | {"people": petition.people}
        return {name: value for name, value in told.items() if getattr(petition, name) != value}

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """The opinion begins with what was asked and what was found."""
        petition = cast("Petition", matter)
        if step is not Petitioning.opine:
            return {}
        return {"request_told": petition.claims, "facts_found": petition.findings}

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """Before sorting, where each situation leads; before acceptance, where this one leads."""
        petition = cast("Petition", matter)
        if step is Petitioning.sort:
            yield from (f"{one.label}：{told}" for one, told in TOLD.items())
        elif petition.situation and step in LED_BY_ROUTE:
            yield TOLD[Situation(petition.situation)]
        elif step in (ASSIGN, TRANSFER) and owes_where_to(petition):
            rule = law.requirement("petition.tell_where_sent")
            first = f"先办“{Petitioning.tell_sent.label}”，信访部门转送的除外"
            yield f"{rule.says}（{rule.basis}）：{first}"


def owes_where_to(petition: Petition) -> bool:
    """Whether the petitioner brought it here and was not told where it goes, nor can't be told."""
    told = petition.took("tell_sent") or petition.took("cannot_tell")
    return not told and petition.handed_on is None and petition.purpose != "accusation"


def accused_before(petition: Petition) -> dict[str, Any]:
    """Whom the earlier petition on the same facts accused, where this one names nobody."""
    earlier = petition.earlier
    if earlier is None or any(getattr(petition, name) for name in ACCUSED):
        return {}
    return {name: getattr(earlier, name) for name in ACCUSED}


def answered_on_time(petition: Petition) -> bool:
    """Whether the answer comes by the last day, its extension counted."""
    last = clocks.state_of(petition, Petitioning.answer_within).day
    return last is not None and petition.acting_on is not None and petition.acting_on <= last
