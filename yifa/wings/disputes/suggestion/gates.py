"""What must hold before a suggestion is answered, and before it ends at court."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import clocks
from yifa.kernel.gates import gate

if TYPE_CHECKING:
    from .models import Suggestion

#: Each of these stands for one sort of suggestion; at most one of the law's own runs.
TIMES = (
    "reply_by_letter",
    "reply_on_document",
    "reply_on_interest",
    "reply_urgently",
    "reply_to_procuratorate",
)


def last_day(matter: Suggestion) -> dt.date | None:
    """The day by which it is to be answered, None if nothing names one."""
    matter.must_be_stored()
    times = [clocks.state_of(matter, matter.procedure.clocks[name]).day for name in TIMES]
    return min((day for day in times if day is not None), default=None)


@gate(
    "litigation.advice_told",
    missing="回复的期限已经过了，写明逾期的原因",
    unlawful_without="处理情况要按期告知；确已逾期的写明原因，留痕备查",
    weighs=("late_why",),
)
def late_reply_says_why(matter: Suggestion, on: dt.date) -> bool:
    """It is answered all the same, and kept as late."""
    last = last_day(matter)
    return bool(matter.late_why) or last is None or on <= last


@gate(
    "litigation.advice_told",
    missing="没有全部采纳，写明理由",
    unlawful_without="没有采纳又不说理由的，没有把处理情况告知发出建议的机关",
)
def says_why_not_adopted(matter: Suggestion, on: dt.date) -> bool:
    """A suggestion binds nobody; passing over it in silence does not answer it."""
    return matter.adopted == "whole" or bool(matter.not_adopted_why)


@gate("litigation.duty_before_reply", missing="还没有登记依法履行职责、整改的情况")
def duty_was_performed(matter: Suggestion, on: dt.date) -> bool:
    """Words alone don't avert the suit; where the harm grows, the answer comes before the duty."""
    asked = matter.source == "public_interest" and not matter.harm_grows
    return not asked or matter.took("rectify")


@gate(
    "litigation.public_interest_suit",
    missing="不是公益诉讼检察建议，检察机关不因此提起公益诉讼",
    unlawful_without="第二十五条第四款：公益诉讼以提出检察建议为前提",
)
def is_about_the_public_interest(matter: Suggestion, on: dt.date) -> bool:
    """Only such a suggestion comes before such a suit."""
    return matter.source == "public_interest"
