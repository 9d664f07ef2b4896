"""A security key played in Python (WebAuthn level 2): a secret, what it calls itself, a counter.

What it is asked stands on the page; what it answers is what a browser would send with the form.
A dishonest one is made of it with `dataclasses.replace`.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

HOST = "testserver"
#: Somebody touched it; a new credential is told.
PRESENT, ATTESTED = 0x01, 0x40
#: Of an unknown make.
MAKE = bytes(16)


@dataclass
class Authenticator:
    """A key in the plug of a browser that stands at `origin`."""

    secret: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    credential: bytes = field(default_factory=lambda: os.urandom(32))
    count: int = 0
    flags: int = PRESENT
    host: str = HOST
    origin: str = f"http://{HOST}"
    #: What it says it did, if that is another than what it was asked for.
    says: str = ""

    def adds(self, page: str) -> str:
        """The answer to a page that asks for a new key."""
        told = self.data(self.flags | ATTESTED) + MAKE
        told += len(self.credential).to_bytes(2, "big") + self.credential + encode_cbor(self.public)
        attested = {"fmt": "none", "attStmt": {}, "authData": told}
        seen = self.client_data(self.says or "webauthn.create", page)
        return self.answer(clientDataJSON=seen, attestationObject=encode_cbor(attested))

    def opens(self, page: str) -> str:
        """The answer to a page that asks for a key already there; the counter goes on."""
        self.count += 1
        seen, data = self.client_data(self.says or "webauthn.get", page), self.data(self.flags)
        signed = self.secret.sign(data + hashlib.sha256(seen).digest(), ec.ECDSA(SHA256()))
        return self.answer(clientDataJSON=seen, authenticatorData=data, signature=signed)

    @property
    def public(self) -> dict[int, Any]:
        """The public key as COSE writes it: EC2, ES256, P-256, x, y."""
        point = self.secret.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (point.x, point.y))
        return {1: 2, 3: -7, -1: 1, -2: x, -3: y}

    def data(self, flags: int) -> bytes:
        """Authenticator data: for which house, what happened, how often before."""
        house = hashlib.sha256(self.host.encode()).digest()
        return house + bytes([flags]) + self.count.to_bytes(4, "big")

    def client_data(self, did: str, page: str) -> bytes:
        """What the browser adds: where it stood and which challenge it was given."""
        told = {"type": did, "challenge": asked(page)["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def answer(self, **response: bytes) -> str:
        """The whole answer in JSON, as the page's script sends it."""
        name = bytes_to_base64url(self.credential)
        told = {part: bytes_to_base64url(value) for part, value in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": told})


def asked(page: str) -> dict[str, Any]:
    """What a page asks a key."""
    found = re.search(r'data-asks="([^"]*)"', page)
    assert found, "the page asks no key"
    told: dict[str, Any] = json.loads(html.unescape(found[1]))
    return told


def with_signature(answer: str, change: bytes) -> str:
    """An answer whose signature ends otherwise."""
    told = json.loads(answer)
    signed = base64url_to_bytes(told["response"]["signature"])
    told["response"]["signature"] = bytes_to_base64url(signed[: -len(change)] + change)
    return json.dumps(told)
