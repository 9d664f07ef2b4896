"""What is looked up for a review: its papers, its days, and who may review it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel import clocks
from yifa.kernel.certificates import held_by
from yifa.law import calendar

if TYPE_CHECKING:
    from .models import LegalOpinion

#: What each type is sent with, beside the draft.
BESIDE_THE_DRAFT = {
    "contract": ("credentials",),
    "document": ("basis", "explanation"),
    "decision": ("basis", "explanation"),
    "act": ("basis",),
}
#: By what name the register of advisers certifies those who review.
ADVISERS = "legal_adviser"


def papers_lacking(opinion: LegalOpinion) -> list[str]:
    """The papers that were not sent along, as the form calls them.

    ValueError for a review that is not stored: the walk does not try every paper.
    """
    opinion.must_be_stored()
    wanted = ("draft", *BESIDE_THE_DRAFT.get(opinion.paper_type, ()))
    return [
        str(opinion._meta.get_field(name).verbose_name).removeprefix("附")  # type: ignore[union-attr]  # a column, never a reverse relation
        for name in wanted
        if not getattr(opinion, name)
    ]


def enough_until(on: dt.date) -> dt.date:
    """Until when a major decision that is sent on a day leaves its reviewers time enough."""
    return calendar.end(law.limit("decision.legality_review", on=on), start=on).day


def is_late(opinion: LegalOpinion, on: dt.date) -> bool:
    """Whether a clock for the opinion has run out by that day.

    ValueError for a review that is not stored: the walk knows no days.
    """
    opinion.must_be_stored()
    declared = opinion.procedure.clocks
    ends = [
        clocks.state_of(opinion, declared[name]).day for name in ("review_within", "needed_within")
    ]
    return any(day is not None and on > day for day in ends)


def drafted_it(opinion: LegalOpinion) -> bool:
    """Whether the reviewer's name stands among those who drafted it.

    ValueError for a review that is not stored: the walk knows nobody.
    """
    opinion.must_be_stored()
    return opinion.reviewer is not None and opinion.reviewer.person.name in opinion.drafted_by


def may_review_as_told(opinion: LegalOpinion, on: dt.date) -> bool:
    """Whether who reviews as an adviser is one on that day; staff needs no appointment."""
    if opinion.reviewer is None or opinion.standing == "staff":
        return True
    as_public = opinion.standing == "public_lawyer"
    held = held_by(opinion.reviewer, ADVISERS, on)
    return any((one.tells["adviser_kind"] == "public_lawyer") == as_public for one in held)


def other_sides_served(opinion: LegalOpinion, on: dt.date) -> list[str]:
    """The other sides whom the reviewer serves as well.

    ValueError for a review that is not stored.
    """
    opinion.must_be_stored()
    if opinion.reviewer is None:
        return []
    clients = "\n".join(held.tells["clients"] for held in held_by(opinion.reviewer, ADVISERS, on))
    return [one.name for one in opinion.parties.order_by("place") if one.name in clients]


def is_in_order(opinion: LegalOpinion, day: dt.date | None) -> bool:
    """Whether something was done on the opinion's day or later, or the head has said why not.

    What rests on no opinion that passed is another gate's to judge. ValueError for a review that is
    not stored.
    """
    opined = opinion.day_of("opine")
    if opined is None or day is None or opinion.conclusion != "lawful":
        return True
    return day >= opined or (opinion.took("override") and opinion.paper_type != "decision")
