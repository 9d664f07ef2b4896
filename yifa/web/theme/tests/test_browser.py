"""What people meet in a real browser: narrow windows, large type, keys, no script, paper."""

from typing import TYPE_CHECKING

import pytest

from yifa.web.theme.tests import gallery
from yifa.web.theme.tests.viewer import Viewer

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

pytestmark = pytest.mark.browser

PAGES = list(gallery.pages())
WIDTHS = [320, 390, 768, 1024, 1280, 1440]
LARGE_WIDTHS = [320, 1440]
SMALLEST = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = 99;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && element.getClientRects().length) {
      least = Math.min(least, parseFloat(getComputedStyle(element).fontSize));
    }
  }
  return least;
}"""
TARGETS = """() => [...document.querySelectorAll(
    'button, .act, select, .phone-tabs a, .views a, .masthead a, input:not([type=hidden]), summary'
  )]
  .filter(e => e.getClientRects().length && !e.closest('.choice') && !e.closest('.search'))
  .map(e => [e.textContent.trim() || e.name, e.getBoundingClientRect().height])"""


@pytest.mark.parametrize("large", [False, True], ids=["", "large"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_its_window_nor_its_type_too_small(
    eye: Viewer, name: str, large: bool
) -> None:
    page = eye.look(name, large=large)
    for width in LARGE_WIDTHS if large else WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        assert page.evaluate(SMALLEST) >= 13, width
    assert eye.complaints == []


@pytest.mark.parametrize("name", [name for name in PAGES if name != "paper"])
def test_a_thumb_hits_every_target_on_a_phone(eye: Viewer, name: str) -> None:
    targets = eye.look(name, width=390).evaluate(TARGETS)
    assert [(said, high) for said, high in targets if high < 44] == []


@pytest.mark.parametrize("name", ["work", "register", "matter", "step"])
def test_buttons_on_the_desk_are_at_least_32_px_high(eye: Viewer, name: str) -> None:
    page = eye.look(name)
    heights = page.eval_on_selector_all(
        ".act:visible, main select:visible",
        "all => all.map(e => e.getBoundingClientRect().height)",
    )
    assert heights
    assert min(heights) >= 32


def test_large_type_sets_the_root_to_20_px_and_hides_nothing(eye: Viewer) -> None:
    usual, large = eye.look("register"), eye.look("register", large=True)
    size = "getComputedStyle(document.documentElement).fontSize"
    assert (usual.evaluate(size), large.evaluate(size)) == ("16px", "20px")
    row = "main tbody tr:first-child"
    assert sorted(usual.inner_text(row).split()) == sorted(large.inner_text(row).split())


def test_a_narrow_desk_keeps_the_clock_and_folds_the_source_away_first(eye: Viewer) -> None:
    page = eye.look("register", width=1340)
    assert not page.is_visible("th:has-text('来源')")
    assert page.is_visible("tbody .unfold-1 >> nth=0")
    assert page.is_visible("th:has-text('村（社区）')")
    page.set_viewport_size({"width": 700, "height": 900})
    assert page.is_visible("th:has-text('时限')")


def test_keys_walk_the_rows_and_open_the_search(eye: Viewer) -> None:
    page = eye.look("register")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "柳调〔2026〕203号"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == "柳调〔2026〕187号"
    page.keyboard.press("Enter")
    page.wait_for_url("**#matter")
    page.keyboard.press("/")
    page.keyboard.type("jk?g")
    assert page.input_value("#search") == "jk?g"
    assert not page.is_visible("#keys")


def test_g_then_w_leads_to_my_work(eye: Viewer) -> None:
    page = eye.look("register")
    page.keyboard.press("g")
    page.keyboard.press("w")
    page.wait_for_url("**#%E6%88%91%E7%9A%84%E5%B7%A5%E4%BD%9C")


def test_single_keys_can_be_switched_off_and_stay_off(eye: Viewer) -> None:
    page = eye.look("register")
    page.keyboard.press("?")
    page.check("#keys-off")
    page.click("text=关上 >> visible=true")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.click(".keys-open")
    page.uncheck("#keys-off")
    page.click("text=关上 >> visible=true")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "柳调〔2026〕187号"


def test_the_menu_opens_on_a_phone_without_any_script(eye: Viewer) -> None:
    page = eye.look("work", width=390, script=False)
    assert not page.is_visible("#contents")
    page.click(".phone-tabs a:last-child")
    assert page.is_visible("#contents")
    assert page.is_visible("#contents >> text=退出登录")
    page.click("text=关上目录")
    assert not page.is_visible("#contents")


def test_switching_posts_and_folding_work_without_any_script(eye: Viewer) -> None:
    page = eye.look("matter", script=False)
    assert not page.is_visible(".masthead >> text=石桥村调委会")
    page.click(".person summary")
    assert page.is_visible(".masthead >> text=石桥村调委会")
    assert page.locator(".strip:visible").count() == 1
    page.click("text=怎么算的 >> nth=0")
    assert page.locator(".strip:visible").count() == 2


def test_a_refusal_takes_the_focus_without_any_script(eye: Viewer) -> None:
    page = eye.look("step", script=False)
    assert page.locator(".refusal-title:focus").count() == 1


def test_the_focus_is_three_pixels_of_indigo(eye: Viewer) -> None:
    page = eye.look("work")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    outline = page.evaluate(
        "(s => [s.outlineWidth, s.outlineColor, s.outlineOffset])"
        "(getComputedStyle(document.activeElement))"
    )
    assert outline == ["3px", "rgb(29, 78, 126)", "2px"]


def place(page: "Page", heading: str) -> "FloatRect":
    box = page.locator(f"h2:has-text('{heading}')").bounding_box()
    assert box
    return box


def test_what_can_be_done_comes_first_on_a_phone_and_stands_right_on_the_desk(eye: Viewer) -> None:
    page = eye.look("matter")
    acts, facts = place(page, "现在可以办"), place(page, "案情")
    assert acts["x"] > facts["x"]
    page.set_viewport_size({"width": 390, "height": 900})
    acts, facts = place(page, "现在可以办"), place(page, "案情")
    assert acts["y"] < facts["y"]


def test_paper_carries_what_is_said_and_nothing_to_click(eye: Viewer) -> None:
    page = eye.look("matter")
    page.emulate_media(media="print")
    for clicked in (".contents", ".phone-tabs", ".acts", ".masthead .search"):
        assert not page.is_visible(f"{clicked} >> nth=0")
    assert page.is_visible("text=第四十五条 >> nth=0")
    border = "e => getComputedStyle(e).borderBottomWidth"
    assert page.eval_on_selector(".evidence a", border) == "0px"


def test_figures_of_one_column_line_up_in_our_own_digits(eye: Viewer) -> None:
    page = eye.look("work")
    page.evaluate("document.fonts.ready")
    width = """digit => {
      const span = document.createElement('span');
      span.className = 'song'; span.textContent = digit.repeat(10);
      document.body.append(span);
      return span.getBoundingClientRect().width;
    }"""
    assert page.evaluate("document.fonts.check('16px \"Yifa Song Figures\"', '1')")
    assert page.evaluate(width, "1") == pytest.approx(page.evaluate(width, "8"), abs=0.1)
