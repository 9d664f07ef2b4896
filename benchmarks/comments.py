"""Ten thousand comments on one draft: how soon they are listed, found, answered alike and read.

    python benchmarks/comments.py [--comments 10000]

A house of its own is made in a folder that is thrown away. Each page is opened as its reader opens
it; beside it stand the questions it asks of the database and the same rows by bare SQL. Times are
the processor's.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click
from scale import TIMES, begin, by_hand, seconds, signed_in

if TYPE_CHECKING:
    from django.test import Client

    from yifa.kernel.matter import Matter
    from yifa.kernel.person import Post

#: A page may take so many milliseconds more than its rows by hand; 500 answers so many seconds.
MORE, ANSWERS, AT_ONCE = 200, 10.0, 500
SAYS = ("建议春节期间准许燃放", "建议全年禁放", "希望写明罚款的依据", "请公布划定的场地")
DRAFTED, COMMENTED = dt.date(2026, 3, 2), dt.date(2026, 3, 5)
IS_ONE = ("is_maker", "touches_rights", "is_general", "is_repeated")
IS_NONE = ("is_other_form", "is_internal")
ROWS = (
    "SELECT * FROM kernel_matter m JOIN draft_comment_draftcomment d ON d.matter_ptr_id = m.id"
    " WHERE d.draft_id = ? "
)


@click.command()
@click.option("--comments", default=10_000, help="How many come in on the draft.")
def main(comments: int) -> None:
    """Make the draft and its comments, then measure."""
    with tempfile.TemporaryDirectory() as home:
        begin(Path(home))
        for line in measured(comments):
            click.echo(line)


def measured(number: int) -> Iterator[str]:
    """Every line of the table."""
    draft, clerk = drafted()
    begun = time.process_time()
    take_in(draft, clerk, number)
    took = time.process_time() - begun
    yield f"{number:,} comments taken in: {took:.0f} s of processor, {number / took:.0f} a second\n"
    yield "| what | questions | bare SQL, ms | Yifa, ms | aim |\n|---|---|---|---|---|"
    client = signed_in(clerk)
    for what, address, sql in desk_pages(draft):
        yield line(what, client, address, sql, draft)
    answered = seconds(lambda: answer_alike(client, draft))
    held = "held" if answered <= ANSWERS else "missed"
    yield f"| {AT_ONCE} answered in one act | | | {answered * 1000:.0f} | {held} |"
    made_known(draft, clerk)
    from django.test import Client

    for what, address, sql in public_pages(draft):
        yield line(what, Client(), address, sql, draft)


def drafted() -> tuple[Matter, Post]:
    """A town's draft on which anyone may comment, and its clerk."""
    from yifa.kernel.register import Register
    from yifa.kernel.take import take
    from yifa.kernel.tests import county

    county.set_up()
    clerk, draft = county.post("clerk", county.TOWN), Register.all["normative_document"].model()
    take(
        draft,
        "register",
        by=clerk,
        on=DRAFTED,
        name="柳溪镇烟花爆竹禁放规定",
        issuer="town",
        market="some",
    )
    answers = dict.fromkeys(IS_ONE, "yes") | dict.fromkeys(IS_NONE, "no")
    take(draft, "judge", by=clerk, on=DRAFTED, at=None, **answers)
    last = dt.date(2026, 4, 2)
    take(draft, "open_comment", by=clerk, on=DRAFTED, text="禁止燃放。", comment_until=last)
    return draft, clerk


def take_in(draft: Matter, clerk: Post, number: int) -> None:
    """So many comments, some hundreds in a transaction, each third with a name."""
    from yifa.kernel.register import Register
    from yifa.kernel.take import Request, take_many

    model = Register.all["draft_comment"].model
    for first in range(0, number, AT_ONCE):
        take_many(
            Request(
                model(),
                "register",
                clerk,
                COMMENTED,
                {
                    "draft": draft,
                    "way": "page",
                    "says": f"{SAYS[place % len(SAYS)]}，第{place}条",
                    "parties": [{"name": "周明远"}] if place % 3 == 0 else [],
                },
            )
            for place in range(first, min(first + AT_ONCE, number))
        )


def desk_pages(draft: Matter) -> Iterator[tuple[str, str, str]]:
    """What the clerk opens: name, address, the same rows by hand."""
    here = f"/desk/registers/draft_comment/?draft={quote(draft.number)}"
    alike = f"/desk/registers/draft_comment/alike/conclude/?draft={quote(draft.number)}"
    found = (
        "AND m.id IN (SELECT rowid FROM kernel_matter_search WHERE"
        " kernel_matter_search MATCH '\"全年 年禁 禁放\"') "
    )
    yield "the draft's own page", f"/desk/matters/{draft.pk}/", f"{ROWS} LIMIT 10"
    yield "its comments", here, f"{ROWS} ORDER BY m.id DESC LIMIT 20"
    yield "filtered", f"{here}&way=page&stage=received", f"{ROWS} AND d.way = 'page' LIMIT 20"
    yield "searched", f"{here}&q={quote('全年禁放')}", f"{ROWS} {found} LIMIT 20"
    yield "to be answered alike", f"{alike}&q={quote('全年禁放')}", f"{ROWS} {found} LIMIT 100"


def public_pages(draft: Matter) -> Iterator[tuple[str, str, str]]:
    """What anyone opens once results were made known."""
    here = f"/public/drafts/{draft.pk}/"
    counted = (
        "SELECT stage, result, count(*) FROM kernel_matter m JOIN draft_comment_draftcomment d"
        " ON d.matter_ptr_id = m.id WHERE d.draft_id = ? GROUP BY 1, 2"
    )
    yield "public: the draft, by result", here, counted
    listed = f"{ROWS} AND m.stage = 'answered' ORDER BY m.id DESC LIMIT 50"
    yield "public: comments", f"{here}comments/", listed
    yield "public: the last page", f"{here}comments/?page=190", f"{listed} OFFSET 9450"
    yield "public: of one result", f"{here}comments/?result=adopted", listed


def answer_alike(client: Client, draft: Matter) -> None:
    """The first hundreds get the same answer, as the page does it."""
    address = f"/desk/registers/draft_comment/alike/conclude/?draft={quote(draft.number)}"
    from yifa.kernel.consulting import received

    told = {
        "desk_on": COMMENTED.isoformat(),
        "result": "not_adopted",
        "reply": "春节期间另行规定",
        "alike_all": "1",
        "alike_expected": str(received(draft).waiting),
    }
    answer = client.post(address, told)
    if answer.status_code != 302:
        raise SystemExit(f"not answered: {answer.status_code}")


def made_known(draft: Matter, clerk: Post) -> None:
    """All others are answered too, and what became of them is made known."""
    from yifa.kernel.consulting import comments_on
    from yifa.kernel.take import Request, take, take_many

    left = list(comments_on(draft).filter(stage="received"))
    for first in range(0, len(left), AT_ONCE):
        take_many(
            Request(one, "conclude", clerk, COMMENTED, {"result": "adopted"})
            for one in left[first : first + AT_ONCE]
        )
    take(draft, "close_comment", by=clerk, on=dt.date(2026, 4, 7))
    take(draft, "tell_feedback", by=clerk, on=dt.date(2026, 4, 7), feedback="逐条答复")


def line(what: str, client: Client, address: str, sql: str, draft: Matter) -> str:
    """One page with its questions, beside the same rows by hand, both in turn."""
    from django.db import connection

    asked: list[str] = []

    def counted(execute: Callable[..., Any], sql: str, *told: Any) -> Any:
        asked.append(sql)
        return execute(sql, *told)

    def opened() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")

    opened()
    with connection.execute_wrapper(counted):
        opened()
    ours = median(opened)
    bare = median(lambda: by_hand(sql, [str(draft.pk)]))
    held = "held" if ours - bare <= MORE else "missed"
    return f"| {what} | {len(asked)} | {bare:.1f} | {ours:.0f} | {held} |"


def median(act: Callable[[], Any]) -> float:
    """How many milliseconds an act usually takes."""
    return statistics.median(seconds(act) for _ in range(TIMES)) * 1000


if __name__ == "__main__":
    sys.exit(main())
