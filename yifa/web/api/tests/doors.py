"""How the tests of the API knock: a client for a post, with a token of some scopes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import take
from yifa.web.api.tokens import make

EVERY = ("read", "write", "figures", "private", "calendar")
#: What is registered in tests; nothing of it may be told unmasked.
SECRETS = ("周明远", "吴桂芳", "339901196501010011", "13800002046", "石坎村3组12号")
DISPUTE: dict[str, Any] = {
    "title": "宅基地滴水纠纷",
    "type": "neighbour",
    "source": "applied",
    "facts": "周明远说吴桂芳家的屋檐滴水",
    "amount": "1800.50",
    "parties": [
        {
            "side": "a",
            "name": "周明远",
            "identity_number": "339901196501010011",
            "telephone": "13800002046",
            "address": "青禾县柳溪镇石坎村3组12号",
        },
        {"side": "b", "name": "吴桂芳"},
    ],
}


def client(post: Post, *scopes: str) -> APIClient:
    """A program that works for a post."""
    now = timezone.now()
    later = timezone.localdate() + dt.timedelta(days=30)
    _, secret = make(post, "测试", scopes=scopes or EVERY, expires_on=later, at=now)
    knocking = APIClient()
    knocking.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return knocking


def send(knocking: APIClient, path: str, fields: dict[str, Any] | None = None, **more: Any) -> Any:
    """Take a step: the fields in their envelope."""
    headers = more.pop("headers", None)
    body = {"fields": fields or {}, **more}
    return knocking.post(path, body, format="json", headers=headers)


def dispute(post: Post, **writes: Any) -> Matter:
    """A dispute registered today."""
    matter = Register.all["dispute"].model()
    take(matter, "register", by=post, on=timezone.localdate(), **DISPUTE | writes)
    return matter
