"""A return on the desk: it is due, fills itself, goes up, and whoever is late is named."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import house
from yifa.kernel.person import Post
from yifa.kernel.tests import county
from yifa.report.returns.models import Return
from yifa.report.tests import town
from yifa.web.desk.tests.conftest import Scene

Sit = Callable[[Post], Client]
LIST = reverse("returns")


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 11, 19, 2, 0, tzinfo=dt.UTC), tick=False):
        yield


def page(organisation: str, month: str = "2026-11") -> str:
    return reverse("return", args=["dispute_monthly", month, county.place(organisation).code])


def text(client: Client, url: str, status: int = 200) -> str:
    """The page without tags."""
    shown = client.get(url)
    assert shown.status_code == status, url
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", html.unescape(shown.content.decode())))


def press(client: Client, url: str, act: str) -> None:
    """The button of that name on a return's page."""
    seen = re.search(r'name="seen" value="(\d+)"', client.get(url).content.decode())
    assert seen is not None
    assert client.post(url, {"act": act, "seen": seen[1]}).status_code == 302


def send(client: Client, url: str, step: str = "send", **data: str) -> None:
    """The step from its button through its form, confirmed where that is asked."""
    found = re.search(rf'href="([^"]+/{step}/)"', client.get(url).content.decode())
    assert found is not None, f"no button for {step}"
    form = client.get(found[1]).content.decode()
    seen = re.search(r'name="desk_seen" value="(\d+)"', form)
    assert seen is not None
    sent = client.post(found[1], {"desk_on": "2026-11-19", "desk_seen": seen[1], **data})
    whole = re.search(r'name="desk_whole" value="([^"]*)"', sent.content.decode())
    if whole is not None:
        sent = client.post(found[1], {"desk_whole": html.unescape(whole[1]), "desk_confirmed": "1"})
    assert sent.status_code == 302


def hand_in(client: Client, url: str) -> None:
    press(client, url, "begin")
    press(client, url, "confirm")
    send(client, url)


@pytest.fixture
def worked(scene: Scene) -> Scene:
    """Two disputes of the village in the month, one of them settled; one of the month before."""
    mediator = town.village_mediator()
    town.dispute(mediator, dt.date(2026, 10, 19))
    town.dispute(mediator, dt.date(2026, 10, 21))
    town.settled(mediator, dt.date(2026, 11, 18))
    return scene


def test_it_goes_from_the_village_to_the_town_to_the_county_and_names_who_is_missing(
    worked: Scene, sit: Sit
) -> None:
    village = sit(house.post("clerk", county.VILLAGE))
    assert "登记矛盾纠纷件23" in text(village, page(county.VILLAGE))
    hand_in(village, page(county.VILLAGE))
    assert "已报出11月19日" in text(village, page(county.VILLAGE))

    here = sit(house.post("clerk", county.TOWN))
    told = text(here, page(county.TOWN))
    assert "下级1个，已报1个" in told
    assert "登记矛盾纠纷件24" in told
    hand_in(here, page(county.TOWN))

    above = sit(house.post("clerk", county.COUNTY))
    told = text(above, page(county.COUNTY))
    assert "下级2个，已报1个，云岭镇人民政府未报" in told
    assert "有下级没有报，没有汇入云岭镇人民政府" in told
    assert "登记矛盾纠纷件24" in told
    assert "云岭镇人民政府未报" in text(above, LIST)
    assert "柳溪镇人民政府已报出11月19日" in text(above, LIST)


def test_it_says_who_filled_it_in_and_who_sent_it(worked: Scene, sit: Sit) -> None:
    clerk, leader = house.post("clerk", county.TOWN), house.post("leader", county.TOWN)
    press(sit(clerk), page(county.TOWN), "begin")
    press(sit(clerk), page(county.TOWN), "confirm")
    send(sit(leader), page(county.TOWN))
    told = text(sit(clerk), page(county.TOWN))
    assert f"核对确认{clerk.person.name}" in told
    assert f"审核报出{leader.person.name}" in told


def test_what_is_not_sent_by_the_20th_is_late(worked: Scene, sit: Sit) -> None:
    client = sit(house.post("clerk", county.TOWN))
    assert "逾期30天" in text(client, page(county.TOWN, "2026-10"))
    press(client, page(county.TOWN, "2026-10"), "begin")
    assert "2026年10月9月21日至10月20日待核对，逾期30天" in text(client, LIST)
    above = sit(house.post("clerk", county.COUNTY))
    assert "逾期30天" in text(above, page(county.COUNTY, "2026-10"))


def test_nothing_to_report_is_reported(scene: Scene, sit: Sit) -> None:
    client = sit(house.post("clerk", county.VILLAGE))
    assert "本期没有记录，为零报告，仍须核对报出" in text(client, page(county.VILLAGE))
    hand_in(client, page(county.VILLAGE))
    assert Return.objects.get().stage == "sent"


def test_a_number_opens_on_what_it_counts_in_those_days(worked: Scene, sit: Sit) -> None:
    client = sit(house.post("clerk", county.VILLAGE))
    shown = client.get(page(county.VILLAGE)).content.decode()
    links = re.findall(r'href="([^"]+figures/dispute/found/[^"]*)">2<', shown)
    assert links
    opened = client.get(html.unescape(links[0])).content.decode()
    assert len(re.findall(r"石调委调〔2026〕\d+号", opened)) == 2


def test_changes_against_the_month_before_are_told(worked: Scene, sit: Sit) -> None:
    client = sit(house.post("clerk", county.VILLAGE))
    hand_in(client, page(county.VILLAGE, "2026-10"))
    told = text(client, page(county.VILLAGE))
    assert "与2026年10月相比有" in told
    assert "登记矛盾纠纷件231多1" in told


def test_a_record_that_changes_afterwards_leaves_the_return_and_is_shown(
    worked: Scene, sit: Sit
) -> None:
    client = sit(house.post("clerk", county.VILLAGE))
    hand_in(client, page(county.VILLAGE))
    town.dispute(town.village_mediator(), dt.date(2026, 11, 18))
    told = text(client, page(county.VILLAGE))
    assert "确认以后台账有变化" in told
    assert "登记矛盾纠纷件233、4" in told


def test_who_stands_above_sends_it_back(worked: Scene, sit: Sit) -> None:
    village = sit(house.post("clerk", county.VILLAGE))
    hand_in(village, page(county.VILLAGE))
    supervisor = sit(house.post("supervisor", county.TOWN))
    send(supervisor, page(county.VILLAGE), "return_down", desk_note="漏了一件")
    assert Return.objects.get().stage == "filling"
    assert "漏了一件" in text(village, page(county.VILLAGE))


def test_confirming_what_somebody_has_just_confirmed_is_refused_in_words(
    worked: Scene, sit: Sit
) -> None:
    client, url = sit(house.post("clerk", county.VILLAGE)), page(county.VILLAGE)
    press(client, url, "begin")
    press(client, url, "confirm")
    client.post(url, {"act": "confirm", "seen": "1"})
    assert "现在还不能核对确认" in text(client, url)


@pytest.mark.parametrize("side", ["below", "beside", "stranger"])
def test_others_returns_do_not_open(worked: Scene, sit: Sit, side: str) -> None:
    client = sit(worked.sides[side])
    assert "没有这个单位，或者您的岗位看不到它的报表" in text(client, page(county.TOWN), 403)
    assert client.post(page(county.TOWN), {"act": "begin"}).status_code == 403
    assert not Return.objects.exists()


def test_one_above_may_look_but_not_begin(worked: Scene, sit: Sit) -> None:
    client = sit(house.post("clerk", county.COUNTY))
    client.post(page(county.TOWN), {"act": "begin"})
    assert not Return.objects.exists()
    assert "这张报表由柳溪镇人民政府生成" in text(client, page(county.TOWN))


def test_an_office_that_owes_no_return_is_told_so(scene: Scene, sit: Sit) -> None:
    client = sit(house.post("clerk", county.OFFICE))
    assert "本单位不报这张表" in text(client, LIST)
    assert client.get(page(county.OFFICE)).status_code == 404


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "auditor"])
def test_administrators_see_no_returns(scene: Scene, sit: Sit, role: str) -> None:
    client = sit(house.post(role, county.TOWN))
    assert "您的岗位不看报表" in text(client, LIST)
    assert client.get(page(county.TOWN)).status_code == 403


@pytest.mark.parametrize("month", ["2026-13", "2099-01", "1999-01", "x", "2026-1", "%00"])
def test_a_month_that_is_none_is_not_found(scene: Scene, sit: Sit, month: str) -> None:
    client = sit(house.post("clerk", county.TOWN))
    code = county.place(county.TOWN).code
    assert client.get(f"/desk/returns/dispute_monthly/{month}/{code}/").status_code == 404
    assert client.get(f"/desk/returns/nothing/2026-11/{code}/").status_code == 404


def test_the_first_page_shows_what_is_due(worked: Scene, sit: Sit) -> None:
    told = text(sit(house.post("clerk", county.TOWN)), reverse("work"))
    assert "矛盾纠纷排查化解月报" in told
    assert "下级1个，已报0个，石坎村未报" in told


@pytest.mark.parametrize("name", ["list", "one", "my work"])
def test_a_page_asks_no_more_questions_however_much_there_is(
    scene: Scene, sit: Sit, name: str
) -> None:
    client = sit(scene.sides["own"])
    url = {"list": LIST, "one": page(county.TOWN), "my work": reverse("work")}[name]
    house.register_disputes(scene.sides["own"], 2, on=dt.date(2026, 11, 10))
    client.get(url)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    few = asked()
    house.register_disputes(scene.sides["own"], 40, on=dt.date(2026, 11, 10))
    for day in range(11, 16):
        town.settled(town.village_mediator(), dt.date(2026, 11, day))
    assert asked() <= few <= 60
