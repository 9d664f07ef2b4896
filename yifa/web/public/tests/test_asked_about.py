"""What is handed in about a public matter goes to whoever holds it, while it is public and open.

No kind is asked about another here; so inspections are, of the items on the published list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.asking import Asked
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.roles import OFFICER
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.web.public.tests.test_asked import CODE, NOW, Somebody, words

pytestmark = pytest.mark.django_db
ABOUT = Asked(
    title="对检查事项提意见",
    lead="这一事项怎么查，您可以提意见。",
    fields=["ground"],
    means=dict.fromkeys(Register.all["inspection"].stages().values(), "已经收到。"),
    about="item",
    by=(OFFICER,),
)


@pytest.fixture
def item(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Matter]:
    """An item on the published list, which one may speak about."""
    house.set_up()
    clerk, leader = (house.post(role, county.HOUSING) for role in ("clerk", "leader"))
    house.post("officer", county.HOUSING)
    item = house.register_matter("inspection_item", clerk, on=NOW.date())
    party = house.register_matter("regulated_party", clerk, on=NOW.date())
    with time_machine.travel(NOW, tick=False):
        take(item, "publish", by=leader, on=NOW.date(), published_where="县政府网站", yearly_cap=2)
        told = replace(ABOUT, sets={"party": party, "way": "special"})
        monkeypatch.setattr(Register.all["inspection"], "asked", told)
        yield item


def address(item: Matter) -> str:
    """Where the form about it is."""
    return reverse("public-ask-about", args=["inspection", item.pk])


def test_it_is_found_from_the_public_page_and_goes_to_whoever_holds_the_matter(
    item: Matter,
) -> None:
    record = Client().get(reverse("public-record", args=["inspection_item", item.pk]))
    assert address(item) in words(record)
    with time_machine.travel(NOW, tick=False) as clock:
        somebody = Somebody(clock)
        page = words(somebody.browser.get(address(item)))
        assert item.shown_title in page
        told = {"ask-token": somebody.token(page), "ground": "一年查两次太多", "ask-website": ""}
        answer = somebody.browser.post(address(item), told)
    assert CODE.search(words(answer)), words(answer)
    made = Register.all["inspection"].model._default_manager.get()
    assert (made.holder, vars(made)["item_id"]) == (item.holder, item.pk)


def test_nothing_is_handed_in_about_what_is_not_public_or_not_of_that_kind(item: Matter) -> None:
    leader = house.post("leader", county.HOUSING)
    other = house.register_dispute(house.post("clerk", house.OWN), on=NOW.date())
    assert Client().get(address(other)).status_code == 404
    take(item, "withdraw", by=leader, on=NOW.date(), changed_why="取消")
    assert Client().get(address(item)).status_code == 404
    assert Client().get(reverse("public-ask-where", args=["inspection"])).status_code == 404


def test_once_it_is_closed_the_page_says_why(item: Matter, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(about: Matter | None, on: dt.date) -> str:
        assert about == item
        return "征求意见到11月18日截止。"

    asked = Register.all["inspection"].asked
    assert asked is not None
    monkeypatch.setattr(Register.all["inspection"], "asked", replace(asked, closed=closed))
    for answer in (Client().get(address(item)), Client().post(address(item), {"ground": "晚了"})):
        assert "征求意见到11月18日截止" in words(answer)
    assert not Register.all["inspection"].model._default_manager.exists()
