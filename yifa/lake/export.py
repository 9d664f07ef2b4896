"""How a house's rows come into the lake: whole or not at all, and the same bytes for the same rows.

    lake/sources/339901.json                                   what the house says of itself
    lake/province=33/year=2026/339901-3f2a91c0.parquet         its rows

Files bear the digest of what they hold. They are put in place first, then the house's own page is
replaced in one piece, then what it no longer names is taken away.
"""

from __future__ import annotations

import csv
import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path

from yifa.kernel.organisation import Organisation

from .engines import MEMORY, need_duckdb
from .facts import COLUMNS, PARTITIONS, Fact
from .source import SOURCES, Source, fit
from .telling import facts, safe_code, told_of_counted, told_of_figures, told_of_words, until

#: Lines become files in an order that is theirs alone, by one thread, so that bytes are the same.
TO_PARQUET = """
COPY (SELECT * FROM read_csv($lines, header = false, columns = {columns}, force_not_null = {texts})
      ORDER BY province, year, figure, category, day, organisation, part, number)
TO '{folder}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY ({partitions}),
               WRITE_PARTITION_COLUMNS true)
"""


def export(folder: Path) -> Source:
    """Write everything of this house that figures need; raises NotTold, NoLake or Unfit."""
    need_duckdb()
    lake = fit(folder)
    until_when, code = until(), house()
    lake.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".lake-", dir=lake) as scratch:
        made = Path(scratch)
        write(facts(), made)
        files = put_in_place(made / "rows", lake, code)
        source = Source(
            code, until_when, told_of_figures(), told_of_counted(), told_of_words(), files
        )
        page = made / "source.json"
        page.write_text(source.written(), encoding="utf-8")
        (lake / SOURCES).mkdir(exist_ok=True)
        page.replace(lake / SOURCES / f"{code}.json")
    for old in lake.glob(f"province=*/year=*/{code}.*.parquet"):
        if old.relative_to(lake).as_posix() not in files:
            old.unlink()
    return source


def house() -> str:
    """The code by which a house is known: that of its topmost organisation."""
    top = Organisation.objects.filter(parent=None).order_by("code").first()
    assert top is not None, "a house with records has organisations"
    return safe_code(top.code)


def write(rows: Iterable[Fact], scratch: Path) -> None:
    """Lay rows out as Parquet below `scratch/rows`, sorted with a memory that does not grow."""
    lines, folder = scratch / "rows.csv", scratch / "rows"
    with lines.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    statement = TO_PARQUET.format(
        columns=COLUMNS,
        texts=[name for name, kind in COLUMNS.items() if kind == "string"],
        folder=str(folder).replace("'", "''"),
        partitions=", ".join(PARTITIONS),
    )
    folder.mkdir()
    with need_duckdb().connect(str(scratch / "rows.duckdb")) as engine:
        engine.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 1")
        engine.execute(statement, {"lines": str(lines)})


def put_in_place(rows: Path, lake: Path, code: str) -> dict[str, int]:
    """Move the files to where they lie in the lake; returns their names with their sizes."""
    found: dict[str, int] = {}
    for file in sorted(rows.rglob("*.parquet")):
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()[:16]
        name = (file.parent / f"{code}.{digest}.parquet").relative_to(rows)
        (lake / name).parent.mkdir(parents=True, exist_ok=True)
        found[name.as_posix()] = file.stat().st_size
        file.replace(lake / name)
    return found
