"""Averages and the growth of several years: what the figures allow is left alone, the rest told."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yifa.reviewer import Finding, check, typed

NUMBER = st.integers(2, 400)
ROUNDING = st.sampled_from([ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING])
FORMS = st.sampled_from(
    [
        "全镇{number}个村开展法治讲座{total}场，村均{mean}场。",
        "{number}名调解员全年调解纠纷{total}件，人均{mean}件。",
        "举办培训{number}期，培训执法人员{total}人次，平均每期{mean}人次。",
        "全年走访{total}户，{number}支队伍参加，平均每支走访{mean}户。",
    ]
)
COUNTS = st.lists(st.integers(20, 900), min_size=3, max_size=5, unique=True)


def told(text: str) -> list[Finding]:
    return [it for it in check(typed(text)).said if it.kind == "arithmetic"]


@settings(deadline=None)
@given(FORMS, NUMBER, st.integers(1, 5000), st.integers(0, 2), ROUNDING)
def test_an_average_rounded_in_any_way_is_left_alone(
    form: str, number: int, total: int, decimals: int, rounding: str
) -> None:
    mean = (Decimal(total) / number).quantize(Decimal(1).scaleb(-decimals), rounding)
    assert told(form.format(number=number, total=total, mean=mean)) == []


@settings(deadline=None)
@given(FORMS, NUMBER, st.integers(1, 5000), st.integers(0, 2), st.integers(2, 300))
def test_an_average_that_is_off_is_told(
    form: str, number: int, total: int, decimals: int, off: int
) -> None:
    step = Decimal(1).scaleb(-decimals)
    mean = (Decimal(total) / number).quantize(step, ROUND_HALF_UP) + off * step
    (finding,) = told(form.format(number=number, total=total, mean=mean))
    assert finding.stated == mean


def test_an_average_that_comes_out_even_is_not_rounded_up() -> None:
    assert told("全镇8个村开展法治讲座96场，村均12场。") == []
    (finding,) = told("全镇8个村开展法治讲座96场，村均13场。")
    assert finding.computed == 12


def test_the_working_of_an_average_is_written_out() -> None:
    (finding,) = told("全年法律援助共办案240件，平均每月24件。")
    assert finding.message == "240÷12＝20，文中平均为24件。"


@pytest.mark.parametrize(
    "sentence",
    [
        "今年以来受理诉求2,200件，月均230件。",
        "全年接待2400人次，其中集体访900人次，平均每月300人次。",
        "8个村均开展法治讲座12场。",
        "全镇总收入3.6亿元，人口2.4万人，人均纯收入12000元。",
    ],
)
def test_an_average_of_what_is_not_stated_is_not_tested(sentence: str) -> None:
    assert told(sentence) == []


@settings(deadline=None)
@given(COUNTS, st.data(), st.integers(2, 50))
def test_growth_between_two_of_several_years(
    counts: list[int], data: st.DataObject, off: int
) -> None:
    years = [2025 - len(counts) + place for place in range(len(counts))]
    now = data.draw(st.integers(1, len(counts) - 1))
    rate = (abs(Decimal(100) * (counts[now] - counts[now - 1]) / counts[now - 1])).quantize(
        Decimal("0.1"), ROUND_HALF_UP
    )
    word = "增长" if counts[now] > counts[now - 1] else "下降"
    listed = "，".join(f"{year}年受理{it}件" for year, it in zip(years, counts, strict=True))
    text = f"{listed}，{years[now]}年较上年{word}{{}}%。"
    assert told(text.format(rate)) == []
    (finding,) = told(text.format(rate + off))
    assert finding.stated == rate + off
