"""Whoever was given a visit's code looks it up; all visits are told only to who has both codes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from yifa.kernel.register import Register
from yifa.kernel.stories import Telling, begins_at, read
from yifa.kernel.tests import county
from yifa.wings.enforcement import inspection
from yifa.wings.enforcement.inspection.models import Inspection

STORIES = Path(inspection.__file__).parent / "tests" / "stories"
FIRM, CODE = "青禾县山泉建筑工程有限公司", "91350100M000100Y43"
PAGE = "/public/visits/"
TODAY = dt.datetime(2026, 4, 2, 9, tzinfo=dt.UTC)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("this_spring")]


@pytest.fixture
def this_spring() -> object:
    with time_machine.travel(TODAY, tick=False):
        yield


def told(name: str) -> Inspection:
    """The inspection of a story, after its last step."""
    story = read(STORIES / f"{name}.toml")
    home = begins_at(story, county.place(county.HOUSING))
    telling = Telling(story, Register.all["inspection"], county.post, home)
    assert list(telling.run()) == []
    return Inspection.objects.get(pk=telling.matter.pk)


def asked(**typed: str) -> tuple[int, str]:
    answer = Client().post(PAGE, typed)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def visit() -> Inspection:
    county.set_up()
    return told("random_then_corrected")


def test_a_code_tells_who_comes_and_with_which_certificate(visit: Inspection) -> None:
    status, page = asked(code=visit.code.replace("-", " "))
    assert status == 200 and f"{FIRM}：建筑施工现场安全生产检查" in page
    assert "执法证号33990103012" in page and county.HOUSING in page
    assert "今年已经检查" not in page and visit.findings not in page


def test_both_codes_tell_how_often_the_firm_was_inspected(visit: Inspection) -> None:
    status, page = asked(code=visit.code, proof=CODE)
    assert status == 200 and "今年已经检查1次" in page
    assert "2026年3月12日" in page and "发现问题责令限期改正" in page


def test_a_wrong_own_code_tells_nothing_more(visit: Inspection) -> None:
    _, page = asked(code=visit.code, proof="91990123A4C12H3B15")
    assert "和这次检查的对象不符" in page and "今年已经检查" not in page


def test_nothing_is_told_of_the_credit_code_alone_or_of_a_code_never_given(
    visit: Inspection,
) -> None:
    for typed in ({"code": "", "proof": CODE}, {"code": "1111-2222-3333"}, {"code": CODE}):
        status, page = asked(**typed)
        assert status == 404 and FIRM not in page and "没有查到这个公告码" in page


def test_a_person_is_masked_and_has_no_list(visit: Inspection) -> None:
    parties: Any = Register.all["regulated_party"].model._default_manager
    parties.filter(pk=visit.party_id).update(credit_code="")
    _, page = asked(code=visit.code, proof="")
    assert "今年已经检查" not in page
    assert "今年已经检查" not in asked(code=visit.code, proof=" ")[1]


def test_a_code_in_the_address_only_fills_in_the_form(visit: Inspection) -> None:
    page = Client().get(PAGE, {"code": visit.code}).content.decode()
    assert visit.code in page and FIRM not in page


def test_who_tries_codes_by_chance_is_stopped(visit: Inspection) -> None:
    for _ in range(50):
        asked(code="1111-2222-3333")
    assert "试错太多次" in asked(code=visit.code)[1]
