"""What is printed of lawsuits and suggestions: the case in clear words, nothing that is signed."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pytest

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.printing import print_out, printouts_of
from yifa.kernel.register import Register
from yifa.kernel.stories import play, stories_of
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at

pytestmark = pytest.mark.django_db


def after(kind: str, name: str) -> Matter:
    county.set_up()
    register = Register.all[kind]
    story = next(one for one in stories_of(register) if str(one) == name)
    assert play(story, register, cast=county.post, home=county.place(county.TOWN)) == []
    found: Matter = register.model._default_manager.get()
    return found


def text_of(matter: Matter, name: str) -> str:
    clerk = county.post("clerk", matter.holder)
    _, content = print_out(matter, name, by=clerk, at=at(dt.date(2026, 11, 18)))
    paper = docx.Document(io.BytesIO(content))
    cells = [
        cell.text for table in paper.tables for row in table.rows for cell in row.cells if cell.text
    ]
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


@pytest.mark.parametrize(
    ("story", "paper", "words"),
    [
        (
            "won_with_the_head",
            "defence",
            ["行政答辩状", "处罚决定事实清楚", "青禾县人民法院", "青禾县山泉建筑工程有限公司"],
        ),
        (
            "won_with_the_head",
            "evidence",
            ["证据清单", "询问笔录", "《建筑工程施工许可管理办法》", "作出行政行为时已经收集"],
        ),
        ("won_with_the_head", "mandate", ["授权委托书", "法规科 林若溪", "浙江清源律师事务所"]),
        ("won_with_the_head", "identity", ["身份证明", "郑启明", "副局长", "副职负责人"]),
        (
            "head_absent_without_reason",
            "absence",
            ["负责人不能出庭情况说明", "需要履行他人不能代替的公务", "当天主持全县防汛会商"],
        ),
        (
            "delay_refused",
            "more_time",
            ["延期提供证据申请书", "经办人出差", "青禾县人民法院"],
        ),
        (
            "absent_after_postponement",
            "another_day",
            ["延期开庭申请书", "2026年4月29日", "分管负责人赴外地处置险情"],
        ),
        ("own_appeal_remanded", "appeal", ["行政上诉状", "一审遗漏当事人"]),
        ("second_instance_affirmed", "defence", ["行政答辩状（二审）", "上诉请求"]),
        (
            "same_act_again",
            "loss",
            ["败诉案件分析报告", "主要证据不足", "认定开工日期的证据不足", "补充调查清单"],
        ),
    ],
)
def test_a_paper_tells_what_was_recorded(story: str, paper: str, words: list[str]) -> None:
    text = text_of(after("lawsuit", story), paper)
    for one in words:
        assert one in text, one


def test_the_answer_to_a_letter_tells_what_was_done() -> None:
    text = text_of(after("suggestion", "not_adopted"), "reply")
    for one in ("关于其他检察建议的回复", "青禾县人民检察院", "不采纳", "不属于本机关职责"):
        assert one in text, one


def test_what_there_is_nothing_to_tell_of_is_not_offered() -> None:
    case = after("lawsuit", "no_answer_at_all")
    clerk = county.post("clerk", case.holder)
    offered = printouts_of(case, clerk)
    assert "absence" not in offered and "identity" not in offered and "mandate" not in offered
    assert {"defence", "evidence", "loss"} <= offered.keys()
    with pytest.raises(Refused, match="没有决定由工作人员出庭"):
        print_out(case, "absence", by=clerk, at=at(dt.date(2026, 11, 18)))
