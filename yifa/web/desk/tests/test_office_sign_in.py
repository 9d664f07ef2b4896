"""Through the office's own provider comes in whom it vouches for, and nobody by a wrong answer."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import oidc_provider_mock
import pytest
import requests
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from django.urls import reverse
from joserfc.jwk import RSAKey
from pytest_django import Settings

from tests import house
from yifa.kernel.person import Person, Post
from yifa.kernel.tests import county
from yifa.web.factors.models import CodeApp

from .provider import CLIENT, SECRET, Claims, Provider, at_work

WORK, BACK = reverse("work"), reverse("office-back")
WRONG = "统一身份认证的答复核对不上，没有登录"


@pytest.fixture
def clerk(db: None) -> Post:
    """何砚秋, who has no password here at all."""
    county.set_up()
    post = house.post("clerk", county.TOWN)
    Person.objects.filter(pk=post.person_id).update(username="heyq")
    return post


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with at_work() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, settings: Settings, clerk: Post) -> Provider:
    """The provider as it should be, known to the house."""
    key, issuer = running.key, running.issuer
    running.__init__()  # type: ignore[misc]  # as it was at first
    running.key, running.issuer = key, issuer
    settings.OIDC_URL, settings.OIDC_CLIENT, settings.OIDC_SECRET = issuer, CLIENT, SECRET
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return running


def goes(client: Client, wanted: str = "") -> str:
    """To the provider, where one signs in: the address one is sent back to."""
    leave = reverse("office-leave") + (f"?next={wanted}" if wanted else "")
    there = client.get(leave)["Location"]
    back = requests.get(there, allow_redirects=False, timeout=10).headers["Location"]
    return back.removeprefix("http://testserver")


def comes_back(client: Client, back: str) -> str:
    """What the page says that one sees in the end."""
    return client.get(back, follow=True).content.decode()


def is_in(client: Client) -> bool:
    return client.get(WORK).status_code == 200


def test_who_is_vouched_for_comes_in_and_goes_where_they_wanted(provider: Provider) -> None:
    client = Client()
    before = goes(client, reverse("registers"))
    key = client.session.session_key
    assert client.get(before)["Location"] == reverse("registers")
    assert is_in(client) and client.session.session_key != key
    assert provider.refusals == []


def test_another_s_provider_lets_in_just_the_same(settings: Settings, clerk: Post) -> None:
    """One that we did not write."""
    someone = oidc_provider_mock.User(sub="2046", claims={"preferred_username": "heyq"})
    with oidc_provider_mock.run_server_in_thread(user_claims=[someone]) as server:
        settings.OIDC_URL = f"http://localhost:{server.server_port}"
        settings.OIDC_CLIENT, settings.OIDC_SECRET = CLIENT, SECRET
        client = Client()
        there = client.get(reverse("office-leave"))["Location"]
        sent = requests.post(there, data={"sub": "2046"}, allow_redirects=False, timeout=10)
        client.get(sent.headers["Location"].removeprefix("http://testserver"))
        assert is_in(client)


def test_the_sign_in_page_offers_it_only_where_it_is_set(settings: Settings, db: None) -> None:
    asked = reverse("sign-in") + f"?next={reverse('registers')}"
    assert "统一身份认证" not in Client().get(asked).content.decode()
    assert Client().get(reverse("office-leave")).status_code == 404
    settings.OIDC_URL = "https://sso.qinghe.test"
    page = Client().get(asked).content.decode()
    assert f"{reverse('office-leave')}?next=%2Fdesk%2Fregisters%2F" in page


@pytest.mark.parametrize("wanted", ["https://evil.test/", "//evil.test", "javascript:alert(1)"])
def test_nobody_is_sent_on_to_a_page_that_is_not_ours(provider: Provider, wanted: str) -> None:
    client = Client()
    assert client.get(goes(client, wanted))["Location"] == WORK


def without(name: str) -> Callable[[Claims], None]:
    return lambda claims: claims.pop(name)


def other(**changed: Any) -> Callable[[Claims], None]:
    return lambda claims: claims.update(changed)


TWISTS = {
    "another nonce": other(nonce="x" * 20),
    "no nonce": without("nonce"),
    "another issuer": other(iss="https://evil.test"),
    "no issuer": without("iss"),
    "for another": other(aud="another-house"),
    "for others": other(aud=["another-house", "a-third"]),
    "for nobody": without("aud"),
    "expired": lambda claims: claims.update(iat=claims["iat"] - 9999, exp=claims["exp"] - 9999),
    "without end": without("exp"),
    "of nobody": without("sub"),
}


@pytest.mark.promise(
    "power", "a provider's answer is made for another, out of date or not asked for"
)
@pytest.mark.parametrize("twist", TWISTS)
def test_an_answer_that_does_not_fit_lets_nobody_in(provider: Provider, twist: str) -> None:
    provider.twist = TWISTS[twist]
    client = Client()
    assert WRONG in comes_back(client, goes(client))
    assert not is_in(client)


def part(told: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def unsigned(provider: Provider, claims: Claims) -> str:
    return f"{part({'alg': 'none'})}.{part(claims)}."


def stranger_s(provider: Provider, claims: Claims) -> str:
    return provider.signed(claims, RSAKey.generate_key(2048, {"kid": "1"}))


def public_key_as_secret(provider: Provider, claims: Claims) -> str:
    pem = provider.key.public_key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    says = f"{part({'alg': 'HS256', 'kid': '1'})}.{part(claims)}"
    signature = hmac.digest(pem, says.encode(), "sha256")
    return f"{says}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def changed_after(provider: Provider, claims: Claims) -> str:
    head, _, signature = provider.signed(claims).split(".")
    return f"{head}.{part({**claims, 'preferred_username': 'shenzy'})}.{signature}"


FORGERIES: dict[str, Callable[[Provider, Claims], str | None]] = {
    "unsigned": unsigned,
    "with a stranger's key": stranger_s,
    "with the public key as a secret": public_key_as_secret,
    "changed after signing": changed_after,
    "no token at all": lambda *_: None,
    "garbage": lambda *_: "a.b.c",
}


@pytest.mark.promise("power", "a provider's answer is forged: unsigned, another key, changed after")
@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_answer_lets_nobody_in(provider: Provider, forgery: str) -> None:
    provider.sign = lambda claims: FORGERIES[forgery](provider, claims)
    client = Client()
    assert WRONG in comes_back(client, goes(client))
    assert not is_in(client)


def another_state(back: str) -> str:
    told = dict(parse_qsl(urlsplit(back).query)) | {"state": "x" * 30}
    return f"{BACK}?{urlencode(told)}"


@pytest.mark.promise("power", "the way back from the provider is taken by another browser or twice")
@pytest.mark.parametrize("way", ["another state", "no state", "another browser", "twice", "denied"])
def test_the_way_back_is_for_who_went_once(provider: Provider, way: str) -> None:
    client, back = Client(), ""
    back = goes(client)
    if way == "another browser":
        client = Client()
    if way == "twice":
        assert client.get(back).status_code == 302
        client.post(reverse("sign-out"))
    asked = {
        "another state": another_state(back),
        "no state": f"{BACK}?code=1",
        "denied": f"{BACK}?error=access_denied&state=1",
    }
    assert WRONG in comes_back(client, asked.get(way, back))
    assert not is_in(client)


@pytest.mark.promise(
    "power", "a code that the provider gave another browser is put in one's own way"
)
def test_another_s_code_is_worth_nothing_here(provider: Provider) -> None:
    thief, victim = Client(), Client()
    own = dict(parse_qsl(urlsplit(goes(thief)).query))
    stolen = dict(parse_qsl(urlsplit(goes(victim)).query))
    mixed = urlencode({"code": stolen["code"], "state": own["state"]})
    assert WRONG in comes_back(thief, f"{BACK}?{mixed}")
    assert not is_in(thief) and provider.refusals == ["another's code"]


def test_a_provider_under_another_name_is_not_ours(provider: Provider) -> None:
    provider.named = "https://evil.test"
    provider.twist = other(iss="https://evil.test")
    client = Client()
    assert WRONG in comes_back(client, goes(client))
    assert not is_in(client)


@pytest.mark.promise("power", "somebody the provider knows and the house does not comes in")
@pytest.mark.parametrize(
    ("claim", "says"),
    [
        ("nobody", "这里没有“nobody”这个登录名，或者已经停用"),
        ("", "没有说您的登录名"),
        (["heyq"], "没有说您的登录名"),
        (None, "没有说您的登录名"),
        ("HEYQ", "这里没有“HEYQ”"),
        ("heyq\x00", "没有说您的登录名"),
    ],
)
def test_who_is_not_here_is_told_and_nobody_is_added(
    provider: Provider, claim: Any, says: str
) -> None:
    provider.claims["preferred_username"] = claim
    client, before = Client(), Person.objects.count()
    assert says in comes_back(client, goes(client))
    assert not is_in(client) and Person.objects.count() == before


def test_who_was_deactivated_stays_out(provider: Provider, clerk: Post) -> None:
    Person.objects.filter(username="heyq").update(is_active=False)
    client = Client()
    assert "或者已经停用" in comes_back(client, goes(client))
    assert not is_in(client)


def test_another_claim_may_hold_the_name_also_in_what_is_asked_afterwards(
    provider: Provider, settings: Settings
) -> None:
    settings.OIDC_CLAIM = "staff_number"
    provider.more = {"sub": "2046", "staff_number": "heyq"}
    client = Client()
    client.get(goes(client))
    assert is_in(client)
    provider.more = {"sub": "9999", "staff_number": "heyq"}
    stranger = Client()
    assert WRONG in comes_back(stranger, goes(stranger))


@pytest.mark.parametrize(
    ("said", "counts", "asked"),
    [
        ({}, [], True),
        ({"amr": ["pwd", "mfa"]}, [], True),
        ({"amr": ["pwd", "mfa"]}, ["mfa"], False),
        ({"amr": ["pwd"]}, ["mfa"], True),
        ({"acr": "level3"}, ["level3"], False),
        ({"amr": [["mfa"]], "acr": 3}, ["mfa"], True),
    ],
)
def test_our_second_factor_is_asked_unless_a_setting_trusts_theirs(
    provider: Provider, settings: Settings, said: Claims, counts: list[str], asked: bool
) -> None:
    CodeApp.objects.create(person=Person.objects.get(username="heyq"), secret="A" * 32)
    settings.OIDC_SECOND_FACTOR = counts
    provider.claims |= said
    client = Client()
    sent = client.get(goes(client))["Location"]
    assert sent == (reverse("second-step") if asked else WORK)
    assert is_in(client) is not asked


def test_a_provider_that_is_away_is_told_in_words(settings: Settings, db: None) -> None:
    settings.OIDC_URL = "http://localhost:1"
    page = Client().get(reverse("office-leave"), follow=True).content.decode()
    assert "连不上统一身份认证" in page
