"""A county begins in the browser: its first town, its first clerk, and the clerk's first work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import time_machine
from playwright.sync_api import expect

from tests.browser.conftest import MORNING
from tests.browser.seat import Seat
from yifa.kernel.administration import founding, organisations
from yifa.kernel.organisation import Form, Level
from yifa.kernel.roles import AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN, Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

NAMES = {SYSTEM_ADMIN: "沈知远", SECURITY_ADMIN: "陆青禾", AUDITOR: "顾明澄"}
CODE, TOWN, OWN_CHOICE = "990200100", "松溪镇人民政府", "yun-ling-2026-qiu"


@pytest.fixture
def first(live_server: LiveServer) -> Iterator[dict[Role, str]]:
    """A county with nothing but its government and three administrators: their passwords."""
    top = organisations.planned(
        code="990200000000",
        name="云岭县人民政府",
        short="云",
        level=Level.COUNTY,
        form=Form.GOVERNMENT,
    )
    with time_machine.travel(MORNING, tick=True):
        yield {one.role: one.password for one in founding.begin(top, NAMES)}


def comes_in(seat: Seat, name: str, password: str) -> None:
    """Sign in with a first password, which has to be changed at once."""
    seat.go("/desk/")
    seat.fill("登录名", name)
    seat.fill("密码", password)
    seat.press("登录")
    seat.fill("现在的密码", password)
    seat.fill("新密码", OWN_CHOICE)
    seat.fill("再填一次新密码", OWN_CHOICE)
    seat.page.locator("main").get_by_role("button").last.click()
    expect(seat.heading).to_have_text("我的工作")


def test_a_county_sets_itself_up_until_its_first_clerk_registers(
    chromium: Browser, live_server: LiveServer, first: dict[Role, str]
) -> None:
    seats = [Seat(chromium, live_server.url) for _ in range(3)]
    adds_a_town(seats[0], first[SYSTEM_ADMIN])
    password = takes_on_a_clerk(seats[1], first[SECURITY_ADMIN])
    registers_a_dispute(seats[2], password)
    assert [said for seat in seats for said in seat.complaints] == []
    for seat in seats:
        seat.page.context.close()


def adds_a_town(seat: Seat, password: str) -> None:
    comes_in(seat, "xitong", password)
    seat.go("/desk/organisations/new/")
    seat.fill("单位代码", CODE)
    seat.fill("名称", TOWN)
    seat.fill("文号简称", "松")
    seat.tick("乡镇（街道）")
    seat.choose("类别", "人民政府")
    seat.shoot("founding-organisation")
    seat.press("添加")
    expect(seat.toast).to_contain_text(f"已添加{TOWN}")


def takes_on_a_clerk(seat: Seat, password: str) -> str:
    comes_in(seat, "anquan", password)
    seat.go("/desk/staff/new/")
    seat.fill("姓名", "何砚秋")
    seat.fill("登录名", "heyq")
    seat.fill("单位", CODE)
    seat.choose("角色", "经办人")
    seat.shoot("founding-person")
    seat.press("添加")
    expect(seat.toast).to_be_visible()
    seat.go("/desk/staff/passwords/")
    seat.press("制发")
    shown = seat.page.locator("main table").inner_text()
    seat.shoot("founding-password")
    found = re.search(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", shown)
    assert found
    return found[0]


def registers_a_dispute(seat: Seat, password: str) -> None:
    comes_in(seat, "heyq", password)
    seat.go("/desk/registers/dispute/new/")
    seat.fill("事由", "灌溉渠放水先后")
    seat.fill("姓名或者名称", "高某", which=0)
    seat.fill("姓名或者名称", "吴某", which=1)
    seat.choose("类型", "邻里纠纷")
    seat.choose("来源", "当事人申请")
    seat.press("登记")
    expect(seat.page.locator("h1")).to_contain_text("灌溉渠放水先后")
