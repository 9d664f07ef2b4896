"""What would come of bringing a table in: rows ready, rows there already, and every bad cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils import timezone

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter, Origin
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import Request, rehearse
from yifa.kernel.writing import PARTIES, label_of

from .columns import Column, columns_of
from .heads import BOTH
from .identity import Known
from .reading import Sheet
from .rows import Fault, Row, RowReader
from .values import OrganisationNames

#: An act entered later than this after its day is past work (补录).
SOON_ENOUGH = dt.timedelta(days=7)


class Standing(StrEnum):
    """What a row is to the register."""

    READY = "ready"
    THERE = "there"
    TWICE = "twice"
    BAD = "bad"


@dataclass(frozen=True)
class Judged:
    """A row with what it is to the register; `same_as` names the matter or the earlier row."""

    row: Row
    standing: Standing
    same_as: str = ""


@dataclass(frozen=True)
class Report:
    """What a dry run found. Nothing was stored and no number taken."""

    register: type[Register]
    sheet: Sheet
    at: dt.datetime
    judged: list[Judged]
    lacking: list[Column] = field(default_factory=list)

    def of(self, standing: Standing) -> list[Judged]:
        """The rows of one standing, in the order of the table."""
        return [one for one in self.judged if one.standing is standing]

    @property
    def ready(self) -> list[Row]:
        """The rows that can be brought in."""
        return [one.row for one in self.of(Standing.READY)]

    @property
    def faults(self) -> list[Fault]:
        """Every bad cell, in the order of the table."""
        return [fault for one in self.judged for fault in one.row.faults]

    def is_late(self, row: Row) -> bool:
        """Whether the row is past work, entered with its original day (补录)."""
        return row.on < timezone.localdate(self.at) - SOON_ENOUGH

    def __str__(self) -> str:
        counts = [
            (len(self.ready), "行可以导入"),
            (len(self.of(Standing.THERE)), "行已经在台账里，不再导入"),
            (len(self.of(Standing.TWICE)), "行与前面的行相同，不再导入"),
            (len(self.of(Standing.BAD)), "行有要改的地方"),
        ]
        return f"共{len(self.judged)}行：" + "，".join(f"{n}{say}" for n, say in counts if n)


def dry_run(
    register: type[Register],
    sheet: Sheet,
    post: Post,
    *,
    fixed: Mapping[str, str] | None = None,
    at: dt.datetime | None = None,
) -> Report:
    """Judge every row as `take` would, and name every bad cell.

    `fixed` says what a column is in every row where the table has nothing: key → words. Gates of
    the first step hold for past work too: they speak of the record, not of what can't be proved.
    """
    at = at or timezone.now()
    by_key = {column.key: column for column in columns_of(register)}
    reader = RowReader(
        sheet.heads.meant,
        fixed={by_key[key]: words for key, words in (fixed or {}).items() if key in by_key},
        organisations=OrganisationNames(post.organisation),
        today=timezone.localdate(at),
    )
    rows = [reader.read(number, line) for number, line in sheet.rows]
    for row in rows:
        row.faults += list(refusals(register, row, post, at=at))
    known = Known(register, post, rows)
    lacking = [column for column in needed(register) if is_lacking(column, sheet, fixed or {})]
    return Report(register, sheet, at, list(judge(rows, known)), lacking)


def judge(rows: Iterable[Row], known: Known) -> Iterator[Judged]:
    """What each row is: there already, the same as a row above, bad, or ready."""
    seen: dict[str, int] = {}
    for row in rows:
        mark = known.mark(row)
        if number := known.number_of(row, mark):
            row.faults.clear()
            yield Judged(row, Standing.THERE, number)
        elif row.faults:
            yield Judged(row, Standing.BAD)
        elif mark in seen:
            yield Judged(row, Standing.TWICE, f"第{seen[mark]}行")
        else:
            seen[mark] = row.row
            yield Judged(row, Standing.READY)


def refusals(register: type[Register], row: Row, post: Post, *, at: dt.datetime) -> Iterator[Fault]:
    """What `take` would refuse in a row, beside the cells that could not be read."""
    try:
        rehearse(request_for(register, row, post, at=at))
    except Refused as refused:
        said = {fault.head for fault in row.faults}
        for reason in refused.reasons:
            yield Fault(row.row, "", "", str(reason))
        for name, why in refused.fields.items():
            label = {"on": "登记日期"}.get(name) or label_of(register.model(), name)
            if label not in said and not (name == PARTIES and unread_party(row)):
                yield Fault(row.row, label, shown(row, name), why)


def unread_party(row: Row) -> bool:
    """Whether a party's cell is among the faults already, so that its lack need not be said."""
    return any(fault.head.startswith(("甲方", "乙方", "当事人")) for fault in row.faults)


def shown(row: Row, name: str) -> str:
    """What stands in the row for a field, as far as it fits."""
    if name == "on":
        return row.on.isoformat()
    value = row.writes.get(name)
    return "" if value is None or name == PARTIES else str(value)[:60]


def request_for(
    register: type[Register], row: Row, post: Post, *, at: dt.datetime, late: bool = False
) -> Request:
    """The first step, as a row asks for it."""
    matter: Matter = register.model(origin=Origin.SPREADSHEET)
    first = register.procedures[-1].first()
    return Request(matter, first.name, post, row.on, dict(row.writes), at=at, late=late)


def needed(register: type[Register]) -> list[Column]:
    """The columns that the first step can't do without."""
    return [column for column in columns_of(register) if column.needed]


def is_lacking(column: Column, sheet: Sheet, fixed: Mapping[str, Any]) -> bool:
    """Whether the table has no such column and nothing was said for all rows."""
    keys: Sequence[str] = [one.key for one in sheet.heads.meant.values()]
    named = column.key in keys or (column.party is not None and BOTH in keys)
    return not named and column.key not in fixed
