"""A bureau of many penalty cases: how often its pages ask the database, and bare SQL beside them.

    python benchmarks/enforcement.py HOME [HOME …] --write

HOME are houses made by `cases.py`. Each page is opened by whoever reads it; what the suite's budget
of questions says of it stands beside. Times are the processor's, both sides in turn.
"""

from __future__ import annotations

import datetime as dt
import json
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from scale import HERE, TIMES, begin, by_hand, put, seconds, signed_in, told_alone

if TYPE_CHECKING:
    from django.test import Client

    from yifa.kernel.organisation import Organisation
    from yifa.kernel.person import Post

#: A page may take so many milliseconds more than the rows by hand, a report's figures and a
#: month's return so many in all.
MORE, REPORT, RETURN = 60, 2000, 100
BUREAU = "综合行政执法局"
#: Who reads: role, a part of the organisation's name, what they are called in the table.
WHO = [
    ("officer", BUREAU, "an officer"),
    ("legal_reviewer", BUREAU, "the legal reviewer"),
    ("leader", BUREAU, "the bureau's leader"),
    ("leader", "青禾县人民政府", "the county's leader"),
]
KIND = "penalty_case"
ROWS = f"SELECT * FROM kernel_matter m JOIN {KIND}_penaltycase d ON d.matter_ptr_id = m.id WHERE "
FOUND = "m.id IN (SELECT rowid FROM kernel_matter_search WHERE kernel_matter_search MATCH '秸秆')"
PRESSING = "ORDER BY m.due, m.id DESC LIMIT 20"
#: A page with the budget that the suite holds it to, and the same rows by hand.
PAGES = {
    "my work": (
        "/desk/",
        "work",
        "SELECT * FROM kernel_matter WHERE holder_id IN (SELECT id FROM kernel_organisation WHERE"
        " path >= ? AND path < ?) AND due IS NOT NULL ORDER BY due LIMIT 36",
    ),
    "register": (
        f"/desk/registers/{KIND}/",
        "register",
        f"{ROWS} m.stage <> 'void' AND {HERE} {PRESSING}",
    ),
    "register, filtered": (
        f"/desk/registers/{KIND}/?stage=closed&sector=urban",
        "register",
        f"{ROWS} m.stage = 'closed' AND d.sector = 'urban' AND {HERE} {PRESSING}",
    ),
    "search in the register": (
        f"/desk/registers/{KIND}/?q=秸秆",
        "register",
        f"{ROWS} {FOUND} AND {HERE} {PRESSING}",
    ),
    "search everywhere": (
        "/desk/search/?q=秸秆",
        "search",
        f"SELECT * FROM kernel_matter m WHERE {FOUND} AND {HERE} ORDER BY m.id DESC LIMIT 50",
    ),
}
PUBLISHED = (
    f"FROM kernel_event e JOIN kernel_matter m ON m.id = e.matter_id WHERE e.kind = '{KIND}' AND"
    " e.step = 'publish' AND NOT EXISTS (SELECT 1 FROM kernel_event r WHERE r.revokes_id = e.id)"
)
#: What anybody reads without signing in.
PUBLIC = {
    "decisions made public": (
        f"/public/records/{KIND}/",
        f'SELECT m.number, m.shown_title, e."on" {PUBLISHED} ORDER BY m.id DESC LIMIT 51',
    ),
    "decisions searched": (
        f"/public/records/{KIND}/?q=没有这样的案件",
        f"SELECT m.number, m.shown_title {PUBLISHED} AND (m.number LIKE '%没有这样的案件%' OR"
        " m.shown_title LIKE '%没有这样的案件%') ORDER BY m.id DESC LIMIT 51",
    ),
}
#: One case with all that its page tells: itself, its acts with what they wrote, its parties.
ONE = [
    f"{ROWS} m.id = ?",
    "SELECT * FROM kernel_event e JOIN kernel_payload p ON p.event_id = e.id WHERE matter_id = ?",
    "SELECT * FROM kernel_party WHERE matter_id = ?",
    "SELECT * FROM kernel_evidence WHERE matter_id = ?",
]
#: Of each step how many acts and matters, and what is narrowed or added up.
ACTS = """
FROM kernel_event e JOIN penalty_case_penaltycase d ON d.matter_ptr_id = e.matter_id
WHERE e."on" BETWEEN ? AND ?
AND e.holder_id IN (SELECT id FROM kernel_organisation WHERE path >= ? AND path < ?)
AND NOT EXISTS (SELECT 1 FROM kernel_event r WHERE r.revokes_id = e.id)
GROUP BY 1, 2
"""
COUNTS = f"SELECT e.step, d.outcome, COUNT(*), COUNT(DISTINCT e.matter_id), SUM(d.fine) {ACTS}"


@click.command()
@click.argument("homes", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--one", is_flag=True, help="One house, a line of JSON each, as soon as it is known.")
def main(homes: tuple[Path, ...], write: bool, one: bool) -> None:
    """Measure each house in a process of its own."""
    if one:
        for line in measured(homes[0]):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    told = table([json.loads(line) for line in told_alone(__file__, homes)])
    click.echo(told)
    if write:
        put("enforcement", told)


def table(lines: list[dict[str, Any]]) -> str:
    """All lines as Markdown."""
    head = (
        "| cases | acts | who | what | questions | budget | bare SQL, ms | Yifa, ms | more, ms"
        " | aim |\n"
    )
    rows = (
        f"| {x['cases']:,} | {x['acts']:,} | {x['who']} | {x['what']} | {x['asked']}"
        f" | {x['budget'] or ''} | {x['bare']:.1f} | {x['ours']:.0f}"
        f" | {x['ours'] - x['bare']:.0f} | {verdict(x)} |\n"
        for x in lines
    )
    return head + "|---" * 10 + "|\n" + "".join(rows)


def verdict(line: dict[str, Any]) -> str:
    """Whether a line holds its aim: questions within the budget, time within what it may take."""
    most = line["most"] or line["bare"] + MORE
    missed = [] if line["ours"] <= most else ["time"]
    if line["budget"] and line["asked"] > line["budget"]:
        missed.append("questions")
    return f"**missed** ({', '.join(missed)})" if missed else "held"


def measured(home: Path) -> Iterator[dict[str, Any]]:
    """Every line of a house."""
    begin(home)
    from django.test import Client

    from yifa.kernel.matter import Event, Matter
    from yifa.kernel.organisation import Organisation
    from yifa.kernel.person import Post

    cases = Matter.objects.filter(kind=KIND)
    told = {"cases": cases.count(), "acts": Event.objects.filter(kind=KIND).count()}
    posts = Post.objects.select_related("organisation", "person").order_by("pk")
    for role, part, who in WHO:
        post = posts.filter(role=role, organisation__name__contains=part).earliest("pk")
        yield from lines_of(post, told | {"who": who})
    for line in public_lines(Client()):
        yield told | {"who": "anybody"} | line
    county = Organisation.objects.get(parent=None)
    for line in figures(county):
        yield told | {"who": "the county"} | line


def lines_of(post: Post, told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every page of a post beside its bare SQL, and one case that is closed."""
    from yifa.kernel.matter import Matter
    from yifa.web.desk.tests.test_register_page import BUDGET

    client, path = signed_in(post), post.organisation.path
    under = [path, path[:-1] + "0"]
    for what, (url, budget, sql) in PAGES.items():
        bare = rows_of([sql], under)
        yield told | {"what": what} | compared(opened(client, url), bare, budget=BUDGET[budget])
    case = Matter.objects.filter(kind=KIND, stage="closed").latest("pk")
    url = f"/desk/matters/{case.pk}/"
    yield told | {"what": "a closed case"} | compared(opened(client, url), rows_of(ONE, [case.pk]))


def public_lines(client: Client) -> Iterator[dict[str, Any]]:
    """What anybody reads: the list, a search that finds nothing, one decision."""
    from yifa.kernel.matter import Event

    for what, (url, sql) in PUBLIC.items():
        yield {"what": what} | compared(opened(client, url), rows_of([sql], []))
    pk = Event.objects.filter(kind=KIND, step="publish").latest("pk").matter_id
    url = f"/public/records/{KIND}/{pk}/"
    yield {"what": "one decision"} | compared(opened(client, url), rows_of(ONE[:3], [pk]))


def figures(county: Organisation) -> Iterator[dict[str, Any]]:
    """The numbers of the chapter on enforcement for a year, and of the month's return."""
    from yifa.report.reading import Reading
    from yifa.report.returns.filling import Month, fill
    from yifa.report.returns.models import Return
    from yifa.report.text import keys_in
    from yifa.report.wing import Wing, return_form

    wing = Wing.all["enforcement"]
    keys = sorted({key for one in wing.sentences for key in keys_in(one.text)})
    under = [county.path, county.path[:-1] + "0"]

    def chapter() -> None:
        Reading(county, 2025, until=dt.date(2025, 12, 31)).prepare(keys)

    year = rows_of([COUNTS], ["2024-01-01", "2025-12-31", *under])
    yield {"what": f"{len(keys)} figures of chapter five"} | compared(chapter, year, most=REPORT)
    month = Month.closing(return_form("three_systems_monthly"), 2026, 10)
    one = Return(
        form="three_systems_monthly",
        organisation=county,
        first_day=month.first,
        last_day=month.last,
    )
    to_date = rows_of([COUNTS], ["2026-01-01", month.last.isoformat(), *under])
    yield {"what": "October's return"} | compared(lambda: fill(one), to_date, most=RETURN)


def opened(client: Client, url: str) -> Callable[[], None]:
    """Open a page."""

    def load() -> None:
        assert client.get(url).status_code == 200, url

    return load


def rows_of(statements: list[str], values: list[Any]) -> Callable[[], None]:
    """Read the rows of some statements to the end."""

    def read() -> None:
        for sql in statements:
            by_hand(sql, values)

    return read


def compared(
    ours: Callable[[], object], bare: Callable[[], object], *, budget: int = 0, most: int = 0
) -> dict[str, Any]:
    """Both sides in turn, in milliseconds of the processor; how often ours asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = [(seconds(bare), seconds(ours)) for _ in range(1 + TIMES)][1:]
    hand, yifa = (statistics.median(side) * 1000 for side in zip(*taken, strict=True))
    with CaptureQueriesContext(connection) as seen:
        ours()
    return {
        "bare": max(hand, 0.1),
        "ours": yifa,
        "asked": len(seen),
        "budget": budget,
        "most": most,
    }


if __name__ == "__main__":
    sys.exit(main())
