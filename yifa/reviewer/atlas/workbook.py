"""The table as a workbook: governments by indicators, numbers compared, the others, files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import xlsxwriter

from yifa.reviewer.atlas.archive import COLUMNS, LEVELS, Archive
from yifa.reviewer.atlas.catalogue import Catalogue

#: A sheet holds no more; what is beyond stands in the parquet file alone, and the sheet says so.
MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
# Without a day of its own the same reports make the same bytes.
NO_DAY = datetime(2000, 1, 1)
WIDTHS = {"政府": 22, "指标": 22, "原句": 60, "文件": 30, "说明": 40, "所数的": 20}


class Workbook:
    """A workbook written row after row, with a memory that does not grow with them."""

    def __init__(self, file: Path) -> None:
        self._book = xlsxwriter.Workbook(
            str(file),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self._book.set_properties({"created": NO_DAY})
        self._head = self._book.add_format({"bold": True, "bottom": 1})

    def sheet(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Write one sheet, text as text and numbers as numbers."""
        sheet = self._book.add_worksheet(name)
        for column, head in enumerate(heads):
            sheet.set_column(column, column, WIDTHS.get(head, 12))
            sheet.write_string(0, column, head, self._head)
        sheet.freeze_panes(1, 0)
        for place, row in enumerate(rows, 1):
            if place == MOST_ROWS - 1:
                sheet.write_string(place, 0, "表格只能放到这里，其余的在同名的 parquet 文件里。")
                return
            for column, value in enumerate(row):
                if isinstance(value, (int, float)):
                    sheet.write_number(place, column, value)
                elif value:
                    sheet.write_string(place, column, value[:LONGEST_CELL])

    def close(self) -> None:
        """Finish the file."""
        self._book.close()


def write_workbook(archive: Archive, catalogue: Catalogue, file: Path) -> None:
    """Write the whole workbook."""
    book = Workbook(file)
    reported = {name for (name,) in archive.rows("SELECT DISTINCT indicator FROM number")}
    indicators = [it.name for it in catalogue.indicators if it.name in reported]
    book.sheet("对照", ["政府", "年份", "级别", *indicators], _crossed(archive, indicators))
    heads = list(COLUMNS.values())
    columns = ", ".join(f'"{column}"' for column in COLUMNS)
    for name, is_compared in (("明细", "IS NOT NULL"), ("未归类", "IS NULL")):
        query = f"SELECT {columns} FROM number WHERE indicator {is_compared} ORDER BY file, start"
        book.sheet(name, heads, (_in_chinese(row) for row in archive.rows(query)))
    files = archive.rows(
        "SELECT file, government, year, level, numbers, note FROM report ORDER BY file"
    )
    heads = ["文件", "政府", "年份", "级别", "读出的数", "说明"]
    book.sheet("报告", heads, ((*row[:3], LEVELS.get(row[3], row[3]), *row[4:]) for row in files))
    book.close()


def _in_chinese(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[:2], LEVELS.get(row[2], row[2]), *row[3:])


def _crossed(archive: Archive, indicators: Sequence[str]) -> Iterable[list[Any]]:
    """Yield a row for each government and year, a column for each indicator."""
    query = (
        "SELECT government, year, level, indicator, value FROM number WHERE indicator IS NOT NULL "
        "ORDER BY government, year"
    )
    places = {name: place for place, name in enumerate(indicators, 3)}
    for (government, year), cells in groupby(archive.rows(query), key=lambda row: row[:2]):
        row: list[Any] = [government, year, None, *[None] * len(indicators)]
        for *_, level, indicator, value in cells:
            row[2], row[places[indicator]] = LEVELS.get(level, level), value
        yield row
