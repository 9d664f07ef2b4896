"""How long `yifa lake figures` takes over many millions of rows, beside DuckDB asked by hand.

Rows are fictional and made by DuckDB itself from a hash of their number, in a folder of their own:
31 provinces, three years, 40 figures. Both ask for province × figure × month of the same files,
each time in a process of its own and in turn; the best of several counts, because others on the
machine only lengthen it. Prints a table in Markdown.
"""

from __future__ import annotations

import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

from yifa.lake.engines import MEMORY  # noqa: E402
from yifa.lake.source import CountedIn, FigureIn, Source  # noqa: E402

PROVINCES = (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55))
PROVINCES += tuple(range(61, 66))
YEARS = (2024, 2025, 2026)
FIGURES = 40
# Of 250 counties a province, four towns each, a hash of a row's number says which; figures and days
# are spread evenly and in the order of an export, so that nothing has to be sorted.
ROWS = """
COPY (
  SELECT {province}::int32 AS province, {province} * 10000 + place AS county, {year}::int32 AS year,
    ({year} * 100 + month(day))::int32 AS month,
    'kind' || lpad((figure // 4)::varchar, 2, '0') || '.figure' || figure % 4 AS figure,
    '' AS category, '' AS part,
    ({province} * 10000 + place)::varchar || lpad(town::varchar, 6, '0') AS organisation,
    'town' AS level, 'committee' AS form, day, number
  FROM (
    SELECT (i * {figures} // {count})::int32 AS figure, (101 + h % 250)::int32 AS place,
      (h >> 24) % 4 AS town,
      DATE '{year}-01-01' + (i * {figures} % {count} * 365 // {count})::int32 AS day,
      (1 + (h >> 50) % 3)::int64 AS number
    FROM (SELECT i, hash(i * 7919 + {province} * 31 + {year}) AS h FROM range({count}) AS row (i))))
TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""
BY_HAND = """
SELECT province, figure, month, sum(number)
FROM read_parquet('{lake}/province=*/year=*/*.parquet', hive_partitioning = false)
WHERE category = '' AND day BETWEEN DATE '2024-01-01' AND DATE '2026-12-31'
GROUP BY province, figure, month
"""


@click.command()
@click.option("--rows", multiple=True, default=[10**6, 10**7, 10**8], help="How many rows.")
@click.option("--times", default=3, help="How often each is asked.")
@click.option("--spark", default="", help="A Spark master to measure too, such as local[2].")
def main(rows: tuple[int, ...], times: int, spark: str) -> None:
    """Measure and print."""
    click.echo("| rows | on disk | asked | seconds | of processors | against by hand | peak |")
    click.echo("|---|---|---|---|---|---|---|")
    for count in rows:
        with tempfile.TemporaryDirectory(prefix="yifa-lake-") as made:
            size = make_lake(Path(made), count)
            asked = ["by hand", "yifa", *([spark] if spark else [])]
            found: dict[str, list[tuple[float, float, float]]] = {one: [] for one in asked}
            for _ in range(times):
                for one in asked:
                    found[one].append(measure(made, one))
            by_hand = best(found["by hand"])
            for one in asked:
                seconds, busy, peak = best(found[one])
                against = f"{seconds / by_hand[0]:.2f} × ({busy / by_hand[1]:.2f} × busy)"
                click.echo(
                    f"| {count:,} | {size / 1e6:,.0f} MB | {one} | {seconds:.2f} | {busy:.2f} | "
                    f"{against} | {peak:.0f} MB |"
                )


def best(runs: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    """The quickest, the least busy and the largest of some runs."""
    seconds, busy, peak = zip(*runs, strict=True)
    return min(seconds), min(busy), max(peak)


def make_lake(lake: Path, count: int) -> int:
    """Make about so many rows; returns their bytes."""
    import duckdb

    files: dict[str, int] = {}
    with duckdb.connect() as engine:
        engine.execute(f"SET memory_limit = '{MEMORY}'")
        for province in PROVINCES:
            for year in YEARS:
                name = f"province={province}/year={year}/{province}.made.parquet"
                file = lake / name
                file.parent.mkdir(parents=True)
                each = count // len(PROVINCES) // len(YEARS)
                engine.execute(
                    ROWS.format(
                        province=province, year=year, figures=FIGURES, count=each, file=file
                    )
                )
                files[name] = file.stat().st_size
    keys = [f"kind{number // 4:02d}.figure{number % 4}" for number in range(FIGURES)]
    figures = {key: FigureIn(key, "件", [key], "", {}) for key in keys}
    counted = {key: CountedIn(is_stock=False, places=0) for key in keys}
    source = Source("made", dt.date(2026, 12, 31), figures, counted, {}, files)
    (lake / "sources").mkdir()
    (lake / "sources" / "made.json").write_text(source.written(), encoding="utf-8")
    return sum(files.values())


def measure(lake: str, asked: str) -> tuple[float, float, float]:
    """Seconds, the processors' seconds and peak MB of one process that asks."""
    ran = subprocess.run(
        [sys.executable, __file__, "measured", lake, asked],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, busy, peak = map(float, ran.stdout.split()[-3:])
    return seconds, busy, peak


def measured(lake: str, asked: str) -> None:
    """Ask, from reading the libraries to the last row."""
    begun = time.perf_counter()
    told = by_hand(lake) if asked == "by hand" else by_yifa(lake, asked)
    seconds = time.perf_counter() - begun
    assert told >= len(PROVINCES) * FIGURES * 12 * len(YEARS) * 0.99, told
    used, below = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    busy = sum(one.ru_utime + one.ru_stime for one in (used, below))
    print(seconds, busy, max(used.ru_maxrss, below.ru_maxrss) / 1024)


def by_hand(lake: str) -> int:
    """As somebody would ask who writes SQL."""
    import duckdb

    with duckdb.connect() as engine:
        engine.execute(f"SET memory_limit = '{MEMORY}'")
        return len(engine.execute(BY_HAND.format(lake=lake)).fetchall())


def by_yifa(lake: str, asked: str) -> int:
    """As `yifa lake figures --by province --by month` asks."""
    from yifa.lake.answering import Lake

    there = Lake(Path(lake))
    period = dt.date(2024, 1, 1), dt.date(2026, 12, 31)
    question = there.question([], *period, ["province", "month"])
    return sum(1 for _ in there.answer(question, spark="" if asked == "yifa" else asked))


if __name__ == "__main__":
    measured(*sys.argv[2:]) if sys.argv[1:2] == ["measured"] else main()
