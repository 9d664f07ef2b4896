"""The sample's yearly review of files: closed cases, read again by the judicial bureau."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, SUPERVISOR, Role
from yifa.wings.enforcement.file_review.models import FileReview
from yifa.wings.enforcement.penalty_case.models import PenaltyCase

from .act import Act
from .bureau import Begun, Bureau, Desk
from .chance import Chance, told
from .yearly import working_day

MONTH, DAY = 9, 8
#: How many files a round reads; in the smallest samples fewer.
FILES, FEW = 8, 1
#: What the sheet of a good file says; `points` of a TOML row replaces some of it.
FULL = {"subject": 10, "facts": 25, "process": 25, "basis": 15, "service": 10, "papers": 5}


def reviews(bureau: Bureau) -> Iterator[Begun]:
    """A round in each September."""
    for year in bureau.years:
        round = Round(bureau, year)
        for number in range(FEW if bureau.small else FILES):
            yield round.begins, round.file(number)


@dataclass
class Round:
    """One round: the files are drawn when it begins, from those closed by then."""

    bureau: Bureau
    year: int
    drawn: list[PenaltyCase] = field(default_factory=list)

    @property
    def begins(self) -> dt.date:
        """When the files are drawn."""
        return working_day(dt.date(self.year, MONTH, DAY))

    def file(self, number: int) -> Iterator[Act]:
        """The review of the nth file; none where fewer are closed."""
        if not self.drawn:
            chance, closed = Chance(self.bureau.seed, "files", self.year), self.bureau.closed
            self.drawn = chance.sample(closed, min(FILES, len(closed)))
        if number < len(self.drawn):
            rows = told("reviewing")["file"]
            yield from self.reviewed(self.drawn[number], rows[number % len(rows)], number)

    def reviewed(self, case: PenaltyCase, row: dict[str, Any], number: int) -> Iterator[Act]:
        """Drawn, read by two, answered, settled; what was found wanting is mended."""
        county = self.bureau.county
        at, chance = (
            county.department("司法局"),
            Chance(self.bureau.seed, "file", self.year, number),
        )
        desk, review = Desk(county, at, chance, self.begins), FileReview()

        def act(step: str, role: Role, **writes: Any) -> Act:
            return desk.act(review, step, role, **writes)

        def read_by(role: Role) -> Any:
            return county.post(at, role, on=desk.day)

        batch = {"batch": f"{self.year}年全县案卷评查", "drawn": "random"}
        yield act("register", SUPERVISOR, case=case, **batch)
        desk.wait(1, 2)
        two = {"reviewer": read_by(LEGAL_REVIEWER), "second_reviewer": read_by(CLERK)}
        yield act("name_reviewers", LEADER, **two)
        desk.wait(3, 10)
        sheet = FULL | row.get("points", {})
        found = {"void": row.get("void", ""), "defects": row.get("defects", "")}
        yield act("score", LEGAL_REVIEWER, **sheet, **found)
        desk.wait(0, 2)
        yield act("tell", CLERK)
        if "objection" in row:
            desk.wait(1, 3)
            yield act("object_to", CLERK, objection=row["objection"])
            desk.wait(1, 3)
            again = sheet | row["again"]
            yield act("score_again", LEGAL_REVIEWER, **again, **found, answer=row["answer"])
        desk.wait_until(working_day(dt.date(self.year, MONTH, 28)))
        yield act("settle", LEADER)
        if "mend" in row:
            yield act("order_mending", LEADER, mend=row["mend"], mend_by=dt.date(self.year, 10, 23))
            desk.wait_until(dt.date(self.year, 10, 23))
            desk.wait(0, 4)
            yield act("accept_mending", LEGAL_REVIEWER, mended_how=row["mended"])
        yield act("close", CLERK)
