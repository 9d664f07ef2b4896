"""The tables that a register makes of a period, taken out as a file."""

from __future__ import annotations

from typing import IO, Any

from django.utils import timezone

from yifa.kernel.exchange import Export
from yifa.kernel.figures import Period
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.sheet import PeriodSheet

from .workbook import Book


def as_file(sheet: PeriodSheet, kind: str, *, by: Post, period: Period) -> tuple[str, IO[bytes]]:
    """The tables as .xlsx, one sheet each, with the file's name; taking it out is recorded."""
    tables = sheet.make(by, period)
    book = Book()
    for table in tables:
        page = book.sheet(table.title)
        book.write_text(page, 0, 0, f"{by.organisation}　{table.title}　{period}")
        book.write_heads(page, 1, table.heads)
        for place, row in enumerate([*table.rows, *([table.total] if table.total else [])], 2):
            for column, value in enumerate(row):
                book.write(page, place, column, worded(value))
    Export.take_down(
        by,
        kind=kind,
        what=sheet.label[:40],
        filters={"from": period.first.isoformat(), "to": period.last.isoformat()},
        count=len(tables[0].rows) if tables else 0,
        at=timezone.now(),
    )
    return f"{sheet.label} {period}.xlsx", book.close()


def worded(value: Any) -> Any:
    """A cell as a file holds it."""
    return value.number if isinstance(value, Matter) else value
