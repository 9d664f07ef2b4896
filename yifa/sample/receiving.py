"""On which days the leaders of the sample's county receive petitioners, and who came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from yifa.kernel.organisation import Organisation
from yifa.kernel.roles import CLERK, LEADER
from yifa.wings.disputes.reception_day.models import ReceptionDay

from .act import Act
from .bureau import Begun, Desk
from .chance import Chance
from .county import County
from .yearly import working_day

#: The day of the month on which the county's leader receives, and one of the towns' in turn.
COUNTY_DAY, TOWN_DAY = 15, 20
#: Told to the public so long before that the next one is always known.
AHEAD = dt.timedelta(days=31)
#: Every so many months several organs receive together, and once in so many a day is called off.
TOGETHER, OFF = 3, 11


def receptions(seed: int, county: County, *, days: Sequence[dt.date]) -> Iterator[Begun]:
    """A day of the county and one of a town each month."""
    months = sorted({(day + AHEAD).replace(day=1) for day in days})
    for place, month in enumerate(months):
        town = county.towns[place % len(county.towns)].government
        for at, day in ((county.government, COUNTY_DAY), (town, TOWN_DAY)):
            on = working_day(month.replace(day=day))
            planned = working_day(on - AHEAD)
            if days[0] <= planned <= days[-1]:
                chance = Chance(seed, "reception", at.code, place)
                yield planned, life(Desk(county, at, chance, planned), on, place)


def life(desk: Desk, on: dt.date, place: int) -> Iterator[Act]:
    """Planned, published, and held or called off."""
    matter, chance = ReceptionDay(), desk.chance
    yield desk.act(matter, "register", CLERK, **plan(desk, on, place))
    yield desk.act(matter, "publish", CLERK)
    if place % OFF == OFF - 1:
        desk.wait_until(on - dt.timedelta(days=2))
        yield desk.act(matter, "call_off", CLERK, called_off_why="当日召开防汛工作会议，另行安排")
        return
    desk.wait_until(on)
    batches = chance.randint(1, 6)
    came = {"batches": batches, "people": batches + chance.randint(0, 7)}
    note = "当场答复能答复的，其余登记以后交办有关单位，限期反馈。"
    yield desk.act(matter, "hold", CLERK, **came, received_note=note)


def plan(desk: Desk, on: dt.date, place: int) -> dict[str, Any]:
    """Who receives, when and where."""
    at, leader = desk.at, desk.county.post(desk.at, LEADER, on=desk.day)
    told = {
        "receives_on": on,
        "hours": "上午9时至11时30分",
        "leader": leader.person.name,
        "position": leader.title,
        "subjects": "群众反映的困难、问题和建议",
        "reach": at.telephone,
    }
    if at == desk.county.government and place % TOGETHER == TOGETHER - 1:
        several = {"way": "together", "together_with": "自然资源局、住房和城乡建设局、人力社保局"}
        return {**told, **several, "place": "县社会矛盾纠纷调处化解中心"}
    return {**told, "way": "at_home", "place": room(at, desk.county)}


def room(at: Organisation, county: County) -> str:
    """Where people are received."""
    if at == county.government:
        return "县人民来访接待中心一号接待室"
    return f"{at.name.removesuffix('人民政府')}便民服务中心接待室"
