"""What comes in from the street: once, in order, as it was captured; all else is told and kept."""

from __future__ import annotations

import datetime as dt
import json
import time
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import house
from yifa.kernel.evidence import Evidence
from yifa.kernel.matter import Event, Matter
from yifa.kernel.take import take
from yifa.kernel.tests.test_together import at_once
from yifa.kernel.verify import verify
from yifa.web.desk.session import BEGAN, SEEN

from . import street
from .street import Street, capture, photo

SEND, LIST, NOW = reverse("phone-send"), reverse("phone-list"), reverse("phone-now")
MORNING = dt.datetime(2026, 11, 18, 1, 0, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Any:
    with time_machine.travel(MORNING, tick=False):
        house.set_up()
        yield street.made(dt.date(2026, 11, 18))


def sit(post: Any) -> Client:
    client: Client = house.let_in(Client(), post)
    return client


def send(client: Client, told: dict[str, Any]) -> tuple[int, Any]:
    answer = client.post(SEND, told)
    return answer.status_code, answer.json()


def events(scene: Street) -> int:
    return Event.objects.filter(matter=scene.case).count()


def test_a_capture_comes_in_with_its_file_its_time_and_its_place(scene: Street) -> None:
    status, told = send(sit(scene.first), capture(scene, photo()))
    assert (status, told["state"], told["place"]) == (200, "stored", 3)
    kept = Evidence.objects.get()
    assert (kept.name, kept.clock_off) == ("照片1.jpg", 0)
    assert kept.captured_at == MORNING and kept.captured_place == "30.27415,120.15515±12米"
    event = Event.objects.get(matter=scene.case, place_in_matter=3)
    assert (event.step, event.by) == ("investigate", scene.first)
    assert event.payload.wrote["evidence_proves"] == "裸土没有覆盖"
    assert event.payload.wrote["files"] == [kept.told()]
    assert list(verify()) == []
    page = sit(scene.first).get(reverse("matter", args=[scene.case.pk])).content.decode()
    assert "手机11月18日09:00拍录，地点30.27415,120.15515±12米" in page
    assert "手机时钟" not in page


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("captured_at", MORNING - dt.timedelta(days=1)),
        ("captured_place", "30.00000,120.00000"),
        ("clock_off", 60),
        ("captured_at", None),
    ],
)
def test_a_time_or_place_changed_behind_our_back_is_named(
    scene: Street, column: str, value: Any
) -> None:
    send(sit(scene.first), capture(scene, photo()))
    Evidence.objects.update(**{column: value})
    assert [broken.what for broken in verify()] == ["evidence"]


def test_what_is_sent_twice_is_there_once(scene: Street) -> None:
    client, told = sit(scene.first), capture(scene, photo())
    first = send(client, told)
    told["file"] = [photo()]
    assert send(client, told) == first
    assert events(scene) == 3 and Evidence.objects.count() == 1


def test_what_was_stored_before_others_acted_is_still_told_as_stored(scene: Street) -> None:
    client, told = sit(scene.first), capture(scene, photo())
    send(client, told)
    take(scene.case, "recuse", by=scene.leader, on=timezone.localdate(), recused="记一次")
    told["file"] = [photo()]
    status, answer = send(client, told)
    assert (status, answer["place"]) == (200, 3)


def test_a_capture_that_overtakes_another_waits_for_it(scene: Street) -> None:
    client = sit(scene.first)
    second = capture(scene, photo("二.jpg"), seen=scene.seen + 1)
    status, told = send(client, second)
    assert (status, told["state"], told["meanwhile"], events(scene)) == (409, "moved", [], 2)
    assert send(client, capture(scene, photo("一.jpg")))[0] == 200
    second["file"] = [photo("二.jpg")]
    assert send(client, second)[0] == 200
    names = Evidence.objects.order_by("event__place_in_matter").values_list("name", flat=True)
    assert list(names) == ["一.jpg", "二.jpg"]


def test_a_file_that_changed_after_it_was_captured_refuses_all_in_one_sentence(
    scene: Street,
) -> None:
    told = capture(scene, photo())
    told["file"] = [photo(content=street.PHOTO + b"!")]
    status, answer = send(sit(scene.first), told)
    assert (status, answer["state"], answer["reasons"]) == (422, "refused", [])
    assert answer["fields"] == {
        "files": "“照片1.jpg”和拍摄时的校验码不符，没有收下。再送一次；还不行，重新拍"
    }
    assert events(scene) == 2 and not Evidence.objects.exists()


def test_what_others_did_meanwhile_is_told_and_the_officer_may_send_again(scene: Street) -> None:
    client, told = sit(scene.first), capture(scene, photo())
    take(scene.case, "recuse", by=scene.leader, on=timezone.localdate(), recused="季安楠的亲属")
    status, answer = send(client, told)
    assert (status, answer["state"], answer["seen"]) == (409, "moved", 3)
    (entry,) = answer["meanwhile"]
    assert entry["what"] == "决定回避" and scene.leader.person.name in entry["who"]
    assert answer["reasons"] == [] and "季安楠" not in json.dumps(answer, ensure_ascii=False)
    assert events(scene) == 3
    again = json.loads(told["capture"]) | {"seen": answer["seen"]}
    assert send(client, {"capture": json.dumps(again), "file": [photo()]})[0] == 200


def test_a_case_that_went_on_says_what_now_bars_the_step(scene: Street) -> None:
    told = capture(scene, photo())
    take(scene.case, "refer", by=scene.leader, on=timezone.localdate(), referred_to="城管局")
    status, answer = send(sit(scene.first), told)
    assert (status, answer["stage"]) == (409, "移送其他机关")
    assert "要在“调查”时办" in answer["reasons"][0]["missing"]


def test_a_refusal_tells_every_reason_with_its_article(scene: Street) -> None:
    told = capture(scene, photo(), typed={"act_on": "2026-11-18", "evidence_kind": "record"})
    status, answer = send(sit(scene.first), told)
    assert (status, answer["state"]) == (422, "refused")
    assert "evidence_proves" in answer["fields"]
    assert events(scene) == 2
    typed = json.loads(told["capture"])["typed"] | {"evidence_proves": "裸土"}
    status, answer = send(sit(scene.first), capture(scene, photo(), typed=typed))
    bases = [one["basis"] for one in answer["reasons"]]
    assert bases == ["《行政处罚法》第五十二条、第五十五条", "《行政处罚法》第五十五条"]


def seizure(scene: Street, **typed: str) -> dict[str, Any]:
    """A seizure that both officers signed on the screen, and what was typed of the party."""
    signed = [photo(name, street.PNG + name.encode()) for name in street.SIGNS]
    told = {"approved_by_head": "on", "measure_told": "on", "papers_handed": "on"}
    told |= {"scope_checked": "on"}
    told |= {"act_on": timezone.localdate().isoformat(), "listed": "黄沙三立方米"}
    return capture(scene, *signed, step="seize", typed=told | typed)


def test_without_the_partys_signature_a_seizure_is_not_taken(scene: Street) -> None:
    status, told = send(sit(scene.first), seizure(scene))
    assert status == 422 and [one["missing"] for one in told["reasons"]] == [
        "还没有当事人的签名，也没有写明为什么没有签"
    ]
    assert events(scene) == 2 and not Evidence.objects.exists()


def test_who_signed_and_why_the_party_did_not_lies_with_the_step(scene: Street) -> None:
    typed = {"unsigned": "refused", "unsigned_why": "说没带笔"}
    assert send(sit(scene.first), seizure(scene, **typed))[0] == 200
    event = Event.objects.get(matter=scene.case, step="seize")
    assert event.payload.wrote["unsigned_why"] == "说没带笔"
    assert [one["signs"] for one in event.payload.wrote["files"]] == ["officer", "second_officer"]
    assert event.payload.unmet == ["enforcement.sight_record"]
    assert list(verify()) == []
    Evidence.objects.filter(signs="second_officer").update(signs="party")
    assert {broken.what for broken in verify()} == {"evidence"}


def test_a_field_that_the_step_no_longer_has_is_not_lost_in_silence(scene: Street) -> None:
    told = json.loads(capture(scene)["capture"])
    typed = told["typed"] | {"by": "1", "listed": "一批"}
    status, answer = send(sit(scene.first), capture(scene, typed=typed))
    assert (status, sorted(answer["fields"])) == (422, ["by", "listed"])
    assert events(scene) == 2


@pytest.mark.parametrize("where", [house.STRANGER, house.OWN])
def test_an_officer_of_another_place_learns_nothing_and_changes_nothing(
    scene: Street, where: str
) -> None:
    other = house.post("officer", where)
    client = sit(other)
    status, answer = send(client, capture(scene, photo(), post=other.pk))
    assert (status, answer["state"]) == (404, "gone")
    assert client.get(LIST).json()["matters"] == []
    assert events(scene) == 2 and not Evidence.objects.exists()


def test_what_one_post_captured_does_not_go_in_as_anothers(scene: Street) -> None:
    status, answer = send(sit(scene.second), capture(scene, photo()))
    assert (status, answer["state"]) == (403, "other_post")
    assert events(scene) == 2


def test_only_the_steps_of_the_street_are_taken_here(scene: Street) -> None:
    status, answer = send(sit(scene.first), capture(scene, step="appraise"))
    assert (status, answer["state"]) == (404, "gone")


def test_a_session_that_is_over_keeps_the_list_and_one_signed_out_of_does_not(
    scene: Street,
) -> None:
    client, told = sit(scene.first), capture(scene, photo())
    client.get(LIST)
    session = client.session
    session[BEGAN] = session[SEEN] = time.time() - settings.SESSION_IDLE - 1
    session.save()
    status, answer = send(client, told)
    assert (status, answer["state"], answer["keep"]) == (401, "sign_in", True)
    assert answer["way"] == "/desk/sign-in/?next=/phone/"
    assert events(scene) == 2
    house.let_in(client, scene.first)
    told["file"] = [photo()]
    assert send(client, told)[0] == 200
    client.post(reverse("sign-out"))
    answer = client.get(NOW)
    assert (answer.status_code, answer.json()["keep"]) == (401, False)


def test_nobody_else_s_page_sends_in_an_officer_s_name(scene: Street) -> None:
    strict = house.let_in(Client(enforce_csrf_checks=True), scene.first)
    assert strict.post(SEND, capture(scene, photo())).status_code == 403
    token = strict.get(NOW).json()["csrf"]
    answer = strict.post(SEND, capture(scene, photo()), headers={"X-CSRFToken": token})
    assert answer.status_code == 200 and events(scene) == 3


def off(scene: Street, **changed: Any) -> int | None:
    send(sit(scene.first), capture(scene, photo(), **changed))
    return Evidence.objects.latest("pk").clock_off


def test_a_clock_that_is_off_is_written_down_and_shown(scene: Street) -> None:
    hour = dt.timedelta(hours=1)
    assert off(scene, off=-30, off_now=5) == -30
    assert off(scene, off=0, off_now=-7200) == -7200
    assert off(scene, known=MORNING.isoformat(), at=(MORNING - 3 * hour).isoformat()) == -10800
    assert off(scene, at=(MORNING + 26 * hour).isoformat()) == 93600
    assert list(verify()) == []
    page = sit(scene.first).get(reverse("matter", args=[scene.case.pk])).content.decode()
    for told in ("手机时钟慢2小时", "手机时钟慢3小时", "手机时钟快1天2小时"):
        assert told in page


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "../../x"},
        {"id": 7},
        {"matter": "1"},
        {"matter": 2**70},
        {"seen": -1},
        {"seen": True},
        {"typed": []},
        {"typed": {"officer": {"pk": 1}}},
        {"files": None},
        {"files": [{"name": "一份没有送来的"}]},
        {"at": "昨天"},
        {"at": "2026-11-18T09:00:00"},
        {"at": "0001-01-01T00:00:00+00:00"},
        {"off": "x"},
        {"known": 5},
    ],
)
def test_what_is_no_capture_is_refused_in_one_sentence(
    scene: Street, changed: dict[str, Any]
) -> None:
    status, answer = send(sit(scene.first), capture(scene, **changed))
    assert (status, list(answer["fields"])) == (400, [""])
    assert events(scene) == 2


@pytest.mark.parametrize("body", ["", "x", "[]", "null", "{}", '{"id": "\ud800"}'])
def test_what_is_no_json_is_refused_too(scene: Street, body: str) -> None:
    sent = {"capture": body.encode("utf-8", "surrogatepass")}
    answer = sit(scene.first).post(SEND, sent)
    assert answer.status_code == 400


def test_the_list_holds_the_cases_of_both_officers_and_no_clear_name(scene: Street) -> None:
    for post in (scene.first, scene.second):
        told = sit(post).get(LIST).json()
        (one,) = told["matters"]
        assert (one["number"], one["seen"]) == (scene.case.number, 2)
        assert [step["label"] for step in one["steps"]] == [
            "调查取证",
            "先行登记保存",
            "查封、扣押",
            "紧急查封、扣押",
        ]
        assert all(step["why"] == [] for step in one["steps"])
        assert "季安楠" not in json.dumps(told, ensure_ascii=False)
    fields = {one["name"]: one for one in told["matters"][0]["steps"][0]["fields"]}
    assert fields["officer"]["value"] == str(scene.first.pk)
    assert (fields["evidence_kind"]["kind"], fields["evidence_kind"]["needed"]) == ("choice", True)
    other = house.post("officer", street.BUREAU, who="丙")
    assert sit(other).get(LIST).json()["matters"] == []


def test_a_case_that_is_no_longer_investigated_is_not_taken_along(scene: Street) -> None:
    take(scene.case, "end", by=scene.leader, on=timezone.localdate(), ended_why="other")
    assert Matter.objects.get(pk=scene.case.pk).stage == "ended"
    assert sit(scene.first).get(LIST).json()["matters"] == []


@pytest.mark.promise("lost", "a phone sends one capture four times at the same moment")
@pytest.mark.django_db(transaction=True)
def test_of_four_that_come_at_once_one_is_stored(transactional_db: None) -> None:
    house.set_up()
    scene = street.made(timezone.localdate())
    told = capture(scene, photo())
    phones = [sit(scene.first) for _ in range(4)]
    answers: list[Any] = at_once(
        *(
            lambda one=one: one.post(SEND, {"capture": told["capture"], "file": [photo()]})
            for one in phones
        )
    )
    assert {one.status_code for one in answers} == {200}
    assert {one.json()["place"] for one in answers} == {3}
    assert events(scene) == 3 and Evidence.objects.count() == 1
    assert list(verify()) == []
