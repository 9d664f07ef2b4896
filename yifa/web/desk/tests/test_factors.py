"""After the password a second thing is asked, and nothing but that thing opens."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests import house
from yifa.kernel.administration import people
from yifa.kernel.administration.record import AdministrativeAct
from yifa.kernel.gates import Refused
from yifa.kernel.person import Person, Post
from yifa.kernel.privacy import decrypt
from yifa.kernel.tests import county
from yifa.web.factors import codes, standing
from yifa.web.factors.models import CodeApp, SpareCode

pytestmark = pytest.mark.usefixtures("quick_passwords")
NINE = dt.datetime(2026, 11, 18, 1, tzinfo=dt.UTC)
WORK, STEP = reverse("work"), reverse("second-step")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NINE, tick=False) as clock:
        yield clock


@pytest.fixture
def clerk(clock: time_machine.Traveller, db: None) -> Post:
    county.set_up()
    post = house.post("clerk", county.TOWN)
    post.person.set_password(house.PASSWORD)
    post.person.save()
    return post


@pytest.fixture
def secret(clerk: Post) -> str:
    """The clerk has an app with this secret."""
    made = codes.fresh_secret()
    CodeApp.objects.create(person=clerk.person, secret=made)
    return made


def code(secret: str, *, later: int = 0) -> str:
    return codes.totp(secret).generate(int(time.time()) + later).decode()


def gives_password(post: Post, client: Client | None = None, at: str = WORK) -> Client:
    client = client or Client()
    told = {"username": post.person.username, "password": house.PASSWORD, "next": at}
    client.post(reverse("sign-in"), told)
    return client


def says(client: Client, told: str) -> str:
    return client.post(STEP, {"code": told}).content.decode()


def is_in(client: Client) -> bool:
    return client.get(WORK).status_code == 200


def test_the_password_alone_no_longer_opens_and_the_code_leads_on(clerk: Post, secret: str) -> None:
    client = gives_password(clerk, at=reverse("registers"))
    assert not is_in(client)
    before = client.session.session_key
    answer = client.post(STEP, {"code": code(secret)})
    assert answer["Location"] == reverse("registers")
    assert is_in(client) and client.session.session_key != before


@pytest.mark.promise(
    "power", "a page is asked for with the password given and the second factor not"
)
@pytest.mark.parametrize(
    "name", ["work", "registers", "search", "preferences", "tokens", "factors", "add-app", "resume"]
)
def test_between_password_and_code_no_page_opens(clerk: Post, secret: str, name: str) -> None:
    page = gives_password(clerk).get(reverse(name))
    assert page["Location"].startswith(reverse("sign-in"))


@pytest.mark.promise("power", "one's own app's secret is put into another's row by SQL")
def test_a_secret_moved_to_another_person_opens_nothing(clerk: Post, secret: str) -> None:
    thief = house.post("clerk", county.OTHER_TOWN).person
    own = codes.fresh_secret()
    CodeApp.objects.create(person=thief, secret=own)
    with connection.cursor() as behind:
        behind.execute(
            "UPDATE web_codeapp SET secret = (SELECT secret FROM web_codeapp WHERE person_id = %s)"
            " WHERE person_id = %s",
            [thief.pk, clerk.person_id],
        )
    client = gives_password(clerk)
    assert "验证码不对" in says(client, code(own))
    assert not is_in(client)


#: Seconds off, and whether a code of then opens.
DRIFTS = [(-61, False), (-30, True), (0, True), (30, True), (61, False)]


@pytest.mark.parametrize(("off", "opens"), DRIFTS)
def test_a_clock_may_be_half_a_minute_off_and_no_more(
    clerk: Post, secret: str, off: int, opens: bool
) -> None:
    client = gives_password(clerk)
    says(client, code(secret, later=off))
    assert is_in(client) is opens


@pytest.mark.promise("power", "a code that was seen is used again, or an older one after it")
def test_no_code_opens_twice_and_none_older_than_the_last(
    clerk: Post, secret: str, clock: time_machine.Traveller, tried: Callable[[int], None]
) -> None:
    seen, older = code(secret), code(secret, later=-30)
    says(gives_password(clerk), seen)
    for replayed in (seen, older):
        thief = gives_password(clerk)
        assert "验证码不对或者已经用过" in says(thief, replayed)
        assert not is_in(thief)
    clock.shift(dt.timedelta(seconds=30))
    client = gives_password(clerk)
    says(client, code(secret))
    assert is_in(client)
    tried(2)


@pytest.mark.promise("power", "second-factor codes are guessed, from new sessions each time")
def test_five_wrong_codes_let_the_factor_rest_whoever_guesses(
    clerk: Post, secret: str, clock: time_machine.Traveller, tried: Callable[[int], None]
) -> None:
    wrong = f"{(int(code(secret)) + 1) % 10**6:06}"
    for _ in range(5):
        assert "验证码不对" in says(gives_password(clerk), wrong)
    assert "连错了5次，10分钟以后再试" in says(gives_password(clerk), code(secret))
    clock.shift(dt.timedelta(minutes=11))
    client = gives_password(clerk)
    says(client, code(secret))
    assert is_in(client)
    tried(5)


@pytest.mark.parametrize(
    "garbage", ["", "abc", "１２３４５６", "0" * 20, "12345", "\x00", "-1", "½"]
)
def test_what_is_no_code_opens_nothing(clerk: Post, secret: str, garbage: str) -> None:
    client = gives_password(clerk)
    assert client.post(STEP, {"code": garbage}).status_code == 422
    assert client.post(STEP, {"credential": garbage or "{}"}).status_code == 422
    assert not is_in(client)


def test_the_password_counts_for_five_minutes_and_only_while_it_is_the_password(
    clerk: Post, secret: str, clock: time_machine.Traveller
) -> None:
    late, changed = gives_password(clerk), gives_password(clerk)
    clerk.person.refresh_from_db()
    people.choose_password(clerk.person, "liuxi-zhen-2026")
    assert changed.post(STEP, {"code": code(secret)})["Location"] == reverse("sign-in")
    clerk.person.set_password(house.PASSWORD)
    clerk.person.save()
    late = gives_password(clerk)
    clock.shift(dt.timedelta(minutes=6))
    assert late.post(STEP, {"code": code(secret)})["Location"] == reverse("sign-in")


def sets_up(client: Client) -> list[str]:
    """Set up an app; the spare codes that are shown."""
    page = client.get(reverse("add-app")).content.decode()
    shown = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert shown
    told = code(shown[1].replace(" ", ""))
    page = client.post(reverse("add-app"), {"code": told}).content.decode()
    return re.findall(r"<code>(\w{4}-\w{4}-\w{4})</code>", page)


def test_a_person_sets_up_an_app_and_is_out_elsewhere(clerk: Post) -> None:
    here, elsewhere = gives_password(clerk), gives_password(clerk)
    assert is_in(elsewhere)
    spare = sets_up(here)
    assert len(set(spare)) == 8
    assert is_in(here) and not is_in(elsewhere)
    app = CodeApp.objects.get()
    kept = str(list(SpareCode.objects.values_list("hashed"))) + raw_secret()
    assert app.secret not in kept and not any(one in kept for one in spare)
    assert "备用码" in here.get(reverse("factors")).content.decode()
    assert not any(one in here.get(reverse("factors")).content.decode() for one in spare)


def raw_secret() -> str:
    with connection.cursor() as asked:
        asked.execute("SELECT secret FROM web_codeapp")
        return str(asked.fetchone()[0])


def test_the_square_says_what_the_letters_say_and_no_cache_keeps_it(clerk: Post) -> None:
    client = gives_password(clerk)
    assert client.get(reverse("app-picture")).status_code == 404
    client.get(reverse("add-app"))
    drawn = client.get(reverse("app-picture"))
    assert drawn["Content-Type"] == "image/svg+xml" and drawn["Cache-Control"] == "no-store"
    assert b"<script" not in drawn.content and b"style=" not in drawn.content
    secret = decrypt(client.session["pending_secret"])
    kept = Session.objects.get().get_decoded()
    assert len(secret) == 32 and secret not in str(kept)


def test_each_spare_code_opens_once(clerk: Post, clock: time_machine.Traveller) -> None:
    spare = sets_up(gives_password(clerk))
    first = gives_password(clerk)
    says(first, spare[0].upper())
    assert is_in(first)
    again = gives_password(clerk)
    assert "验证码不对或者已经用过" in says(again, spare[0])
    assert SpareCode.objects.count() == 7


def test_a_desk_left_open_is_no_place_to_change_the_factor(
    clerk: Post, clock: time_machine.Traveller
) -> None:
    client = gives_password(clerk)
    clock.shift(dt.timedelta(minutes=15))
    assert is_in(client)
    answer = client.get(reverse("add-app"))
    assert answer["Location"].startswith(reverse("sign-in"))
    assert "重新登录一次" in client.get(answer["Location"]).content.decode()


def security(at: str = county.TOWN) -> Post:
    return house.post("security_admin", at)


@pytest.mark.promise("power", "a lost second factor is taken away by who may not, or unseen")
@pytest.mark.parametrize("role", ["system_admin", "auditor", "clerk", "leader", "supervisor"])
def test_nobody_but_a_security_administrator_takes_a_factor_away(
    clerk: Post, secret: str, role: str
) -> None:
    with pytest.raises(Refused, match="安全管理员办"):
        standing.remove(house.post(role, county.COUNTY), clerk.person)
    with pytest.raises(Refused, match="不归"):
        standing.remove(security(county.OTHER_TOWN), clerk.person)
    assert standing.has_one(clerk.person) and not AdministrativeAct.objects.exists()


def test_a_lost_factor_is_taken_away_on_record_and_sessions_end(clerk: Post, secret: str) -> None:
    client = gives_password(clerk)
    says(client, code(secret))
    desk = house.let_in(Client(), security())
    page = reverse("person", args=[clerk.person_id])
    assert "验证器" in desk.get(page).content.decode()
    desk.post(reverse("remove-factor", args=[clerk.person_id]))
    act = AdministrativeAct.objects.get()
    assert (act.did, act.subject, act.before) == (
        "remove_factor", clerk.person.username, {"第二道验证": "验证器"},
    )  # fmt: skip
    assert not is_in(client)
    assert is_in(gives_password(clerk))


def test_of_whom_it_is_required_sets_one_up_before_anything_else(clerk: Post) -> None:
    desk = house.let_in(Client(), security())
    desk.post(reverse("require-factor", args=[clerk.person_id]))
    assert AdministrativeAct.objects.get().did == "require_factor"
    client = gives_password(clerk)
    for name in ("work", "registers", "tokens", "preferences"):
        assert client.get(reverse(name))["Location"] == reverse("factors")
    assert "先设一样，再开始办理" in client.get(reverse("factors")).content.decode()
    sets_up(client)
    assert is_in(client)
    client.post(reverse("remove-app"))
    assert standing.has_one(clerk.person)
    desk.post(reverse("require-factor", args=[clerk.person_id]))
    client.post(reverse("remove-app"))
    assert not standing.has_one(clerk.person) and not SpareCode.objects.exists()


@pytest.mark.parametrize("role", ["system_admin", "security_admin", "auditor", "clerk"])
def test_in_real_work_the_three_administrators_set_one_up_first(
    clerk: Post, settings: Settings, role: str
) -> None:
    post = house.post(role, county.COUNTY)
    Person.objects.filter(pk=post.person_id).update(password=clerk.person.password)
    settings.PRODUCTION = True
    assert is_in(gives_password(post)) is (role == "clerk")


def test_nobody_releases_or_unlocks_themselves(clerk: Post) -> None:
    me = security()
    acts: list[Callable[[], None]] = [
        lambda: standing.remove(me, me.person),
        lambda: standing.require(me, me.person, must=False),
    ]
    for act in acts:
        with pytest.raises(Refused, match="不能给自己办"):
            act()
