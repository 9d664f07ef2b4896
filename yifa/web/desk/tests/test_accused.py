"""Whom a matter accuses is typed: an organisation or a person anywhere, not only near by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.tests import county

from .conftest import Scene

Sit = Callable[[Post], Client]
NEW = reverse("new-matter", args=["petition"])


def typed(**changed: str) -> dict[str, str]:
    return {"title": "反映干部优亲厚友", "channel": "letter", "desk_on": "今天"} | changed


def newest() -> Any:
    return Register.all["petition"].model._default_manager.order_by("-pk").first()


@pytest.mark.django_db
def test_an_organisation_and_a_person_elsewhere_are_named_in_full(scene: Scene, sit: Sit) -> None:
    accused = house.post("leader", county.HOUSING)
    client = sit(scene.sides["own"])
    person = f"{accused.organisation} {accused.person.name}"
    client.post(NEW, typed(accused=county.WATER, accused_person=person), follow=True)
    made = newest()
    assert (made.accused.name, made.accused_person) == (county.WATER, accused)
    again = client.get(reverse("step", args=[made.pk, "sort"])).content.decode()
    assert county.WATER in again and person in again


@pytest.mark.django_db
def test_a_person_who_is_not_there_is_told_how_to_be_written(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    told = client.post(NEW, typed(accused_person="某某 张三")).content.decode()
    assert "写单位全称，空一格，写姓名" in told
    assert newest() is None


@pytest.mark.django_db
def test_the_accused_s_own_office_is_told_to_send_it_up(scene: Scene, sit: Sit) -> None:
    own = scene.sides["own"]
    told = sit(own).post(NEW, typed(accused=str(own.organisation))).content.decode()
    assert "不能经手" in told and "第三十条" in told
    assert newest() is None
