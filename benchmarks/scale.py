"""Reading in a big house beside bare SQL of the same rows: lists, search, my work, figures.

    python benchmarks/scale.py HOME [HOME …] --write

HOME are houses made by `many.py`. Each line is measured in one process, the two sides in turn, in
seconds of the processor. With `--write` the tables go between their marks in docs/performance.md.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from django.test import Client

    from yifa.kernel.person import Post

NOTE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
#: Loads that count, after a first that does not: the median of them.
TIMES = 3
#: Who reads: sign-in name, a part of the organisation's name, what it is called in the table.
WHO = [
    ("dusuimei", "石桥村人民调解", "a village's committee"),
    ("shenmuzhi", "柳溪镇人民调解", "the big town's leader"),
    ("yanhuaijin", "青禾县人民政府", "the big county's leader"),
    ("yanhuaijin{own}", "青禾县人民政府", "another county's leader"),
    ("P", "青云省", "the province's leader"),
]
PAGES = {
    "list as JSON": "/api/dispute",
    "my work": "/desk/",
    "register": "/desk/registers/dispute/",
    "register, filtered": "/desk/registers/dispute/?stage=settled&type=neighbour",
    "search in a register": "/desk/registers/dispute/?q=工资",
    "search everywhere": "/desk/search/?q=工资",
    "all figures": "/desk/figures/",
}
#: The organisations whose matters a post answers for, as anyone would write it by hand.
HERE = "holder_id IN (SELECT id FROM kernel_organisation WHERE path >= ? AND path < ?)"
ROWS = "SELECT * FROM kernel_matter m JOIN dispute_dispute d ON d.matter_ptr_id = m.id WHERE "
FOUND = "m.id IN (SELECT rowid FROM kernel_matter_search WHERE kernel_matter_search MATCH '工资')"
#: The same rows by hand: what is asked for, in its order, as many as the page shows.
BARE = {
    "list as JSON": f"{ROWS} m.stage <> 'void' AND {HERE} ORDER BY m.id DESC LIMIT 51",
    "my work": (
        "SELECT * FROM kernel_matter WHERE holder_id = (SELECT id FROM kernel_organisation"
        " WHERE path = ? AND path < ?) AND due IS NOT NULL ORDER BY due LIMIT 36"
    ),
    "register": f"{ROWS} m.stage <> 'void' AND {HERE} ORDER BY m.due, m.id DESC LIMIT 20",
    "register, filtered": (
        f"{ROWS} m.stage = 'settled' AND d.type = 'neighbour' AND {HERE}"
        " ORDER BY m.due, m.id DESC LIMIT 20"
    ),
    "search in a register": f"{ROWS} {FOUND} AND {HERE} ORDER BY m.due, m.id DESC LIMIT 20",
    "search everywhere": (
        f"SELECT * FROM kernel_matter m WHERE {FOUND} AND {HERE} ORDER BY m.id DESC LIMIT 50"
    ),
    "all figures": (
        "SELECT figure, SUM(number) FILTER (WHERE \"on\" >= '2026-01-01'), SUM(number) FILTER"
        " (WHERE \"on\" BETWEEN '2025-01-01' AND '2025-11-28') FROM kernel_tally"
        " WHERE organisation_id IN (SELECT id FROM kernel_organisation WHERE path >= ?"
        " AND path < ?) GROUP BY figure"
    ),
}


@click.command()
@click.argument("homes", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--write", is_flag=True, help="Put the tables into docs/performance.md.")
@click.option("--one", is_flag=True, help="One house, a line of JSON each, as soon as it is known.")
@click.option("--kept", multiple=True, type=click.Path(exists=True, path_type=Path))
def main(homes: tuple[Path, ...], write: bool, one: bool, kept: tuple[Path, ...]) -> None:
    """Measure each house in a process of its own; `--kept` are lines that `--one` wrote before."""
    if one:
        for line in measured(homes[0]):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    told_lines = [line for file in kept for line in file.read_text("utf-8").splitlines()]
    told_lines += told_alone(__file__, homes)
    lines = [json.loads(line) for line in told_lines]
    told, grown = table(lines), growth(lines)
    click.echo(f"{told}\n{grown}")
    if write:
        put("reading", told)
        put("growth", grown)


def table(lines: list[dict[str, Any]]) -> str:
    """All lines as Markdown."""
    head = "| matters | who | what | bare SQL, ms | Yifa, ms | ratio | more, ms | aim |\n"
    rows = (
        f"| {x['matters']:,} | {x['who']} | {x['what']} | {x['bare']:.1f} | {x['ours']:.0f}"
        f" | {x['ours'] / x['bare']:.1f} | {x['ours'] - x['bare']:.0f} | {verdict(x)} |\n"
        for x in lines
    )
    return head + "|---" * 8 + "|\n" + "".join(rows)


def growth(lines: list[dict[str, Any]]) -> str:
    """What Yifa takes for the same page at each size, side by side."""
    sizes = sorted({line["matters"] for line in lines})
    head = "| who | what |" + "".join(f" {size:,} |" for size in sizes) + "\n"
    ours = {(x["who"], x["what"], x["matters"]): f" {x['ours']:.0f} |" for x in lines}
    pages = dict.fromkeys((line["who"], line["what"]) for line in lines)
    rows = (
        f"| {who} | {what} |" + "".join(ours.get((who, what, size), " |") for size in sizes) + "\n"
        for who, what in pages
    )
    return head + "|---" * (2 + len(sizes)) + "|\n" + "".join(rows)


def verdict(line: dict[str, Any]) -> str:
    """Whether a line holds its aim: JSON twice the bare SQL, pages 60 ms more."""
    api = line["what"] == "list as JSON"
    held = line["ours"] <= (line["bare"] * 2 if api else line["bare"] + 60)
    return "held" if held else "**missed**"


def told_alone(script: str, homes: Iterable[Path]) -> Iterator[str]:
    """The lines that a benchmark tells of each house, measured in a process of its own."""
    for home in homes:
        command = [sys.executable, script, str(home), "--one"]
        ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        yield from ran.stdout.splitlines()


def put(mark: str, told: str) -> None:
    """Put a table between its marks in the note."""
    text = NOTE.read_text("utf-8")
    before, rest = text.split(f"<!-- {mark} -->\n")
    _, after = rest.split(f"<!-- end of {mark} -->")
    NOTE.write_text(
        f"{before}<!-- {mark} -->\n{told}<!-- end of {mark} -->{after}", encoding="utf-8"
    )


def begin(home: Path) -> None:
    """Open a house in this process, its tables as they are today."""
    os.environ |= {"YIFA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "yifa.settings"}
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)


def measured(home: Path) -> Iterator[dict[str, Any]]:
    """Every line of a house."""
    begin(home)
    from yifa.kernel.matter import Matter
    from yifa.kernel.person import Post

    matters = Matter.objects.count()
    posts = Post.objects.select_related("organisation", "person")
    own = posts.filter(person__username__startswith="yanhuaijinx").first()
    for name, part, who in WHO:
        username = own.person.username if "{own}" in name and own else name
        post = posts.filter(person__username=username, organisation__name__contains=part).first()
        if post is not None:
            yield from lines_of(post, {"matters": matters, "who": who})


def lines_of(post: Post, told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every page of a post beside its bare SQL."""
    person, program = signed_in(post), at_the_api(post)
    path = post.organisation.path
    for what, url in PAGES.items():
        client = program if url.startswith("/api") else person
        ours, bare = [], []
        for _ in range(1 + TIMES):
            bare.append(seconds(lambda: by_hand(BARE[what], [path, path[:-1] + "0"])))  # noqa: B023
            ours.append(seconds(lambda: client.get(url)))  # noqa: B023
        yield told | {
            "what": what,
            "bare": max(statistics.median(bare[1:]) * 1000, 0.1),
            "ours": statistics.median(ours[1:]) * 1000,
        }


def signed_in(post: Post) -> Client:
    """A browser of whoever holds that post."""
    from django.test import Client

    client = Client()
    client.force_login(post.person)
    client.post("/desk/post/", {"post": post.pk})
    return client


def at_the_api(post: Post) -> Client:
    """A program that works for that post: it has a token and no session."""
    from django.test import Client
    from django.utils import timezone

    from yifa.web.api import tokens

    now = timezone.now()
    ends = now.date() + dt.timedelta(days=2)
    secret = tokens.make(post, "bench", scopes=["read"], expires_on=ends, at=now)[1]
    return Client(headers={"Authorization": f"Bearer {secret}"})


def by_hand(sql: str, values: list[str]) -> list[Any]:
    """The rows of a statement, read to the end through the driver alone."""
    from django.db import connection

    return list(connection.connection.execute(sql, values))


def seconds(act: Callable[[], object]) -> float:
    """How long the processor is at an act."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
