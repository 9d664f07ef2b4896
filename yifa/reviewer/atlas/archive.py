"""The lines of all reports as tables that are larger than memory: one row a number, in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

MEMORY = "1GB"
#: The columns of the table, and what a spreadsheet calls them.
COLUMNS = {
    "government": "政府",
    "year": "年份",
    "level": "级别",
    "indicator": "指标",
    "value": "数值",
    "unit": "单位",
    "approximate": "约数",
    "counted": "所数的",
    "sentence": "原句",
    "file": "文件",
    "start": "起",
    "end": "止",
    "note": "说明",
}
LEVELS = {
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "town": "乡镇",
    "department": "部门",
}
LINES = """
{file: 'VARCHAR',
 document: 'STRUCT(problem VARCHAR, kind VARCHAR, government VARCHAR, year INTEGER, level VARCHAR,
   half_year BOOLEAN, numbers INTEGER)',
 fact: 'STRUCT(start INTEGER, "end" INTEGER, indicator VARCHAR, value DOUBLE, unit VARCHAR,
   approximate VARCHAR, counted VARCHAR, sentence VARCHAR, note VARCHAR)'}
"""
# What was saved as text loses least; of two alike the first path is taken.
REPORTS = """
CREATE TABLE report AS
WITH read AS (
  SELECT file, document.* FROM read_json($parts, format='newline_delimited', columns={lines})
  WHERE document IS NOT NULL),
known AS (
  SELECT *, government IS NOT NULL AND year IS NOT NULL AS known,
    first_value(file) OVER (PARTITION BY government, year, half_year
      ORDER BY list_position(['docx', 'md', 'txt', 'html', 'pdf'], kind), file) AS first
  FROM read)
SELECT file, government, year, level, numbers, problem,
  problem IS NULL AND (NOT known OR file = first) AS taken,
  known AND NOT half_year AND file = first AS compared,
  CASE WHEN problem IS NOT NULL THEN problem
    WHEN NOT known THEN '没有读出是哪个政府、哪一年的报告，数在表里，不进对照。'
    WHEN file <> first THEN '与“' || first || '”是同一个政府同一年的报告，只取了那一份。'
    WHEN half_year THEN '写的是半年的情况，数在表里，不进对照。'
    ELSE '' END AS note
FROM known ORDER BY file
"""
NUMBERS = """
CREATE TABLE number AS
SELECT government, year, level, CASE WHEN compared THEN indicator END AS indicator,
  value, unit, approximate, counted, sentence, file, start, "end", line.note
FROM (SELECT file, fact.* FROM read_json($parts, format='newline_delimited', columns={lines})
      WHERE fact IS NOT NULL) AS line
JOIN (SELECT file, government, year, level, compared FROM report WHERE taken) USING (file)
ORDER BY file, start
"""


class NoDuckDB(RuntimeError):
    """The library that lays out the table is missing; its words are one Chinese sentence."""


def need_duckdb() -> ModuleType:
    """Import the library now, or raise `NoDuckDB`: before hours of reading, not after them."""
    try:
        import duckdb
    except ImportError:
        raise NoDuckDB('还没有装对照用的库：pip install "yifa[atlas]"') from None
    return duckdb


class Archive:
    """All reports of a folder as two tables, `report` and `number`, in a file of their own."""

    def __init__(self, scratch: Path) -> None:
        file = str(scratch / "atlas.duckdb")
        self._tables: duckdb.DuckDBPyConnection = need_duckdb().connect(file)
        self._tables.execute(f"SET memory_limit = '{MEMORY}'")
        self._tables.execute(f"SET temp_directory = '{str(scratch).replace(chr(39), chr(39) * 2)}'")
        parts = {"parts": str(scratch / "*.jsonl")}
        for statement in (REPORTS, NUMBERS):
            self._tables.execute(statement.format(lines=LINES), parts)

    def rows(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Ask and give the rows one after the other."""
        found = self._tables.cursor().execute(query, values)
        while some := found.fetchmany(10_000):
            yield from some

    def one(self, query: str, *values: Any) -> tuple[Any, ...]:
        """Ask for the one row there is."""
        return next(self.rows(query, *values))

    def write_parquet(self, file: Path) -> None:
        """Write the whole table, row group after row group."""
        unfinished = file.with_suffix(".unfinished")
        path = str(unfinished).replace("'", "''")
        self._tables.execute(
            f"COPY (SELECT * FROM number ORDER BY file, start) TO '{path}' "
            "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)"
        )
        unfinished.replace(file)

    def close(self) -> None:
        """Let the file go."""
        self._tables.close()
