"""How the gallery is seen through a real browser, with nothing but this process behind it."""

import mimetypes
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders

from yifa.web.theme.tests import gallery

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ADDRESS = "http://yifa.test/"
POLICY = "default-src 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'none'"
HEIGHT = 900
#: The one without windows comes first: it takes half the time.
BROWSERS = ("chromium-headless-shell", "chromium")


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


class Viewer:
    """A browser that opens pages of the gallery and writes down what the page complains of."""

    def __init__(self, browser: "Browser") -> None:
        self.browser = browser
        self.complaints: list[str] = []

    def look(
        self, name: str, *, width: int = 1440, large: bool = False, script: bool = True
    ) -> "Page":
        """A page of the gallery at a width in CSS pixels."""
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHT}, java_script_enabled=script
        )
        page = context.new_page()
        self.complaints = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        html = gallery.render(name, large=large)
        page.route("**/*", lambda route: answer(route, html))
        page.goto(ADDRESS)
        return page


def answer(route: "Route", html: str) -> None:
    """What a server would send: the page under the content policy, or a static file."""
    path = urlsplit(route.request.url).path
    if not path.startswith("/static/"):
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)
        return
    found = finders.find(path.removeprefix("/static/"))
    if not isinstance(found, str):
        route.fulfill(status=404)
        return
    kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
    route.fulfill(body=Path(found).read_bytes(), content_type=kind)


@contextmanager
def opened() -> Iterator[Viewer]:
    """A viewer, as long as it is needed; the machine's own Chromium before Playwright's."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as missing:
        raise NoBrowser("playwright is not installed") from missing
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=next(filter(None, map(shutil.which, BROWSERS)), None),
                args=["--no-sandbox"],
            )
        except Error as failed:
            raise NoBrowser(f"no Chromium could be started: {failed}") from failed
        yield Viewer(browser)
        browser.close()
