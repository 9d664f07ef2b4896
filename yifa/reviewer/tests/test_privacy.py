"""Numbers that are those of persons are found however they are written, and never spread further.

All numbers here are made up: that of the identity card is the one its standard gives as example.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yifa.reviewer import check
from yifa.reviewer.rules.privacy import is_identity, masked
from yifa.reviewer.tests.said import found, of_kind, told
from yifa.reviewer.tests.samples import FICTIONAL_NAMES, REAL_NAMES, any_report

IDENTITY = "11010519491231002X"


@pytest.mark.parametrize("name", [*FICTIONAL_NAMES, *REAL_NAMES])
def test_a_report_without_private_numbers_has_none(name: str) -> None:
    assert found(any_report(name), "privacy") == []


@pytest.mark.parametrize(
    "written",
    [
        IDENTITY,
        IDENTITY.lower(),
        "110105 19491231 002X",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_an_identity_number_however_it_is_written(written: str) -> None:
    (finding,) = found(f"当事人张某（身份证号{written}）申请救助。", "privacy")
    assert (finding.rule, finding.quote, finding.severity) == ("identity-number", written, "error")
    assert finding.stated == "110***********002" + written[-1].translate(str.maketrans("Ｘ", "X"))
    assert "19491231" not in finding.message


@pytest.mark.parametrize(
    "written", ["13800138000", "138-0013-8000", "138 0013 8000", "１３８００１３８０００"]
)
def test_a_mobile_telephone_however_it_is_written(written: str) -> None:
    (finding,) = found(f"联系人：李某，电话{written}，住柳溪村。", "privacy")
    assert (finding.rule, finding.quote, finding.severity) == ("mobile-number", written, "warning")
    assert "138****8000" in finding.message


def test_a_bank_card_beside_its_name() -> None:
    text = "补助发放至其银行卡号6222 0212 3456 7890 128。"
    assert told(text, "privacy") == [("bank-number", "6222 0212 3456 7890 128")]


def test_an_old_identity_number_only_beside_its_name() -> None:
    assert told("身份证号码110105491231002，已核实。", "privacy") == [
        ("identity-number", "110105491231002")
    ]
    assert told("统计编码110105491231002，已核实。", "privacy") == []


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345热线、12348热线，电话010-65207000、0532-8888888。",
        "身份证号110105194912310021，校验码不对。",
        "身份证号110***********002X，电话138****8000。",
        "全年投入13800138000元，发放13912345678份。",
        "统一社会信用代码91110105194912310X，索引号：11370123456789012X/2024-00123。",
        "案号20240113800138000123号。",
        "比例为13.800138000，网址www.a.cn/13800138000/index。",
        "数值6222021234567890128与卡片无关。",
    ],
)
def test_public_and_other_numbers_are_left_alone(text: str) -> None:
    assert told(text, "privacy") == []


def test_a_number_that_is_published_to_be_called_is_only_a_note() -> None:
    (finding,) = found("举报电话：13800138000。", "privacy")
    assert finding.severity == "note"


def test_the_page_around_a_report_is_not_searched() -> None:
    source = of_kind("网站首页\n柳溪镇工作情况。\n主办：柳溪镇 电话：13800138000\n", "html")
    assert [it for it in check(source).findings if it.kind == "privacy"] == []


@settings(deadline=None)
@given(st.text("0123456789Xx", min_size=18, max_size=18))
def test_any_eighteen_figures_are_read_without_fail(figures: str) -> None:
    assert is_identity(figures) in (True, False)


@settings(deadline=None)
@given(st.text("0123456789", min_size=11, max_size=20))
def test_the_middle_is_always_hidden(figures: str) -> None:
    hidden = masked(figures)
    assert len(hidden) == len(figures)
    assert hidden[3:-4] == "*" * (len(figures) - 7)
