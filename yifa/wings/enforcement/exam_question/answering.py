"""How a right answer is written: one letter, several in their order, or 对 and 错."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from yifa.kernel.gates import Refused

from .models import LETTERS, Form

if TYPE_CHECKING:
    from .models import ExamQuestion

#: What people write for a statement that is right, or wrong.
SAID = {"对": "对", "正确": "对", "√": "对", "错": "错", "错误": "错", "×": "错"}
BETWEEN = re.compile(r"[\s、，,；;.]")
FEWEST_OPTIONS, FEWEST_OF_SEVERAL = 2, 2


def answer_of(question: ExamQuestion) -> str:
    """The right answer as it is compared: AC for 「c、a」; Refused where the question is none."""
    told = BETWEEN.sub("", unicodedata.normalize("NFKC", question.answer)).upper()
    options = [one.strip() for one in question.options]
    if question.question_type == Form.JUDGE:
        if any(options):
            raise refused("option_a", "判断题不填选项，答案写“对”或者“错”")
        if told not in SAID:
            raise refused("answer", f"判断题的答案写“对”或者“错”，现在是“{question.answer}”")
        return SAID[told]
    filled = [letter for letter, text in zip(LETTERS, options, strict=True) if text]
    if len(filled) < FEWEST_OPTIONS or "".join(filled) != LETTERS[: len(filled)]:
        raise refused("option_a", "选项从A起依次填，至少填A、B两个，中间不空")
    if strange := sorted(set(told) - set(filled)):
        raise refused("answer", f"答案中的“{'、'.join(strange)}”不是已经填写的选项，核对答案")
    letters = "".join(sorted(set(told)))
    if question.question_type == Form.SINGLE and len(letters) != 1:
        raise refused("answer", f"单选题的答案只写一个选项，现在是“{question.answer}”")
    if question.question_type == Form.MULTIPLE and len(letters) < FEWEST_OF_SEVERAL:
        raise refused("answer", f"多选题的答案写两个以上选项，现在是“{question.answer}”")
    return letters


def refused(field: str, told: str) -> Refused:
    """A question that can't stand in the bank as it is."""
    return Refused("入库", fields={field: told})
