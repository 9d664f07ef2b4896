"""What must hold of any number, sum, rate and list of sections, not only of those we thought of."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from yifa.reviewer import check, quantities_in, typed
from yifa.reviewer.tests.gold.printing import (
    RATES,
    SUMS,
    chinese,
    full_width,
    in_ten_thousands,
    listed,
    percent,
)
from yifa.reviewer.tests.samples import texts

CHINESE = "一二三四五六七八九十"
SECTIONS = (
    "{chinese}、",
    "（{chinese}）",
    "({chinese})",
    "{arabic}.",
    "{arabic}、",
    "（{arabic}）",
)
POINTS = ("{chinese}是", "第{chinese}，", "（{arabic}）", "{arabic}.")
THEMES = [
    *("组织领导", "依法履职", "制度建设", "科学决策", "行政执法"),
    *("应急处置", "纠纷化解", "权力监督", "普法宣传", "科技保障"),
]
SENTENCES = [f"全镇推进{theme}，做了大量工作，取得了实效。" for theme in THEMES]
UNITS = st.sampled_from(["件", "起", "宗", "人次", "批"])
PARTS = st.lists(st.integers(2, 3000), min_size=3, max_size=7)


def rules(text: str) -> list[str]:
    """Name the rules by which something is said of a text, unasked."""
    return [it.rule for it in check(typed(text)).said]


@settings(deadline=None)
@given(st.integers(3, 99_999_999))
def test_a_number_is_read_as_it_was_written(number: int) -> None:
    ways = (
        str(number),
        f"{number:,}",
        full_width(number),
        chinese(number),
        in_ten_thousands(number),
    )
    for written in ways:
        (it,) = quantities_in(f"全年共办理案件{written}件，均已办结。")
        assert (it.text, it.value) == (f"{written}件", Decimal(number))


@settings(deadline=None)
@given(st.sampled_from(SUMS), PARTS, UNITS)
def test_a_sum_that_is_right_raises_no_alarm(words: str, parts: list[int], unit: str) -> None:
    assert rules(words.format(total=sum(parts), unit=unit, parts=listed(parts, unit))) == []


@settings(deadline=None)
@given(st.sampled_from(SUMS), PARTS, UNITS, st.data())
def test_one_changed_figure_of_a_closed_sum_is_found(
    words: str, parts: list[int], unit: str, data: st.DataObject
) -> None:
    figures = [sum(parts), *parts]
    place = data.draw(st.integers(0, len(parts)))
    changed = data.draw(st.integers(2, 20_000).filter(lambda it: it != figures[place]))
    figures[place] = changed
    text = words.format(total=figures[0], unit=unit, parts=listed(figures[1:], unit))
    assert {"sum", "bound"} & set(rules(text))


@settings(deadline=None)
@given(
    st.sampled_from(RATES),
    st.integers(2, 5000),
    st.integers(1, 5000),
    st.integers(0, 2),
    st.booleans(),
)
def test_a_rate_that_is_right_raises_no_alarm(
    words: str, whole: int, part: int, decimals: int, cut: bool
) -> None:
    assume(part <= whole)
    rate = percent(part, whole, decimals, cut=cut)
    assert rules(words.format(whole=whole, part=part, rate=rate)) == []


@settings(deadline=None)
@given(st.sampled_from(RATES), st.integers(20, 5000), st.integers(1, 5000), st.integers(1, 99))
def test_a_rate_that_is_off_by_more_than_rounding_is_found(
    words: str, whole: int, part: int, stated: int
) -> None:
    assume(part <= whole and abs(Decimal(part * 100) / whole - stated) > 2)
    # Of two counts side by side the second may be no part of the first, but all besides it.
    assume(abs(Decimal(part * 100) / (whole + part) - stated) > 2)
    assert "ratio" in rules(words.format(whole=whole, part=part, rate=f"{stated}%"))


@settings(deadline=None)
@given(st.sampled_from(SECTIONS), st.integers(3, 10), st.data())
def test_a_gap_in_the_sections_is_found_wherever_it_is(
    style: str, last: int, data: st.DataObject
) -> None:
    left_out = data.draw(st.integers(1, last - 2))
    lines = [f"{numbered(style, it)}{THEMES[it]}\n{SENTENCES[it]}" for it in range(last)]
    assert "enumeration" not in kinds("工作总结\n" + "\n".join(lines))
    del lines[left_out]
    assert "enumeration" in kinds("工作总结\n" + "\n".join(lines))


@settings(deadline=None)
@given(st.sampled_from(POINTS), st.integers(3, 9), st.data())
def test_a_gap_in_an_enumeration_inside_a_paragraph_is_found(
    style: str, last: int, data: st.DataObject
) -> None:
    left_out = data.draw(st.integers(1, last - 2))
    points = [f"{numbered(style, it)}{SENTENCES[it]}" for it in range(last)]
    text = "一、主要工作\n全镇推进各项工作。{}\n二、存在问题\n力量不足。"
    assert "enumeration" not in kinds(text.format("".join(points)))
    del points[left_out]
    assert "enumeration" in kinds(text.format("".join(points)))


@settings(deadline=None)
@given(st.sampled_from(SECTIONS), st.integers(3, 10), st.data())
def test_two_sections_that_changed_places_are_found(
    style: str, last: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, last - 2))
    lines = [f"{numbered(style, it)}{THEMES[it]}\n{SENTENCES[it]}" for it in range(last)]
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    assert "enumeration" in kinds("工作总结\n" + "\n".join(lines))


@settings(deadline=None)
@given(st.sampled_from(texts()), st.randoms(use_true_random=False))
def test_sentences_of_a_correct_report_contradict_each_other_in_no_order(
    text: str, random: Random
) -> None:
    sentences = [it for it in text.replace("\n", "").split("。") if it.strip()]
    random.shuffle(sentences)
    assert "arithmetic" not in kinds("。\n".join(sentences))


def numbered(style: str, place: int) -> str:
    """Write the number of the section or point at a place, the first being 0."""
    return style.format(chinese=CHINESE[place], arabic=place + 1)


def kinds(text: str) -> list[str]:
    """Name the kinds of what is said of a text, unasked."""
    return [it.kind for it in check(typed(text)).said]
