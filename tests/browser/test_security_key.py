"""A clerk sets up a security key in the browser and comes in with it; no other key opens."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import expect
from pytest_django import Settings

from tests import house
from tests.browser.conftest import employ
from tests.browser.seat import Seat
from yifa.kernel.person import Person
from yifa.web.factors.models import SecurityKey

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

CLERK = "heyq"


class Plug:
    """Where keys are put into a seat's browser: Chromium's own virtual authenticator."""

    def __init__(self, seat: Seat) -> None:
        self.cdp: CDPSession = seat.page.context.new_cdp_session(seat.page)
        self.cdp.send("WebAuthn.enable")
        self.key = ""

    def put_in(self) -> None:
        """A key that has never been used."""
        if self.key:
            self.cdp.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.key})
        options = {
            "protocol": "ctap2",
            "transport": "usb",
            "hasResidentKey": False,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        added = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.key = added["authenticatorId"]

    def copy_key(self) -> dict[str, object]:
        """Everything the key knows."""
        told = self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.key})
        copied: dict[str, object] = told["credentials"][0]
        return copied

    def put_in_copy(self, copied: dict[str, object]) -> None:
        """A key that was copied from another."""
        self.put_in()
        told = {"authenticatorId": self.key, "credential": copied}
        self.cdp.send("WebAuthn.addCredential", told)


def gives_password(seat: Seat) -> None:
    seat.go("/desk/sign-in/")
    seat.fill("登录名", CLERK)
    seat.fill("密码", house.PASSWORD)
    seat.press("登录")


@pytest.fixture
def clerk(home: str, settings: Settings) -> Person:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return employ(CLERK, ("clerk", house.OWN))


@pytest.fixture
def seat(clerk: Person, sit: Callable[..., Seat]) -> Seat:
    """A clerk at work, at a desk where a key can be put in."""
    seat: Seat = sit()
    seat.sign_in(CLERK, house.PASSWORD)
    return seat


@pytest.mark.promise("power", "somebody comes in with the password and another, or a copied, key")
def test_a_clerk_adds_a_key_and_only_that_key_opens(
    seat: Seat, tried: Callable[[int], None]
) -> None:
    plug = Plug(seat)
    plug.put_in()
    seat.go("/desk/preferences/")
    seat.follow("登录的第二道验证")
    seat.shoot("factors-none")
    seat.follow("添加安全钥匙")
    seat.fill("名称", "单位的钥匙")
    seat.shoot("factors-key")
    seat.press("添加")
    expect(seat.heading).to_have_text("备用码")
    seat.shoot("factors-spare")
    seat.follow("已经抄下")
    seat.sees("单位的钥匙")
    seat.shoot("factors-set")
    early = plug.copy_key()

    leaves(seat)
    gives_password(seat)
    expect(seat.heading).to_have_text("第二道验证")
    seat.shoot("second-step")
    seat.press("用安全钥匙")
    expect(seat.heading).to_have_text("我的工作")
    assert SecurityKey.objects.get().sign_count > 0

    leaves(seat)
    gives_password(seat)
    for wrong in (forged(early), early):
        plug.put_in_copy(wrong)
        seat.press("用安全钥匙")
        seat.sees("安全钥匙没有通过")
        expect(seat.heading).to_have_text("第二道验证")
        seat.go("/desk/sign-in/second/")
    tried(2)


def forged(key: dict[str, object]) -> dict[str, object]:
    """A key that calls itself by the name of another and signs with a secret of its own."""
    secret = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
    )
    return {**key, "privateKey": base64.b64encode(secret).decode(), "signCount": 99}


def test_who_has_no_script_is_told_and_shown_no_button_that_does_nothing(
    clerk: Person, sit: Callable[..., Seat]
) -> None:
    seat: Seat = sit(script=False)
    seat.sign_in(CLERK, house.PASSWORD)
    seat.go("/desk/factors/keys/add/")
    seat.sees("用不了安全钥匙")
    expect(seat.page.get_by_text("添加", exact=True)).to_be_hidden()


def leaves(seat: Seat) -> None:
    seat.page.context.clear_cookies()
