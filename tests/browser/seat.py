"""How a test sits at the desk: in a browser, with the words that stand on the page."""

from __future__ import annotations

import os
import re
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Locator, Page

HEIGHT = 900
DESK, PHONE = 1440, 390
#: The page itself: not the menu, the search or the phone's tabs.
WITHIN = "main, .report-head, .report-margin"
#: Where pictures of the pages go; only when they are asked for, by YIFA_SHOTS.
SHOTS = Path(__file__).with_name("shots") if os.environ.get("YIFA_SHOTS") else None


class Seat:
    """Someone at a desk or with a phone; `acts` counts what the hands did on the page."""

    def __init__(
        self, browser: Browser, home: str, *, width: int = DESK, script: bool = True
    ) -> None:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=script,
            locale="zh-CN",
        )
        context.set_default_timeout(8000)
        self.page: Page = context.new_page()
        self.home = home
        self.acts = 0
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", self.note)
        self.page.on("console", self.hear)

    def note(self, response: object) -> None:
        """Write down an answer that says the house broke, or that a file is not there."""
        status, url = response.status, response.url  # type: ignore[attr-defined]  # a Response
        if status >= 500 or (status == 404 and "/static/" in url):
            self.complaints.append(f"{status} {url}")

    def hear(self, said: object) -> None:
        """Write down that the browser refused to run or style something: our pages need no more."""
        text = str(said.text)  # type: ignore[attr-defined]  # a ConsoleMessage
        if "Content Security Policy" in text:
            self.complaints.append(text)

    def go(self, path: str) -> None:
        """Type an address; something must be there."""
        answer = self.page.goto(self.home + path)
        assert answer
        assert answer.status != HTTPStatus.NOT_FOUND, path

    def sign_in(self, name: str, password: str, *, post: str = "") -> None:
        """Sign in; with several posts, choose the one at that organisation."""
        self.go("/desk/")
        self.page.get_by_label("登录名").fill(name)
        self.page.get_by_label("密码").fill(password)
        self.page.get_by_role("button", name="登录", exact=True).click()
        if post:
            expect(self.heading).to_have_text("您现在以哪个岗位办理")
            self.page.get_by_role("button", name=post).click()
        expect(self.heading).to_have_text("我的工作")

    def switch_post(self, organisation: str) -> None:
        """Work in another of one's posts."""
        self.page.locator(".person summary").click()
        self.page.locator(".person-menu").get_by_role("button", name=organisation).click()
        expect(self.page.locator(".masthead-organisation")).to_have_text(organisation)

    @property
    def heading(self) -> Locator:
        """What the page is called."""
        return self.page.locator("h1")

    @property
    def toast(self) -> Locator:
        """The word that it is done."""
        return self.page.locator(".toast")

    def follow(self, words: str, *, which: int = 0) -> None:
        """Follow the link of these words in the page itself, not in the menu."""
        self.acts += 1
        self.unfold(words)
        links = self.page.locator(WITHIN).get_by_role("link", name=words, exact=True)
        links.nth(which).click()

    def unfold(self, words: str) -> None:
        """Open the fold in which the link of these words lies, if it lies in one."""
        link = self.page.locator("a", has_text=re.compile(f"^{re.escape(words)}$"))
        self.page.locator(WITHIN).locator(link).first.wait_for(state="attached")
        fold = self.page.locator(WITHIN).locator("details:not([open])", has=link)
        if fold.count():
            self.acts += 1
            fold.locator("summary").first.click()

    def menu(self, words: str) -> None:
        """Follow the line of the menu of that name, whatever is counted there."""
        self.acts += 1
        self.page.locator("#contents").get_by_role(
            "link", name=re.compile(rf"^{words}( |$)")
        ).click()

    def press(self, words: str) -> None:
        """Press the button that says so."""
        self.acts += 1
        self.page.locator(WITHIN).get_by_role("button", name=words, exact=True).click()

    def fill(self, label: str, text: str, *, which: int = 0) -> None:
        """Fill the field of that label; `which` among several of one name."""
        self.acts += 1
        self.field(label).nth(which).fill(text)

    def choose(self, label: str, option: str) -> None:
        """Choose from a drop-down list."""
        self.acts += 1
        self.field(label).first.select_option(label=option)

    def tick(self, label: str) -> None:
        """Tick a box or one of several answers."""
        self.acts += 1
        self.field(label).check()

    def pick(self, question: str, answer: str) -> None:
        """Tick one of the answers that stand side by side under a question."""
        self.acts += 1
        group = self.page.locator(WITHIN).get_by_role("group", name=question)
        group.get_by_label(answer, exact=True).check()

    def field(self, label: str) -> Locator:
        """The fields of that label."""
        return self.page.locator(WITHIN).get_by_label(label)

    def take(self, words: str) -> Download:
        """Press what gives a file and wait for the file."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name=words, exact=True).click()
        return download.value

    def sees(self, words: str) -> None:
        """The page shows these words."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def shoot(self, name: str) -> None:
        """Keep a picture of the page at the desk and on a phone, if pictures are asked for."""
        if SHOTS is None:
            return
        SHOTS.mkdir(exist_ok=True)
        before = self.page.viewport_size
        self.page.wait_for_load_state("networkidle")
        for width in (DESK, PHONE):
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self.page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
        if before:
            self.page.set_viewport_size(before)
