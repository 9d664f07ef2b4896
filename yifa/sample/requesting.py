"""What people of the sample ask their governments for, and how it is answered, in two years."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import CLERK, LEADER
from yifa.law import calendar
from yifa.wings.oversight.information_request.models import InformationRequest
from yifa.wings.oversight.record_correction.models import RecordCorrection

from .act import Act
from .bureau import Begun, Desk
from .chance import Chance, told
from .county import County, spread
from .names import identity_number, person_name, telephone

#: Of so many matters of a sample one is a request.
MATTERS_A_REQUEST = 50
FEWEST = 4
#: How requests come, and who asks.
CHANNELS = {"internet": 48, "registered_mail": 24, "in_person": 22, "plain_mail": 4, "oral": 2}
APPLICANTS = {"person": 86, "enterprise": 9, "legal_service": 3, "research": 1, "charity": 1}
FORMS = {"paper": 55, "electronic": 40, "look": 5}
DELIVERIES = {"post": 50, "collect": 20, "email": 30}


def requests(
    seed: int, county: County, *, days: list[dt.date], matters: int
) -> dict[dt.date, list[Iterator[Act]]]:
    """Every request over the days of a sample, by the day on which it comes."""
    working = [day for day in days if calendar.is_working_day(day)]
    found: dict[dt.date, list[Iterator[Act]]] = defaultdict(list)
    wishes = begun(seed, county, working, max(FEWEST, matters // MATTERS_A_REQUEST))
    for day, stream in (*wishes, *corrections(seed, county, working)):
        found[day].append(stream)
    return found


def corrections(seed: int, county: County, working: list[dt.date]) -> Iterator[Begun]:
    """What somebody finds wrong in a record about themselves: one in each year."""
    years = sorted({day.year for day in working})
    for year, row in zip(years, told("requesting")["correction"], strict=False):
        begins = dt.date(year, *row["begins"])
        for day in [one for one in working if one >= begins and one.year == year][:1]:
            yield day, corrected(Chance(seed, "correction", year), county, row, day)


def corrected(
    chance: Chance, county: County, row: Mapping[str, Any], day: dt.date
) -> Iterator[Act]:
    """Asked with evidence, checked, corrected or not."""
    desk = Desk(county, county.department(row["at"]), chance, day)
    matter = RecordCorrection()
    told_of = {name: row[name] for name in ("record", "wrong", "right", "proof")}
    yield desk.act(matter, "register", CLERK, parties=[somebody(chance, county)], **told_of)
    desk.wait(2, 6)
    found = {"finding": row["finding"], "check_opinion": row["opinion"]}
    yield desk.act(matter, "check", CLERK, **found)
    desk.wait(1, 3)
    if "corrected" in row:
        yield desk.act(matter, "put_right", LEADER, corrected_text=row["corrected"], told=True)
    else:
        yield desk.act(matter, "decline", LEADER, declined_why=row["declined"])


def somebody(chance: Chance, county: County) -> dict[str, Any]:
    """Somebody with a number and a telephone that are nobody's."""
    born = dt.date(chance.randrange(1950, 2003), chance.randrange(1, 13), chance.randrange(1, 28))
    female = chance.happens(45)
    return {
        "name": person_name(chance),
        "gender": "f" if female else "m",
        "identity_number": identity_number(chance, county.division, born, female=female),
        "telephone": telephone(chance),
    }


def begun(seed: int, county: County, working: list[dt.date], number: int) -> Iterator[Begun]:
    """Spread over the days; each wish comes up in its turn, so that none is missed."""
    wishes = told("requesting")["wish"]
    for place in range(number):
        chance = Chance(seed, "request", place)
        day = chance.choice(working)
        yield day, Wish(chance, county, wishes[place % len(wishes)], day).life()


class Wish:
    """One request, from the day it comes to the day it is answered."""

    def __init__(
        self, chance: Chance, county: County, row: Mapping[str, Any], day: dt.date
    ) -> None:
        self.chance, self.county, self.row = chance, county, row
        self.desk = Desk(county, self.asked_of(), chance, day)
        self.matter = InformationRequest()
        self.channel = chance.one(CHANNELS)

    def asked_of(self) -> Organisation:
        """A town, the larger the likelier, or a department of the county."""
        if self.row["at"] == "town":
            return spread(self.chance, self.county.towns).government
        return self.county.department(self.row["at"])

    def clerk(self, step: str, **writes: Any) -> Act:
        """An act of the clerk, or of the applicant as the clerk records it."""
        return self.desk.act(self.matter, step, CLERK, **writes)

    def leader(self, step: str, **writes: Any) -> Act:
        """An act of the leader."""
        return self.desk.act(self.matter, step, LEADER, **writes)

    def life(self) -> Iterator[Act]:
        """Comes in, is made clear where it has to be, is answered and delivered."""
        row, desk = self.row, self.desk
        yield self.registered()
        if self.channel in ("internet", "plain_mail"):
            desk.wait(0, 2)
        yield self.clerk("confirm", receipt_confirmed=True, identity_shown=True)
        desk.wait(0, 4)
        if row.get("withdrawn"):
            yield self.clerk("withdraw")
            return
        if "unclear" in row:
            yield from self.made_clear()
        if "given_up" in row:
            return
        yield self.clerk("begin")
        yield from self.reviewed()
        desk.wait(2, 9)
        answer = {"reply_kind": row["kind"], "reply": row["reply"]}
        answer |= {"ground": row.get("ground", ""), "referred_to": row.get("referred", "")}
        yield self.leader("reply_to", **answer)
        desk.wait(0, 2)
        yield self.clerk("deliver", delivery=self.chance.one(DELIVERIES))
        if row["kind"] == "granted" and self.chance.happens(30):
            desk.wait(2, 9)
            if self.chance.happens(50):
                yield self.clerk("suggest", suggest_why="涉及很多人，建议让大家都能看到")
                desk.wait(2, 9)
            yield self.leader("publish", published_where="政府网站“依申请公开转主动公开”栏目")

    def registered(self) -> Act:
        """Who asks for what."""
        return self.clerk(
            "register",
            parties=[somebody(self.chance, self.county)],
            applicant=self.chance.one(APPLICANTS),
            channel=self.channel,
            content=self.row["content"].format(last=self.desk.day.year - 1),
            wanted_form=self.chance.one(FORMS),
            wanted_delivery=self.chance.one(DELIVERIES),
        )

    def made_clear(self) -> Iterator[Act]:
        """Told once what is unclear; the applicant supplies it, or says nothing."""
        until = self.desk.day + dt.timedelta(days=15)
        yield self.clerk("ask_clarify", clarify_what=self.row["unclear"], clarify_until=until)
        if "given_up" in self.row:
            self.desk.wait_until(until + dt.timedelta(days=1))
            yield self.leader("give_up")
            return
        self.desk.wait(3, 10)
        yield self.clerk("supply", content=self.row["then"])
        self.desk.wait(0, 2)

    def reviewed(self) -> Iterator[Act]:
        """Looked through before it is handed out; a third party is heard."""
        if "review" not in self.row:
            return
        self.desk.wait(0, 3)
        harms = "third" in self.row
        yield self.leader("review", harms_third=harms, review_opinion=self.row["review"])
        if harms:
            yield self.clerk("ask_third", third_party="青禾县山泉建筑工程有限公司")
            self.desk.wait(0, 2)
            yield self.clerk("third_got")
            self.desk.wait(4, 9)
            opinion = {"third_opinion": self.row["third"], "third_reason": "属于本单位商业秘密"}
            yield self.clerk("third_answered", **opinion)
