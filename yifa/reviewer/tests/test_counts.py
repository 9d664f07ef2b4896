"""Things that are counted and named: what agrees is left alone, one more or less is told."""

from __future__ import annotations

import pytest

from yifa.reviewer import Finding, check, typed
from yifa.reviewer.numerals import chinese, in_chinese
from yifa.reviewer.tests.marked import Sentence, sentences

ALL = sentences("counts.txt")
COUNTED = [it for it in ALL if it.figures]


def found_in(text: str) -> list[Finding]:
    return [it for it in check(typed(text)).said if it.rule == "count"]


def changed(it: Sentence, by: int) -> str:
    ((start, end),) = it.figures
    written = it.text[start:end]
    if written.isdigit():
        other = str(int(written) + by)
    else:
        other = in_chinese(int(chinese(written).value) + by)
        other = "两" if other == "二" else other
    return it.text[:start] + other + it.text[end:]


@pytest.mark.parametrize("it", ALL, ids=lambda it: it.text[:24])
def test_as_many_as_are_named_is_left_alone(it: Sentence) -> None:
    assert [finding.message for finding in found_in(it.text)] == []


@pytest.mark.parametrize("it", COUNTED, ids=lambda it: it.text[:24])
def test_one_more_than_are_named_is_told(it: Sentence) -> None:
    assert len(found_in(changed(it, 1))) == 1


@pytest.mark.parametrize(
    "it",
    [it for it in COUNTED if it.text[slice(*it.figures[0])] not in ("两", "2")],
    ids=lambda it: it.text[:24],
)
def test_one_less_than_are_named_is_told(it: Sentence) -> None:
    assert len(found_in(changed(it, -1))) == 1


def test_points_in_lines_of_their_own_are_counted() -> None:
    text = (
        "下一步，重点抓好以下三项工作：\n一是抓学习。坚持集中学法。\n"
        "二是抓落实。压实责任。\n三是抓督查。定期通报。\n"
    )
    assert found_in(text) == []
    (finding,) = found_in(text.replace("三项", "四项"))
    assert finding.quote == "四项"
    assert finding.computed == 3


def test_headings_below_are_counted() -> None:
    text = (
        "四、下一步安排\n2026年，重点抓好以下两个方面：\n（一）继续抓好学习。坚持集中学法，提升法治素养。\n"
        "（二）继续抓好落实。压实工作责任，强化督查考核。\n五、意见建议\n无。\n"
    )
    assert found_in(text) == []
    (finding,) = found_in(text.replace("两个方面", "三个方面"))
    assert finding.quote == "三个"


@pytest.mark.parametrize(
    "text",
    [
        "（一）抓好以下三项工作：一是加强培训；二是强化督察。",
        "（一）抓好以下三项工作\n一是加强培训。落实制度要求。\n二是强化督察。落实工作责任。\n",
        "下一步抓好以下三项工作。\n一是加强培训。落实制度要求。\n二是强化督察。落实工作责任。\n",
    ],
)
def test_points_are_counted_wherever_their_number_stands(text: str) -> None:
    head = "柳溪镇2025年度法治政府建设情况报告\n一、工作安排\n"
    assert [it.quote for it in found_in(head + text)] == ["三项"]
    assert found_in(head + text.replace("三项", "两项")) == []


def test_points_that_stand_before_their_number_are_not_looked_for_after_it() -> None:
    points = "一是抓学习。落实要求。\n二是抓落实。压实责任。\n三是抓督查。定期通报。\n"
    assert found_in(f"要从增加供给和抑制需求两方面采取措施。\n{points}") == []
    assert found_in(f"（一）全面学习领会党的二十大精神。{points}") == []
