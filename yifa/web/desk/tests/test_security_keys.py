"""A security key opens for its owner, at this address, once; no answer that only looks like it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.person import Post
from yifa.kernel.tests import county
from yifa.web.factors.models import SecurityKey

from .authenticator import Authenticator, asked, with_signature

pytestmark = pytest.mark.usefixtures("quick_passwords")
WORK, STEP, ADD = reverse("work"), reverse("second-step"), reverse("add-key")


@pytest.fixture
def clerk(db: None) -> Post:
    county.set_up()
    return employed(county.TOWN)


@pytest.fixture
def key(clerk: Post) -> Authenticator:
    """The clerk has this key and came in with it once."""
    made = Authenticator()
    add(clerk, made)
    answer = at_second_step(clerk)
    assert is_in(sends(answer, made.opens(page(answer))))
    return made


def employed(organisation: str) -> Post:
    post = house.post("clerk", organisation)
    post.person.set_password(house.PASSWORD)
    post.person.save()
    return post


def at_second_step(post: Post) -> Client:
    """Somebody who gave the right password and is asked for the key."""
    client = Client()
    told = {"username": post.person.username, "password": house.PASSWORD, "next": WORK}
    client.post(reverse("sign-in"), told)
    return client


def page(client: Client, at: str = STEP) -> str:
    return client.get(at).content.decode()


def sends(client: Client, answer: str) -> Client:
    client.post(STEP, {"credential": answer})
    return client


def is_in(client: Client) -> bool:
    return client.get(WORK).status_code == 200


def add(post: Post, made: Authenticator, client: Client | None = None) -> str:
    """Add a key on its page; the page that follows."""
    client = client or at_second_step(post)
    told = {"name": "单位的钥匙", "credential": made.adds(page(client, ADD))}
    return client.post(ADD, told).content.decode()


def test_a_key_is_added_with_spare_codes_and_opens_again_and_again(clerk: Post) -> None:
    made = Authenticator()
    assert "备用码" in add(clerk, made)
    for count in (1, 2):
        client = at_second_step(clerk)
        asks = asked(page(client))
        assert asks["rpId"] == "testserver" and len(asks["allowCredentials"]) == 1
        assert not is_in(client)
        assert is_in(sends(client, made.opens(page(client))))
        assert SecurityKey.objects.get().sign_count == count


def test_who_has_only_a_key_is_asked_for_it_or_a_spare_code_and_not_for_digits(
    clerk: Post, key: Authenticator
) -> None:
    shown = page(at_second_step(clerk))
    assert "用安全钥匙" in shown and "备用码" in shown and "6位数字" not in shown


def test_a_passkey_that_does_not_count_opens_too(clerk: Post) -> None:
    made = Authenticator()
    add(clerk, made)
    for _ in range(2):
        made.count = -1  # `opens` makes it nought: passkeys that live on several devices tell none
        client = at_second_step(clerk)
        assert is_in(sends(client, made.opens(page(client))))


#: What a dishonest key, or the site that asked it, makes of an honest answer.
FORGERIES: dict[str, Callable[[Authenticator], Authenticator]] = {
    "asked by another site": lambda key: replace(key, origin="http://testserver.example"),
    "asked at another port": lambda key: replace(key, origin="http://testserver:8443"),
    "asked over another protocol": lambda key: replace(key, origin="https://testserver"),
    "made for another house": lambda key: replace(key, host="testserver.example"),
    "nobody touched it": lambda key: replace(key, flags=0),
    "made for adding a key": lambda key: replace(key, says="webauthn.create"),
    "signed by another secret": lambda key: replace(
        key, secret=ec.generate_private_key(ec.SECP256R1())
    ),
    "unknown here": lambda key: replace(key, credential=b"unknown"),
    "a copy that counts from before": lambda key: replace(key, count=0),
    "a copy that counts from nought": lambda key: replace(key, count=-1),
}


@pytest.mark.promise("power", "a security key's answer is forged, or made at another site")
@pytest.mark.parametrize("forgery", FORGERIES)
def test_no_answer_but_the_key_s_own_opens(clerk: Post, key: Authenticator, forgery: str) -> None:
    client = at_second_step(clerk)
    wrong = FORGERIES[forgery](key).opens(page(client))
    answer = client.post(STEP, {"credential": wrong})
    assert "安全钥匙没有通过" in answer.content.decode()
    assert not is_in(client)
    key.count = SecurityKey.objects.get().sign_count
    assert is_in(sends(client, key.opens(page(client)))), "the key itself still opens"


@pytest.mark.promise("power", "a security key's answer is sent again, or to another challenge")
def test_an_answer_opens_once_and_only_what_it_was_made_for(
    clerk: Post, key: Authenticator, tried: Callable[[int], None]
) -> None:
    first, thief, later = (at_second_step(clerk) for _ in range(3))
    old_page = page(first)
    answer, unsent = key.opens(page(first)), key.opens(old_page)
    page(thief)
    assert not is_in(sends(thief, answer)), "made for another session"
    assert not is_in(sends(first, unsent)), "made for a page that was asked for anew since"
    assert not is_in(sends(first, answer)), "its challenge was used up by the wrong one"
    right = key.opens(page(later))
    page(thief)
    assert is_in(sends(later, right))
    assert not is_in(sends(thief, right)), "seen on the line and sent again"
    fresh = at_second_step(clerk)
    assert not is_in(sends(fresh, key.opens(old_page))), "no challenge stands open"
    tried(5)


@pytest.mark.promise("power", "one's own security key is shown at another's second step")
def test_a_key_opens_for_its_owner_alone(
    clerk: Post, key: Authenticator, tried: Callable[[int], None]
) -> None:
    thief, own = employed(county.OTHER_TOWN), Authenticator()
    add(thief, own)
    client = at_second_step(clerk)
    assert not is_in(sends(client, own.opens(page(client))))
    in_its_name = replace(own, credential=key.credential, count=9)
    assert not is_in(sends(client, in_its_name.opens(page(client))))
    broken = with_signature(key.opens(page(client)), b"\x00\x01")
    assert not is_in(sends(client, broken))
    tried(3)


#: What may be wrong with an answer that would add a key.
UNFIT: dict[str, Callable[[Authenticator], Authenticator]] = {
    "asked by another site": lambda key: replace(key, origin="http://testserver.example"),
    "made for another house": lambda key: replace(key, host="testserver.example"),
    "nobody touched it": lambda key: replace(key, flags=0),
    "made for opening": lambda key: replace(key, says="webauthn.get"),
}


@pytest.mark.promise("power", "a security key is added by an answer that was forged or seen before")
@pytest.mark.parametrize("fault", UNFIT)
def test_a_key_is_not_added_by_an_answer_that_does_not_fit(clerk: Post, fault: str) -> None:
    assert "没有加上" in add(clerk, UNFIT[fault](Authenticator()))
    assert not SecurityKey.objects.exists()


@pytest.mark.promise("power", "a security key that is somebody's is added to another's name")
def test_a_key_belongs_to_one_person_and_an_answer_adds_it_once(
    clerk: Post, tried: Callable[[int], None]
) -> None:
    client, made = at_second_step(clerk), Authenticator()
    told = {"name": "钥匙", "credential": made.adds(page(client, ADD))}
    client.post(ADD, told)
    assert "没有加上" in client.post(ADD, told).content.decode()
    thief = employed(county.OTHER_TOWN)
    assert "没有加上" in add(thief, made)
    assert "没有加上" in add(thief, replace(Authenticator(), credential=made.credential))
    assert list(SecurityKey.objects.values_list("person")) == [(clerk.person_id,)]
    tried(3)


@pytest.mark.parametrize(
    "garbage",
    ["{}", "[]", "null", '{"id": 5}', '{"id": "AAAA", "response": {}}', '{"id": "\\ud800"}', "["],
)
def test_what_is_no_answer_neither_opens_nor_breaks(
    clerk: Post, key: Authenticator, garbage: str
) -> None:
    client = at_second_step(clerk)
    named = json.dumps({"id": json.loads(key.opens(page(client)))["id"], "response": []})
    for told in (garbage, named):
        page(client)
        assert client.post(STEP, {"credential": told}).status_code == 422
    assert not is_in(client)
