"""What must hold before a step of a qualification."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import exams, term

if TYPE_CHECKING:
    from .models import EnforcementOfficer


@gate(
    HouseRule("写明本系统考试的，以考试记录的成绩为准", field="sitting"),
    missing=exams.UNKNOWN,
    weighs=("sitting",),
)
def exam_says_passed(officer: EnforcementOfficer, on: dt.date) -> bool | str:
    """Also when the certificate is issued: a wrong question may have been withdrawn since."""
    return exams.agrees(officer, passed=True)


@gate(
    HouseRule("写明本系统考试的，以考试记录的成绩为准", field="sitting"),
    missing=exams.UNKNOWN,
    weighs=("sitting",),
)
def exam_says_failed(officer: EnforcementOfficer, on: dt.date) -> bool | str:
    """As the exam's own record has it."""
    return exams.agrees(officer, passed=False)


@gate(
    HouseRule("执法证件的有效期，止日晚于起日", field="valid_until"),
    missing="有效期的止日不晚于起日",
    weighs=("valid_from", "valid_until"),
)
def term_runs_forward(officer: EnforcementOfficer, on: dt.date) -> bool:
    """A certificate that ends before it begins certifies nothing."""
    return term.runs_forward(officer)


@gate("qualification.training_hours", missing="近一年的培训学时不够")
def trained_this_year(officer: EnforcementOfficer, on: dt.date) -> bool | str:
    """Hours recorded in the year before the renewal."""
    hours, wanted = term.hours_in_the_year_to(officer, on), term.hours_wanted()
    return hours >= wanted or f"近一年培训{hours:g}学时，不够{wanted}学时"
