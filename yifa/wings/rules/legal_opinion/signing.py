"""What opinion a paper goes on with, and what a contract was signed on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from .points import REFUSALS

if TYPE_CHECKING:
    from .models import LegalOpinion


def passed(opinion: LegalOpinion) -> bool:
    """Whether the latest opinion lets the paper go on: it found it lawful, or all that it asked to
    be changed was adopted.

    What was sent for a second look has no opinion yet. ValueError for a review that is not stored:
    the walk does not try every answer to every point.
    """
    opinion.must_be_stored()
    found = opinion.conclusion in ("lawful", "after_changes")
    return found and opinion.took("opine", after="resubmit") and not asks_for_more(opinion)


def asks_for_more(opinion: LegalOpinion) -> bool:
    """Whether the opinion that stands would have it changed and a point was not wholly adopted.

    ValueError for a review that is not stored.
    """
    opinion.must_be_stored()
    stands = opinion.conclusion == "after_changes" and opinion.took("opine", after="resubmit")
    return stands and any(opinion.took(step, after="opine") for step in REFUSALS)


def reasoned(opinion: LegalOpinion) -> bool:
    """Whether the head has written why it goes on all the same.

    A reason that was given before an opinion does not answer for what the opinion then found wrong.
    ValueError for a review that is not stored.
    """
    opinion.must_be_stored()
    return all(opinion.took("override", after=found) for found in ("opine", "resubmit"))


def is_early(opinion: LegalOpinion, day: dt.date | None) -> bool:
    """Whether something was done before the opinion's day; ValueError if it is not stored."""
    opined = opinion.day_of("opine")
    return opined is not None and day is not None and day < opined


def is_in_order(opinion: LegalOpinion, day: dt.date | None) -> bool:
    """Whether something was done on the opinion's day or later, or the head has said why not.

    For a major decision nobody can; what rests on no opinion that passed is another gate's to
    judge. ValueError for a review that is not stored.
    """
    if not is_early(opinion, day):
        return True
    return opinion.paper_type != "decision" and (not passed(opinion) or opinion.took("override"))


def signed_over(opinion: LegalOpinion) -> str:
    """What stood behind a signature, by the conclusion and the day on the contract.

    Signed before the opinion that passed is signed without one. An opinion that the paper lies
    outside the reviewer's scope is none either.
    """
    if passed(opinion) and not is_early(opinion, opinion.signed_on):
        return "passed" if opinion.conclusion == "lawful" else "changed"
    if passed(opinion):
        return "missing" if opinion.took("override") else "no_why"
    if not reasoned(opinion):
        return "no_why"
    return "negative" if opinion.conclusion in ("after_changes", "unlawful") else "missing"
