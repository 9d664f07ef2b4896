"""How organisations and people come in as a table: read, judged row by row, brought in whole.

Which columns there are and what a row means is said by a `Kind` of table; reading the file, the
heads and the cells is the work of `spreadsheet`.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, ClassVar, Generic, TypeVar

from django.utils import timezone

from yifa.kernel import privacy
from yifa.kernel.exchange import Import
from yifa.kernel.gates import Reason, Refused
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import Role
from yifa.kernel.spreadsheet import (
    Column,
    Fault,
    OrganisationNames,
    Row,
    RowReader,
    Sheet,
    Unreadable,
    empty_table,
    offered,
    read,
)

from .record import AdministrativeAct, Did, Divided, Office, in_office

T = TypeVar("T")


@dataclass
class Report(Generic[T]):
    """What a dry run found: rows with what they would add, rows there already, bad cells.

    `divided` are the refusals of those bad rows that go against the division of power.
    """

    sheet: Sheet
    ready: list[tuple[Row, T]] = field(default_factory=list)
    there: list[Row] = field(default_factory=list)
    bad: list[Row] = field(default_factory=list)
    divided: list[Divided] = field(default_factory=list)

    @property
    def faults(self) -> list[Fault]:
        """Every bad cell, in the order of the table."""
        rows = sorted(self.bad, key=lambda row: row.row)
        return [fault for row in rows for fault in row.faults]

    def __str__(self) -> str:
        counts = [
            (len(self.ready), "行可以导入"),
            (len(self.there), "行已经有了，不再导入"),
            (len(self.bad), "行有要改的地方"),
        ]
        return f"共{sum(n for n, _ in counts)}行：" + "，".join(
            f"{n}{say}" for n, say in counts if n
        )


class Kind(ABC, Generic[T]):
    """One kind of table that an administrator brings in."""

    #: What it is called among imports, the title of its sheet, and whose work it is.
    name: ClassVar[str]
    title: ClassVar[str]
    role: ClassVar[Role]
    columns: ClassVar[Sequence[Column]]
    closing: ClassVar[Sequence[str]]

    @abstractmethod
    def judge(self, report: Report[T], rows: Sequence[Row], by: Post) -> None:
        """Sort every row into ready, there or bad."""

    @abstractmethod
    def put(self, office: Office, entry: T) -> None:
        """Store what a ready row would add."""

    def template(self, by: Post) -> IO[bytes]:
        """The empty table to fill in, with drop-downs."""
        lists = [(column, offered(column, by)) for column in self.columns]
        return empty_table(self.title, lists, self.closing)

    def keep(self, by: Post, *, file: str, content: bytes) -> Import:
        """Read a file and keep it sealed until it is accepted; raises Unreadable."""
        sheet = read(file, content, self.columns)
        refuse_lacking(sheet, self.columns)
        Import.objects.filter(post=by, kind=self.name, state=Import.State.WAITING).delete()
        at = timezone.now()
        if divided := self.judged(sheet, by).divided:
            with in_office(by, self.role, "导入") as office:
                put_on_record(divided, office, by, since=at)
        return Import.objects.create(
            post=by,
            kind=self.name,
            file=file[:120],
            digest=sheet.digest,
            sealed=privacy.seal(content),
            at=at,
        )

    def report_on(self, kept: Import) -> Report[T]:
        """The dry run of a table that was kept; nothing is stored."""
        sheet = read(kept.file, privacy.unseal(bytes(kept.sealed)), self.columns)
        return self.judged(sheet, kept.post)

    def judged(self, sheet: Sheet, by: Post) -> Report[T]:
        """What would come of each row of a table."""
        reader = RowReader(
            sheet.heads.meant,
            fixed={},
            names={Organisation: OrganisationNames(by.organisation)},
            today=timezone.localdate(),
        )
        rows = [reader.read(number, line) for number, line in sheet.rows]
        for row in rows:
            row.faults += empty_cells(row, self.columns)
        report = Report[T](sheet)
        self.judge(report, rows, by)
        return report

    def bring_in(self, kept: Import) -> int:
        """Add every row that is ready, all or none; returns how many. Raises Refused."""
        with in_office(kept.post, self.role, "导入") as office:
            begun = Import.objects.filter(pk=kept.pk, state=Import.State.WAITING)
            if not begun.update(state=Import.State.DONE):
                raise Refused("导入", [Reason("这份表格正在导入或者已经导入")])
            report = self.report_on(kept)
            put_on_record(report.divided, office, kept.post, since=kept.at)
            for _, entry in report.ready:
                self.put(office, entry)
            kept.state, kept.sealed, kept.at = Import.State.DONE, b"", office.at
            kept.added, kept.there, kept.bad = (
                len(some) for some in (report.ready, report.there, report.bad)
            )
            kept.save()
            kept.put_on_record(Did.BRING_IN, office, kept.post)
        return len(report.ready)


def put_on_record(
    divided: Sequence[Divided], office: Office, by: Post, *, since: dt.datetime
) -> None:
    """What rows would have given, for the auditor, when their table is judged for the first time.

    What was told `since` then is not told again when the table is brought in; what only became
    so in between is.
    """
    acts = AdministrativeAct.objects.filter(by=by, did=Did.REFUSED, at__gte=since)
    told = list(acts.values_list("subject", "after"))
    for refusal in divided:
        if (refusal.person.username, refusal.facts) not in told:
            refusal.put_on_record(office, by)


def refuse_lacking(sheet: Sheet, columns: Sequence[Column]) -> None:
    """A table without a column that every row needs is refused before its rows are looked at."""
    needed = [column for column in columns if column.needed]
    lacking = [c.label for c in needed if sheet.heads.place_of(c.key) is None]
    if lacking:
        told = "、".join(f"“{label}”" for label in lacking)
        raise Unreadable(f"“{sheet.file}”里没有{told}这{len(lacking)}列，补上再导入")


def empty_cells(row: Row, columns: Sequence[Column]) -> list[Fault]:
    """What every row needs and this one leaves empty."""
    unread = {fault.head for fault in row.faults}
    return [
        Fault(row.row, column.label, "", f"还没有填“{column.label}”")
        for column in columns
        if column.needed and column.key not in row.writes and column.label not in unread
    ]


def faults_in(row: Row, columns: Sequence[Column], faults: Mapping[str, str]) -> list[Fault]:
    """Sentences by column, as bad cells of a row."""
    labels = {column.key: column.label for column in columns}
    return [
        Fault(row.row, labels.get(key, ""), str(row.writes.get(key, ""))[:60], why)
        for key, why in faults.items()
    ]
