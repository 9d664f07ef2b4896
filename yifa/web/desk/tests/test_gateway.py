"""Who comes in, in which post, and what a stranger is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.person import Post
from yifa.web.desk.tests.conftest import Scene

WRONG = "not-the-password"


def sign_in(client: Client, username: str, password: str) -> str:
    page = client.post(reverse("sign-in"), {"username": username, "password": password})
    return page.content.decode()


@pytest.fixture
def clerk(scene: Scene) -> Post:
    post = scene.sides["own"]
    post.person.set_password(house.PASSWORD)
    post.person.save()
    return post


def test_who_is_not_signed_in_is_asked_to_and_comes_back(clerk: Post) -> None:
    client = Client()
    asked = client.get(reverse("registers"))
    assert asked.status_code == 302
    page = client.post(
        asked["Location"], {"username": clerk.person.username, "password": house.PASSWORD}
    )
    assert page["Location"] == reverse("registers")


def test_a_wrong_password_is_told_in_words_and_five_let_the_name_rest(clerk: Post) -> None:
    client = Client()
    with time_machine.travel(dt.datetime(2026, 11, 18, 9, tzinfo=dt.UTC), tick=False) as now:
        for _ in range(5):
            assert "登录名或者密码不对" in sign_in(client, clerk.person.username, WRONG)
        assert "10分钟以后再试" in sign_in(client, clerk.person.username, house.PASSWORD)
        now.shift(dt.timedelta(minutes=11))
        sign_in(client, clerk.person.username, house.PASSWORD)
        assert client.get(reverse("work")).status_code == 200


def test_a_name_nobody_bears_rests_in_the_same_words(clerk: Post) -> None:
    client = Client()
    for _ in range(5):
        sign_in(client, "nobody", WRONG)
    assert "10分钟以后再试" in sign_in(client, "nobody", WRONG)


def test_who_holds_several_posts_chooses_one_and_may_change(scene: Scene) -> None:
    first = scene.sides["own"]
    second = Post.objects.create(
        person=first.person,
        organisation=house.place(house.BELOW),
        role="mediator",
        since=dt.date(2020, 1, 1),
    )
    client = Client()
    client.force_login(first.person)
    assert client.get(reverse("work"))["Location"] == reverse("choose-post")
    client.post(reverse("choose-post"), {"post": second.pk})
    assert f">{house.BELOW}</span>" in client.get(reverse("work")).content.decode()
    client.post(reverse("choose-post"), {"post": first.pk})
    assert client.get(reverse("work")).wsgi_request.session["post"] == first.pk


def test_nobody_works_in_a_post_of_another_or_one_that_is_over(scene: Scene) -> None:
    clerk, other = scene.sides["own"], scene.sides["above"]
    client = house.let_in(Client(), other)
    session = client.session
    session["post"] = clerk.pk
    session.save()
    masthead = f'<span class="masthead-organisation">{house.ABOVE}</span>'
    assert masthead in client.get(reverse("work")).content.decode()
    clerk.until = dt.date(2024, 1, 1)
    clerk.save()
    gone = house.let_in(Client(), clerk)
    assert "没有在任的岗位" in gone.get(reverse("work"), follow=True).content.decode()


def test_large_type_is_remembered_for_the_person_and_in_a_cookie(
    scene: Scene, sit: Callable[[Post], Client]
) -> None:
    client = sit(scene.sides["own"])
    assert '<html lang="zh-CN" class="large">' in client.get("/desk/?dazi=1").content.decode()
    assert client.cookies["dazi"].value == "1"
    again = sit(scene.sides["own"])
    assert 'class="large"' in again.get(reverse("work")).content.decode()
    stranger = Client()
    stranger.cookies["dazi"] = "1"
    assert 'class="large"' in stranger.get(reverse("sign-in")).content.decode()


def test_single_keys_are_switched_off_for_who_does_not_want_them(
    scene: Scene, sit: Callable[[Post], Client]
) -> None:
    client = sit(scene.sides["own"])
    assert "keys.js" in client.get(reverse("work")).content.decode()
    client.post(reverse("preferences"), {"large_type": "on"})
    text = client.get(reverse("work")).content.decode()
    assert "keys.js" not in text and 'class="large"' in text


def test_the_password_is_changed_by_who_knows_it(clerk: Post) -> None:
    client = house.let_in(Client(), clerk)
    fresh = "liuxi-zhen-2026"
    wrong = {"old_password": WRONG, "new_password1": fresh, "new_password2": fresh}
    assert "现在的密码不对" in client.post(reverse("password"), wrong).content.decode()
    client.post(reverse("password"), {**wrong, "old_password": house.PASSWORD})
    clerk.person.refresh_from_db()
    assert clerk.person.check_password(fresh)


def test_pages_that_are_not_there_say_so_with_a_way_on(
    scene: Scene, sit: Callable[[Post], Client]
) -> None:
    page = sit(scene.sides["own"]).get("/desk/matters/999999/")
    assert page.status_code == 404
    assert "没有这一页" in page.content.decode() and "回到我的工作" in page.content.decode()


def test_a_form_from_elsewhere_is_turned_away_in_chinese(scene: Scene) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post(reverse("sign-in"), {"username": "a", "password": "b"})
    assert page.status_code == 403
    assert "这张表放得太久了" in page.content.decode()


def test_signing_out_takes_a_button_not_a_link(scene: Scene, sit: Callable[[Post], Client]) -> None:
    client = sit(scene.sides["own"])
    assert client.get(reverse("sign-out")).status_code == 405
    client.post(reverse("sign-out"))
    assert client.get(reverse("work")).status_code == 302
