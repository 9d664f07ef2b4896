"""Somebody with a phone and no script asks, a clerk confirms, and the code says by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests import house
from tests.browser.conftest import employ
from tests.browser.seat import PHONE, Seat
from yifa.kernel.tests import county
from yifa.web.public import ask_guard


def test_a_request_goes_from_a_phone_to_the_desk_and_back(
    sit: Callable[..., Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask_guard, "SOONEST", dt.timedelta(0))  # a test types faster than people
    employ("何砚秋", ("clerk", county.HOUSING))
    phone = sit(width=PHONE, script=False)
    page = phone.page
    phone.go("/public/ask/")
    page.get_by_role("link", name="申请政府信息公开").click()
    page.get_by_role("link", name=county.HOUSING).click()
    page.get_by_label("想要什么信息").fill("青禾县2025年老旧小区改造项目清单")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("alert")).to_contain_text("下面标出的地方要改，别的都还在")
    page.get_by_label("自然人").check()
    page.get_by_label("您的姓名").fill("周明远")
    page.get_by_label("身份证号或者信用代码").fill("330199198001010014")
    page.get_by_label("联系电话").fill("13800002046")
    page.get_by_role("button", name="提交").click()
    expect(phone.heading).to_contain_text("收到了，编号")
    code = page.locator(".public-key-value").inner_text()
    with page.expect_download() as receipt:
        page.get_by_role("button", name="存下回执").click()
    assert receipt.value.suggested_filename.endswith(".pdf")

    clerk = sit()
    clerk.sign_in("何砚秋", house.PASSWORD)
    clerk.sees("网上新提交1件")
    clerk.page.get_by_role("link", name="确认收到").click()
    clerk.page.get_by_label("已与申请人确认收到").check()
    clerk.page.get_by_label("身份证明已核对").check()
    clerk.page.locator("main").get_by_role("button", name="确认收到").click()
    expect(clerk.toast).to_contain_text("确认收到")

    phone.go("/public/track/")
    page.get_by_label("跟踪码").fill(code)
    page.get_by_role("button", name="查", exact=True).click()
    phone.sees("12月16日")
    phone.sees("《政府信息公开条例》第三十三条")
