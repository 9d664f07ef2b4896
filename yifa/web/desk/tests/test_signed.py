"""At the desk a step that holds signatures takes the page that was signed by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.evidence import Evidence
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.web.phone.tests import street

from .test_steps import confirm

TODAY = dt.date(2026, 11, 18)
SCAN = b"%PDF-1.7 signed by hand"

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(settings: Any, tmp_path: Any) -> Iterator[street.Street]:
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(dt.datetime(2026, 11, 18, 1, tzinfo=dt.UTC), tick=False):
        house.set_up()
        yield street.made(TODAY)


def clue(scene: street.Street) -> Matter:
    case = Register.all["penalty_case"].model()
    told: dict[str, Any] = {"party_kind": "citizen", "cause": "占道堆料", "source": "inspection"}
    parties = [{"name": "苗春生"}]
    take(case, "register", by=scene.first, on=TODAY, title="占道堆料", parties=parties, **told)
    return case


def typed(scene: street.Street, **more: Any) -> dict[str, Any]:
    said = ("id_shown", "stated_on_spot", "warned", "remedies_told", "papers_handed")
    return {
        "desk_on": "20261118",
        "officer": scene.first.pk,
        "second_officer": scene.second.pk,
        "jurisdiction": "own",
        "facts": "当场查明，当事人无异议",
        "basis": "《云溪市市容和环境卫生管理条例》第三十一条",
        "correction": "立即改正",
        **dict.fromkeys(said, "on"),
        **more,
    }


def test_without_the_signed_page_a_penalty_on_the_spot_is_refused(scene: street.Street) -> None:
    case = clue(scene)
    client: Client = house.let_in(Client(), scene.first)
    url = reverse("step", args=[case.pk, "punish_on_spot"])
    plain = SimpleUploadedFile("现场.pdf", SCAN)
    answer = client.post(url, typed(scene, desk_files=plain))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "还没有第一名执法人员、第二名执法人员的签名" in text and "第五十二条" in text


def test_the_signed_page_comes_along_over_the_box_and_lies_with_the_step(
    scene: street.Street, tmp_path: Any
) -> None:
    case = clue(scene)
    client: Client = house.let_in(Client(), scene.first)
    url = reverse("step", args=[case.pk, "punish_on_spot"])
    page = SimpleUploadedFile("决定书.pdf", SCAN)
    asked = client.post(url, typed(scene, desk_signed=page))
    assert asked.status_code == 200 and not Evidence.objects.exists()
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    assert confirm(client, url, asked.content.decode()).status_code == 302
    kept = Evidence.objects.get(matter=case)
    assert (kept.event.step, kept.signs, kept.read()) == ("punish_on_spot", "page", SCAN)
    assert "手写签名的原件" in client.get(reverse("matter", args=[case.pk])).content.decode()


def test_only_steps_that_hold_signatures_ask_for_the_page(scene: street.Street) -> None:
    client: Client = house.let_in(Client(), scene.first)
    asks = {
        step: 'name="desk_signed"'
        in client.get(reverse("step", args=[scene.case.pk, step])).content.decode()
        for step in ("seize", "investigate")
    }
    assert asks == {"seize": True, "investigate": False}
