"""The sample's legal advisers: of the towns and the county, and of nearly every village."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER
from yifa.wings.rules.legal_adviser.models import LegalAdviser

from .act import Act
from .bureau import Begun, Desk
from .chance import Chance, told
from .county import County
from .names import person_name
from .yearly import working_day

FIRMS = ("青禾明理律师事务所", "青禾公正律师事务所", "青禾正声律师事务所", "青禾法律服务所")
#: Of so many villages of a town one has no adviser.
VILLAGES_WITHOUT = 11
#: In so many towns, the first, an adviser comes each month; elsewhere each quarter.
DILIGENT = 2


def advisers(seed: int, county: County, *, years: list[int], small: bool) -> Iterator[Begun]:
    """Every seat, entered in the first January of a sample; in a small one, a town's few."""
    day = working_day(dt.date(years[0], 1, 5))
    towns = county.towns[: 1 if small else None]
    for number, town in enumerate(towns):
        yield day, Seat(seed, county, town.government, town.government, years).life(every=2)
        months = 1 if number < DILIGENT else 3
        villages = town.villages[: 1 if small else None]
        for place, village in enumerate(villages, start=number):
            seat = Seat(seed, county, town.government, village.council, years)
            yield day, seat.vacant(day) if is_without(place) else seat.life(every=months)
    if not small:
        yield day, Seat(seed, county, county.government, county.government, years).life(every=2)


def is_without(place: int) -> bool:
    """Whether a village has nobody."""
    return place % VILLAGES_WITHOUT == VILLAGES_WITHOUT - 1


class Seat:
    """A seat at somebody who is served, kept by a town or the county."""

    def __init__(
        self, seed: int, county: County, at: Organisation, served: Organisation, years: list[int]
    ) -> None:
        self.county, self.served, self.years = county, served, years
        self.chance = Chance(seed, "adviser", served.code)
        self.desk = Desk(county, at, self.chance, working_day(dt.date(years[0], 1, 5)))
        self.matter = LegalAdviser()
        self.is_county, self.is_village = served == county.government, served != at

    @property
    def kind(self) -> str:
        """As what whoever sits there is appointed."""
        if self.is_county:
            return "public_lawyer"
        return "village" if self.is_village else "government"

    def vacant(self, day: dt.date) -> Iterator[Act]:
        """A village for which nobody was found."""
        writes = {"adviser_kind": "village", "served": self.served}
        yield self.desk.act(self.matter, "register", CLERK, **writes)

    def life(self, *, every: int) -> Iterator[Act]:
        """Appointed, at work year by year, evaluated and kept on."""
        writes = {"adviser_kind": self.kind, "served": self.served}
        yield self.desk.act(self.matter, "register", CLERK, **writes)
        yield self.appointed()
        for year in self.years:
            yield from self.at_work(year, every)
            yield from self.kept_on(year)

    def appointed(self) -> Act:
        """The lawyer and the first term."""
        step = "appoint_to_village" if self.is_village else "appoint"
        return self.desk.act(
            self.matter,
            step,
            LEADER,
            **self.who(),
            term_from=self.desk.day,
            **self.term(self.years[0]),
        )

    def who(self) -> dict[str, Any]:
        """The county's public lawyer has a post here; the others come from outside."""
        if self.is_county:
            post = self.county.post(self.served, LEGAL_REVIEWER, on=self.desk.day)
            fields = "合同审查、行政诉讼"
            return {"adviser": str(post), "post": post, "firm": str(self.served), "fields": fields}
        fields = self.chance.choice(("土地承包、婚姻家庭", "合同、建设工程", "行政诉讼、征地补偿"))
        firm = self.chance.choice(FIRMS)
        return {"adviser": person_name(self.chance), "firm": firm, "fields": fields}

    def term(self, year: int) -> dict[str, Any]:
        """Until the end of a year."""
        return {
            "contract_number": f"{self.served.short}顾〔{year}〕{self.chance.randint(1, 60)}号",
            "term_until": dt.date(year, 12, 31),
            "fee": None if self.is_county else (3000 if self.is_village else 30000),
        }

    def at_work(self, year: int, every: int) -> Iterator[Act]:
        """A service in each month or quarter, mostly a visit, until the year is evaluated."""
        words = told("opining")["service"]
        for month in range(2, 12, every):
            self.desk.wait_until(dt.date(year, month, self.chance.randint(3, 25)))
            step, kind, done = self.chance.choice(words["village" if self.is_village else "town"])
            yield self.desk.act(
                self.matter,
                step,
                CLERK,
                service=kind,
                service_told=done,
                hours=self.chance.choice((1.5, 2, 3, 4)),
                people_served=self.chance.randint(3, 40) if self.is_village else None,
            )

    def kept_on(self, year: int) -> Iterator[Act]:
        """Evaluated in November by those served, and appointed for the next year."""
        self.desk.wait_until(dt.date(year, 11, 26))
        praise = self.chance.choice(told("opining")["service"]["praise"])
        words = {"evaluated_year": year, "evaluated_by": str(self.served), "evaluation": praise}
        yield self.desk.act(self.matter, "evaluate", CLERK, **words)
        yield self.desk.act(self.matter, "renew", LEADER, **self.term(year + 1))
