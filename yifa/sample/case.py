"""One quarrel of the sample: who, where, about what, and where its life stands by now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from yifa.kernel.evidence import Upload
from yifa.kernel.organisation import Form, Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import CLERK, LEADER, MEDIATOR, Role
from yifa.law import calendar
from yifa.wings.disputes.dispute.models import Dispute

from . import names
from .act import CLOSES, OPENS, Act
from .chance import Chance, told
from .county import County, Town, Village
from .season import ONE_DAY

Words = dict[str, Any]


@cache
def scenes(type: str) -> list[Words]:
    """The quarrels of a type, in words."""
    found: list[Words] = told(f"cases/{type}")["case"]
    return found


def scene_on(chance: Chance, type: str, day: dt.date) -> Words:
    """One quarrel of a type that fits the season."""
    fitting = [one for one in scenes(type) if day.month in one.get("months", (day.month,))]
    return chance.choice(fitting)


class Case:
    """A quarrel on its way through the procedure; `day` and `minute` only move forward."""

    def __init__(
        self, chance: Chance, county: County, *, town: Town, village: Village, day: dt.date
    ) -> None:
        self.chance = chance
        self.county = county
        self.town = town
        self.village = village
        self.day = day
        self.minute = chance.randint(OPENS, CLOSES - 90)
        self.matter = Dispute()
        self.holder: Organisation = village.committee
        self.lag = 0
        self.type = ""
        self.words: Words = {}
        self.slots: dict[str, str] = {}
        self.amount = 0
        self.people = 2
        self.parties: list[names.Entry] = []
        self.mediator_number = chance.randrange(12)
        self.sessions = 0
        #: What the court will say, where that is settled beforehand.
        self.court = ""

    # What it is about

    def about(self, type: str) -> None:
        """Settle on a quarrel of that type and on who quarrels."""
        chance = self.chance
        self.type, self.words = type, scene_on(chance, type, self.day)
        self.amount = chance.round_sum(*self.words.get("amount", (0, 0)))
        self.people = chance.randint(*self.words.get("people", (2, 2)))
        first = names.surname(chance)
        self.add_party("a", self.words.get("a", "person"), family=first)
        self.add_party("b", self.words.get("b", "person"), family=first)
        self.slots = self.what_is_said()

    def add_party(self, side: str, what: str, *, family: str) -> None:
        """A party on a side: a person, kin of the first, the village itself, or a firm."""
        chance, division = self.chance, self.county.division
        if what in ("person", "kin"):
            name = names.person_name(chance, family=family if what == "kin" or side == "a" else "")
            female = chance.happens(44)
            if side == "b" and self.words.get("couple"):
                female = self.parties[0]["gender"] == "m"
            born = self.born(side)
            row = names.person(chance, side=side, name=name, female=female, born=born, on=self.day)
            names.known_more(chance, row, home=self.home(), division=division, born=born)
        elif what == "village":
            row = {"side": side, "name": f"{self.village.council}第{chance.randint(1, 8)}村民小组"}
        else:
            name = names.firm_name(chance, what)
            row = names.firm(chance, side=side, name=name, division=division)
        self.parties.append(row)

    def born(self, side: str) -> dt.date:
        """A birthday that fits what is told of the first side."""
        low, high = self.words.get("ages", (24, 78)) if side == "a" else (24, 66)
        age = self.chance.randint(low, high)
        return dt.date(self.day.year - age, 1, 1) + dt.timedelta(days=self.chance.randrange(365))

    def home(self) -> str:
        """A home address in the village."""
        at = f"青禾县{self.town.government.name.removesuffix('人民政府').removesuffix('办事处')}"
        return (
            f"{at}{self.village.council}{self.chance.randint(1, 9)}组{self.chance.randint(1, 90)}号"
        )

    def what_is_said(self) -> dict[str, str]:
        """What stands in the gaps of the words."""
        chance = self.chance
        before = self.day - dt.timedelta(days=chance.randint(20, 150))
        paid = round(self.amount * chance.choice((0.5, 0.6, 0.7, 0.8, 0.9, 1)) / 100) * 100
        return {
            "a": self.parties[0]["name"],
            "b": self.parties[1]["name"],
            "village": self.village.council.name,
            "amount": str(self.amount),
            "pay": str(paid or self.amount),
            "month": f"{before.month}月",
            "n": str(chance.randint(2, 6)),
            "k": str(chance.randint(7, 28)),
        }

    def say(self, text: str) -> str:
        """A text with its gaps filled."""
        return text.format_map(self.slots)

    def one_of(self, name: str) -> str:
        """One of the texts of that name."""
        return self.say(self.chance.choice(self.words[name]))

    # When

    def pass_days(self, low: int, high: int) -> None:
        """Some days later, on a working day; later on the same day if it is none."""
        before = self.day
        self.day += dt.timedelta(days=self.chance.randint(low, high))
        while not calendar.is_working_day(self.day):
            self.day += ONE_DAY
        if self.day == before:
            self.same_day()
        else:
            self.minute = self.chance.randint(OPENS, CLOSES - 90)

    def same_day(self) -> None:
        """A while later on the same day."""
        self.minute = min(self.minute + self.chance.randint(10, 45), 23 * 60)

    # Who

    def post(self, role: Role) -> Post:
        """Somebody of that role where it is held."""
        if role == MEDIATOR:
            return self.county.mediates(self.holder, on=self.day, n=self.mediator_number)
        return self.county.post(self.holder, role, on=self.day)

    def act(
        self,
        step: str,
        role: Role | Post = CLERK,
        *,
        note: str = "",
        file: tuple[str, str] | None = None,
        **writes: Any,
    ) -> Act:
        """An act on this quarrel now."""
        by = role if isinstance(role, Post) else self.post(role)
        files = (Upload(file[0], file[1].encode()),) if file else ()
        return Act(self.matter, step, by, self.day, self.minute, writes, note, files, lag=self.lag)

    def sent(self, step: str, to: Organisation, reason: str, role: Role = CLERK) -> Act:
        """It is sent on, and from now on held there."""
        act = self.act(step, role, to=to, reason=reason)
        self.holder = to
        return act

    def has_leader(self) -> bool:
        """Whether its holder has a leader of its own."""
        return (self.holder.code, LEADER) in self.county.posts

    def registering(self, source: str, *, risk: str, number: str) -> Mapping[str, Any]:
        """What registering writes; a clerk leaves blank what nobody knows yet."""
        chance = self.chance
        happened = self.day - dt.timedelta(days=chance.randint(0, 20))
        return {
            "title": self.say(self.words["title"]),
            "parties": self.parties,
            "type": self.type,
            "source": source,
            "village": self.village.council,
            "place": f"{self.village.council}{self.say(self.words.get('place', ''))}",
            "facts": self.one_of("facts"),
            "happened_on": happened if chance.happens(80) else None,
            "people": self.people,
            "visitors": chance.randint(1, 3) if self.holder.form == Form.CENTRE else None,
            "amount": self.amount or None,
            "risk": risk,
            "referral_number": number,
        }
