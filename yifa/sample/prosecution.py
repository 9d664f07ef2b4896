"""A penalty case of the sample, from the clue to the archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from yifa.kernel.evidence import Signs, Upload
from yifa.kernel.person import Post
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, OFFICER, Role
from yifa.law import calendar
from yifa.wings.enforcement.penalty_case.models import PenaltyCase

from . import names
from .act import Act
from .bureau import ONE_DAY, Bureau, Desk, Supervised
from .chance import told
from .county import spread

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
#: What becomes of a hundred files that an inspection hands over.
HANDED_OVER_ENDS = {"penalised": 70, "stated": 18, "first": 12}
#: On the spot a citizen is fined up to this, and may pay there up to that.
ON_THE_SPOT, COLLECTED = 200, 100
#: From here on the bureau discusses and offers a hearing, as it settled for itself.
LARGE = 10_000
#: Stands for the decision that was signed by hand.
SIGNED = Upload(
    "当场处罚决定书（签名页）.txt",
    "演示数据：这里是两名执法人员和当事人签名的决定书扫描件。".encode(),
    signs=Signs.PAGE.value,
)


class Prosecution:
    """One penalty case of the bureau."""

    def __init__(
        self, bureau: Bureau, desk: Desk, row: Mapping[str, Any], *, whom: Supervised | None
    ) -> None:
        self.bureau, self.desk, self.row, self.whom = bureau, desk, row, whom
        self.chance = chance = desk.chance
        self.case = PenaltyCase()
        self.source = "inspection"
        self.officers = bureau.pair(chance)
        self.is_person = row["party"] == "person"
        self.fine = chance.round_sum(*row["fine"])
        self.party = dict(whom.entry) if whom else self.somebody(desk.day)
        bureau.accused.add((row["cause"], desk.day, self.party["name"]))
        town = spread(chance, bureau.county.towns).government.name
        bare = town.removesuffix("人民政府").removesuffix("办事处")
        place = whom.place if whom else row["place"].format(town=bare)
        self.gaps = {"who": self.party["name"], "place": place, "n": chance.randint(3, 40)}

    @classmethod
    def of_a_clue(cls, bureau: Bureau, number: int, day: dt.date) -> Prosecution:
        """The nth case that begins with a complaint, on patrol, or comes from elsewhere."""
        desk = bureau.desk(day, "penalty", number)
        chance = desk.chance
        rows = told("enforcing")["act"]
        row = rows[chance.one({place: row["weight"] for place, row in enumerate(rows)})]
        known = [
            one
            for one in bureau.parties
            if one.trade["firm"] == row["party"]
            and one.since < day
            and (row["cause"], day, one.name) not in bureau.accused
        ]
        whom = chance.choice(known) if known and chance.happens(60) else None
        case = cls(bureau, desk, row, whom=whom)
        case.source = chance.one({"complaint": 58, "assigned": 12, "transferred": 10, "other": 20})
        return case

    def somebody(self, day: dt.date) -> names.Entry:
        """Who did it: a person or a firm that was not accused of it that day."""
        chance, division = self.chance, self.bureau.county.division
        name = self.new_name(day)
        if not self.is_person:
            return names.firm(chance, side="a", name=name, division=division)
        born = dt.date(day.year - chance.randint(22, 66), chance.randint(1, 12), 15)
        entry = names.person(
            chance, side="a", name=name, female=chance.happens(45), born=born, on=day
        )
        names.known_more(chance, entry, home="青禾县城区", division=division, born=born)
        return entry

    def new_name(self, day: dt.date) -> str:
        """A name under which nobody did the same on the same day."""
        chance, row = self.chance, self.row
        name = (
            names.person_name(chance) if self.is_person else names.firm_name(chance, row["party"])
        )
        while (row["cause"], day, name) in self.bureau.accused:
            name = names.person_name(chance)
            if not self.is_person:
                name = f"青禾{name}{row['party']}"
        return name

    def act(self, step: str, role: Role, **writes: Any) -> Act:
        """An act on this case now; of the officers by the one who handles it."""
        by: Role | Post = self.officers["officer"] if role is OFFICER else role
        return self.desk.act(self.case, step, by, **writes)

    def life(self) -> Iterator[Act]:
        """Everything that is done about it, in order of days."""
        end = self.chance.one(ENDS)
        if end == "on_spot" and not self.is_person:
            end = "penalised"
        yield self.registered()
        if end == "on_spot":
            yield from self.on_the_spot()
        elif end == "declined":
            self.desk.wait(1, 4)
            why = "经核查，现场已经自行整改，没有证据证明违法事实"
            yield self.act("decline", LEADER, not_filed_why=why)
        else:
            yield from self.investigated()
            yield from self.judged(end)

    def after_an_inspection(self) -> Iterator[Act]:
        """What follows once an inspection has handed the file over."""
        yield from self.investigated()
        yield from self.judged(self.chance.one(HANDED_OVER_ENDS))

    def registered(self) -> Act:
        """What the clue says."""
        return self.act(
            "register",
            OFFICER,
            title=self.row["title"].format(**self.gaps),
            parties=[self.party],
            party_kind="citizen" if self.is_person else "organisation",
            cause=self.row["cause"],
            source=self.source,
            sector=self.row["sector"],
            regulated_party=self.whom.matter if self.whom else None,
            place=self.gaps["place"],
            violated_on=self.desk.day,
            found_on=self.desk.day,
            clue=self.facts,
        )

    @property
    def facts(self) -> str:
        """What was done, where, how much of it."""
        return str(self.row["facts"]).format(**self.gaps)

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
            facts=self.facts,
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
        yield from self.over()

    def investigated(self) -> Iterator[Act]:
        """Filed, and the evidence gathered."""
        self.desk.wait(0, 3)
        yield self.act("file", LEADER, jurisdiction="own", **self.officers)
        every = [
            ("record", "现场检查情况"),
            ("audiovisual", "违法现场状况"),
            ("party", "当事人承认违法事实"),
        ]
        for kind, proves in every[: self.chance.randint(2, 3)]:
            self.desk.wait(0, 5)
            yield self.act(
                "investigate",
                OFFICER,
                id_shown=True,
                record_made=True,
                evidence_kind=kind,
                evidence_proves=proves,
            )

    def judged(self, end: str) -> Iterator[Act]:
        """What the investigation came to, told, decided and carried out."""
        exempt = end if end in ("minor", "first") else ""
        harm = "none" if exempt else self.chance.one({"slight": 60, "some": 35, "serious": 5})
        offences = 1 if exempt else self.chance.one({1: 80, 2: 16, 3: 4})
        self.desk.wait(2, 10)
        benchmark = self.bureau.benchmark(self.row["cause"], self.desk.day)
        if benchmark is not None:
            self.fine = self.chance.round_sum(*benchmark.range_for(harm, offences))
        large = self.fine >= LARGE and not exempt
        hearing_due = end == "heard" or large
        yield self.act(
            "conclude",
            OFFICER,
            facts=self.facts,
            evidence_checked=True,
            harm=harm,
            offences=offences,
            exempt=exempt,
            benchmark=benchmark.matter if benchmark else None,
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
            yield from self.over()

    def told(self, end: str, *, hearing_due: bool) -> Iterator[Act]:
        """The notice, and what the party said to it."""
        self.desk.wait(0, 3)
        reply_by = self.desk.day + ONE_DAY * 5
        notice = {
            "proposed_basis": self.row["basis"],
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
        chair = self.desk.county.post(self.desk.at, LEGAL_REVIEWER, on=self.desk.day)
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
        yield from self.over()

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

    def over(self) -> Iterator[Act]:
        """Closed, and bound."""
        self.desk.wait(0, 3)
        yield self.act("close", LEADER)
        self.bureau.closed.append(self.case)
        self.desk.wait(1, 9)
        yield self.act("archive", CLERK)
