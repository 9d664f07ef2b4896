"""The two engines that read the lake: DuckDB on one machine, Spark on many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yifa.reviewer.atlas.spark import spark

if TYPE_CHECKING:
    import ibis.expr.types as ir

MEMORY = "1GB"
MISSING = '还没有装汇总用的库：pip install "yifa[lake]"'


class NoLake(RuntimeError):
    """A library of the lake is missing; its words are one Chinese sentence."""


def need_duckdb() -> Any:
    """Import the library now, or raise `NoLake`."""
    try:
        import duckdb
    except ImportError:
        raise NoLake(MISSING) from None
    return duckdb


def need_ibis() -> Any:
    """Import the library now, or raise `NoLake`."""
    try:
        import ibis
    except ImportError:
        raise NoLake(MISSING) from None
    return ibis


def on_duckdb(asked: ir.Table, files: Sequence[Path]) -> list[tuple[Any, ...]]:
    """The rows that answer, read from the files by every core of this machine."""
    with need_duckdb().connect() as engine:
        engine.execute(f"SET memory_limit = '{MEMORY}'")
        table = engine.read_parquet([str(file) for file in files], hive_partitioning=False)
        table.create_view("facts")
        rows: list[tuple[Any, ...]] = engine.execute(sql(asked, "duckdb")).fetchall()
        return rows


def on_spark(asked: ir.Table, files: Sequence[Path], master: str) -> list[tuple[Any, ...]]:
    """The rows that answer, from a cluster that sees the files at the same paths."""
    with spark(master, "yifa lake") as session:
        table = session.read.parquet(*(f"file://{file}" for file in files))
        table.createOrReplaceTempView("facts")
        return [tuple(row) for row in session.sql(sql(asked, "pyspark")).collect()]


def sql(asked: ir.Table, dialect: str) -> str:
    """The question in an engine's own words; Ibis needs no engine to be there for it."""
    return str(need_ibis().to_sql(asked, dialect=dialect))
