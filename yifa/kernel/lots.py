"""Lots that anyone can draw again with nothing but SHA-256: of a public seed and a digested file.

What may be drawn is put into a file first; its digest and a seed that nobody could know by then
give each one on it a lot. Who has the lowest lots is drawn, in that order.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Sequence


def digest_of(file: bytes) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(file).hexdigest()


def lot_of(*words: str) -> bytes:
    """The lot of one on a list: SHA-256 of the words, joined by line feeds."""
    return hashlib.sha256("\n".join(words).encode()).digest()


def lowest(ids: Sequence[str], wanted: int, *, seed: str, digest: str, what: str) -> list[int]:
    """The places of those with the lowest lots, the lowest first."""
    begun = hashlib.sha256(f"{seed}\n{digest}\n{what}\n".encode())

    def lot(id: str) -> bytes:
        whole = begun.copy()
        whole.update(id.encode())
        return whole.digest()

    lots = [lot(id) for id in ids]
    return heapq.nsmallest(wanted, range(len(ids)), key=lots.__getitem__)
