"""How penalty cases are listed and counted."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock, Sum
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.public import Public
from yifa.kernel.records import Gap
from yifa.kernel.register import Register, View

from . import completeness, penalties, reckoning
from .models import PenaltyCase
from .papers import PAPERS
from .procedure import Penalty

PENALISED = {"outcome": "penalise"}
#: A reason is given for each decision that came late, and for no other.
IN_TIME = {"late_why": ""}
REVIEW_DUE = {**PENALISED, "review_due": True}
NOTICES = (Penalty.notify, Penalty.notify_hearing_right)
WEIGHING = (*NOTICES, Penalty.review, Penalty.discuss, Penalty.decide)


class PenaltyCases(Register):
    """行政处罚案件台账"""

    model = PenaltyCase
    procedures = [Penalty]
    word = "罚"
    papers = PAPERS
    records = completeness.RECORDS

    public = Public(
        "行政处罚决定",
        after=(Penalty.publish,),
        until=(Penalty.unpublish,),
        shows=[
            "cause",
            "sector",
            "outcome",
            "basis",
            "warned",
            "criticised",
            "fine",
            "gain",
            "goods",
            "licence",
            "business",
            "days",
            "other_penalty",
        ],
        why=["changed", "changed_by", "changed_why"],
    )

    phone = [
        Penalty.punish_on_spot,
        Penalty.investigate,
        Penalty.preserve,
        Penalty.seize,
        Penalty.seize_urgently,
    ]

    columns = [
        "number",
        "title",
        "parties",
        "cause",
        "sector",
        "stage",
        "handler",
        "registered_on",
        "due",
    ]
    filters = ["stage", "sector", "source", "outcome", "serious", "hearing_due"]
    search = ["number", "title", "parties", "cause", "place", "clue"]
    double_key = ["cause", "violated_on"]
    also_called = {
        "cause": ["案由", "违法事由", "违法行为类型"],
        "sector": ["领域", "执法类别"],
        "source": ["线索来源"],
        "party_kind": ["相对人类别", "行政相对人类别"],
        "place": ["违法行为发生地"],
        "violated_on": ["违法日期"],
        "clue": ["案情", "简要案情"],
        "fine": ["罚款金额", "处罚金额"],
        "gain": ["没收金额"],
        "basis": ["法律依据"],
    }
    views = [
        View("监控线索待审核", Q(stage="clue", source="monitor", camera_result="")),
        View("正在调查", Q(stage="investigation")),
        View("待决定", Q(stage__in=["examination", "told"])),
        View("待送达", Q(stage="decided")),
        View("待履行", Q(stage__in=["served", "at_court"])),
    ]

    @classmethod
    def lacking(cls, matter: Matter) -> Iterator[Gap]:
        """Facts that the law asks and nobody recorded, and ends left open."""
        return completeness.lacking(cast("PenaltyCase", matter))

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """Who is not punished bears no penalty that was proposed; who was heard is reviewed.

        That nothing was late is written too, as figures count by it. Article 58, item 2: a case
        that was heard goes to legal review, whatever was found before.
        """
        case = cast("PenaltyCase", matter)
        if step is Penalty.decide:
            nothing = {} if case.outcome == "penalise" else penalties.blanks()
            return {"late_why": case.late_why, **nothing}
        if step is Penalty.hear:
            return {"review_due": True, "review_why": case.review_why or "heard"}
        return {}

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What was proposed, to be told; and what was told, to be decided."""
        case = cast("PenaltyCase", matter)
        if step is Penalty.decide:
            return {name: getattr(case, told) for name, told in penalties.PROPOSED.items()}
        if step not in NOTICES:
            return {}
        proposed = {told: getattr(case, told) for told in penalties.PROPOSED.values()}
        gain = (case.earned or Decimal()) - (case.repaid or Decimal())
        return proposed | {"proposed_gain": case.proposed_gain or (gain if gain > 0 else None)}

    @classmethod
    def reckons(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """The range that the benchmark proposes, with its arithmetic."""
        range = reckoning.range_of(cast("PenaltyCase", matter), on) if step in WEIGHING else None
        if range is not None:
            yield str(range)

    clues = Count("登记违法线索", Penalty.register, by=["source", "sector"])
    filed = Count("行政处罚立案", Penalty.file, by=["sector", "source", "level", "holder"])
    not_filed = Count("不予立案", Penalty.decline, by=["sector"])
    on_spot = Count("当场处罚", Penalty.punish_on_spot, by=["sector", "level"])
    on_spot_fines = Sum("当场处罚罚款", Penalty.punish_on_spot, amount="fine", unit="元")
    decided = Count(
        "普通程序作出处理决定", Penalty.decide, by=["outcome", "sector", "level", "holder"]
    )
    penalised = Count(
        "普通程序给予行政处罚", Penalty.decide, where=PENALISED, by=["sector", "level", "holder"]
    )
    fines = Sum("普通程序罚款", Penalty.decide, amount="fine", unit="元", by=["sector"])
    gains = Sum("没收违法所得", Penalty.decide, amount="gain", unit="元")
    goods = Sum("没收非法财物价值", Penalty.decide, amount="goods", unit="元")
    revoked_licences = Count("吊销许可证件", Penalty.decide, where={"licence": "revoked"})
    stopped = Count("责令停产停业", Penalty.decide, where={"business": "stopped"})
    exempted = Count("轻微免罚", Penalty.decide, where={"outcome": "minor"}, by=["sector"])
    first_exempted = Count("首违不罚", Penalty.decide, where={"outcome": "first"}, by=["sector"])
    investigations = Count("调查取证", Penalty.investigate, unit="次", each=True)
    reviewed = Count("处罚决定法制审核", Penalty.review, unit="件次", each=True)
    heard = Count("处罚案件举行听证", Penalty.hear)
    hearing_told = Count("告知听证权利", Penalty.notify_hearing_right)
    hearing_asked = Count("当事人要求听证", Penalty.ask_hearing)
    discussed = Count("集体讨论处罚案件", Penalty.discuss)
    served = Count("送达处罚决定", (Penalty.serve, Penalty.serve_by_announcement))
    published = Count("公示处罚决定", Penalty.publish, by=["sector"])
    unpublished = Count("撤回公示的处罚决定", Penalty.unpublish)
    changed = Count(
        "被撤销、变更等的处罚决定", Penalty.change_decision, by=["changed", "changed_by"]
    )
    to_court = Count("申请法院强制执行", Penalty.apply_to_court)
    to_police = Count("移送涉嫌犯罪案件", Penalty.hand_to_police, by=["sector"])
    closed = Count("行政处罚结案", Penalty.close, by=["sector", "level"])
    under_way = Stock(
        "在办行政处罚案件",
        (
            Penalty.clue,
            Penalty.investigation,
            Penalty.examination,
            Penalty.told,
            Penalty.hearing,
            Penalty.decided,
        ),
        by=["sector"],
    )
    decided_in_time = Count(
        "按期作出处理决定", Penalty.decide, where=IN_TIME, by=["sector", "level", "holder"]
    )
    in_time_rate = Ratio("按期作出处罚决定率", decided_in_time, decided)
    due_for_review = Count("应当法制审核的处罚决定", Penalty.decide, where=REVIEW_DUE)
    passed_review = Count(
        "经法制审核的处罚决定", Penalty.decide, where={**REVIEW_DUE, "review_result": "passed"}
    )
    review_rate = Ratio("法制审核率", passed_review, due_for_review)
    seized = Count("查封、扣押", (Penalty.seize, Penalty.seize_urgently), unit="次", each=True)
    seized_urgently = Count("紧急查封、扣押", Penalty.seize_urgently, unit="次", each=True)
    frozen = Count("冻结存款、汇款", Penalty.freeze, unit="次", each=True)
    published_rate = Ratio("处罚决定公示率", published, decided)
