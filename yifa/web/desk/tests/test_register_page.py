"""A register's page: filters that add up, pages by key, views, columns, equal query counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import house
from yifa.kernel import rights
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.web.desk import menu
from yifa.web.desk.tests.conftest import DAY, Scene

Sit = Callable[[Post], Client]
URL = reverse("register", args=["dispute"])
NUMBER = re.compile(r"柳调〔\d+〕\d+号")
PART = re.compile(r"<b>([\d,]+)</b></a>")
TOTAL = re.compile(r'count-total">共([\d,]+)件')


each_way = pytest.mark.parametrize("many", [1, rights.MANY], ids=["who sees many", "who sees few"])
TO_SETTLE: dict[str, dict[str, Any]] = {
    "accept": {},
    "mediate": {"consent": "all", "told_rights": True, "session_record": "各方同意"},
    "settle": {
        "agreement_form": "oral",
        "agreed_terms": "接水槽",
        "effective_on": dt.date(2026, 8, 3),
    },
}


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def test_the_parts_of_the_count_add_up_and_each_is_a_filter(scene: Scene, sit: Sit) -> None:
    house.register_disputes(scene.sides["own"], 7, on=DAY)
    client = sit(scene.sides["own"])
    text = client.get(URL).content.decode()
    total = TOTAL.search(text)
    assert total is not None and total[1] == "8"
    assert sum(int(part) for part in PART.findall(text)) == 8
    waiting = client.get(URL, {"stage": "waiting"}).content.decode()
    assert len(numbers(waiting)) == 3 and "共8件" in waiting


@each_way
@pytest.mark.parametrize("sort", ["due", "registered", "registered_up", "number", "number_up"])
def test_turning_pages_shows_each_matter_once_and_back_again(
    sort: str, many: int, scene: Scene, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "MANY", many)
    own = scene.sides["own"]
    for day in range(5):
        house.register_disputes(own, 9, on=DAY + dt.timedelta(days=day))
    client = sit(own)
    seen: list[list[str]] = []
    url: str | None = f"{URL}?sort={sort}"
    while url:
        text = client.get(url).content.decode()
        seen.append(numbers(text))
        later = re.search(r'href="([^"]+)" rel="next"', text)
        earlier = re.search(r'href="([^"]+)" rel="prev"', text)
        assert (earlier is None) == (len(seen) == 1)
        url = later[1].replace("&amp;", "&") if later else None
    every = [number for page in seen for number in page]
    assert len(every) == len(set(every)) == Matter.objects.count() == 46
    back = re.search(r'href="([^"]+)" rel="prev"', text)
    assert back is not None
    assert numbers(client.get(back[1].replace("&amp;", "&")).content.decode()) == seen[-2]


@each_way
def test_the_most_urgent_comes_first_and_what_has_no_limit_last(
    many: int, scene: Scene, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "MANY", many)
    own = scene.sides["own"]
    earlier = house.register_dispute(own, on=dt.date(2026, 8, 3))
    take(earlier, "accept", by=own, on=dt.date(2026, 8, 3))
    unlimited = house.register_dispute(own, on=dt.date(2026, 8, 3))
    shown = numbers(sit(own).get(URL).content.decode())
    assert shown == [earlier.number, scene.dispute.number, unlimited.number]


@each_way
@pytest.mark.parametrize(
    ("today", "place"),
    [("2026-09-01", 0), ("2026-09-10", 2), ("2026-11-20", 2)],
    ids=["their time runs", "it ran out", "and ours too"],
)
def test_a_party_s_own_time_that_ran_out_is_no_haste(
    today: str, place: int, many: int, scene: Scene, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "MANY", many)
    by, day = scene.mediator, dt.date(2026, 8, 3)
    settled = house.register_dispute(by, on=day)
    for step, writes in TO_SETTLE.items():
        take(settled, step, by=by, on=day, **writes)
    unlimited = house.register_dispute(by, on=day)
    expected = [scene.dispute.number, unlimited.number]
    expected.insert(place, settled.number)
    client = sit(scene.sides["own"])
    with time_machine.travel(f"{today}T08:00:00+08:00", tick=False):
        assert numbers(client.get(URL).content.decode()) == expected


def test_two_characters_of_a_name_find_it_and_the_name_stays_masked(scene: Scene, sit: Sit) -> None:
    text = sit(scene.sides["own"]).get(URL, {"q": "明远"}).content.decode()
    assert scene.dispute.number in text and "周××" in text and "周明远" not in text
    nothing = sit(scene.sides["own"]).get(URL, {"q": "不在"}).content.decode()
    assert "没有符合条件的矛盾纠纷" in nothing and "去掉“关键词”" in nothing


def test_days_of_registration_narrow_the_list(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    until = {"registered_until": (DAY - dt.timedelta(days=1)).isoformat()}
    assert numbers(client.get(URL, until).content.decode()) == []
    since = {"registered_since": "20260907"}
    assert numbers(client.get(URL, since).content.decode()) == [scene.dispute.number]
    unreadable = client.get(URL, {"registered_since": "某天"}).content.decode()
    assert "“登记日期起”读不懂，没有按它筛选" in unreadable


def test_mine_and_below_are_told_apart(scene: Scene, sit: Sit) -> None:
    village = house.register_dispute(house.post("mediator", house.BELOW), on=DAY)
    client = sit(scene.sides["own"])
    both = client.get(URL).content.decode()
    mine = client.get(URL, {"mine": "1"}).content.decode()
    below = client.get(URL, {"holder": village.holder.code}).content.decode()
    assert village.number in both and scene.dispute.number in both
    assert village.number not in mine and scene.dispute.number in mine
    assert village.number in below and scene.dispute.number not in below


def test_a_revoked_registration_stands_in_no_count_and_can_be_looked_up(
    scene: Scene, sit: Sit
) -> None:
    own = scene.sides["own"]
    wrong = house.register_dispute(own, on=DAY)
    take(wrong, "revoke", by=own, on=DAY, reason="登记重了")
    client = sit(own)
    assert wrong.number not in client.get(URL).content.decode()
    assert wrong.number in client.get(URL, {"stage": "void"}).content.decode()


@each_way
def test_a_view_says_how_many_it_holds_unless_that_would_be_counted_for_long(
    many: int, scene: Scene, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "MANY", many)
    client = sit(scene.sides["own"])
    counted = '正在调解 <span class="count">1</span>'
    assert counted in client.get(URL).content.decode()
    house.register_disputes(scene.sides["own"], 1, on=DAY)
    monkeypatch.setattr(menu, "MOST", 1)
    assert (counted in client.get(URL).content.decode()) is (many > 1)


def test_columns_are_chosen_and_remembered(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    client.get(URL, {"chosen": "1", "col": ["holder", "amount"]})
    text = client.get(URL).content.decode()
    assert "涉及金额（元）</th>" in text and "承办单位</th>" in text
    assert "来源</th>" not in text


def test_filters_are_kept_under_a_name(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    query = "type=homestead&stage=accepted"
    saved = client.post(
        reverse("save-view", args=["dispute"]), {"name": "宅基地在办", "query": query}
    )
    assert saved["Location"] == f"{URL}?{query}"
    text = client.get(saved["Location"]).content.decode()
    assert 'aria-current="page">宅基地在办' in text


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


#: What each page asks of the database, however many matters there are.
BUDGET = {"work": 60, "register": 22, "registers": 10, "search": 12, "organisation": 12}


def test_a_page_asks_the_database_no_more_at_2000_matters_than_at_100(
    scene: Scene, sit: Sit
) -> None:
    own = scene.sides["own"]
    client = sit(own)
    pages = {
        "work": reverse("work"),
        "register": URL,
        "registers": reverse("registers"),
        "search": reverse("search") + "?q=纠纷",
        "organisation": reverse("organisation"),
    }
    house.register_disputes(own, 100, on=DAY)
    few = {name: queries(client, url) for name, url in pages.items()}
    for _ in range(19):
        house.register_disputes(own, 100, on=DAY)
    many = {name: queries(client, url) for name, url in pages.items()}
    assert {name: number for name, number in many.items() if number > few[name]} == {}
    assert {name: number for name, number in many.items() if number > BUDGET[name]} == {}


def test_a_column_of_people_is_read_with_the_rows(scene: Scene, sit: Sit) -> None:
    by, url = scene.sides["own"], reverse("register", args=["legal_opinion"])
    reviewer, leader = house.post("legal_reviewer", house.OWN), house.post("leader", house.OWN)
    client = sit(by)
    client.get(url)  # the first page keeps the session
    asked = []
    for number in (2, 4):
        for _ in range(number):
            made = house.register_matter("legal_opinion", by, on=DAY, draft=True)
            take(made, "allot", by=leader, on=DAY, reviewer=reviewer, standing="staff")
        asked.append(queries(client, url))
    assert asked[0] == asked[1] <= BUDGET["register"]


def test_a_name_is_masked_in_its_row_and_stands_where_a_title_would(scene: Scene, sit: Sit) -> None:
    by = house.post("clerk", house.OWN)
    made = house.register_matter("law_literate", by, on=DAY)
    page = sit(by).get(reverse("register", args=["law_literate"])).content.decode()
    assert made.number in page
    [classes] = re.findall(r'class="([^"]*)">田××', page)
    assert "place-title" in classes
    assert "fold" not in classes
    assert "田玉莲" not in page


def test_a_year_is_written_without_commas(scene: Scene, sit: Sit) -> None:
    by = house.post("clerk", house.OWN)
    made = house.register_matter("publicity_duty", by, on=DAY)
    page = sit(by).get(reverse("matter", args=[made.pk])).content.decode()
    assert "2026" in page
    assert "2,026" not in page
