"""Every register opens for every role; no page breaks, whatever is typed into its address."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.roles import ADMINISTRATORS, Role
from yifa.web.desk.tests.conftest import Scene

Sit = Callable[[Post], Client]
KINDS = sorted(Register.all)
ROLES = [role.value for role in Role]
#: In the short form each kind is asked by one of so many roles, with one of so many words, in turn.
TURNS = 1 if "YIFA_ATTACK_ROUNDS" in os.environ else 10
GARBAGE = [
    "",
    "0",
    "-1",
    "1" * 40,
    "\x00",
    "%ED%A0%80",
    "2月30日",
    "9999-99-99",
    "'; DROP TABLE kernel_matter --",
    "<script>alert(1)</script>",
    "~",
    "2026-01-01~1",
    "-~9223372036854775808",
    "纠" * 10_000,
]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (kind, role)
        for turn, kind in enumerate(KINDS)
        for place, role in enumerate(ROLES)
        if (turn + place) % min(TURNS, 6) == 0
    ],
)
def test_every_register_opens_for_every_role(kind: str, role: str, scene: Scene, sit: Sit) -> None:
    client = sit(house.post(role, house.OWN))
    page = client.get(reverse("register", args=[kind]))
    assert page.status_code == 200
    assert client.get(reverse("new-matter", args=[kind])).status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_menu_opens_for_every_role(role: str, scene: Scene, sit: Sit) -> None:
    client = sit(house.post(role, house.OWN))
    for name in ("work", "registers", "new", "organisation", "preferences", "search"):
        assert client.get(reverse(name)).status_code in (200, 302)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_those_who_run_the_house_see_no_matters(role: str, scene: Scene, sit: Sit) -> None:
    client = sit(house.post(role, house.OWN))
    assert (
        scene.dispute.number
        not in client.get(reverse("register", args=["dispute"])).content.decode()
    )
    assert client.get(reverse("matter", args=[scene.dispute.pk])).status_code == 404


@pytest.mark.parametrize("typed", GARBAGE)
def test_no_filter_or_key_breaks_a_register(typed: str, scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    names = [
        *("q", "stage", "holder", "registered_since", "registered_until", "due", "mine"),
        *("view", "sort", "after", "before", "at", "more", "choose", "type", "village"),
    ]
    turn, some = GARBAGE.index(typed), min(TURNS, 3)
    for name in names[turn % some :: some]:
        page = client.get(reverse("register", args=["dispute"]), {name: typed})
        assert page.status_code == 200, name
    for kind in KINDS[turn % TURNS :: TURNS]:
        everything = dict.fromkeys([*names, *Register.all[kind].filters], typed)
        page = client.get(reverse("register", args=[kind]), everything)
        assert page.status_code == 200, kind


@pytest.mark.parametrize("typed", GARBAGE)
def test_no_search_breaks(typed: str, scene: Scene, sit: Sit) -> None:
    assert sit(scene.sides["own"]).get(reverse("search"), {"q": typed}).status_code == 200


def test_a_lone_surrogate_in_an_address_breaks_nothing(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    assert client.get("/desk/registers/dispute/?q=%ED%A0%80&after=%ED%A0%80").status_code == 200
    assert client.get("/desk/search/?q=%ED%A0%80").status_code == 200


@pytest.mark.parametrize("typed", GARBAGE)
def test_no_form_breaks_whatever_is_typed(typed: str, scene: Scene, sit: Sit) -> None:
    client = sit(scene.mediator)
    turn = KINDS[GARBAGE.index(typed) % TURNS :: TURNS]
    pages = [reverse("new-matter", args=[kind]) for kind in turn]
    pages += [
        reverse("step", args=[scene.dispute.pk, step])
        for step in ("mediate", "transfer", "correct", "extend", "invite", "revoke", "attach")
    ]
    names = [
        *("title", "type", "source", "village", "happened_on", "amount", "people", "desk_on"),
        *("party-0-name", "party-TOTAL_FORMS", "desk_seen", "desk_carried", "to", "desk_other"),
        *("clock", "until", "consent", "session_record", "desk_whole", "found", "round"),
    ]
    for url in pages:
        sent = dict.fromkeys(names, typed)
        assert client.post(url, sent).status_code in (200, 302, 409, 422), url
        assert client.post(url, {**sent, "desk_confirmed": "1"}).status_code in (200, 302, 409, 422)


def test_pages_hold_no_inline_style_or_script(scene: Scene, sit: Sit) -> None:
    client = sit(scene.sides["own"])
    for url in (
        reverse("work"),
        reverse("register", args=["dispute"]) + "?more=1&choose=1",
        reverse("new-matter", args=["dispute"]),
        reverse("matter", args=[scene.dispute.pk]),
        reverse("step", args=[scene.dispute.pk, "transfer"]),
    ):
        text = client.get(url).content.decode()
        assert " style=" not in text and "<script>" not in text and " onclick=" not in text
