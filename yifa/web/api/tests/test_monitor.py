"""A monitor hands in what its cameras and sensors found: once, with the picture, unproved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from yifa.kernel.evidence import Evidence
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.web.phone.tests.street import made

from .doors import client

PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF bare soil at the east gate"
CLUE: dict[str, Any] = {
    "title": "扬尘监测发现工地裸土未覆盖",
    "parties": [{"name": "青禾县腾飞运输有限公司"}],
    "party_kind": "organisation",
    "cause": "施工工地未采取防尘措施",
    "source": "monitor",
    "sector": "housing",
    "camera": "QH-0317，柳溪大道南侧工地东门",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Post:
    county.set_up()
    return made(timezone.localdate()).first


def sent(
    knocking: APIClient, path: str, fields: dict[str, Any], *, key: str = "", **parts: bytes
) -> Any:
    """A request in parts, as curl -F makes it."""
    files = {part: SimpleUploadedFile(f"{part}.jpg", told) for part, told in parts.items()}
    body = {"body": json.dumps({"fields": fields}), **files}
    return knocking.post(path, body, headers={"Idempotency-Key": key} if key else {})


def test_a_finding_is_a_clue_with_its_picture_however_often_it_is_sent(officer: Post) -> None:
    before, knocking = Matter.objects.count(), client(officer)
    answers = [
        sent(knocking, "/api/penalty_case", CLUE, key="QH-0317/8812", file=PICTURE)
        for _ in range(2)
    ]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert Matter.objects.count() == before + 1
    kept = Evidence.objects.get(matter=answers[0].json()["id"])
    assert (kept.read(), kept.event.step, kept.signs) == (PICTURE, "register", "")
    assert list(verify()) == []


def test_another_picture_under_the_same_key_is_another_finding(officer: Post) -> None:
    knocking = client(officer)
    first = sent(knocking, "/api/penalty_case", CLUE, key="1", file=PICTURE)
    other = sent(knocking, "/api/penalty_case", CLUE, key="1", file=PICTURE + b"2")
    assert first.json()["id"] != other.json()["id"]


def test_a_finding_nobody_reviewed_ends_no_investigation(officer: Post) -> None:
    knocking = client(officer)
    case = sent(knocking, "/api/penalty_case", CLUE, file=PICTURE).json()["id"]
    steps = {one["name"]: one for one in knocking.get(f"/api/penalty_case/{case}/steps").json()}
    assert steps["review_camera"]["open"]
    assert "penalty.camera_review" in {one["gate"] for one in steps["punish_on_spot"]["reasons"]}
    refused = sent(
        knocking, f"/api/penalty_case/{case}/steps/review_camera", {"camera_result": "fit"}
    )
    assert refused.status_code == 422
    assert [one["gate"] for one in refused.json()["reasons"]] == ["penalty.camera_sited"]


def test_a_finding_becomes_an_inspection_that_nobody_has_to_visit(officer: Post) -> None:
    today, clerk = timezone.localdate(), county.post("clerk", officer.organisation)
    item, firm = (Register.all[kind].model() for kind in ("inspection_item", "regulated_party"))
    take(item, "register", by=clerk, on=today, item="扬尘在线监测检查")
    take(firm, "register", by=clerk, on=today, name="青禾县腾飞运输有限公司", party_type="firm")
    told = {"item": item.number, "party": firm.number, "way": "off_site", "ground": "3月1日超限"}
    answer = sent(client(officer), "/api/inspection", told, key="QH-0317/8812", file=PICTURE)
    assert answer.status_code == 201 and answer.json()["way"] == "off_site"
    assert Evidence.objects.get(matter=answer.json()["id"]).read() == PICTURE


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"body": "{"}, "body这一部分要写成JSON"),
        ({"body": "{}", "photo": "x"}, "没有“photo”这一部分：写body、file或者signed_page"),
        ({"body": "[]"}, "请求内容要是一个对象"),
        ({"body": '{"files": [1]}'}, "没有“files”这一项，去掉后再试"),
    ],
)
def test_parts_that_can_not_be_read_are_refused_in_a_sentence(
    officer: Post, parts: dict[str, str], says: str
) -> None:
    answer = client(officer).post("/api/penalty_case", parts)
    assert answer.status_code in (400, 422) and says in answer.json()["detail"]


def test_a_file_that_is_nothing_we_keep_refuses_the_whole(officer: Post) -> None:
    before = Matter.objects.count()
    answer = sent(client(officer), "/api/penalty_case", CLUE, file=b"\x00\x01\x02")
    assert answer.status_code == 422 and "不是可以留存的材料" in answer.json()["fields"]["files"]
    assert Matter.objects.count() == before


def test_a_page_signed_by_hand_comes_in_its_own_part(officer: Post) -> None:
    knocking = client(officer)
    clue = CLUE | {"source": "inspection", "camera": ""}
    case = knocking.post("/api/penalty_case", {"fields": clue}, format="json").json()["id"]
    second = county.post("officer", officer.organisation, who="乙")
    told = {
        "officer": officer.mark,
        "second_officer": second.mark,
        "jurisdiction": "own",
        "id_shown": True,
        "stated_on_spot": True,
        "facts": "裸土没有覆盖",
        "basis": "《云溪市扬尘污染防治条例》第二十条",
        "warned": True,
        "correction": "立即覆盖",
        "remedies_told": True,
        "papers_handed": True,
    }
    path = f"/api/penalty_case/{case}/steps/punish_on_spot"
    refused = sent(knocking, path, told, file=PICTURE)
    assert [one["gate"] for one in refused.json()["reasons"]] == ["penalty.on_spot_signed"]
    taken = sent(knocking, path, told, signed_page=PICTURE)
    assert taken.status_code == 200 and taken.json()["stage"] == "on_spot"
    told_of = knocking.get(f"/api/matters/{case}/evidence").json()
    assert [one["signs"] for one in told_of] == ["page"]
