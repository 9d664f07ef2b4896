"""What must hold before an application is corrected, accepted, or not accepted (chapters 2, 3).

Articles and their words are in `yifa/law`; days are reckoned in `reckoning`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel.gates import HouseRule, gate
from yifa.kernel.party import Capacity

from . import reckoning
from .reckoning import told

if TYPE_CHECKING:
    from .models import Reconsideration

#: What the last day to apply is reckoned from.
PERIOD = ("known_on", "act_on", "told_on", "obstacle", "obstacle_from", "obstacle_until")
#: More applicants than so many choose representatives, at most as many (2007, article 8).
MANY = 5


@gate("reconsideration.oral_record", missing="口头申请还没有当场制作笔录")
def oral_application_is_recorded(case: Reconsideration, on: dt.date) -> bool:
    """What was said is never turned away for want of our own record."""
    return case.channel != "oral" or case.oral_recorded


@gate(
    "reconsideration.representatives",
    missing="申请人超过5人，推选1至5名代表",
    weighs=("applicants", "representatives"),
)
def represented_if_many(case: Reconsideration, on: dt.date) -> bool:
    """By the text of 2007; nobody is turned away for it."""
    case.must_be_stored()
    return (case.applicants or 0) <= MANY or 1 <= (case.representatives or 0) <= MANY


@gate("reconsideration.most_agents", missing="代理人超过每人两名")
def not_too_many_agents(case: Reconsideration, on: dt.date) -> bool:
    """One or two for each who applies or joins; a case only rehearsed has no rows beside it yet."""
    case.must_be_stored()
    if case.pk is None:
        return True
    most = law.threshold("reconsideration.agents").value
    rows = [(one.side, one.capacity) for one in case.parties.all()]
    return all(
        rows.count((side, Capacity.AGENT)) <= most * max(rows.count((side, Capacity.PARTY)), 1)
        for side, _ in rows
    )


@gate("reconsideration.via_organ", missing="处罚机关转送迟了", weighs=("organ_received_on",))
def forwarded_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """The organ's own five working days: late or not, the application is here."""
    case.must_be_stored()
    last = reckoning.forwarded_by(case)
    in_time = last is None or case.registered_on <= last
    return in_time or f"处罚机关应当在{told(last or on)}以前转送，已经迟了"


@gate(
    "reconsideration.correction_once",
    missing="补正通知已经发过，应当一次性载明",
    unlawful_without="第三十一条：补正只通知一次，再次通知等于拖延受理",
)
def not_asked_before(case: Reconsideration, on: dt.date) -> bool:
    """All that is missing stands in the one notice."""
    return not case.took("ask_correction")


@gate(
    "reconsideration.silence",
    missing="审查期限已经届满，视为受理",
    unlawful_without="第三十条：期限届满之日起申请已经视为受理，之后不能再补正、再决定受理与否",
)
def still_under_review(case: Reconsideration, on: dt.date) -> bool | str:
    """On the fifth working day it may still be decided; after it the Law has decided."""
    last = reckoning.ends(case, "review_within")
    return last is None or on <= last or f"审查期限{told(last)}届满，当天起视为受理，登记“视为受理”"


@gate(
    "reconsideration.silence",
    missing="审查期限还没有届满",
    unlawful_without="第三十条：期限届满之日才视为受理，早晚都不是这一天",
)
def accepted_by_silence_that_day(case: Reconsideration, on: dt.date) -> bool | str:
    """It counts as accepted on the last day of the period, whenever somebody notes it down.

    Who only looks whether it may be noted down has not yet said of which day.
    """
    last = reckoning.ends(case, "review_within")
    if last is not None and on > last and reckoning.only_looked_at(case):
        return True
    return last is not None and (on == last or f"视为受理的日期是审查期限届满之日，{told(last)}")


@gate(
    "reconsideration.abandoned",
    missing="补正期限还没有满",
    weighs=("longer_correction",),
)
def did_not_correct_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """Only after the ten working days, or the longer period that was granted."""
    last = reckoning.correct_by(case)
    if last is None:
        return "补正通知还没有送达申请人"
    return on > last or f"补正期限到{told(last)}才满"


@gate(
    HouseRule("补正通知送达以后，才视为放弃"),
    missing="还没有登记补正通知送达申请人",
)
def correction_was_received(case: Reconsideration, on: dt.date) -> bool:
    """The applicant's days run from receipt."""
    return case.took("correction_received")


@gate(
    "reconsideration.conditions",
    missing="不符合受理条件",
    unlawful_without="第三十条：不符合受理条件的，应当不予受理",
)
def meets_the_conditions(case: Reconsideration, on: dt.date) -> bool | str:
    """Interest, scope, jurisdiction; the other conditions have gates of their own."""
    asked = {
        "有利害关系": case.interest,
        "属于行政复议范围": case.in_scope,
        "属于本机关管辖": case.competent,
    }
    lacking = [name for name, holds in asked.items() if not holds]
    return not lacking or f"还没有查明{'、'.join(lacking)}"


@gate(
    "reconsideration.respondent",
    missing="被申请人还没有查明，或者错列",
    unlawful_without="第三十条：受理要有符合规定的被申请人",
)
def respondent_is_the_right_one(case: Reconsideration, on: dt.date) -> bool | str:
    """A wrong one is told to the applicant and changed first."""
    if case.respondent_is == "wrong":
        return "错列了被申请人，先告知申请人变更"
    return bool(case.respondent_is)


@gate("reconsideration.no_parallel", missing="人民法院已经受理，或者行政复议机关受理过")
def not_contested_elsewhere(case: Reconsideration, on: dt.date) -> bool:
    """Neither at court nor here before."""
    return case.elsewhere not in ("court", "accepted")


@gate("reconsideration.withdrawn_before", missing="撤回以后又以同一事实和理由申请")
def not_withdrawn_before(case: Reconsideration, on: dt.date) -> bool:
    """But who withdrew against the own will may apply again."""
    return case.elsewhere != "withdrawn" or case.against_will


@gate(
    "reconsideration.in_time",
    missing="超过申请期限",
    unlawful_without="第三十条：在法定申请期限内提出的才受理",
    weighs=PERIOD,
)
def applied_in_time(case: Reconsideration, on: dt.date) -> bool | str:
    """Sixty days from knowing, an obstacle left out; five or twenty years from the act."""
    case.must_be_stored()
    last = reckoning.last_day_to_apply(case)
    return (
        last is None
        or reckoning.applied(case) <= last
        or f"申请期限到{told(last)}为止；有正当理由耽误的，写明理由和起止日期"
    )


@gate(
    "reconsideration.told_competent",
    missing="不予受理决定还没有告知有管辖权的行政复议机关",
    unlawful_without="第三十条：不属于本机关管辖的，不予受理决定应当告知有管辖权的机关",
)
def competent_organ_is_told(case: Reconsideration, on: dt.date) -> bool:
    """The applicant is shown the right door."""
    return case.refusal_ground != "jurisdiction" or bool(case.competent_organ)


@gate("reconsideration.in_time", missing="没有超过申请期限", weighs=(*PERIOD, "refusal_ground"))
def late_is_late(case: Reconsideration, on: dt.date) -> bool | str:
    """Whoever applied in time is not turned away as late; the days as recorded may be mended."""
    case.must_be_stored()
    last = reckoning.last_day_to_apply(case)
    if case.refusal_ground != "late" or last is None:
        return True
    return reckoning.applied(case) > last or (
        f"按登记的日期，申请期限到{told(last)}为止，没有超过；日期不对的先更正"
    )


@gate(
    "reconsideration.no_suit_meanwhile",
    missing="已经受理，复议期限还没有届满",
)
def may_go_to_court(case: Reconsideration, on: dt.date) -> bool | str:
    """Once the case is decided, not accepted, or not decided in its days; the court judges."""
    if case.stage not in ("examining", "stayed"):
        return True
    last = reckoning.ends(case, "decide_within")
    return last is None or on > last or f"复议期限到{told(last)}才届满"
