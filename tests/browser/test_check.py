"""A report checked by somebody without an account, and a draft checked while it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import house
from tests.browser.conftest import employ
from tests.browser.seat import DESK, PHONE, Seat
from yifa.kernel.tests import county

#: 70＋44＋22＋17 is 153.
WRONG = (
    "全年接待来访群众155人次，其中城乡建设类70人次，劳动保障类44人次，农业农村类22人次，"
    "其他17人次。"
)
REPORT = f"柳溪镇2025年度法治政府建设情况报告\n一、主要举措和成效\n{WRONG}\n"
BOTH = pytest.mark.parametrize("width", [DESK, PHONE])


def fits(seat: Seat) -> bool:
    """Whether the page is no wider than the window."""
    return bool(seat.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@BOTH
def test_a_file_dropped_is_checked_at_once_and_taken_away(
    sit: Callable[..., Seat], width: int
) -> None:
    stranger = sit(width=width)
    stranger.go("/check/")
    assert fits(stranger)
    stranger.shoot("check-drop")
    carried = stranger.page.evaluate_handle(
        """words => {
            const data = new DataTransfer();
            data.items.add(new File([words], "柳溪镇.txt", {type: "text/plain"}));
            return data;
        }""",
        REPORT,
    )
    stranger.page.dispatch_event(".drop", "drop", {"dataTransfer": carried})
    expect(stranger.heading).to_have_text("查出1处有出入")
    assert fits(stranger)
    stranger.shoot("check-found")
    stranger.page.locator("#r1-finding-1 a.number").click()
    expect(stranger.page.locator("#r1-place-1")).to_be_in_viewport()
    with stranger.page.expect_download() as download:
        stranger.press("数据（JSON）")
    assert '"quote": "155人次"' in Path(download.value.path()).read_text()


def test_a_file_is_chosen_and_checked_without_any_script(
    sit: Callable[..., Seat], tmp_path: Path
) -> None:
    file = tmp_path / "柳溪镇.txt"
    file.write_text(REPORT)
    stranger = sit(script=False)
    stranger.go("/check/")
    stranger.page.locator("#files").set_input_files(file)
    stranger.press("校核")
    expect(stranger.heading).to_have_text("查出1处有出入")
    with stranger.page.expect_download() as download:
        stranger.press("校核意见（网页）")
    assert "文中写" in Path(download.value.path()).read_text()


def test_an_example_and_pasted_text_are_tried_by_hand(sit: Callable[..., Seat]) -> None:
    stranger = sit()
    stranger.go("/desk/sign-in/")
    stranger.follow("校核一份报告")
    stranger.follow("用这份样例试一试")
    expect(stranger.page.locator(".finding").first).to_contain_text("加起来")
    stranger.follow("换一份")
    stranger.page.get_by_text("或者直接粘贴报告文字").click()
    stranger.fill("报告文字", WRONG)
    stranger.press("校核粘贴的文字")
    expect(stranger.heading).to_have_text("查出1处有出入")


def test_a_wrong_sum_is_seen_while_writing_answered_and_sent(sit: Callable[..., Seat]) -> None:
    employ("何砚秋", ("clerk", county.TOWN))
    clerk = sit()
    clerk.sign_in("何砚秋", house.PASSWORD)
    clerk.go("/desk/reports/")
    clerk.press("起草2025年度报告")
    url = clerk.page.url.partition("#")[0]
    for block, words in {
        "p-first_responsible-1": "镇党政主要负责人按照要求履行职责。",
        "p-next_year-1": "继续做好各项工作。",
        "p-shortcomings-1": WRONG,
    }.items():
        clerk.page.goto(f"{url}{block}/")
        clerk.page.locator("#text").fill(words)
        clerk.press("存这一段")
    card = clerk.page.locator("#finding-1")
    expect(card).to_contain_text("加起来153")
    assert fits(clerk)
    clerk.shoot("report-findings")
    clerk.follow("送审核")
    clerk.page.get_by_role("link", name="分项与合计不符").click()
    expect(card).to_be_in_viewport()
    clerk.page.get_by_text("不改，写明理由").click()
    clerk.fill("理由，由您具名", "其他类另有2人次未列")
    clerk.press("说明")
    expect(clerk.page.locator(".answered")).to_contain_text("何砚秋")
    clerk.page.locator("#b-p-shortcomings-1 a.untraced").first.click()
    clerk.fill("没有指标的，写明来源，由您具名", "信访台账")
    clerk.press("这一段5个一起具名")
    clerk.follow("送审核")
    clerk.press("送审核")
    expect(clerk.toast).to_contain_text("已送审核")
