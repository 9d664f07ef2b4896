"""What a program can do with a register, and what it is told when it can't."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from yifa.kernel.evidence import Upload
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county

from .doors import DISPUTE, SECRETS, client, dispute, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def told_a_secret(body: object) -> list[str]:
    words = json.dumps(body, ensure_ascii=False)
    return [secret for secret in SECRETS if secret in words]


def test_a_matter_is_registered_through_the_one_door(mediator: Post) -> None:
    made = send(client(mediator), "/api/dispute", DISPUTE, note="接口登记")
    matter = Matter.objects.get()
    assert made.status_code == 201 and made.json()["number"] == matter.number
    assert made["Location"] == f"/api/dispute/{matter.pk}" and made["ETag"] == f'"{matter.pk}-1"'
    assert matter.origin == "api" and Event.objects.get().payload.note == "接口登记"
    assert matter.parties.first().identity_number == "339901196501010011"  # type: ignore[union-attr]  # two were sent


def test_a_case_is_carried_from_registration_to_agreement(mediator: Post) -> None:
    knocking = client(mediator)
    number = send(knocking, "/api/dispute", DISPUTE).json()["number"]
    at = f"/api/dispute/{quote(number)}/steps"
    steps = {one["name"]: one for one in knocking.get(at).json()}
    assert steps["accept"]["open"] and not steps["settle"]["open"]
    assert steps["accept"]["basis"].endswith("第十七条")
    assert send(knocking, f"{at}/accept", {"own_initiative": False}).status_code == 200
    session = {"consent": "all", "told_rights": True, "session_record": "各方同意"}
    assert send(knocking, f"{at}/mediate", session).json()["stage"] == "mediating"
    terms = {"agreement_form": "oral", "agreed_terms": "接水槽", "effective_on": str(today())}
    settled = send(knocking, f"{at}/settle", terms).json()
    assert (settled["stage"], settled["stage_label"]) == ("settled", "调解成功")


def test_a_list_says_what_each_record_says_and_asks_as_often_however_long_it_is(
    mediator: Post, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    places = [county.VILLAGE_COMMITTEE, county.TOWN_COMMITTEE, county.CENTRE]
    posts = [county.post("clerk", place) for place in places]
    knocking = client(county.post("supervisor", county.COUNTY))
    first = dispute(posts[0], village=county.VILLAGE)
    one = knocking.get(f"/api/dispute/{first.pk}").json()
    with CaptureQueriesContext(connection) as asked:
        assert knocking.get("/api/dispute").json()["results"] == [one]
    for post in posts:
        dispute(post, village=county.VILLAGE)
    with django_assert_num_queries(len(asked)):
        listed = knocking.get("/api/dispute").json()["results"]
    assert len(listed) == 4 and listed[-1] == one
    assert one["holder"] == posts[0].organisation.code and one["handler"] == posts[0].mark
    assert one["village"] == county.place(county.VILLAGE).code
    assert one["parties"][0]["name"] == "周××"


def today() -> object:
    return timezone.localdate()


def test_a_refusal_names_every_gate_with_its_article_and_every_field(mediator: Post) -> None:
    knocking = client(mediator)
    pk = dispute(mediator).pk
    at = f"/api/dispute/{pk}/steps"
    early = send(knocking, f"{at}/settle", {"agreement_form": "oral"}).json()
    assert early["reasons"][0]["missing"].startswith("要在“正在调解”时办")
    assert set(early["fields"]) == {"agreed_terms", "effective_on"}
    send(knocking, f"{at}/accept")
    silent = {"consent": "refused", "session_record": "一方拒绝"}
    refused = send(knocking, f"{at}/mediate", silent).json()
    (reason,) = [one for one in refused["reasons"] if one["blocks"]]
    assert reason["gate"] == "mediation.voluntary" and "人民调解法" in reason["basis"]
    assert refused["status"] == 422 and refused["title"].startswith("现在还不能开展调解，缺1项")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({**DISPUTE, "type": "quarrel"}, "type"),
        ({**DISPUTE, "title": {"a": 1}}, "title"),
        ({**DISPUTE, "amount": "many"}, "amount"),
        ({**DISPUTE, "parties": [{"name": "甲", "age": "old"}]}, "parties.0.age"),
        ({**DISPUTE, "parties": "甲"}, "parties.non_field_errors"),
        ({**DISPUTE, "village": "nowhere"}, "village"),
        ({**DISPUTE, "happened_on": "2026-02-30"}, "happened_on"),
        ({**DISPUTE, "stage": "settled"}, "stage"),
        ({**DISPUTE, "number": "柳调〔2026〕1号"}, "number"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_and_nothing_is_stored(
    mediator: Post, fields: dict[str, object], field: str
) -> None:
    refused = send(client(mediator), "/api/dispute", fields)
    assert refused.status_code == 422 and field in refused.json()["fields"], refused.json()
    assert not Matter.objects.exists()


def test_what_is_no_request_is_refused(mediator: Post) -> None:
    knocking = client(mediator)
    for body in ("[]", "null", '"a"', "{", '{"fields": []}', '{"on": 3}', '{"sudo": true}'):
        refused = knocking.post("/api/dispute", body, content_type="application/json")
        assert refused.status_code in (400, 422), body
        assert refused["Content-Type"] == "application/problem+json"
    assert knocking.post("/api/dispute", "a", content_type="text/plain").status_code == 415
    assert knocking.put("/api/dispute", {}, format="json").status_code == 405
    assert not Matter.objects.exists()


def test_who_saw_an_older_state_is_told_before_overwriting(mediator: Post) -> None:
    matter = dispute(mediator)
    knocking = client(mediator)
    at = f"/api/dispute/{matter.pk}"
    state = knocking.get(at)["ETag"]
    take(matter, "accept", by=mediator, on=timezone.localdate())
    late = send(knocking, f"{at}/steps/withdraw", headers={"If-Match": state})
    assert late.status_code == 412 and "刚刚办过这一件" in late.json()["detail"]
    assert knocking.get(at).json()["stage"] == "accepted"
    now = knocking.get(at)["ETag"]
    assert now != state
    assert send(knocking, f"{at}/steps/withdraw", headers={"If-Match": now}).status_code == 200


def test_what_has_not_changed_is_not_sent_again(mediator: Post) -> None:
    pk = dispute(mediator).pk
    knocking = client(mediator)
    state = knocking.get(f"/api/dispute/{pk}")["ETag"]
    again = knocking.get(f"/api/dispute/{pk}", headers={"If-None-Match": state})
    assert again.status_code == 304 and not again.content


def test_no_answer_tells_a_private_value_unasked(mediator: Post) -> None:
    pk = dispute(mediator).pk
    knocking = client(mediator)
    for address in ("/api/dispute", f"/api/dispute/{pk}", "/api/events", "/api/dispute?q=滴水"):
        assert told_a_secret(knocking.get(address).json()) == [], address
    party = knocking.get(f"/api/dispute/{pk}").json()["parties"][0]
    assert (party["name"], party["telephone"]) == ("周××", "138****2046")
    assert party["identity_number"] == "339***********0011"


def test_full_data_is_given_for_a_purpose_which_becomes_an_event(mediator: Post) -> None:
    pk = dispute(mediator).pk
    why = {"X-Purpose": quote("送达文书")}
    refused = client(mediator, "read").get(f"/api/dispute/{pk}", headers=why)
    assert refused.status_code == 403 and told_a_secret(refused.json()) == []
    given = client(mediator, "read", "private").get(f"/api/dispute/{pk}", headers=why)
    assert set(told_a_secret(given.json())) == set(SECRETS)
    assert given["Cache-Control"] == "private, no-store"
    look = Event.objects.get(step="unmask")
    assert look.payload.note == "送达文书" and look.by == mediator
    feed = client(mediator).get("/api/events").json()["results"]
    assert [one["step"] for one in feed] == ["register"], "a look is no news"


def test_of_what_one_once_had_only_the_progress_is_told(mediator: Post) -> None:
    matter = dispute(mediator)
    town = county.place(county.TOWN_COMMITTEE)
    take(matter, "transfer", by=mediator, on=timezone.localdate(), to=town, reason="转镇")
    knocking = client(mediator)
    for body in (
        knocking.get(f"/api/dispute/{matter.pk}").json(),
        knocking.get("/api/dispute").json()["results"][0],
    ):
        assert body["sight"] == "progress" and body["number"] == matter.number
        assert [body[name] for name in ("title", "type", "facts", "parties", "place")] == [None] * 5
    why = {"X-Purpose": quote("看看")}
    looked = knocking.get(f"/api/dispute/{matter.pk}", headers=why).json()
    assert looked["parties"] is None and not Event.objects.filter(step="unmask").exists()
    assert knocking.get(f"/api/dispute/{matter.pk}/steps").status_code == 404
    assert knocking.get("/api/dispute?type=neighbour").json()["results"] == []


def test_filters_are_those_of_the_page_and_a_wrong_one_is_refused(mediator: Post) -> None:
    dispute(mediator)
    dispute(mediator, title="采光纠纷", type="family")
    knocking = client(mediator)
    found = knocking.get("/api/dispute?type=family").json()["results"]
    assert [one["title"] for one in found] == ["采光纠纷"]
    assert len(knocking.get("/api/dispute?q=宅基").json()["results"]) == 1
    wrong = knocking.get("/api/dispute?type=quarrel")
    assert wrong.status_code == 422 and "type" in wrong.json()["fields"]


def test_a_long_list_is_turned_by_key(mediator: Post) -> None:
    pks = [dispute(mediator, title=f"第{n}件").pk for n in range(5)]
    knocking = client(mediator)
    first = knocking.get("/api/dispute?size=2").json()
    assert [one["id"] for one in first["results"]] == pks[:2:-1]
    rest = knocking.get(f"/api/dispute?size=3&before={first['next']}").json()
    assert [one["id"] for one in rest["results"]] == pks[2::-1] and rest["next"] is None
    assert knocking.get("/api/dispute?size=0").status_code == 400


def test_several_are_registered_all_or_none(mediator: Post) -> None:
    knocking = client(mediator)
    rows = [{"fields": DISPUTE}, {"fields": {**DISPUTE, "type": "quarrel"}}, {"fields": DISPUTE}]
    refused = knocking.post("/api/dispute/bulk", {"rows": rows}, format="json")
    assert refused.status_code == 422 and refused.json()["added"] == 0
    assert "type" in refused.json()["rows"][1]["refused"]["fields"]
    assert not Matter.objects.exists() and "number" not in refused.json()["rows"][0]
    good = knocking.post("/api/dispute/bulk", {"rows": rows, "only_good": True}, format="json")
    assert good.status_code == 201 and good.json()["added"] == 2
    assert list(Matter.objects.order_by("pk").values_list("serial", flat=True)) == [1, 2]
    bodies: list[dict[str, object]] = [{}, {"rows": []}, {"rows": 3}, {"rows": [3, None]}]
    for wrong in bodies:
        assert knocking.post("/api/dispute/bulk", wrong, format="json").status_code in (400, 422)


def test_the_feed_tells_what_happened_since(mediator: Post) -> None:
    matter = dispute(mediator)
    knocking = client(mediator)
    first = knocking.get("/api/events").json()
    assert [one["step"] for one in first["results"]] == ["register"] and not first["more"]
    take(matter, "accept", by=mediator, on=timezone.localdate())
    take(matter, "revoke", by=mediator, on=timezone.localdate(), reason="点错")
    since = knocking.get(f"/api/events?after={first['next']}").json()
    assert [one["step"] for one in since["results"]] == ["accept", "revoke"]
    assert since["results"][1]["revokes"] == since["results"][0]["id"]
    stranger = client(county.post("mediator", county.OTHER_COMMITTEE))
    assert stranger.get("/api/events").json()["results"] == []


def test_a_matter_is_handed_over_by_the_code_of_the_receiver(mediator: Post) -> None:
    pk = dispute(mediator).pk
    town = county.place(county.TOWN_COMMITTEE)
    at = f"/api/dispute/{pk}/steps/transfer"
    wrong = send(client(mediator), at, {"to": "nowhere", "reason": "转镇"})
    assert wrong.status_code == 422 and "没有代码为“nowhere”的单位" in wrong.json()["fields"]["to"]
    assert send(client(mediator), at, {"to": town.code, "reason": "转镇"}).status_code == 200
    receiver = client(county.post("mediator", county.TOWN_COMMITTEE))
    held = send(receiver, f"/api/dispute/{pk}/steps/receive").json()
    assert held["holder"] == town.code and held["sight"] == "content"


def test_evidence_is_handed_out_to_who_may_read_the_matter(mediator: Post) -> None:
    matter = dispute(mediator)
    upload = Upload("协议书.pdf", b"%PDF-1.7 agreement")
    take(matter, "attach", by=mediator, on=timezone.localdate(), files=[upload])
    (file,) = client(mediator).get(f"/api/matters/{matter.pk}/evidence").json()
    assert file["name"] == "协议书.pdf" and file["digest"] == upload.digest
    answer = client(mediator).get(f"/api/evidence/{file['id']}")
    assert b"".join(answer.streaming_content) == upload.content  # type: ignore[attr-defined]  # a file is streamed
    assert answer["Content-Disposition"].startswith("attachment")
    stranger = client(county.post("mediator", county.OTHER_COMMITTEE))
    assert stranger.get(f"/api/evidence/{file['id']}").status_code == 404
    assert stranger.get(f"/api/matters/{matter.pk}/evidence").status_code == 404


def test_a_ledger_has_the_same_addresses(mediator: Post) -> None:
    knocking = client(mediator)
    fields = {"title": "三月排查", "round": "monthly", "found": 2, "resolved": 3}
    refused = send(knocking, "/api/screening", fields).json()
    assert refused["reasons"][0]["missing"] == "当场化解的件数多于发现的件数"
    made = send(knocking, "/api/screening", fields | {"resolved": 1})
    assert made.status_code == 201 and made.json()["stage_label"] == "已登记"
    assert made.json()["found"] == 2 and Matter.objects.get().origin == "api"
