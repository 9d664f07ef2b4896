"""When a sign-in name rests: after five wrong passwords it can't be tried for ten minutes.

Kept in the database, so that it holds for every process; a stronger lock-out (by address, told to
the security administrator) can take this one's place.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yifa.kernel.administration.people import answer_for
from yifa.kernel.administration.record import Did, in_office
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import SECURITY_ADMIN
from yifa.web.models import WrongPassword

LONGEST_NAME = 40


def is_locked(name: str) -> bool:
    """Whether the name may not be tried now."""
    tried = WrongPassword.objects.filter(username=name[:LONGEST_NAME]).first()
    return tried is not None and tried.rests_at(timezone.now())


def count_wrong(name: str) -> None:
    """One more wrong password; tries older than the rest no longer count."""
    now = timezone.now()
    with transaction.atomic():
        WrongPassword.objects.filter(last_at__lt=now - WrongPassword.REST).delete()
        tried, _ = WrongPassword.objects.select_for_update().get_or_create(
            username=name[:LONGEST_NAME], defaults={"last_at": now}
        )
        tried.tries += 1
        tried.last_at = now
        tried.save()


def forget(name: str) -> None:
    """The right password was given."""
    WrongPassword.objects.filter(username=name[:LONGEST_NAME]).delete()


def lift(by: Post, person: Person) -> None:
    """解除登录限制: a security administrator lets a name be tried again; raises Refused."""
    with in_office(by, SECURITY_ADMIN, "解除登录限制") as office:
        here = answer_for(by, person, "解除登录限制")
        forget(person.username)
        office.record(Did.LIFT_LOCK, person, at=here)
