"""A registration that is sent twice is one: a double click, a program that tries again.

Who sends it gives it a key: the form that was opened, or the header Idempotency-Key, each with all
that was sent under it. The key is kept with the matter in the same transaction, so that of two at
the same moment one is stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.db import IntegrityError, transaction

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post

from .models import Sent


def made_under(post: Post, key: str) -> Matter | None:
    """What a post registered under that key already; None without a key."""
    found = Sent.objects.filter(post=post, key=digest_of(key)).select_related("matter")
    sent = found.first() if key else None
    return sent.matter if sent else None


def once(post: Post, key: str, register: Callable[[], Matter]) -> Matter:
    """Register, unless the post did so under that key already; answers with the matter."""
    if (made := made_under(post, key)) is not None:
        return made
    try:
        with transaction.atomic():
            matter = register()
            if key:
                Sent.objects.create(post=post, key=digest_of(key), matter_id=matter.pk)
            return matter
    except IntegrityError:
        if (made := made_under(post, key)) is None:
            raise
        return made


def digest_of(key: str) -> str:
    """A key of any length as it is kept."""
    return hashlib.sha256(key.encode()).hexdigest()
