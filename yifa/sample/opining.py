"""What the sample's towns and its county send for review: contracts first of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, Role
from yifa.law import calendar
from yifa.wings.rules.legal_opinion import reviewing
from yifa.wings.rules.legal_opinion.models import LegalOpinion

from .act import Act
from .bureau import ONE_DAY, Begun, Desk
from .chance import Chance, told
from .county import County
from .names import firm, firm_name, person_name
from .yearly import bare

#: The county's own share, as a town's is its size.
COUNTY_SIZE = 12
#: Of so many papers that are sent one is no contract.
A_PAPER_NO_CONTRACT = 6
FEWEST = 2
#: Of a hundred that were changed in every point so many are not sent for a second look.
CHANGED_AND_DONE = 60
#: How a review goes, by how often.
WAYS = {"lawful": 42, "changed": 44, "overridden": 3, "missing": 2, "unlawful": 4, "withdrawn": 5}


def reviews_of_legality(
    seed: int, county: County, *, days: list[dt.date], small: bool
) -> Iterator[Begun]:
    """Every town's papers over the days of a sample, and the county's; few in a small one."""
    working = [day for day in days if calendar.is_working_day(day)][3:]
    sizes = [(town.government, town.size) for town in county.towns[: 1 if small else None]]
    for at, size in [*sizes, *([] if small else [(county.government, COUNTY_SIZE)])]:
        chance = Chance(seed, "opinions", at.code)
        number = FEWEST if small else size * len(working) // 250
        for place in range(number if working else 0):
            day = chance.choice(working)
            yield day, Paper(seed, county, at, day, place).life()


class Paper:
    """A paper on its way through review."""

    def __init__(self, seed: int, county: County, at: Organisation, day: dt.date, n: int) -> None:
        self.chance = Chance(seed, "opinion", at.code, n)
        self.county = county
        self.desk = Desk(county, at, self.chance, day)
        self.at = at
        self.matter = LegalOpinion()
        words = told("opining")
        self.is_contract = n % A_PAPER_NO_CONTRACT != A_PAPER_NO_CONTRACT - 1
        self.row: Mapping[str, Any] = self.chance.choice(
            words["contract" if self.is_contract else "other"]
        )
        self.all_adopted = True
        self.points = self.chance.sample(words["point"], self.chance.randint(1, 3))

    def act(self, step: str, role: Role, **writes: Any) -> Act:
        """An act on the paper."""
        return self.desk.act(self.matter, step, role, **writes)

    def life(self) -> Iterator[Act]:
        """Sent, assigned, reviewed, and what it led to."""
        way = self.chance.one(WAYS)
        lacks = self.is_contract and self.chance.happens(9)
        yield self.act("register", CLERK, **self.sent(lacks))
        if way == "missing" and self.is_contract:
            why = "汛期抢修，当天要进场，签订后补送审查"
            yield self.act("override", LEADER, override_why=why)
            yield from self.signed()
            return
        self.desk.wait(0, 1)
        if lacks:
            yield self.act("ask_papers", LEGAL_REVIEWER, lacking="补对方营业执照和授权委托书")
            self.desk.wait(1, 3)
            yield self.act("supply", CLERK, draft=True, credentials=True)
        yield from self.assigned()
        if way == "withdrawn":
            why = "项目调整，本年度不再实施"
            yield self.act("withdraw", CLERK, withdrawn_why=why)
            return
        yield from self.reviewed(way)

    def sent(self, lacks: bool) -> dict[str, Any]:
        """What the clerk fills in."""
        row, chance, day = self.row, self.chance, self.desk.day
        writes: dict[str, Any] = {
            "title": row["title"].format(town=bare(self.at)),
            "paper_type": "contract" if self.is_contract else row["paper_type"],
            "sender": row["sender"],
            "drafted_by": person_name(chance),
            "draft": True,
        }
        if not self.is_contract:
            return {**writes, "basis": True, "explanation": True}
        name = firm_name(chance, row["trade"])
        return {
            **writes,
            "parties": [firm(chance, side="b", name=name, division=self.county.division)],
            "amount": chance.round_sum(*row["amount"]),
            "needed_by": day + ONE_DAY * chance.randint(12, 30),
            "credentials": not lacks,
        }

    def assigned(self) -> Iterator[Act]:
        """To the reviewer of the town; the county's is a public lawyer."""
        reviewer = self.county.post(self.at, LEGAL_REVIEWER, on=self.desk.day)
        standing = "public_lawyer" if self.at == self.county.government else "staff"
        yield self.act("allot", LEADER, reviewer=reviewer, standing=standing)
        self.desk.wait(0, 1)
        yield self.act("take_on", LEGAL_REVIEWER, tie="none")

    def reviewed(self, way: str) -> Iterator[Act]:
        """The opinion: at once lawful, or with points that are answered."""
        if self.matter.paper_type == "decision":
            self.desk.wait(1, 2)
            counsel = "法律顾问：方案属于本级权限，补偿标准应当写明依据。"
            yield self.act("hear_counsel", LEGAL_REVIEWER, counsel=counsel)
        self.desk.wait(1, 3)
        if way == "lawful":
            yield self.opined("lawful")
            yield from self.used()
            return
        for point in self.points:
            said = {f"point_{name}": point.get(name, "") for name in ("place", "wrong", "basis")}
            yield self.act("raise_point", LEGAL_REVIEWER, **said, point_mend=point["mend"])
        conclusion = "unlawful" if way == "unlawful" else "after_changes"
        yield self.opined(conclusion)
        self.desk.wait(1, 3)
        if way == "unlawful":
            why = "审查不合法，不再签订、印发"
            yield self.act("withdraw", CLERK, withdrawn_why=why)
            return
        yield from self.answered()
        yield from self.changed(way)

    def opined(self, conclusion: str) -> Act:
        """The conclusion; what comes late says why."""
        late = reviewing.is_late(self.matter, self.desk.day)
        why = "送审单位补充说明较晚" if late else ""
        return self.act("opine", LEGAL_REVIEWER, conclusion=conclusion, late_why=why)

    def answered(self) -> Iterator[Act]:
        """Each point in its turn; what the other side would not have is not adopted."""
        for point in self.points:
            kept = "坚持" in point["answer"] and self.chance.happens(60)
            self.all_adopted = self.all_adopted and not kept
            yield self.act("not_adopt" if kept else "adopt", CLERK, answer=point["answer"])

    def changed(self, way: str) -> Iterator[Act]:
        """Changed as asked, or sent again and passed; seldom the head signs without."""
        if self.all_adopted and self.chance.happens(CHANGED_AND_DONE):
            yield from self.used()
            return
        if way == "overridden" and self.is_contract and not self.all_adopted:
            why = "主要意见已经采纳，工期紧，不再复审"
            yield self.act("override", LEADER, override_why=why)
            yield from self.used()
            return
        self.desk.wait(0, 2)
        yield self.act("resubmit", CLERK, changes="已按审查意见修改，附修改对照表")
        self.desk.wait(1, 2)
        yield self.opined("lawful")
        yield from self.used()

    def used(self) -> Iterator[Act]:
        """Signed, decided or simply closed, and filed."""
        self.desk.wait(1, 4)
        if self.is_contract:
            yield from self.signed()
            return
        if self.matter.paper_type != "litigation":
            yield self.act("decide", CLERK, decided_on=self.desk.day)
        yield self.filed()
        yield self.act("close", CLERK)

    def signed(self) -> Iterator[Act]:
        """Signed, filed, performed; the shorter ones have ended."""
        day, months = self.desk.day, self.row["months"]
        ends = calendar.add_months(day, months)
        half = calendar.add_months(day, max(1, months // 2))
        number = f"{self.at.short}合〔{day.year}〕{self.chance.randint(1, 300)}号"
        yield self.act(
            "sign", CLERK, signed_on=day, contract_number=number, perform_by=half, ends_on=ends
        )
        self.desk.wait(1, 5)
        yield self.filed()
        self.desk.wait_until(half)
        done = "按约定完成阶段工作，已验收付款"
        yield self.act("perform", CLERK, performance=done, perform_by=None)
        self.desk.wait_until(ends - ONE_DAY * self.chance.randint(16, 22))
        yield self.act("end", CLERK, ended_how="performed", performance="履行完毕，已结清")

    def filed(self) -> Act:
        """Where it lies."""
        matter = self.matter
        return self.act("archive", CLERK, archive_number=f"{matter.year}-合审-{matter.serial:03d}")
