"""Who guesses at passwords is stopped, by name and by address, and learns no name by it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.person import Person
from yifa.kernel.tests import county
from yifa.web.models import WrongTry

WRONG = "not-the-password"
NINE = dt.datetime(2026, 11, 18, 1, tzinfo=dt.UTC)
MOST = WrongTry.MOST[WrongTry.Of.ADDRESS]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NINE, tick=False) as clock:
        yield clock


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a password was hashed; quickly, as nothing here is about what comes out."""
    counted: Counter[str] = Counter()

    def encode(self: object, password: str, salt: str) -> str:
        counted["hashed"] += 1
        return f"argon2$fast${salt}${password}"

    def verify(self: object, password: str, encoded: str) -> bool:
        counted["hashed"] += 1
        return encoded.endswith(f"${password}")

    monkeypatch.setattr(Argon2PasswordHasher, "encode", encode)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", verify)
    monkeypatch.setattr(Argon2PasswordHasher, "must_update", lambda *_: False)
    return counted


@pytest.fixture
def people(db: None, hashed: Counter[str]) -> dict[str, Person]:
    """Somebody who may come in, somebody who may no more, somebody never let in."""
    found = {
        "active": Person.objects.enrol("heyq", "何砚秋", password=house.PASSWORD),
        "inactive": Person.objects.enrol("shenzy", "沈知远", password=house.PASSWORD),
        "never": Person.objects.enrol("luqh", "陆青禾"),
    }
    Person.objects.filter(username="shenzy").update(is_active=False)
    hashed.clear()
    return found


def tries(name: str, password: str = WRONG, *, at: str = "10.0.0.1") -> str:
    told = {"username": name, "password": password}
    return Client().post(reverse("sign-in"), told, REMOTE_ADDR=at).content.decode()


@pytest.mark.promise(
    "power", "the answer to a wrong sign-in is looked at for whether a name exists"
)
def test_a_wrong_sign_in_says_and_costs_the_same_whoever_is_named(
    people: dict[str, Person], hashed: Counter[str], tried: Callable[[int], None]
) -> None:
    seen = set()
    for name, password in (
        ("heyq", WRONG), ("shenzy", WRONG), ("shenzy", house.PASSWORD), ("luqh", WRONG),
        ("nobody", WRONG),
    ):  # fmt: skip
        hashed.clear()
        page = tries(name, password).replace(name, "")
        trouble = page.partition('class="trouble"')[2].partition("</div>")[0]
        assert "登录名或者密码不对" in trouble
        seen.add((trouble, hashed["hashed"]))
    assert len(seen) == 1 and seen.pop()[1] == 1
    tried(5)


@pytest.mark.promise("power", "one password is tried on many names from one address")
def test_an_address_that_tries_many_names_rests_and_is_told_of(
    people: dict[str, Person], clock: time_machine.Traveller, tried: Callable[[int], None]
) -> None:
    for number in range(MOST):
        assert "登录名或者密码不对" in tries(f"name{number}")
    assert "从您这个网络地址试错的次数太多" in tries("heyq", house.PASSWORD)
    assert "从您这个网络地址" not in tries("heyq", at="10.0.0.2")
    county.set_up()
    security = house.let_in(Client(), house.post("security_admin", county.TOWN))
    assert f"网络地址10.0.0.1试错{MOST}次" in security.get(reverse("work")).content.decode()
    clock.shift(dt.timedelta(minutes=11))
    assert tries("heyq", house.PASSWORD) == ""
    tried(MOST)


def test_an_address_does_not_start_anew_by_one_right_sign_in(people: dict[str, Person]) -> None:
    for number in range(MOST - 1):
        tries(f"name{number}")
    assert tries("heyq", house.PASSWORD) == ""
    tries("another")
    assert "从您这个网络地址" in tries("heyq", house.PASSWORD)


def test_neighbours_of_one_ipv6_network_are_one_address(people: dict[str, Person]) -> None:
    for number in range(MOST):
        tries(f"name{number}", at=f"2001:db8:1:2::{number:x}")
    assert "从您这个网络地址" in tries("heyq", at="2001:db8:1:2:ffff::1")
    assert "从您这个网络地址" not in tries("heyq", at="2001:db8:1:3::1")


@pytest.mark.promise("power", "an empty password is sent between guesses to begin the count anew")
def test_leaving_the_password_empty_does_not_forgive_wrong_ones(people: dict[str, Person]) -> None:
    for _ in range(4):
        tries("heyq")
    tries("heyq", "")
    tries("heyq")
    assert "10分钟以后再试" in tries("heyq", house.PASSWORD)


@pytest.mark.django_db(transaction=True)
@pytest.mark.promise("power", "many guesses at one name are sent at the same moment")
def test_of_guesses_at_the_same_moment_five_are_looked_at(
    people: dict[str, Person], hashed: Counter[str], tried: Callable[[int], None]
) -> None:
    def guess(_: int) -> None:
        tries("heyq")
        connection.close()

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(guess, range(24)))
    assert hashed["hashed"] == 5
    tried(24)
