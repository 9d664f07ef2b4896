"""The page in a real browser: nothing wider than the window, every number opens, no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yifa.reviewer.atlas.tests.made import REPORTS, atlas
from yifa.web.theme.tests.viewer import NoBrowser, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the six fictional reports."""
    out = tmp_path_factory.mktemp("page")
    assert atlas(REPORTS, out).returncode == 0
    return out / "atlas.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser."""
    try:
        with opened() as viewer:
            yield viewer.browser
    except NoBrowser as reason:
        pytest.skip(str(reason))


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_page_fits_and_its_numbers_open(browser: Browser, page_file: Path, width: int) -> None:
    page = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=False
    ).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    assert asked == [page_file.as_uri()]
    settled = page.locator("#disputes_settled")
    widest = page.locator("html").bounding_box()
    bars = settled.locator("rect").all()
    assert widest is not None
    assert widest["width"] <= width
    for bar in bars:
        box = bar.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
    sentence = settled.get_by_text("共排查矛盾纠纷132件，化解129件，化解率97.7%。")
    assert not sentence.is_visible()
    settled.locator("summary", has_text="129件").click()
    assert sentence.is_visible()


@pytest.mark.browser
def test_bars_are_as_long_as_their_numbers(browser: Browser, page_file: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(page_file.as_uri())
    years = page.locator("#disputes_settled .years")
    widths = [box["width"] for bar in years.locator("rect").all() if (box := bar.bounding_box())]
    values = [115, 129, 39, 37, 2041, 2265]
    assert [value.inner_text() for value in years.locator("summary i").all()] == [
        "115件",
        "129件",
        "39件",
        "37件",
        "2,041件",
        "2,265件",
    ]
    assert [width / max(widths) for width in widths] == pytest.approx(
        [value / 2265 for value in values], abs=0.01
    )


def test_the_page_tells_what_each_reports_that_others_don_t(page_file: Path) -> None:
    page = page_file.read_text(encoding="utf-8")
    differences = re.sub("<[^>]+>", " ", page[page.index('id="各报告的不同"') :])
    own = differences[differences.index(" 青禾县 ") :]
    assert "不予处罚和首违不罚" in own[: own.index("多数政府报告、它没有报告的")]
    assert "排查出矛盾纠纷" in own[own.index("多数政府报告、它没有报告的") :][:80]
    town = differences[: differences.index(" 石桥乡 ")]
    assert "只有它写到的其他数" in town
    assert "路灯" in town
