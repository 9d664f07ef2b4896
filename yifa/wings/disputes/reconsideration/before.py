"""What must hold in a case of before 2024, as far as the Regulation of 2007 says so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel.gates import gate

if TYPE_CHECKING:
    from .models import Reconsideration


@gate(
    "reconsideration.before_conditions",
    missing="不符合受理条件",
    unlawful_without="第二十八条：符合规定的才应当受理",
)
def meets_the_conditions(case: Reconsideration, on: dt.date) -> bool:
    """Interest, scope, competence, and nobody else has it."""
    free = case.elsewhere not in ("court", "accepted")
    return bool(case.interest and case.in_scope and case.competent and free)


@gate(
    "reconsideration.before_conditions",
    missing="被申请人错列",
    unlawful_without="第二十八条：受理要有符合规定的被申请人",
)
def respondent_is_the_right_one(case: Reconsideration, on: dt.date) -> bool:
    """A wrong one is changed first."""
    return bool(case.respondent_is != "wrong")


@gate(
    "reconsideration.before_investigators",
    missing="调查的复议人员不足两人",
    weighs=("investigators",),
)
def two_investigate(case: Reconsideration, on: dt.date) -> bool:
    """The number has not changed since."""
    case.must_be_stored()
    return (case.investigators or 0) >= law.threshold("reconsideration.officers").value


@gate("reconsideration.before_investigators", missing="没有出示证件")
def cards_were_shown(case: Reconsideration, on: dt.date) -> bool:
    """To whoever is asked."""
    return case.id_shown


@gate(
    "reconsideration.before_mediation",
    missing="调解书还没有经双方签字",
    unlawful_without="第五十条：没有签字的调解书没有法律效力",
)
def paper_is_signed(case: Reconsideration, on: dt.date) -> bool:
    """Until then each side may go back on it."""
    return case.signed


@gate(
    "reconsideration.before_settlement",
    missing="没有查明和解不损害公共利益和他人权益",
    unlawful_without="第四十条：不损害公共利益和他人权益的和解才准许",
)
def settlement_harms_nobody(case: Reconsideration, on: dt.date) -> bool:
    """Looked at before it ends the case."""
    return case.settlement_lawful


@gate(
    "reconsideration.before_termination",
    missing="申请人没有申请撤回",
    unlawful_without="第四十二条：申请人要求撤回、机构准予的，才以撤回终止",
)
def withdrawal_was_asked(case: Reconsideration, on: dt.date) -> bool:
    """The applicant's own word."""
    return case.terminate_ground != "withdrawn" or case.took("ask_withdraw")


@gate(
    "reconsideration.before_termination",
    missing="还没有登记和解",
    unlawful_without="第四十二条：经准许达成和解的，才以和解终止",
)
def was_settled(case: Reconsideration, on: dt.date) -> bool:
    """A settlement that was allowed ends the case without a withdrawal."""
    return case.terminate_ground != "settled" or case.took("settle")


@gate(
    "reconsideration.before_no_evidence",
    missing="被申请人没有答复、举证，应当撤销",
    unlawful_without="第四十六条：没有答复、举证的，视为没有证据、依据，应当撤销",
)
def rests_on_evidence(case: Reconsideration, on: dt.date) -> bool:
    """The Regulation knows no exception for third parties."""
    return case.outcome not in ("maintain", "change") or case.took("reply")


@gate("reconsideration.before_no_worse", missing="决定对申请人更为不利")
def not_to_the_applicants_harm(case: Reconsideration, on: dt.date) -> bool:
    """Within what was asked for, whoever asks otherwise."""
    return not case.worse
