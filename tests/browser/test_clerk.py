"""A clerk's whole path: from a dispute entered once to the annual report that anyone may read."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import docx
from playwright.sync_api import Locator, expect

from tests import house
from tests.browser.conftest import employ
from tests.browser.seat import Seat
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.returns import filling
from yifa.report.wing import return_form

CLERK, MEDIATOR, LEADER = "何砚秋", "程禾", "沈牧之"
NUMBER = "柳调委调〔2026〕1号"
TERMS = "吴桂兰改装檐沟，滴水引入自家水沟；周明远支付材料费800元。"
TRAINING = "法治培训还不够，全年只组织3次。"


def employ_the_town() -> None:
    """The clerk has a post at the committee and one at the town's government."""
    employ(CLERK, ("clerk", county.TOWN_COMMITTEE), ("clerk", county.TOWN))
    employ(MEDIATOR, ("mediator", county.TOWN_COMMITTEE))
    employ(LEADER, ("leader", county.TOWN))


def send_last_months_return() -> None:
    """The town is not late with anything."""
    by, on = house.post("clerk", county.TOWN), dt.date(2026, 10, 20)
    form = return_form("dispute_monthly")
    last = filling.begin(form, filling.Month.closing(form, 2026, 10), by=by, on=on)
    filling.confirm(last, by=by, on=on)
    take(last, "send", by=by, on=on)


def test_from_a_dispute_to_the_published_report(sit: Callable[..., Seat], tmp_path: Path) -> None:
    employ_the_town()
    send_last_months_return()
    clerk, mediator, leader, anyone = sit(), sit(), sit(), sit()
    clerk.sign_in(CLERK, house.PASSWORD, post=county.TOWN_COMMITTEE)
    clerk.shoot("work-empty")
    dispute = register(clerk)
    accept(clerk)
    mediator.sign_in(MEDIATOR, house.PASSWORD)
    mediate(mediator)
    settle(mediator)
    visit(mediator, dispute)

    clerk.switch_post(county.TOWN)
    confirm_the_return(clerk)
    leader.sign_in(LEADER, house.PASSWORD)
    send_the_return(leader)

    report = draft(clerk)
    write_what_is_lacking(clerk)
    refuse_what_nobody_answers_for(clerk)
    sign_for_it(clerk, report)
    send_for_review(clerk)
    adopt(leader, report)
    take_the_files(clerk, report, tmp_path)
    publish(clerk, leader, report)
    read_without_signing_in(anyone)


def register(clerk: Seat) -> str:
    """Five fields, few movements of the hand, and the number is there."""
    before = clerk.acts
    clerk.menu("矛盾纠纷")
    clerk.shoot("register-list-empty")
    clerk.follow("登记一件")
    clerk.shoot("register")
    clerk.fill("事由", "宅基地滴水纠纷")
    clerk.fill("姓名或者名称", "周明远", which=0)
    clerk.fill("姓名或者名称", "吴桂兰", which=1)
    clerk.choose("类型", "房屋宅基地纠纷")
    clerk.choose("来源", "当事人申请")
    clerk.press("登记")
    expect(clerk.toast).to_contain_text(f"已登记，{NUMBER}")
    assert clerk.acts - before <= 15
    clerk.shoot("matter-registered")
    return clerk.page.url


def accept(clerk: Seat) -> None:
    """受理 takes one page and starts the thirty days."""
    clerk.follow("受理")
    clerk.shoot("step-accept")
    clerk.press("受理")
    expect(clerk.toast).to_contain_text(f"已受理，{NUMBER}")
    clerk.sees("12月18日")
    clerk.shoot("matter-accepted")


def mediate(mediator: Seat) -> None:
    """The mediator finds the dispute in the register and writes down a session."""
    mediator.menu("矛盾纠纷")
    mediator.shoot("register-list")
    mediator.follow(NUMBER)
    mediator.follow("开展调解")
    mediator.tick("各方同意")
    mediator.tick("已告知权利义务和调解不收费")
    mediator.fill("调解记录", "到现场看了檐沟，双方谈妥改水道。")
    mediator.shoot("step-mediate")
    mediator.press("开展调解")
    expect(mediator.toast).to_contain_text("已开展调解")


def settle(mediator: Seat) -> None:
    """A written agreement without signatures is refused by its article; what was typed stays."""
    mediator.follow("达成协议")
    mediator.tick("书面协议")
    mediator.fill("协议内容", TERMS)
    mediator.fill("协议生效日期", "2026-11-18")
    mediator.press("核对“达成协议”")
    expect(mediator.page.locator(".refusal")).to_contain_text("《人民调解法》第二十八条至第三十条")
    expect(mediator.page.locator(".refusal-title")).to_be_focused()
    expect(mediator.field("协议内容")).to_have_value(TERMS)
    mediator.shoot("step-refused")
    mediator.tick("各方已签名盖章或者按指印")
    mediator.press("核对“达成协议”")
    expect(mediator.page.locator("main .confirm")).to_contain_text("人民调解法")
    mediator.shoot("step-confirm")
    mediator.press("达成协议")
    expect(mediator.toast).to_contain_text("已达成协议")
    mediator.shoot("matter-settled")


def visit(mediator: Seat, dispute: str) -> None:
    """回访 finds the agreement kept."""
    assert mediator.page.url == dispute
    mediator.follow("回访")
    mediator.tick("已经履行")
    mediator.shoot("step-visit")
    mediator.press("回访")
    expect(mediator.toast).to_contain_text("已回访")
    mediator.sees("已经履行")
    mediator.shoot("matter-visited")


def confirm_the_return(clerk: Seat) -> None:
    """The return of the 20th has counted the dispute before anybody opened it."""
    clerk.shoot("work")
    clerk.menu("报表")
    clerk.shoot("returns")
    clerk.follow("去核对", which=1)
    clerk.sees("11月20日")
    clerk.press("生成这张报表")
    row = clerk.page.get_by_role("row").filter(has_text="登记矛盾纠纷").first
    expect(row.get_by_role("link")).to_have_text(["1", "1"])
    clerk.shoot("return")
    clerk.press("核对确认")
    expect(clerk.toast).to_contain_text("已核对确认")


def send_the_return(leader: Seat) -> None:
    """Another person checks it and sends it up."""
    leader.menu("报表")
    leader.follow("去审核报出")
    leader.follow("审核报出")
    leader.press("核对“审核报出”")
    leader.shoot("return-confirm")
    leader.press("审核报出")
    expect(leader.toast).to_contain_text("已审核报出")
    leader.shoot("return-sent")


def draft(clerk: Seat) -> str:
    """The first draft has written what the register knows; its number opens the record."""
    clerk.menu("年度报告")
    clerk.shoot("reports")
    clerk.press("起草2026年度报告")
    expect(clerk.page.locator(".page-of-report")).to_contain_text("受理矛盾纠纷1件")
    clerk.shoot("report-draft")
    report = clerk.page.url
    clerk.page.locator("a.traced").and_(after("受理矛盾纠纷", clerk)).click()
    clerk.shoot("report-source")
    clerk.page.locator(".source").get_by_role("link").last.click()
    clerk.shoot("figure")
    clerk.follow(NUMBER)
    expect(clerk.heading).to_contain_text("宅基地滴水纠纷")
    clerk.page.goto(report)
    return report


def after(words: str, seat: Seat) -> Locator:
    """The links that directly follow those words in the text."""
    return seat.page.locator(f"xpath=//a[contains(preceding-sibling::node()[1], '{words}')]")


def write(clerk: Seat, chapter: str, words: str) -> None:
    """Write the first paragraph of a chapter."""
    clerk.page.locator(f"#b-p-{chapter}-1").get_by_role("link", name="改").click()
    clerk.shoot("report-paragraph")
    clerk.page.locator("#text").fill(words)
    clerk.press("存这一段")
    expect(clerk.page.locator(f"#b-p-{chapter}-1")).to_contain_text(words)


def write_what_is_lacking(clerk: Seat) -> None:
    """The chapters without records are written by hand."""
    write(clerk, "first_responsible", "主要负责人专题研究法治政府建设工作。")
    write(clerk, "shortcomings", TRAINING)
    write(clerk, "next_year", "继续做好矛盾纠纷排查化解。")


def refuse_what_nobody_answers_for(clerk: Seat) -> None:
    """A number typed by hand can't go for review."""
    clerk.shoot("report-untraced")
    clerk.follow("送审核")
    clerk.press("送审核")
    expect(clerk.page.locator(".refusal")).to_contain_text("没有出处")
    clerk.shoot("report-refused")


def sign_for_it(clerk: Seat, report: str) -> None:
    """The clerk names a source and answers for it."""
    clerk.page.goto(report)
    clerk.page.locator("#b-p-shortcomings-1 a.untraced").click()
    clerk.fill("没有指标的，写明来源，由您具名", "党政办培训签到册")
    clerk.press("具名负责")
    expect(clerk.toast).to_contain_text("已具名")


def send_for_review(clerk: Seat) -> None:
    """Now it goes."""
    clerk.follow("送审核")
    clerk.press("送审核")
    expect(clerk.toast).to_contain_text("已送审核")


def adopt(leader: Seat, report: str) -> None:
    """Reviewed, discussed by the meeting of the town, adopted and frozen."""
    leader.page.goto(report)
    leader.follow("审核通过")
    leader.press("审核通过")
    leader.follow("党政联席会议审议通过")
    leader.fill("会议名称和届次", "2026年第21次党政联席会议")
    leader.press("核对“党政联席会议审议通过”")
    leader.press("党政联席会议审议通过")
    leader.follow("党委会议审定并定稿")
    leader.fill("党委会议名称和届次", "2026年第18次党委会议")
    leader.press("核对“党委会议审定并定稿”")
    leader.shoot("report-freeze")
    leader.press("党委会议审定并定稿")
    leader.sees("定稿，数字不再变")
    leader.shoot("report-frozen")


def take_the_files(clerk: Seat, report: str, folder: Path) -> None:
    """Word, page and JSON all tell the figure."""
    clerk.page.goto(report)
    word, page, figures = folder / "a.docx", folder / "a.html", folder / "a.json"
    clerk.take("Word").save_as(word)
    clerk.take("网页").save_as(page)
    clerk.take("JSON").save_as(figures)
    said = "".join(paragraph.text for paragraph in docx.Document(str(word)).paragraphs)
    assert "受理矛盾纠纷1件" in said
    assert "受理矛盾纠纷" in page.read_text()
    kept = json.loads(figures.read_text())
    assert kept["figures"]["dispute.accepted"]["now"]["value"] == "1"


def publish(clerk: Seat, leader: Seat, report: str) -> None:
    """Reported by the clerk, looked at for secrets and published by the leader."""
    clerk.follow("报送")
    clerk.fill("报送对象", "镇党委、镇人大，县政府")
    clerk.press("核对“报送”")
    clerk.press("报送")
    leader.page.goto(report)
    leader.follow("向社会公开")
    leader.tick("已经保密审查")
    leader.fill("公开渠道", "县政府网站")
    leader.press("核对“向社会公开”")
    leader.press("向社会公开")
    expect(leader.toast).to_contain_text("已向社会公开")
    leader.shoot("report-published")


def read_without_signing_in(anyone: Seat) -> None:
    """Anyone opens the page and finds the figure with its definition."""
    anyone.go("/public/reports/")
    anyone.shoot("public-list")
    anyone.follow("柳溪镇人民政府2026年度法治政府建设情况报告")
    anyone.sees("受理矛盾纠纷1件")
    anyone.shoot("public-report")
