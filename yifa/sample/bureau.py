"""The sample's enforcement bureau: who works there, whom it supervises, by which benchmarks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yifa import law
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import OFFICER, Role
from yifa.law import calendar
from yifa.wings.enforcement.discretion_benchmark.models import DiscretionBenchmark
from yifa.wings.enforcement.inspection_item.models import InspectionItem
from yifa.wings.enforcement.penalty_case.models import PenaltyCase
from yifa.wings.enforcement.regulated_party.models import RegulatedParty

from .act import CLOSES, OPENS, Act
from .chance import Chance
from .county import County
from .names import Entry

ONE_DAY = dt.timedelta(days=1)
BUREAU = "综合行政执法局"
#: What is done in pairs: inspecting, investigating, verifying a suspected crime.
PAIR = 2
#: Grades of harm, the least first: benchmarks compare by this order.
HARM = [code for code, _ in law.choices("harm_grade")]

#: A matter as the stream of its acts, and the day on which it begins.
Begun = tuple[dt.date, Iterator[Act]]


@dataclass
class Desk:
    """An organisation at work: who acts, on which day; days only move forward."""

    county: County
    at: Organisation
    chance: Chance
    day: dt.date
    minute: int = OPENS

    def act(self, matter: Matter, step: str, role: Role | Post, **writes: Any) -> Act:
        """An act now; the next on the same day some minutes later."""
        by = role if isinstance(role, Post) else self.county.post(self.at, role, on=self.day)
        self.minute = min(self.minute + self.chance.randint(8, 40), CLOSES)
        return Act(matter, step, by, self.day, self.minute, writes)

    def wait(self, low: int, high: int) -> None:
        """Some days later, on a working day."""
        self.wait_until(self.day + ONE_DAY * self.chance.randint(low, high))

    def wait_until(self, day: dt.date) -> None:
        """That day, or the first working day after it."""
        before = self.day
        self.day = max(self.day, day)
        while not calendar.is_working_day(self.day):
            self.day += ONE_DAY
        if self.day != before:
            self.minute = OPENS


@dataclass(frozen=True)
class Supervised:
    """A firm under supervision: of which trade, where, from which day; some leave."""

    matter: RegulatedParty
    trade: Mapping[str, Any]
    entry: Entry
    place: str
    since: dt.date
    leaves: dt.date | None

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.entry["name"])


@dataclass(frozen=True)
class Benchmark:
    """How a violation is punished from a day on, tier by tier."""

    matter: DiscretionBenchmark
    tiers: list[dict[str, Any]]
    since: dt.date

    def range_for(self, harm: str, offences: int) -> tuple[int, int]:
        """The fine that the facts lead to, from and to: the lightest tier that holds them."""
        grave = HARM.index(harm)
        for tier in self.tiers[:-1]:
            if grave <= HARM.index(tier["harm"]) and offences <= tier["offences"]:
                return tuple(tier["fine"])
        return tuple(self.tiers[-1]["fine"])


@dataclass
class Bureau:
    """What all work of the bureau shares; filled as that work is planned and done."""

    seed: int
    county: County
    days: list[dt.date]
    #: In the smallest samples little is done beside the cases.
    small: bool
    #: What is inspected, by the trade that it concerns.
    items: dict[str, InspectionItem] = field(default_factory=dict)
    parties: list[Supervised] = field(default_factory=list)
    #: By the violation.
    benchmarks: dict[str, Benchmark] = field(default_factory=dict)
    #: Cases that are closed by now, in that order.
    closed: list[PenaltyCase] = field(default_factory=list)
    #: Violation, day and name of every case: nobody is accused of the same act twice.
    accused: set[tuple[str, dt.date, str]] = field(default_factory=set)

    @property
    def at(self) -> Organisation:
        """The bureau."""
        return self.county.department(BUREAU)

    @property
    def first(self) -> dt.date:
        """The first working day, on which the officers' certificates are entered."""
        return next(day for day in self.days if calendar.is_working_day(day))

    @property
    def years(self) -> list[int]:
        """Last year and this."""
        return sorted({day.year for day in self.days})

    @property
    def officers(self) -> list[Post]:
        """Who goes out."""
        return self.county.posts[self.at.code, OFFICER]

    def certificate_number(self, number: int) -> str:
        """The number on the certificate of the nth officer."""
        return f"{self.county.division}0{number + 1:04d}"

    def certified(self, number: str) -> Post:
        """The officer who holds the certificate of that number."""
        numbers = map(self.certificate_number, range(len(self.officers)))
        return dict(zip(numbers, self.officers, strict=True))[number]

    def pair(self, chance: Chance) -> dict[str, Post]:
        """Two officers for a visit or a case."""
        first, second = chance.sample(self.officers, PAIR)
        return {"officer": first, "second_officer": second}

    def desk(self, day: dt.date, *purpose: object) -> Desk:
        """The bureau at work on one thing from a day on, which becomes a working day."""
        desk = Desk(self.county, self.at, Chance(self.seed, *purpose), day)
        desk.wait(0, 0)
        return desk

    def benchmark(self, violation: str, on: dt.date) -> Benchmark | None:
        """The benchmark for a violation that was in force on a day."""
        found = self.benchmarks.get(violation)
        return found if found is not None and found.since <= on else None
