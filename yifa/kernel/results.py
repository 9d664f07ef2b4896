"""What an exam found of somebody's matter, asked for where that matter goes on.

    result_in(officer.sitting, officer)

Kinds do not know one another: a qualification asks here, and the register in which the exam stands
answers (`Register.result_of`). So a score is written once, where it was earned.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .matter import Matter
from .register import Register


@dataclass(frozen=True)
class Result:
    """A score, and whether it is enough."""

    score: Decimal
    passed: bool


def result_in(exam: Matter, whose: Matter) -> Result | None:
    """What the exam, as it stands, made known of a matter; None where that is nothing.

    ValueError for an exam that is not stored: the walk knows no rows.
    """
    exam.must_be_stored()
    return Register.of(exam).result_of(exam.of_kind(), whose)
