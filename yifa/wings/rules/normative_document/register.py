"""How normative documents are listed, counted and published."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Consulting, Library, Register, View

from . import judging, resting, term, wording
from .models import Issuer, NormativeDocument, Verdict
from .printing import PAPERS
from .procedure import Making
from .sheets import CLEAN_UP

UNDER_WAY = ("drafting", "commenting", "gathered", "reviewing", "reviewed", "decided", "numbered")

#: By whom a government's draft is reviewed for fair competition, and whither documents are filed.
JOINT_REVIEW = (
    "拟由县级以上政府出台的，由本级市场监管部门会同起草单位审查；起草单位先初审，"
    "连同草案一并送去（《公平竞争审查条例》第十四条）。"
)
#: What another register keeps already, and need not be written here again.
KEPT_ELSEWHERE = {
    Making.review: "合法性审查台账里出过意见的，改办“引用合法性审查意见”，结论不用再写一遍。",
    Making.decide: "会议台账里有这次会议的，只填会议编号；会议名称、不同意见自动带过来。",
}
FILED_WITH: Mapping[str, str] = {
    Issuer.COUNTY: "县级以上政府的文件，报上一级政府和本级人大常委会。各地另有规定的，按规定报。",
    Issuer.DEPARTMENT: "部门的文件，报本级政府。各地另有规定的，按规定报。",
    Issuer.TOWN: "乡镇、街道的文件，报上一级政府；乡镇的也报本级人大。各地另有规定的，按规定报。",
}


class NormativeDocuments(Register):
    """行政规范性文件台账"""

    model = NormativeDocument
    procedures = [Making]
    word = "规"
    papers = PAPERS

    consults = Consulting(
        opens=Making.open_comment,
        closes=Making.close_comment,
        tells=Making.tell_feedback,
        during=Making.commenting,
        until="comment_until",
        asks=["text", "explanation", "comment_where"],
        summary="feedback",
    )

    library = Library(
        "行政规范性文件",
        publishes=Making.publish,
        changes=Making.amend,
        repeals=Making.repeal,
        lapses=Making.lapse,
        text="text",
        cited="document_number",
        where="published_where",
        since="in_force_from",
        until="in_force_until",
        changed_from="changed_from",
        ended_from="ended_from",
        shows=[
            "document_number",
            "unified_number",
            "issuer",
            "in_force_from",
            "in_force_until",
            "published_where",
            "filing_result",
            "changed_why",
            "changed_from",
            "ended_from",
            "adaptation",
        ],
        tells=[
            Making.assess,
            Making.fair_review,
            Making.open_comment,
            Making.tell_feedback,
            Making.review,
            Making.cite_opinion,
            Making.decide,
            Making.publish,
            Making.file_up,
            Making.amend,
            Making.prolong,
            Making.repeal,
            Making.lapse,
        ],
    )

    alike = [Making.clean_up]
    sheets = {"clean_up": CLEAN_UP}

    columns = [
        "number",
        "name",
        "issuer",
        "document_number",
        "in_force_from",
        "in_force_until",
        "stage",
        "due",
    ]
    filters = ["stage", "issuer", "deed", "market", "verdict", "cleanup_round", "cleanup_result"]
    search = ["number", "name", "document_number", "unified_number", "text"]
    row_key = ["name", "document_number"]
    double_key = ["name"]
    also_called = {
        "name": ["文件名称", "标题", "规范性文件名称", "文件标题"],
        "issuer": ["制定机关类别", "发文机关类别"],
        "document_number": ["发文字号", "文件编号", "文号"],
        "unified_number": ["统一编号", "登记号"],
        "in_force_from": ["施行时间", "生效日期", "实施日期"],
        "in_force_until": ["有效期", "有效期限", "失效日期"],
        "drafted_by": ["起草部门", "主办单位"],
        "published_where": ["公布方式", "公开网址"],
        "filed_with": ["备案机关"],
        "cleanup_result": ["清理结果", "清理意见"],
    }
    past_work = {
        Making.decide: ["审议日期", "通过日期"],
        Making.number_it: [],
        Making.publish: ["公布日期", "印发日期", "成文日期"],
        Making.file_up: ["备案日期"],
        Making.clean_up: ["清理日期"],
        Making.repeal: ["废止日期"],
        Making.lapse: ["失效登记日期"],
    }
    stage_called = {
        Making.published: ["有效", "现行有效", "继续有效"],
        Making.repealed: ["废止"],
        Making.lapsed: ["失效"],
    }
    views = [
        View("制定中", Q(stage__in=UNDER_WAY)),
        View("征求意见", Q(stage="commenting")),
        View("现行", Q(stage="published")),
        View(
            "备案审查要求纠正、还没有改的",
            Q(stage="published", filing_result="correct", changed_from__isnull=True),
        ),
        View(
            "清理定为修改、废止、失效的", Q(stage="published") & ~Q(cleanup_result__in=["", "keep"])
        ),
    ]

    drafted = Count("起草行政规范性文件", Making.register, by=["issuer", "deed"])
    set_aside = Count("认定不属于行政规范性文件", Making.set_apart)
    consulted = Count("规范性文件公开征求意见", Making.open_comment, by=["issuer", "market"])
    fair_reviewed = Count("规范性文件公平竞争审查", Making.fair_review, by=["fair_result"])
    reviewed = Count(
        "规范性文件合法性审核", (Making.review, Making.cite_opinion), unit="件次", each=True
    )
    reworked = Count("规范性文件审核后退回修改", Making.rework, unit="件次", each=True)
    made = Count("公布行政规范性文件", Making.publish, by=["issuer", "deed", "market", "level"])
    filed = Count("规范性文件报送备案", Making.file_up, by=["issuer"])
    filed_rate = Ratio("规范性文件报备率", filed, made)
    corrected = Count(
        "规范性文件备案审查要求纠正",
        Making.filing_answered,
        where={"filing_result": "correct"},
    )
    in_force = Stock("现行行政规范性文件", Making.published, by=["issuer", "market"])
    evaluated = Count("规范性文件实施后评估", Making.evaluate, by=["evaluation_result"])
    cleaned = Count(
        "清理行政规范性文件", Making.clean_up, unit="件次", each=True, by=["cleanup_result"]
    )
    amended = Count("修改行政规范性文件", Making.amend, unit="件次", each=True)
    repealed = Count("废止行政规范性文件", Making.repeal, by=["issuer"])
    lapsed = Count("失效行政规范性文件", Making.lapse, by=["issuer"])

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """The document's own name."""
        return cast("NormativeDocument", matter).name

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What the test, the review or the meeting came to, where one of them tells."""
        document = cast("NormativeDocument", matter)
        if step is Making.judge:
            found = judging.verdict(document)
            return {"verdict": found.value, "verdict_why": judging.why(document)}
        if step is Making.cite_opinion and document.acting_on:
            return resting.found(document, document.acting_on)
        return resting.said_in_meeting(document) if step is Making.decide else {}

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """Whoever settles a doubt says so in words of their own."""
        doubtful = cast("NormativeDocument", matter).verdict == Verdict.UNSURE
        if step is not Making.settle_verdict or not doubtful:
            return {}
        return {"verdict": "", "verdict_why": ""}

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """The criteria beside the test, what else is known beside what follows from it."""
        document = cast("NormativeDocument", matter)
        if step in (Making.judge, Making.settle_verdict):
            yield from judging.criteria()
        if step in (Making.submit, Making.review, Making.cite_opinion):
            yield from wording.to_look_at(document.text)
        if step is Making.open_comment and (earliest := term.earliest_close(document, on)):
            yield earliest
        if step in KEPT_ELSEWHERE:
            yield KEPT_ELSEWHERE[step]
        if step is Making.fair_review and document.issuer == Issuer.COUNTY:
            yield JOINT_REVIEW
        if step is Making.file_up and document.issuer in FILED_WITH:
            yield FILED_WITH[document.issuer]
        if step in (Making.settle_verdict, Making.set_apart) and document.verdict_why:
            yield f"判断结果：{document.verdict_why}"
