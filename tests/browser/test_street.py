"""An officer on the street with a phone: the network goes at every step, the page is killed, and in
the end everything is there, once and in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests import house
from tests.browser.conftest import MORNING
from tests.browser.seat import PHONE, Seat
from tests.browser.wire import Wire
from yifa.kernel.evidence import Evidence
from yifa.kernel.matter import Event, Matter
from yifa.kernel.take import take
from yifa.kernel.verify import verify
from yifa.web.models import Sent
from yifa.web.phone import sending
from yifa.web.phone.tests import street
from yifa.web.phone.tests.street import PHOTO, Street

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator
    from pytest_django.live_server_helper import LiveServer

TODAY = MORNING.date()
#: A sending comes after a sign-in and a list, on a machine that others use too (ms).
PATIENCE = 30_000
PICTURE = {"name": "IMG_2046.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}


class Phone(Seat):
    """A phone in somebody's hand, on a line that can be cut."""

    def __init__(self, browser: Browser, wire: Wire) -> None:
        super().__init__(browser, wire.address, width=PHONE)
        self.wire = wire
        self.context = self.page.context
        self.context.clock.install(time=MORNING)
        self.context.set_default_timeout(PATIENCE)

    def come_in(self, who: Any) -> None:
        """Sign in, open the page, and let it keep itself."""
        self.sign_in(who.person.username, house.PASSWORD)
        self.go("/phone/")
        expect(self.head).to_have_text("今天的现场")
        expect(self.page.get_by_role("heading", name="柳溪大道南侧工地扬尘").first).to_be_visible()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    @property
    def head(self) -> Locator:
        """What the page is called."""
        return self.page.locator("#head")

    @property
    def band(self) -> Locator:
        """What is said of network, sign-in and clock."""
        return self.page.locator("#band")

    @property
    def items(self) -> Locator:
        """The captures in the queue, the latest first."""
        return self.page.locator("[data-capture]")

    def cut(self) -> None:
        """No network."""
        self.wire.cut()
        self.context.set_offline(True)

    def mend(self) -> None:
        """The network is back; the phone hears of it."""
        self.wire.mend()
        self.context.set_offline(False)

    def kill(self) -> None:
        """The page is killed, and opened again from the phone's first screen."""
        self.page.close()
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", self.note)
        self.page.on("console", self.hear)
        self.page.goto(f"{self.home}/phone/")
        expect(self.head).to_have_text("今天的现场")

    def open_queue(self) -> None:
        """The captures of this phone."""
        self.page.goto(f"{self.home}/phone/#queue")
        expect(self.head).to_have_text("本机的记录")

    def investigate(self, proves: str, *, which: int = 0) -> None:
        """Fill in 调查取证 of one of the cases up to the signatures, with a photo."""
        self.page.get_by_role("link", name="调查取证").nth(which).click()
        expect(self.head).to_have_text("调查取证")
        self.page.get_by_label("已出示执法证件").check()
        self.page.get_by_label("已制作笔录并由当事人核对").check()
        self.page.get_by_label("物证", exact=True).check()
        self.page.get_by_label("证明内容").fill(proves)
        self.page.get_by_label("拍照").set_input_files([PICTURE])  # type: ignore[list-item]  # a file of bytes
        expect(self.page.get_by_text("照片1.jpg")).to_be_visible()

    def sign(self, who: str) -> None:
        """A finger on the field."""
        self.page.get_by_role("button", name=f"{who}签名", exact=True).click()
        pad = self.page.locator("canvas")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box
        mouse = self.page.mouse
        mouse.move(box["x"] + 40, box["y"] + 60)
        mouse.down()
        mouse.move(box["x"] + 120, box["y"] + 30, steps=4)
        mouse.move(box["x"] + 200, box["y"] + 90, steps=4)
        mouse.up()
        self.page.get_by_role("button", name="签好了").click()
        expect(self.page.locator("canvas")).to_have_count(0)

    def sign_all(self) -> None:
        """Both officers and the party."""
        for who in ("第一名执法人员", "第二名执法人员", "当事人"):
            self.sign(who)

    def save(self) -> None:
        """Into the queue."""
        self.page.get_by_role("button", name="存好，有网就送").click()
        expect(self.head).to_have_text("本机的记录")

    def captured(self, proves: str = "裸土没有覆盖", *, which: int = 0) -> None:
        """One whole capture of 调查取证."""
        self.investigate(proves, which=which)
        self.sign_all()
        self.save()


@pytest.fixture
def scene(home: str) -> Street:
    made = street.made(TODAY)
    for post in (made.first, made.second):
        post.person.set_password(house.PASSWORD)
        post.person.must_change_password = False
        post.person.save()
    return made


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer, scene: Street) -> Iterator[Phone]:
    wire = Wire(live_server.thread.port)
    held = Phone(chromium, wire)
    expect.set_options(timeout=PATIENCE)
    yield held
    expect.set_options(timeout=None)
    held.context.close()
    wire.close()
    assert held.complaints == []


def steps(scene: Street) -> list[str]:
    events = Event.objects.filter(matter=scene.case).order_by("place_in_matter")
    return list(events.values_list("step", flat=True))


@pytest.mark.promise(
    "lost", "a phone without a network at every step, its page killed, each sending cut in two"
)
def test_everything_arrives_once_and_in_order_however_the_network_goes(
    phone: Phone, scene: Street
) -> None:
    phone.come_in(scene.first)
    phone.cut()
    phone.kill()
    expect(phone.band).to_contain_text("没有网络，照常填写")

    phone.investigate("裸土没有覆")
    phone.page.get_by_label("证明内容").press_sequentially("盖")
    phone.kill()
    phone.page.get_by_role("link", name="没填完1份").click()
    phone.page.get_by_role("link", name="接着填").click()
    expect(phone.page.get_by_label("证明内容")).to_have_value("裸土没有覆盖")
    expect(phone.page.get_by_label("物证", exact=True)).to_be_checked()
    expect(phone.page.get_by_text("照片1.jpg")).to_be_visible()
    expect(phone.page.get_by_role("button", name="还差3个签名")).to_be_visible()
    phone.sign_all()
    phone.save()
    expect(phone.band).to_contain_text("待送的1份、材料4份")

    phone.kill()
    phone.page.get_by_role("link", name="先行登记保存").click()
    phone.page.get_by_label("已经行政机关负责人批准").check()
    phone.page.get_by_label("物品清单").fill("黄沙约3立方米")
    phone.sign("第一名执法人员")
    phone.sign("第二名执法人员")
    phone.page.get_by_role("button", name="当事人拒绝签名").click()
    phone.page.get_by_label("原因").fill("说没带笔")
    expect(phone.page.get_by_role("button", name="还差1个签名")).to_be_visible()
    phone.sign("见证人")
    phone.save()
    expect(phone.items).to_have_count(2)
    assert steps(scene) == ["register", "file"]

    phone.wire.lose_rest = True
    phone.mend()
    assert phone.wire.lost.wait(20)
    expect(phone.band).to_contain_text("连不上服务器")
    assert steps(scene) == ["register", "file"]

    phone.wire.mend()
    phone.wire.lose_answer = True
    phone.kill()
    assert phone.wire.lost.wait(20)
    expect(phone.band).to_contain_text("待送的2份")
    assert steps(scene) == ["register", "file", "investigate"]
    phone.kill()
    phone.wire.mend()
    phone.open_queue()
    phone.page.get_by_role("button", name="现在送").click()
    expect(phone.page.get_by_text("已送到")).to_have_count(2)

    assert steps(scene) == ["register", "file", "investigate", "preserve"]
    files = Evidence.objects.order_by("pk").values_list("name", flat=True)
    signed = ["执法人员签名1.png", "执法人员签名2.png"]
    assert list(files) == ["照片1.jpg", *signed, "当事人签名.png", *signed, "见证人签名.png"]
    last = Event.objects.get(matter=scene.case, step="preserve")
    assert last.payload.note == "当事人拒绝签名：说没带笔"
    assert Evidence.objects.filter(captured_at=None).count() == 0
    assert Evidence.objects.get(name="照片1.jpg").read() == PHOTO
    assert Sent.objects.count() == 2 and list(verify()) == []
    assert phone.page.evaluate(KEPT_BYTES) == 0


#: How many files the phone still keeps.
KEPT_BYTES = """() => new Promise((resolve) => {
  indexedDB.open("yifa-phone").onsuccess = (event) => {
    const asked = event.target.result.transaction("files").objectStore("files").count();
    asked.onsuccess = () => resolve(asked.result);
  };
})"""


def test_what_others_did_meanwhile_is_shown_and_the_officer_decides(
    phone: Phone, scene: Street
) -> None:
    phone.come_in(scene.first)
    phone.cut()
    phone.captured()
    take(scene.case, "recuse", by=scene.leader, on=TODAY, recused="记一次")
    phone.mend()
    expect(phone.page.get_by_text("有人先办过了")).to_be_visible()
    expect(phone.items).to_contain_text("决定回避")
    expect(phone.items).to_contain_text(scene.leader.person.name)
    phone.kill()
    phone.page.get_by_role("link", name="有人先办过了1份").click()
    phone.page.get_by_role("button", name="搁置").click()
    phone.sees("写明原因再搁置")
    phone.page.get_by_label("搁置的原因").fill("先问清回避的是谁")
    phone.page.get_by_role("button", name="搁置").click()
    phone.sees("搁置的原因：先问清回避的是谁")
    assert steps(scene) == ["register", "file", "recuse"]
    phone.kill()
    phone.open_queue()
    phone.page.get_by_role("button", name="拿回来").click()
    phone.page.get_by_role("button", name="照样送").click()
    phone.sees("已送到")
    assert steps(scene) == ["register", "file", "recuse", "investigate"]


def test_what_is_refused_says_why_with_the_article_and_is_mended(
    phone: Phone, scene: Street
) -> None:
    phone.come_in(scene.first)
    phone.investigate("裸土没有覆盖")
    phone.page.get_by_label("勘验笔录、现场笔录", exact=True).check()
    phone.page.get_by_label("已出示执法证件").uncheck()
    phone.sign_all()
    phone.save()
    phone.sees("没有收下")
    expect(phone.items).to_contain_text("还没有写明已出示执法证件")
    expect(phone.items).to_contain_text("《行政处罚法》")
    phone.kill()
    phone.open_queue()
    phone.page.get_by_role("link", name="改一改").click()
    phone.sees("填的内容、照片、签名都还在")
    phone.page.get_by_label("已出示执法证件").check()
    phone.save()
    phone.sees("已送到")
    assert steps(scene) == ["register", "file", "investigate"]
    assert Evidence.objects.count() == 4


def test_a_session_that_ended_keeps_the_queue_and_asks_to_sign_in(
    phone: Phone, scene: Street
) -> None:
    phone.come_in(scene.first)
    phone.cut()
    phone.captured()
    phone.context.clear_cookies()
    phone.mend()
    expect(phone.band).to_contain_text("要登录")
    phone.page.get_by_role("link", name="去登录").click()
    phone.page.get_by_label("登录名").fill(scene.first.person.username)
    phone.page.get_by_label("密码").fill(house.PASSWORD)
    phone.page.get_by_role("button", name="登录", exact=True).click()
    expect(phone.head).to_have_text("今天的现场")
    phone.open_queue()
    phone.sees("已送到")
    assert steps(scene) == ["register", "file", "investigate"]


def test_who_signs_out_leaves_no_list_and_another_sees_nothing_of_what_waits(
    phone: Phone, scene: Street
) -> None:
    phone.come_in(scene.first)
    phone.cut()
    phone.captured("秘密的经过")
    phone.kill()
    phone.page.get_by_role("button", name="退出登录").click()
    phone.sees("登录以后显示您的事项")
    phone.sees("本机还存着别人填的1份，由本人登录后送出")
    phone.kill()
    expect(phone.page.get_by_text("柳溪大道南侧工地扬尘")).to_have_count(0)
    phone.mend()
    expect(phone.band).to_contain_text("要登录")
    phone.come_in(scene.second)
    phone.sees("本机还存着别人填的1份，由本人登录后送出")
    phone.open_queue()
    phone.sees("本机没有记录")
    assert steps(scene) == ["register", "file"]


def test_a_clock_that_was_set_back_is_shown_and_written_down(phone: Phone, scene: Street) -> None:
    phone.come_in(scene.first)
    phone.cut()
    phone.context.clock.set_system_time(MORNING - dt.timedelta(hours=3))
    phone.kill()
    expect(phone.band).to_contain_text("手机时钟慢3小时")
    phone.captured()
    expect(phone.items).to_contain_text("手机时钟慢3小时")
    phone.context.clock.set_system_time(MORNING + dt.timedelta(minutes=5))
    phone.mend()
    phone.sees("已送到")
    assert steps(scene) == ["register", "file", "investigate"]
    photo = Evidence.objects.get(name="照片1.jpg")
    assert photo.clock_off is not None and -10900 < photo.clock_off < -10700
    assert list(verify()) == []


def test_one_that_the_server_fails_at_holds_back_no_other_case(
    phone: Phone, scene: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    street.filed(scene.first, scene.second, scene.leader, on=TODAY)
    phone.come_in(scene.first)
    phone.cut()
    phone.captured(which=0)
    phone.page.goto(f"{phone.home}/phone/")
    phone.captured(which=1)
    whole = sending.Sending.run

    def fails(one: sending.Sending) -> Any:
        assert one.matter.pk != scene.case.pk, "broken"
        return whole(one)

    monkeypatch.setattr(sending.Sending, "run", fails)
    phone.mend()
    phone.sees("已送到")
    expect(phone.items.filter(has_text="待送")).to_have_count(1)
    assert steps(scene) == ["register", "file"] and Sent.objects.count() == 1
    phone.complaints.clear()
    monkeypatch.undo()
    phone.page.get_by_role("button", name="现在送").click()
    expect(phone.page.get_by_text("已送到")).to_have_count(2)
    assert steps(scene) == ["register", "file", "investigate"]


def test_a_case_taken_from_the_officer_keeps_what_was_captured(phone: Phone, scene: Street) -> None:
    phone.come_in(scene.first)
    phone.cut()
    phone.captured()
    moved = house.place(house.STRANGER)
    Matter.objects.filter(pk=scene.case.pk).update(holder=moved, handler=None)
    phone.mend()
    phone.sees("这一件已经不在您手里")
    phone.kill()
    phone.open_queue()
    phone.sees("这一件已经不在您手里")
    assert steps(scene) == ["register", "file"]


def test_no_page_is_wider_than_the_phone(phone: Phone, scene: Street) -> None:
    phone.come_in(scene.first)
    for width in (320, 390):
        phone.page.set_viewport_size({"width": width, "height": 800})
        for where in ("", "#queue", f"#new/{scene.case.pk}/investigate"):
            phone.page.goto(f"{phone.home}/phone/{where}")
            expect(phone.head).to_be_visible()
            wide = phone.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, where
