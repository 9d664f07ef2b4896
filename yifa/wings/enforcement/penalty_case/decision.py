"""What must hold before a penalty is decided, on the spot or after an investigation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import reckoning, terms
from .gates import DETAINS
from .penalties import HEAVY, KINDS, PROPOSED

if TYPE_CHECKING:
    from .models import PenaltyCase

PENALISE = terms.Outcome.PENALISE.value


@gate("penalty.summary_threshold", missing="罚款超过当场处罚的数额", weighs=("fine", "party_kind"))
def small_enough_for_summary(case: PenaltyCase, on: dt.date) -> bool | str:
    """Two hundred yuan for a citizen, three thousand for an organisation, or a warning."""
    if reckoning.is_small_enough_for_summary(case):
        return True
    return f"罚款超过{reckoning.most_on_the_spot(case)}元，不能当场处罚，改为立案"


@gate("penalty.defence_considered", missing="还没有写明已当场告知并听取陈述申辩")
def heard_on_the_spot(case: PenaltyCase, on: dt.date) -> bool:
    """The summary procedure shortens the way, not the party's rights."""
    return case.stated_on_spot


@gate(
    "penalty.summary_delivery",
    missing="当场处罚决定书还没有当场交付，或者没有载明复议、诉讼的途径和期限",
    unlawful_without="没有当场交付决定书的当场处罚不成立",
)
def decision_was_handed_over(case: PenaltyCase, on: dt.date) -> bool:
    """The numbered form is handed over there and then."""
    return case.papers_handed and case.remedies_told


@gate("penalty.no_double_fine", missing="同一违法行为已经罚过款", weighs=("fine",))
def not_fined_before(case: PenaltyCase, on: dt.date) -> bool | str:
    """Another standing case with the same party, act and day was fined."""
    number = reckoning.fined_before(case)
    return f"同一违法行为已由{number}罚款" if number else True


@gate("penalty.time_bar", missing="违法行为被发现时已超过追责期限", weighs=("outcome",))
def found_in_time(case: PenaltyCase, on: dt.date) -> bool:
    """Two years from the end of the act; five where life, health or finance was harmed."""
    return not_penalised(case) or reckoning.found_in_time(case)


@gate("penalty.under14", missing="当事人不满十四周岁，不予行政处罚", weighs=("outcome",))
def old_enough(case: PenaltyCase, on: dt.date) -> bool:
    """By the age recorded of each party."""
    return not_penalised(case) or not reckoning.too_young(case)


def not_penalised(case: PenaltyCase) -> bool:
    """Whether the decision is not to punish; on the spot nothing but a penalty is decided."""
    return bool(case.outcome) and case.outcome != PENALISE


@gate(
    "penalty.facts_proved",
    missing="违法事实还没有查证属实的证据",
)
def facts_are_proved(case: PenaltyCase, on: dt.date) -> bool:
    """The report of the investigation says that the evidence was checked and is lawful."""
    return case.outcome != PENALISE or case.evidence_checked


@gate("penalty.notice", missing="还没有事先告知拟作出的处罚")
def party_was_told(case: PenaltyCase, on: dt.date) -> bool:
    """Told since the last investigation ended, in one of the two notices."""
    if case.outcome != PENALISE:
        return True
    return case.took("notify", after="conclude") or case.took(
        "notify_hearing_right", after="conclude"
    )


@gate(
    "penalty.notice",
    missing="决定的处罚比告知的重，或者没有告知过，重新告知",
    weighs=(*PROPOSED, *PROPOSED.values()),
)
def not_heavier_than_told(case: PenaltyCase, on: dt.date) -> bool | str:
    """What the party was not told of, it could not answer; nor may its answer make it worse."""
    fields = reckoning.beyond_what_was_told(case)
    return f"{fields}比告知的重，或者没有告知过，重新告知" if fields else True


@gate(
    "penalty.hearing_offer",
    missing="降低资质、吊销许可、停产停业、关闭、限制从业的处罚，还没有告知听证权利",
    unlawful_without="应当告知听证权利而没有告知，剥夺当事人的权利",
)
def hearing_was_offered_if_heavy(case: PenaltyCase, on: dt.date) -> bool:
    """Article 63, items 3 and 4, ask no one's judgment."""
    if case.outcome != PENALISE or HEAVY.isdisjoint((case.licence, case.business)):
        return True
    return case.took("notify_hearing_right", after="conclude")


@gate("penalty.defence_considered", missing="陈述申辩还没有复核，或者陈述申辩的期限还没有满")
def defence_was_considered(case: PenaltyCase, on: dt.date) -> bool | str:
    """A statement is re-checked; silence counts once the time to answer is over."""
    if case.outcome != PENALISE:
        return True
    if case.took("state", after="conclude"):
        return case.took("recheck_statement", after="state") or "陈述申辩还没有复核"
    if case.took("waive", after="conclude"):
        return True
    return reckoning.time_to_reply_is_over(case, on) or "陈述申辩的期限还没有满，当事人也没有放弃"


@gate("penalty.legal_review", missing="还没有通过法制审核")
def reviewed_if_due(case: PenaltyCase, on: dt.date) -> bool:
    """After a hearing only a later review counts (article 58, item 2)."""
    if case.outcome != PENALISE:
        return True
    if not case.review_due and not case.took("hear", after="conclude"):
        return True
    since_then = case.took("review", after="conclude") and case.took("review", after="hear")
    return since_then and case.review_result == "passed"


@gate(
    "penalty.collective",
    missing="情节复杂或者重大，还没有集体讨论",
    unlawful_without="应当集体讨论而没有讨论的决定，违反法定程序",
)
def discussed_if_serious(case: PenaltyCase, on: dt.date) -> bool:
    """Discussed since the last investigation ended."""
    return case.outcome != PENALISE or not case.serious or case.took("discuss", after="conclude")


@gate("penalty.minor_exempt", missing="违法行为轻微、及时改正、没有危害后果，不予行政处罚")
def not_minor(case: PenaltyCase, on: dt.date) -> bool:
    """Who may not be punished is educated instead."""
    return case.outcome != PENALISE or case.exempt != "minor"


@gate("penalty.no_fault", missing="当事人证明没有主观过错，不予行政处罚")
def at_fault(case: PenaltyCase, on: dt.date) -> bool:
    """Unless a law or administrative regulation says otherwise."""
    return case.outcome != PENALISE or case.exempt != "no_fault"


@gate("penalty.under14", missing="当事人不满十四周岁，不予行政处罚")
def not_under_fourteen(case: PenaltyCase, on: dt.date) -> bool:
    """As the report of the investigation says."""
    return case.outcome != PENALISE or case.exempt != "under_14"


@gate("penalty.incapable", missing="当事人不能辨认或者不能控制自己行为，不予行政处罚")
def capable(case: PenaltyCase, on: dt.date) -> bool:
    """As the report of the investigation says."""
    return case.outcome != PENALISE or case.exempt != "incapable"


@gate(
    "penalty.educate",
    missing="不予处罚的，写明怎样进行了教育",
)
def educated_instead(case: PenaltyCase, on: dt.date) -> bool:
    """Where nothing was proved there is nothing to educate about."""
    return case.outcome in (PENALISE, "unproved", "") or bool(case.education)


@gate("penalty.transfer_crime", missing="涉嫌犯罪，先移送公安机关")
def crime_went_to_police(case: PenaltyCase, on: dt.date) -> bool:
    """Punished here only after the police declined (移送规定 articles 10, 11)."""
    return not case.crime_suspected or case.took("police_decline")


@gate(
    "penalty.decision_content",
    missing="决定书还没有载明处罚依据、复议和诉讼的途径和期限，或者还没有盖章",
    unlawful_without="缺法定内容或者印章的决定书不成立",
)
def decision_is_complete(case: PenaltyCase, on: dt.date) -> bool:
    """What article 59 asks of the paper."""
    if case.outcome != PENALISE:
        return True
    return bool(case.basis) and case.remedies_told and case.sealed


@gate(
    HouseRule("处罚在裁量基准的幅度以内；偏离的，写明理由并经法制审核", field="beyond_why"),
    missing="处罚偏离裁量基准",
    weighs=("fine", "days", "benchmark", "beyond_why"),
)
def within_the_benchmark(case: PenaltyCase, on: dt.date) -> bool | str:
    """The benchmark proposes from the facts; leaving it needs a reason and a review.

    Who is not punished at all is let off by another article, not fined below the range.
    """
    if not_penalised(case):
        return True
    told = reckoning.beside_the_benchmark(case, on)
    reviewed = case.review_result == "passed"
    if not told or (case.beyond_why and reviewed):
        return True
    lacking = "写明理由" if not case.beyond_why else "先经法制审核"
    return f"{told}，{lacking}"


@gate(
    HouseRule("给予处罚的决定写明处罚的种类", basis="《行政处罚法》第九条、第五十九条"),
    missing="还没有写给予什么处罚",
    weighs=KINDS,
)
def something_is_laid(case: PenaltyCase, on: dt.date) -> bool:
    """A decision to punish that names no penalty punishes nobody."""
    return not_penalised(case) or not reckoning.lays_nothing(case)


@gate("penalty.detention_by_police", missing=DETAINS, weighs=("other_penalty",))
def nobody_is_detained(case: PenaltyCase, on: dt.date) -> bool:
    """The other kinds that a law names may be laid here; this one by the police alone."""
    return not reckoning.detains(case, case.other_penalty)


@gate(
    "penalty.confiscate_gain",
    missing="违法所得没有没收",
    weighs=("gain", "earned", "repaid"),
)
def gain_is_confiscated(case: PenaltyCase, on: dt.date) -> bool | str:
    """What was earned, but for what goes back to those who paid it."""
    due = reckoning.gain_to_confiscate(case)
    if not_penalised(case) or (case.gain or 0) >= due:
        return True
    return f"违法所得除依法退赔的以外，应当没收{reckoning.plain(due)}元"


@gate("penalty.correction_order", missing="还没有写责令改正的要求")
def correction_is_ordered(case: PenaltyCase, on: dt.date) -> bool:
    """A penalty comes with the order to correct the act."""
    return case.outcome != PENALISE or bool(case.correction)


@gate(
    "penalty.decide_in_time",
    missing="已经超过办案期限，写明原因",
    unlawful_without="超过法定期限作出决定违法；确需作出的，要写明原因，留痕备查",
    weighs=("late_why",),
)
def decided_in_time(case: PenaltyCase, on: dt.date) -> bool | str:
    """Late is late; but a case can't stay open for ever, so the reason is asked for."""
    last = reckoning.last_day_to_decide(case)
    if last is None or on <= last or case.late_why:
        return True
    return f"办案期限{reckoning.spoken(last)}已满，写明超过期限的原因"


@gate(
    HouseRule("没有超过办案期限的，不写超过的原因", field="late_why"),
    missing="没有超过办案期限，“超过办案期限的原因”不用填",
    weighs=("late_why",),
)
def late_only_if_late(case: PenaltyCase, on: dt.date) -> bool:
    """By the reason the late decisions are counted."""
    last = reckoning.last_day_to_decide(case)
    return not case.late_why or (last is not None and on > last)
