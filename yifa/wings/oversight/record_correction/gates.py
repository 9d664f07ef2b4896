"""What must hold before a step of a correction. The article and its words are in `yifa/law`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import gate

if TYPE_CHECKING:
    from .models import RecordCorrection


@gate("disclosure.record_proof", missing="没有写明用什么证据证明记录不准确")
def there_is_evidence(request: RecordCorrection, on: dt.date) -> bool:
    """It may still be brought: the check weighs it."""
    return bool(request.proof)


@gate("disclosure.record_checked", missing="没有审核认定记录不准确、由本机关更正")
def found_wrong(request: RecordCorrection, on: dt.date) -> bool:
    """What is right stays as it is."""
    return request.finding == "wrong"


@gate(
    "disclosure.record_corrected",
    missing="审核结果不是“记录准确”，也不是“证据不足以证明记录不准确”，不能不予更正",
)
def found_right_or_not_proved(request: RecordCorrection, on: dt.date) -> bool:
    """What is wrong is corrected; what is another's is sent there."""
    return request.finding in ("right", "unproven")


@gate("disclosure.record_not_ours", missing="审核结果不是“不属于本机关职能范围”")
def not_ours(request: RecordCorrection, on: dt.date) -> bool:
    """Nobody is sent away with what is this organ's own."""
    return request.finding == "not_ours"


@gate(
    "disclosure.record_told",
    missing="还没有告知申请人",
    unlawful_without="第四十一条：更正、转送和告知申请人是同一项义务，没有告知就没有办完",
)
def told_of_it(request: RecordCorrection, on: dt.date) -> bool:
    """In whatever way reaches them."""
    return request.told
