"""How people's data is kept: encrypted in the database, masked on pages, found by keyed hash.

Identity numbers, telephones and home addresses are never in clear in a table, an index or an
event. An event holds only a salted keyed commitment to them; the value lies beside it.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from .firm import is_firm
from .keys import Unopened, provider

#: What sealed bytes begin with: the cipher and the key's version.
HEAD = re.compile(rb"yifa:([a-z0-9-]+):([0-9]+):")
#: By what a value is sealed: the cipher and the version of the key.
By = tuple[str, int]
#: How the first houses sealed: neither named nor bound to a place.
FIRST: By = ("1", 1)
FIRST_PLACE = b"yifa"


def now() -> By:
    """The cipher and the key's version under which new values are sealed."""
    return settings.CIPHER, provider().versions()[-1]


def seal(content: bytes, place: str = "") -> bytes:
    """The content encrypted, naming cipher and key, and bound to the place where it belongs."""
    cipher, version = now()
    sealed = provider().seal(version, cipher, content, place.encode())
    return f"yifa:{cipher}:{version}:".encode() + sealed


def unseal(sealed: bytes, place: str = "") -> bytes:
    """The clear content; raises Unopened if what was stored was changed, or moved elsewhere."""
    cipher, version = sealed_by(sealed)
    head = HEAD.match(sealed)
    body, where = (sealed[head.end() :], place.encode()) if head else (sealed, FIRST_PLACE)
    return provider().unseal(version, cipher, body, where)


def sealed_by(stored: str | bytes) -> By:
    """By what a value is sealed; bytes that do not say are those of the first houses."""
    if isinstance(stored, str):
        cipher, _, version = stored.rpartition(":")[0].partition(":")
        return (cipher, int(version)) if version.isdecimal() else FIRST
    head = HEAD.match(stored)
    return (head[1].decode(), int(head[2])) if head else FIRST


def encrypt(value: str, place: str = "") -> str:
    """A value as it is stored: sealed, in letters."""
    cipher, version = now()
    sealed = provider().seal(version, cipher, value.encode(), place.encode())
    return f"{cipher}:{version}:" + base64.b64encode(sealed).decode()


def decrypt(stored: str, place: str = "") -> str:
    """The clear value; raises Unopened if the stored text was changed, or moved elsewhere."""
    cipher, version = sealed_by(stored)
    where = FIRST_PLACE if stored.count(":") == 1 else place.encode()
    try:
        sealed = base64.b64decode(stored.rpartition(":")[2], validate=True)
        return provider().unseal(version, cipher, sealed, where).decode()
    except ValueError as spoiled:
        raise Unopened("加密的信息被改动，打不开") from spoiled


def keyed_hash(value: str) -> str:
    """What a whole value is found by; under one key the same value always gives the same."""
    return hash_under(provider().versions()[-1], value)


def hashes(value: str) -> list[str]:
    """Every hash that a value may be found by: while keys change there is more than one."""
    return [hash_under(version, value) for version in provider().versions()]


def hash_under(version: int, value: str) -> str:
    """The hash under one version of the key."""
    return provider().mac(version, "lookup", value.strip().upper().encode())


def commit(value: str) -> dict[str, str]:
    """A commitment to a value that an event can hold: it binds without telling."""
    salt, version = secrets.token_hex(16), provider().versions()[-1]
    return {"salt": salt, "commitment": committed(version, salt, value), "key": str(version)}


def keeps(commitment: dict[str, str], value: str) -> bool:
    """Whether the value is the one committed to, under the key of that day, which is kept."""
    told = committed(int(commitment.get("key", 1)), commitment["salt"], value)
    return hmac.compare_digest(told, commitment["commitment"])


def committed(version: int, salt: str, value: str) -> str:
    """A commitment under one version of the key."""
    return provider().mac(version, "commitment", f"{salt}:{value}".encode())


if TYPE_CHECKING:
    Text = models.TextField[str, str]
    Line = models.CharField[str, str]
    Bytes = models.BinaryField[bytes, bytes]
else:
    Text = models.TextField  # Django's fields are generic only to the type checker
    Line = models.CharField
    Bytes = models.BinaryField


class Stored(str):
    """A value as it lies in the database, not opened yet."""


class Opening(DeferredAttribute):
    """Opens a value when it is first asked for: who reads only names opens no numbers."""

    def __get__(self, row: Any, model: Any = None) -> Any:
        value = super().__get__(row, model)
        if isinstance(value, Stored):
            value = decrypt(value, self.field.place_of(row))  # type: ignore[attr-defined]  # ours
            row.__dict__[self.field.attname] = value
        return value

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self.field.attname] = value


class EncryptedField(Text):
    """Text that is clear in Python and encrypted in the database; it can't be filtered by.

    It is bound to its table, its column and to what `sealed_to` of its model names (columns that
    never change), so that it opens nowhere else.
    """

    #: Tells event payloads, search and exports that the clear value may not leave.
    is_private = True
    descriptor_class = Opening

    def place_of(self, row: Any) -> str:
        """Where the value of that row belongs."""
        bound = (str(getattr(row, name)) for name in getattr(self.model, "sealed_to", ()))
        return ":".join([self.model._meta.db_table, self.attname, *bound])

    def pre_save(self, row: models.Model, add: bool) -> Any:
        """Encrypt for this row; what was not opened goes back as it came."""
        value = row.__dict__.get(self.attname)
        if value and not isinstance(value, Stored):
            return Stored(encrypt(str(value), self.place_of(row)))
        return value

    def open(self, row: models.Model) -> None:
        """Let saving the row seal its value anew; raises Unopened."""
        getattr(row, self.attname)

    def get_prep_value(self, value: Any) -> Any:
        """Only what is sealed goes in; empty stays empty, so that blank can be told from given."""
        if not value or isinstance(value, Stored):
            return value or ""
        if getattr(self.model, "sealed_to", ()):
            raise TypeError(f"{self.name} is sealed to its row: save the row")
        return encrypt(str(value), self.place_of(None))

    def from_db_value(self, value: str | None, *_: Any) -> str:
        """As it was stored: it is opened when it is asked for."""
        return Stored(value) if value else ""


class LookupHash(Line):
    """The keyed hash of an encrypted column of the same row, written with it."""

    def __init__(self, *args: Any, of: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.of = of

    def deconstruct(self) -> Any:
        """To the database a column of letters."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.CharField", args, options

    def pre_save(self, row: models.Model, add: bool) -> Any:
        """Told anew from the value; declared after it, so that it is never under an older key."""
        value = getattr(row, self.of)
        setattr(row, self.attname, keyed_hash(value) if value else "")
        return getattr(row, self.attname)


class SealedField(Bytes):
    """Bytes that `seal` made, so that they are found when keys change."""

    def open(self, row: models.Model) -> None:
        """Let saving the row seal its bytes anew; raises Unopened."""
        if stored := bytes(getattr(row, self.attname)):
            setattr(row, self.attname, seal(unseal(stored)))

    def deconstruct(self) -> Any:
        """To the database a column of bytes."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.BinaryField", args, options


class NameField(Line):
    """The name of the person a matter is about: clear in the database, masked on pages and lists.

    It can be searched by whoever sees the content, and is shown in full to who said what for. With
    `code`, the field of a credit code, it may be a firm's, which is shown.
    """

    def __init__(self, *args: Any, code: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.code = code

    @property
    def reads(self) -> list[str]:
        """The columns that tell whether the name is to be masked: itself, and a firm's code."""
        return [self.name, self.code] if self.code else [self.name]

    def is_personal(self, row: models.Model) -> bool:
        """Whether it holds a person's name in that row."""
        name = str(getattr(row, self.attname))
        return bool(name) and not (self.code and is_firm(name, getattr(row, self.code)))


def names_in(row: models.Model) -> dict[str, str]:
    """People's names that a row's own columns hold, by what each is called; blanks left out."""
    return {
        str(field.verbose_name): str(getattr(row, field.attname))
        for field in name_fields(type(row))
        if field.is_personal(row)
    }


@cache
def name_fields(model: type[models.Model]) -> Sequence[NameField]:
    """The columns of a model that hold names."""
    return [field for field in model._meta.concrete_fields if isinstance(field, NameField)]


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
    return masking_names(names)(text)


def masking_names(names: Iterable[str]) -> Callable[[str], str]:
    """The same for many texts: what masks every one of these names."""
    masked = [(name, mask_name(name)) for name in sorted(set(names), key=len, reverse=True)]

    def says(text: str) -> str:
        for name, instead in masked:
            text = text.replace(name, instead)
        return text

    return says


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
