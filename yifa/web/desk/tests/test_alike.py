"""Many comments that say the same are answered in one act: all of them or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import house
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import Request, take_many
from yifa.kernel.tests.cases import at

from .conftest import Scene

DAY = dt.date(2026, 9, 8)
PAGE = "/desk/registers/draft_comment/alike/conclude/"
Sit = Callable[[Post], Client]


@pytest.fixture(autouse=True)
def this_autumn() -> Iterator[None]:
    with time_machine.travel(at(DAY), tick=False):
        yield


@pytest.fixture
def comments(scene: Scene) -> list[Matter]:
    """Six comments that ask for the same, and one that asks for something else."""
    told = house.entry_of("draft_comment")
    made = [Register.all["draft_comment"].model() for _ in range(7)]
    says = [f"建议春节期间准许燃放（{place}）" for place in range(6)] + ["建议全年禁放"]
    by = scene.sides["own"]
    take_many(
        Request(one, "register", by, DAY, {**told, "says": words})
        for one, words in zip(made, says, strict=True)
    )
    return made


def answered() -> int:
    found = Register.all["draft_comment"].model._default_manager.filter(stage="answered")
    return int(found.count())


def test_the_register_offers_it_to_who_may_answer(
    scene: Scene, sit: Sit, comments: list[Matter]
) -> None:
    listed = sit(scene.sides["own"]).get("/desk/registers/draft_comment/").content.decode()
    assert "一并写明采纳情况" in listed
    leader = house.post("leader", house.OWN)
    assert (
        "一并写明采纳情况" not in sit(leader).get("/desk/registers/draft_comment/").content.decode()
    )
    assert sit(leader).get(PAGE).status_code == 404


def test_all_that_the_search_finds_get_the_same_answer(
    scene: Scene, sit: Sit, comments: list[Matter]
) -> None:
    client, address = sit(scene.sides["own"]), f"{PAGE}?q={quote('准许燃放')}"
    assert "给这6件写明采纳情况" in client.get(address).content.decode()
    typed = {
        "desk_on": "2026-09-08",
        "result": "not_adopted",
        "reply": "春节期间另行规定",
        "alike_all": "1",
        "alike_expected": "6",
    }
    assert client.post(address, typed).status_code == 302
    assert answered() == 6
    assert Event.objects.filter(step="conclude").count() == 6


def test_only_the_picked_ones_are_answered(scene: Scene, sit: Sit, comments: list[Matter]) -> None:
    client = sit(scene.sides["own"])
    typed = {"desk_on": "2026-09-08", "result": "adopted", "selected": [comments[6].pk]}
    assert client.post(PAGE, typed).status_code == 302
    assert answered() == 1
    empty = client.post(PAGE, {"desk_on": "2026-09-08", "result": "adopted"})
    assert empty.status_code == 422 and "至少勾选一件" in empty.content.decode()


def test_a_refusal_leaves_all_of_them_as_they_were(
    scene: Scene, sit: Sit, comments: list[Matter]
) -> None:
    client = sit(scene.sides["own"])
    typed = {
        "desk_on": "2026-09-08",
        "result": "not_adopted",
        "alike_all": "1",
        "alike_expected": "7",
    }
    refused = client.post(PAGE, typed)
    assert refused.status_code == 422 and "没有写明不采纳的理由" in refused.content.decode()
    assert answered() == 0


def test_whoever_answers_all_is_told_if_more_came_in_meanwhile(
    scene: Scene, sit: Sit, comments: list[Matter]
) -> None:
    client = sit(scene.sides["own"])
    typed = {
        "desk_on": "2026-09-08",
        "result": "adopted",
        "alike_all": "1",
        "alike_expected": "5",
    }
    refused = client.post(PAGE, typed)
    assert refused.status_code == 422 and "现在是7件，看过再办" in refused.content.decode()
    assert answered() == 0


def test_nobody_answers_what_another_organisation_holds(
    scene: Scene, sit: Sit, comments: list[Matter]
) -> None:
    for side in ("beside", "above", "stranger"):
        client = sit(scene.sides[side])
        picked = {"desk_on": "2026-09-08", "result": "adopted", "selected": [comments[0].pk]}
        assert client.post(PAGE, picked).status_code in (404, 422), side
    assert answered() == 0


def test_the_draft_leads_to_its_comments_and_says_how_many_wait(
    scene: Scene, sit: Sit, comments: list[Matter]
) -> None:
    draft = comments[0].draft  # type: ignore[attr-defined]  # a column of its kind
    shown = sit(scene.sides["own"]).get(f"/desk/matters/{draft.pk}/").content.decode()
    assert "收到7条，7条还没有结论" in shown
    listed = sit(scene.sides["own"]).get("/desk/registers/draft_comment/", {"draft": draft.number})
    assert "共7件" in listed.content.decode()


def test_many_comments_ask_no_more_questions_of_the_database_than_a_few(
    scene: Scene, sit: Sit, comments: list[Matter]
) -> None:
    draft = comments[0].draft  # type: ignore[attr-defined]  # a column of its kind
    client = sit(scene.sides["own"])
    pages = [
        f"/desk/matters/{draft.pk}/",
        f"/desk/registers/draft_comment/?draft={quote(draft.number)}",
        f"{PAGE}?q={quote('燃放')}",
        f"/public/drafts/{draft.pk}/",
    ]
    few = [questions(client, page) for page in pages]
    told = {**house.entry_of("draft_comment"), "draft": draft, "says": "建议准许燃放"}
    model = Register.all["draft_comment"].model
    by = scene.sides["own"]
    take_many(Request(model(), "register", by, DAY, told) for _ in range(60))
    assert [questions(client, page) for page in pages] == few


def questions(client: Client, page: str) -> int:
    """How many questions a page asks of the database, once it was opened before."""
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
