"""The sample's discretion benchmarks: drafted, reviewed and published in the first winter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER
from yifa.wings.enforcement.discretion_benchmark.models import DiscretionBenchmark

from .act import Act
from .bureau import Begun, Benchmark, Bureau
from .chance import told

WHERE = "县政府门户网站行政执法公示专栏"
TIERS = ("light", "usual", "heavy", "grave")


def benchmarks(bureau: Bureau) -> Iterator[Begun]:
    """A benchmark for each violation that has one, in force from the first spring."""
    rows = [row for row in told("enforcing")["act"] if "tiers" in row]
    year = bureau.years[0]
    for number, row in enumerate(rows[: 1 if bureau.small else None]):
        benchmark = Benchmark(DiscretionBenchmark(), row["tiers"], dt.date(year, 3, 1))
        bureau.benchmarks[row["cause"]] = benchmark
        yield dt.date(year, 1, 20), issued(bureau, benchmark, row, number)


def issued(
    bureau: Bureau, benchmark: Benchmark, row: Mapping[str, Any], number: int
) -> Iterator[Act]:
    """One benchmark; the first is revised a year later."""
    matter, since = benchmark.matter, benchmark.since
    desk = bureau.desk(dt.date(since.year, 1, 20), "benchmark", number)
    yield desk.act(
        matter,
        "register",
        CLERK,
        violation=row["cause"],
        sector=row["sector"],
        basis=row["basis"],
        first_exempt=row["first_exempt"],
        education="当面讲解规定，签订守法承诺书",
        **columns(row["tiers"]),
    )
    desk.wait(3, 9)
    words = "四档幅度由轻到重，没有超出处罚依据的幅度，同意"
    yield desk.act(matter, "review", LEGAL_REVIEWER, review_opinion=words)
    desk.wait_until(dt.date(since.year, 2, 12))
    document = {"issued_by": desk.at.name, "published_where": WHERE}
    yield desk.act(
        matter,
        "publish",
        LEADER,
        document_number=f"青综执规〔{since.year}〕{number + 1}号",
        in_force_from=since,
        **document,
    )
    if number == 0:
        desk.wait_until(dt.date(since.year + 1, 4, 8))
        again = "放宽首违不罚的条件，于法有据，同意"
        yield desk.act(matter, "review_revision", LEGAL_REVIEWER, review_opinion=again)
        desk.wait(4, 8)
        yield desk.act(
            matter,
            "revise",
            LEADER,
            changed_why="优化营商环境，放宽首违不罚的条件",
            first_exempt=f"{row['first_exempt']}，或者主动消除影响的",
            document_number=f"青综执规〔{since.year + 1}〕1号",
            in_force_from=dt.date(since.year + 1, 5, 1),
            **document,
        )


def columns(tiers: list[dict[str, Any]]) -> dict[str, Any]:
    """The tiers as a benchmark writes them."""
    found: dict[str, Any] = {}
    for name, tier in zip(TIERS, tiers, strict=True):
        found[f"{name}_least"], found[f"{name}_most"] = tier["fine"]
        found |= {f"{name}_{fact}": tier[fact] for fact in ("harm", "offences") if fact in tier}
    return found
