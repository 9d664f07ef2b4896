"""What an exam held in this house says of an officer: its score is not typed again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from yifa.kernel.results import result_in

if TYPE_CHECKING:
    from .models import EnforcementOfficer

UNKNOWN = "这场考试没有这一件已经公布的成绩，核对考试编号"


def agrees(officer: EnforcementOfficer, *, passed: bool) -> bool | str:
    """Whether the exam named says so too; ValueError for a matter that is not stored.

    Where none is named the exam was held elsewhere.
    """
    officer.must_be_stored()
    if officer.sitting is None:
        return True
    result = result_in(officer.sitting, officer)
    if result is None:
        return UNKNOWN
    said = "合格" if result.passed else "不合格"
    return result.passed is passed or f"考试记录是{result.score.normalize():f}分，{said}"


def told(officer: EnforcementOfficer) -> Mapping[str, Any]:
    """The name of the exam and the score, as the exam's own record has them."""
    if officer.sitting is None or (result := result_in(officer.sitting, officer)) is None:
        return {}
    return {"exam": officer.sitting.title[:80], "score": result.score}
