"""What someone meets with a phone, with large thumbs, or with nothing but a keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests import house
from tests.browser.conftest import employ
from tests.browser.seat import PHONE, Seat
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.annual_report import draft, editing
from yifa.report.returns import filling
from yifa.report.wing import return_form

CLERK = "何砚秋"
TODAY = dt.date(2026, 11, 18)
NARROWEST = 320
#: Pages that give the focus to what matters first: a refusal, the only field there is.
HOLDING = {"closed step", "report's step", "password"}
#: What a thumb presses: buttons, links drawn as buttons, fields. Boxes count with their label.
SMALL = """() => [...document.querySelectorAll(
    'button:not(.plain), .act, select, summary, textarea, input:not([type=hidden]), .phone-tabs a'
  )]
  .filter(e => e.getClientRects().length && !e.closest('.choice, .search, .person'))
  .filter(e => e.getBoundingClientRect().height < 44)
  .map(e => `${e.textContent.trim() || e.name}: ${e.getBoundingClientRect().height}`)"""
WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.children.length)
  .slice(0, 3).map(e => e.className || e.tagName)"""
NAME = """() => {
  const e = document.activeElement;
  return (e.labels && e.labels.length ? e.labels[0] : e).textContent.trim();
}"""


@pytest.fixture
def pages(home: str) -> dict[str, str]:
    """The pages of a town that has a dispute, a return and a report, by what they are called."""
    employ(CLERK, ("clerk", county.TOWN), ("mediator", county.TOWN_COMMITTEE))
    by = house.post("clerk", county.TOWN)
    dispute = house.register_dispute(by, on=TODAY)
    take(dispute, "accept", by=by, on=TODAY)
    form = return_form("dispute_monthly")
    month = filling.Month.closing(form, 2026, 11)
    due = filling.begin(form, month, by=by, on=TODAY)
    filling.confirm(due, by=by, on=TODAY)
    report = draft.begin(2026, by=by, on=TODAY)
    typed = editing.rewrite("p-shortcomings-1", "全年只组织培训3次。")
    editing.save(report, typed, by=by, on=TODAY, base=report.version)
    return {
        "work": "/desk/",
        "new": "/desk/new/",
        "registers": "/desk/registers/",
        "register": "/desk/registers/dispute/",
        "register, more conditions": "/desk/registers/dispute/?more=1",
        "registration": "/desk/registers/dispute/new/",
        "import": "/desk/registers/dispute/import/",
        "export": "/desk/registers/dispute/export/",
        "search": "/desk/search/?q=滴水",
        "matter": f"/desk/matters/{dispute.pk}/",
        "step": f"/desk/matters/{dispute.pk}/steps/withdraw/",
        "closed step": f"/desk/matters/{dispute.pk}/steps/settle/",
        "handing over": f"/desk/matters/{dispute.pk}/steps/report_up/",
        "correction": f"/desk/matters/{dispute.pk}/steps/correct/",
        "figures": "/desk/figures/",
        "figure": "/desk/figures/dispute/success_rate/",
        "returns": "/desk/returns/",
        "return": f"/desk/returns/dispute_monthly/2026-11/{by.organisation.code}/",
        "reports": "/desk/reports/",
        "report": f"/desk/reports/{report.pk}/",
        "paragraph": f"/desk/reports/{report.pk}/p-disputes-1/",
        "a typed number": f"/desk/reports/{report.pk}/?q=p-shortcomings-1.0",
        "tying a number": f"/desk/reports/{report.pk}/p-shortcomings-1/numbers/0/tie/",
        "report's step": f"/desk/reports/{report.pk}/steps/send_for_review/",
        "versions": f"/desk/reports/{report.pk}/versions/",
        "bringing in": "/desk/reports/bring-in/",
        "tokens": "/desk/tokens/",
        "organisation": "/desk/organisation/",
        "preferences": "/desk/preferences/",
        "password": "/desk/password/",
        "choosing a post": "/desk/post/",
        "public": "/public/reports/",
    }


@pytest.fixture
def phone(sit: Callable[..., Seat], pages: dict[str, str]) -> Seat:
    """The clerk of the town with a phone."""
    seat = sit(width=PHONE)
    seat.sign_in(CLERK, house.PASSWORD, post=county.TOWN)
    return seat


def test_every_page_fits_a_phone_a_thumb_and_a_keyboard(phone: Seat, pages: dict[str, str]) -> None:
    faults: dict[str, object] = {}
    for name, path in pages.items():
        phone.go(path)
        if name not in HOLDING:
            phone.page.keyboard.press("Tab")
            if (first := phone.page.evaluate(NAME)) != "跳到正文":
                faults[f"first stop of {name}"] = first
        phone.shoot(f"page-{name}")
        if small := phone.page.evaluate(SMALL):
            faults[name] = small
        for width in (NARROWEST, PHONE):
            phone.page.set_viewport_size({"width": width, "height": 800})
            if phone.page.evaluate("document.documentElement.scrollWidth") > width:
                faults[f"{name} at {width} px"] = phone.page.evaluate(WIDE)
    assert faults == {}


def test_a_refusal_has_the_focus_and_keeps_what_was_typed(phone: Seat) -> None:
    phone.go("/desk/registers/dispute/new/")
    phone.fill("事由", "承包地界址纠纷")
    phone.press("登记")
    expect(phone.page.locator(".refusal-title")).to_be_focused()
    expect(phone.field("事由")).to_have_value("承包地界址纠纷")


def tab_to(seat: Seat, name: str) -> None:
    """Press Tab until what is called so has the focus."""
    passed = []
    for _ in range(80):
        seat.page.keyboard.press("Tab")
        passed.append(seat.page.evaluate(NAME))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach {name}: {passed}")


def test_a_dispute_is_registered_with_the_keyboard_alone(sit: Callable[..., Seat]) -> None:
    employ(CLERK, ("clerk", county.TOWN_COMMITTEE))
    seat = sit()
    keys = seat.page.keyboard
    seat.go("/desk/")
    for label, typed in (("登录名", CLERK), ("密码", house.PASSWORD)):
        tab_to(seat, label)
        keys.insert_text(typed)
    keys.press("Enter")
    expect(seat.heading).to_have_text("我的工作")
    tab_to(seat, "登记一件")
    keys.press("Enter")
    expect(seat.heading).to_have_text("登记")
    tab_to(seat, "跳到正文")
    keys.press("Enter")
    expect(seat.page.locator("#main")).to_be_focused()
    tab_to(seat, "矛盾纠纷")
    keys.press("Enter")
    expect(seat.heading).to_have_text("登记矛盾纠纷")
    for label, typed in (
        ("事由", "承包地界址纠纷"),
        ("姓名或者名称", "周明远"),
        ("姓名或者名称", "吴桂兰"),
    ):
        tab_to(seat, label)
        keys.insert_text(typed)
    for label in ("类型", "来源"):
        tab_to(seat, label)
        keys.press("ArrowDown")
    tab_to(seat, "登记")
    keys.press("Enter")
    expect(seat.toast).to_contain_text("已登记，柳调委调〔2026〕1号")
