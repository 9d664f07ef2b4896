"""Which papers a penalty case has, in the order in which a file is bound.

The order is that of the market regulators' procedure rule (not verified): filing, decision with its
receipt, what else went to the party, evidence, hearing, then what stays inside the organ. No
national law prescribes one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from yifa.kernel.acts import Act
from yifa.kernel.matter import Matter
from yifa.report.papers.paper import Paper
from yifa.wings.enforcement.penalty_case.models import PenaltyCase
from yifa.wings.enforcement.penalty_case.penalties import offers_a_hearing, proposes_nothing

from . import decision, execution, filing, goods, investigation, laid, measures, notice
from .case import Case, as_draft

Make = Callable[[Case, Act], list[Paper]]
#: A record that is written by hand may be printed before what it records was done.
TO_COME = Act("", None, "")


@dataclass(frozen=True)
class Form:
    """A paper by what it is called, the steps that make it, and how it is made for each act."""

    label: str
    steps: tuple[str, ...]
    make: Make
    #: Whether an act is one of those it is made for.
    fits: Callable[[Act], bool] = lambda act: True
    #: The last act alone makes it, from all that was done by then.
    once: bool = False

    def papers(self, case: Case) -> list[Paper]:
        """Every paper of this form there is in the case."""
        acts = [act for act in case.all_of(*self.steps) if self.fits(act)]
        return [paper for act in acts[-1 if self.once else 0 :] for paper in self.make(case, act)]

    def offered(self, case: Case) -> list[Paper]:
        """What is printed when the form alone is asked for."""
        return self.papers(case)

    def lacks(self, matter: Matter) -> str:
        """Why there is none yet, "" if there may be."""
        if any(matter.took(step) for step in self.steps):
            return ""
        return f"还没有{matter.procedure.step(self.steps[0]).label}"


@dataclass(frozen=True)
class ByHand(Form):
    """What is filled in by hand: printed empty too, once one of `after` was done."""

    after: tuple[str, ...] = ("file",)

    def offered(self, case: Case) -> list[Paper]:
        """Those there are, and an empty one."""
        return [*self.papers(case), *self.make(case, TO_COME)]

    def lacks(self, matter: Matter) -> str:
        """Why there is nothing yet to take along."""
        if any(matter.took(step) for step in self.after):
            return ""
        return f"还没有{matter.procedure.step(self.after[0]).label}"


@dataclass(frozen=True)
class Drafted(Form):
    """A paper that is read, approved and sealed before its step is entered: printed as a draft.

    `due` says whether the case has come to where it is drafted; what it says by then of what is
    proposed goes into `act`.
    """

    due: Callable[[Matter], bool] = lambda matter: False
    drafts: Callable[[Case, Act], Act] = lambda case, act: act

    def offered(self, case: Case) -> list[Paper]:
        """Those that are made, and the draft of the next."""
        papers = self.papers(case)
        if self.due(case.matter):
            papers += map(as_draft, self.make(case, self.drafts(case, TO_COME)))
        return papers

    def lacks(self, matter: Matter) -> str:
        """Neither made nor to be drafted."""
        return "" if self.due(matter) else super().lacks(matter)


@dataclass(frozen=True)
class Decided(Drafted):
    """A paper that only one kind of decision makes."""

    outcomes: Callable[[str], bool] = bool

    def lacks(self, matter: Matter) -> str:
        """By the decision that stands, or that is drafted."""
        if lacking := super().lacks(matter):
            return lacking
        made = self.outcomes(getattr(matter, "outcome", ""))
        return "" if made or self.due(matter) else f"没有作出{self.label}"


def is_proposed(matter: Matter) -> bool:
    """Whether the investigation proposed a penalty and nothing is decided yet."""
    waits = matter.stage in ("examination", "told")
    return waits and not proposes_nothing(cast("PenaltyCase", matter))


def is_to_be_told(*, hearing: bool) -> Callable[[Matter], bool]:
    """Whether the one or the other notice is the next thing to go out."""

    def due(matter: Matter) -> bool:
        told_next = matter.stage == "examination" and is_proposed(matter)
        return told_next and offers_a_hearing(cast("PenaltyCase", matter)) is hearing

    return due


FORMS: dict[str, Form] = {
    "filing": Form("立案审批表", ("file",), filing.filing),
    "not_filed": Form("不予立案审批表", ("decline",), filing.filing),
    "decision": Decided(
        "行政处罚决定书",
        ("decide",),
        decision.decision,
        decision.penalised,
        due=is_proposed,
        drafts=laid.proposal,
        outcomes=lambda outcome: outcome == "penalise",
    ),
    "no_penalty": Decided(
        "不予行政处罚决定书",
        ("decide",),
        decision.no_penalty,
        decision.spared,
        outcomes=lambda outcome: outcome not in ("", "penalise"),
    ),
    "on_spot": Form("当场行政处罚决定书", ("punish_on_spot",), decision.on_spot),
    "receipt": ByHand("送达回证", ("serve",), execution.receipt, after=execution.SENT),
    "announcement": Form("公告送达", ("announce",), execution.announcement),
    "notice": Drafted(
        "行政处罚事先告知书", ("notify",), notice.advance, due=is_to_be_told(hearing=False)
    ),
    "hearing_notice": Drafted(
        "行政处罚听证告知书",
        ("notify_hearing_right",),
        notice.hearing_right,
        due=is_to_be_told(hearing=True),
    ),
    "hearing_call": Form("听证通知书", ("call_hearing",), notice.hearing_call),
    "deferral": Form("延期分期缴纳批准书", ("defer",), execution.deferral),
    "added_fine": Form("加处罚款决定书", ("add_fine",), execution.added),
    "demand": Form("催告书", ("demand",), execution.demand),
    "referral": Form("案件移送函", ("refer", "hand_to_police"), filing.referral),
    "on_site": ByHand(
        "现场检查（勘验）笔录", ("investigate",), investigation.on_site, investigation.looked
    ),
    "questioning": ByHand(
        "询问笔录", ("investigate",), investigation.questioning, investigation.questioned
    ),
    "evidence": Form(
        "证据清单", ("investigate", "appraised"), investigation.evidence_list, once=True
    ),
    "hearing": ByHand("听证笔录", ("hear",), notice.hearing, after=("call_hearing",)),
    "preserved": Form("先行登记保存证据通知书和清单", ("preserve",), goods.preserved),
    "kept": Form("先行登记保存物品处理决定书", ("settle_kept",), goods.settled),
    "seized": Form("查封（扣押）决定书和清单", ("seize", "seize_urgently"), goods.seized),
    "approved": Form(
        "紧急查封（扣押）补办审批表",
        ("approve_seizure", "lift_seizure"),
        measures.approved_afterwards,
    ),
    "extended": Form("延长期限决定书", ("tell_extension",), measures.extended),
    "released": Form("解除查封（扣押）决定书", ("release", "lift_seizure"), goods.released),
    "frozen": Form("冻结通知书和决定书", ("freeze",), measures.frozen),
    "unfrozen": Form("解除冻结决定书", ("unfreeze",), measures.unfrozen),
    "report": Form("调查终结报告", ("conclude",), investigation.report),
    "review": Form("法制审核意见书", ("review",), decision.review),
    "recheck": Form("陈述申辩复核意见书", ("recheck_statement",), notice.rechecked),
    "discussion": ByHand("集体讨论笔录", ("discuss",), decision.discussion, after=("conclude",)),
    "to_court": Form("强制执行申请书", ("apply_to_court",), execution.to_court),
    "closing": Form("结案报告", ("close", "end"), execution.closing),
}
