"""What one row of a table says: the values of the first step, its parties from their columns."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from yifa.kernel.party import Side
from yifa.kernel.writing import PARTIES

from .columns import DAY, ENDED, NUMBER, ON, STAGE, Column
from .container import column_letters
from .course import Told
from .heads import BOTH
from .values import BadCell, Names, text_of, value_of

#: What parts several names in one cell.
BETWEEN_NAMES = re.compile(r"\s*[、，,；;/／\n]\s*")
BETWEEN_SIDES = re.compile(r"\s*(?:[、，,；;/／\n]|与|诉)\s*")
#: What a masked value holds; it can't go in as if it were the value.
MASKED = re.compile(r"[×*]{2,}|^.×$")


@dataclass(frozen=True)
class Fault:
    """A cell that can't be taken: where it stands, what stands in it, and why.

    `later` tells those that speak of steps after the first.
    """

    row: int
    head: str
    content: str
    why: str
    cell: str = ""
    later: bool = False

    def __str__(self) -> str:
        held = f"“{self.content}”" if self.content else ""
        return (
            f"第{self.row}行 {self.head}{held}：{self.why}"
            if self.head
            else (f"第{self.row}行：{self.why}")
        )


@dataclass(frozen=True, slots=True)  # there are half a million of a long table's
class Cell:
    """A cell that was read: its column's label, what stands in it, and where."""

    head: str
    content: str = ""
    at: str = ""
    later: bool = False


@dataclass
class Row:
    """A row that was read: what it writes, which matter it names, what is wrong with it.

    `told` is what it says of steps after the first; `cells` finds a cell by its column's key.
    """

    row: int
    on: dt.date
    number: str = ""
    writes: dict[str, Any] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    faults: list[Fault] = field(default_factory=list)
    cells: dict[str, Cell] = field(default_factory=dict)

    def fault(self, key: str, why: str) -> Fault:
        """Something wrong with the cell of a column."""
        cell = self.cells.get(key, Cell(""))
        return Fault(self.row, cell.head, cell.content, why, cell.at, cell.later)


class RowReader:
    """Reads rows of one table: the columns as they were mapped, `fixed` for those it lacks.

    `sides` are those of the register, where its parties are not against one another.
    """

    def __init__(
        self,
        meant: Mapping[int, Column],
        *,
        fixed: Mapping[Column, str],
        names: Mapping[type[Model], Names],
        today: dt.date,
        sides: Mapping[str, str] | None = None,
    ) -> None:
        self.meant = meant
        self.fixed = fixed
        self.names = names
        self.sides = sides or {}
        self.today = today
        self.later = {one.key for one in (*meant.values(), *fixed) if one.later}

    def read(self, number: int, line: list[Any]) -> Row:
        """One row; what can't be read is among its faults."""
        row = Row(number, self.today)
        cells: dict[str, Any] = {}
        for place, column in self.meant.items():
            raw = line[place] if place < len(line) else ""
            self.take_in(row, column, raw, cells, at=f"{column_letters(place + 1)}{number}")
        for column, words in self.fixed.items():
            if cells.get(column.key) is None:
                self.take_in(row, column, words, cells, at="")
        self.sort_out(row, cells)
        return row

    def take_in(
        self, row: Row, column: Column, raw: Any, cells: dict[str, Any], *, at: str
    ) -> None:
        """One cell, read or named among the faults."""
        words = text_of(raw)
        row.cells[column.key] = Cell(column.label, words[:60], at, column.later)
        try:
            refuse_masked(column, words)
            cells[column.key] = value_of(column, raw, self.names)
        except BadCell as bad:
            row.faults.append(row.fault(column.key, str(bad)))

    def sort_out(self, row: Row, cells: dict[str, Any]) -> None:
        """Number, day and later steps apart; everything else is what the first step writes.

        Without a day of registering it was the earliest day the row knows.
        """
        row.number = re.sub(r"\s", "", cells.pop(NUMBER, None) or "")
        row.told = told_of({key: cells.pop(key) for key in list(cells) if key in self.later})
        row.on = cells.pop(DAY, None) or min(row.told.all_days, default=self.today)
        parties = {key: cells.pop(key) for key in list(cells) if key.startswith(f"{PARTIES}.")}
        row.writes = {key: value for key, value in cells.items() if value is not None}
        try:
            entries = both_sides(parties.pop(BOTH, None), self.sides) + entries_of(parties)
        except BadCell as bad:
            row.faults.append(Fault(row.row, "当事人", "", str(bad)))
            return
        if entries:
            row.writes[PARTIES] = entries


def told_of(cells: dict[str, Any]) -> Told:
    """What the columns of later steps say, those that say anything."""
    said = {key: value for key, value in cells.items() if value is not None}
    stage, ended_on = said.pop(STAGE, ""), said.pop(ENDED, None)
    days = {key: said.pop(key) for key in list(said) if key.startswith(f"{ON}.")}
    by_step = {key.removeprefix(f"{ON}."): on for key, on in days.items()}
    return Told(by_step, said, stage, ended_on)


def refuse_masked(column: Column, words: str) -> None:
    """A value with 周×× or 138****2046 in it comes from a masked table."""
    private = column.party is not None or column.key == BOTH
    if private and MASKED.search(words):
        raise BadCell("是遮盖过的内容，用完整导出的表格或者原来的表格导入")


def both_sides(names: str | None, sides: Mapping[str, str]) -> list[dict[str, Any]]:
    """周某、吴某: the first is on our side of the form, the others on the other.

    Where those of a register stand on `sides` of its own, nobody is against the first.
    """
    found = [name for name in BETWEEN_SIDES.split(names or "") if name]
    if sides:
        return [{"name": name} for name in found]
    return [
        {"side": Side.A if place == 0 else Side.B, "name": name} for place, name in enumerate(found)
    ]


def entries_of(cells: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The parties of a row, side by side, each from its own columns."""
    people: dict[tuple[str, int], dict[str, Any]] = {}
    for key, value in cells.items():
        _, side, place, part = key.split(".")
        if value is not None:
            people.setdefault((side, int(place)), {})[part] = value
    entries: list[dict[str, Any]] = []
    for (side, _), person in sorted(people.items()):
        entries += [{"side": side, **one} for one in several(person)]
    return entries


def several(person: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Several people in one set of columns, parted by 、 in each; raises BadCell if they differ."""
    names = [name for name in BETWEEN_NAMES.split(str(person.get("name", ""))) if name]
    if len(names) < 2:
        return [dict(person)]
    people = [{"name": name} for name in names]
    for part, value in person.items():
        if part == "name":
            continue
        values = BETWEEN_NAMES.split(value) if isinstance(value, str) else [value]
        if len(values) not in (1, len(names)):
            raise BadCell(f"姓名有{len(names)}个，其他栏有{len(values)}个，分到“甲方2”等列里填")
        for one, said in zip(people, values, strict=False):
            if said:
                one[part] = said
    return people
