"""Who sees what: own, below, beside, above, stranger, for every door of the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel import rights
from yifa.kernel.evidence import Upload
from yifa.kernel.matter import Event
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.web.desk.tests.conftest import DAY, Scene
from yifa.web.models import SavedView

Sit = Callable[[Post], Client]
SEES = {"own": True, "above": True, "below": False, "beside": False, "stranger": False}
SIDES = sorted(SEES)
PDF = Upload("申请书.pdf", b"%PDF-1.4 fictional")


@pytest.mark.parametrize("many", [1, rights.MANY], ids=["who sees many", "who sees few"])
@pytest.mark.parametrize("side", SIDES)
def test_the_list_the_search_and_the_page_agree(
    side: str, many: int, scene: Scene, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "MANY", many)
    client = sit(scene.sides[side])
    number, pk = scene.dispute.number, scene.dispute.pk
    listed = client.get(reverse("register", args=["dispute"])).content.decode()
    found = client.get(reverse("search"), {"q": "滴水"}).content.decode()
    page = client.get(reverse("matter", args=[pk]))
    assert (number in listed) is SEES[side]
    assert (number in found) is SEES[side]
    assert page.status_code == (200 if SEES[side] else 404)


@pytest.mark.parametrize("side", SIDES)
def test_evidence_is_handed_out_by_right_as_a_file_to_keep(
    side: str, scene: Scene, sit: Sit
) -> None:
    event = take(scene.dispute, "attach", by=scene.sides["own"], on=DAY, files=[PDF])
    evidence = event.evidence.get()
    answer: Any = sit(scene.sides[side]).get(reverse("evidence", args=[evidence.pk]))
    if not SEES[side]:
        assert answer.status_code == 404
        return
    assert b"".join(answer.streaming_content) == PDF.content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_no_page_shows_a_name_or_a_private_value_unmasked(scene: Scene, sit: Sit) -> None:
    own = scene.sides["own"]
    take(scene.dispute, "attach", by=own, on=DAY, files=[Upload("周明远申请.pdf", PDF.content)])
    take(scene.dispute, "remark", by=own, on=DAY, note="周明远说吴桂兰愿意谈")
    take(scene.dispute, "correct", by=own, on=DAY, reason="补", title="周明远与吴桂兰滴水纠纷")
    client = sit(own)
    urls = [
        reverse("work"),
        reverse("register", args=["dispute"]),
        reverse("matter", args=[scene.dispute.pk]),
        reverse("step", args=[scene.dispute.pk, "correct"]),
    ]
    for url in urls:
        text = client.get(url).content.decode()
        for private in (*house.PRIVATE.values(), "周明远", "吴桂兰"):
            assert private not in text


def test_the_full_data_is_shown_once_the_purpose_is_said_and_that_is_recorded(
    scene: Scene, sit: Sit
) -> None:
    take(scene.dispute, "remark", by=scene.sides["own"], on=DAY, note="周明远来过电话")
    client = sit(scene.sides["own"])
    people = reverse("people", args=[scene.dispute.pk])
    ask = reverse("step", args=[scene.dispute.pk, "unmask"])
    assert client.get(people)["Location"] == ask
    nothing_said = client.post(ask, {"reason": "", "desk_on": "今天"})
    assert nothing_said.status_code == 422
    shown = client.post(ask, {"reason": "联系当事人到场", "desk_on": "今天"}, follow=True)
    in_clear = shown.content.decode()
    assert house.PRIVATE["telephone"] in in_clear and "周明远来过电话" in in_clear
    event = Event.objects.get(matter=scene.dispute, step="unmask")
    assert event.payload.note == "联系当事人到场"
    other = sit(scene.mediator)
    assert other.get(people)["Location"] == ask


def test_a_look_bars_no_earlier_act_and_is_not_what_revoking_takes_back(
    scene: Scene, sit: Sit
) -> None:
    own = scene.sides["own"]
    take(scene.dispute, "unmask", by=own, on=dt.date(2026, 9, 20), reason="核对")
    take(scene.dispute, "appoint", by=own, on=dt.date(2026, 9, 10), handler=scene.mediator)
    take(scene.dispute, "unmask", by=own, on=dt.date(2026, 9, 21), reason="核对")
    revoking = take(scene.dispute, "revoke", by=own, on=dt.date(2026, 9, 21), reason="指定错了")
    assert revoking.revokes is not None and revoking.revokes.step == "appoint"


@pytest.mark.parametrize("side", ["below", "beside", "stranger"])
def test_who_sees_nothing_can_take_no_step(side: str, scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides[side])
    url = reverse("step", args=[scene.dispute.pk, "remark"])
    assert client.get(url).status_code == 404
    assert client.post(url, {"desk_on": "今天", "desk_note": "路过"}).status_code == 404


def test_who_sees_from_above_is_told_whose_it_is(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["above"])
    url = reverse("step", args=[scene.dispute.pk, "withdraw"])
    answer = client.post(url, {"desk_on": "今天"})
    assert answer.status_code == 422
    assert f"这一件由{house.OWN}承办" in answer.content.decode()


def test_who_sent_it_on_sees_the_progress_and_not_the_content(scene: Scene, sit: Sit) -> None:
    own = scene.sides["own"]
    take(scene.dispute, "transfer", by=own, on=DAY, to=house.place(house.BESIDE), reason="属地")
    client = sit(own)
    listed = client.get(reverse("register", args=["dispute"])).content.decode()
    page = client.get(reverse("matter", args=[scene.dispute.pk])).content.decode()
    for text in (listed, page):
        assert scene.dispute.number in text and house.BESIDE in text
        assert scene.dispute.title not in text and "周×" not in text
    assert "您可以看进度，不能看内容" in page
    by_type = client.get(reverse("register", args=["dispute"]), {"type": "homestead"})
    assert scene.dispute.number not in by_type.content.decode()


def test_a_view_that_looks_at_content_shows_nothing_of_what_is_seen_in_progress(
    scene: Scene, sit: Sit
) -> None:
    own = scene.sides["own"]
    take(scene.dispute, "transfer", by=own, on=DAY, to=house.place(house.BESIDE), reason="属地")
    viewed = sit(own).get(reverse("register", args=["dispute"]), {"view": "1"})
    assert scene.dispute.number not in viewed.content.decode()


def test_a_saved_view_is_ones_own(scene: Scene, sit: Sit) -> None:
    save = reverse("save-view", args=["dispute"])
    mine, other = sit(scene.sides["own"]), sit(scene.mediator)
    mine.post(save, {"name": "宅基地", "query": "type=homestead"})
    url = reverse("register", args=["dispute"])
    assert "宅基地</a>" in mine.get(url).content.decode()
    assert "宅基地</a>" not in other.get(url).content.decode()
    view = SavedView.objects.get()
    assert other.post(reverse("remove-view", args=[view.pk])).status_code == 404
    mine.post(reverse("remove-view", args=[view.pk]))
    assert not SavedView.objects.exists()
