"""What keeps the keys to people's data and works with them, so that no key need ever leave it.

`privacy` says what is sealed, by which cipher, under which version and where it belongs; a provider
does it. The one below draws its keys from YIFA_HOME/secrets or the environment. One that drives a
hardware module (密码机 by GM/T 0018 or PKCS #11) answers the same calls: see settings.KEY_PROVIDER.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

NONCE, TAG, KEY = 12, 16, 32


class Unopened(Exception):
    """What was sealed can't be opened: it was changed or moved, or its key is not here."""


class Provider(Protocol):
    """What the house asks of whatever keeps its keys. Versions are numbered from 1."""

    def versions(self) -> Sequence[int]:
        """All there ever were, oldest first; what is new is sealed under the last.

        None is ever removed: commitments in events, and backups, need them for good.
        """

    def seal(self, version: int, cipher: str, content: bytes, place: bytes) -> bytes:
        """The content encrypted and bound to its place; never the same twice."""

    def unseal(self, version: int, cipher: str, sealed: bytes, place: bytes) -> bytes:
        """The clear content; raises Unopened."""

    def mac(self, version: int, purpose: str, content: bytes) -> str:
        """A keyed hash in hex (HMAC-SHA-256); raises Unopened where the key is not here."""

    def sign(self, version: int, content: bytes) -> bytes:
        """A signature (Ed25519, RFC 8032) that `public_key` verifies; raises Unopened."""

    def public_key(self, version: int) -> bytes:
        """What anybody may verify signatures of that version with; raises Unopened."""

    def rotate(self) -> int:
        """Make a new version, which every running process uses from now on; returns it."""


class SM4GCM:
    """SM4-GCM (GB/T 32907, RFC 8998) with the calls of `AESGCM`."""

    def __init__(self, key: bytes) -> None:
        self.key = algorithms.SM4(key[:16])

    def encrypt(self, nonce: bytes, content: bytes, place: bytes) -> bytes:
        """The content encrypted, its tag behind it."""
        sealing = Cipher(self.key, modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(place)
        return sealing.update(content) + sealing.finalize() + sealing.tag

    def decrypt(self, nonce: bytes, sealed: bytes, place: bytes) -> bytes:
        """The clear content; raises InvalidTag."""
        opening = Cipher(self.key, modes.GCM(nonce, sealed[-TAG:])).decryptor()
        opening.authenticate_additional_data(place)
        return opening.update(sealed[:-TAG]) + opening.finalize()


#: "1" is what the first houses wrote: AES, without a name.
CIPHERS: dict[str, Any] = {"aes-gcm": AESGCM, "sm4-gcm": SM4GCM, "1": AESGCM}


class KeptKeys:
    """Keys in files that only the house reads, or in the environment.

    The first is settings.PRIVACY_KEY, where a place that gives keys by the environment may write
    all of them, with commas; each later one is a file of its own, `privacy_key.2` and so on. A
    process sees a new one by the time of the folder, or where it meets its number. For each
    purpose another key is drawn.
    """

    def __init__(self) -> None:
        self.folder = Path(settings.HOME) / "secrets"
        self.read_at = -1
        self.houses: dict[int, bytes] = {}
        self.there: list[int] = []
        self.drawn: dict[tuple[int, str], Any] = {}

    def versions(self) -> Sequence[int]:
        """All that are here, oldest first."""
        self.look()
        return self.there

    def seal(self, version: int, cipher: str, content: bytes, place: bytes) -> bytes:
        """A fresh nonce, then what was encrypted with its tag."""
        nonce = os.urandom(NONCE)
        sealed: bytes = self.cipher(version, cipher).encrypt(nonce, content, place)
        return nonce + sealed

    def unseal(self, version: int, cipher: str, sealed: bytes, place: bytes) -> bytes:
        """The clear content; raises Unopened."""
        try:
            opening = self.cipher(version, cipher)
            content: bytes = opening.decrypt(sealed[:NONCE], sealed[NONCE:], place)
        except (InvalidTag, ValueError) as closed:
            raise Unopened("加密的信息被改动或者换过位置，打不开") from closed
        return content

    def mac(self, version: int, purpose: str, content: bytes) -> str:
        """A keyed hash in hex."""
        return hmac.digest(self.key(version, purpose), content, "sha256").hex()

    def sign(self, version: int, content: bytes) -> bytes:
        """A signature by a key drawn for signing alone."""
        return self.signer(version).sign(content)

    def public_key(self, version: int) -> bytes:
        """The 32 bytes of its public key."""
        return self.signer(version).public_key().public_bytes_raw()

    def signer(self, version: int) -> Ed25519PrivateKey:
        """The key that signs, drawn from a version."""
        return Ed25519PrivateKey.from_private_bytes(self.key(version, "signature.ed25519"))

    def rotate(self) -> int:
        """The next version as a file of its own; of two at once only one makes it."""
        version = self.versions()[-1] + 1
        put(self.folder / f"privacy_key.{version}", secrets.token_hex(KEY))
        return version

    def cipher(self, version: int, name: str) -> Any:
        """The cipher of that name under that version."""
        if (version, name) not in self.drawn:
            if name not in CIPHERS:
                raise Unopened(f"加密的信息是用“{name}”加密的，本版打不开")
            self.drawn[version, name] = CIPHERS[name](self.key(version, f"encryption.{name}"))
        return self.drawn[version, name]

    def key(self, version: int, purpose: str) -> bytes:
        """The key for one purpose, drawn from a version; raises Unopened where it is not here."""
        if (version, purpose) not in self.drawn:
            self.look()
            if version not in self.houses:
                raise Unopened(f"secrets文件夹里没有第{version}把密钥，把原来的secrets文件夹放回去")
            self.drawn[version, purpose] = hmac.digest(
                self.houses[version], purpose.encode(), "sha256"
            )
        drawn: bytes = self.drawn[version, purpose]
        return drawn

    def look(self) -> None:
        """Read the folder again if it has changed since."""
        try:
            changed = os.stat(self.folder).st_mtime_ns  # noqa: PTH116  # at every value: Path is slow
        except FileNotFoundError:  # every key is given by the environment
            changed = 0
        if changed != self.read_at:
            self.houses = {n: house_key(text) for n, text in self.texts().items()}
            self.there = sorted(self.houses)
            self.read_at = changed

    def texts(self) -> dict[int, str]:
        """Every version as it was written down."""
        first = dict(enumerate(settings.PRIVACY_KEY.split(","), start=1))
        files = {int(one.suffix[1:]): one for one in self.folder.glob("privacy_key.[1-9]*")}
        return {n: one.read_text() for n, one in files.items()} | first


def house_key(text: str) -> bytes:
    """A key as it was written down: 32 bytes in hex."""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY:
        told = "保护当事人信息的密钥要写成64位十六进制数，检查YIFA_PRIVACY_KEY和secrets文件夹"
        raise ImproperlyConfigured(told)
    return key


def put(file: Path, text: str) -> None:
    """A file in one move, and on the disk before it is seen; one that is there is never replaced.

    What is sealed under a key must not outlive it.
    """
    file.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = file.parent.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.link(fresh, file)
    finally:
        fresh.unlink()
    folder = os.open(file.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


@cache
def provider() -> Provider:
    """The one this house has."""
    made: Provider = import_string(settings.KEY_PROVIDER)()
    return made


def refuse_unfit() -> None:
    """Stop the start where nothing could be sealed; says why in one sentence."""
    cipher = settings.CIPHER
    if cipher not in ("aes-gcm", "sm4-gcm"):
        raise ImproperlyConfigured(f"没有“{cipher}”这种算法，YIFA_CIPHER 写 aes-gcm 或者 sm4-gcm")
    try:
        provider().seal(provider().versions()[-1], cipher, b"", b"")
    except UnsupportedAlgorithm:
        told = f"这台机器的OpenSSL不会{cipher}，YIFA_CIPHER 改成 aes-gcm，或者换带国密算法的OpenSSL"
        raise ImproperlyConfigured(told) from None
