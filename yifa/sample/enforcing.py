"""What the sample's enforcement bureau does: its officers' certificates, its penalty cases."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from yifa.kernel.evidence import Signs, Upload
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, OFFICER, Role
from yifa.law import calendar
from yifa.wings.enforcement.enforcement_officer.models import EnforcementOfficer
from yifa.wings.enforcement.penalty_case.models import PenaltyCase

from . import names
from .act import CLOSES, OPENS, Act
from .chance import Chance, told
from .county import County, spread

ONE_DAY = dt.timedelta(days=1)
BUREAU = "综合行政执法局"
#: Of so many matters of a sample one is a penalty case.
MATTERS_A_CASE = 40
FEWEST = 6
#: What becomes of a hundred clues.
ENDS = {
    "on_spot": 34,
    "penalised": 38,
    "heard": 3,
    "stated": 9,
    "minor": 6,
    "first": 5,
    "declined": 5,
}
#: In which month each training is, what it is about, how many hours it takes.
TRAININGS = ((4, "行政处罚法和裁量基准", 36), (9, "行政强制与文书制作", 28))
#: On the spot a citizen is fined up to this, and may pay there up to that.
ON_THE_SPOT, COLLECTED = 200, 100
#: From here on the bureau discusses and offers a hearing, as it settled for itself.
LARGE = 20_000

#: Stands for the decision that was signed by hand.
SIGNED = Upload(
    "当场处罚决定书（签名页）.txt",
    "演示数据：这里是两名执法人员和当事人签名的决定书扫描件。".encode(),
    signs=Signs.PAGE.value,
)

#: A matter as the stream of its acts, and the day on which it begins.
Begun = tuple[dt.date, Iterator[Act]]


class Enforcing:
    """The bureau's work over the two years of a sample."""

    def __init__(self, seed: int, county: County, *, days: list[dt.date], matters: int) -> None:
        self.seed, self.county, self.days = seed, county, days
        self.cases = max(FEWEST, matters // MATTERS_A_CASE)
        self.bureau = county.department(BUREAU)

    def begun(self) -> dict[dt.date, list[Iterator[Act]]]:
        """Everything by the day on which it begins."""
        found: dict[dt.date, list[Iterator[Act]]] = defaultdict(list)
        for day, stream in (*self.certificates(), *self.clues()):
            found[day].append(stream)
        return found

    def certificates(self) -> Iterator[Begun]:
        """Each officer's certificate, entered on the first working day."""
        first = next(day for day in self.days if calendar.is_working_day(day))
        for number, post in enumerate(self.county.posts[self.bureau.code, OFFICER]):
            yield first, self.certified(post, number, first)

    def certified(self, post: Post, number: int, day: dt.date) -> Iterator[Act]:
        """Applied for, examined, issued; trained each spring and autumn."""
        bureau = Desk(self.county, self.bureau, Chance(self.seed, "officer", number), day)
        matter = EnforcementOfficer()
        until = dt.date(day.year + 5, day.month, day.day) - ONE_DAY
        yield bureau.act(matter, "register", CLERK, officer=post, sector="urban")
        yield bureau.act(matter, "pass_exam", CLERK, exam="行政执法资格考试", score=82 + number)
        yield bureau.act(
            matter,
            "issue",
            CLERK,
            certificate_number=f"{self.county.division}0{number + 1:04d}",
            issued_by="青禾县人民政府",
            valid_from=day,
            valid_until=until,
        )
        for year in sorted({one.year for one in self.days}):
            for month, words, hours in TRAININGS:
                bureau.wait_until(dt.date(year, month, 10))
                yield bureau.act(matter, "train", CLERK, training=words, hours=hours)

    def clues(self) -> Iterator[Begun]:
        """The clues of the two years, each on its day."""
        chance = Chance(self.seed, "clues")
        days = [day for day in self.days if calendar.is_working_day(day)][3:]
        for number in range(self.cases if days else 0):
            day = chance.choice(days)
            yield day, Prosecution(self, number, day).life()


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


class Prosecution:
    """One penalty case of the bureau, from the clue on."""

    def __init__(self, bureau: Enforcing, number: int, day: dt.date) -> None:
        self.chance = chance = Chance(bureau.seed, "penalty", number)
        self.county = bureau.county
        self.desk = Desk(bureau.county, bureau.bureau, chance, day)
        self.case = PenaltyCase()
        rows = told("enforcing")["act"]
        weights = {place: row["weight"] for place, row in enumerate(rows)}
        self.row = rows[chance.one(weights)]
        self.is_person = self.row["party"] == "person"
        self.fine = chance.round_sum(*self.row["fine"])
        self.party = self.somebody(day)
        town = spread(chance, bureau.county.towns).government.name
        bare = town.removesuffix("人民政府").removesuffix("办事处")
        place = self.row["place"].format(town=bare)
        self.gaps = {"who": self.party["name"], "place": place, "n": chance.randint(3, 40)}

    def somebody(self, day: dt.date) -> names.Entry:
        """Who did it: a person or a firm."""
        chance, division = self.chance, self.county.division
        if not self.is_person:
            firm = names.firm_name(chance, self.row["party"])
            return names.firm(chance, side="a", name=firm, division=division)
        born = dt.date(day.year - chance.randint(22, 66), chance.randint(1, 12), 15)
        name, female = names.person_name(chance), chance.happens(45)
        entry = names.person(chance, side="a", name=name, female=female, born=born, on=day)
        names.known_more(chance, entry, home="青禾县城区", division=division, born=born)
        return entry

    def act(self, step: str, role: Role, **writes: Any) -> Act:
        """An act on this case now."""
        return self.desk.act(self.case, step, role, **writes)

    @property
    def officers(self) -> dict[str, Post]:
        """The two who handle it."""
        first, second = self.county.posts[self.desk.at.code, OFFICER][:2]
        return {"officer": first, "second_officer": second}

    def life(self) -> Iterator[Act]:
        """Everything that is done about it, in order of days."""
        end = self.chance.one(ENDS)
        if end == "on_spot" and not self.is_person:
            end = "penalised"
        yield self.act("register", OFFICER, **self.found())
        if end == "on_spot":
            yield from self.on_the_spot()
        elif end == "declined":
            self.desk.wait(1, 4)
            why = "经核查，现场已经自行整改，没有证据证明违法事实"
            yield self.act("decline", LEADER, not_filed_why=why)
        else:
            yield from self.ordinary(end)

    def found(self) -> dict[str, Any]:
        """What the clue says."""
        ways = {"inspection": 60, "complaint": 28, "assigned": 6, "transferred": 6}
        return {
            "title": self.row["title"].format(**self.gaps),
            "parties": [self.party],
            "party_kind": "citizen" if self.is_person else "organisation",
            "cause": self.row["cause"],
            "source": self.chance.one(ways),
            "sector": self.row["sector"],
            "place": self.gaps["place"],
            "violated_on": self.desk.day,
            "found_on": self.desk.day,
            "clue": self.row["facts"].format(**self.gaps),
        }

    def on_the_spot(self) -> Iterator[Act]:
        """Decided and handed over there and then."""
        fine = min(self.fine, ON_THE_SPOT) if self.chance.happens(70) else 0
        punished = self.act(
            "punish_on_spot",
            OFFICER,
            **self.officers,
            jurisdiction="own",
            id_shown=True,
            stated_on_spot=True,
            facts=self.row["facts"].format(**self.gaps),
            basis=self.row["basis"],
            warned=not fine,
            fine=fine or None,
            correction="立即改正",
            remedies_told=True,
            papers_handed=True,
        )
        yield replace(punished, files=[SIGNED])
        yield self.act("report_on_spot", OFFICER)
        if 0 < fine <= COLLECTED and self.chance.happens(60):
            receipt = f"青票{self.chance.randrange(10**6):06d}"
            told = {"collect_ground": "small", "receipt_number": receipt, "paid": fine}
            yield self.act("collect", OFFICER, **told)
            yield self.act("hand_in", OFFICER)
            self.desk.wait(1, 1)
            yield self.act("bank_in", CLERK)
        else:
            self.desk.wait(1, 9)
            yield self.act("perform", OFFICER, paid=fine or None, paid_how="已改正，罚款缴清")
        yield from self.closed()

    def ordinary(self, end: str) -> Iterator[Act]:
        """Filed, investigated, told, decided, served."""
        self.desk.wait(0, 3)
        yield self.act("file", LEADER, jurisdiction="own", **self.officers)
        for kind, proves in self.evidence():
            self.desk.wait(0, 5)
            yield self.act(
                "investigate",
                OFFICER,
                id_shown=True,
                record_made=True,
                evidence_kind=kind,
                evidence_proves=proves,
            )
        self.desk.wait(2, 10)
        exempt = end if end in ("minor", "first") else ""
        large = self.fine >= LARGE
        hearing_due = end == "heard" or large
        yield self.act(
            "conclude",
            OFFICER,
            facts=self.row["facts"].format(**self.gaps),
            evidence_checked=True,
            harm="none" if exempt else self.chance.one({"slight": 60, "some": 35, "serious": 5}),
            offences=1 if exempt else self.chance.one({1: 80, 2: 16, 3: 4}),
            exempt=exempt,
            serious=large,
            review_due=large,
            review_why="listed" if large else "",
            hearing_due=hearing_due,
        )
        if exempt:
            yield from self.exempted(exempt)
            return
        yield from self.told(end, hearing_due=hearing_due)
        if large or end == "heard":
            self.desk.wait(1, 3)
            words = "事实清楚、证据充分、程序合法、适用法律正确，同意"
            yield self.act("review", LEGAL_REVIEWER, review_result="passed", review_opinion=words)
        if large:
            self.desk.wait(0, 2)
            who = {"discussed_by": "局长、副局长、法制科长", "discussion": "同意拟处罚意见"}
            yield self.act("discuss", LEADER, **who)
        self.desk.wait(0, 3)
        yield self.act("decide", LEADER, outcome="penalise", fine=self.fine, **self.decided())
        yield from self.served()
        if not self.chance.happens(8):
            self.desk.wait(1, 12)
            yield self.act("perform", OFFICER, paid=self.fine, paid_how="银行缴款")
            yield from self.closed()

    def evidence(self) -> list[tuple[str, str]]:
        """What was gathered."""
        every = [
            ("record", "现场检查情况"),
            ("audiovisual", "违法现场状况"),
            ("party", "当事人承认违法事实"),
        ]
        return every[: self.chance.randint(2, 3)]

    def told(self, end: str, *, hearing_due: bool) -> Iterator[Act]:
        """The notice, and what the party said to it."""
        self.desk.wait(0, 3)
        reply_by = self.desk.day + ONE_DAY * 5
        notice = {
            "proposed": f"责令改正，罚款{self.fine}元",
            "proposed_fine": self.fine,
            "told_facts": True,
            "reply_by": reply_by,
        }
        step = "notify_hearing_right" if hearing_due else "notify"
        yield self.act(step, OFFICER, **notice)
        last = calendar.add_working_days(self.desk.day, 5)
        if end == "heard":
            yield from self.heard()
        elif end == "stated":
            self.desk.wait(1, 3)
            said = "对违法事实没有异议，家庭困难，请求从轻。"
            yield self.act("state", OFFICER, statement=said)
            self.desk.wait(1, 3)
            yield self.act("recheck_statement", OFFICER, recheck="已按裁量基准考虑，维持拟处罚")
            self.desk.wait_until(last + ONE_DAY)
        elif hearing_due or self.chance.happens(50):
            self.desk.wait_until(max(last, reply_by) + ONE_DAY)
        else:
            self.desk.wait(0, 2)
            yield self.act("waive", OFFICER)

    def heard(self) -> Iterator[Act]:
        """A hearing, chaired by the legal reviewer."""
        self.desk.wait(1, 3)
        yield self.act("ask_hearing", OFFICER)
        chair = self.county.post(self.desk.at, LEGAL_REVIEWER, on=self.desk.day)
        on = calendar.add_working_days(self.desk.day, 12)
        called = {"hearing_on": on, "hearing_place": "局三楼会议室", "presider": chair}
        yield self.act("call_hearing", OFFICER, **called)
        self.desk.wait_until(on)
        opinion = "同意拟处罚意见"
        yield self.act("hear", LEGAL_REVIEWER, hearing_record=True, hearing_opinion=opinion)
        self.desk.wait(5, 6)

    def decided(self) -> dict[str, Any]:
        """What the decision says."""
        return {
            "basis": self.row["basis"],
            "correction": "限期七日内改正",
            "remedies_told": True,
            "sealed": True,
        }

    def exempted(self, exempt: str) -> Iterator[Act]:
        """Not punished, but explained."""
        self.desk.wait(0, 4)
        words = {"outcome": exempt, "education": "当面讲解规定，签订守法承诺书"}
        yield self.act("decide", LEADER, **words)
        yield from self.served()
        yield from self.closed()

    def served(self) -> Iterator[Act]:
        """Handed over, mostly in person; made public in time."""
        self.desk.wait(0, 4)
        way = self.chance.one({"in_person": 78, "post": 12, "electronic": 10})
        told: dict[str, Any] = {"service": way, "served_on": self.desk.day}
        if way == "in_person":
            told["received_by"] = "当事人本人" if self.is_person else "公司收件人"
        if way == "electronic":
            told["consent_signed"] = True
        yield self.act("serve", OFFICER, **told)
        self.desk.wait(0, 2)
        yield self.act("publish", OFFICER, published_where="县政府门户网站行政执法公示专栏")

    def closed(self) -> Iterator[Act]:
        """Closed, and bound."""
        self.desk.wait(0, 3)
        yield self.act("close", LEADER)
        self.desk.wait(1, 9)
        yield self.act("archive", CLERK)
