"""Tables that a register makes of a period, beside its list: a claim sheet, a roll, a statistic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from django.utils import timezone

from .exchange import Export
from .figures import Period
from .matter import Matter
from .person import Post
from .spreadsheet.workbook import Book


@dataclass(frozen=True)
class Tabled:
    """One table; a cell that is a matter is shown by its number and leads to it."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    total: Sequence[Any] = ()
    note: str = ""


@dataclass(frozen=True)
class Opens:
    """Words that open one of the sheet's tables, by its place from 0."""

    words: str
    table: int


#: A sentence of words, some of which open a table.
Sentence = Sequence[str | Opens]


def nothing(post: Post, period: Period) -> Sentence:
    """No sheet has something waiting unless it says so."""
    return ()


@dataclass(frozen=True)
class PeriodSheet:
    """What a register makes of a period, for a post: declared by name in `Register.sheets`.

    `waiting` says what of it waits for a post this year, which 我的工作 shows under `panel` with a
    button that says `verb`; nothing said, nothing shown.
    """

    label: str
    make: Callable[[Post, Period], Sequence[Tabled]]
    waiting: Callable[[Post, Period], Sentence] = nothing
    panel: str = ""
    verb: str = ""


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
    Export.objects.create(
        post=by,
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
