"""What is sent twice is done once: a double click, a program or a phone that tries again.

Who sends it gives it a key: the form that was opened, or the header Idempotency-Key, each with all
that was sent under it; a phone the name of what it holds. The key is kept with the event in the
same transaction, so that of two at the same moment one is stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.db import IntegrityError, transaction

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post

from .models import Sent


def sent_under(post: Post, key: str) -> Sent | None:
    """What a post sent under that key already; None without a key."""
    found = Sent.objects.filter(post=post, key=digest_of(key)).select_related("matter")
    return found.first() if key else None


def made_under(post: Post, key: str) -> Matter | None:
    """The matter of what a post sent under that key already; None without a key."""
    sent = sent_under(post, key)
    return sent.matter if sent else None


def once(post: Post, key: str, act: Callable[[], Matter]) -> Matter:
    """Do it, unless the post did so under that key already; answers with the matter."""
    if (made := made_under(post, key)) is not None:
        return made
    try:
        with transaction.atomic():
            matter = act()
            if key:
                Sent.objects.create(
                    post=post,
                    key=digest_of(key),
                    matter_id=matter.pk,
                    place=matter.events_taken,
                )
            return matter
    except (IntegrityError, Refused):
        # The other one of two at the same moment: it finds the key taken, or its step done.
        if (made := made_under(post, key)) is None:
            raise
        return made


def digest_of(key: str) -> str:
    """A key of any length as it is kept."""
    return hashlib.sha256(key.encode()).hexdigest()
