"""What the sample's enforcement bureau does in two years: all of it by the day it begins."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from yifa.kernel.person import Post
from yifa.kernel.roles import CLERK
from yifa.law import calendar
from yifa.wings.enforcement.enforcement_officer.models import EnforcementOfficer

from .act import Act
from .benchmarking import benchmarks
from .bureau import ONE_DAY, Begun, Bureau
from .chance import Chance
from .county import County
from .inspecting import inspected
from .prosecution import Prosecution
from .reviewing import reviews
from .suing import sued
from .supervising import supervised
from .transferring import transfers

#: Of so many matters of a sample one is a penalty case that began with a clue.
MATTERS_A_CASE = 40
FEWEST = 6
#: In which month each training is, what it is about, how many hours it takes.
TRAININGS = ((4, "行政处罚法和裁量基准", 36), (9, "行政强制与文书制作", 28))


def enforced(
    seed: int, county: County, *, days: list[dt.date], matters: int, small: bool
) -> dict[dt.date, list[Iterator[Act]]]:
    """Everything that the bureau does over the days of a sample, by the day on which it begins."""
    bureau = Bureau(seed, county, days, small)
    found: dict[dt.date, list[Iterator[Act]]] = defaultdict(list)
    for day, stream in (
        *certificates(bureau),
        *supervised(bureau),
        *benchmarks(bureau),
        *inspected(bureau),
        *clues(bureau, max(FEWEST, matters // MATTERS_A_CASE)),
        *transfers(bureau),
        *sued(bureau),
        *reviews(bureau),
    ):
        found[day].append(stream)
    return found


def certificates(bureau: Bureau) -> Iterator[Begun]:
    """Each officer's certificate, entered on the first working day."""
    for number, post in enumerate(bureau.officers):
        yield bureau.first, certified(bureau, post, number)


def certified(bureau: Bureau, post: Post, number: int) -> Iterator[Act]:
    """Applied for, examined, issued; trained each spring and autumn."""
    day = bureau.first
    desk, matter = bureau.desk(day, "officer", number), EnforcementOfficer()
    until = dt.date(day.year + 5, day.month, day.day) - ONE_DAY
    yield desk.act(matter, "register", CLERK, officer=post, sector="urban")
    yield desk.act(matter, "pass_exam", CLERK, exam="行政执法资格考试", score=82 + number)
    yield desk.act(
        matter,
        "issue",
        CLERK,
        certificate_number=bureau.certificate_number(number),
        issued_by="青禾县人民政府",
        valid_from=day,
        valid_until=until,
    )
    for year in bureau.years:
        for month, words, hours in TRAININGS:
            desk.wait_until(dt.date(year, month, 10))
            yield desk.act(matter, "train", CLERK, training=words, hours=hours)


def clues(bureau: Bureau, number: int) -> Iterator[Begun]:
    """The clues of the two years, each on its day."""
    chance = Chance(bureau.seed, "clues")
    days = [day for day in bureau.days if calendar.is_working_day(day)][3:]
    for place in range(number if days else 0):
        day = chance.choice(days)
        yield day, Prosecution.of_a_clue(bureau, place, day).life()
