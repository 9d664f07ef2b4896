"""A sentence or long clause written twice is found; set words and good Chinese are left alone."""

from __future__ import annotations

import pytest

from yifa.reviewer.tests.said import found, told
from yifa.reviewer.tests.samples import fictional, real

SENTENCE = "镇司法所牵头对全镇行政规范性文件开展专项清理，废止三件，修改两件。"


@pytest.mark.parametrize("name", ["liuxi-2024", "qinghe-2024"])
def test_our_reports_repeat_nothing(name: str) -> None:
    assert found(fictional(name), "repetition") == []


def test_a_clause_that_a_real_report_says_twice_in_a_row() -> None:
    assert told(real("baijia-2022"), "repetition") == [("clause-repeated", "提升群众法律意识")]


def test_a_clause_that_a_real_report_begins_twice() -> None:
    assert told(real("sangri-2021"), "repetition") == [
        ("clause-repeated", "推进“双随机一公开”监管改革“全覆盖”")
    ]


def test_a_real_report_that_repeats_only_set_words() -> None:
    assert told(real("xinkou-2020"), "repetition") == []


def test_a_sentence_written_twice_is_told_at_the_second_place() -> None:
    text = f"加强学习。{SENTENCE}\n抓好普法。\n{SENTENCE.replace('，', ',')}其他照旧。"
    (finding,) = found(text, "repetition")
    assert (finding.rule, finding.severity) == ("sentence-repeated", "error")
    assert finding.start == text.rindex("镇司法所")
    assert finding.terms[0].span.start == text.index("镇司法所")


def test_a_paragraph_written_twice_is_told_once() -> None:
    paragraph = SENTENCE + "全镇各村均已建立法律顾问制度，实现法律服务全覆盖。"
    text = f"{paragraph}\n抓好普法。\n{paragraph}"
    ((rule, quote),) = told(text, "repetition")
    assert (rule, quote) == ("sentence-repeated", paragraph)


def test_points_with_other_numbers_are_the_same_sentence() -> None:
    text = f"一是{SENTENCE}二是加强学习。三是{SENTENCE}"
    assert [rule for rule, _ in told(text, "repetition")] == ["sentence-repeated"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("进一步进一步加强学习。", "进一步进一步"),
        ("推进法治政府法治政府建设。", "法治政府法治政府"),
        ("加强学习的的效果。", "的的"),
    ],
)
def test_words_doubled_by_a_slip(text: str, quote: str) -> None:
    assert told(text, "repetition") == [("words-doubled", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "——为全面推进依法行政、建设法治政府而共同团结奋斗\n抓学习。为全面推进依法行政、建设法治政府而共同团结奋斗。",
        "一步一步落实，层层压实，件件有回音，讨论讨论再决定。",
        "加强人民调解调解员队伍建设，明确目的的要求，的的确确有效。",
        "以习近平新时代中国特色社会主义思想为指导。再以习近平新时代中国特色社会主义思想为指导。",
        "开展学法3次，开展学法3次以上的有5个村，各3次、各3次。节约百分之十，节约百分之十五。",
        "有法必依，执法必严，违法必究。人人保护环境，人人爱护环境。",
        "责任单位：镇司法所、镇平安法治办公室、各村（社区）、镇综合执法队。\n抓学习。\n"
        "责任单位：镇司法所、镇平安法治办公室、各村（社区）、镇综合执法队。",
    ],
)
def test_good_chinese_and_set_words_are_left_alone(text: str) -> None:
    assert told(text, "repetition") == []
