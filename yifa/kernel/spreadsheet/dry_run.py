"""What would come of bringing a table in: rows ready, rows there already, and every bad cell."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from yifa.kernel.organisation import Organisation
from yifa.kernel.past_work import is_past
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import Request

from .columns import Column, columns_of
from .heads import BOTH
from .identity import Known
from .judging import Judge, Judged, Standing
from .people import PostNames
from .reading import Sheet
from .rows import Fault, Row, RowReader
from .values import OrganisationNames


@dataclass(frozen=True)
class Report:
    """What a dry run found. Nothing was stored and no number taken."""

    judge: Judge
    sheet: Sheet
    judged: list[Judged]
    lacking: list[Column] = field(default_factory=list)

    @property
    def register(self) -> type[Register]:
        """The register the table is for."""
        return self.judge.register

    @property
    def at(self) -> dt.datetime:
        """The moment at which it would come in."""
        return self.judge.at

    def of(self, standing: Standing) -> list[Judged]:
        """The rows of one standing, in the order of the table."""
        return [one for one in self.judged if one.standing is standing]

    @property
    def ready(self) -> list[Row]:
        """The rows that can be brought in."""
        return [one.row for one in self.of(Standing.READY)]

    @property
    def coming(self) -> list[Judged]:
        """The rows that bring something: new matters, and further steps of those that are there."""
        return [one for one in self.judged if one.standing in (Standing.READY, Standing.MORE)]

    @property
    def faults(self) -> list[Fault]:
        """Every bad cell, in the order of the table."""
        return [fault for one in self.judged for fault in one.row.faults]

    @property
    def steps(self) -> Counter[str]:
        """How often each step after the first would be taken, by its label."""
        return Counter(later.step.label for one in self.coming for later in one.steps)

    @property
    def guessed(self) -> Counter[str]:
        """How often a step, by its label, takes the day of the one before it."""
        return Counter(
            later.step.label for one in self.coming for later in one.steps if later.guessed
        )

    def requests(self, one: Judged) -> list[Request]:
        """Every step that a row asks for."""
        return self.judge.requests(one)

    def is_late(self, row: Row) -> bool:
        """Whether the row is past work, entered with its original day (补录)."""
        return is_past(row.on, at=self.at)

    def __str__(self) -> str:
        counts = [
            (len(self.ready), "行可以导入"),
            (len(self.of(Standing.MORE)), "行已经在台账里，补办后面的环节"),
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
        names={
            Organisation: OrganisationNames(post.organisation),
            Post: PostNames(post.organisation),
        },
        sides=register.sides,
        today=timezone.localdate(at),
    )
    rows = [reader.read(number, line) for number, line in sheet.rows]
    judge = Judge(register, post, Known(register, post, rows), at=at)
    lacking = [column for column in needed(register) if is_lacking(column, sheet, fixed or {})]
    return Report(judge, sheet, [judge.judge(row) for row in rows], lacking)


def needed(register: type[Register]) -> list[Column]:
    """The columns that the first step can't do without."""
    return [column for column in columns_of(register) if column.needed]


def is_lacking(column: Column, sheet: Sheet, fixed: Mapping[str, Any]) -> bool:
    """Whether the table has no such column and nothing was said for all rows."""
    keys: Sequence[str] = [one.key for one in sheet.heads.meant.values()]
    named = column.key in keys or (column.party is not None and BOTH in keys)
    return not named and column.key not in fixed
