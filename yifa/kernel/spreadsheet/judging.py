"""What one row of a table is to the register: new, there already, further on than there, or bad."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter, Origin
from yifa.kernel.past_work import SOON_ENOUGH, is_past
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rehearsal import Rehearsal
from yifa.kernel.take import Request
from yifa.kernel.writing import PARTIES, label_of

from .columns import ENDED, ON, STAGE
from .course import HANDLER, Course, Later, NoCourse, Told, course_of
from .identity import Known
from .rows import Fault, Row


class Standing(StrEnum):
    """What a row is to the register."""

    READY = "ready"
    MORE = "more"
    THERE = "there"
    TWICE = "twice"
    BAD = "bad"


@dataclass(frozen=True)
class Judged:
    """A row with what it is to the register; `same_as` names the matter or the earlier row.

    `steps` are the steps after the first that it brings, on `matter` if that is there already.
    `remarks` say what of it does not come in.
    """

    row: Row
    standing: Standing
    same_as: str = ""
    steps: list[Later] = field(default_factory=list)
    matter: Matter | None = None
    remarks: list[str] = field(default_factory=list)


class Judge:
    """Judges the rows of one table in their order, as `take` would."""

    def __init__(
        self, register: type[Register], post: Post, known: Known, *, at: dt.datetime
    ) -> None:
        self.register, self.post, self.known, self.at = register, post, known, at
        self.first = register.procedures[-1].first()
        self.seen: dict[str, int] = {}

    def judge(self, row: Row) -> Judged:
        """What a row is: there already, the same as a row above, bad, or ready."""
        mark = self.known.mark(row)
        if number := self.known.number_of(row, mark):
            return self.there(row, number)
        course = self.newly(row)
        if row.faults:
            return Judged(row, Standing.BAD)
        if mark in self.seen:
            return Judged(row, Standing.TWICE, f"第{self.seen[mark]}行")
        self.seen[mark] = row.row
        return Judged(row, Standing.READY, steps=course.steps, remarks=remarks(row, course))

    def newly(self, row: Row) -> Course:
        """Try to register the row and to take its later steps; what is refused is a fault."""
        matter = self.register.model(origin=Origin.SPREADSHEET)
        rehearsal = Rehearsal(matter)
        try:
            rehearsal.go(self.registering(matter, row, late=False))
        except Refused as refused:
            row.faults += self.first_faults(row, refused)
        told = told_beside(row.told, self.post)
        try:
            stage = self.first.leads_to("")
            course = course_of(self.register, told, begun=row.on, stage=stage)
        except NoCourse as bad:
            row.faults += [] if later_faults(row) else [row.fault(bad.key, str(bad))]
            return Course()
        if not row.faults:
            row.faults += self.rehearsed(row, rehearsal, matter, course)
        return course

    def there(self, row: Row, number: str) -> Judged:
        """A row whose matter is there: only what was not done yet is of interest."""
        matter = self.known.matters.get(number)
        row.faults[:] = later_faults(row) if matter else []
        if matter is None or not row.told or matter.procedure is not self.register.procedures[-1]:
            return Judged(row, Standing.THERE, number)
        if row.faults:
            return Judged(row, Standing.BAD, number)
        try:
            course = self.further(row.told, matter)
        except NoCourse as other:
            said = [f"与台账对不上，没有改动：{other}"]
            return Judged(row, Standing.THERE, number, remarks=said)
        row.faults += self.rehearsed(row, Rehearsal(matter), matter, course)
        if row.faults:
            return Judged(row, Standing.BAD, number)
        if not course.steps:
            return Judged(row, Standing.THERE, number)
        return Judged(
            row, Standing.MORE, number, course.steps, matter, remarks=remarks(row, course)
        )

    def further(self, told: Told, matter: Matter) -> Course:
        """What the row tells that was not done to the matter yet."""
        passed = {act.stage for act in matter.history}
        told = told_beside(told, matter.handler)
        if told.stage in passed:
            told = replace(told, stage="")
        done = frozenset(act.step for act in matter.history)
        begun = matter.history[-1].on
        return course_of(self.register, told, begun=begun, stage=matter.stage, done=done)

    def rehearsed(
        self, row: Row, rehearsal: Rehearsal, matter: Matter, course: Course
    ) -> Iterator[Fault]:
        """Try the later steps in turn; what the first that is refused says."""
        for later in course.steps:
            try:
                rehearsal.go(self.taking(matter, later))
            except Refused as refused:
                yield from self.refused_later(row, later, refused)
                return

    def registering(self, matter: Matter, row: Row, *, late: bool) -> Request:
        """The first step, as a row asks for it. The number it had elsewhere is noted."""
        note = f"原编号：{row.number}" if row.number else ""
        return Request(
            matter,
            self.first.name,
            self.post,
            row.on,
            dict(row.writes),
            note=note,
            at=self.at,
            late=late,
        )

    def taking(self, matter: Matter, later: Later) -> Request:
        """A later step, as a row asks for it."""
        late = is_past(later.on, at=self.at)
        return Request(
            matter, later.step.name, self.post, later.on, later.writes, at=self.at, late=late
        )

    def requests(self, one: Judged) -> list[Request]:
        """Every step that a row asks for."""
        if one.matter is not None:
            return [self.taking(one.matter, later) for later in one.steps]
        matter = self.register.model(origin=Origin.SPREADSHEET)
        late = is_past(one.row.on, at=self.at)
        first = self.registering(matter, one.row, late=late)
        return [first, *(self.taking(matter, later) for later in one.steps)]

    def first_faults(self, row: Row, refused: Refused) -> Iterator[Fault]:
        """What registering would refuse in a row, beside the cells that could not be read."""
        said = {fault.head for fault in row.faults}
        for reason in refused.reasons:
            yield Fault(row.row, "", "", str(reason))
        for name, why in refused.fields.items():
            label = {"on": "登记日期"}.get(name) or label_of(self.register.model(), name)
            if label not in said and not (name == PARTIES and unread_party(row)):
                yield Fault(row.row, label, shown(row, name), why)

    def refused_later(self, row: Row, later: Later, refused: Refused) -> Iterator[Fault]:
        """What a later step is refused for, at the cell that asks for it."""
        key = asked_by(row, later)
        if "on" in refused.fields:
            yield row.fault(key, refused.fields["on"])
            return
        reasons = [str(reason) for reason in refused.reasons]
        if not is_past(later.on, at=self.at):
            lacks = "；".join([*reasons, *refused.fields.values()])
            said = f"“{later.step.label}”{later.on}办的，不满{SOON_ENOUGH.days}天，不能补录"
            yield row.fault(key, f"{said}，照常办要先改：{lacks}。也可以空着，到台账里办")
            return
        for name, why in refused.fields.items():
            yield row.fault(name if name in later.writes else key, why)
        if reasons:
            yield row.fault(key, "；".join(reasons))


def told_beside(told: Told, handler: Post | None) -> Told:
    """What a row tells without naming whoever handles the matter anyway."""
    named = told.fields.get(HANDLER)
    if named is None or handler is None or named.person_id != handler.person_id:
        return told
    fields = {name: value for name, value in told.fields.items() if name != HANDLER}
    return replace(told, fields=fields)


def asked_by(row: Row, later: Later) -> str:
    """The column by which a row asks for a step: its day, an end's day, a field, or the stage."""
    wanted = (f"{ON}.{later.step.name}", ENDED, *later.writes, STAGE)
    filled = [key for key in wanted if key in row.cells and row.cells[key].content]
    return next(iter(filled), STAGE)


def later_faults(row: Row) -> list[Fault]:
    """The faults in cells that speak of later steps."""
    return [fault for fault in row.faults if fault.later]


def remarks(row: Row, course: Course) -> list[str]:
    """The cells that no step of the course writes, and so do not come in."""
    return [f"“{row.cells[name].head}”没有导入：这一件没有填这一项的环节" for name in course.left]


def unread_party(row: Row) -> bool:
    """Whether a party's cell is among the faults already, so that its lack need not be said."""
    return any(fault.head.startswith(("甲方", "乙方", "当事人")) for fault in row.faults)


def shown(row: Row, name: str) -> str:
    """What stands in the row for a field, as far as it fits."""
    if name == "on":
        return row.on.isoformat()
    value = row.writes.get(name)
    return "" if value is None or name == PARTIES else str(value)[:60]
