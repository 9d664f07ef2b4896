"""What is printed for an exam: the paper without answers, the roll to sign, the right answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import cast

from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.report.papers import docx
from yifa.report.papers.paper import Block, Heading, Note, Paragraph, Table
from yifa.report.papers.paper import Paper as Printed

from . import holding, marking
from .models import ExamSitting
from .paper import FORMS, LETTERS, Paper, Question, plain

BRACKETS = "（　　）"
HOW = {
    "single": "只有一个正确选项",
    "multiple": "有两个以上正确选项，多选、少选、错选都不得分",
    "judge": "正确的写“对”，错误的写“错”",
}


def question_paper(matter: Matter) -> bytes:
    """试卷: questions by form, numbered through, an answer to be written into each bracket."""
    exam = cast("ExamSitting", matter)
    drawn = holding.paper_of(exam)
    total = sum((Decimal(one.points) for one in drawn.questions), Decimal())
    blocks: list[Block] = [
        Paragraph(f"准考号：{'　' * 6}姓名：{'　' * 8}单位：{'　' * 12}"),
        Note(
            f"考试时间{drawn.minutes}分钟，满分{plain(total)}分，{plain(drawn.pass_mark)}分合格。"
        ),
        *questions_printed(drawn),
    ]
    return docx.write(Printed(title=drawn.title, document_number=exam.number, blocks=tuple(blocks)))


def questions_printed(drawn: Paper) -> Iterator[Block]:
    """Each form under its heading."""
    numbered = enumerate(drawn.questions, start=1)
    for form, group in groupby(numbered, key=lambda one: one[1].form):
        questions = list(group)
        points = questions[0][1].points
        head = f"{FORMS[form]}（共{len(questions)}题，每题{points}分，{HOW[form]}）"
        yield Heading(1, head)
        for number, question in questions:
            yield Paragraph(f"{number}. {question.stem}{BRACKETS}")
            yield from options_printed(question)


def options_printed(question: Question) -> Iterator[Block]:
    """The options, a line each."""
    for letter, text in zip(LETTERS, question.options, strict=False):
        yield Paragraph(f"{letter}. {text}")


def roll_to_sign(matter: Matter) -> bytes:
    """考生签到表."""
    exam = cast("ExamSitting", matter)
    rows = tuple((*line.split(maxsplit=3), "") for line in exam.roll.splitlines())
    table = Table(("准考号", "编号", "姓名", "单位", "签到"), rows)
    return docx.write(Printed(title=f"{exam.title}考生签到表", blocks=(table,)))


def answer_key(matter: Matter) -> bytes:
    """标准答案, each with its article."""
    exam = cast("ExamSitting", matter)
    voided = marking.read_voided(exam.voided, holding.paper_of(exam))
    rows = tuple(
        (str(number), one.answer, one.points, one.basis, "已撤销" if number in voided else "")
        for number, one in enumerate(holding.paper_of(exam).questions, start=1)
    )
    table = Table(("题号", "答案", "分值", "依据", "备注"), rows)
    return docx.write(Printed(title=f"{exam.title}标准答案", blocks=(table,)))


def once(step: str, told: str) -> Callable[[Matter], str]:
    """Why a paper can't be printed before a step was taken."""
    return lambda matter: "" if matter.took(step) else told


PAPERS = {
    "questions": Printout("试卷", question_paper, once("draw_paper", "还没有抽题组卷")),
    "roll": Printout("考生签到表", roll_to_sign, once("seal", "还没有考生名单")),
    "answers": Printout("标准答案", answer_key, once("mark", "录入答卷评分以后才能打印")),
}
