"""Who sees and does what through the API: a token is never more than its post."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar
from rest_framework.test import APIClient

from yifa.kernel.kernel_steps import ANY_HANDLER
from yifa.kernel.person import Post
from yifa.kernel.rights import sight_of
from yifa.kernel.roles import Role
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.web.api.models import ApiToken, digest_of
from yifa.web.api.tokens import make, revoke

from .doors import DISPUTE, client, dispute, send

pytestmark = pytest.mark.django_db

#: Own, above, beside, a line above, a stranger.
PLACES = [
    county.VILLAGE_COMMITTEE,
    county.TOWN,
    county.OFFICE,
    county.BUREAU,
    county.COUNTY,
    county.TOWN_COMMITTEE,
    county.OTHER_TOWN,
    county.STRANGER,
]
SEES = {0: "nothing", 1: "progress", 2: "content"}


@pytest.fixture
def mediator() -> Post:
    county.set_up()
    return county.post("mediator", county.VILLAGE_COMMITTEE)


@pytest.mark.parametrize("role", Role.values)
def test_each_role_at_each_place_sees_through_the_api_what_it_sees_anywhere(
    mediator: Post, role: str
) -> None:
    matter = dispute(mediator)
    for place in PLACES:
        post = county.post(role, place)
        knocking = client(post)
        answer = knocking.get(f"/api/dispute/{matter.pk}")
        sight = answer.json()["sight"] if answer.status_code == 200 else "nothing"
        assert sight == SEES[sight_of(post, matter)], place
        listed = knocking.get("/api/dispute").json()["results"]
        assert len(listed) == (sight != "nothing"), place
        assert len(knocking.get("/api/events").json()["results"]) == (sight != "nothing"), place


@pytest.mark.parametrize("role", Role.values)
def test_each_role_does_through_the_api_what_it_does_anywhere(mediator: Post, role: str) -> None:
    for place in PLACES:
        pk = dispute(mediator).pk
        accepted = send(client(county.post(role, place)), f"/api/dispute/{pk}/steps/accept")
        allowed = place == county.VILLAGE_COMMITTEE and role in ("clerk", "mediator")
        assert (accepted.status_code == 200) == allowed, place
        assert accepted.status_code in (200, 404, 422)
    assert "clerk" in ANY_HANDLER


@pytest.mark.parametrize(
    ("scope", "opens"),
    [
        ("read", {"/api/dispute", "/api/events", "/api/organisations", "/api/law"}),
        ("figures", {"/api/figures", "/api/figures/dispute.found"}),
        ("write", set()),
        ("private", set()),
        ("calendar", set()),
    ],
)
def test_a_token_opens_only_what_its_scopes_say(
    mediator: Post, scope: str, opens: set[str]
) -> None:
    knocking = client(mediator, scope)
    addresses = [
        "/api/dispute",
        "/api/events",
        "/api/organisations",
        "/api/law",
        "/api/figures",
        "/api/figures/dispute.found",
    ]
    opened = {one for one in addresses if knocking.get(one).status_code == 200}
    assert opened == opens
    made = send(knocking, "/api/dispute", DISPUTE)
    assert made.status_code == (201 if scope == "write" else 403)


def test_who_shows_no_valid_token_is_not_let_in(mediator: Post) -> None:
    nobody = APIClient()
    answer = nobody.get("/api/dispute")
    assert answer.status_code == 401 and answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["title"] == "没有有效的令牌"
    nobody.credentials(HTTP_AUTHORIZATION="Bearer yifa_guessed")
    assert nobody.get("/api/dispute").status_code == 401


def test_a_token_ends_with_its_day_its_revocation_and_its_post(mediator: Post) -> None:
    knocking = client(mediator)
    assert knocking.get("/api/dispute").status_code == 200
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        assert knocking.get("/api/dispute").status_code == 401
    mediator.until = timezone.localdate() - dt.timedelta(days=1)
    mediator.save()
    assert knocking.get("/api/dispute").status_code == 401
    mediator.until = None
    mediator.save()
    revoke(ApiToken.objects.get(), at=timezone.now())
    assert knocking.get("/api/dispute").status_code == 401


def test_the_secret_is_kept_nowhere(mediator: Post) -> None:
    later = timezone.localdate() + dt.timedelta(days=3000)
    token, secret = make(mediator, "上报", scopes=["read"], expires_on=later, at=timezone.now())
    kept = str(ApiToken.objects.values().get())
    assert secret not in kept and token.digest == digest_of(secret)
    assert token.expires_on <= timezone.localdate() + dt.timedelta(days=366)


def test_figures_are_only_those_of_ones_own_and_below(mediator: Post) -> None:
    dispute(mediator)
    town = client(county.post("clerk", county.TOWN))
    found = town.get("/api/figures/dispute.found?by=type").json()
    assert found["value"] == "1" and found["organisation"] == county.place(county.TOWN).code
    assert found["parts"] == [{"code": "neighbour", "label": "邻里纠纷", "value": "1"}]
    assert found["cut_off"] == {mediator.organisation.code: 1}
    rate = town.get("/api/figures/dispute.success_rate").json()
    assert (rate["value"], rate["numerator"], rate["denominator"]) == (None, "0", "0")
    above = town.get(f"/api/figures/dispute.found?organisation={county.place(county.COUNTY).code}")
    assert above.status_code == 403
    for wrong in (
        "by=nothing",
        "from=yesterday",
        "from=2026-03-02&to=2026-03-01",
        "organisation=0",
    ):
        assert town.get(f"/api/figures/dispute.found?{wrong}").status_code == 400
    assert town.get("/api/figures/dispute.nothing").status_code == 404


def test_the_calendar_tells_what_is_due_and_nothing_of_what_it_is_about(mediator: Post) -> None:
    matter = dispute(mediator)
    take(matter, "accept", by=mediator, on=timezone.localdate())
    later = timezone.localdate() + dt.timedelta(days=30)
    token, secret = make(mediator, "手机", scopes=["calendar"], expires_on=later, at=timezone.now())
    answer = APIClient().get(f"/api/calendar/{secret}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    written = answer.content
    assert all(len(line) <= 75 for line in written.split(b"\r\n")) and b"\n" not in written.replace(
        b"\r\n", b""
    )
    (entry,) = Calendar.from_ical(written).walk("VEVENT")
    assert entry["SUMMARY"] == f"{matter.number} 调解完毕"
    assert entry.decoded("DTSTART") == matter.due and entry["UID"] == f"dispute-{matter.pk}@yifa"
    assert "宅基地" not in written.decode() and "周" not in written.decode()
    revoke(token, at=timezone.now())
    assert APIClient().get(f"/api/calendar/{secret}.ics").status_code == 404


def test_an_address_of_another_kind_of_token_is_no_calendar(mediator: Post) -> None:
    later = timezone.localdate() + dt.timedelta(days=30)
    _, secret = make(mediator, "上报", scopes=["read"], expires_on=later, at=timezone.now())
    assert APIClient().get(f"/api/calendar/{secret}.ics").status_code == 404
    assert APIClient().get("/api/calendar/x.ics").status_code == 404


def test_the_name_of_a_villager_is_masked_through_the_api(mediator: Post) -> None:
    by = county.post("clerk", county.VILLAGE)
    knocking = client(by)
    named = {"village": county.place(county.VILLAGE).code, "person": "田玉莲"}
    made = send(knocking, "/api/law_literate", {**named, "is_cadre": False})
    assert made.status_code == 201, made.json()
    for path in ("/api/law_literate", f"/api/law_literate/{made.json()['id']}"):
        told = knocking.get(path).content.decode()
        assert "田××" in told
        assert "田玉莲" not in told
