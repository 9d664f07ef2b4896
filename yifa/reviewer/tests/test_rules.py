"""Whatever the text, the rules read it without failing and point at what they quote."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yifa.reviewer import check, rules, typed
from yifa.reviewer.source import Kind, Source
from yifa.reviewer.tests.said import of_kind
from yifa.reviewer.tests.samples import FIXTURES

WHOLE = (FIXTURES / "liuxi-2024.txt").read_text(encoding="utf-8")
WORDS = """
一、甲|（二）乙|三是|四是丙；|第一，|其三，|①|⑤|（3）|1.|。|，|：|《|》|“|”|(|）|"|‘|**|# |— 3 —
柳溪镇2022年度法治政府建设情况报告|现将2021年度工作情况报告如下|2023年，|二、2022年工作计划
“七五”普法|《法治政府建设实施纲要（2015— 2020年）》|11010519491231002X|138 0013 8000|６２２２
XX件|20XX年|&nbsp;|<p>|围。|推进落实推进落实|加强学习，加强学习，|柳溪镇人民政府|2022年1月3日
首页 > 政务公开
"""
BREAKS = ("\n", "\n\n", "\f", "\ufffd", "\ud800", "\ufeff", "\u200b", "\u3000")
PIECES = st.sampled_from([*WORDS.strip().replace("\n", "|").split("|"), *BREAKS, *BREAKS])
KINDS: tuple[Kind, ...] = ("txt", "md", "html", "docx", "pdf")


def assert_sound(source: Source) -> None:
    text = source.text
    for finding in check(source).findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
        assert finding.message.endswith("。")
        assert not finding.message.endswith("。。")
        assert finding.basis
        for term in finding.terms:
            assert 0 <= term.span.start < term.span.end <= len(text)


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(KINDS))
@example("A\r\x1b", "docx")  # a line that holds nothing to see, after one that is not finished
def test_any_text(text: str, kind: Kind) -> None:
    assert_sound(of_kind(text, kind))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(KINDS))
def test_the_pieces_of_reports_however_mixed(text: str, kind: Kind) -> None:
    assert_sound(of_kind(text, kind))


@settings(deadline=None)
@given(st.data())
def test_a_report_from_which_a_stretch_was_cut_or_into_which_one_was_put(
    data: st.DataObject,
) -> None:
    start = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(start, min(start + 60, len(WHOLE))))
    put = data.draw(st.lists(PIECES, max_size=3).map("".join))
    assert_sound(typed(WHOLE[:start] + put + WHOLE[end:]))


@pytest.mark.parametrize("name", sorted(path.name for path in FIXTURES.glob("*.txt")))
def test_no_finding_is_told_twice(name: str) -> None:
    findings = check(typed((FIXTURES / name).read_text(encoding="utf-8"))).findings
    places = Counter((it.rule, it.start, it.end) for it in findings)
    assert [place for place, times in places.items() if times > 1] == []


def test_every_rule_is_explained_in_chinese() -> None:
    for rule in rules().values():
        assert rule.title
        assert rule.proves.endswith("。")
        assert rule.basis
