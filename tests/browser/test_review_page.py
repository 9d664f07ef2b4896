"""The page of a review in a real browser: from a finding to its place and back, without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yifa.reviewer.faces.page import SHEETS, page
from yifa.reviewer.tests.reviews import liuxi

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TOKENS = Path(__file__).parents[2] / "yifa/web/theme/static/theme/tokens.css"
HEIGHT = 700


@pytest.fixture(params=[1440, 390])
def opened(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page as a file on disk, on an office PC and on a phone."""
    file = tmp_path / "校核.html"
    file.write_text(page(liuxi()), encoding="utf-8")
    context = chromium.new_context(
        viewport={"width": request.param, "height": HEIGHT}, java_script_enabled=False
    )
    seen = context.new_page()
    seen.goto(file.as_uri())
    yield seen
    context.close()


def is_seen(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return 0 <= box["y"] < HEIGHT


def test_one_goes_from_a_finding_to_its_place_and_back(opened: Page) -> None:
    for number in (3, 1, 2):
        opened.click(f"#finding-{number} h3 a")
        assert opened.url.endswith(f"#place-{number}")
        assert is_seen(opened, f"#place-{number}")
        opened.click(f"#place-{number}")
        assert opened.url.endswith(f"#finding-{number}")
        assert is_seen(opened, f"#finding-{number}")


def test_nothing_is_wider_than_the_window(opened: Page) -> None:
    box = opened.locator("html").bounding_box()
    window = opened.viewport_size
    assert box and window
    widest = max(
        edge["x"] + edge["width"]
        for it in opened.locator("main *").all()
        if (edge := it.bounding_box()) is not None
    )
    assert widest <= window["width"]
    assert box["width"] <= window["width"]


def test_the_whole_text_opens_with_the_same_marks(opened: Page) -> None:
    assert not opened.locator(".whole-text").is_visible()
    opened.click("summary")
    assert opened.locator(".whole-text mark").all_inner_texts() == ["155人次", "97%", "10场"]
    opened.click(".whole-text a.number >> nth=1")
    assert opened.url.endswith("#finding-2")


def test_a_number_is_large_enough_for_a_finger_on_a_phone(opened: Page) -> None:
    box = opened.locator("#place-1").bounding_box()
    assert box
    assert min(box["height"], box["width"]) >= 18


def test_the_page_needs_nothing_from_elsewhere(opened: Page) -> None:
    html = opened.content()
    assert not re.search(r"<script|<link|src=|https?:|url\(", html)


def test_its_colours_are_those_of_the_theme() -> None:
    ours, theme = (
        dict(re.findall(r"(--[\w-]+): (#\w+);", sheet.read_text())) for sheet in (SHEETS[0], TOKENS)
    )
    assert ours
    assert ours.items() <= theme.items()
