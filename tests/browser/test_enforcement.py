"""A penalty case from the inspection on the street to the reviewed file and the annual report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from tests import house
from tests.browser.conftest import employ
from tests.browser.phone import Handset
from tests.browser.seat import Seat
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.web.phone.tests import street

OFFICER, SECOND, REVIEWER, LEADER = "裴知远", "顾明夏", "岑书墨", "温守正"
COUNTY_CLERK, COUNTY_LEADER = "郑晓溪", "秦望舒"
BUREAU_CLERK, BUREAU_REVIEWER, BUREAU_LEADER = "罗亦清", "叶听澜", "褚怀远"
PARTY = "季安楠"
INSPECTION, CASE = "青建检〔2026〕1号", "青建罚〔2026〕1号"
BENCHMARK = "青建裁〔2026〕1号"
BEFORE = dt.date(2026, 10, 9)
PAPER = {"name": "签名.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
PHOTO = {"name": "IMG_2046.jpg", "mimeType": "image/jpeg", "buffer": street.PHOTO}

Sit = Callable[..., Seat]


@contextmanager
def day(month: int, number: int) -> Iterator[None]:
    """The house on that morning of 2026; whoever was signed in before is not any more."""
    morning = dt.datetime(2026, month, number, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    with time_machine.travel(morning, tick=True):
        yield


class Office:
    """The seats of everybody, each signed in for the day."""

    def __init__(self, sit: Sit) -> None:
        self.sit = sit
        self.seats: dict[str, Seat] = {}
        self.signed_in: set[tuple[str, dt.date]] = set()

    def __call__(self, name: str) -> Seat:
        """The seat of somebody, who signs in once a day."""
        if name not in self.seats:
            self.seats[name] = self.sit()
        if (name, timezone.localdate()) not in self.signed_in:
            self.seats[name].sign_in(name, house.PASSWORD)
            self.signed_in.add((name, timezone.localdate()))
        return self.seats[name]


@pytest.fixture
def office(sit: Sit) -> Office:
    """A bureau with its lists in order, the county above it, the bureau that reviews files."""
    officers = [employ(name, ("officer", county.HOUSING)) for name in (OFFICER, SECOND)]
    employ(REVIEWER, ("legal_reviewer", county.HOUSING))
    leader = employ(LEADER, ("leader", county.HOUSING)).posts.get()
    employ(COUNTY_CLERK, ("clerk", county.COUNTY))
    employ(COUNTY_LEADER, ("leader", county.COUNTY))
    employ(BUREAU_CLERK, ("clerk", county.BUREAU))
    employ(BUREAU_REVIEWER, ("legal_reviewer", county.BUREAU))
    employ(BUREAU_LEADER, ("leader", county.BUREAU))
    for number, officer in enumerate(officers, start=1):
        street.certify(officer.posts.get(), f"3399010300{number}", on=BEFORE)
    clerk = house.post("clerk", county.HOUSING)
    told: dict[str, dict[str, object]] = {
        "inspection_item": {"sector": "housing"},
        "regulated_party": {"name": PARTY, "sector": "housing"},
        "discretion_benchmark": {"sector": "housing"},
    }
    item, _, benchmark = (
        house.register_matter(kind, clerk, on=BEFORE, **more) for kind, more in told.items()
    )
    take(item, "publish", by=leader, on=BEFORE, published_where="县政府网站", yearly_cap=1)
    reviewer = house.post("legal_reviewer", county.HOUSING)
    take(benchmark, "review", by=reviewer, on=BEFORE, review_opinion="同意")
    take(
        benchmark,
        "publish",
        by=leader,
        on=BEFORE,
        issued_by=county.HOUSING,
        in_force_from=BEFORE,
        published_where="县政府网站",
    )
    return Office(sit)


def test_from_an_inspection_to_the_reviewed_file(office: Office) -> None:
    with day(10, 12):
        plan(office(OFFICER))
        approve(office(LEADER))
        inspect(office.sit(Handset))
        register(office(OFFICER))
        hand_over_and_file(office(LEADER))
    with day(10, 13):
        investigate(office(OFFICER))
        conclude(office(OFFICER))
        review(office(REVIEWER))
        tell(office(OFFICER))
    with day(10, 15):
        ask_hearing_and_call(office(OFFICER))
    with day(10, 27):
        hear(office(REVIEWER))
        review(office(REVIEWER))
        decide(office(LEADER))
    with day(10, 29):
        serve(office(OFFICER))
        publish(office(OFFICER))
        read_without_signing_in(office.sit())
    with day(11, 9):
        pay(office(OFFICER))
        close(office(LEADER))
        archive(office(OFFICER))
    with day(11, 18):
        draw_for_review(office(BUREAU_CLERK))
        name_reviewers(office(BUREAU_LEADER))
        score(office(BUREAU_REVIEWER))
        settle(office(BUREAU_LEADER))
        find_the_figures(office(LEADER))
        fill_the_return(office(COUNTY_CLERK))
        send_the_return(office(COUNTY_LEADER))
        draft_the_chapter(office(COUNTY_CLERK))
        assert list(verify()) == []
    case = Register.all["penalty_case"].model.objects.get(number=CASE)
    assert case.stage == "closed"


def find(seat: Seat, register: str, number: str) -> None:
    """Open a matter from its register."""
    seat.menu(register)
    seat.follow(number)


def act(seat: Seat, step: str, *, paper: bool = True) -> None:
    """Press the step's verb, with a signed paper; what has effect is looked over first."""
    if paper:
        seat.field("材料").set_input_files([PAPER])  # type: ignore[list-item]  # a file of bytes
    seat.press(step)
    expect(seat.toast).to_contain_text(f"已{step}")


def act_with_effect(seat: Seat, step: str, *, paper: bool = True) -> None:
    """The same where the box to confirm stands in between."""
    if paper:
        seat.field("材料").set_input_files([PAPER])  # type: ignore[list-item]  # a file of bytes
    seat.press(f"核对“{step}”")
    expect(seat.page.locator("main .confirm")).to_be_visible()
    seat.press(step)
    expect(seat.toast).to_contain_text(f"已{step}")


def plan(officer: Seat) -> None:
    """The officer enters the visit: item and party by words that anyone at the bureau knows."""
    officer.menu("行政检查")
    officer.follow("登记一件")
    officer.fill("检查事项", "安全生产")
    officer.fill("检查对象", "季")
    officer.tick("专项检查")
    officer.page.get_by_text("更多情况，知道的再填").click()
    officer.choose("执法领域", "住房城乡建设")
    officer.pick("主检人员", f"{OFFICER}（执法人员）")
    officer.pick("协检人员", f"{SECOND}（执法人员）")
    officer.shoot("inspection-entry")
    officer.press("登记")
    expect(officer.toast).to_contain_text(f"已登记，{INSPECTION}")


def approve(leader: Seat) -> None:
    """The leader approves the visit; the code by which it is announced is there."""
    find(leader, "行政检查", INSPECTION)
    leader.follow("批准检查")
    act_with_effect(leader, "批准检查", paper=False)
    leader.sees("检查公告码")
    leader.shoot("inspection-approved")


def inspect(phone: Handset) -> None:
    """On the street: notice, certificate, photo, findings, three signatures."""
    phone.sign_in(OFFICER, house.PASSWORD)
    phone.go("/phone/")
    phone.shoot("phone-list")
    phone.page.get_by_role("link", name="出具检查通知书").click()
    phone.page.get_by_label("已出具检查通知书，告知权利和公告码").check()
    phone.sign_all()
    phone.save()
    expect(phone.page.get_by_text("已送到")).to_have_count(1)
    phone.go("/phone/")
    phone.page.get_by_role("link", name="实施检查").click()
    phone.page.get_by_label("已主动出示执法证件").check()
    phone.page.get_by_label("检查情况").fill("围挡内两层楼板已经浇筑，当事人拿不出施工许可证。")
    phone.page.get_by_label("涉嫌违法移交立案").check()
    phone.page.get_by_label("拍照").set_input_files([PHOTO])  # type: ignore[list-item]  # a file of bytes
    phone.sign_all()
    phone.shoot("phone-inspection")
    phone.save()
    expect(phone.page.get_by_text("已送到")).to_have_count(2)
    phone.shoot("phone-queue")


def register(officer: Seat) -> None:
    """The officer enters the clue that the inspection found."""
    find(officer, "行政检查", INSPECTION)
    officer.sees("照片1.jpg")
    officer.shoot("inspection-done")
    officer.menu("行政处罚案件")
    officer.follow("登记一件")
    officer.fill("事由", f"{PARTY}未取得施工许可证擅自施工案")
    officer.fill("姓名或者名称", PARTY)
    officer.tick("公民")
    officer.fill("违法行为", "未取得施工许可证擅自施工")
    officer.choose("案件来源", "行政检查发现")
    officer.page.get_by_text("更多情况，知道的再填").click()
    officer.choose("执法领域", "住房城乡建设")
    officer.fill("监管对象", "季")
    officer.fill("违法地点", "柳溪镇柳溪大道18号")
    officer.fill("违法行为发生（终了）日期", "10.12")
    officer.page.get_by_text("补充信息").click()
    officer.fill("住址", "青禾县柳溪镇柳溪大道18号")
    officer.fill("年龄", "43")
    officer.shoot("case-entry")
    officer.press("登记")
    expect(officer.toast).to_contain_text(f"已登记，{CASE}")
    expect(officer.heading).to_have_text("季××未取得施工许可证擅自施工案")


def hand_over_and_file(leader: Seat) -> None:
    """The leader ties the inspection to the case and files it; each page leads to the other."""
    find(leader, "行政检查", INSPECTION)
    leader.follow("移交立案")
    leader.fill("移交的行政处罚案件", "季")
    leader.shoot("inspection-handing-over")
    act(leader, "移交立案", paper=False)
    leader.shoot("inspection-handed-over")
    leader.follow(CASE)
    leader.sees(INSPECTION)
    leader.shoot("case-clue")
    leader.follow("立案")
    leader.tick("违法行为发生地，属本机关法定职权")
    leader.pick("主办执法人员", f"{OFFICER}（执法人员）")
    leader.pick("协办执法人员", f"{SECOND}（执法人员）")
    act(leader, "立案")
    leader.shoot("case-filed")


def investigate(officer: Seat) -> None:
    """Asked without the certificate shown, the step is refused by its article."""
    find(officer, "行政处罚案件", CASE)
    officer.follow("调查取证")
    officer.choose("证据种类", "当事人的陈述")
    officer.fill("证明内容", "当事人承认没有办理施工许可证")
    officer.tick("已制作笔录并由当事人核对")
    officer.press("调查取证")
    expect(officer.page.locator(".refusal")).to_contain_text("还没有写明已出示执法证件")
    officer.shoot("case-refused")
    officer.tick("已出示执法证件")
    act(officer, "调查取证")


def conclude(officer: Seat) -> None:
    """What the investigation came to, and which benchmark fits."""
    find(officer, "行政处罚案件", CASE)
    officer.follow("调查终结")
    officer.fill("违法事实", "2026年10月12日以前，未取得施工许可证浇筑两层楼板。")
    officer.tick("证据已经查证属实，来源合法")
    officer.tick("有一定危害后果")
    officer.fill("涉案金额（元）", "120万")
    officer.fill("两年内第几次同类违法", "1")
    officer.fill("适用的裁量基准", "施工许可证")
    officer.tick("情节复杂或者重大违法行为")
    officer.tick("应当法制审核")
    officer.tick("列入重大执法决定法制审核目录")
    officer.tick("属于应当告知听证权利的处罚")
    officer.fill("拟处罚的依据", "《建筑法》第六十四条")
    officer.fill("拟罚款金额（元）", "1.5万")
    officer.shoot("case-concluding")
    act(officer, "调查终结")
    officer.sees(BENCHMARK)
    officer.shoot("case-concluded")


def review(reviewer: Seat) -> None:
    """Somebody who did not handle it looks at the law of it."""
    find(reviewer, "行政处罚案件", CASE)
    reviewer.follow("法制审核")
    reviewer.tick("审核通过")
    reviewer.fill("法制审核意见", "主体、程序合法，证据充分，裁量适当。")
    reviewer.shoot("case-reviewing")
    act(reviewer, "法制审核")


def tell(officer: Seat) -> None:
    """The party is told what was proposed, with the right to a hearing, beside the benchmark."""
    find(officer, "行政处罚案件", CASE)
    officer.follow("告知听证权利")
    officer.sees("裁量基准（较重）为10000元至20000元")
    expect(officer.field("拟罚款金额（元）")).to_have_value("15000")
    officer.tick("已告知拟处罚内容及事实、理由、依据和权利")
    officer.fill("陈述申辩截止日期", "2026-10-20")
    officer.shoot("case-telling")
    act(officer, "告知听证权利")
    officer.shoot("case-told")


def ask_hearing_and_call(officer: Seat) -> None:
    """The party asks; a day too near is refused, seven working days lie before the next."""
    find(officer, "行政处罚案件", CASE)
    officer.follow("要求听证")
    act(officer, "要求听证")
    officer.follow("通知听证")
    officer.fill("听证日期", "2026-10-23")
    officer.fill("听证地点", "县住建局三楼会议室")
    officer.pick("听证主持人", f"{REVIEWER}（法制审核人员）")
    officer.press("通知听证")
    expect(officer.page.locator(".refusal")).to_contain_text("《行政处罚法》第六十四条")
    officer.shoot("case-called-too-late")
    officer.fill("听证日期", "2026-10-27")
    act(officer, "通知听证")
    officer.shoot("case-hearing")


def hear(chair: Seat) -> None:
    """The hearing, held by whoever was named to chair it."""
    find(chair, "行政处罚案件", CASE)
    chair.follow("举行听证")
    chair.tick("听证笔录已经核对签名")
    chair.fill("听证意见", "事实清楚，当事人愿意补办手续，建议按较重档次处罚。")
    act(chair, "举行听证")


def decide(leader: Seat) -> None:
    """Discussed, since it is serious; decided within the range and what was told."""
    find(leader, "行政处罚案件", CASE)
    leader.follow("集体讨论")
    leader.fill("参加讨论人员", "局长、两名副局长、法规科科长")
    leader.fill("集体讨论意见", "同意罚款15000元。")
    act(leader, "集体讨论")
    leader.follow("作出决定")
    expect(leader.field("罚款（元）")).to_have_value("15000")
    leader.tick("给予行政处罚")
    leader.fill("罚款（元）", "1.8万")
    leader.fill("责令改正要求", "停止施工，补办施工许可证")
    leader.tick("决定书已载明复议、诉讼的途径和期限")
    leader.tick("决定书已盖行政机关印章")
    leader.press("核对“作出决定”")
    expect(leader.page.locator(".refusal")).to_contain_text("比告知的重，或者没有告知过，重新告知")
    leader.fill("罚款（元）", "1.5万")
    leader.field("材料").set_input_files([PAPER])  # type: ignore[list-item]  # a file of bytes
    leader.shoot("case-deciding")
    leader.press("核对“作出决定”")
    leader.shoot("case-confirm")
    leader.press("作出决定")
    expect(leader.toast).to_contain_text("已作出决定")
    leader.shoot("case-decided")


def serve(officer: Seat) -> None:
    """Handed over and signed for."""
    find(officer, "行政处罚案件", CASE)
    officer.follow("送达")
    officer.tick("直接送达")
    officer.fill("送达日期", "10.29")
    officer.fill("签收人", PARTY)
    officer.shoot("case-serving")
    act_with_effect(officer, "送达")


def publish(officer: Seat) -> None:
    """Made public within seven working days."""
    find(officer, "行政处罚案件", CASE)
    officer.follow("公示决定")
    officer.fill("公示地址", "县政府网站行政执法公示专栏")
    act(officer, "公示决定", paper=False)
    officer.shoot("case-served")


def read_without_signing_in(anyone: Seat) -> None:
    """Anyone reads it, with the name masked."""
    anyone.go("/public/records/")
    anyone.shoot("public-registers")
    anyone.follow("行政处罚决定")
    anyone.shoot("public-records")
    anyone.page.get_by_role("link", name=re.compile(CASE)).click()
    anyone.sees("15,000")
    expect(anyone.page.locator("body")).not_to_contain_text(PARTY)
    expect(anyone.heading).to_contain_text("季××")
    anyone.shoot("public-record")


def pay(officer: Seat) -> None:
    """The party paid at the bank; the officer enters the receipt."""
    find(officer, "行政处罚案件", CASE)
    officer.follow("履行完毕")
    officer.fill("本次缴纳（元）", "15000")
    officer.fill("履行情况", "11月9日缴至指定银行")
    act(officer, "履行完毕")


def close(leader: Seat) -> None:
    """Nothing is left to perform or to publish."""
    find(leader, "行政处罚案件", CASE)
    leader.follow("结案")
    act(leader, "结案", paper=False)


def archive(officer: Seat) -> None:
    """The whole file can be printed, and what it lacks stands on the page."""
    find(officer, "行政处罚案件", CASE)
    officer.follow("立卷归档")
    act(officer, "立卷归档", paper=False)
    officer.shoot("case-archived")


def draw_for_review(clerk: Seat) -> None:
    """The bureau of justice draws the file by its number: it may not read the case itself."""
    clerk.menu("案卷评查")
    clerk.follow("登记一件")
    clerk.page.get_by_text("更多情况，知道的再填").click()
    clerk.fill("案卷", CASE)
    clerk.fill("评查批次", "2026年第二次")
    clerk.tick("随机抽取")
    clerk.shoot("review-entry")
    clerk.press("登记")
    expect(clerk.heading).to_have_text(f"{CASE}案卷评查")


def name_reviewers(leader: Seat) -> None:
    """Two people who had no part in the case."""
    open_review(leader)
    leader.follow("指定评查人员")
    leader.pick("评查人员一", f"{BUREAU_REVIEWER}（法制审核人员）")
    leader.pick("评查人员二", f"{BUREAU_CLERK}（经办人）")
    act(leader, "指定评查人员", paper=False)


def open_review(seat: Seat) -> None:
    """The review from its register."""
    seat.menu("案卷评查")
    seat.page.locator("main").get_by_role("link", name=re.compile("评〔2026〕1号")).click()


def score(reviewer: Seat) -> None:
    """Item by item; the days kept are the record's own."""
    open_review(reviewer)
    reviewer.follow("评分")
    points = {
        "执法主体、人员（10分）": "10",
        "事实、证据（25分）": "23",
        "执法程序（25分）": "24",
        "法律适用、裁量（15分）": "14",
        "送达、执行（10分）": "9",
        "文书、归档（5分）": "4",
    }
    for item, given in points.items():
        reviewer.fill(item, given)
    reviewer.fill("主要问题", "听证笔录没有附录音。")
    reviewer.shoot("review-scoring")
    act(reviewer, "评分", paper=False)
    reviewer.follow("反馈评查意见")
    act(reviewer, "反馈评查意见", paper=False)


def settle(leader: Seat) -> None:
    """The result stands: the points given, and ten for the days kept."""
    open_review(leader)
    leader.follow("确定评查结果")
    act_with_effect(leader, "确定评查结果", paper=False)
    leader.sees("优秀")
    leader.shoot("review-settled")


def find_the_figures(leader: Seat) -> None:
    """The bureau's own figures open to the case."""
    leader.menu("指标")
    leader.shoot("figures")
    row = leader.page.get_by_role("row").filter(has_text="普通程序作出处理决定")
    row.get_by_role("link").first.click()
    leader.shoot("figure-decided")
    leader.follow(CASE)
    expect(leader.heading).to_contain_text("季××")


def fill_the_return(clerk: Seat) -> None:
    """The county's return has counted the inspection and the decision before anybody opened it."""
    clerk.menu("报表")
    clerk.shoot("returns")
    clerk.go("/desk/returns/three_systems_monthly/2026-11/339901/")
    clerk.press("生成这张报表")
    clerk.shoot("return-three-systems")
    row = clerk.page.get_by_role("row").filter(has_text="公示处罚决定").first
    expect(row.get_by_role("link")).to_have_text(["1", "1"])
    clerk.press("核对确认")
    expect(clerk.toast).to_contain_text("已核对确认")


def send_the_return(leader: Seat) -> None:
    """Another person checks it and sends it up."""
    leader.go("/desk/returns/three_systems_monthly/2026-11/339901/")
    leader.follow("审核报出")
    leader.press("核对“审核报出”")
    leader.press("审核报出")
    expect(leader.toast).to_contain_text("已审核报出")


def draft_the_chapter(clerk: Seat) -> None:
    """Chapter five of the first draft says what was done, each number traced."""
    clerk.menu("年度报告")
    clerk.press("起草2026年度报告")
    page = clerk.page.locator(".page-of-report")
    expect(page).to_contain_text("行政处罚立案1件")
    expect(page).to_contain_text("罚款15000元")
    expect(page).to_contain_text("举行听证1件")
    expect(page).to_contain_text("评查案卷1卷")
    clerk.shoot("report-enforcement")
