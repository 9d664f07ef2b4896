"""Registering and accepting a dispute where the browser runs no script."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests import house
from tests.browser.conftest import employ
from tests.browser.seat import Seat
from yifa.kernel.tests import county


def test_a_dispute_is_registered_and_accepted_without_any_script(sit: Callable[..., Seat]) -> None:
    employ("何砚秋", ("clerk", county.TOWN_COMMITTEE), ("clerk", county.TOWN))
    clerk = sit(script=False)
    clerk.sign_in("何砚秋", house.PASSWORD, post=county.TOWN)
    clerk.switch_post(county.TOWN_COMMITTEE)
    clerk.menu("矛盾纠纷")
    clerk.follow("登记一件")
    clerk.fill("事由", "承包地界址纠纷")
    clerk.press("再加一位当事人")
    expect(clerk.field("事由")).to_have_value("承包地界址纠纷")
    for place, name in enumerate(["周明远", "吴桂兰", "石坎村股份经济合作社"]):
        clerk.fill("姓名或者名称", name, which=place)
    clerk.choose("类型", "山林土地纠纷")
    clerk.choose("来源", "排查发现")
    clerk.press("登记")
    expect(clerk.toast).to_contain_text("柳调委调〔2026〕1号")
    clerk.follow("受理")
    clerk.press("受理")
    expect(clerk.page.locator("[aria-current=step]")).to_contain_text("已受理")
    clerk.sees("12月18日")
