"""What must hold before a step of mediation. The articles and their words are in `yifa/law`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import Dispute


@gate("mediation.voluntary", missing="还没有各方同意，有一方明确拒绝的不能调解")
def all_consent(case: Dispute, on: dt.date) -> bool:
    """Silence is no consent: the session says that all sides agree."""
    return case.consent == "all"


@gate(
    "mediation.agreement_form",
    missing="书面协议还没有签好：各方签名盖章或者按指印、调解员签名并加盖调委会印章",
    unlawful_without="没有签好的书面协议不生效，登记为调解成功就不真实",
)
def agreement_is_signed(case: Dispute, on: dt.date) -> bool:
    """An oral agreement takes effect by itself; a written one when all have signed."""
    return case.agreement_form == "oral" or case.signed


@gate(
    "mediation.terminate_inform",
    missing="还没有告知当事人可以依法通过仲裁、行政、司法等途径维护权利",
    unlawful_without="终止调解与告知是同一项义务，没有告知就不是依法终止",
)
def other_routes_told(case: Dispute, on: dt.date) -> bool:
    """Ending without agreement includes telling the parties where else they may turn."""
    return case.told_routes


@gate(
    "mediation.confirm_jointly",
    missing="司法确认由双方共同申请，还缺一方",
    unlawful_without="一方单独申请，法院不予受理",
)
def both_apply(case: Dispute, on: dt.date) -> bool:
    """One side alone can't apply."""
    return case.applied_jointly


@gate("mediation.follow_up", missing="还没有回访协议的履行情况")
def visited_if_settled(case: Dispute, on: dt.date) -> bool:
    """A settled dispute is visited before its file is closed."""
    return case.stage != "settled" or case.took("visit")


@gate(
    "mediation.archive",
    missing="还没有调解记录，卷宗不齐",
    unlawful_without="归档就是把登记、记录、协议等立卷，缺了记录无卷可归",
)
def recorded_if_mediated(case: Dispute, on: dt.date) -> bool:
    """Where there was a session there is a record; a dispute refused at once has none."""
    return not case.took("mediate") or bool(case.session_record)


@gate(HouseRule("办结以后归档一次，以后的材料用“补充材料”"), missing="这一卷已经归档")
def is_not_archived_yet(case: Dispute, on: dt.date) -> bool:
    """A dispute that came to another end, or whose agreement was changed, is archived again."""
    endings = ("settle", "fail", "guide", "amend")
    return not all(case.took("archive", after=ending) for ending in endings)


@gate("mediation.archive", missing="还没有写调解记录")
def session_is_recorded(case: Dispute, on: dt.date) -> bool:
    """Article 27 wants a record of each session; a session without one was still held."""
    return bool(case.session_record)


@gate("mediation.escalation", missing="风险等级为高，还没有向公安机关或者有关部门报告")
def risk_was_reported(case: Dispute, on: dt.date) -> bool:
    """Article 25 asks for a report in time; it does not stop the mediation."""
    return case.risk != "high" or case.took("warn_police")


@gate(
    HouseRule("协议生效日期不晚于登记协议的当天，没有生效的，生效后再登记", field="effective_on"),
    missing="协议生效日期在登记这一天以后",
)
def in_effect_by_now(case: Dispute, on: dt.date) -> bool:
    """An agreement that is not in effect yet is no result yet."""
    return case.effective_on is None or case.effective_on <= on


@gate(
    "mediation.confirm_jointly",
    missing="还没有登记双方共同申请司法确认",
    unlawful_without="没有双方的申请，法院无从受理和确认",
)
def confirmation_was_asked(case: Dispute, on: dt.date) -> bool:
    """The court acts on the application, never by itself."""
    return case.took("apply_confirmation")


@gate(
    HouseRule("补贴按申领逐件核定，一次申领只核定一次"),
    missing="没有待核定的补贴申领",
)
def subsidy_was_claimed(case: Dispute, on: dt.date) -> bool:
    """A claim is decided once; a refused one may be made again."""
    return all(
        case.took("claim", after=decided) for decided in ("approve_claim", "refuse_claim")
    ) and not case.took("approve_claim")
