"""What the sample's bureau supervises: items of inspection, firms, the year's plan, the draws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yifa.kernel.person import Post
from yifa.kernel.roles import CLERK, LEADER
from yifa.wings.enforcement.inspection_item.models import InspectionItem
from yifa.wings.enforcement.inspection_plan.models import InspectionPlan
from yifa.wings.enforcement.random_draw.drawing import Drawn, draw
from yifa.wings.enforcement.random_draw.lists import published_lists
from yifa.wings.enforcement.random_draw.models import RandomDraw
from yifa.wings.enforcement.regulated_party.models import RegulatedParty

from . import names
from .act import Act
from .bureau import ONE_DAY, Begun, Bureau, Supervised
from .chance import Chance, told
from .county import spread
from .yearly import working_day

WEBSITE = "县政府门户网站双随机、一公开专栏"
#: In the smallest samples: so many trades with so many firms each, of which so many are drawn.
FEW_TRADES, FEW_FIRMS, FEW_DRAWN = 3, 3, 2
#: How the risk of a hundred firms is graded.
RISKS = {"a": 40, "b": 38, "c": 17, "d": 5}
#: The trade whose firms are in no draw; one of them leaves in the second year.
LEAVING = "物业管理"
#: From the published lists to the seed.
SEED_AFTER = dt.timedelta(days=5)


def trades(bureau: Bureau) -> list[dict[str, Any]]:
    """What is inspected, of which trade."""
    rows: list[dict[str, Any]] = told("supervising")["item"]
    return rows[: FEW_TRADES if bureau.small else None]


def supervised(bureau: Bureau) -> Iterator[Begun]:
    """The list of items and the firms, entered in the first January."""
    for number, row in enumerate(trades(bureau)):
        matter = bureau.items[row["trade"]] = InspectionItem()
        yield working_day(bureau.first + ONE_DAY), listed(bureau, matter, row, number)
        for place, name in enumerate(firm_names(bureau, row)):
            one = firm(bureau, row, name, place)
            bureau.parties.append(one)
            yield one.since, registered(bureau, one)


def listed(
    bureau: Bureau, matter: InspectionItem, row: Mapping[str, Any], number: int
) -> Iterator[Act]:
    """An item on its way to the published list; the last is adjusted a year later."""
    desk = bureau.desk(working_day(bureau.first + ONE_DAY), "item", number)
    told_of = {name: row[name] for name in ("item", "sector", "basis", "looked_at", "whom")}
    yield desk.act(matter, "register", CLERK, **told_of, yearly_cap=row["yearly_cap"])
    desk.wait(1, 2)
    where = {"published_where": "县政府门户网站行政检查事项清单", "yearly_cap": row["yearly_cap"]}
    yield desk.act(matter, "publish", LEADER, **where)
    if row["trade"] == LEAVING:
        desk.wait_until(dt.date(desk.day.year + 1, 2, 10))
        why = "同类检查合并进行，降低频次"
        yield desk.act(matter, "adjust", LEADER, changed_why=why, yearly_cap=1)


def firm_names(bureau: Bureau, row: Mapping[str, Any]) -> list[str]:
    """What the firms of a trade are called, each otherwise."""
    number = FEW_FIRMS if bureau.small else row["firms"]
    brands = Chance(bureau.seed, "brands", row["trade"]).sample(told("names")["brands"], number)
    return [f"青禾{brand}{row['firm']}" for brand in brands]


def firm(bureau: Bureau, row: Mapping[str, Any], name: str, place: int) -> Supervised:
    """A firm of a trade: most are entered in the first January, the last of each a year later."""
    chance = Chance(bureau.seed, "firm", name)
    first = bureau.years[0]
    newly = place and place == row["firms"] - 1
    since = dt.date(first + 1, 2, 3) if newly else dt.date(first, 1, 6)
    town = spread(chance, bureau.county.towns).government.name
    bare = town.removesuffix("人民政府").removesuffix("办事处")
    return Supervised(
        RegulatedParty(),
        row,
        names.firm(chance, side="a", name=name, division=bureau.county.division),
        row["place"].format(town=bare, n=chance.randint(1, 160)),
        working_day(since + ONE_DAY * chance.randint(0, 12)),
        dt.date(first + 1, 5, 20) if row["trade"] == LEAVING and place == 0 else None,
    )


def registered(bureau: Bureau, one: Supervised) -> Iterator[Act]:
    """Entered and graded; one leaves."""
    desk = bureau.desk(one.since, "supervised", one.name)
    yield desk.act(
        one.matter,
        "register",
        CLERK,
        name=one.name,
        party_type="firm",
        credit_code=one.entry["identity_number"],
        sector=one.trade["sector"],
        trade=one.trade["trade"],
        place=one.place,
        risk=desk.chance.one(RISKS),
    )
    if one.leaves:
        desk.wait_until(one.leaves)
        yield desk.act(one.matter, "close", CLERK, closed_why="deregistered")


@dataclass
class Year:
    """A year's plan of inspections."""

    bureau: Bureau
    year: int
    matter: InspectionPlan = field(default_factory=InspectionPlan)

    @property
    def begins(self) -> dt.date:
        """When it is drafted."""
        return working_day(dt.date(self.year, 1, 13))

    def life(self) -> Iterator[Act]:
        """Drafted item by item, filed with the judicial bureau, told at the year's end."""
        bureau, matter = self.bureau, self.matter
        desk = bureau.desk(self.begins, "plan", self.year)
        yield desk.act(matter, "register", CLERK, plan_year=self.year)
        drawn = {row["sector"]: row["month"] for row in told("supervising")["draw"]}
        for row in trades(bureau):
            month = drawn.get(row["sector"])
            yield desk.act(
                matter,
                "add_item",
                CLERK,
                item=bureau.items[row["trade"]],
                way="random" if month else "special",
                parties_planned=max(1, row["firms"] // 2),
                month_from=month or 1,
                month_to=month + 2 if month else 12,
            )
        desk.wait(2, 5)
        where = {"filed_with": "青禾县司法局", "filed_number": f"青司检备〔{self.year}〕4号"}
        yield desk.act(matter, "file", LEADER, **where)
        desk.wait_until(dt.date(self.year, 12, 24))
        summary = "计划内的双随机抽查都已完成，结果已经公示。"
        yield desk.act(matter, "finish", CLERK, summary=summary)


@dataclass
class Draw:
    """One draw of a year: its days are known beforehand, who was drawn only afterwards."""

    year: Year
    row: Mapping[str, Any]
    matter: RandomDraw = field(default_factory=RandomDraw)
    drawn: list[Drawn] = field(default_factory=list)

    @property
    def begins(self) -> dt.date:
        """When it is entered; the lists are published on the next working day."""
        return working_day(dt.date(self.year.year, self.row["month"], 8))

    @property
    def listed_on(self) -> dt.date:
        """When the lists are published."""
        return working_day(self.begins + ONE_DAY)

    @property
    def seed_on(self) -> dt.date:
        """When the number that was named in advance is there."""
        return self.listed_on + SEED_AFTER

    @property
    def drawn_on(self) -> dt.date:
        """When the draw is made and published."""
        return working_day(self.seed_on)

    @property
    def wanted(self) -> int:
        """How many firms are drawn."""
        return FEW_DRAWN if self.year.bureau.small else int(self.row["wanted"])

    def life(self) -> Iterator[Act]:
        """Lists published, seed awaited, drawn, published."""
        bureau, year, matter = self.year.bureau, self.year.year, self.matter
        desk = bureau.desk(self.begins, "draw", year, self.row["month"])
        title = self.row["title"].format(year=year)
        told_of = {"title": title, "sector": self.row["sector"], "plan": self.year.matter}
        yield desk.act(matter, "register", CLERK, **told_of, wanted=self.wanted, per_party=2)
        desk.wait_until(self.listed_on)
        source = f"青云省福利彩票“青云好运”第{year}{self.row['issue']:03d}期开奖号码"
        yield desk.act(
            matter,
            "publish_lists",
            CLERK,
            seed_source=source,
            seed_on=self.seed_on,
            published_where=WEBSITE,
        )
        desk.wait_until(self.drawn_on)
        balls = sorted(desk.chance.sample(range(1, 34), 6))
        seed = " ".join(f"{ball:02d}" for ball in balls) + f"+{desk.chance.randint(1, 16):02d}"
        yield desk.act(matter, "draw", CLERK, seed=seed)
        self.drawn += draw(published_lists(matter), seed)
        yield desk.act(matter, "publish", CLERK, published_where=WEBSITE)

    def slot(self, number: int) -> tuple[Supervised, dict[str, Post]]:
        """The nth firm drawn, and the two officers who were drawn for it."""
        bureau, drawn = self.year.bureau, self.drawn[number]
        whom = next(one for one in bureau.parties if one.matter.number == drawn.party.id)
        first, second = (bureau.certified(one.id) for one in drawn.inspectors)
        return whom, {"officer": first, "second_officer": second}
