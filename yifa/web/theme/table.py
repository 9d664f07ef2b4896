"""How a register is laid out: columns, rows, the count line above, the pages below."""

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from yifa.web.theme.clock import Clock
from yifa.web.theme.figure import Figure
from yifa.web.theme.link import Link


class Mark(StrEnum):
    """The small square before a status: 成功, 在调, 不成, 待受理; a circle for 引导."""

    FULL = "full"
    HALF = "half"
    STRUCK = "struck"
    HOLLOW = "hollow"
    CIRCLE = "circle"


class Place(StrEnum):
    """Where a column goes on a phone, where a row has three lines; ASIDE is left out there."""

    TITLE = "title"
    NUMBER = "number"
    PARTY = "party"
    STATE = "state"
    CLOCK = "clock"
    ASIDE = "aside"


@dataclass(frozen=True)
class Column:
    """A column. `fold` 1 to 4: the order in which it moves under the title in narrow windows.

    `numeric` sets numbers to the right; `whole` keeps a date or a document number on one line.
    `desk_only` leaves it out on phones. `sort_url` sorts by it; `sorted` is "up" or "down" where
    it already is.
    """

    label: str
    place: Place = Place.ASIDE
    _: KW_ONLY
    fold: int = 0
    numeric: bool = False
    whole: bool = False
    desk_only: bool = False
    sort_url: str = ""
    sorted: str = ""

    @property
    def spoken_order(self) -> str:
        """The order as `aria-sort` names it."""
        return {"up": "ascending", "down": "descending"}.get(self.sorted, "")

    @property
    def classes(self) -> str:
        """The classes of its cells."""
        fold = f"fold-{self.fold}" if self.fold else ""
        numeric = "numeric" if self.numeric else ""
        whole = "whole" if self.whole or self.numeric else ""
        desk_only = "desk-only" if self.desk_only else ""
        return " ".join(filter(None, [f"place-{self.place}", fold, numeric, whole, desk_only]))


@dataclass(frozen=True)
class Cell:
    """What stands in one cell: text, or a link, a status, a clock, a figure.

    `before` stands before a link and is no part of it.
    """

    text: str = ""
    url: str = ""
    _: KW_ONLY
    mark: Mark | None = None
    clock: Clock | None = None
    figure: Figure | None = None
    before: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but its text, as most are: then no template is needed for it."""
        return not (self.url or self.mark or self.clock or self.figure)


Placed = tuple[Column, Cell]


@dataclass(frozen=True)
class Row:
    """One row; `key` is what its checkbox sends, `strong` sets it apart (本案)."""

    cells: Sequence[Cell]
    key: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A three-line table; `total` stands above an ink line of its own.

    `register` lays rows out in three lines on a phone, which needs columns with a place; other
    tables stay tables. `selectable` puts a checkbox before each row, sent as `selected`.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    _: KW_ONLY
    total: Row | None = None
    register: bool = False
    selectable: bool = False

    @property
    def body(self) -> Iterator[tuple[Row, Sequence[Placed], Sequence[tuple[int, str]]]]:
        """Each row with its cells beside their columns, and what folds under its title."""
        for row in self.rows:
            cells = list(zip(self.columns, row.cells, strict=True))
            folding = [(column.fold, cell.text) for column, cell in cells if column.fold]
            yield row, cells, [(fold, text) for fold, text in folding if text]

    @property
    def foot(self) -> Sequence[Placed]:
        """The cells of the total beside their columns."""
        return list(zip(self.columns, self.total.cells, strict=True)) if self.total else []


@dataclass(frozen=True)
class CountLine:
    """共222件＝184＋16＋12＋8＋2: each part is a filter, and the parts add up.

    `figure` is the rate they make, at the right.
    """

    total: int
    unit: str
    parts: Sequence[Link] = ()
    _: KW_ONLY
    figure: Figure | None = None
    figure_note: str = ""
    prefix: str = "共"

    def __post_init__(self) -> None:
        counted = sum(part.count or 0 for part in self.parts)
        if self.parts and counted != self.total:
            raise ValueError(f"the parts make {counted}, not {self.total}")


@dataclass(frozen=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    selected: bool = False


@dataclass(frozen=True)
class Filter:
    """One filter as a drop-down; one that is set shows its value and is bold.

    Unless `optional`, it cannot be cleared: an organisation, a period.
    """

    name: str
    label: str
    options: Sequence[Option]
    optional: bool = True

    @property
    def chosen(self) -> str:
        """The label of what it is set to, empty if it is not set."""
        return next((option.label for option in self.options if option.selected), "")


@dataclass(frozen=True)
class Filters:
    """The one line of filters above a register; `kept` goes along as hidden fields.

    Without a `search_label` there is no field to search in.
    """

    filters: Sequence[Filter]
    _: KW_ONLY
    search: str = ""
    search_name: str = "q"
    search_label: str = "搜事由、当事人、地点，两个字也能搜"
    more: Link | None = None
    columns: Link | None = None
    kept: Sequence[tuple[str, str]] = ()
    verb: str = "筛选"


@dataclass(frozen=True)
class Pager:
    """第1–16件，共222件, with the pages before and after; no URL: there is none."""

    first: int
    last: int
    total: str
    _: KW_ONLY
    unit: str = "件"
    earlier_url: str = ""
    later_url: str = ""
    note: str = ""
