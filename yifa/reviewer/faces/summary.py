"""Which findings are shown, and the two sentences over every result."""

from __future__ import annotations

from yifa.reviewer.check import Review
from yifa.reviewer.findings import Finding, Severity

#: How sure each finding is, in a word; what is proved needs none.
SURE = {Severity.ERROR: "", Severity.WARNING: "很可能", Severity.NOTE: "提示"}


def shown(review: Review, notes: bool = False) -> tuple[Finding, ...]:
    """Give the findings that are shown, in reading order; notes only where they are asked for."""
    return review.findings if notes else review.said


def headline(count: int) -> str:
    """Say how many places were found."""
    return f"查出{count}处有出入" if count else "没有查出问题"


def tested(review: Review) -> str:
    """Say how many numbers were read and how many ties between them were tested."""
    read, all_tied = len(review.reading.quantities), len(review.relations)
    agree = sum(relation.agrees for relation in review.relations)
    if not all_tied:
        return f"读出{read}个数字，没有写明关系、可以核对的数。"
    if agree == all_tied:
        return f"读出{read}个数字，核了{all_tied}组关系，都相符。"
    return f"读出{read}个数字，核了{all_tied}组关系，其余{agree}组相符。"
