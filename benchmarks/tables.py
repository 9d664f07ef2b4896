"""Tables going out of a register and coming into it, beside what only writes or reads their cells.

    python benchmarks/tables.py --write
    python benchmarks/tables.py --rows 20000 --few 5000 --lines 2000         # short

Out: a register of some disputes that went through the door, multiplied by SQL (their people's
numbers sealed anew, so that each opens), as the desk exports it; beside it XlsxWriter writing the
same cells. In: a table of disputes, in files as large as are taken at once; beside it calamine
reading the same cells, and the same rows by the ORM alone (`peer.py`). Each in a process of its
own, in seconds of the processor, with the most memory it had.

With `--write` the table goes into docs/performance.md. A million rows take some 4 GB of disk.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import click
from door import mediated, set_up
from scale import put

#: How many times as long as mere reading or writing it may take.
AIM = 3
#: How many times as much memory more rows may take.
FLAT = 1.2
#: How many disputes of a house go through the door before they are multiplied.
THROUGH_THE_DOOR = 500
#: So far apart lie the keys of a row's copies.
APART = 1_000_000
AT_ONCE = 1000
PRIVATE = ("identity_number", "telephone", "address")


@click.command()
@click.option("--rows", default=1_000_000, help="About how many rows go out.")
@click.option("--few", default=100_000, help="About how many rows go out to compare, and in full.")
@click.option("--lines", default=100_000, help="How many rows come in.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--one", hidden=True, default="", help="One part, which tells a line of JSON.")
@click.option("--home", type=click.Path(path_type=Path), help="A folder that is kept.")
def main(rows: int, few: int, lines: int, write: bool, one: str, home: Path | None) -> None:
    """Measure each part in a process of its own."""
    if one:
        what, _, number = one.partition(":")
        click.echo(json.dumps(PARTS[what](int(number))))
        return
    folder = Path(home or tempfile.mkdtemp(prefix="yifa-tables-"))
    try:
        told = table(list(going_out(folder, rows, few)) + list(coming_in(folder, lines)))
    finally:
        if home is None:
            shutil.rmtree(folder)
    click.echo(told)
    if write:
        put("tables", told)


def part(home: Path, what: str, number: int) -> dict[str, Any]:
    """Run one part in the house at `home`; what it told."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = {name: says for name, says in os.environ.items() if name != "YIFA_DATABASE"}
    ran = subprocess.run(
        [sys.executable, __file__, f"--one={what}:{number}"],
        env=environment | {"YIFA_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


def table(lines: Sequence[dict[str, Any]]) -> str:
    """All lines as Markdown."""
    head = "| what | rows | Yifa, s | against | s | ratio | most memory, MB | aim |\n"
    rows = (
        f"| {x['what']} | {x['rows']:,} | {x['ours']:.1f} | {x['against']} | {x['theirs']:.1f}"
        f" | {x['ours'] / max(x['theirs'], 0.01):.1f} | {x['memory']} | {x['aim']} |\n"
        for x in lines
    )
    return head + "|---" * 8 + "|\n" + "".join(rows)


def verdict(held: bool) -> str:
    return "held" if held else "**missed**"


# Out


def going_out(home: Path, rows: int, few: int) -> Iterator[dict[str, Any]]:
    """The page's columns of few and of all rows, and every column of few."""
    copies, some = (max(number // THROUGH_THE_DOOR, 1) for number in (rows, few))
    part(home, "house", copies)
    peak = 0
    for what, number in (("out", some), ("out_in_full", some), ("out", copies)):
        ours = part(home, what, number)
        cells = part(home, "cells", 0)
        theirs = part(home, "xlsxwriter", 0)
        memory = f"{ours['memory']}"
        held = ours["seconds"] <= AIM * theirs["seconds"]
        if what == "out" and peak:
            memory += f", {peak} for {some * THROUGH_THE_DOOR:,} rows"
            held = held and ours["memory"] <= FLAT * peak
        peak = peak or ours["memory"]
        yield {
            "what": f"export, {ours['columns']} columns"
            + (", in full" if what == "out_in_full" else ""),
            "rows": ours["rows"],
            "ours": ours["seconds"],
            "against": f"XlsxWriter, the same {cells['cells']:,} cells",
            "theirs": theirs["seconds"],
            "memory": memory,
            "aim": verdict(held),
        }


def house(copies: int) -> dict[str, Any]:
    """A county whose disputes were mediated through the door, and so many copies of each."""
    set_up()
    found_county()
    from yifa.kernel.take import take_many
    from yifa.sample.county import read_county

    county = read_county()
    places = [(town, village) for town in county.towns for village in town.villages]
    for start in range(0, THROUGH_THE_DOOR, 100):
        acts = (
            act
            for number in range(start, min(start + 100, THROUGH_THE_DOOR))
            for act in mediated(county, *places[number % len(places)], (number,))
        )
        take_many(act.request(today()) for act in acts)
    multiply(copies)
    return {}


def found_county() -> None:
    """An empty house with the sample's county in it."""
    from django.core.management import call_command

    from yifa.sample import making
    from yifa.sample.plan import Plan

    call_command("migrate", verbosity=0)
    making.found(Plan(today()))


def today() -> date:
    from django.utils import timezone

    return timezone.localdate()


def multiply(copies: int) -> None:
    """Put the copies of each row side by side, by SQL; what is sealed is sealed to each copy."""
    from django.db import connection
    from many import drop_indexes

    from yifa.kernel.matter import Event, Matter
    from yifa.kernel.party import Party
    from yifa.wings.disputes.dispute.models import Dispute

    connection.ensure_connection()
    house = connection.connection
    house.create_function("sealed_again", 5, sealed_again)
    for one in ("foreign_keys", "journal_mode", "synchronous"):
        house.execute(f"PRAGMA {one}=OFF")
    house.execute("CREATE TEMP TABLE copies (k INTEGER PRIMARY KEY)")
    house.executemany("INSERT INTO copies VALUES (?)", [(k,) for k in range(1, copies)])
    house.execute("BEGIN")
    indexes = [sql for sql in drop_indexes(house) if "TRIGGER" not in sql.upper()]
    for model in (Matter, Dispute, Event, Party):
        name = model._meta.db_table
        columns = [field.column for field in model._meta.local_concrete_fields]
        values = ", ".join(
            CHANGED.get(f"{name}.{one}", CHANGED.get(one, f't."{one}"')) for one in columns
        )
        house.execute(f"CREATE TEMP TABLE source AS SELECT * FROM {name}")
        house.execute(
            f"INSERT INTO {name} ({', '.join(map(quoted, columns))})"
            f" SELECT {values} FROM copies CROSS JOIN source AS t"
        )
        house.execute("DROP TABLE source")
    for sql in indexes:
        house.execute(sql)
    house.execute("COMMIT")
    house.execute("PRAGMA journal_mode=WAL")


def quoted(column: str) -> str:
    return f'"{column}"'


#: What a copy does to the columns that tell it from the others; the rest is copied as it is.
CHANGED = {
    "id": f"t.id + k * {APART}",
    "matter_id": f"t.matter_id + k * {APART}",
    "matter_ptr_id": f"t.matter_ptr_id + k * {APART}",
    "revokes_id": f"t.revokes_id + k * {APART}",
    "kernel_matter.number": "t.number || '-' || k",
    "kernel_matter.serial": f"t.serial + k * {APART}",
    "kernel_event.place": f"t.place + k * {APART}",
} | {
    f"kernel_party.{name}": f"sealed_again('{name}', t.{name}, t.matter_id, t.place, k)"
    for name in PRIVATE
}


def sealed_again(name: str, stored: str, matter: int, place: int, copy: int) -> str:
    """A party's value sealed to the copy of its matter."""
    from yifa.kernel.privacy import encrypt

    if not stored:
        return ""
    clear = opened(stored, f"kernel_party:{name}:{matter}:{place}")
    return encrypt(clear, f"kernel_party:{name}:{matter + copy * APART}:{place}")


@lru_cache(None)
def opened(stored: str, place: str) -> str:
    """A value in clear."""
    from yifa.kernel.privacy import decrypt

    return decrypt(stored, place)


def out(copies: int, *, full: bool = False) -> dict[str, Any]:
    """The county's leader exports the first copies of every dispute, in the order of the page."""
    set_up()
    from django.conf import settings

    from yifa.kernel.person import Post
    from yifa.kernel.register import Register
    from yifa.kernel.spreadsheet import export
    from yifa.web.desk import paging

    register = Register.all["dispute"]
    posts = Post.objects.select_related("organisation", "person")
    leader = posts.get(organisation__parent=None, role="leader")
    matters = register.model._default_manager.filter(pk__lt=copies * APART)
    order = [column.order() for column in paging.ORDERS["due"].columns]
    matters = paging.with_urgency(matters, today()).order_by(*order)
    begun = time.process_time()
    made = export(register, matters, leader, full=full, purpose="测量" if full else "")
    seconds = time.process_time() - begun
    with (Path(settings.HOME) / "out.xlsx").open("wb") as file:
        shutil.copyfileobj(made.file, file)
    columns = len(made.record.columns)
    return measured(seconds) | {"rows": made.record.count, "columns": columns}


def out_in_full(copies: int) -> dict[str, Any]:
    """Every column in clear."""
    return out(copies, full=True)


def measured(seconds: float) -> dict[str, Any]:
    """Seconds of the processor, and the most memory of this process in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"seconds": seconds, "memory": peak}


def cells(_: int) -> dict[str, Any]:
    """The cells that went out, kept so that they can be read line by line."""
    from python_calamine import CalamineWorkbook

    home = Path(os.environ["YIFA_HOME"])
    lines = CalamineWorkbook.from_path(home / "out.xlsx").get_sheet_by_index(0).iter_rows()
    count = 0
    with (home / "out.cells").open("wb") as file:
        while some := list(islice(lines, AT_ONCE)):
            count += sum(cell != "" for line in some for cell in line)
            pickle.dump(some, file)
    return {"cells": count}


def xlsxwriter(_: int) -> dict[str, Any]:
    """The same cells by XlsxWriter alone, row after row, each in the format of its kind."""
    from xlsxwriter import Workbook

    begun = time.process_time()
    book = Workbook(Path(os.environ["YIFA_HOME"]) / "beside.xlsx", {"constant_memory": True})
    text, day, number = (book.add_format({"num_format": f}) for f in ("@", "yyyy-mm-dd", "0"))
    sheet, row = book.add_worksheet(), 0
    seconds = time.process_time() - begun
    with (Path(os.environ["YIFA_HOME"]) / "out.cells").open("rb") as file:
        while some := lines_from(file):
            begun = time.process_time()
            for line in some:
                for place, cell in enumerate(line):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, place, cell, day)
                    elif isinstance(cell, float):
                        sheet.write_number(row, place, cell, number)
                    elif cell:
                        sheet.write_string(row, place, cell, text)
                row += 1
            seconds += time.process_time() - begun
    begun = time.process_time()
    book.close()
    return measured(seconds + time.process_time() - begun)


def lines_from(file: Any) -> list[list[Any]]:
    """The next lines that were kept, none at the end."""
    try:
        some: list[list[Any]] = pickle.load(file)  # written by this program
    except EOFError:
        return []
    return some


# In


def coming_in(folder: Path, lines: int) -> Iterator[dict[str, Any]]:
    """A table of disputes in as many files as it takes."""
    home = folder / "in"
    part(home, "files", lines)
    ours, read = part(home, "come_in", 0), part(home, "calamine", 0)
    alone = part(home, "alone", 0)
    flat = ours["memory"] <= FLAT * ours["after_one"]
    told = {
        "what": f"import (files: {ours['files']}): read, judge, take",
        "rows": ours["rows"],
        "ours": ours["seconds"],
        "memory": f"{ours['memory']}, {ours['after_one']} after one file",
    }
    held = flat and ours["seconds"] <= AIM * read["seconds"]
    against = f"calamine, the same {read['cells']:,} cells"
    yield told | {"against": against, "theirs": read["seconds"], "aim": verdict(held)}
    yield told | {
        "what": "of that, read and judge",
        "ours": ours["judging"],
        "against": against,
        "theirs": read["seconds"],
        "aim": "",
    }
    yield told | {
        "what": "of that, take",
        "ours": ours["taking"],
        "against": "the same rows by the ORM alone",
        "theirs": alone["seconds"],
        "aim": "",
    }


HEADS = [
    *("登记日期", "事由", "类型", "来源", "村（社区）", "发生地点", "纠纷简要情况", "发生日期"),
    *("涉及人数", "涉及金额（元）", "风险等级"),
    *("甲方姓名", "甲方身份证号", "甲方电话", "甲方住址"),
    *("乙方姓名", "乙方身份证号", "乙方电话", "乙方住址"),
]


def files(lines: int) -> dict[str, Any]:
    """A house with a county, and beside it files of disputes that its first town can bring in."""
    set_up()
    found_county()
    from django.conf import settings

    from yifa.kernel.spreadsheet.reading import MOST_ROWS
    from yifa.kernel.spreadsheet.workbook import Book
    from yifa.sample.county import read_county

    county = read_county()
    for start in range(0, lines, MOST_ROWS):
        book = Book()
        sheet = book.sheet("一")
        book.write_heads(sheet, 0, HEADS)
        for row in range(min(MOST_ROWS, lines - start)):
            for place, value in enumerate(line_of(county, start + row)):
                book.write(sheet, row + 1, place, value)
        with (Path(settings.HOME) / f"in-{start:08}.xlsx").open("wb") as file:
            shutil.copyfileobj(book.close(), file)
    return {}


def line_of(county: Any, number: int) -> list[Any]:
    """A dispute as a line of the table; its title tells it from all others."""
    from yifa.sample.case import Case
    from yifa.sample.chance import Chance

    town = county.towns[0]
    village = town.villages[number % len(town.villages)]
    day = today() - timedelta(days=30 + number % 300)
    case = Case(Chance("table", number), county, town=town, village=village, day=day)
    case.about("neighbour")
    told = case.registering("applied", risk="low", number="")
    says = [day, f"{told['title']}（{number}）", "邻里纠纷", "当事人申请", village.council.name]
    says += [told[name] for name in ("place", "facts", "happened_on", "people", "amount")]
    parties = [
        party.get(name)
        for party in told["parties"]
        for name in ("name", "identity_number", "telephone", "address")
    ]
    return [*says, "低", *parties]


def kept_files() -> list[Path]:
    """The files that come in."""
    return sorted(Path(os.environ["YIFA_HOME"]).glob("in-*.xlsx"))


def come_in(_: int) -> dict[str, Any]:
    """The town's clerk brings the files in, one after the other."""
    set_up()
    from yifa.kernel.register import Register
    from yifa.kernel.spreadsheet import bring_in, keep, report_on
    from yifa.sample.county import read_county

    county = read_county()
    clerk = county.clerk(county.towns[0].committee, on=today())
    judging = taking = 0.0
    rows, peaks = 0, []
    for file in kept_files():
        begun = time.process_time()
        kept = keep(Register.all["dispute"], clerk, file=file.name, content=file.read_bytes())
        report = report_on(kept)
        judged = time.process_time()
        rows += bring_in(report, kept).added
        judging += judged - begun
        taking += time.process_time() - judged
        peaks.append(measured(0)["memory"])
        del report
    told = {"rows": rows, "files": len(peaks), "after_one": peaks[0]}
    return measured(judging + taking) | told | {"judging": judging, "taking": taking}


def calamine(_: int) -> dict[str, Any]:
    """The cells of the files by calamine alone."""
    from python_calamine import CalamineWorkbook

    seconds, count = 0.0, 0
    for file in kept_files():
        content = io.BytesIO(file.read_bytes())
        begun = time.process_time()
        lines = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()
        seconds += time.process_time() - begun
        count += sum(cell != "" for line in lines for cell in line)
    return measured(seconds) | {"cells": count}


def alone(_: int) -> dict[str, Any]:
    """The rows that came in, by the ORM alone."""
    set_up()
    import peer

    def timed(act: Callable[[], object]) -> float:
        begun = time.process_time()
        act()
        return time.process_time() - begun

    return measured(peer.write_again(timed)[1])


PARTS = {
    one.__name__: one
    for one in (house, out, out_in_full, cells, xlsxwriter, files, come_in, calamine, alone)
}


if __name__ == "__main__":
    sys.exit(main())
