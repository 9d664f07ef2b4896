"""A house of many penalty cases: some are played through the door, then multiplied by SQL.

    python benchmarks/cases.py OUT --cases 100000

OUT/sample is a small sample with a hundred more cases, in which nearly everything is done that can
be done: some twenty acts each. OUT/house has them as often as needed, all in one bureau
(`many.py --kind`). As there, it is for reading fast, not for trusting.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from yifa.sample.act import Act
    from yifa.sample.county import County
    from yifa.sample.prosecution import Prosecution

MANY = Path(__file__).with_name("many.py")
#: How many are played, over the two years of the sample.
PLAYED = 100
#: The smallest sample that has everybody and everything a case needs.
SMALLEST = 60
TODAY = dt.date(2026, 11, 22)


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--cases", default=100_000, help="About how many cases it shall have.")
def main(out: Path, cases: int) -> None:
    """Make it."""
    sample = out / "sample"
    sample.mkdir(mode=0o700, parents=True)
    os.environ |= {"YIFA_HOME": str(sample), "DJANGO_SETTINGS_MODULE": "yifa.settings"}
    os.environ.pop("YIFA_DATABASE", None)
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    play()
    connection.close()
    more = ["--kind", "penalty_case", "--matters", str(cases)]
    command = [sys.executable, str(MANY), str(out / "house"), "--from", str(sample), *more]
    subprocess.run(command, check=True)


def play() -> None:
    """A small sample, and beside it the cases."""
    from yifa.kernel.take import take_many
    from yifa.sample import making
    from yifa.sample.county import read_county
    from yifa.sample.plan import Plan

    plan = Plan(TODAY, 1, SMALLEST)
    making.found(plan)
    making.make(plan, lambda _: None)
    taken = 0
    for life in lives(read_county()):
        until_today = (act for act in life if act.on <= plan.today)
        taken += len(take_many(act.request(plan.today) for act in until_today))
    click.echo(f"{PLAYED} cases, {taken} acts")


def lives(county: County) -> Iterator[Iterator[Act]]:
    """The cases, each from its own day on."""
    from yifa.law import calendar
    from yifa.sample.bureau import Bureau
    from yifa.sample.chance import Chance
    from yifa.sample.prosecution import Prosecution
    from yifa.sample.season import days

    first = dt.date(TODAY.year - 1, 1, 10)
    every_day = list(days(first, TODAY))
    bureau = Bureau(1, county, every_day, small=True)
    working = [day for day in every_day if calendar.is_working_day(day)]
    chance = Chance("many cases")
    for number in range(PLAYED):
        yield thorough(Prosecution.of_a_clue(bureau, number, chance.choice(working)))


def thorough(case: Prosecution) -> Iterator[Act]:
    """A case in which things are kept, tested, given back, and the party is heard."""
    from yifa.kernel.roles import OFFICER

    yield case.registered()
    yield from case.investigated()
    kept = {"approved_by_head": True, "listed": "货车一辆，建筑垃圾约三立方米"}
    yield case.act("preserve", OFFICER, **kept)
    case.desk.wait(1, 3)
    yield case.act("settle_kept", OFFICER, kept_how="returned")
    yield case.act("appraise", OFFICER, appraised_what="垃圾的种类和数量")
    case.desk.wait(5, 12)
    yield case.act("appraised", OFFICER, appraisal="建筑垃圾，三点二立方米")
    yield from case.judged("heard")


if __name__ == "__main__":
    sys.exit(main())
