"""Heads that leave the house: signed, so that a list that was changed elsewhere is told.

The signature is made by the keeper of the keys. Whoever can only write to the database, or only
reaches where the list is kept, can make none. The public key lies in the file, for others to check
with; the house itself goes by its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .broken import Broken
from .chain import canonical
from .keys import Unopened, provider

ALGORITHM = "ed25519"
UNSIGNED = "这份链头没有签名，签名去掉了或者是以前的版本导出的：与抄在纸上的链头指纹核对"
UNTRUE = "这份链头的签名不符：导出以后改过，或者不是这里导出的"


def signed(heads: Mapping[str, Any]) -> dict[str, Any]:
    """Heads as they are kept elsewhere, with the signature over their canonical JSON, in hex."""
    version = provider().versions()[-1]
    return {
        "heads": dict(heads),
        "signature": {
            "algorithm": ALGORITHM,
            "key": version,
            "public_key": provider().public_key(version).hex(),
            "value": provider().sign(version, canonical(heads)).hex(),
        },
    }


def broken_signature(saved: Mapping[str, Any]) -> Iterator[Broken]:
    """Whether kept heads are those that this house signed."""
    if "signature" not in saved:
        yield Broken("signature", "heads", UNSIGNED)
    elif not is_ours(saved["heads"], saved["signature"]):
        yield Broken("signature", "heads", UNTRUE)


def is_ours(heads: Mapping[str, Any], signature: Any) -> bool:
    """Whether the house made the signature, over just these heads."""
    try:
        public = Ed25519PublicKey.from_public_bytes(provider().public_key(signature["key"]))
        public.verify(bytes.fromhex(signature["value"]), canonical(heads))
    except (InvalidSignature, Unopened, KeyError, TypeError, ValueError):
        return False
    return bool(signature.get("algorithm") == ALGORITHM)
