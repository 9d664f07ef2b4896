"""Past work on the desk (补录): the tick, the ways that lead to it, what it says afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.web.desk.tests.conftest import Scene

Sit = Callable[[Post], Client]

pytestmark = pytest.mark.django_db

OLD = {"consent": "all", "session_place": "二楼调解室", "desk_on": "20260908"}
TICK = "补录以前办的"


def step(scene: Scene, name: str) -> str:
    return reverse("step", args=[scene.dispute.pk, name])


def text(answer: Any) -> str:
    words: str = answer.content.decode()
    return words


def test_a_refusal_of_a_day_long_past_leads_to_the_tick(scene: Scene, sit: Sit) -> None:
    client, url = sit(scene.mediator), step(scene, "mediate")
    refused = client.post(url, {**OLD, "consent": "refused"})
    assert refused.status_code == 422
    assert "9月8日办的可以补录" in text(refused) and 'href="#id_desk_late"' in text(refused)
    taken = client.post(url, {**OLD, "consent": "refused", "desk_late": "on"}, follow=True)
    assert "开展调解（补录）" in text(taken)
    assert "没有核验：《人民调解法》第三条、第十七条" in text(taken)
    assert Event.objects.get(step="mediate").late


def test_what_was_done_lately_is_not_entered_afterwards(scene: Scene, sit: Sit) -> None:
    client, url = sit(scene.mediator), step(scene, "mediate")
    refused = client.post(url, {**OLD, "desk_on": "昨天", "consent": "refused"})
    assert "可以补录" not in text(refused)
    ticked = client.post(url, {**OLD, "desk_on": "昨天", "desk_late": "on"})
    assert ticked.status_code == 422 and "补录用于7天以前办的" in text(ticked)
    assert Matter.objects.get().stage == "accepted"


def test_a_clerk_records_what_the_mediator_did_and_no_more(scene: Scene, sit: Sit) -> None:
    client, url = sit(scene.sides["own"]), step(scene, "mediate")
    page = text(client.get(reverse("matter", args=[scene.dispute.pk])))
    assert f'href="{url}?late=1">补录开展调解' in page
    closed = text(client.get(url))
    assert "7天以前已经办过的，可以补录" in closed and "由调解员办" in closed
    ready = text(client.get(f"{url}?late=1"))
    assert "由调解员办，您的岗位" not in ready and "checked" in ready
    assert "“开展调解”由调解员办" in text(client.post(url, OLD))
    assert client.post(url, {**OLD, "desk_late": "on"}).status_code == 302
    assert Event.objects.get(step="mediate").by == scene.sides["own"]


def test_of_past_work_a_field_that_nobody_knows_stays_blank(scene: Scene, sit: Sit) -> None:
    client, url = sit(scene.mediator), step(scene, "fail")
    typed = {"desk_on": "20260910", "told_routes": "on"}
    asked = text(client.post(url, {**typed, "desk_late": "on"}))
    assert "按9月10日补录，前置条件记为未核验" in asked
    assert "还没有填“不成原因”" in text(client.post(url, typed))


def test_a_rule_of_the_record_itself_holds_for_past_work_too(scene: Scene, sit: Sit) -> None:
    url = reverse("new-matter", args=["screening"])
    typed = {
        "title": "排查",
        "round": "daily",
        "found": "2",
        "resolved": "3",
        "desk_on": "20260908",
    }
    client = sit(scene.sides["own"])
    assert TICK in text(client.get(url))
    for more in ({}, {"desk_late": "on"}):
        refused = client.post(url, {**typed, **more})
        assert refused.status_code == 422 and "可以补录" not in text(refused)
    client.post(url, {**typed, "resolved": "1", "desk_late": "on"})
    assert Event.objects.get(kind="screening").late


def test_on_a_matter_of_this_week_nothing_is_entered_afterwards(scene: Scene, sit: Sit) -> None:
    take(scene.dispute, "remark", by=scene.mediator, on=timezone.localdate(), note="电话联系")
    client = sit(scene.sides["own"])
    assert "补录" not in text(client.get(reverse("matter", args=[scene.dispute.pk])))
    assert TICK not in text(client.get(step(scene, "mediate")))


@pytest.mark.parametrize("name", ["revoke", "transfer", "approve_claim"])
def test_steps_that_are_not_recorded_afterwards_do_not_offer_it(
    scene: Scene, sit: Sit, name: str
) -> None:
    assert TICK not in text(sit(scene.mediator).get(step(scene, name)))
