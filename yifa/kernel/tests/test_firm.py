"""A firm is named in clear, a person never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yifa.kernel.firm import is_firm
from yifa.kernel.party import Party, masking

WORDS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@pytest.mark.parametrize(
    "name",
    [
        "青禾柳丰农机服务部",
        "青禾山泉食品有限公司",
        "石桥村村民委员会",
        "柳溪镇石桥村",
        "石桥村第三村民小组",
        "柳溪镇卫生院",
        "青禾县第二小学",
        "清泉养殖专业合作社",
        "张三餐饮店",
    ],
)
def test_a_firm_or_a_body_stands_in_clear(name: str) -> None:
    assert is_firm(name)


@pytest.mark.parametrize(
    "name",
    [
        "周明远",
        "周明远（个体户）",
        "周明远个体工商户",
        "欧阳小园",
        "石桥村",
        "阿卜杜·买买提社",
        "周明远、李大山等五户",
        "周小园、王爱社",
        "",
    ],
)
def test_what_may_be_a_person_is_masked(name: str) -> None:
    assert not is_firm(name)


@given(st.text(WORDS, min_size=1, max_size=4))
def test_no_name_as_short_as_a_persons_stands_in_clear(name: str) -> None:
    shown = masking([Party(name=name)])(f"甲方{name}")
    assert len(name) == 1 or name not in shown.removeprefix("甲方")


@given(st.text(WORDS, min_size=2, max_size=4), st.integers(0, 10**17 - 1))
def test_an_identity_card_makes_nobody_a_firm(name: str, digits: int) -> None:
    for last in "0123456789X":
        card = f"{digits:017}"[:6] + "19900307" + f"{digits:017}"[14:17] + last
        assert not is_firm(name, card)


def test_a_name_of_any_wording_is_clear_with_a_credit_code_but_not_a_single_traders() -> None:
    assert is_firm("柳丰", "91350100M000100Y43")
    assert not is_firm("柳丰", "91350100M000100Y44")
    assert not is_firm("周明远", "92350100M000100Y40")


def test_the_owners_name_within_the_name_of_a_shop_is_masked_where_the_owner_takes_part() -> None:
    shop, owner = Party(name="张三丰餐饮店"), Party(name="张三丰", capacity="agent")
    assert masking([shop])("张三丰餐饮店欠货款") == "张三丰餐饮店欠货款"
    assert masking([shop, owner])("张三丰餐饮店欠货款") == "张××餐饮店欠货款"


def test_a_name_that_is_part_of_another_is_masked_after_it() -> None:
    people = [Party(name="周明"), Party(name="周明远")]
    assert masking(people)("周明远、周明") == "周××、周×"
