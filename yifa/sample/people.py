"""Who works in the fictional county: people, their posts, and which of them can sign in."""

from __future__ import annotations

import datetime as dt
import secrets
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post

from .chance import Chance, told
from .county import County, departments
from .names import person_name


@dataclass(frozen=True)
class SignIn:
    """Someone who can sign in: the password is known only here and to them."""

    username: str
    password: str
    name: str
    says: str
    at: str


@dataclass
class Hiring:
    """The people being taken on: who is who so far, and which posts are filled already."""

    chance: Chance
    since: dt.date
    filled: Counter[tuple[str, str]] = field(default_factory=Counter)
    known: dict[str, Person] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def person(self, who: str) -> Person:
        """The person of that part, taken on when first met; no name is borne twice."""
        if who not in self.known:
            name = person_name(self.chance)
            while name in self.names:
                name = person_name(self.chance)
            self.names.add(name)
            number = len(self.known) + 1
            self.known[who] = Person.objects.enrol(f"qh{number:04d}", name)
        return self.known[who]

    def fill(self, organisation: Organisation, row: dict[str, Any], *, scope: str) -> None:
        """Put somebody on a post, unless one of the named people is on it."""
        place = (organisation.code, row["role"])
        if self.filled[place]:
            self.filled[place] -= 1
            return
        person = self.person(f"{scope}/{row['who']}")
        put(person, organisation, role=row["role"], title=row["title"], since=self.since)


def put(
    person: Person, organisation: Organisation, *, role: str, title: str, since: dt.date
) -> Post:
    """Give a person a post."""
    return Post.objects.create(
        person=person, organisation=organisation, role=role, title=title, since=since
    )


def hire(county: County, *, seed: int, since: dt.date) -> list[SignIn]:
    """Fill every post of the county; returns those who can sign in, with fresh passwords."""
    hiring = Hiring(Chance(seed, "people"), since)
    by_name = {one.name: one for one in county.organisations.values()}
    signs_in = [enrol(row, by_name, hiring) for row in told("county")["person"]]
    fill_county(county, by_name, hiring)
    for town in county.towns:
        fill_scope(town, "town", hiring, scope=town.government.code)
        for village in town.villages:
            fill_scope(village, "village", hiring, scope=village.council.code)
    return signs_in


def enrol(row: dict[str, Any], by_name: dict[str, Organisation], hiring: Hiring) -> SignIn:
    """One of the named people, with a password that was never used before."""
    password = secrets.token_urlsafe(12)
    person = Person.objects.enrol(row["username"], row["name"], password=password)
    hiring.names.add(row["name"])
    for post in row["posts"]:
        at = by_name[post["at"]]
        hiring.filled[at.code, post["role"]] += 1
        put(person, at, role=post["role"], title=post["title"], since=hiring.since)
    first = row["posts"][0]["at"]
    return SignIn(row["username"], password, row["name"], row["says"], first)


def fill_county(county: County, by_name: dict[str, Organisation], hiring: Hiring) -> None:
    """The posts of the county's own organisations."""
    name, described = told("county")["name"], set()
    for rows in told("staff")["county"]:
        described.add(rows["at"])
        for row in rows["posts"]:
            hiring.fill(by_name[name + rows["at"]], row, scope="county")
    for code, department in departments(county.division):
        if department["name"] in described:
            continue
        for row in told("staff")["department"][0]["posts"]:
            hiring.fill(county.organisations[code], row, scope=code)


def fill_scope(place: object, kind: str, hiring: Hiring, *, scope: str) -> None:
    """The posts of a town or of a village."""
    for rows in told("staff")[kind]:
        for row in rows["posts"]:
            hiring.fill(getattr(place, rows["at"]), row, scope=scope)
