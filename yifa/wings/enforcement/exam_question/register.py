"""How questions are listed and counted, and from whom they are kept."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register, View
from yifa.kernel.roles import MEDIATOR, OFFICER

from . import answering
from .models import ExamQuestion, Part
from .procedure import InBank


class ExamQuestions(Register):
    """考试题库"""

    model = ExamQuestion
    procedures = [InBank]
    word = "题"
    closed_to = frozenset({OFFICER, MEDIATOR})

    columns = ["number", "title", "question_type", "part", "sector", "basis", "stage", "holder"]
    filters = ["stage", "question_type", "part", "sector"]
    search = ["number", "stem", "basis"]
    row_key = ["stem"]
    double_key = ["stem"]
    also_called = {
        "question_type": ["试题类型", "题目类型", "类型"],
        "part": ["知识类别", "科目类别", "类别"],
        "stem": ["题目", "试题", "题目内容", "试题内容"],
        "option_a": ["A", "A选项"],
        "option_b": ["B", "B选项"],
        "option_c": ["C", "C选项"],
        "option_d": ["D", "D选项"],
        "option_e": ["E", "E选项"],
        "option_f": ["F", "F选项"],
        "answer": ["答案", "参考答案", "标准答案"],
        "basis": ["依据", "法律依据", "出处", "条文"],
        "sector": ["领域", "执法类别"],
    }
    views = [
        View("在用", Q(stage="in_use")),
        View("没有写条文", Q(stage="in_use", basis="")),
    ]

    in_use = Stock("题库在用试题", InBank.in_use, unit="道", by=["question_type", "part", "sector"])
    withdrawn = Count("停用考试试题", InBank.withdraw, unit="道", by=["part"])

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """The question itself."""
        return " ".join(cast("ExamQuestion", matter).stem.split())[:120]

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """The right answer as it is compared; Refused where the question is none."""
        question = cast("ExamQuestion", matter)
        if question.part == Part.SPECIAL and not question.sector:
            raise answering.refused("sector", "专业法律知识的试题写明执法领域")
        return {"answer": answering.answer_of(question)}
