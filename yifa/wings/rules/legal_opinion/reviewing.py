"""What is looked up for a review: its papers, its days, and who may review it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel import clocks
from yifa.kernel.certificates import held_by
from yifa.kernel.organisation import Form, Level
from yifa.law import calendar

if TYPE_CHECKING:
    from yifa.kernel.person import Post

    from .models import LegalOpinion

#: Without which nothing is taken on: the draft, and what article 26 names for a major decision.
NEEDED = {"decision": ("draft", "basis", "explanation")}
#: What reviewers usually want to see as well.
USUAL = {
    "contract": ("draft", "credentials"),
    "document": ("draft", "basis", "explanation"),
    "act": ("draft", "basis"),
}
#: The governments of which article 75 speaks.
COUNTY_OR_ABOVE = (Level.PROVINCE, Level.CITY, Level.COUNTY)
#: Longer names are those of firms, and stand in no other name by chance.
LONGEST_OF_A_PERSON = 4
#: What stands between names.
NO_WORD = re.compile(r"\W+")
#: By what name the register of advisers certifies those who review.
ADVISERS = "legal_adviser"


def papers_lacking(opinion: LegalOpinion, wanted: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The papers that were not sent along, as the form calls them.

    ValueError for a review that is not stored: the walk does not try every paper.
    """
    opinion.must_be_stored()
    return [
        str(opinion._meta.get_field(name).verbose_name).removeprefix("附")  # type: ignore[union-attr]  # a column, never a reverse relation
        for name in wanted.get(opinion.paper_type, ("draft",))
        if not getattr(opinion, name)
    ]


def lies_with_a_county_or_above(opinion: LegalOpinion) -> bool:
    """Whether it is a government of a county or above whose paper it is.

    ValueError for a review that is not stored: the walk knows no organisation.
    """
    opinion.must_be_stored()
    holder = opinion.holder
    return holder.form == Form.GOVERNMENT and holder.level in COUNTY_OR_ABOVE


def enough_until(on: dt.date) -> dt.date:
    """Until when a major decision that is sent on a day leaves its reviewers time enough."""
    return calendar.end(law.limit("decision.legality_review", on=on), start=on).day


def is_late(opinion: LegalOpinion, on: dt.date) -> bool:
    """Whether the days for the opinion have run out by that day.

    By the reviewers' own limit, not by the day that the sender wishes for. ValueError for a review
    that is not stored: the walk knows no days.
    """
    opinion.must_be_stored()
    ends = clocks.state_of(opinion, opinion.procedure.clocks["review_within"]).day
    return ends is not None and on > ends


def drafted_it(opinion: LegalOpinion, reviewer: Post | None) -> bool:
    """Whether a reviewer's name stands among those who drafted it.

    ValueError for a review that is not stored: the walk knows nobody.
    """
    opinion.must_be_stored()
    return reviewer is not None and stands_in(reviewer.person.name, opinion.drafted_by)


def may_review_as_told(opinion: LegalOpinion, on: dt.date) -> bool:
    """Whether who reviews as an adviser is one on that day; staff needs no appointment."""
    if opinion.reviewer is None or opinion.standing == "staff":
        return True
    as_public = opinion.standing == "public_lawyer"
    held = held_by(opinion.reviewer, ADVISERS, on)
    return any((one.tells["adviser_kind"] == "public_lawyer") == as_public for one in held)


def other_sides_served(opinion: LegalOpinion, reviewer: Post | None, on: dt.date) -> list[str]:
    """The other sides whom a reviewer serves as well.

    ValueError for a review that is not stored.
    """
    opinion.must_be_stored()
    if reviewer is None:
        return []
    clients = "\n".join(held.tells["clients"] for held in held_by(reviewer, ADVISERS, on))
    return [one.name for one in opinion.parties.order_by("place") if stands_in(one.name, clients)]


def stands_in(name: str, told: str) -> bool:
    """Whether somebody is among those whom a text names; 王平 is not 王平安.

    >>> stands_in("王平", "王平安、田小满"), stands_in("田小满", "王平安、田小满（党政办）")
    (False, True)
    """
    return name in told if len(name) > LONGEST_OF_A_PERSON else name in NO_WORD.split(told)
