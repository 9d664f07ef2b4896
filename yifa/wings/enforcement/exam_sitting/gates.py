"""What must hold before a step of an exam: what makes its result one that can be trusted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import holding

if TYPE_CHECKING:
    from .models import ExamSitting

#: No text on how such an exam is held is at hand.
RULE = "本地考试规则（国家和省的规定原文未核对）"


@gate(
    HouseRule("出题、抽题、评分的人不参加同一场考试", basis=RULE),
    missing="您在考生名单里，换一个人办",
    weighs=("roll",),
)
def examiner_does_not_sit(exam: ExamSitting, on: dt.date) -> bool:
    """Whoever sees the bank or marks the answers is no candidate."""
    exam.must_be_stored()
    return exam.acting is None or not holding.sits(exam, exam.acting)


@gate(
    HouseRule("种子在考试以前产生", field="seed_on", basis=RULE),
    missing="种子产生日期晚于考试日期，换一个考试以前产生的公开号码",
    weighs=("seed_on", "held_on"),
)
def seed_before_exam(exam: ExamSitting, on: dt.date) -> bool:
    """The paper has to be there when the exam begins."""
    exam.must_be_stored()
    return exam.seed_on is None or exam.held_on is None or exam.seed_on <= exam.held_on


@gate(
    HouseRule("在登记的考试日期开考", basis=RULE),
    missing="今天不是登记的考试日期，改期的先更正考试日期",
    weighs=("held_on",),
)
def held_on_its_day(exam: ExamSitting, on: dt.date) -> bool:
    """Candidates were told that day."""
    exam.must_be_stored()
    return exam.held_on == on


@gate(
    HouseRule("复核申请都有答复以后归档", basis=RULE),
    missing="还有没有答复的复核申请",
)
def objections_answered(exam: ExamSitting, on: dt.date) -> bool:
    """Nobody is left without an answer."""
    return not exam.took("contest") or exam.took("recheck", after="contest")
