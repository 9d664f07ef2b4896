"""What a chart says: its numbers, names and the sentence that stands for it when read out."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

Values = Sequence[float | None]


@dataclass(frozen=True)
class Spark:
    """The months of this year over those of the last, small, on a scale of their own.

    None is a month without a value. `summary` is read out instead of the picture.
    """

    this_year: Values
    last_year: Values
    summary: str


@dataclass(frozen=True)
class Chart:
    """This year against the last, month by month.

    `rate` says that the values are percentages: they are drawn as a line whose axis may start above
    zero, and `below` must give each month's denominator. Counts are bars from zero. The last month
    with a value is hollow if `unfinished`. `below_name` says what stands below the months.
    """

    title: str
    labels: Sequence[str]
    this_year: Values
    last_year: Values
    _: KW_ONLY
    summary: str
    rate: bool = False
    below: Sequence[str] = ()
    below_name: str = ""
    unfinished: bool = False
    this_name: str = "今年"
    last_name: str = "去年"

    def __post_init__(self) -> None:
        lengths = {len(self.labels), len(self.this_year), len(self.last_year)}
        if len(lengths) != 1:
            raise ValueError(f"{self.title}: labels and the two years differ in length")
        if self.rate and len(self.below) != len(self.labels):
            raise ValueError(f"{self.title}: each month of a rate shows its denominator")

    def shown(self, value: float | None) -> str:
        """A value as it is written at its point and in the table."""
        if value is None:
            return ""
        return f"{value:.1f}" if self.rate else f"{value:,.0f}"

    @property
    def rows(self) -> Sequence[tuple[str, str, str, str]]:
        """The table behind the chart: label, this year, last year, what stands below."""
        below = self.below or [""] * len(self.labels)
        sign = "%" if self.rate else ""
        return [
            (label, self._cell(this, sign), self._cell(last, sign), under)
            for label, this, last, under in zip(
                self.labels, self.this_year, self.last_year, below, strict=True
            )
        ]

    def _cell(self, value: float | None, sign: str) -> str:
        return self.shown(value) + sign if value is not None else ""


@dataclass(frozen=True)
class Bar:
    """One category: its value, how that is written, its division and last year's value.

    With `before` last year's value is drawn too, thinner and below.
    """

    label: str
    value: float
    shown: str
    _: KW_ONLY
    division: str = ""
    last_year: str = ""
    before: float | None = None
    url: str = ""


@dataclass(frozen=True)
class Bars:
    """Categories as bars in a table, longest first, 其他 last.

    `whole` is what a full bar means, 100 for rates; without it the longest bar is full. The heads
    name the columns; `total` stands below.
    """

    head: str
    value_head: str
    bars: Sequence[Bar]
    _: KW_ONLY
    caption: str
    division_head: str = ""
    last_head: str = ""
    total: Bar | None = None
    whole: float | None = None

    @property
    def drawn(self) -> Sequence[tuple[Bar, str, str]]:
        """Each bar with its length in per cent, and that of last year's, "" where none is drawn."""
        values = [max(bar.value, bar.before or 0) for bar in self.bars]
        full = self.whole or max(values, default=0) or 1
        return [
            (bar, length(bar.value, full), "" if bar.before is None else length(bar.before, full))
            for bar in self.bars
        ]


def length(value: float, full: float) -> str:
    """How much of a full bar a value is."""
    return f"{value / full * 100:.1f}%"
