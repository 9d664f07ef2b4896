"""How a real county begins: its topmost organisation and three administrators, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from yifa.kernel.gates import Reason, Refused
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.roles import AUDITOR, SECURITY_ADMIN, SYSTEM_ADMIN, Role

from . import organisations, people
from .record import Office, in_office

#: The three administrators and their sign-in names.
THREE: Mapping[Role, str] = {SYSTEM_ADMIN: "xitong", SECURITY_ADMIN: "anquan", AUDITOR: "shenji"}


@dataclass(frozen=True)
class FirstPassword:
    """What somebody signs in with the first time: told once, kept nowhere."""

    person: Person
    role: Role
    password: str


def is_empty() -> bool:
    """Whether nobody has begun here."""
    return not Organisation.objects.exists() and not Person.objects.exists()


def begin(top: Organisation, names: Mapping[Role, str]) -> list[FirstPassword]:
    """Set up the topmost organisation and three administrators by name; raises Refused.

    `top` is as `organisations.planned` makes it. Three people: no name stands twice.
    """
    with in_office(None, SYSTEM_ADMIN, "开办") as office:
        if not is_empty():
            raise Refused("开办", [Reason("库里已经有单位或者人员，只能在空库里办")])
        faults = organisations.faults_of(top, by=None)
        given = {role: names[role].strip() for role in THREE}
        if len(set(given.values())) < len(THREE):
            faults["names"] = "三名管理员要是三个人，姓名不能相同"
        newcomers = {role: Person(username=THREE[role], name=name) for role, name in given.items()}
        for person in newcomers.values():
            faults |= people.person_faults(person)
        if faults:
            raise Refused("开办", fields=faults)
        organisations.put(office, top)
        since = timezone.localdate(office.at)
        first = []
        for role, person in newcomers.items():
            post = Post(person=person, organisation=top, role=role, since=since)
            people.put(office, person, post)
            first.append(with_password(office, post))
        return first


def reopen_door(username: str) -> FirstPassword:
    """A fresh password for an administrator, whom nobody on the desk may reset; Refused."""
    with in_office(None, SECURITY_ADMIN, "重设密码") as office:
        held = Post.objects.held_on(timezone.localdate(office.at)).filter(role__in=THREE)
        post = (
            held.filter(person__username=username).select_related("person", "organisation").first()
        )
        if post is None:
            told = f"“{username}”不是在任的管理员；其他人的密码由安全管理员在办公页面重设"
            raise Refused("重设密码", [Reason(told)])
        return with_password(office, post)


def with_password(office: Office, post: Post) -> FirstPassword:
    """A fresh password for whoever holds that post."""
    password = people.fresh_password()
    post.person.set_password(password)
    people.issue(office, post.person, at=post.organisation)
    return FirstPassword(post.person, Role(post.role), password)
