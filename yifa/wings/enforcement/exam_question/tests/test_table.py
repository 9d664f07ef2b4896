"""A bank that was kept as a table comes in as it is, and a question that is none is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from yifa.kernel import spreadsheet
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet.tests.tables import MORNING, TODAY, workbook
from yifa.kernel.tests import county
from yifa.wings.enforcement.exam_question.models import ExamQuestion

HEADS = ["登记日期", "题型", "类别", "题目", "A", "B", "C", "D", "答案", "出处"]
SINGLE = ["单选", "公共", "执法人员不得少于几人？", "一人", "两人", "三人", "", "B"]
SEVERAL = ["多选题", "公共法律知识", "属于强制措施的有：", "查封", "罚款", "扣押", "", "a、c"]
JUDGE = ["判断题", "公共法律知识", "保管费用由当事人承担。", "", "", "", "", "×"]
BASIS = "行政处罚法第四十二条"


def brought(*rows: list[Any]) -> str:
    """Bring a table in; what was said of it."""
    bank = Register.all["exam_question"]
    clerk = county.post("clerk", county.BUREAU)
    kept = spreadsheet.keep(bank, clerk, file="题库.xlsx", content=workbook([HEADS, *rows]))
    report = spreadsheet.report_on(kept, at=MORNING)
    spreadsheet.bring_in(report, kept, only_good=True)
    return str(report)


@pytest.mark.django_db
def test_a_bank_comes_in_once_and_a_wrong_answer_is_told() -> None:
    county.set_up()
    wrong = ["单选题", "公共法律知识", "多少日内作出决定？", "六十日", "九十日", "", "", "C", ""]
    rows = [[TODAY, *one, BASIS] for one in (SINGLE, SEVERAL, JUDGE)]
    assert brought(*rows, [TODAY, *wrong]) == "共4行：3行可以导入，1行有要改的地方"
    known = ExamQuestion.objects.order_by("pk").values_list(
        "question_type", "part", "answer", "basis"
    )
    assert list(known) == [
        ("single", "common", "B", BASIS),
        ("multiple", "common", "AC", BASIS),
        ("judge", "common", "错", BASIS),
    ]
    again = [TODAY + dt.timedelta(days=-30), *SINGLE, BASIS]
    assert brought(again) == "共1行：1行已经在台账里，不再导入"
