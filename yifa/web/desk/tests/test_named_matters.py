"""A matter that names another: by its number or words of its title, and each page leads to both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register

from .conftest import Scene

Sit = Callable[[Post], Client]
DAY = dt.date(2026, 9, 7)
NEW = reverse("new-matter", args=["inspection"])


@pytest.fixture
def clerk(scene: Scene) -> Post:
    """A clerk whose bureau has two items to inspect and one party."""
    own = scene.sides["own"]
    house.register_matter("inspection_item", own, on=DAY)
    house.register_matter("inspection_item", own, on=DAY, item="建筑施工现场扬尘检查")
    house.register_matter("regulated_party", own, on=DAY)
    return own


def typed(**changed: str) -> dict[str, str]:
    return {"item": "安全生产", "party": "尤", "way": "special", "desk_on": "今天"} | changed


def newest(kind: str) -> Any:
    return Register.all[kind].model._default_manager.order_by("-pk").first()


def test_words_of_the_title_are_enough_and_both_pages_lead_to_the_other(
    clerk: Post, sit: Sit
) -> None:
    client = sit(clerk)
    page = client.get(NEW).content.decode()
    assert "尤××" in page and "尤小满" not in page
    shown = client.post(NEW, typed(), follow=True).content.decode()
    made = newest("inspection")
    assert made.party.title == "尤小满" and made.item.title == "建筑施工现场安全生产检查"
    party = reverse("matter", args=[made.party.pk])
    assert f'href="{party}"' in shown
    assert f'href="{reverse("matter", args=[made.pk])}"' in client.get(party).content.decode()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("建筑施工", "名称里带“建筑施工”的有"),
        ("食品", "找不到“检查事项”：食品，写事项的编号"),
    ],
)
def test_what_names_several_or_none_is_told_and_kept(
    words: str, says: str, clerk: Post, sit: Sit
) -> None:
    answer = sit(clerk).post(NEW, typed(item=words))
    assert answer.status_code == 422 and says in answer.content.decode()
    assert newest("inspection") is None


def test_a_title_is_not_guessed_beyond_what_is_shown_nor_what_is_not_seen(
    clerk: Post, sit: Sit, scene: Scene
) -> None:
    assert sit(clerk).post(NEW, typed(party="小满")).status_code == 422
    beside = sit(scene.sides["beside"])
    assert "尤××" not in beside.get(NEW).content.decode()
    assert beside.post(NEW, typed()).status_code == 422


def test_the_same_file_drawn_twice_is_shown_as_a_double(scene: Scene, sit: Sit) -> None:
    own = scene.sides["own"]
    first = house.register_matter("file_review", own, on=DAY)
    url = reverse("new-matter", args=["file_review"])
    again = {"case": first.case.number, "batch": first.batch, "desk_on": "20260908"}  # type: ignore[attr-defined]  # of its kind
    shown = sit(own).post(url, again).content.decode()
    assert "可能已经登记过" in shown and first.number in shown
    assert Matter.objects.filter(kind="file_review").count() == 1


def test_a_case_asks_for_one_party_and_no_side(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    page = client.get(reverse("new-matter", args=["penalty_case"])).content.decode()
    assert "当事人1" in page and "当事人2" not in page and "哪一方" not in page
    case = house.register_matter("penalty_case", scene.sides["own"], on=DAY)
    assert "甲方" not in client.get(reverse("matter", args=[case.pk])).content.decode()
