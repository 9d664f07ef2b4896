"""Nobody sees people in clear without saying what for, and everybody who may sees who did."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rest_framework.test import APIClient

from tests import house
from yifa.kernel.exchange import Export
from yifa.kernel.matter import Event
from yifa.kernel.person import Post
from yifa.kernel.roles import HANDLERS, SUPERVISOR, Role
from yifa.kernel.take import take
from yifa.web.api.tokens import make

from .conftest import DAY, Scene

Sit = Callable[[Post], Client]

NOTHING_SAID = {
    "nothing": "",
    "blanks": "  \u3000\t",
    "invisible": "\u200b\u2060\ufeff",
    "turned round": "\u202e\u200f",
    "dots": "……。",
    "control characters": "\x07\x1b核对",
}
every_nothing = pytest.mark.parametrize("said", NOTHING_SAID.values(), ids=NOTHING_SAID)
FOR_A_REASON = {"reason": "联系当事人到场", "desk_on": "今天"}


def asking(scene: Scene) -> str:
    return reverse("step", args=[scene.dispute.pk, "unmask"])


def people(scene: Scene) -> str:
    return reverse("people", args=[scene.dispute.pk])


def in_clear(answer: Any) -> list[str]:
    """What stands in an answer that is for nobody unasked."""
    shown = answer.content.decode()
    return [one for one in (*house.PRIVATE.values(), "吴桂兰") if one in shown]


def looks() -> int:
    return Event.objects.filter(step="unmask").count()


def program(post: Post, *scopes: str) -> APIClient:
    later = timezone.localdate() + dt.timedelta(days=30)
    _, secret = make(post, "测试", scopes=list(scopes), expires_on=later, at=timezone.now())
    knocking = APIClient()
    knocking.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return knocking


@pytest.mark.promise("private", "people are asked for in clear and no reason is said that is one")
@every_nothing
def test_without_a_reason_nothing_is_shown_and_nothing_recorded(
    said: str, scene: Scene, sit: Sit
) -> None:
    client = sit(scene.sides["own"])
    refused = client.post(asking(scene), {"reason": said, "desk_on": "今天"})
    assert refused.status_code == 422 and in_clear(refused) == []
    assert client.get(people(scene))["Location"] == asking(scene)
    knocking = program(scene.sides["own"], "read", "private")
    why = {"X-Purpose": quote(said)}
    assert in_clear(knocking.get(f"/api/dispute/{scene.dispute.pk}", headers=why)) == []
    assert looks() == 0


@pytest.mark.promise("private", "people are asked for in clear by a role that may not")
@pytest.mark.parametrize("role", [one for one in Role if one not in {*HANDLERS, SUPERVISOR}])
def test_who_may_not_is_shown_nothing(role: Role, scene: Scene, sit: Sit) -> None:
    client = sit(house.post(role, house.OWN))
    assert in_clear(client.post(asking(scene), FOR_A_REASON, follow=True)) == []
    assert in_clear(client.get(people(scene), follow=True)) == []
    assert looks() == 0


@pytest.mark.promise("private", "people are asked for in clear from every other side")
@pytest.mark.parametrize("side", ["above", "below", "beside", "stranger"])
def test_who_does_not_hold_it_is_shown_nothing(side: str, scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides[side])
    assert in_clear(client.post(asking(scene), FOR_A_REASON, follow=True)) == []
    assert in_clear(client.get(people(scene), follow=True)) == []
    assert looks() == 0


@pytest.mark.promise("private", "a token without the scope asks for people in clear")
@pytest.mark.parametrize("scopes", [["read"], ["read", "write", "figures"]])
def test_a_token_without_the_scope_is_given_nothing(scopes: list[str], scene: Scene) -> None:
    why = {"X-Purpose": quote("送达文书")}
    knocking = program(scene.sides["own"], *scopes)
    refused = knocking.get(f"/api/dispute/{scene.dispute.pk}", headers=why)
    assert refused.status_code == 403 and in_clear(refused) == []
    by_step = knocking.post(
        f"/api/dispute/{scene.dispute.pk}/steps/unmask",
        {"fields": {"reason": "送达"}},
        format="json",
    )
    assert in_clear(by_step) == []


@pytest.mark.promise("private", "an allowed look is used again once it is over")
def test_a_look_ends_after_ten_minutes_and_when_the_matter_or_the_post_goes(
    scene: Scene, sit: Sit
) -> None:
    own = scene.sides["own"]
    client = sit(own)
    assert in_clear(client.post(asking(scene), FOR_A_REASON, follow=True)) != []
    assert in_clear(client.get(people(scene))) != []
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=11)):
        assert in_clear(client.get(people(scene), follow=True)) == []
    take(scene.dispute, "transfer", by=own, on=DAY, to=house.place(house.BESIDE), reason="属地")
    gone = client.get(people(scene), follow=True)
    assert gone.status_code == 404 and in_clear(gone) == []


@pytest.mark.promise("private", "an allowed look is used again after the post has ended")
def test_a_look_ends_with_the_post(scene: Scene, sit: Sit) -> None:
    own = scene.sides["own"]
    client = sit(own)
    assert in_clear(client.post(asking(scene), FOR_A_REASON, follow=True)) != []
    Post.objects.filter(pk=own.pk).update(until=timezone.localdate() - dt.timedelta(days=1))
    assert in_clear(client.get(people(scene), follow=True)) == []


def test_each_look_stands_in_the_history_for_whoever_reads_the_matter(
    scene: Scene, sit: Sit
) -> None:
    sit(scene.sides["own"]).post(asking(scene), FOR_A_REASON)
    sit(scene.sides["own"]).post(asking(scene), FOR_A_REASON)
    assert looks() == 2
    for reader in (scene.sides["own"], house.post("supervisor", house.OWN), scene.sides["above"]):
        page = sit(reader).get(reverse("matter", args=[scene.dispute.pk])).content.decode()
        assert page.count("联系当事人到场") >= 2 and "查看完整信息" in page, str(reader)


@pytest.mark.promise("private", "a whole register is taken out and no purpose said that is one")
@every_nothing
def test_a_full_export_without_a_purpose_is_refused(said: str, scene: Scene, sit: Sit) -> None:
    url = reverse("register-export", args=["dispute"])
    refused = sit(scene.sides["own"]).post(url, {"purpose": said})
    assert refused.status_code == 422 and in_clear(refused) == []
    assert not Export.objects.filter(full=True).exists()


def test_a_full_export_says_on_every_page_who_took_it_when_and_what_for(
    scene: Scene, sit: Sit
) -> None:
    url = reverse("register-export", args=["dispute"])
    purpose = "县委政法委核查&D一季度"
    answer: Any = sit(scene.sides["own"]).post(url, {"purpose": purpose})
    record = Export.objects.get(full=True)
    assert (record.purpose, record.post, record.count) == (purpose, scene.sides["own"], 1)
    file = b"".join(answer.streaming_content)
    when = f"{timezone.localtime(record.at):%Y-%m-%d %H:%M}"
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    margins = sheet[sheet.index("<headerFooter>") : sheet.index("</headerFooter>")]
    for told in (str(scene.sides["own"].person), when):
        assert margins.count(told) == 2 and sheet.count(told) >= 3, told
    assert margins.count("核查&amp;&amp;D一季度") == 2, "and what is typed is no code of a margin"
