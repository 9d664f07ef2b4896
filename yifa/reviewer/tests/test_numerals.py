"""Numerals are read in all the forms that officials write."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.reviewer.numerals import arabic, chinese, in_chinese


@given(st.integers(1, 10**11))
def test_every_chinese_numeral_means_what_it_was_written_from(number: int) -> None:
    assert chinese(cn2an.an2cn(number)).value == number


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_figures_with_separators_mean_the_same(number: int, decimals: int) -> None:
    value = Decimal(number).scaleb(-decimals)
    assert arabic(f"{value:,f}").value == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("两", 2),
        ("十二", 12),
        ("两百五", 250),
        ("一百零五", 105),
        ("三万五", 35000),
        ("一千二百", 1200),
        ("二〇二三", 2023),
        ("一亿二千万", 120000000),
        ("九十八点五", Decimal("98.5")),
    ],
)
def test_chinese_numerals(written: str, value: Decimal) -> None:
    assert chinese(written).value == value


def test_full_width_figures_and_scales() -> None:
    assert arabic("１２３．５", "万").value == 1235000
    assert arabic("1.36", "亿") == (Decimal(136000000), Decimal(1000000))


@given(st.integers(1, 99))
def test_ordinals_are_written_as_headings_count(number: int) -> None:
    assert chinese(in_chinese(number)).value == number
