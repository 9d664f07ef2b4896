"""Which papers a penalty case has, in the order in which a file is bound.

The order is that of the market regulators' procedure rule (not verified): filing, decision with its
receipt, what else went to the party, evidence, hearing, then what stays inside the organ. No
national law prescribes one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from yifa.kernel.acts import Act
from yifa.kernel.matter import Matter
from yifa.report.papers.paper import Paper

from . import decision, execution, filing, goods, investigation, notice
from .case import Case

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
class Decided(Form):
    """A paper that only one kind of decision makes."""

    outcomes: Callable[[str], bool] = bool

    def lacks(self, matter: Matter) -> str:
        """By the decision that stands."""
        outcome = getattr(matter, "outcome", "")
        return super().lacks(matter) or ("" if self.outcomes(outcome) else f"没有作出{self.label}")


FORMS: dict[str, Form] = {
    "filing": Form("立案审批表", ("file",), filing.filing),
    "not_filed": Form("不予立案审批表", ("decline",), filing.filing),
    "decision": Decided(
        "行政处罚决定书",
        ("decide",),
        decision.decision,
        decision.penalised,
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
    "notice": Form("行政处罚事先告知书", ("notify",), notice.advance),
    "hearing_notice": Form("行政处罚听证告知书", ("notify_hearing_right",), notice.hearing_right),
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
    "seized": Form("查封（扣押）决定书和清单", ("seize",), goods.seized),
    "released": Form("解除查封（扣押）决定书", ("release",), goods.released),
    "report": Form("调查终结报告", ("conclude",), investigation.report),
    "review": Form("法制审核意见书", ("review",), decision.review),
    "recheck": Form("陈述申辩复核意见书", ("recheck_statement",), notice.rechecked),
    "discussion": ByHand("集体讨论笔录", ("discuss",), decision.discussion, after=("conclude",)),
    "to_court": Form("强制执行申请书", ("apply_to_court",), execution.to_court),
    "closing": Form("结案报告", ("close", "end"), execution.closing),
}
