"""How reviews of legality are listed and counted, and how other kinds ask what they found."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.db.models import Q
from django.utils import timezone

from yifa.kernel.acts import acts_of
from yifa.kernel.figures import Count, Ratio, Stock, Sum
from yifa.kernel.kernel_steps import CORRECT
from yifa.kernel.matter import Matter
from yifa.kernel.opinions import Opinion
from yifa.kernel.procedure import Step
from yifa.kernel.register import Listing, Register, View
from yifa.kernel.state import standing

from . import assigning, points, reviewing
from .contract_book import BOOK
from .load import LOAD
from .models import Conclusion, LegalOpinion
from .papers import PAPERS
from .procedure import LegalityReview
from .signing import signed_over

ANSWERING = (LegalityReview.adopt, LegalityReview.adopt_partly, LegalityReview.not_adopt)
RECEIVING = (LegalityReview.allot, LegalityReview.ask_papers, LegalityReview.return_papers)
ASSIGNING = (LegalityReview.allot, LegalityReview.allot_again)
OPINED = (LegalityReview.opine,)
BY = ["paper_type", "conclusion", "standing", "holder"]
#: What each of these says anew each time.
REPEATED: Mapping[Step, list[str]] = {
    step: LegalityReview.fields_of(step)
    for step in (LegalityReview.raise_point, LegalityReview.hear_counsel, *ANSWERING)
}
CONTRACT = {"paper_type": "contract"}


class LegalOpinions(Register):
    """合法性审查台账"""

    model = LegalOpinion
    procedures = [LegalityReview]
    word = "审"
    sides = {"b": "相对方"}
    papers = PAPERS
    sheets = {"contracts": BOOK, "load": LOAD}

    columns = [
        "number",
        "title",
        "paper_type",
        "sender",
        "amount",
        "reviewer",
        "conclusion",
        "stage",
        "due",
    ]
    listings = (Listing("逐条意见和反馈", (LegalityReview.raise_point, *ANSWERING), points.lines),)
    filters = ["stage", "paper_type", "conclusion", "standing", "signed_over"]
    search = ["number", "title", "parties", "sender", "contract_number", "archive_number"]
    row_key = ["registered_on", "title", "sender"]
    double_key = ["title", "sender"]
    also_called = {
        "paper_type": ["类型", "送审类别", "类别"],
        "sender": ["送审部门", "承办单位", "承办科室", "起草单位"],
        "drafted_by": ["经办人", "拟稿人"],
        "title": ["合同名称", "文件名称", "事项名称"],
        "amount": ["金额", "合同价款", "标的额"],
        "override_why": ["负责人签批理由", "负责人意见"],
        "conclusion": ["审查意见", "审查结果"],
        "standing": ["审查人类别"],
        "contract_number": ["合同号"],
        "archive_number": ["存档编号", "归档号"],
    }
    past_work = {
        LegalityReview.allot: ["受理日期"],
        LegalityReview.take_on: [],
        LegalityReview.opine: ["审查日期", "出具意见日期"],
        LegalityReview.override: ["负责人签批日期"],
        LegalityReview.sign: ["签订日期", "签约日期"],
        LegalityReview.decide: ["印发日期"],
        LegalityReview.archive: ["归档日期", "存档日期"],
        LegalityReview.end: ["终止日期"],
        LegalityReview.close: [],
    }
    stage_called = {
        LegalityReview.opined: ["已审查", "已审核"],
        LegalityReview.signed: ["已签订", "履行中"],
        LegalityReview.closed: ["办结", "已归档"],
    }
    views = [
        View("审查中", Q(stage__in=["assigned", "recused", "reviewing"])),
        View("待反馈采纳情况", Q(stage="opined", conclusion__in=["after_changes", "unlawful"])),
        View("履行中的合同", Q(stage="signed")),
        View("没有审查通过而签订", Q(signed_over__in=["negative", "missing", "no_why"])),
    ]

    submitted = Count("送请合法性审查", LegalityReview.register, by=["paper_type", "holder"])
    reviewed = Count("出具合法性审查意见", OPINED, by=BY, overtaken_by=OPINED)
    contracts = Count(
        "审查合同协议", OPINED, unit="份", by=BY[1:], where=CONTRACT, overtaken_by=OPINED
    )
    contract_sums = Sum(
        "审查合同协议金额", OPINED, amount="amount", where=CONTRACT, overtaken_by=OPINED
    )
    reviews = Count("合法性审查", OPINED, unit="件次", each=True)
    reviewed_again = Count("送复审", LegalityReview.resubmit, unit="件次", each=True)
    raised = Count("提出审查意见", LegalityReview.raise_point, unit="条", each=True)
    answered = Count("反馈采纳情况的审查意见", ANSWERING, unit="条", each=True)
    adopted = Count(
        "采纳（含部分采纳）的审查意见",
        (LegalityReview.adopt, LegalityReview.adopt_partly),
        unit="条",
        each=True,
    )
    not_adopted = Count("不采纳的审查意见", LegalityReview.not_adopt, unit="条", each=True)
    adopted_rate = Ratio("审查意见采纳率", adopted, answered)
    on_time = Count(
        "按期出具合法性审查意见",
        OPINED,
        by=["paper_type"],
        where={"late_why": ""},
        overtaken_by=OPINED,
    )
    on_time_rate = Ratio("合法性审查按期率", on_time, reviewed)
    recused = Count("审查人回避", LegalityReview.step_aside, unit="次", each=True)
    signed = Count("签订合同协议", LegalityReview.sign, unit="份", by=["signed_over", "holder"])
    signed_passed = Count(
        "审查通过后签订的合同协议",
        LegalityReview.sign,
        unit="份",
        by=["signed_over"],
        where={"signed_over": ["passed", "changed"]},
    )
    signed_over_all = Count(
        "没有审查通过而签订的合同协议",
        LegalityReview.sign,
        unit="份",
        by=["signed_over"],
        where={"signed_over": ["negative", "missing", "no_why"]},
    )
    passed_rate = Ratio("合同协议审查通过后签订率", signed_passed, signed)
    archived = Count("审查意见归档", LegalityReview.archive, by=["paper_type"])
    contracts_archived = Count(
        "合同协议审查意见编号归档", LegalityReview.archive, unit="份", where=CONTRACT
    )
    counselled = Count(
        "听取法律顾问、公职律师意见的合法性审查", LegalityReview.hear_counsel, by=["paper_type"]
    )
    in_force = Stock("履行中的合同协议", LegalityReview.signed, unit="份")
    pending = Stock(
        "正在进行的合法性审查",
        (
            LegalityReview.submitted,
            LegalityReview.awaiting,
            LegalityReview.assigned,
            LegalityReview.recused,
            LegalityReview.reviewing,
        ),
        by=["paper_type"],
    )

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """How many points there are by now, whether anything was late, what a signature rests on.

        That nothing was late is written too, as figures count by it.
        """
        opinion = cast("LegalOpinion", matter)
        if step is LegalityReview.raise_point:
            return {"raised": opinion.raised + 1}
        if step in ANSWERING:
            return {"answered": opinion.answered + 1}
        if step is LegalityReview.opine:
            return {"late_why": opinion.late_why}
        if step is LegalityReview.sign or (step is CORRECT and opinion.took("sign")):
            return {"signed_over": signed_over(opinion)}
        return {}

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """That the draft comes along, whom it may be given to; what is done again begins empty."""
        opinion = cast("LegalOpinion", matter)
        if step is LegalityReview.register:
            return {"draft": True}
        if step in ASSIGNING:
            one = assigning.proposed(assigning.candidates(opinion, timezone.localdate()))
            return {"reviewer": one.post, "standing": one.standing} if one else {}
        return dict.fromkeys(REPEATED.get(step, ()), "")

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """What papers are usual; who may review, with what each has in hand; the open points."""
        opinion = cast("LegalOpinion", matter)
        if step in RECEIVING and (lacking := reviewing.papers_lacking(opinion, reviewing.USUAL)):
            yield f"没有勾选的送审材料：{'、'.join(lacking)}"
        if step in ASSIGNING:
            yield from assigning.told(opinion, on)
        elif step in ANSWERING:
            yield from (str(one) for one in points.of(opinion) if one.answer is None)
        elif step is LegalityReview.opine:
            yield from (f"{one}{one.outcome if one.answer else ''}" for one in points.of(opinion))

    @classmethod
    def opines(cls, review: Matter, on: dt.date) -> Opinion | None:
        """The latest opinion given by then; what was sent for a second look has none yet."""
        acts = acts_of(one for one in standing(review) if one.on <= on)
        rounds = [act for act in acts if act.step in ("opine", "resubmit")]
        if not rounds or rounds[-1].on is None or not rounds[-1].said("conclusion"):
            return None
        came_to = Conclusion(rounds[-1].said("conclusion"))
        after = acts[acts.index(rounds[-1]) :]
        left = any(one.answer is None for one in points.among(acts))
        refused = left or any(act.step in points.REFUSALS for act in after)
        met = came_to is Conclusion.AFTER_CHANGES and not refused
        passed = came_to is Conclusion.LAWFUL or met
        return Opinion(
            number=review.number,
            on=rounds[-1].on,
            conclusion=came_to.value,
            says=str(came_to.label),
            reasons=rounds[-1].said("summary"),
            passed=passed,
        )
