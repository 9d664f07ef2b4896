"""What a document rests on that other registers tell: the opinion of a review, a meeting.

Neither is entered here again: the document names the review or the meeting by its number, and asks.
Each function raises ValueError for a matter that is not stored: the walk knows no other register.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from yifa.kernel.opinions import Opinion, opinion_in
from yifa.kernel.resolutions import Resolution, Stance, resolution_in

from .models import Meeting, Review

if TYPE_CHECKING:
    from .models import NormativeDocument

#: What a meeting of the register is called here; in no other is a document decided.
CALLED = {
    "standing": Meeting.EXECUTIVE,
    "plenary": Meeting.PLENARY,
    "office": Meeting.DEPARTMENT,
    "joint": Meeting.TOWN,
}
AGREED = ("passed", "changed")
DISSENTING = (Stance.AGAINST, Stance.RESERVED)


def opinion(document: NormativeDocument, on: dt.date) -> Opinion | None:
    """The opinion of the review that it names, by the end of a day."""
    document.must_be_stored()
    return None if document.review_in is None else opinion_in(document.review_in, on)


def opinion_settles(document: NormativeDocument, on: dt.date) -> bool | str:
    """Whether there is an opinion, and whether it says if the draft is lawful."""
    told = opinion(document, on)
    if told is None:
        return False
    return told.conclusion in Review or f"审查结论是“{told.says}”，不能作为合法性审核的结论"


def opinion_is_of_this_draft(document: NormativeDocument, on: dt.date) -> bool:
    """Whether it was given since the draft was last changed."""
    told, changed = opinion(document, on), document.day_of("rework")
    return told is None or changed is None or told.on >= changed


def found(document: NormativeDocument, on: dt.date) -> Mapping[str, Any]:
    """What the review found, in the columns of the document."""
    told = opinion(document, on)
    if told is None or told.conclusion not in Review:
        return {}
    said = f"{told.says}。{told.reasons}".strip()
    return {
        "review_result": told.conclusion,
        "review_opinion": f"合法性审查意见（{told.number}）：{said}",
    }


def resolution(document: NormativeDocument) -> Resolution | None:
    """What the meeting that it names came to on it."""
    document.must_be_stored()
    return None if document.at_meeting is None else resolution_in(document.at_meeting, document)


def meeting_agreed(document: NormativeDocument) -> bool | str:
    """Whether the meeting took it up, may decide on documents, and agreed."""
    said = resolution(document)
    if document.at_meeting is None:
        return True
    if said is None:
        return "这次会议没有讨论过这份文件，核对会议编号"
    if said.kind not in CALLED:
        return "党委会、专题会议不能代替政府会议、办公会议审议规范性文件"
    return said.outcome in AGREED or "会议没有同意这份文件"


def said_in_meeting(document: NormativeDocument) -> Mapping[str, Any]:
    """Which meeting it was and who dissented, in the columns of the document."""
    said = resolution(document)
    if said is None or said.kind not in CALLED or document.at_meeting is None:
        return {}
    apart = (one for one in said.opinions if one.stance in DISSENTING)
    told = (f"{one.name}：{one.words or Stance(one.stance).label}" for one in apart)
    return {
        "meeting": CALLED[said.kind].value,
        "meeting_named": document.at_meeting.title[:60],
        "dissent": "\n".join(told),
    }
