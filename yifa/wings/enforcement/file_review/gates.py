"""What must hold before a step of a review."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import sheet

if TYPE_CHECKING:
    from .models import FileReview


@gate(HouseRule("评查已经办结的案卷", field="case"), missing="没有写明案卷", weighs=("case",))
def case_is_closed(review: FileReview, on: dt.date) -> bool | str:
    """As it stood on the day it was drawn."""
    if review.case is None:
        return False
    return sheet.was_closed(review.case, on) or "这一案件当天还没有办结"


@gate(
    HouseRule("由两名没有参加办案的人员评查", field="reviewer"),
    missing="没有写明两名评查人员",
)
def two_who_had_no_part(review: FileReview, on: dt.date) -> bool | str:
    """Neither took a step of the case, and they are not the same person."""
    first, second = review.reviewer, review.second_reviewer
    if first is None or second is None or review.case is None:
        return False
    if handled := sheet.who_handled((first, second), review.case):
        return f"{'、'.join(map(str, handled))}参加过办案，换人评查"
    return first.person_id != second.person_id or "两名评查人员是同一个人"


@gate(
    HouseRule("每一项的得分不超过这一项的分值"),
    missing="得分超过分值",
    weighs=tuple(sheet.MOST),
)
def points_within_their_items(review: FileReview, on: dt.date) -> bool | str:
    """Each item by its own."""
    beyond = sheet.beyond(review)
    return not beyond or f"“{'”、“'.join(beyond)}”的得分超过分值"


@gate(
    HouseRule("不合格的案卷，整改以后办结"),
    missing="案卷不合格，还没有整改",
    weighs=("grade",),
)
def mended_if_failed(review: FileReview, on: dt.date) -> bool:
    """Another grade may be mended too."""
    return not sheet.failed(review) or review.took("accept_mending", after="settle")
