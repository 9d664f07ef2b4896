"""What is laid on a party, and what was proposed: kinds, sums and days in the same terms.

Article 9 names the kinds. The investigation proposes them, the notice tells them, the decision
lays them; none may be heavier than the party was told (articles 44, 62).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from . import terms

if TYPE_CHECKING:
    from .models import PenaltyCase

#: Each field of the decision → the same as it was proposed.
PROPOSED = {
    "basis": "proposed_basis",
    "warned": "proposed_warned",
    "criticised": "proposed_criticised",
    "fine": "proposed_fine",
    "gain": "proposed_gain",
    "goods": "proposed_goods",
    "licence": "proposed_licence",
    "business": "proposed_business",
    "days": "proposed_days",
    "other_penalty": "proposed",
}
#: Those that are a penalty by themselves.
KINDS = {name: told for name, told in PROPOSED.items() if name not in ("basis", "days")}
#: From the lighter to the heavier within one item of article 9: who was told of the heavier may be
#: given the lighter. To ban from an occupation is no more and no less than to close a business.
LADDERS = (
    (terms.Licence.SUSPENDED, terms.Licence.LOWERED, terms.Licence.REVOKED),
    (terms.Business.LIMITED, terms.Business.STOPPED, terms.Business.CLOSED),
)

#: Kinds before which a hearing is offered, whatever the sum (article 63, items 3 and 4).
HEAVY = frozenset(
    {
        terms.Licence.LOWERED.value,
        terms.Licence.REVOKED.value,
        terms.Business.STOPPED.value,
        terms.Business.CLOSED.value,
        terms.Business.BANNED.value,
    }
)


def offers_a_hearing(case: PenaltyCase) -> bool:
    """Whether what is proposed calls for the notice that offers a hearing."""
    return case.hearing_due or not HEAVY.isdisjoint((case.proposed_licence, case.proposed_business))


def blanks() -> dict[str, Any]:
    """Nothing laid at all, as the fields hold it."""
    return {
        "warned": False,
        "criticised": False,
        **dict.fromkeys(("fine", "gain", "goods", "days")),
        **dict.fromkeys(("licence", "business", "other_penalty"), ""),
    }


def lays_nothing(case: PenaltyCase) -> bool:
    """Whether no kind of penalty is decided."""
    return not any(getattr(case, name) for name in KINDS)


def proposes_nothing(case: PenaltyCase) -> bool:
    """Whether no kind of penalty is proposed."""
    return not any(getattr(case, name) for name in KINDS.values())


def heavier_than_told(case: PenaltyCase) -> Iterator[str]:
    """The fields in which the decision goes beyond what was told."""
    for name, told in KINDS.items():
        if goes_beyond(getattr(case, name), getattr(case, told)):
            yield name
    same_kinds = (case.licence, case.business) == (case.proposed_licence, case.proposed_business)
    if same_kinds and (case.days or 0) > (case.proposed_days or 0):
        yield "days"


def goes_beyond(decided: Any, told: Any) -> bool:
    """Whether one penalty is heavier than what was told of it, or was not told."""
    if not decided:
        return False
    if isinstance(decided, bool | int | Decimal):
        return decided > (told or 0)
    for ladder in LADDERS:
        if decided in ladder and told in ladder:
            return ladder.index(decided) > ladder.index(told)
    return decided not in (told or "")
