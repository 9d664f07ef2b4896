"""What goes out of a register as a table: masked as on pages, or in full for a stated purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Prefetch, Value, When
from django.utils import timezone

from yifa.kernel.exchange import Export
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter, read_histories
from yifa.kernel.party import Party, masking_of
from yifa.kernel.person import Post
from yifa.kernel.plain_text import is_said, refuse_unprintable
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, content, see
from yifa.kernel.roles import Role

from .columns import ENDED, STAGE, columns_of, most_parties
from .course import HANDLER
from .shown import PROGRESS_COLUMNS, in_clear, label_for, shown
from .upward import Upward
from .workbook import Book, in_a_header

AT_ONCE = 500

#: What a column says of a matter, for one cell.
Says = Callable[[Matter], Any]


@dataclass(frozen=True)
class Out:
    """A finished export: the file, read from its beginning, its name, and the record of it."""

    file: IO[bytes]
    name: str
    record: Export


def export(
    register: type[Register],
    matters: models.QuerySet[Matter],
    post: Post,
    *,
    columns: Sequence[str] = (),
    full: bool = False,
    purpose: str = "",
    filters: Mapping[str, Any] | None = None,
    upward: Upward | None = None,
    at: dt.datetime | None = None,
) -> Out:
    """Write matters that the post sees as .xlsx, a page's columns masked, and record it.

    A full export holds, in clear, every column that goes in again, or those that an upper system
    wants, and only matters whose content the post sees; without a purpose it is refused (Refused).
    An upper system's table begins with its heads: who took it out stands in its margins.
    """
    purpose = purpose.strip()
    if full and (fault := fault_in(purpose)):
        raise Refused("完整导出", fields={"purpose": fault})
    at = at or timezone.now()
    seen = see(matters, post, sight=Sight.CONTENT if full else Sight.PROGRESS)
    told = masked_columns(register, columns)
    if full:
        told = upward.told() if upward else full_columns(register, seen)
    mark = watermark(post, purpose, at) if full else ""
    file, count = write(register, rows_of(seen, post), told, mark, heads_first=upward is not None)
    record = Export.take_down(
        post,
        kind=register.kind(),
        what=(upward.title[:40] if upward else "完整导出") if full else "导出",
        full=full,
        purpose=purpose[:120],
        filters=dict(filters or {}),
        columns=[head for head, _ in told],
        count=count,
        at=at,
    )
    name = f"{register.title}{'（完整）' if full else ''}{timezone.localdate(at):%Y%m%d}.xlsx"
    return Out(file, name, record)


def fault_in(purpose: str) -> str:
    """What is wrong with a stated purpose, "" if nothing is."""
    if not is_said(purpose):
        return "还没有填“用途”，写明给谁、做什么用"
    try:
        refuse_unprintable("用途", purpose)
    except ValidationError as fault:
        return str(fault.message)
    return ""


def write(
    register: type[Register],
    matters: Iterator[Matter],
    columns: Sequence[tuple[str, Says]],
    mark: str,
    *,
    heads_first: bool = False,
) -> tuple[IO[bytes], int]:
    """The file and how many matters it holds; rows are written as they are read."""
    book = Book()
    sheet = book.sheet(register.title)
    first = 0
    if mark:
        sheet.set_header(f"&C{in_a_header(mark)}")
        sheet.set_footer(f"&L{in_a_header(mark)}&R第&P页")
    if mark and not heads_first:
        book.write_text(sheet, 0, 0, mark)
        first = 1
    book.write_heads(sheet, first, [head for head, _ in columns])
    row = first
    for row, matter in enumerate(matters, start=first + 1):
        for place, (_, says) in enumerate(columns):
            book.write(sheet, row, place, says(matter))
    return book.close(), row - first


def rows_of(matters: models.QuerySet[Matter], post: Post) -> Iterator[Matter]:
    """The matters in the order asked for, each with its history and whether the post sees it."""
    allowed = Case(When(content(post), then=Value(True)), default=Value(False))
    related = [
        f.name for f in matters.model._meta.fields if f.related_model and f.name != "matter_ptr"
    ]
    rows = matters.annotate(content_seen=allowed).select_related(*related, "handler__person")
    parties = Prefetch("parties", queryset=Party.objects.order_by("place"))
    found = rows.prefetch_related(parties).iterator(chunk_size=AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        read_histories(some)
        yield from some


def masked_columns(register: type[Register], names: Sequence[str]) -> list[tuple[str, Says]]:
    """The columns of a page, as the page shows them; of some matters a post sees only progress."""
    return [(label_for(register, name), masked(name)) for name in names or register.columns]


def masked(name: str) -> Says:
    """What the page shows in that column."""

    def says(matter: Matter) -> Any:
        if name in PROGRESS_COLUMNS or getattr(matter, "content_seen", False):
            says = masking_of(matter)
            return shown(matter, "shown_title" if name == "title" else name, says=says)
        return None

    return says


def full_columns(
    register: type[Register], matters: models.QuerySet[Matter]
) -> list[tuple[str, Says]]:
    """Every column that goes in again, then what else the record holds, to be read.

    The day of the end stands under the step that ended it, so 办结日期 is left out.
    """
    every = columns_of(register, parties=most_parties(matters))
    brought_in = [column for column in every if column.key != ENDED]
    told = [(column.label, in_clear(column)) for column in brought_in]
    there = {column.key for column in brought_in}
    others = [f.name for f in register.own_fields() if f.name not in there]
    more = [n for n in (*others, STAGE, "holder", HANDLER, "due") if n not in there]
    return told + [(label_for(register, name), as_shown(name)) for name in more]


def as_shown(name: str) -> Says:
    """The value of a column in the words of pages."""
    return lambda matter: shown(matter, name)


def watermark(post: Post, purpose: str, at: dt.datetime) -> str:
    """Who took it out, when and why."""
    when = timezone.localtime(at)
    who = f"{post.organisation} {Role(post.role).label} {post.person}"
    return f"完整导出　{who}　{when:%Y-%m-%d %H:%M}　用途：{purpose}"
