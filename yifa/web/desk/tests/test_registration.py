"""Registering a matter: five fields are enough, doubles are shown, nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.web.desk.tests.conftest import Scene

Sit = Callable[[Post], Client]
NEW = reverse("new-matter", args=["dispute"])
FIVE = {
    "title": "石桥村灌溉渠淤堵",
    "party-TOTAL_FORMS": "2",
    "party-INITIAL_FORMS": "0",
    "party-0-name": "罗安",
    "party-1-name": "吕成",
    "type": "neighbour",
    "source": "applied",
    "desk_on": "今天",
}


def newest() -> Any:
    return Register.all["dispute"].model._default_manager.order_by("-pk")[0]


def test_five_fields_are_enough_and_the_number_is_told(scene: Scene, sit: Sit) -> None:
    told = sit(scene.sides["own"]).post(NEW, FIVE, follow=True).content.decode()
    matter = newest()
    assert matter.title == FIVE["title"] and matter.number in told
    assert [party.name for party in matter.parties.all()] == ["罗安", "吕成"]
    assert [party.side for party in matter.parties.all()] == ["a", "b"]


def test_nobody_is_asked_on_which_side_they_are_where_there_is_only_one(
    scene: Scene, sit: Sit
) -> None:
    def page(kind: str) -> str:
        answer = sit(house.post("clerk", house.OWN)).get(reverse("new-matter", args=[kind]))
        return str(answer.content.decode())

    assert 'type="hidden" name="party-0-side"' in page("information_request")
    assert '<select name="party-0-side"' in page("dispute")


def test_days_and_amounts_are_read_as_people_write_them(scene: Scene, sit: Sit) -> None:
    typed = {**FIVE, "amount": "1.2万", "happened_on": "20260901", "people": "3"}
    sit(scene.sides["own"]).post(NEW, typed)
    matter = newest()
    assert (matter.amount, matter.people) == (12000, 3)
    assert matter.happened_on == dt.date(2026, 9, 1)


def test_what_is_missing_is_told_with_422_and_the_rest_is_kept(scene: Scene, sit: Sit) -> None:
    before = Matter.objects.count()
    typed = {**FIVE, "title": "", "party-0-name": "", "party-1-name": "", "amount": "很多"}
    answer = sit(scene.sides["own"]).post(NEW, typed)
    text = answer.content.decode()
    assert answer.status_code == 422 and Matter.objects.count() == before
    assert "还没有填“事由”" in text and "还没有填当事人" in text
    assert "看不懂数字“很多”" in text and 'value="很多"' in text


def test_the_same_people_are_shown_before_anything_is_stored(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    client.post(NEW, FIVE)
    first, before = newest(), Matter.objects.count()
    again = {**FIVE, "title": "渠道清淤"}
    asked = client.post(NEW, again)
    text = asked.content.decode()
    assert asked.status_code == 200 and Matter.objects.count() == before
    assert "仍要登记" in text and first.number in text and 'value="渠道清淤"' in text
    client.post(NEW, {**again, "desk_despite": "1"})
    assert Matter.objects.count() == before + 1


def test_a_double_elsewhere_is_not_told_to_who_may_not_see_it(scene: Scene, sit: Sit) -> None:
    sit(scene.sides["own"]).post(NEW, FIVE)
    before = Matter.objects.count()
    sit(scene.sides["beside"]).post(NEW, FIVE)
    assert Matter.objects.count() == before + 1


def test_one_village_and_type_within_a_month_is_a_likely_double(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    village = {"village": "339901101201"}
    client.post(NEW, {**FIVE, **village})
    other = {**FIVE, **village, "party-0-name": "田秀", "party-1-name": "郑立"}
    assert "仍要登记" in client.post(NEW, other).content.decode()


def test_one_more_party_needs_no_script(scene: Scene, sit: Sit) -> None:
    client, before = sit(scene.sides["own"]), Matter.objects.count()
    more = client.post(NEW, {**FIVE, "party_one_more": "1"}).content.decode()
    assert 'name="party-2-name"' in more and 'value="罗安"' in more
    assert Matter.objects.count() == before
    client.post(NEW, {**FIVE, "party-TOTAL_FORMS": "3", "party-2-name": "程东"})
    assert newest().parties.count() == 3


def test_who_works_in_a_village_finds_it_filled_in(scene: Scene, sit: Sit) -> None:
    client = sit(house.post("mediator", house.BELOW))
    text = client.get(NEW).content.decode()
    assert 'value="339901101201" selected' in text or 'value="339901101201"' in text
    assert 'id="id_village_0"' in text or "selected" in text


def test_who_may_not_register_is_told_who_may(scene: Scene, sit: Sit) -> None:
    client = sit(house.post("officer", house.OWN))
    assert "“登记”由经办人、调解员办" in client.get(NEW).content.decode()
    assert client.post(NEW, FIVE).status_code == 422


def test_a_ledger_is_entered_in_the_same_way(scene: Scene, sit: Sit) -> None:
    url = reverse("new-matter", args=["screening"])
    typed = {
        "title": "石坎村排查",
        "round": "daily",
        "found": "2",
        "resolved": "3",
        "desk_on": "今天",
    }
    client = sit(scene.sides["own"])
    refused = client.post(url, typed)
    assert refused.status_code == 422
    assert "当场化解的件数多于发现的件数" in refused.content.decode()
    assert client.post(url, {**typed, "resolved": "1"}).status_code == 302


def test_a_day_before_the_law_held_is_refused_in_words(scene: Scene, sit: Sit) -> None:
    before = Matter.objects.count()
    answer = sit(scene.sides["own"]).post(NEW, {**FIVE, "desk_on": "20050601"})
    assert answer.status_code == 422 and Matter.objects.count() == before
    assert "还没有施行，核对办理日期" in answer.content.decode()
