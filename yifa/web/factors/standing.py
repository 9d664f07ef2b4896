"""Who has a second factor, who must have one, and how a lost one is taken away."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone

from yifa.kernel.administration.people import answer_for, refuse_other_power
from yifa.kernel.administration.record import Did, in_office
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import ADMINISTRATORS, SECURITY_ADMIN

from .models import CodeApp, SecurityKey, SpareCode


def has_one(person: Person) -> bool:
    """Whether something is asked for after the password."""
    return (
        CodeApp.objects.filter(person=person).exists()
        or SecurityKey.objects.filter(person=person).exists()
    )


def must_have_one(person: Person) -> bool:
    """Whom a security administrator requires it of; in real work every administrator."""
    if person.must_have_factor:
        return True
    held = person.posts.held_on(timezone.localdate())
    return settings.PRODUCTION and held.filter(role__in=ADMINISTRATORS).exists()


def words_of(person: Person) -> str:
    """What somebody has, in words."""
    keys = SecurityKey.objects.filter(person=person).count()
    has_app = CodeApp.objects.filter(person=person).exists()
    told = [*(["验证器"] if has_app else []), *([f"{keys}把安全钥匙"] if keys else [])]
    must = "，要求必须设" if must_have_one(person) else ""
    return ("、".join(told) or "没有设") + must


def forget(people: Iterable[Person]) -> None:
    """Take every second factor away, and sign out where one was shown."""
    for person in people:
        for model in (CodeApp, SecurityKey, SpareCode):
            model._default_manager.filter(person=person).delete()
        person.close_sessions()


def remove(by: Post, person: Person) -> None:
    """解除第二道验证: for whoever lost telephone and key; raises Refused."""
    with in_office(by, SECURITY_ADMIN, "解除第二道验证") as office:
        here = answer_for(by, person, "解除第二道验证")
        refuse_other_power(person, "解除第二道验证", office.at)
        had = words_of(person)
        forget([person])
        office.record(Did.REMOVE_FACTOR, person, at=here, before={"第二道验证": had})


def reopen_door(person: Person) -> None:
    """The same at the command line, for an administrator whom nobody on the desk may let in."""
    with in_office(None, SECURITY_ADMIN, "解除第二道验证") as office:
        post = (
            person.posts.filter(role__in=ADMINISTRATORS).select_related("organisation").latest("pk")
        )
        had = words_of(person)
        forget([person])
        office.record(Did.REMOVE_FACTOR, person, at=post.organisation, before={"第二道验证": had})


def require(by: Post, person: Person, *, must: bool) -> None:
    """要求第二道验证, or no longer; from the next sign-in on. Raises Refused."""
    did = Did.REQUIRE_FACTOR if must else Did.RELEASE_FACTOR
    with in_office(by, SECURITY_ADMIN, str(did.label)) as office:
        here = answer_for(by, person, str(did.label))
        person.must_have_factor = must
        person.save(update_fields=["must_have_factor"])
        office.record(did, person, at=here)
