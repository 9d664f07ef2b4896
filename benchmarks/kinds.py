"""Each kind in a house of many of it: how often its pages ask the database, bare SQL beside them.

    python benchmarks/kinds.py SAMPLE --matters 20000 --write

SAMPLE is a sample's YIFA_HOME. For each kind of the wings asked for a house is made in a folder
that is thrown away, in which only its matters are multiplied (`many.py --kind`). Times are the
processor's, both sides in turn.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from enforcement import compared, opened, rows_of, verdict
from scale import HERE, begin, put, signed_in

if TYPE_CHECKING:
    from yifa.kernel.person import Post
    from yifa.kernel.register import Register

MANY = Path(__file__).with_name("many.py")
#: The wings with the strictest clocks.
WINGS = "rules,decisions,disputes,oversight"
#: What the suite holds a register to.
BUDGET = 22
#: A list of people's own matters: what stands first, by hand.
FIRST = "ORDER BY m.due, m.id DESC LIMIT 20"


@click.command()
@click.argument("home", type=click.Path(exists=True, path_type=Path))
@click.option("--wings", default=WINGS, help="Of which wings, with commas.")
@click.option("--matters", default=20_000, help="About how many matters of a kind there shall be.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--one", default="", help="This kind alone, a line of JSON each; HOME is its house.")
def main(home: Path, wings: str, matters: int, write: bool, one: str) -> None:
    """Make a house for each kind and measure it in a process of its own."""
    if one:
        for line in measured(home, one):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    lines: list[dict[str, Any]] = []
    for kind in kinds_of(home, wings.split(",")):
        with tempfile.TemporaryDirectory(prefix="yifa-kinds-") as folder:
            house = Path(folder) / "house"
            more = ["--from", str(home), "--kind", kind, "--matters", str(matters)]
            run(str(MANY), str(house), *more)
            told = run(__file__, str(house), "--one", kind)
            lines += [json.loads(line) for line in told.splitlines()]
            click.echo(f"{kind}: {lines[-1]['matters']:,}", err=True)
    shown = table(lines)
    click.echo(shown)
    if write:
        put("kinds", shown)


def run(*command: str) -> str:
    """What another process tells, in a house of its own."""
    env = {name: value for name, value in os.environ.items() if name != "YIFA_HOME"}
    return subprocess.run(
        [sys.executable, *command], stdout=subprocess.PIPE, text=True, check=True, env=env
    ).stdout


def kinds_of(home: Path, wings: list[str]) -> list[str]:
    """The kinds of those wings of which the sample has matters."""
    begin(home)
    from yifa.kernel.matter import Matter
    from yifa.kernel.register import Register

    there = set(Matter.objects.values_list("kind", flat=True).distinct())
    return [kind for kind, one in Register.all.items() if one.wing() in wings and kind in there]


def table(lines: list[dict[str, Any]]) -> str:
    """All lines as Markdown."""
    head = "| kind | matters | what | questions | bare SQL, ms | Yifa, ms | more, ms | aim |\n"
    rows = (
        f"| {x['kind']} | {x['matters']:,} | {x['what']} | {x['asked']} | {x['bare']:.1f}"
        f" | {x['ours']:.0f} | {x['ours'] - x['bare']:.0f} | {verdict(x)} |\n"
        for x in lines
    )
    return head + "|---" * 8 + "|\n" + "".join(rows)


def measured(home: Path, kind: str) -> Iterator[dict[str, Any]]:
    """Every page of a kind, as whoever leads the organisation that holds most of it opens it."""
    begin(home)
    from django.db.models import Count

    from yifa.kernel.matter import Matter
    from yifa.kernel.person import Post
    from yifa.kernel.register import Register
    from yifa.kernel.roles import LEADER

    register = Register.all[kind]
    matters = register.model._default_manager.exclude(stage="void")
    [most] = matters.values_list("holder").annotate(many=Count("pk")).order_by("-many")[:1]
    post = Post.objects.filter(organisation=most[0], role=LEADER).earliest("pk")
    told = {"kind": register.title, "matters": Matter.objects.filter(kind=kind).count()}
    for line in lines_of(register, post):
        yield told | line


def lines_of(register: type[Register], post: Post) -> Iterator[dict[str, Any]]:
    """The register, a part of it, one matter, the public's list, each beside its bare SQL."""
    from django.test import Client

    kind, client, path = register.kind(), signed_in(post), post.organisation.path
    table_of = register.model._meta.db_table
    rows = f"SELECT * FROM kernel_matter m JOIN {table_of} d ON d.matter_ptr_id = m.id WHERE"
    under = [path, path[:-1] + "0"]
    some = register.model._default_manager.filter(holder=post.organisation).exclude(stage="void")
    matter = some.latest("pk")
    pages = {
        "register": (f"/desk/registers/{kind}/", f"{rows} m.stage <> 'void' AND {HERE} {FIRST}"),
        "register, filtered": (
            f"/desk/registers/{kind}/?stage={matter.stage}",
            f"{rows} m.stage = '{matter.stage}' AND {HERE} {FIRST}",
        ),
    }
    for what, (url, sql) in pages.items():
        bare = rows_of([sql], under)
        yield {"what": what} | compared(opened(client, url), bare, budget=BUDGET)
    one = [
        f"{rows} m.id = ?",
        "SELECT * FROM kernel_event e JOIN kernel_payload p ON p.event_id = e.id"
        " WHERE matter_id = ?",
        "SELECT * FROM kernel_party WHERE matter_id = ?",
        "SELECT * FROM kernel_evidence WHERE matter_id = ?",
    ]
    page = opened(client, f"/desk/matters/{matter.pk}/")
    yield {"what": "one matter"} | compared(page, rows_of(one, [matter.pk]))
    if register.public is not None:
        listed = f"{rows} m.kind = '{kind}' ORDER BY m.id DESC LIMIT 51"
        url = f"/public/records/{kind}/"
        yield {"what": "made public"} | compared(opened(Client(), url), rows_of([listed], []))


if __name__ == "__main__":
    sys.exit(main())
