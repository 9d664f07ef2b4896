"""All figures of an annual report, and a month's return, beside the same counts in bare SQL.

    python benchmarks/figures.py HOME [HOME …] --write

HOME are houses made by `many.py`; one of 227,000 matters has a million events. What is timed is the
call that a report and a return make for their numbers, not their pages: for a draft, for a frozen
report derived again from its events, for a return. By hand events are counted as they stand: of
each step how many acts and how many matters, and sums by the columns that figures are narrowed by.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from scale import by_hand, put, seconds, told_alone

if TYPE_CHECKING:
    from yifa.kernel.organisation import Organisation

#: Loads that count, after a first that does not: the median of them.
TIMES = 3
#: Of a frozen report derived again, which takes long.
ONCE = 1
#: The most that all figures of a report, and a month's return, may take (milliseconds).
REPORT, RETURN = 2000, 100
#: Acts that stand, of an organisation with all below it, in some days.
ACTS = """
FROM kernel_event e {join} WHERE e.kind = '{kind}' AND e."on" BETWEEN ? AND ?
AND e.holder_id IN (SELECT id FROM kernel_organisation WHERE path >= ? AND path < ?)
AND NOT EXISTS (SELECT 1 FROM kernel_event r WHERE r.revokes_id = e.id)
"""
#: By kind: how many of each step, and what is narrowed or added up, from the kind's own table.
BY_HAND = {
    "dispute": "d.source, d.risk, d.agreement_form, SUM(d.amount), SUM(d.people), SUM(d.visitors)",
    "screening": "d.round, SUM(d.found), SUM(d.resolved)",
    "publicity": "d.case_told, SUM(d.people_reached), SUM(d.materials), SUM(d.media_views)",
    "mediator_training": "SUM(d.people), SUM(d.hours)",
    "law_literate": "",
    "publicity_duty": "",
}


@click.command()
@click.argument("homes", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--one", is_flag=True, help="One house, a line of JSON each.")
def main(homes: tuple[Path, ...], write: bool, one: bool) -> None:
    """Measure each house in a process of its own."""
    if one:
        for line in measured(homes[0]):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    told = table([json.loads(line) for line in told_alone(__file__, homes)])
    click.echo(told)
    if write:
        put("figures", told)


def table(lines: list[dict[str, Any]]) -> str:
    """All lines as Markdown."""
    head = "| events | whose | what | bare SQL, ms | Yifa, ms | ratio | aim |\n"
    rows = (
        f"| {x['events']:,} | {x['who']} | {x['what']} | {x['bare']:.0f} | {x['ours']:.0f}"
        f" | {x['ours'] / x['bare']:.2f} | {verdict(x)} |\n"
        for x in lines
    )
    return head + "|---" * 7 + "|\n" + "".join(rows)


def verdict(line: dict[str, Any]) -> str:
    """Whether a line holds its aim: 1.5 times the same counts, and no longer than it may take."""
    if line["most"] == RETURN:
        held = line["ours"] <= RETURN
    else:
        held = line["ours"] <= min(line["bare"] * 1.5, line["most"])
    return "held" if held else "**missed**"


def measured(home: Path) -> Iterator[dict[str, Any]]:
    """Every line of a house: its head, its largest county."""
    os.environ |= {"YIFA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "yifa.settings"}
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from yifa.kernel.organisation import Organisation
    from yifa.report.annual_report.models import Freeze

    frozen = Freeze.objects.select_related("report__organisation").earliest("pk")
    county = frozen.report.organisation
    province = Organisation.objects.get(path=f"{county.path[: county.path.index('/', 1)]}/")
    for whose, who in ((county, "the big county"), (province, "the province")):
        yield from lines_of(whose, who, frozen)


def lines_of(whose: Organisation, who: str, frozen: Any) -> Iterator[dict[str, Any]]:
    """A draft, a frozen report and a return of an organisation."""
    from yifa.kernel import chain
    from yifa.kernel.matter import Event
    from yifa.report.reading import Reading

    keys, year = list(json.loads(frozen.content)["figures"]), frozen.report.report_year
    last = dt.date(year, 12, 31)
    days = [f"{year - 1}-01-01", last.isoformat()]
    path = whose.path
    under = Event.objects.filter(holder__path__below=path)
    told = {"events": under.count(), "who": who}

    def draft() -> None:
        reading = Reading(whose, year, until=last)
        reading.prepare(keys)

    def again() -> None:
        heads = {code: place for code, (place, _) in chain.heads().items()}
        reading = Reading(whose, year, until=last, cut=heads)
        for key in keys:
            reading.answer(key), reading.before(key)

    def counts() -> None:
        count_by_hand(days, path)

    yield told | compared(f"{len(keys)} figures of a report", draft, counts, most=REPORT)
    yield told | compared(
        f"{len(keys)} figures of a frozen report", again, counts, most=REPORT, times=ONCE
    )
    yield told | of_a_month(whose)


def of_a_month(whose: Organisation) -> dict[str, Any]:
    """The return of November, filled from the organisation's own events."""
    from yifa.report.returns.filling import Month, fill
    from yifa.report.returns.models import Return
    from yifa.report.wing import return_form

    month = Month.closing(return_form("dispute_monthly"), 2026, 11)
    one = Return(
        form="dispute_monthly", organisation=whose, first_day=month.first, last_day=month.last
    )
    days = [month.year_to_date.first.isoformat(), month.last.isoformat()]

    def counts() -> None:
        count_by_hand(days, whose.path, kinds=["dispute"])

    return compared("a month's return", lambda: fill(one), counts, most=RETURN)


def count_by_hand(days: list[str], path: str, *, kinds: list[str] | None = None) -> None:
    """The counts of some kinds in bare SQL, read to the end."""
    values = [*days, path, path[:-1] + "0"]
    for kind in kinds or BY_HAND:
        acts = ACTS.format(kind=kind, join="")
        year = 'substr(e."on", 1, 4)'
        head = f"SELECT e.step, {year}, COUNT(*), COUNT(DISTINCT e.matter_id)"
        by_hand(f"{head} {acts} GROUP BY 1, 2", values)
        if columns := BY_HAND[kind]:
            join = f"JOIN {kind}_{kind.replace('_', '')} d ON d.matter_ptr_id = e.matter_id"
            by = [c for c in columns.split(", ") if not c.startswith("SUM")]
            places = ", ".join(str(n) for n in range(1, len(by) + 3))
            acts = ACTS.format(kind=kind, join=join)
            by_hand(f"SELECT e.step, {year}, {columns} {acts} GROUP BY {places}", values)


def compared(
    what: str,
    ours: Callable[[], object],
    bare: Callable[[], object],
    *,
    most: int,
    times: int = TIMES,
) -> dict[str, Any]:
    """Both sides in turn, in milliseconds of the processor."""
    taken = [(seconds(bare), seconds(ours)) for _ in range(1 + times)][1:]
    hand, yifa = (statistics.median(side) * 1000 for side in zip(*taken, strict=True))
    return {"what": what, "bare": hand, "ours": yifa, "most": most}


if __name__ == "__main__":
    sys.exit(main())
