"""How a test holds a phone: the pages of the street, signed with a finger."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from .seat import PHONE, Seat

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator


class Handset(Seat):
    """A phone in somebody's hand; its clock goes with the house's from when it was picked up."""

    def __init__(self, browser: Browser, home: str) -> None:
        super().__init__(browser, home, width=PHONE)
        self.context = self.page.context
        self.context.clock.install(time=dt.datetime.now(ZoneInfo("Asia/Shanghai")))

    @property
    def head(self) -> Locator:
        """What the page is called."""
        return self.page.locator("#head")

    def sign(self, who: str) -> None:
        """A finger on the field."""
        self.page.get_by_role("button", name=f"{who}签名", exact=True).click()
        pad = self.page.locator("canvas")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box
        mouse = self.page.mouse
        mouse.move(box["x"] + 40, box["y"] + 60)
        mouse.down()
        mouse.move(box["x"] + 120, box["y"] + 30, steps=4)
        mouse.move(box["x"] + 200, box["y"] + 90, steps=4)
        mouse.up()
        self.page.get_by_role("button", name="签好了").click()
        expect(self.page.locator("canvas")).to_have_count(0)

    def sign_all(self) -> None:
        """Both officers and the party."""
        for who in ("第一名执法人员", "第二名执法人员", "当事人"):
            self.sign(who)

    def save(self) -> None:
        """Into the queue."""
        self.page.get_by_role("button", name="存好，有网就送").click()
        expect(self.head).to_have_text("本机的记录")
