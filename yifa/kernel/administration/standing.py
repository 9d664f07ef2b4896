"""Whether organisations, people and posts are what the record of administrators made them.

Rights rest on them: who stands under whom, who holds which post, and until when. What a sample
set up without administrators is not on record; of it only the places in both trees are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yifa.kernel.broken import Broken, Known
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post

from . import organisations, people
from .record import AdministrativeAct, Did

#: Facts that name another organisation, which may be called otherwise since: its code stays.
NAMING = frozenset({organisations.label_of("parent"), organisations.label_of("led_by"), "单位"})
CODE = re.compile(r"（([^（）]*)）$")

#: Sign-in name, code of the organisation, role and first day: what a post is known by.
Key = tuple[str, str, str, str]


@dataclass
class OnRecord:
    """What the record tells of everybody: facts by code, by sign-in name, by post."""

    #: Whether the house began on record, so that nobody may stand in it who is not.
    is_whole: bool = False
    organisations: dict[str, dict[str, str]] = field(default_factory=dict)
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    posts: dict[Key, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls) -> OnRecord:
        """The record from its first act to its last."""
        told = cls()
        for act in AdministrativeAct.objects.order_by("place").iterator(chunk_size=2000):
            told.learn(act)
        return told

    def learn(self, act: AdministrativeAct) -> None:
        """What one act changed."""
        before, after = by_code(act.before), by_code(act.after)
        if act.did == Did.ADD_ORGANISATION:
            self.is_whole |= act.place == 1 and act.by_id is None
            self.organisations[act.subject] = after
        elif act.subject in self.organisations and act.did in OF_ORGANISATIONS:
            facts = self.organisations[act.subject]
            kept = {name: said for name, said in facts.items() if name not in before}
            self.organisations[act.subject] = kept | after
        elif act.did == Did.ADD_PERSON:
            begins = {"name": act.named, "is_active": True, "must_have_factor": False}
            self.people[act.subject] = begins
        elif act.did in OF_PEOPLE and act.subject in self.people:
            self.people[act.subject] |= OF_PEOPLE[act.did]
        elif act.did == Did.APPOINT or key_of(act.subject, before) in self.posts:
            self.posts[key_of(act.subject, after)] = after


#: What some acts make of a person.
OF_PEOPLE: dict[str, dict[str, bool]] = {
    Did.DEACTIVATE: {"is_active": False},
    Did.RESTORE: {"is_active": True},
    Did.REQUIRE_FACTOR: {"must_have_factor": True},
    Did.RELEASE_FACTOR: {"must_have_factor": False},
}
OF_ORGANISATIONS = (Did.CHANGE_ORGANISATION, Did.CLOSE_ORGANISATION, Did.REOPEN_ORGANISATION)


def by_code(facts: dict[str, str]) -> dict[str, str]:
    """Facts in which other organisations are told by their code alone."""
    return {name: code_in(said) if name in NAMING else said for name, said in facts.items()}


def code_in(said: str) -> str:
    """The code in 柳溪镇人民政府（339901101）."""
    found = CODE.search(said)
    return found[1] if found else said


def key_of(username: str, facts: dict[str, str]) -> Key:
    """What a post is known by, from its facts."""
    return username, facts.get("单位", ""), facts.get("角色", ""), facts.get("任职日期", "")


def broken_standing(known: Known) -> Iterator[Broken]:
    """Every organisation, person and post that is not what the record says, or not in its tree."""
    told = OnRecord.read()
    yield from broken_organisations(known, told)
    yield from broken_people(told)
    yield from broken_posts(known, told)


def broken_organisations(known: Known, told: OnRecord) -> Iterator[Broken]:
    """The first fault of each organisation, and those that are gone."""
    codes = {one.code for one in known.organisations.values()}
    for code in told.organisations.keys() - codes:
        yield Broken("organisation", code, f"管理记录里的单位{code}不见了")
    for one in known.organisations.values():
        if fault := fault_of(one, known, told):
            yield Broken("organisation", one.code, f"{one}（{one.code}）{fault}")


def fault_of(one: Organisation, known: Known, told: OnRecord) -> str:
    """What is wrong with an organisation; "" if nothing is."""
    above = {name: getattr(one, f"{name}_id") for name in ("parent", "led_by")}
    for name, key in above.items():
        if key is not None and key not in known.organisations:
            return f"的“{organisations.label_of(name)}”不见了"
        setattr(one, name, known.organisations.get(key))
    there = organisations.planned(code=one.code, parent=one.parent, led_by=one.led_by)
    for name in ("path", "line"):
        if getattr(one, name) != getattr(there, name):
            return f"的“{organisations.label_of(name)}”与上级不符"
    if one.code not in told.organisations:
        return "不是管理员添加的，管理记录里没有" if told.is_whole else ""
    return differing(by_code(organisations.facts_of(one)), told.organisations[one.code])


def differing(now: dict[str, str], told: dict[str, str]) -> str:
    """The first fact that is not what the record says."""
    names = [name for name in {**told, **now} if now.get(name) != told.get(name)]
    return f"的“{names[0]}”与管理记录不符" if names else ""


def broken_people(told: OnRecord) -> Iterator[Broken]:
    """People who are called otherwise, let in or kept out otherwise, gone, or put in."""
    there = {one.username: one for one in Person.objects.all()}
    for username in told.people.keys() | (there.keys() if told.is_whole else set()):
        if username not in there:
            fault = "不见了"
        elif username not in told.people:
            fault = "不是管理员添加的，管理记录里没有"
        elif any(getattr(there[username], at) != it for at, it in told.people[username].items()):
            fault = "的姓名、停用或者第二道验证与管理记录不符"
        else:
            continue
        yield Broken("person", username, f"登录名{username}{fault}")


def broken_posts(known: Known, told: OnRecord) -> Iterator[Broken]:
    """Posts that somebody holds otherwise than the record says, or not at all."""
    there = {key_now(post): post for post in known.posts.values()}
    for key in told.posts.keys() | (there.keys() if told.is_whole else set()):
        username, code, role, since = key
        if key not in there:
            fault = "不见了，或者被改动"
        elif key not in told.posts:
            fault = "不是管理员任的，管理记录里没有"
        elif not (fault := differing(facts_now(there[key]), told.posts[key])):
            continue
        where = f"{username}在{code}的{role}岗位（{since}任职）"
        yield Broken("post", f"{code}/{username}", f"{where}{fault}")


def facts_now(post: Post) -> dict[str, str]:
    """A post as it stands, in the words of the record."""
    return by_code(people.facts_of(post))


def key_now(post: Post) -> Key:
    """What a post is known by as it stands."""
    return key_of(post.person.username, facts_now(post))
