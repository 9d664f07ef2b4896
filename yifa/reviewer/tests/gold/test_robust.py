"""Whatever is thrown at the rules, they answer, and what they answer fits the text."""

from __future__ import annotations

import re
from itertools import cycle

from hypothesis import example, given, settings
from hypothesis import strategies as st

from yifa.reviewer import Review, check, typed
from yifa.reviewer.tests.gold.sentences import cases
from yifa.reviewer.tests.samples import texts

PIECES = [
    *"一二三十百万0123456789０９,，.。、：；（）()《》“”〈〉%％\n\t\u3000",
    *"年月日件个次人占其中共计分别为较上年增长下降率达是第的与和约余",
    "其中",
    "分别为",
    "合计",
    "共计",
    "一是",
    "三是",
    "（一）",
    "（三）",
    "一、",
    "\n三、",
    "成功率",
    "同比增长",
    "百分之",
    "个百分点",
    "第一责任人",
    "2022年",
    "“七五”普法",
    "**",
    "13800138000",
    "110101199003070011",
    *("2件", "占3%", "、9%", "7%", "共12件：", "；5人次", "由3个", "增加到", "倍", "均为", "每月"),
]
MESS = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)
NUMBER = re.compile("[0-9]+(?:,[0-9]{3})*(?:[.][0-9]+)?")
#: Nothing, next to nothing, and the longest numbers that are read.
EXTREMES = ["0", "0.0", "0.000000000001", "9" * 24, "9" * 24 + "万亿", "1", "三分之二", "5分之0"]
SENTENCES = tuple(it.right for it in cases())


def assert_fits(review: Review, text: str) -> None:
    """Each finding lies in the text and quotes it; they are in order and none comes twice."""
    findings = review.findings
    for it in findings:
        assert 0 <= it.start < it.end <= len(text)
        assert it.quote == text[it.start : it.end]
        assert it.message and it.basis
        assert all(0 <= term.span.start < term.span.end <= len(text) for term in it.terms)
    assert list(findings) == sorted(findings, key=lambda it: (it.start, it.end, it.rule))
    assert len({(it.start, it.end, it.rule, it.message) for it in findings}) == len(findings)
    for relation in review.relations:
        for term in (relation.stated, *relation.terms):
            start, end = term.span
            assert 0 <= start < end <= len(text)


@settings(deadline=None)
@given(MESS)
@example(";2件占3%、9%")
@example("0位:\n7%\n(2%。")
@example("(二二二)")
@example("0件少1件少4件。")
def test_a_mess_of_figures_words_and_marks(text: str) -> None:
    assert_fits(check(typed(text)), text)


@settings(deadline=None)
@given(st.sampled_from(SENTENCES), st.lists(st.sampled_from(EXTREMES), min_size=1))
@example("受理2件，比上年增加2件，增长100%。", ["2"])
@example("发现隐患63处，整改57处，整改率90.5%。", ["1", "9" * 24 + "万亿", "0.000000000001"])
@example("5个乡镇共调解矛盾纠纷50件，平均每个乡镇10件。", ["5", "9" * 24 + "万亿", "201"])
def test_a_sentence_with_numbers_that_nobody_writes(sentence: str, numbers: list[str]) -> None:
    others = cycle(numbers)
    text = NUMBER.sub(lambda _: next(others), sentence)
    assert_fits(check(typed(text)), text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    assert_fits(check(typed(text)), text)


@settings(deadline=None)
@given(st.sampled_from(texts()), st.data())
def test_a_report_that_was_cut_and_patched(report: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(report)))
    end = data.draw(st.integers(start, min(len(report), start + 300)))
    text = report[:start] + data.draw(MESS) + report[end:]
    assert_fits(check(typed(text)), text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from(["", "\n", "\n\n　　"]))
def test_sentences_put_together(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    assert_fits(check(typed(text)), text)
