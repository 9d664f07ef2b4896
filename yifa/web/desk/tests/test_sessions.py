"""Nobody stays signed in for ever, and nothing that was being typed is lost by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.administration import people
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.tests import county
from yifa.web.desk.tests.conftest import Scene

pytestmark = pytest.mark.usefixtures("quick_passwords")
NINE = dt.datetime(2026, 11, 18, 1, tzinfo=dt.UTC)  # in the morning, there
WORK = reverse("work")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NINE, tick=False) as clock:
        yield clock


@pytest.fixture
def clerk(clock: time_machine.Traveller, scene: Scene) -> Post:
    post = scene.sides["own"]
    post.person.set_password(house.PASSWORD)
    post.person.save()
    return post


def comes_in(post: Post, client: Client | None = None, at: str = WORK) -> Client:
    client = client or Client()
    told = {"username": post.person.username, "password": house.PASSWORD, "next": at}
    answer = client.post(reverse("sign-in"), told)
    assert answer.status_code == 302, answer.content.decode()
    return client


def is_in(client: Client) -> bool:
    return client.get(WORK).status_code == 200


def test_half_an_hour_without_a_page_ends_a_session_and_work_goes_on_longer(
    clerk: Post, clock: time_machine.Traveller
) -> None:
    client = comes_in(clerk)
    for _ in range(3):
        clock.shift(dt.timedelta(minutes=29))
        assert is_in(client)
    clock.shift(dt.timedelta(minutes=31))
    asked = client.get(reverse("registers"))
    assert asked["Location"] == f"{reverse('sign-in')}?next={reverse('registers')}"
    assert "30分钟没有操作，已经退出登录" in client.get(asked["Location"]).content.decode()


@pytest.mark.promise("power", "a session is kept in use for longer than twelve hours")
def test_twelve_hours_end_a_session_however_busy(
    clerk: Post, clock: time_machine.Traveller
) -> None:
    client = comes_in(clerk)
    for _ in range(25):
        clock.shift(dt.timedelta(minutes=28))
        assert is_in(client)
    clock.shift(dt.timedelta(minutes=21))
    assert not is_in(client)
    assert is_in(comes_in(clerk, client))


@pytest.mark.promise("power", "a session key known before the sign-in is used after it")
def test_signing_in_changes_the_key_and_the_old_one_opens_nothing(clerk: Post) -> None:
    client = Client()
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    comes_in(clerk, client)
    assert client.session.session_key != planted
    thief = Client()
    thief.cookies["sessionid"] = str(planted)
    assert not is_in(thief)
    assert not Session.objects.filter(session_key=planted).exists()


def deactivated(scene: Scene, clerk: Post) -> None:
    people.deactivate(house.post("security_admin", county.TOWN), clerk.person)


def deactivated_and_back(scene: Scene, clerk: Post) -> None:
    by = house.post("security_admin", county.TOWN)
    people.deactivate(by, clerk.person)
    people.restore(by, clerk.person)


def post_ended(scene: Scene, clerk: Post) -> None:
    until = dt.date(2026, 11, 17)
    people.end_post(house.post("security_admin", county.TOWN), clerk, until=until)


def password_issued(scene: Scene, clerk: Post) -> None:
    people.issue_passwords(house.post("security_admin", county.TOWN), [clerk.person])


def password_chosen(scene: Scene, clerk: Post) -> None:
    clerk.person.refresh_from_db()
    people.choose_password(clerk.person, "liuxi-zhen-2026")


@pytest.mark.promise("power", "a session goes on after password, post or sign-in came to an end")
@pytest.mark.parametrize(
    "ends", [deactivated, deactivated_and_back, post_ended, password_issued, password_chosen]
)
def test_all_sessions_of_a_person_end_with_what_they_rested_on(
    clerk: Post, scene: Scene, ends: Callable[[Scene, Post], None]
) -> None:
    other = Post.objects.create(
        person=clerk.person, organisation=house.place(house.BELOW), role="mediator",
        since=dt.date(2020, 1, 1),
    )  # fmt: skip
    seats = [comes_in(clerk), comes_in(clerk)]
    seats[0].post(reverse("choose-post"), {"post": clerk.pk})
    seats[1].post(reverse("choose-post"), {"post": other.pk})
    assert all(map(is_in, seats))
    ends(scene, clerk)
    assert not any(map(is_in, seats))


def test_who_changes_the_password_stays_here_and_is_out_elsewhere(clerk: Post) -> None:
    here, elsewhere = comes_in(clerk), comes_in(clerk)
    fresh = "liuxi-zhen-2026"
    told = {"old_password": house.PASSWORD, "new_password1": fresh, "new_password2": fresh}
    here.post(reverse("password"), told)
    assert is_in(here) and not is_in(elsewhere)


@pytest.mark.promise("lost", "the idle limit strikes while a form is being filled")
def test_what_was_being_typed_is_there_after_signing_in_again(
    clerk: Post, scene: Scene, clock: time_machine.Traveller
) -> None:
    client = comes_in(clerk)
    clock.shift(dt.timedelta(minutes=40))
    page, title = reverse("new-matter", args=["dispute"]), "果园灌溉用水纠纷\n第二行"
    disputes = Register.all["dispute"].model.objects
    before = disputes.count()
    sent = client.post(page, {"title": title, "party-0-name": "周明远"})
    assert sent["Location"] == f"{reverse('sign-in')}?next={reverse('resume')}"
    assert disputes.count() == before
    assert "果园" not in str(client.session.items())
    comes_in(clerk, client, reverse("resume"))
    told = client.get(reverse("resume"))
    assert "您填的内容还在，还没有办" in told.content.decode()
    kept = dict(told.context["fields"])
    assert (kept["title"], kept["party-0-name"]) == (title, "周明远")
    assert client.post(told.context["path"], kept).status_code == 422  # the form, as it was typed


def test_nobody_else_gets_what_was_being_typed(
    clerk: Post, scene: Scene, clock: time_machine.Traveller
) -> None:
    client = comes_in(clerk)
    clock.shift(dt.timedelta(minutes=40))
    client.post(reverse("new-matter", args=["dispute"]), {"title": "果园灌溉用水纠纷"})
    other = house.post("clerk", house.BESIDE)
    other.person.set_password(house.PASSWORD)
    other.person.save()
    comes_in(other, client)
    assert client.get(reverse("resume"))["Location"] == WORK
    comes_in(clerk, client)
    assert client.get(reverse("resume"))["Location"] == WORK


def test_a_password_is_never_kept(clerk: Post, clock: time_machine.Traveller) -> None:
    client = comes_in(clerk)
    clock.shift(dt.timedelta(minutes=40))
    client.post(reverse("password"), {"old_password": house.PASSWORD, "new_password1": "x"})
    assert "typed" not in client.session
