"""How people's data is kept: encrypted in the database, masked on pages, found by keyed hash.

Identity numbers, telephones and home addresses are never in clear in a table, an index or an
event. An event holds only a salted keyed commitment to them; the value lies beside it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

NONCE = 12


def key(purpose: str) -> bytes:
    """A 32-byte key for one purpose, drawn from the house's key (settings.PRIVACY_KEY, hex)."""
    house = bytes.fromhex(settings.PRIVACY_KEY)
    return hmac.new(house, purpose.encode(), hashlib.sha256).digest()


def seal(content: bytes) -> bytes:
    """AES-256-GCM, with a fresh nonce: the same content never looks the same twice."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key("encryption.1")).encrypt(nonce, content, b"yifa")


def unseal(sealed: bytes) -> bytes:
    """The clear content; raises InvalidTag if what was stored was changed."""
    return AESGCM(key("encryption.1")).decrypt(sealed[:NONCE], sealed[NONCE:], b"yifa")


def encrypt(value: str) -> str:
    """A value as it is stored: sealed, in letters."""
    return "1:" + base64.b64encode(seal(value.encode())).decode()


def decrypt(stored: str) -> str:
    """The clear value; raises InvalidTag if the stored text was changed."""
    return unseal(base64.b64decode(stored.removeprefix("1:"))).decode()


def keyed_hash(value: str) -> str:
    """What a whole value is found by; the same value always gives the same hash."""
    return hmac.new(key("lookup"), value.strip().upper().encode(), hashlib.sha256).hexdigest()


def commit(value: str, *, salt: str = "") -> dict[str, str]:
    """A commitment to a value that an event can hold: it binds without telling."""
    salt = salt or secrets.token_hex(16)
    told = hmac.new(key("commitment"), f"{salt}:{value}".encode(), hashlib.sha256)
    return {"salt": salt, "commitment": told.hexdigest()}


def keeps(commitment: dict[str, str], value: str) -> bool:
    """Whether the value is the one committed to."""
    return hmac.compare_digest(
        commit(value, salt=commitment["salt"])["commitment"], commitment["commitment"]
    )


if TYPE_CHECKING:
    Text = models.TextField[str, str]
    Line = models.CharField[str, str]
else:
    Text = models.TextField  # Django's fields are generic only to the type checker
    Line = models.CharField


class EncryptedField(Text):
    """Text that is clear in Python and encrypted in the database; it can't be filtered by."""

    #: Tells event payloads, search and exports that the clear value may not leave.
    is_private = True

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt on the way in; empty stays empty, so that blank can be told from given."""
        return encrypt(str(value)) if value else ""

    def from_db_value(self, value: str | None, *_: Any) -> str:
        """Decrypt on the way out."""
        return decrypt(value) if value else ""


class NameField(Line):
    """The name of the person a matter is about: clear in the database, masked on pages and lists.

    It can be searched by whoever sees the content, and is shown in full to who said what for.
    """


def names_in(row: models.Model) -> dict[str, str]:
    """The names that a row's own columns hold, by what each is called; blanks left out."""
    named = [field for field in row._meta.concrete_fields if isinstance(field, NameField)]
    held = {str(field.verbose_name): str(getattr(row, field.name)) for field in named}
    return {label: name for label, name in held.items() if name}


def mask_name(name: str) -> str:
    """A person's name with the first word kept.

    >>> mask_name("周明远"), mask_name("阿卜杜·买买提"), mask_name("")
    ('周××', '阿××××××', '')
    """
    return name[:1] + "×" * (len(name) - 1)


def mask_names(text: str, names: Iterable[str]) -> str:
    """A text with every name in it masked, the longest first.

    >>> mask_names("周明远与李大山宅基地滴水纠纷", ["周明远", "李大山"])
    '周××与李××宅基地滴水纠纷'
    """
    for name in sorted(set(names), key=len, reverse=True):
        text = text.replace(name, mask_name(name))
    return text


def mask_number(number: str) -> str:
    """First three and last four kept: 138****2046.

    >>> mask_number("13800002046"), mask_number("12345")
    ('138****2046', '*****')
    """
    if len(number) < 8:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def mask_address(address: str) -> str:
    """The first six characters kept, which name the place but not the door.

    >>> mask_address("青禾县柳溪镇石桥村3组12号")
    '青禾县柳溪镇******'
    """
    return address[:6] + "*" * 6 if address else ""
