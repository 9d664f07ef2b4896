"""What was found of something that was sent for review, asked for where it is decided or signed.

    told = opinion_in(document.legality_review, on)
    told is not None and told.passed
    told is not None and told.conclusion == "after_changes"

Kinds do not know one another: a decision, a document or a contract names the review by its number
and asks here, and the register in which the review stands answers (`Register.opines`). What was
found by a day is replayed from what was done by then: an opinion given afterwards is none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .looking_up import looked_up
from .matter import Matter
from .register import Register


@dataclass(frozen=True)
class Opinion:
    """The latest opinion: its number, its day, what it came to, whether that is enough.

    `conclusion` is one of lawful, after_changes, unlawful, outside; `says` the same in words, and
    `reasons` what else the opinion says.
    """

    number: str
    on: dt.date
    conclusion: str
    says: str
    reasons: str
    passed: bool


def opinion_in(review: Matter, on: dt.date) -> Opinion | None:
    """The opinion that stood in a review at the end of a day; None where there was none.

    ValueError for a review that is not stored: the walk knows no days.
    """
    review.must_be_stored()
    return looked_up(opined, review, on)


def opined(review: Matter, on: dt.date) -> Opinion | None:
    """The same from the register in which the review stands."""
    return Register.of(review).opines(review.of_kind(), on)
