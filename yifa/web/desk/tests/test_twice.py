"""What is sent twice is done once: by a double click, by a program, by two people at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests import house
from yifa.kernel import doubles
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Counter, Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests.test_together import at_once
from yifa.kernel.verify import verify
from yifa.web.api.tests.doors import DISPUTE, client
from yifa.web.desk.tests.test_registration import FIVE, NEW

pytestmark = pytest.mark.django_db(transaction=True)
DAY = dt.date(2026, 9, 7)
ONE_FORM = re.compile(r'name="desk_once" value="([^"]+)"')


@pytest.fixture
def clerk(transactional_db: None) -> Post:
    house.set_up()
    return house.sides()["own"]


def opened(clerk: Post) -> tuple[Client, dict[str, str]]:
    """A browser with the form, and what it sends when five fields are typed."""
    browser = house.let_in(Client(), clerk)
    found = ONE_FORM.search(browser.get(NEW).content.decode())
    assert found is not None
    return browser, {**FIVE, "desk_once": found[1]}


@pytest.mark.promise("lost", "one form is sent twice, and by a double click at the same moment")
def test_a_double_click_registers_one(clerk: Post) -> None:
    browser, typed = opened(clerk)
    browsers = [house.let_in(Client(), clerk) for _ in range(4)]
    answers: list[Any] = at_once(*(lambda one=one: one.post(NEW, typed) for one in browsers))
    answers.append(browser.post(NEW, typed))
    assert {one.status_code for one in answers} == {302}
    assert len({one["Location"] for one in answers}) == 1
    assert Matter.objects.count() == Event.objects.count() == Counter.objects.get().last == 1
    assert list(verify()) == []


@pytest.mark.promise("lost", "the other click of a double click lands while doubles are looked for")
def test_the_other_click_is_not_shown_as_a_double(
    clerk: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, typed = opened(clerk)
    look = doubles.likely_doubles
    sent: list[Any] = []

    def look_later(*args: Any, **more: Any) -> list[Matter]:
        if not sent:
            sent.append(True)
            sent.append(house.let_in(Client(), clerk).post(NEW, typed)["Location"])
        return look(*args, **more)

    monkeypatch.setattr(doubles, "likely_doubles", look_later)
    answer: Any = browser.post(NEW, typed)
    assert answer.status_code == 302 and answer["Location"] == sent[1]
    assert Matter.objects.count() == 1


def test_who_goes_back_and_types_something_else_registers_another(clerk: Post) -> None:
    browser, typed = opened(clerk)
    browser.post(NEW, typed)
    other = {**typed, "party-0-name": "葛安", "party-1-name": "向成", "title": "田埂塌了"}
    assert browser.post(NEW, other).status_code == 302
    assert Matter.objects.count() == 2


@pytest.mark.promise("lost", "a program sends one registration again, and at the same moment")
def test_a_program_that_tries_again_registers_one(clerk: Post) -> None:
    programs = [client(clerk) for _ in range(4)]

    def send(program: Any, key: str, **more: Any) -> Any:
        told = {"fields": {**DISPUTE, **more}}
        return program.post("/api/dispute", told, format="json", headers={"Idempotency-Key": key})

    answers: list[Any] = at_once(*(lambda one=one: send(one, "一号") for one in programs))
    assert {one.status_code for one in answers} == {201}
    assert len({one.json()["number"] for one in answers}) == 1
    assert Matter.objects.count() == Event.objects.count() == 1
    assert send(programs[0], "二号").json()["number"] != answers[0].json()["number"]
    assert send(programs[0], "一号", title="另一件").status_code == 201
    assert Matter.objects.count() == 3
    assert list(verify()) == []


@pytest.mark.promise("lost", "two people take the same step of each kind at the same moment")
@pytest.mark.parametrize("kind", sorted(house.ENTRIES))
def test_of_two_who_take_one_step_at_once_one_is_told(
    kind: str, clerk: Post, tried: Callable[[int], None]
) -> None:
    matter = house.register_matter(kind, clerk, on=DAY)
    others = [house.post("clerk", house.OWN, who=str(number)) for number in range(4)]
    seen, taken = matter.events_taken, 0
    for step in ("remark", "attach", "suspend", "resume", "revoke"):

        def act(by: Post, step: str = step, seen: int = seen) -> Callable[[], Event]:
            mine = Register.all[kind].model._default_manager.get(pk=matter.pk)
            asked: dict[str, Any] = (
                {"reason": "两人同时办"} if step in ("suspend", "resume", "revoke") else {}
            )
            note = "" if asked else "两人同时记"
            who = clerk if step == "revoke" else by
            return lambda: take(mine, step, by=who, on=DAY, seen=seen, note=note, **asked)

        told = at_once(*(act(one) for one in others))
        won = [one for one in told if isinstance(one, Event)]
        lost = [one for one in told if isinstance(one, Refused)]
        assert len(won) <= 1 and len(won) + len(lost) == len(others)
        assert all("刚刚办过这一件" in str(one) for one in lost) or not won
        seen, taken = seen + len(won), taken + len(won)
    assert taken >= 2
    assert Matter.objects.get(pk=matter.pk).events_taken == 1 + taken
    assert list(verify()) == []
    tried(5)
