"""What happens in the sample's county, in order: every act of every matter, as a stream."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from yifa.wings.disputes.dispute.models import Dispute

from .act import Act
from .advising import advisers
from .case import Case
from .chance import Chance
from .county import County, Village, spread
from .deciding import Deciding
from .documenting import documents
from .enforcing import enforced
from .examining import Examining
from .last_days import on_the_desks
from .ledgers import publicity, screening
from .life import fate, life
from .opining import reviews_of_legality
from .petitioning import petitions
from .receiving import receptions
from .reconsidering import reconsiderations
from .requesting import requests
from .season import DEFAULT_MATTERS, USUAL, arrivals, days, types_on
from .yearly import Yearly


@dataclass(frozen=True)
class Plan:
    """What the whole sample follows from: the same plan always gives the same acts."""

    today: dt.date
    seed: int = 1
    matters: int = DEFAULT_MATTERS

    @property
    def first_day(self) -> dt.date:
        """The first day of last year."""
        return dt.date(self.today.year - 1, 1, 1)

    @property
    def years(self) -> list[int]:
        """Last year and this one."""
        return [self.first_day.year, self.today.year]

    @property
    def has_desks(self) -> bool:
        """Whether the desks of those who can sign in are laid: not in the smallest samples."""
        return self.matters >= 200


@dataclass
class Rounds:
    """Villages take turns at being screened, each once in a round, in a new order each time."""

    chance: Chance
    left: list[Village] = field(default_factory=list)

    def next(self, villages: list[Village]) -> Village:
        """The next village."""
        if not self.left:
            self.left = self.chance.sample(villages, len(villages))
        return self.left.pop()


def acts(plan: Plan, county: County) -> Iterator[tuple[dt.datetime, Act]]:
    """Every act up to the plan's last day with the moment it is written down, in that order.

    Only quarrels that are under way are held in memory.
    """
    waiting: list[tuple[dt.datetime, int, Act, Iterator[Act]]] = []
    streams = begun(plan, county)
    for number, (day, stream) in enumerate(streams):
        midnight = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
        while waiting and waiting[0][0] < midnight:
            yield from step(waiting, plan)
        hold(waiting, stream, number, plan)
    while waiting:
        yield from step(waiting, plan)


def hold(
    waiting: list[tuple[dt.datetime, int, Act, Iterator[Act]]],
    stream: Iterator[Act],
    number: int,
    plan: Plan,
) -> None:
    """Put the next act of a matter in its place among those that wait, if its day has come."""
    act = next(stream, None)
    if act is None or act.on + dt.timedelta(days=act.lag) > plan.today:
        return
    heapq.heappush(waiting, (act.at(plan.today), number, act, stream))


def step(
    waiting: list[tuple[dt.datetime, int, Act, Iterator[Act]]], plan: Plan
) -> Iterator[tuple[dt.datetime, Act]]:
    """The act that comes next, and after it the next one of the same matter in its place."""
    at, number, act, stream = heapq.heappop(waiting)
    yield at, act
    hold(waiting, stream, number, plan)


def begun(plan: Plan, county: County) -> Iterator[tuple[dt.date, Iterator[Act]]]:
    """Each matter on the day it begins, as the stream of its acts."""
    waiting = list(on_the_desks(plan.seed, county, plan.today)) if plan.has_desks else []
    coming = arrivals(plan.seed, plan.matters - len(waiting), plan.first_day, plan.today)
    villages = [village for town in county.towns for village in town.villages]
    turns = Rounds(Chance(plan.seed, "turns"))
    quarrels = Quarrels(plan, county)
    yearly = Yearly(plan.seed, county, years=plan.years, small=not plan.has_desks)
    every_day = list(days(plan.first_day, plan.today))
    in_the_registers = kept(plan, county, yearly, every_day)
    for day in every_day:
        for stream in in_the_registers[day]:
            yield day, stream
        for number in range(coming["screening"][day]):
            chance, village = Chance(plan.seed, "screening", day, number), turns.next(villages)
            known_by = (plan.today - day).days
            round = screening(chance, county, day, village=village, most_lag=known_by)
            yield day, iter([round])
        for _ in range(coming["dispute"][day]):
            yield day, quarrels.next(day)
        for number in range(coming["publicity"][day]):
            chance = Chance(plan.seed, "publicity", day, number)
            yield day, iter([publicity(chance, county, day, yearly)])
        yield from (one for one in waiting if one[0] == day)


def kept(
    plan: Plan, county: County, yearly: Yearly, every_day: list[dt.date]
) -> dict[dt.date, list[Iterator[Act]]]:
    """What organisations enter beside the daily work, by the day on which it begins."""
    found = defaultdict[dt.date, list[Iterator[Act]]](list)
    seed, years, small, matters = plan.seed, plan.years, not plan.has_desks, plan.matters
    by_day = (
        yearly.begun(),
        enforced(seed, county, days=every_day, matters=matters, small=small),
        requests(seed, county, days=every_day, matters=matters),
    )
    for streams in by_day:
        for day, several in streams.items():
            found[day] += several
    for day, stream in (
        *Deciding(seed, county, years=years, small=small).begun(),
        *advisers(seed, county, years=years, small=small),
        *reviews_of_legality(seed, county, days=every_day, small=small),
        *([] if small else Examining(seed, county, year=plan.first_day.year).begun()),
        *petitions(seed, county, days=every_day, matters=matters),
        *([] if small else receptions(seed, county, days=every_day)),
        *([] if small else reconsiderations(seed, county, years=years)),
        *documents(seed, county, years=years, small=small),
    ):
        found[day].append(stream)
    return found


class Quarrels:
    """The quarrels of the county, one after another."""

    def __init__(self, plan: Plan, county: County) -> None:
        self.plan = plan
        self.county = county
        self.number = 0
        #: The last ones of each town, into which another may be merged.
        self.lately: dict[str, deque[Dispute]] = {}

    def next(self, day: dt.date) -> Iterator[Act]:
        """The life of the next quarrel, which begins on that day."""
        chance = Chance(self.plan.seed, "dispute", self.number)
        town = spread(chance, self.county.towns)
        case = Case(chance, self.county, town=town, village=chance.choice(town.villages), day=day)
        case.about(self.type_on(chance, day))
        drawn = fate(case, self.number, better=day.year == self.plan.today.year)
        case.court = drawn.get("court", "")
        if chance.happens(1.2):
            case.lag = min(chance.randint(12, 40), (self.plan.today - day).days)
        lately = self.lately.setdefault(town.government.code, deque(maxlen=4))
        others = deque(lately)
        lately.append(case.matter)
        self.number += 1
        return life(case, drawn["end"], source=drawn["source"], risk=drawn["risk"], others=others)

    def type_on(self, chance: Chance, day: dt.date) -> str:
        """What it is about: by season, and each type at least once in a small sample."""
        every = 16
        if self.number % every == every - 1:
            return list(USUAL)[self.number // every % len(USUAL)]
        return chance.one(types_on(day))
