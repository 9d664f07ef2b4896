"""What may be done to a matter now: the next act stands open, the rest one click away."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import played
from yifa.web.desk.folded import FEW

ACT = re.compile(r'<a class="act[^"]*" href="[^"]+/([a-z_]+)/?"')
CASE = "gain_and_its_multiples"

pytestmark = pytest.mark.django_db


def page_of(matter: Matter, role: str) -> str:
    """The page of a matter as whoever has that role there sees it."""
    client = house.let_in(Client(), county.post(role, matter.holder))
    return str(client.get(reverse("matter", args=[matter.pk])).content.decode())


def acts_on(text: str) -> tuple[set[str], dict[str, set[str]]]:
    """The steps that stand open on a page, and those folded, by what the fold is called."""
    needed, *folds = text.partition("现在可以办")[2].partition("</section>")[0].split("<details>")
    named = {re.sub(r"（\d+项）.*", "", fold, flags=re.S).split(">")[-1]: fold for fold in folds}
    return {*ACT.findall(needed)}, {name: {*ACT.findall(fold)} for name, fold in named.items()}


def test_of_many_acts_what_the_case_needs_next_stands_open_and_the_rest_is_folded() -> None:
    county.set_up()
    needed, folds = acts_on(page_of(played("penalty_case", CASE, before="conclude"), "officer"))
    assert {"conclude", "investigate", "seize"} <= needed and len(needed) == FEW
    assert folds == {"随时可办": {"appraise", "review_camera", "tell_finding"}}


def test_few_acts_are_all_shown() -> None:
    county.set_up()
    _, folds = acts_on(page_of(played("penalty_case", CASE, before="file"), "officer"))
    assert folds == {}


def test_what_the_next_step_still_lacks_stands_open_and_beside_the_lack() -> None:
    county.set_up()
    text = page_of(played("major_decision", "a_town_decides", before="skip_experts"), "clerk")
    needed, folds = acts_on(text)
    assert "assess" in needed and "choose_experts" in folds["随时可办"]
    lack = text.partition("还没有风险评估，也没有写明为什么不需要")[2].partition("</li>")[0]
    assert re.search(r'<a href="[^"]+/assess/"', lack)
