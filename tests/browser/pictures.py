"""How the pictures of the documentation are made again, from a sample that nobody needs afterwards.

    export YIFA_HOME=out/pictures
    .venv/bin/yifa sample
    .venv/bin/yifa serve --port 8459 &
    .venv/bin/python -m tests.browser.pictures http://127.0.0.1:8459 docs/pictures

The annual report is drafted for it, with one number that nobody answers for yet.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.phone import Handset
from tests.browser.seat import PHONE, Seat
from yifa.web.theme.tests import viewer

WIDTH, HEIGHT = 1280, 750
#: Of a page within a text, beside which nothing else is shown.
NARROWER, LOWER = 1120, 530
HIGHER = 1150
COMMITTEE, TOWN = "柳溪镇人民调解委员会", "柳溪镇人民政府"
CLERK, OFFICER = "heyanqiu", "luqinglan"
#: A page with its pictures opens at once: bytes of one.
LARGEST = 280_000
OPENING = (
    "镇党政主要负责人听取法治政府建设工作汇报，专题研究依法行政工作4次。"
    "全镇调解终结矛盾纠纷【调解终结】件，调解成功【调解成功】件，"
    "调解成功率【调解成功率】【调解成功率·同比】。"
)


def passwords() -> dict[str, str]:
    """The sample's passwords by sign-in name."""
    lines = (Path(os.environ["YIFA_HOME"]) / "passwords.txt").read_text().splitlines()
    return dict(line.split()[:2] for line in lines if line.strip())


def keep(seat: Seat, picture: Path) -> None:
    """What the window shows."""
    seat.page.wait_for_load_state("networkidle")
    seat.page.screenshot(path=picture)
    assert picture.stat().st_size <= LARGEST, f"{picture} is too large"
    sys.stdout.write(f"{picture}\n")


def draw_work(clerk: Seat, picture: Path) -> None:
    """What is due, the next act, its article."""
    clerk.sign_in(CLERK, passwords()[CLERK], post=COMMITTEE)
    keep(clerk, picture)


def draw_matter(clerk: Seat, picture: Path) -> None:
    """A dispute just registered with five fields and accepted: what comes next, what can't yet."""
    clerk.menu("矛盾纠纷")
    clerk.follow("登记一件")
    clerk.fill("事由", "承包地界址纠纷")
    clerk.fill("姓名或者名称", "周明远", which=0)
    clerk.fill("姓名或者名称", "吴桂兰", which=1)
    clerk.choose("类型", "山林土地纠纷")
    clerk.choose("来源", "当事人申请")
    clerk.press("登记")
    clerk.follow("受理")
    clerk.press("受理")
    expect(clerk.toast).to_contain_text("已受理")
    keep(clerk, picture)


def draw_report(clerk: Seat, picture: Path) -> None:
    """A draft with live numbers, one of them chosen, and a number that nobody answers for."""
    clerk.switch_post(TOWN)
    clerk.menu("年度报告")
    clerk.page.get_by_role("button", name=re.compile("^起草")).last.click()
    clerk.page.locator("#b-p-first_responsible-1").get_by_role("link", name="改").click()
    clerk.page.locator("#text").fill(OPENING)
    clerk.press("存这一段")
    clerk.page.locator("#b-p-first_responsible-1 a.traced").nth(1).click()
    clerk.page.evaluate("scrollTo(0, 0)")
    keep(clerk, picture)


def draw_check(anyone: Seat, picture: Path) -> None:
    """The reviewer's page with one of its own examples, as anyone sees it."""
    anyone.go("/check/")
    anyone.follow("用这份样例试一试")
    keep(anyone, picture)


def draw_case(officer: Seat, folder: Path) -> None:
    """A case that waits for its decision, a step refused by its article, what a file lacks."""
    officer.sign_in(OFFICER, passwords()[OFFICER])
    open_first(officer, "待决定")
    keep(officer, folder / "case.png")
    open_first(officer, "正在调查")
    officer.follow("调查取证")
    officer.choose("证据种类", "当事人的陈述")
    officer.fill("证明内容", "当事人承认占道")
    officer.press("调查取证")
    expect(officer.page.locator(".refusal")).to_be_visible()
    keep(officer, folder / "case-refused.png")
    open_first(officer, "待履行")
    officer.page.locator("a[href='#gaps']").first.click()
    keep(officer, folder / "case-lacks.png")


def open_first(officer: Seat, view: str) -> None:
    """The first case of a view of the register."""
    officer.menu("行政处罚案件")
    officer.page.get_by_role("link", name=re.compile(f"^{view}")).click()
    officer.page.locator("main tbody").get_by_role("link", name=re.compile("号$")).first.click()
    expect(officer.heading).not_to_have_text("行政处罚案件台账")


def draw_street(phone: Handset, picture: Path) -> None:
    """What an officer has on the street."""
    phone.sign_in(OFFICER, passwords()[OFFICER])
    phone.go("/phone/")
    expect(phone.page.get_by_role("link", name="调查取证").first).to_be_visible()
    keep(phone, picture)


def draw_public(anyone: Seat, picture: Path) -> None:
    """A decision as anyone reads it."""
    anyone.go("/public/records/penalty_case/")
    anyone.page.locator(".public-list a").first.click()
    expect(anyone.heading).to_contain_text("案")
    keep(anyone, picture)


def draw_asked(phone: Seat, picture: Path) -> None:
    """The receipt of a request, as somebody with a telephone gets it."""
    phone.go("/public/ask/information_request/")
    phone.page.locator("main a").first.click()
    page = phone.page
    page.set_viewport_size({"width": PHONE, "height": HIGHER})
    page.get_by_label("自然人").check()
    page.get_by_label("想要什么信息").fill("2025年柳溪镇老旧小区改造项目清单")
    page.get_by_label("您的姓名").fill("周明远")
    page.get_by_label("身份证号或者信用代码").fill("330199198001010014")
    page.get_by_label("联系电话").fill("13800002046")
    page.wait_for_timeout(2100)  # what is filled in sooner has to be sent again
    page.get_by_role("button", name="提交").click()
    expect(phone.heading).to_contain_text("收到了，编号")
    keep(phone, picture)


def draw(address: str, folder: Path) -> None:
    """All pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with viewer.opened() as eye:
        clerk = Seat(eye.browser, address, width=WIDTH)
        clerk.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        draw_work(clerk, folder / "work.png")
        draw_matter(clerk, folder / "matter.png")
        draw_report(clerk, folder / "report.png")
        anyone = Seat(eye.browser, address, width=WIDTH)
        draw_check(anyone, folder / "check.png")
        officer = Seat(eye.browser, address, width=NARROWER)
        officer.page.set_viewport_size({"width": NARROWER, "height": LOWER})
        draw_case(officer, folder)
        draw_street(Handset(eye.browser, address), folder / "street.png")
        draw_public(anyone, folder / "public-record.png")
        draw_asked(Seat(eye.browser, address, width=PHONE), folder / "ask-done.png")


if __name__ == "__main__":
    draw(sys.argv[1], Path(sys.argv[2]))
