"""The sample's inspections: those of the draws, and those that somebody asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from yifa.kernel.evidence import Signs, Upload
from yifa.kernel.person import Post
from yifa.kernel.roles import LEADER, OFFICER, Role
from yifa.wings.enforcement.inspection.models import Inspection

from .act import Act
from .bureau import ONE_DAY, Begun, Bureau, Desk, Supervised
from .chance import Chance, told
from .prosecution import Prosecution
from .supervising import Draw, Year
from .yearly import working_day

#: What the visits of a draw come to, one after the other; a complaint is oftener right.
DRAWN_RESULTS = ("normal", "order", "normal", "suspect", "mended", "normal", "order", "unable")
COMPLAINT_RESULTS = ("order", "normal", "suspect", "mended", "order", "normal")
#: How many complaints are looked into; in the smallest samples one.
COMPLAINTS, FEW = 24, 1
#: How the order of a hundred is followed.
FOLLOWED = {"corrected": 75, "later": 25}
FINDINGS = {"normal": "未发现问题。", "unable": "当天停业检修，没有人在场，无法检查。"}
NOBODY_THERE = {"unsigned": "absent", "unsigned_why": "停业检修，请社区网格员见证"}
#: Stands for the record of the visit that was signed by hand.
SIGNED = Upload(
    "现场检查记录（签名页）.txt",
    "演示数据：这里是检查人员、检查对象或者见证人签名的检查记录扫描件。".encode(),
    signs=Signs.PAGE.value,
)
PUBLISHED = "县政府门户网站行政检查结果公示专栏"


def inspected(bureau: Bureau) -> Iterator[Begun]:
    """Each year's plan, its draws with their visits, and the complaints."""
    approved: set[dt.date] = set()
    for number in bureau.years:
        year = Year(bureau, number)
        yield year.begins, year.life()
        rows = told("supervising")["draw"]
        for row in rows[: 1 if bureau.small else None]:
            draw = Draw(year, row)
            yield draw.begins, draw.life()
            begins = working_day(draw.drawn_on + ONE_DAY)
            approved.add(working_day(begins + ONE_DAY))
            for slot in range(draw.wanted):
                yield begins, visit_of_draw(draw, slot, begins)
    yield from complaints(bureau, without=approved)


def visit_of_draw(draw: Draw, slot: int, day: dt.date) -> Iterator[Act]:
    """The visit to a firm that was drawn; asked for once it is known which."""
    bureau = draw.year.bureau
    whom, officers = draw.slot(slot)
    desk = bureau.desk(day, "visit", draw.year.year, draw.row["month"], slot)
    result = DRAWN_RESULTS[slot % len(DRAWN_RESULTS)]
    yield from Visit(bureau, desk, whom, officers, result, draw.matter.title, draw).life()


def complaints(bureau: Bureau, *, without: set[dt.date]) -> Iterator[Begun]:
    """Complaints about firms, looked into on the day; not on days when draws are approved.

    Visits to one firm that lie ahead together would have to be merged.
    """
    chance = Chance(bureau.seed, "complaints")
    days = [day for day in bureau.days if working_day(day) == day and day not in without]
    late_enough = [day for day in days if day > dt.date(bureau.years[0], 1, 25)]
    for number in range((FEW if bureau.small else COMPLAINTS) if late_enough else 0):
        day = chance.choice(late_enough)
        there = [one for one in bureau.parties if one.since < day and not one.leaves]
        whom = chance.choice(there)
        desk = bureau.desk(day, "complaint", number)
        result = COMPLAINT_RESULTS[number % len(COMPLAINT_RESULTS)]
        officers = bureau.pair(desk.chance)
        ground = whom.trade["complaint"]
        yield day, Visit(bureau, desk, whom, officers, result, ground).life()


@dataclass
class Visit:
    """One inspection, and the case that it leads to."""

    bureau: Bureau
    desk: Desk
    whom: Supervised
    officers: dict[str, Post]
    result: str
    ground: str
    draw: Draw | None = None

    def __post_init__(self) -> None:
        self.matter = Inspection()
        if self.result == "suspect" and "cause" not in self.whom.trade:
            self.result = "order"

    def act(self, step: str, role: Role, **writes: Any) -> Act:
        """An act on this inspection; of the officers by the one who leads it."""
        by: Role | Post = self.officers["officer"] if role is OFFICER else role
        return self.desk.act(self.matter, step, by, **writes)

    def life(self) -> Iterator[Act]:
        """Approved, carried out, made public, followed up."""
        desk, trade = self.desk, self.whom.trade
        on, drawn = desk.day, self.draw
        if drawn:
            on = working_day(on + ONE_DAY * desk.chance.randint(3, 24))
        yield self.act(
            "register",
            OFFICER,
            item=self.bureau.items[trade["trade"]],
            party=self.whom.matter,
            plan=drawn.year.matter if drawn else None,
            draw=drawn.matter if drawn else None,
            sector=trade["sector"],
            way="random" if drawn else "complaint",
            ground=self.ground,
            planned_on=on,
            **self.officers,
        )
        if drawn:
            desk.wait_until(desk.day + ONE_DAY)
        yield self.act("approve", LEADER)
        desk.wait_until(on)
        yield self.act("notify", OFFICER, rights_told=True)
        there = {} if self.result != "unable" else NOBODY_THERE
        inspected = self.act(
            "inspect",
            OFFICER,
            **self.officers,
            **there,
            id_shown=True,
            checklist=trade["looked_at"],
            findings=FINDINGS.get(self.result) or trade[self.result],
            result=self.result,
        )
        yield replace(inspected, files=[SIGNED])
        if self.result == "suspect":
            yield from self.handed_over()
            return
        if self.result == "order":
            yield from self.ordered()
        else:
            yield from self.published()
        yield self.act("close", OFFICER)

    def published(self) -> Iterator[Act]:
        """The result made public within days."""
        self.desk.wait(1, 5)
        yield self.act("publish_result", OFFICER, published_where=PUBLISHED)

    def ordered(self) -> Iterator[Act]:
        """Told to correct, and looked at again once the time is over; some need more of it."""
        desk = self.desk
        by = working_day(desk.day + ONE_DAY * 10)
        correction = self.whom.trade["correction"]
        yield self.act("order_correction", OFFICER, correction=correction, correct_by=by)
        yield from self.published()
        desk.wait_until(by)
        if desk.chance.one(FOLLOWED) == "later":
            yield self.act("recheck_failed", OFFICER, recheck="还有一处没有完成")
            by = working_day(desk.day + ONE_DAY * 7)
            more = {"correct_by": by, "extended_why": "配件还没有到货"}
            yield self.act("extend_correction", LEADER, **more)
            desk.wait_until(by)
        desk.wait(0, 2)
        yield self.act("recheck_passed", OFFICER, recheck="都已改正")

    def handed_over(self) -> Iterator[Act]:
        """A case is begun, the file handed over, the firm graded anew; then the case goes on."""
        desk, trade = self.desk, self.whom.trade
        rows = told("enforcing")["act"]
        row = next(one for one in rows if one["cause"] == trade["cause"])
        desk.wait(0, 1)
        while (row["cause"], desk.day, self.whom.name) in self.bureau.accused:
            desk.wait(1, 1)
        case = Prosecution(self.bureau, desk, row, whom=self.whom)
        case.officers = self.officers
        yield case.registered()
        yield self.act("hand_over", LEADER, penalty_case=case.case)
        yield from self.published()
        yield self.act("close", OFFICER)
        graded = {"risk": "c", "graded_why": "行政检查发现违法，已经移交立案"}
        yield desk.act(self.whom.matter, "grade", self.officers["officer"], **graded)
        yield from case.after_an_inspection()
