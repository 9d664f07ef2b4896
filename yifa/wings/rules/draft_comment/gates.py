"""What must hold before a step of a comment."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import consulting
from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import DraftComment


#: How somebody is heard who was asked in person: a draft need not have been opened to everybody.
ASKED_IN_PERSON = ("meeting", "hearing", "organ")


@gate(
    HouseRule("网上、来信、电话提的，草案公开征求过意见", field="draft"),
    missing="这一件没有公开征求过意见",
    weighs=("draft", "way"),
)
def draft_was_opened(comment: DraftComment, on: dt.date) -> bool | str:
    """What comes by post after the last day is kept all the same."""
    if comment.draft is None:
        return False
    comment.draft.must_be_stored()
    if comment.way in ASKED_IN_PERSON:
        return consulting.is_asked_about(comment.draft) or "这一类事项不征求意见"
    return consulting.was_opened(comment.draft)


@gate(
    HouseRule("不采纳、部分采纳的，写明理由", field="reply"),
    missing="没有写明不采纳的理由",
)
def reason_is_given(comment: DraftComment, on: dt.date) -> bool:
    """An adopted one needs none."""
    return comment.result not in ("partly", "not_adopted") or bool(comment.reply)
