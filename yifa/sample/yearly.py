"""What the sample's county does each year beside its daily work: lists, villagers, trainings."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import CLERK, LEADER
from yifa.law import calendar
from yifa.wings.disputes.mediator_training.models import MediatorTraining
from yifa.wings.outreach.law_literate.models import LawLiterate
from yifa.wings.outreach.publicity_duty.models import PublicityDuty

from .act import CLOSES, OPENS, Act
from .chance import Chance, told
from .county import County, Town, Village
from .names import person_name

ONE_DAY = dt.timedelta(days=1)
#: Of so many villages one has no law-literate villager yet.
VILLAGES_WITHOUT = 3

#: A matter as the stream of its acts, and the day on which it begins.
Begun = tuple[dt.date, Iterator[Act]]


class Yearly:
    """The county's yearly work over the two years of a sample; in a small sample, little of it."""

    def __init__(self, seed: int, county: County, *, years: list[int], small: bool) -> None:
        self.seed = seed
        self.county = county
        self.years = years
        self.small = small
        #: The items that each organisation answers for, by its code and their year.
        self.duties: dict[tuple[str, int], list[PublicityDuty]] = defaultdict(list)

    def begun(self) -> dict[dt.date, list[Iterator[Act]]]:
        """Everything by the day on which it begins."""
        found: dict[dt.date, list[Iterator[Act]]] = defaultdict(list)
        for day, stream in (*self.lists(), *self.trainings(), *self.villagers()):
            found[day].append(stream)
        return found

    @property
    def towns(self) -> list[Town]:
        """Whose work is told."""
        return self.county.towns[: 1 if self.small else None]

    def duty_of(self, chance: Chance, organisation: Organisation, day: dt.date) -> Matter | None:
        """An item that an activity of that day may fulfil, if the organisation has one by then."""
        there = [one for one in self.duties[organisation.code, day.year] if one.pk]
        return chance.choice(there) if there else None

    # Lists

    def lists(self) -> Iterator[Begun]:
        """The items of each department, and each town's plan."""
        rows = told("yearly")["duty"][: 3 if self.small else None]
        for year in self.years:
            for number, row in enumerate(rows):
                at = self.county.department(row["department"])
                yield self.item(year, at, {**row, "list": "duty"}, number)
            for number, town in enumerate(self.towns):
                row = {**told("yearly")["plan"], "list": "plan"}
                yield self.item(year, town.government, row, number)

    def item(self, year: int, at: Organisation, row: dict[str, Any], number: int) -> Begun:
        """One item, from its drafting in January on."""
        chance = Chance(self.seed, "duty", year, at.code, number)
        day = working_day(dt.date(year, 1, chance.randint(5, 16)))
        matter = PublicityDuty()
        self.duties[at.code, year].append(matter)
        return day, self.life_of_item(chance, matter, at, row, day)

    def life_of_item(
        self, chance: Chance, matter: PublicityDuty, at: Organisation, row: dict[str, Any], day: Any
    ) -> Iterator[Act]:
        """Drafted, published in February, carried out by autumn, most of them assessed."""
        year = day.year
        writes = {
            "title": row["title"].format(town=bare(at)),
            "list": row["list"],
            "list_year": year,
            "law_told": row["law"],
            "audience": row["audience"],
            "measures": row["measures"],
            "complete_by": dt.date(year, 12, 10),
        }
        yield self.act(chance, matter, "register", at, day, **writes)
        day = working_day(dt.date(year, 2, chance.randint(9, 14)))
        where = {"published_where": "县政府门户网站"}
        yield self.act(chance, matter, "publish", at, day, **where)
        if chance.happens(8):
            return
        day = working_day(dt.date(year, 10, 20) + ONE_DAY * chance.randint(0, 45))
        how = chance.choice(told("yearly")["done"]["how"]).format(n=chance.randint(2, 6))
        yield self.act(chance, matter, "carry_out", at, day, carried_out_how=how)
        day = working_day(dt.date(year, 12, chance.randint(14, 22)))
        verdict = chance.one({"done": 85, "partly": 15})
        by = self.county.post(at, LEADER, on=day)
        yield self.act(chance, matter, "assess", by, day, verdict=verdict)

    # Trainings of mediators

    def trainings(self) -> Iterator[Begun]:
        """Two courses of the bureau, one day in each town."""
        words = told("yearly")["training"]
        for year in self.years:
            for number, row in enumerate(words["bureau"]):
                yield self.training(year, self.county.department("司法局"), row, number, 72)
            for number, town in enumerate(self.towns):
                row = words["town"][(number + year) % len(words["town"])]
                yield self.training(year, town.judicial, row, number, 2 * len(town.villages))

    def training(
        self, year: int, at: Organisation, row: list[Any], number: int, people: int
    ) -> Begun:
        """One training: some of those invited come."""
        chance = Chance(self.seed, "training", year, at.code, number)
        day = working_day(dt.date(year, 3, 1) + ONE_DAY * chance.randint(0, 210))
        title, theme, way, teacher, hours = row
        writes = {
            "title": title.format(town=bare(at)),
            "theme": theme,
            "way": way,
            "teacher": teacher,
            "hours": hours or None,
            "people": people - chance.randint(0, people // 4),
        }
        return day, iter([self.act(chance, MediatorTraining(), "register", at, day, **writes)])

    # Law-literate villagers

    def villagers(self) -> Iterator[Begun]:
        """One villager in two villages of three."""
        villages = [village for town in self.towns for village in town.villages]
        for number, village in enumerate(villages):
            if number % VILLAGES_WITHOUT:
                chance = Chance(self.seed, "literate", village.council.code)
                year = self.years[0] if chance.happens(75) else self.years[-1]
                day = working_day(dt.date(year, 2, 10) + ONE_DAY * chance.randint(0, 40))
                yield day, self.villager(chance, village, day)

    def villager(self, chance: Chance, village: Village, day: dt.date) -> Iterator[Act]:
        """Chosen, trained, certified, trained again a year later; a few move away."""
        matter, at, words = LawLiterate(), village.council, told("yearly")["literate"]
        name, number = person_name(chance), chance.randint(1, 80)
        who = {"village": at, "person": name, "is_cadre": chance.happens(30)}
        yield self.act(chance, matter, "register", at, day, **who)
        day = working_day(day + ONE_DAY * chance.randint(7, 30))
        course = {"training_theme": chance.choice(words["first"]), "training_hours": 4}
        yield self.act(chance, matter, "train", at, day, **course)
        if chance.happens(8):
            return
        day = working_day(day + ONE_DAY * chance.randint(10, 40))
        certificate = f"青法明〔{day.year}〕{number:03d}"
        yield self.act(chance, matter, "certify", at, day, certificate=certificate)
        day = working_day(day + ONE_DAY * chance.randint(300, 400))
        course = {"training_theme": chance.choice(words["again"]), "training_hours": 2}
        yield self.act(chance, matter, "train_again", at, day, **course)
        if chance.happens(12):
            day = working_day(day + ONE_DAY * chance.randint(20, 120))
            yield self.act(chance, matter, "end", at, day, end_reason="moved")

    def act(
        self,
        chance: Chance,
        matter: Matter,
        step: str,
        by: Organisation | Post,
        day: dt.date,
        **writes: Any,
    ) -> Act:
        """An act of somebody, or of the clerk of an organisation."""
        post = self.county.post(by, CLERK, on=day) if isinstance(by, Organisation) else by
        return Act(matter, step, post, day, chance.randint(OPENS, CLOSES), writes)


def working_day(day: dt.date) -> dt.date:
    """The day, or the next on which people work."""
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


def bare(organisation: Organisation) -> str:
    """The town's name without its seat: 柳溪镇人民政府 is 柳溪镇, 柳溪司法所 is 柳溪."""
    name = organisation.name
    for seat in ("人民政府", "办事处", "司法所"):
        name = name.removesuffix(seat)
    return name
