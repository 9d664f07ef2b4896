"""What goes out of a register as a table: masked as on pages, or in full for a stated purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Prefetch, Value, When
from django.utils import timezone

from yifa.kernel import privacy
from yifa.kernel.exchange import Export
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter, read_histories
from yifa.kernel.party import Party, masking_of
from yifa.kernel.person import Post
from yifa.kernel.plain_text import is_said, refuse_unprintable
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, content, see
from yifa.kernel.roles import Role
from yifa.kernel.writing import PARTIES

from .columns import ENDED, STAGE, columns_of, most_parties
from .course import HANDLER
from .shown import PARTIES_READ, PROGRESS_COLUMNS, in_clear, label_for, parties_of, shown
from .upward import Upward
from .workbook import Book, in_a_header

AT_ONCE = 500

#: What only the house itself reads.
NEVER_OUT = ("grams", "pauses", "calls", "extensions")

#: What a column says of a matter, for one cell; and what the cells of its row say.
Says = Callable[[Matter], Any]
Line = Callable[[Matter], Iterable[Any]]


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
    if full:
        told = upward.told() if upward else full_columns(register, seen)
        heads, line = [head for head, _ in told], in_columns(told)
        names = [one.name for one in register.model._meta.concrete_fields if not one.primary_key]
        rows = with_parties(seen.defer(*NEVER_OUT))
    else:
        names = list(columns or register.columns)
        heads, line = [label_for(register, name) for name in names], masked(names)
        rows = as_listed(seen, names, post)
    mark = watermark(post, purpose, at) if full else ""
    found = in_batches(rows, names, with_histories=full)
    file, count = write(register, found, heads, line, mark, heads_first=upward is not None)
    record = Export.take_down(
        post,
        kind=register.kind(),
        what=(upward.title[:40] if upward else "完整导出") if full else "导出",
        full=full,
        purpose=purpose[:120],
        filters=dict(filters or {}),
        columns=heads,
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
    heads: Sequence[str],
    line: Line,
    mark: str,
    *,
    heads_first: bool = False,
) -> tuple[IO[bytes], int]:
    """The file and how many matters it holds; rows are written as they are read.

    What one sheet of a workbook can't hold goes on in the next.
    """
    book = Book()
    sheet, row = begun(book, register.title, heads, mark, heads_first=heads_first)
    count, sheets = 0, 1
    for matter in matters:
        if row == Book.ROWS:
            sheets += 1
            title = f"{register.title}{sheets}"
            sheet, row = begun(book, title, heads, mark, heads_first=heads_first)
        for place, value in enumerate(line(matter)):
            book.write(sheet, row, place, value)
        row += 1
        count += 1
    return book.close(), count


def begun(
    book: Book, title: str, heads: Sequence[str], mark: str, *, heads_first: bool
) -> tuple[Any, int]:
    """A sheet with its mark and heads, and the row that comes next."""
    sheet = book.sheet(title)
    first = 0
    if mark:
        sheet.set_header(f"&C{in_a_header(mark)}")
        sheet.set_footer(f"&L{in_a_header(mark)}&R第&P页")
    if mark and not heads_first:
        book.write_text(sheet, 0, 0, mark)
        first = 1
    book.write_heads(sheet, first, heads)
    return sheet, first + 1


def as_listed(
    matters: models.QuerySet[Matter], names: Sequence[str], post: Post
) -> models.QuerySet[Matter]:
    """The matters with what a page's columns say, and whether the post sees their content."""
    allowed = Case(When(content(post), then=Value(True)), default=Value(False))
    own = {field.name for field in matters.model._meta.concrete_fields}
    read = {"shown_title" if name == "title" else name for name in names} & own
    people = {name for field in privacy.name_fields(matters.model) for name in field.reads}
    found = matters.annotate(content_seen=allowed).only(*read, *people, "stage", "procedure_name")
    return with_parties(found, "name", "identity_number")


def with_parties(matters: models.QuerySet[Matter], *columns: str) -> models.QuerySet[Matter]:
    """The matters with their parties, of which only some columns are read if any are named."""
    parties = Party.objects.order_by("place")
    if columns:
        parties = parties.only("matter", "place", *columns)
    return matters.prefetch_related(Prefetch("parties", parties, to_attr=PARTIES_READ))


def in_batches(
    matters: models.QuerySet[Matter], names: Iterable[str], *, with_histories: bool
) -> Iterator[Matter]:
    """The matters in the order asked for, some hundreds in memory at once."""
    fields = [field for field in matters.model._meta.concrete_fields if field.name in {*names}]
    found = matters.iterator(chunk_size=AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        for field in fields:
            if isinstance(field, models.ForeignKey):
                read_named(some, field)
        if with_histories:
            read_histories(some)
        yield from some


def read_named(matters: Sequence[Matter], field: models.ForeignKey[Any, Any]) -> None:
    """Read the few organisations, posts or matters that a column of many matters names."""
    rows = field.related_model._default_manager.all()
    if field.related_model is Post:
        rows = rows.select_related("person")
    keys = {getattr(matter, field.attname) for matter in matters} - {None}
    found = rows.in_bulk(keys) if keys else {}
    for matter in matters:
        setattr(matter, field.name, found.get(getattr(matter, field.attname)))


def in_columns(columns: Sequence[tuple[str, Says]]) -> Line:
    """What each column says."""
    return lambda matter: (says(matter) for _, says in columns)


def masked(names: Sequence[str]) -> Line:
    """What a page shows in its columns; of some matters a post sees only the progress."""

    def line(matter: Matter) -> Iterator[Any]:
        content_seen = getattr(matter, "content_seen", False)
        parties = parties_of(matter)
        says = masking_of(matter, parties)
        for name in names:
            if not (content_seen or name in PROGRESS_COLUMNS):
                yield None
            elif name == PARTIES:
                yield "、".join(says(party.name) for party in parties)
            else:
                yield shown(matter, "shown_title" if name == "title" else name, says=says)

    return line


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
