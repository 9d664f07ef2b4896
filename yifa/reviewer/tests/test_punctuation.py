"""Marks that come in pairs and do not, pairs of two widths, and marks written twice."""

from __future__ import annotations

import pytest

from yifa.reviewer.tests.said import found, told
from yifa.reviewer.tests.samples import FICTIONAL_NAMES, REAL_NAMES, any_report


@pytest.mark.parametrize("name", [*FICTIONAL_NAMES, *REAL_NAMES])
def test_the_marks_of_a_whole_report_are_in_order(name: str) -> None:
    assert told(any_report(name), "punctuation") == []


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("落实《行政处罚法，规范执法。", "mark-unpaired", "《行政处罚法"),
        ("落实行政处罚法》，规范执法。", "mark-unpaired", "落实行政处罚法》"),
        ("推行“三项制度，规范执法。", "mark-unpaired", "“三项制度"),
        ("推行三项制度”，规范执法。", "mark-unpaired", "推行三项制度”"),
        ("推行“三项制度“，规范执法。", "mark-unpaired", "“三项制度"),
        ('推行"三项制度，规范执法。', "mark-unpaired", '"三项制度'),
        ("各村（社区开展活动。", "mark-unpaired", "（社区开展活动"),
        ("各村社区）开展活动。", "mark-unpaired", "各村社区）"),
        ("依据【2024】3号】办理。", "mark-unpaired", "3号】"),
        ("各村（社区)开展活动。", "mark-widths", "（社区)"),
        ("各村(社区）开展活动。", "mark-widths", "(社区）"),
        ('推行“三项制度"，规范执法。', "mark-widths", '“三项制度"'),
        ("规范执法。。", "mark-doubled", "。。"),
        ("规范执法，，文明执法。", "mark-doubled", "，，"),
        ("规范执法,,文明执法。", "mark-doubled", ",,"),
        ("规范执法，。", "mark-doubled", "，。"),
        ("规范、、文明执法。", "mark-doubled", "、、"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, rule: str, quote: str) -> None:
    (finding,) = found(text, "punctuation")
    assert (finding.rule, finding.quote) == (rule, quote)


@pytest.mark.parametrize(
    "text",
    [
        "落实《中华人民共和国〈行政处罚法〉实施办法》，推行“三项制度”（含‘双随机’）。",
        "会议要求：“全面推进依法行政。\n严格规范执法。”大家赞成。",
        "组织学习《法治政府建设\n实施纲要》。",
        "1）抓学习；2)抓执法；a）抓普法。",
        "执法全过程记录……办结率100%：其中立案3件。",
        "全镇,严格规范(公正)文明执法,效果好.",
        'People’s court 和 ’98抗洪，15"屏幕。',
        "(四)继续加强执法。（五）继续普法。",
        "时间为8:30-17:30，比例1:3，网址http://a.b/c;d。",
        "为民服务！！真的吗？！",
    ],
)
def test_what_people_rightly_write_is_left_alone(text: str) -> None:
    assert found(text, "punctuation") == []


def test_several_marks_of_one_sentence_are_one_slip() -> None:
    (finding,) = found("推行”三项制度”，规范执法。", "punctuation")
    assert "没有配成对" in finding.message
    assert len(finding.terms) == 1
