"""What rests after wrong tries: a sign-in name, an address that tries many names, a second factor.

Kept in the database, so that it holds for every process. A try is counted before it is looked at
and forgiven if it was right: of many at once no more are looked at than may be.
"""

from __future__ import annotations

import datetime as dt
from ipaddress import IPv6Address, ip_address, ip_network

from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from rest_framework.throttling import BaseThrottle

from yifa.kernel.administration.people import answer_for
from yifa.kernel.administration.record import Did, in_office
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import SECURITY_ADMIN
from yifa.web.models import WrongTry

LONGEST_KEY = 50
NAME, ADDRESS, FACTOR = WrongTry.Of.NAME, WrongTry.Of.ADDRESS, WrongTry.Of.FACTOR
#: So long a security administrator is told of what rested.
TOLD = dt.timedelta(days=7)


def may_try(of: WrongTry.Of, key: str) -> bool:
    """Count a try, unless what is tried rests."""
    now = timezone.now()
    with transaction.atomic():
        WrongTry.objects.filter(since__lt=now - TOLD).delete()
        tried, _ = WrongTry.objects.select_for_update().get_or_create(
            of=of, key=key[:LONGEST_KEY], defaults={"since": now}
        )
        if tried.rests_at(now):
            return False
        tried.count(now)
        tried.save()
    return True


def forgive(of: WrongTry.Of, key: str) -> None:
    """The last try was right. An address keeps count of the wrong ones: others try from there."""
    tried = WrongTry.objects.filter(of=of, key=key[:LONGEST_KEY])
    if of == ADDRESS:
        tried.filter(tries__gt=0).update(tries=F("tries") - 1)
    else:
        tried.delete()


def is_locked(name: str) -> bool:
    """Whether the password or the second factor of a name may not be tried now."""
    return resting(timezone.now() - WrongTry.REST).filter(of__in=(NAME, FACTOR), key=name).exists()


def resting(since: dt.datetime) -> QuerySet[WrongTry]:
    """What began to rest after a moment, the latest first."""
    return WrongTry.objects.filter(rested_at__gt=since).order_by("-rested_at")


def address_of(request: HttpRequest) -> str:
    """Who asks: behind a proxy whom it names. Of IPv6 one household has 2^64 addresses."""
    told = str(BaseThrottle().get_ident(request))  # type: ignore[arg-type]  # Django's has what it asks
    try:
        number = ip_address(told)
    except ValueError:
        return told
    if isinstance(number, IPv6Address):
        return str(ip_network(f"{number}/64", strict=False))
    return told


def lift(by: Post, person: Person) -> None:
    """解除登录限制: a security administrator lets a name be tried again; raises Refused."""
    with in_office(by, SECURITY_ADMIN, "解除登录限制") as office:
        here = answer_for(by, person, "解除登录限制")
        WrongTry.objects.filter(of__in=(NAME, FACTOR), key=person.username).delete()
        office.record(Did.LIFT_LOCK, person, at=here)
