"""Anyone draws again in the browser what was drawn, and sees where a published result differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from yifa.wings.enforcement.random_draw.drawing import Conflict, Entry, Lists, result_file

from .seat import Seat

SEED = "双色球2026094期 03 11 17 22 28 31+09"
LISTS = Lists(
    tuple(Entry(f"青对〔2026〕{n}号", f"第{n}家商行") for n in range(1, 301)),
    tuple(Entry(f"3399{n:04d}", f"执法人员{n}") for n in range(1, 12)),
    60,
    conflicts=tuple(Conflict("33990003", f"青对〔2026〕{n}号", "近亲属") for n in range(1, 301)),
)


def test_a_draw_is_repeated_in_the_browser(sit: Callable[..., Seat], tmp_path: Path) -> None:
    lists, result, wrong = (tmp_path / name for name in ("名录.json", "结果.json", "改过.json"))
    lists.write_bytes(LISTS.file())
    result.write_bytes(result_file(LISTS.file(), SEED))
    told = json.loads(result.read_bytes())
    told["drawn"][7]["party"][0] = "青对〔2026〕299号"
    wrong.write_text(json.dumps(told))
    seat = sit()
    seat.go("/public/draw/")
    says = seat.page.locator("#told")

    seat.press("重新抽取")
    expect(says).to_contain_text("还没有选名录文件")
    seat.page.locator("#lists").set_input_files(lists)
    seat.page.locator("#result").set_input_files(result)
    seat.press("重新抽取")
    expect(says).to_contain_text("与公布的完全相同")
    expect(says.locator("tr")).to_have_count(61)
    expect(says).not_to_contain_text("33990003")

    seat.page.locator("#result").set_input_files(wrong)
    seat.press("重新抽取")
    expect(says).to_contain_text("与公布的不同")
    lists.write_bytes(LISTS.file() + b" ")
    seat.page.locator("#lists").set_input_files(lists)
    seat.press("重新抽取")
    expect(says).to_contain_text("名录文件不是抽取时用的那一份")
    lists.write_text("不是名录")
    seat.page.locator("#lists").set_input_files(lists)
    seat.press("重新抽取")
    expect(says).to_contain_text("换成公布时的原文件")
