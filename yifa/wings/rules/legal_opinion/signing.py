"""What opinion a contract was signed on: one that passed, one that did not, or none."""

from __future__ import annotations

from .models import LegalOpinion, SignedOver


def signed_over(opinion: LegalOpinion) -> SignedOver:
    """By the conclusion that stands, and the day on the contract.

    Signed before the opinion that passed is signed without one. An opinion that the paper lies
    outside the reviewer's scope is none either.
    """
    if opinion.conclusion in ("after_changes", "unlawful"):
        return SignedOver.NEGATIVE
    opined = opinion.last("opine")
    if opinion.conclusion != "lawful" or opined is None:
        return SignedOver.MISSING
    early = opinion.signed_on is not None and opinion.signed_on < opined.on
    return SignedOver.MISSING if early else SignedOver.PASSED
