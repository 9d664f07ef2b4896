"""What a page tells of steps taken again and again, and of those that wait for one thing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, stories_of
from yifa.kernel.tests import county

pytestmark = pytest.mark.django_db


def page_after(kind: str, story: str) -> str:
    """The page of a story's matter, as a clerk of the county sees it at the end."""
    county.set_up()
    told = next(one for one in stories_of(Register.all[kind]) if str(one) == story)
    home = begins_at(told, county.place(county.COUNTY))
    telling = Telling(told, Register.all[kind], county.post, home)
    assert list(telling.run()) == []
    return page(telling.matter)


def page(matter: Matter) -> str:
    client = house.let_in(Client(), county.post("clerk", county.COUNTY))
    answer: str = client.get(reverse("matter", args=[matter.pk])).content.decode()
    return answer


def test_a_meeting_tells_what_each_said_on_each_item_and_who_was_away_from_it() -> None:
    text = page_after("meeting", "came_late_left_early")
    assert text.count("发表的意见<") == 2, "how it is written down is told in the form alone"
    opened, first, second = text.split("审议议题　4月7日")
    assert "田雨禾 路上耽搁" in opened and "田雨禾 路上耽搁" in first
    assert "白敬之 提前离会" in second and "田雨禾 同意" in second


def test_steps_that_lack_the_same_thing_stand_together() -> None:
    text = page_after("major_decision", "reopened_for_a_great_change")
    assert "<b>听证会改期、公布听证参加人名单、送达听证材料</b>" in text
