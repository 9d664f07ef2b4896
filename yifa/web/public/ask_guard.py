"""How forms that anybody may send are kept from floods, without foreign services and scripts.

A form bears a token that we signed: which form it is, when it was opened, and a secret of its own.
From the secret follows the code that whoever sends it is given, so that what is sent twice is
answered once. The token stands in the place of a cookie against forgery: somebody who has none, or
whose page is a day old, loses nothing but has to press once more.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from yifa.kernel.handed_in import BYTES, code_from
from yifa.web.desk.lock import LONGEST_KEY, address_of
from yifa.web.models import Pace

SALT = "yifa.ask"
#: Nobody reads and fills a form in less; nobody needs more.
SOONEST, LATEST = dt.timedelta(seconds=2), dt.timedelta(hours=24)
#: Sent by one address in a minute: a hall full of people behind one address gets through.
HANDED_IN_A_MINUTE, LOOKED_UP_A_MINUTE = 12, 60
#: So long it is known how often an address sent something.
KNOWN = dt.timedelta(minutes=10)
#: The whole of one request; the files in it are bounded besides.
LARGEST_REQUEST = 30 * 1024 * 1024

OLD = "页面打开得太久了。填的内容都在下面，核对以后再按一次。"
AGAIN = "填的内容都在下面，核对以后再按一次。"
TOO_OFTEN = "这个网络地址一分钟里提交得太多。填的内容都在下面，过一分钟再按一次。"
TOO_LARGE = "一次送得太多了，没有收下。按浏览器的“返回”，填的内容还在；材料少放几份再送。"


@dataclass(frozen=True)
class Token:
    """What a form is told by: for what it was opened, when, and its secret."""

    where: str
    opened_at: dt.datetime
    secret: str

    @classmethod
    def fresh(cls, where: str) -> Token:
        """One for a form that is opened now."""
        return cls(where, timezone.now(), secrets.token_urlsafe(18))

    @classmethod
    def read(cls, signed: str, where: str) -> Token | None:
        """A token that we signed for this very form; None for anything else."""
        try:
            told: Any = signing.loads(signed, salt=SALT)
            token = cls(told["w"], dt.datetime.fromisoformat(told["t"]), told["s"])
        except (signing.BadSignature, TypeError, KeyError, ValueError):
            return None
        return token if token.where == where else None

    def signed(self) -> str:
        """As it lies in the page."""
        told = {"w": self.where, "t": self.opened_at.isoformat(), "s": self.secret}
        return signing.dumps(told, salt=SALT)

    @property
    def code(self) -> str:
        """The code that what is sent with it is found by."""
        drawn = salted_hmac("yifa.ask.code", self.secret, algorithm="sha256").digest()
        return code_from(drawn[:BYTES])

    def trouble(self, now: dt.datetime) -> str:
        """Why it has to be sent again, "" if it may go in."""
        if now > self.opened_at + LATEST:
            return OLD
        return AGAIN if now < self.opened_at + SOONEST else ""


def is_too_large(request: HttpRequest) -> bool:
    """Whether a request is not even read."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_REQUEST


def hands_in_too_often(request: HttpRequest) -> bool:
    """Count what is handed in from an address."""
    return is_too_often(request, "ask", most=HANDED_IN_A_MINUTE)


def looks_up_too_often(request: HttpRequest) -> bool:
    """Count codes tried from an address; a hundred bits are guessed by nobody, a flood costs."""
    return is_too_often(request, "track", most=LOOKED_UP_A_MINUTE)


def is_too_often(request: HttpRequest, door: str, *, most: int) -> bool:
    """Count a request of an address in this minute, unless there were too many.

    What is refused is not counted and nothing is written for it: a flood costs one question each.
    """
    minute = timezone.now().replace(second=0, microsecond=0)
    told: dict[str, Any] = {
        "door": door,
        "address": address_of(request)[:LONGEST_KEY],
        "minute": minute,
    }
    if Pace.objects.filter(**told, times__gte=most).exists():
        return True
    _, begins = Pace.objects.get_or_create(**told)
    if begins:
        Pace.objects.filter(minute__lt=minute - KNOWN).delete()
    return not Pace.objects.filter(**told, times__lt=most).update(times=F("times") + 1)
