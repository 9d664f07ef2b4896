"""What the people of the sample's county ask, propose and report, and how it is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import CLERK, LEADER
from yifa.wings.disputes.petition.models import Petition

from .act import Act
from .bureau import Begun, Desk
from .chance import Chance, told
from .county import County, Town, spread
from .names import person, person_name, telephone

#: Of so many matters of a sample one is a petition.
MATTERS_A_PETITION = 45
FEWEST = 4
OFFICE = "信访局"
CHANNELS = {"visit": 36, "network": 34, "letter": 14, "phone": 16}
#: How often each situation comes up, beside the others.
USUAL = {
    "other": 46,
    "violation": 16,
    "suggestion": 12,
    "decision": 7,
    "labour": 7,
    "court": 6,
    "accusation": 6,
}
#: The petition office asks for the result within so many days.
RESULT_WITHIN = dt.timedelta(days=90)
SATISFIED = {"satisfied": 52, "fairly": 28, "not_satisfied": 9, "unsaid": 11}
ABOVE = "清江市信访事项复查复核委员会"


def petitions(
    seed: int, county: County, *, days: Sequence[dt.date], matters: int
) -> Iterator[Begun]:
    """Every petition of the two years, each on the working day on which it comes."""
    chance, ended = Chance(seed, "petitions"), list[Petition]()
    number = max(FEWEST, matters // MATTERS_A_PETITION)
    begins = sorted(chance.choice(days) for _ in range(number))
    for place, day in enumerate(begins):
        yield day, Life(Chance(seed, "petition", place), county, day, place, ended).acts()


class Life:
    """One petition, from the day it came to the day it was put away."""

    def __init__(
        self, chance: Chance, county: County, day: dt.date, place: int, ended: list[Petition]
    ) -> None:
        self.chance, self.county, self.place = chance, county, place
        self.town: Town = spread(chance, county.towns)
        self.subject = self.drawn()
        at = county.department(OFFICE) if self.goes_to_office else self.town.government
        self.desk = Desk(county, at, chance, day)
        self.desk.wait_until(day)
        self.matter = Petition()
        self.ended = ended
        self.accused: dict[str, Organisation] = {}

    def drawn(self) -> Mapping[str, Any]:
        """What it is about; of the first few each situation at least once."""
        situations = list(USUAL)
        wanted = situations[self.place] if self.place < FEWEST else self.chance.one(USUAL)
        rows = [row for row in told("petitioning")["subject"] if row["situation"] == wanted]
        return self.chance.choice(rows)

    @property
    def goes_to_office(self) -> bool:
        """Whether it comes to the county's petition office first."""
        return self.subject["situation"] in ("violation", "accusation") or self.place % 2 == 1

    def act(self, step: str, role: Any = CLERK, **writes: Any) -> Act:
        """An act where the petition is now."""
        return self.desk.act(self.matter, step, role, **writes)

    def acts(self) -> Iterator[Act]:
        """Registered, sorted, and then by its situation."""
        yield self.act("register", **self.entry())
        self.desk.wait(0, 3)
        yield self.act("sort", situation=self.subject["situation"], **self.accused)
        by_way = {
            "other": self.answered,
            "violation": self.finished,
            "suggestion": self.finished,
            "accusation": self.passed_on,
        }
        yield from by_way.get(self.subject["situation"], self.guided)()

    def entry(self) -> dict[str, Any]:
        """Who asks what, how, and with how many."""
        chance, village = self.chance, self.chance.choice(self.town.villages).council
        channel = chance.one(CHANNELS)
        together = channel == "visit" and chance.happens(20)
        people = chance.randint(5, 16) if together and chance.happens(40) else 1 + 2 * together
        crowd = {"crowd": "chosen", "representatives": min(people, 3)} if people > 1 else {}
        words = {
            name: self.subject[name].format(village=village.name)
            for name in ("title", "claims", "facts")
        }
        if self.subject["situation"] == "accusation":
            self.accused = {"accused": village}
        return {
            **words,
            **crowd,
            **self.accused,
            "is_first": "first" if chance.happens(82) else "again",
            "parties": [self.somebody(village)],
            "channel": channel,
            "people": people,
            "domain": self.subject["domain"],
            "village": village,
        }

    def somebody(self, village: Organisation) -> dict[str, Any]:
        """Who signs it."""
        chance, day = self.chance, self.desk.day
        born = dt.date(day.year - chance.randint(28, 74), chance.randint(1, 12), 1)
        name, female = person_name(chance), chance.happens(45)
        entry = person(chance, side="a", name=name, female=female, born=born, on=day)
        home = f"{village.name}{chance.randint(1, 9)}组"
        return {**entry, "telephone": telephone(chance), "address": home}

    def sent(self, step: str, to: Organisation, reason: str) -> Iterator[Act]:
        """Sent on by who has it, and received the next days."""
        yield self.act(step, to=to, reason=reason)
        self.desk.at = to
        self.desk.wait(0, 2)
        yield self.act("receive")

    # By situation

    def guided(self) -> Iterator[Act]:
        """Told which way to go."""
        self.desk.wait(0, 4)
        yield self.act("guide", guided_to=self.subject["guided_to"])

    def passed_on(self) -> Iterator[Act]:
        """To those who supervise officials, and to nobody it accuses."""
        self.desk.wait(0, 3)
        yield self.act("pass_on", sent_out_to=self.subject["sent_out_to"])

    def finished(self) -> Iterator[Act]:
        """Taken on by the way that the law opens, and answered."""
        if "department" in self.subject:
            to = self.county.department(self.subject["department"])
            yield from self.sent("transfer", to, "属于你单位职权范围")
        self.desk.wait(1, 6)
        yield self.act("take_on", runs_by=self.subject["runs_by"])
        self.desk.wait(12, 40)
        result = {"finish_result": self.subject["result"], "reply": self.subject["reply"]}
        yield self.act("finish", **result)
        yield from self.visited()

    def answered(self) -> Iterator[Act]:
        """Accepted, looked into and answered; some ask for review."""
        chance, row = self.chance, self.subject
        if self.goes_to_office:
            yield self.act("tell_sent", sent_told=str(self.town.government))
            yield self.act("set_term", report_by=self.desk.day + RESULT_WITHIN)
            yield from self.sent("assign", self.town.government, "按属地管理交办，依法办理并反馈")
        self.desk.wait(0, 6)
        if self.ended and chance.happens(4):
            yield self.act(
                "refuse",
                refusal_ground="ended",
                refusal_reason="以同一事实和理由再次提出，原事项已经复核终结",
                earlier=self.ended[-1],
            )
            return
        yield self.act("accept")
        if chance.happens(30):
            leader = self.county.post(self.desk.at, LEADER, on=self.desk.day)
            yield self.act("meet", LEADER, met_by=leader, meeting_note="听取诉求，现场交办")
        self.desk.wait(3, 20)
        yield self.act("investigate", findings=row["found"])
        if chance.happens(8):
            leader = self.county.post(self.county.government, LEADER, on=self.desk.day)
            why = {"urged_why": "请在期限内办结，并反馈办理情况", "advice": "improve"}
            yield self.act("urge", leader, **why)
            self.desk.wait(1, 3)
            answer = {"urging_answer": "已安排专人办理，将按期答复", "advice_taken": "taken"}
            yield self.act("answer_urging", **answer)
        self.desk.wait(*((48, 58) if self.place % 40 == 39 else (6, 30)))
        yield self.act("opine", LEADER, **self.opinion())
        self.desk.wait(0, 3)
        yield self.act("serve")
        if self.goes_to_office:
            yield self.act(
                "report_result", result_report=f"处理意见已经送达信访人：{row['handling']}"
            )
        if row["opinion"] == "reject" and chance.happens(45):
            yield from self.reviewed()
        elif "done" in row:
            self.desk.wait(20, 60)
            yield self.act("perform", performance=row["done"])
        yield from self.visited()

    def opinion(self) -> dict[str, Any]:
        """What the opinion says."""
        row = self.subject
        told_of = {
            "request_told": row["claims"].format(village="本村"),
            "facts_found": row["found"],
        }
        return {**told_of, **{name: row[name] for name in ("opinion", "handling", "basis")}}

    def reviewed(self) -> Iterator[Act]:
        """Asked of the county, which upholds it; some go on to the city, where it ends."""
        self.desk.wait(8, 24)
        yield self.act("ask_review", review_request="对处理意见不服，请求复查")
        yield from self.sent("report_up", self.county.government, "由上一级复查")
        self.desk.wait(8, 20)
        upheld = "经复查，认定事实清楚，适用政策正确，维持原处理意见。"
        yield self.act("give_review", review_result="upheld", review_text=upheld)
        yield self.act("serve_review")
        if self.chance.happens(50):
            self.desk.wait(10, 24)
            yield self.act("ask_recheck", recheck_request="对复查意见不服，请求复核")
            self.desk.wait(15, 26)
            end = {"recheck_text": "维持复查意见。", "recheck_organ": ABOVE}
            yield self.act("give_recheck", recheck_result="upheld", **end)
            yield self.act("serve_recheck")
            self.ended.append(self.matter)

    def visited(self) -> Iterator[Act]:
        """Asked what they think of it, then put away."""
        self.desk.wait(5, 25)
        if self.chance.happens(80):
            yield self.act("visit", satisfaction=self.chance.one(SATISFIED))
            yield self.act("archive")
