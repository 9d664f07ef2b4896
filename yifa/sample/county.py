"""Who does what in the fictional county: its organisations and posts, read from the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import CLERK, MEDIATOR, Role

from .chance import Chance, told

#: Last three digits of what stands in the county or a town beside its government.
COUNTY_CENTRE, COUNTY_COMMITTEE = "201", "202"
JUDICIAL, POLICE, CENTRE, COMMITTEE, STUDIO = "901", "902", "903", "904", "905"
#: A village's mediation committee has the village's code, and this more.
COMMITTEE_OF_VILLAGE = 400


@dataclass
class Village:
    """A village or community with its mediation committee."""

    council: Organisation
    committee: Organisation


@dataclass
class Town:
    """A town or street with its offices and villages; `size` is its share of what happens."""

    government: Organisation
    judicial: Organisation
    police: Organisation
    centre: Organisation
    committee: Organisation
    size: int
    villages: list[Village] = field(default_factory=list)


@dataclass
class County:
    """Everything the sample's acts are done by, by code and by post."""

    division: str
    organisations: dict[str, Organisation]
    posts: dict[tuple[str, str], list[Post]]
    towns: list[Town]

    @property
    def government(self) -> Organisation:
        """The county's government."""
        return self.organisations[f"{self.division}000000"]

    @property
    def centre(self) -> Organisation:
        """The county's one-stop centre."""
        return self.organisations[f"{self.division}000{COUNTY_CENTRE}"]

    @property
    def committee(self) -> Organisation:
        """The county's people's mediation committee."""
        return self.organisations[f"{self.division}000{COUNTY_COMMITTEE}"]

    def department(self, name: str) -> Organisation:
        """A department of the county by its bare name (司法局)."""
        code = next(code for code, row in departments(self.division) if row["name"] == name)
        return self.organisations[code]

    def post(self, organisation: Organisation, role: Role, *, on: dt.date, n: int = 0) -> Post:
        """The nth post of that role there on a day; KeyError where the county has none."""
        held = [one for one in self.posts[organisation.code, role] if one.is_held_on(on)]
        return held[n % len(held)]

    def mediates(self, organisation: Organisation, *, on: dt.date, n: int = 0) -> Post:
        """A mediator of a committee, or of a centre that has its own."""
        return self.post(organisation, MEDIATOR, on=on, n=n)

    def clerk(self, organisation: Organisation, *, on: dt.date) -> Post:
        """The clerk of an organisation."""
        return self.post(organisation, CLERK, on=on)


def departments(division: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The codes of the county's departments."""
    for number, row in enumerate(told("county")["departments"], start=101):
        yield f"{division}000{number}", row


def village_codes(town: dict[str, Any], division: str) -> Iterator[tuple[str, str]]:
    """The codes of a town's villages and communities: communities from 001, villages from 201."""
    after = {True: 0, False: 200}
    for name in town["villages"]:
        is_community = name.endswith("社区")
        after[is_community] += 1
        yield f"{division}{town['code']}{after[is_community]:03d}", name


def committee_code(village: str) -> str:
    """The code of a village's mediation committee."""
    return village[:-3] + f"{int(village[-3:]) + COMMITTEE_OF_VILLAGE:03d}"


def read_county() -> County:
    """The county as it stands in the database."""
    words = told("county")
    division = words["division"]
    organisations = {one.code: one for one in Organisation.objects.order_by("code")}
    by_key = {one.pk: one for one in organisations.values()}
    posts: dict[tuple[str, str], list[Post]] = {}
    for post in Post.objects.select_related("person").order_by("pk"):
        post.organisation = by_key[post.organisation_id]
        posts.setdefault((post.organisation.code, post.role), []).append(post)
    towns = [read_town(town, division, organisations) for town in words["town"]]
    return County(division, organisations, posts, towns)


def read_town(town: dict[str, Any], division: str, organisations: dict[str, Organisation]) -> Town:
    """A town out of the organisations."""
    at = f"{division}{town['code']}"
    villages = [
        Village(organisations[code], organisations[committee_code(code)])
        for code, _ in village_codes(town, division)
    ]
    return Town(
        government=organisations[f"{at}000"],
        judicial=organisations[at + JUDICIAL],
        police=organisations[at + POLICE],
        centre=organisations[at + CENTRE],
        committee=organisations[at + COMMITTEE],
        size=town["size"],
        villages=villages,
    )


def spread(chance: Chance, towns: list[Town]) -> Town:
    """One town, the larger the likelier."""
    return chance.choices(towns, [town.size for town in towns])[0]
