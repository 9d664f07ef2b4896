"""An ordinal that is skipped, repeated or out of order is found; a correct list never alarms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yifa.reviewer import check
from yifa.reviewer.numerals import in_chinese
from yifa.reviewer.tests.said import found, of_kind, told
from yifa.reviewer.tests.samples import FICTIONAL_NAMES, REAL_NAMES, any_report

SENTENCES = ("抓学习。", "抓执法，全年检查四十六次。", "抓普法。")


@pytest.mark.parametrize("name", [*FICTIONAL_NAMES, *REAL_NAMES])
def test_the_lists_of_a_whole_report_are_in_order(name: str) -> None:
    assert found(any_report(name), "enumeration") == []


@pytest.mark.parametrize(
    ("text", "rule", "quote", "computed"),
    [
        ("不足：一是人手少；二是经费少；四是设备旧。", "ordinal-skipped", "四是", "三是"),
        ("不足：一是人手少；三是设备旧。", "ordinal-skipped", "三是", "二是"),
        ("不足：二是经费少；三是设备旧。", "ordinal-start", "二是", "一是"),
        ("不足：一是人手少；二是经费少；二是设备旧。", "ordinal-repeated", "二是", "三是"),
        ("不足：一是人手少；三是设备旧；二是经费少。", "ordinal-disorder", "三是", "二是"),
        ("第一，抓学习。第二，抓执法。第四，抓普法。", "ordinal-skipped", "第四，", "第三"),
        ("其一，抓学习。其三，抓普法。", "ordinal-skipped", "其三，", "其二"),
        ("做到①有人管②有钱办④有地方。", "ordinal-skipped", "④", "③"),
        ("措施：（1）学习；（2）执法；（4）普法。", "ordinal-skipped", "（4）", "（3）"),
        ("措施：1.学习；2.执法；4.普法。", "ordinal-skipped", "4.", "3."),
        ("要求一是**学习**；**二是执法**；**四是普法**。", "ordinal-skipped", "四是", "三是"),
        ("一要学习；二要执法；四要普法。", "ordinal-skipped", "四要", "三要"),
        ("第一步，抓学习。第三步，抓普法。", "ordinal-skipped", "第三步，", "第二步"),
        ("一）学习\n很好。\n三）执法\n很好。", "ordinal-skipped", "三）", "二）"),
        ("一、学习\n很好。\n三、执法\n很好。", "ordinal-skipped", "三、", "二、"),
        ("（一）学习\n很好。\n(二)执法\n好。\n(四)普法\n好。", "ordinal-skipped", "(四)", "(三)"),
        ("1.学习6次；\n3.普法5场；", "ordinal-skipped", "3.", "2."),
        ("一、学习\n很好。\n二、执法\n很好。\n二、普法\n好。", "ordinal-repeated", "二、", "三、"),
        ("第一部分 学习\n很好。\n第三部分 执法\n好。", "ordinal-skipped", "第三部分", "第二部分"),
        (
            "一、甲\n好。\n三、乙\n好。\n二、丙\n好。\n四、丁\n好。",
            "ordinal-disorder",
            "三、",
            "二、",
        ),
    ],
)
def test_what_does_not_follow_is_told_once_and_where(
    text: str, rule: str, quote: str, computed: str
) -> None:
    (finding,) = found("情况如下。\n" + text, "enumeration")
    assert (finding.rule, finding.quote.strip(), finding.computed) == (rule, quote, computed)
    assert finding.severity == "error"


def test_the_sentence_says_what_is_missing() -> None:
    (finding,) = found("不足：一是人手少；二是经费少；五是设备旧。", "enumeration")
    assert finding.message == "“二是”之后直接是“五是”，缺“三是”“四是”，请补上或改正编号。"
    assert finding.terms[0].written == "二是"


@pytest.mark.parametrize(
    "text",
    [
        "成绩：一是学习好；二是执法好。不足：一是人少；二是钱少；三是事多。",
        "一是学习好；二是执法好。\n一是人少；二是钱少；三是事多。",
        "一是抓学习。主要有：一是党课；二是讲座；三是考试。\n二是抓执法。\n三是抓普法。",
        "一是抓学习。\n二是抓执法。\n主要有：一是检查；二是处罚；三是公示。\n三是抓普法。",
        "一是抓学习：（1）党课；（2）讲座。二是抓执法：（1）检查；（2）处罚；（3）公示。",
        "第一，看两种可能：第一，改过来；第二，改不过来。第二，要团结。第三，要学习。",
        "主要表现为一是人少，二是钱少，三是事多。",
        "一是抓学习，再是抓执法，三是抓普法。",
        "做法有一是学习，二是执法，三是普法。不足有一是人少，二是钱少。",
        "任务落实情况1、学习很好。2、执法很好。",
        "首先，抓学习。二是抓执法，三是抓普法。",
        "这是重要工作之一是抓学习。全镇统一是非标准，唯一要求是守法，一方面学习，另一方面执法。",
        "全市第一、第三产业协调发展，考核位居全市第二，群众满意度全县第三，成绩突出。",
        "依照该条第（二）项、第（四）项办理，（五）项除外。",
        "要办两件大事：一是修路；一是通水。",
        "一、学习\n1.党课\n内容好。\n2.讲座\n内容好。\n二、执法\n3.检查\n内容好。\n4.处罚\n内容好。",
        "一、学习\n（一）党课\n好。\n（二）讲座\n好。\n二、执法\n（一）检查\n好。\n（二）处罚\n好。",
        "1.学习\n（一）党课\n好。\n（二）讲座\n好。\n2.执法\n（一）检查\n好。\n（二）处罚\n好。",
        "三、打算\n抓学习。\n四、建议\n加强指导。",
        "目录\n一、学习\n二、执法\n一、学习\n抓学习。\n二、执法\n抓执法。",
        "四、打算\n有三条：\n一、学习\n好。\n二、执法\n好。\n三、普法\n好。\n五、建议\n多指导。",
        "一、学习情况（一）党课好。\n（二）讲座好。\n二、执法情况\n好。",
        "推动一、二、三产业融合。投入12.5万元，涨幅3.7%，占比1.2。",
        "（四）四要素齐全，一要务不放松，两要点记牢，三是否清楚都要问。",
    ],
)
def test_a_correct_list_and_words_that_only_look_like_one_are_left_alone(text: str) -> None:
    assert told(text, "enumeration") == []


def test_markdown_numbers_its_lists_itself() -> None:
    source = of_kind("# 打算\n\n1. 学习\n1. 执法\n1. 普法\n", "md")
    assert [it for it in check(source).findings if it.kind == "enumeration"] == []


Style = Callable[[int], str]
STYLES: st.SearchStrategy[Style] = st.sampled_from(
    [
        lambda n: f"{in_chinese(n)}是",
        lambda n: f"第{in_chinese(n)}，",
        lambda n: f"其{in_chinese(n)}，",
        lambda n: f"（{n}）",
        lambda n: chr(ord("①") + n - 1),
        lambda n: f"（{in_chinese(n)}）",
    ]
)
JOINTS = st.sampled_from(["", "\n"])


@settings(deadline=None)
@given(STYLES, st.integers(2, 12), JOINTS, st.sampled_from(SENTENCES))
def test_a_list_of_any_length_is_in_order(
    style: Style, length: int, joint: str, words: str
) -> None:
    text = "情况如下：" + joint + joint.join(style(n) + words for n in range(1, length + 1))
    assert found(text, "enumeration") == []


@settings(deadline=None)
@given(STYLES, st.integers(3, 12), JOINTS, st.sampled_from(SENTENCES), st.data())
def test_any_point_left_out_of_the_middle_is_found(
    style: Style, length: int, joint: str, words: str, data: st.DataObject
) -> None:
    missing = data.draw(st.integers(2, length - 1))
    numbers = [n for n in range(1, length + 1) if n != missing]
    text = "情况如下：" + joint + joint.join(style(n) + words for n in numbers)
    (finding,) = found(text, "enumeration")
    assert finding.quote == style(missing + 1)
    assert finding.computed == style(missing).rstrip("，")
