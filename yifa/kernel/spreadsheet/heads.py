"""Which column of somebody's table is which of ours: heads of the first rows, by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .columns import Column, columns_of, normal, party_column
from .container import Unreadable

#: Heads stand on one of the first rows, under a title and a line of who filled it in.
HEADS_WITHIN = 5
#: How many parties of a side a table may have columns for.
MOST_PARTIES = 20
#: The column that names both sides, first ours then theirs.
BOTH = "parties.both.1.name"
CALLED_BOTH = ("当事人姓名", "双方当事人", "当事人双方", "纠纷当事人", "当事人名称")
#: A head that holds so much of ours is taken for it, if nothing else fits better.
LONG_ENOUGH = 2


@dataclass(frozen=True)
class Heads:
    """The heads of a table: `row` is the number of their last row, `meant` place → column."""

    row: int
    words: list[str]
    meant: dict[int, Column] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether enough is recognised to call it our table."""
        return len(self.meant) >= 2

    @property
    def length(self) -> int:
        """How many characters the heads have: of two readings the plainer is the right one."""
        return sum(len(word) for word in self.words)

    @property
    def unused(self) -> list[str]:
        """Heads that stand for nothing of ours; what is under them is not brought in."""
        return [w for place, w in enumerate(self.words) if w and place not in self.meant]

    def place_of(self, key: str) -> int | None:
        """Where a column of ours stands."""
        return next((place for place, one in self.meant.items() if one.key == key), None)

    def re_mapped(self, columns: Sequence[Column], chosen: Mapping[int, str]) -> Heads:
        """The same heads, read as a person says: place → key of a column, "" for none."""
        by_key = {column.key: column for column in (*columns, *self.meant.values())}
        guessed = {place: column.key for place, column in self.meant.items()}
        meant = {
            place: by_key[key]
            for place, key in sorted((guessed | dict(chosen)).items())
            if key in by_key
        }
        keys = [column.key for column in meant.values()]
        if twice := next((key for key in keys if keys.count(key) > 1), ""):
            raise Unreadable(f"有两列都选成了“{by_key[twice].label}”，留下一列")
        return Heads(self.row, self.words, meant)


def find_heads(lines: Sequence[Sequence[Any]], columns: Sequence[Column]) -> Heads:
    """The row, or the two rows, of the first five that name the most columns."""
    columns = [*columns, *more_parties(columns), *both_sides(columns)]
    best = Heads(0, [])
    for place in range(min(HEADS_WITHIN, len(lines))):
        single = [str(cell).strip() for cell in lines[place]]
        candidates = [Heads(place + 1, single, meant_by(single, columns))]
        if place + 1 < len(lines):
            double = joined(lines[place], lines[place + 1])
            below = [str(cell).strip() for cell in lines[place + 1]]
            candidates.append(Heads(place + 2, double, meant_by(double, columns, or_else=below)))
        best = max([best, *candidates], key=lambda heads: (len(heads.meant), -heads.length))
    return best


def joined(above: Sequence[Any], below: Sequence[Any]) -> list[str]:
    """Heads of two rows: 甲方 over 姓名 is 甲方姓名; a head merged over both rows counts once."""
    words = []
    for upper, lower in zip(above, below, strict=False):
        first, second = str(upper).strip(), str(lower).strip()
        words.append(first if first == second else first + second)
    return words


def more_parties(columns: Sequence[Column]) -> list[Column]:
    """Columns of second and further parties, where a register has parties."""
    parts = [(column.party, column.own_word) for column in columns if column.party]
    return [
        party_column(side, place, part, own_word)
        for (side, first, part), own_word in parts
        if first == 1
        for place in range(2, MOST_PARTIES + 1)
    ]


def both_sides(columns: Sequence[Column]) -> list[Column]:
    """One column that names both sides, as many ledgers have it: 周某、吴某."""
    names = [column for column in columns if column.party and column.party[1:] == (1, "name")]
    return [
        Column(BOTH, "当事人", needed=True, field=column.field, also_called=CALLED_BOTH)
        for column in names[:1]
    ]


def meant_by(
    words: Sequence[str], columns: Sequence[Column], *, or_else: Sequence[str] = ()
) -> dict[int, Column]:
    """Place → column: exact names first, then heads that hold the name of a column still free.

    `or_else` are other words for the same heads: 调解员 under 办理情况.
    """
    meant: dict[int, Column] = {}
    exact = {name: column for column in reversed(columns) for name in column.names}
    exact |= {column.own_name: column for column in reversed(columns)}
    for some in (words, or_else):
        for place, word in enumerate(some):
            column = exact.get(normal(word)) if len(word) < 40 and place not in meant else None
            if column is not None and column not in meant.values():
                meant[place] = column
    return meant | held_in(words, columns, meant)


def held_in(
    words: Sequence[str], columns: Sequence[Column], meant: Mapping[int, Column]
) -> dict[int, Column]:
    """Heads such as 纠纷涉及的金额 that hold exactly one free column's own name."""
    more: dict[int, Column] = {}
    for place, word in enumerate(words):
        head = normal(word)
        if place in meant or not 0 < len(head) < 20:
            continue
        taken = {column.key for column in (*meant.values(), *more.values())}
        found = [c for c in columns if c.key not in taken and is_held(c, head)]
        if len(found) == 1:
            more[place] = found[0]
    return more


def is_held(column: Column, head: str) -> bool:
    """Whether a head holds the column's own name, without being one of a party's."""
    own = column.own_name
    return len(own) >= LONG_ENOUGH and own in head and column.party is None


def columns_to_choose(register: Any, heads: Heads) -> list[Column]:
    """What a person may map a head to: our columns, and those of further parties in the table."""
    columns = columns_of(register)
    return columns + [c for c in heads.meant.values() if c.key not in {o.key for o in columns}]
