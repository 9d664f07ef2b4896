"""Anyone comments on an open draft, with or without a name, and learns what became of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests.cases import at

pytestmark = pytest.mark.django_db

OPEN, CLOSED = dt.date(2026, 3, 10), dt.date(2026, 4, 3)
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}")


@dataclass
class Somebody:
    """Somebody outside with a browser, before a draft."""

    draft: Matter
    clock: Any
    browser: Client = field(default_factory=Client)

    @property
    def url(self) -> str:
        return reverse("public-ask-about", args=["draft_comment", self.draft.pk])

    def page(self) -> str:
        return self.browser.get(self.url).content.decode()

    def send(self, **typed: Any) -> Any:
        """The form sent a minute after it was opened."""
        token = re.search(r'name="ask-token" value="([^"]+)"', self.page())
        assert token, "the form has no token"
        self.clock.shift(60)
        return self.browser.post(self.url, {"ask-website": "", "ask-token": token[1], **typed})


@pytest.fixture
def somebody(db: None) -> Iterator[Somebody]:
    cache.clear()
    house.set_up()
    draft = Register.all["normative_document"].model._default_manager.get(number=house.open_draft())
    with time_machine.travel(at(OPEN, hour=9), tick=False) as clock:
        yield Somebody(draft, clock)


def comments() -> list[Any]:
    return list(Register.all["draft_comment"].model._default_manager.all())


def test_a_comment_from_the_page_needs_no_name_and_is_told_of_by_its_code(
    somebody: Somebody,
) -> None:
    draft_page = somebody.browser.get(reverse("public-draft", args=[somebody.draft.pk]))
    assert somebody.url in draft_page.content.decode()
    answer = somebody.send(says="建议春节期间准许燃放", clause="第二条", whose="person")
    assert answer.status_code == 200, answer.content.decode()
    (comment,) = comments()
    assert (comment.way, comment.draft_id) == ("page", somebody.draft.pk)
    assert not comment.parties.exists()
    code = CODE.search(answer.content.decode())
    assert code, "the receipt shows no code"
    clerk = house.post("clerk", house.OWN)
    take(comment, "conclude", by=clerk, on=OPEN, result="partly", reply="除夕、初一准许")
    looked_up = somebody.browser.post(reverse("public-track"), {"code": code[0]})
    assert (
        "部分采纳" in looked_up.content.decode() and "除夕、初一准许" in looked_up.content.decode()
    )


def test_whoever_leaves_a_name_is_a_party_and_is_shown_masked(somebody: Somebody) -> None:
    answer = somebody.send(
        **{"says": "建议限时燃放", "party-name": "周明远", "party-telephone": "13800002046"}
    )
    assert answer.status_code == 200, answer.content.decode()
    (comment,) = comments()
    assert [one.name for one in comment.parties.all()] == ["周明远"]


def test_an_empty_comment_is_shown_again_and_not_kept(somebody: Somebody) -> None:
    assert somebody.send(says="", clause="第二条").status_code == 422
    assert comments() == []


def test_after_the_last_day_the_form_is_closed_and_says_how_else(somebody: Somebody) -> None:
    token = re.search(r'name="ask-token" value="([^"]+)"', somebody.page())
    assert token
    somebody.clock.move_to(at(CLOSED, hour=9))
    assert "征求意见已经截止" in somebody.page() and "还可以写信" in somebody.page()
    sent = {"ask-website": "", "ask-token": token[1], "says": "来晚了的意见"}
    shown = somebody.browser.post(somebody.url, sent).content.decode()
    assert "征求意见已经截止" in shown and "来晚了的意见" in shown
    assert comments() == []


def test_nobody_comments_on_a_draft_on_which_the_public_was_not_asked(somebody: Somebody) -> None:
    asleep = house.register_matter(
        "normative_document", house.post("clerk", house.OWN), on=dt.date(2026, 3, 2)
    )
    url = reverse("public-ask-about", args=["draft_comment", asleep.pk])
    assert somebody.browser.get(url).status_code == 404
    dispute = house.register_dispute(house.post("clerk", house.OWN), on=dt.date(2026, 3, 2))
    url = reverse("public-ask-about", args=["draft_comment", dispute.pk])
    assert somebody.browser.get(url).status_code == 404
