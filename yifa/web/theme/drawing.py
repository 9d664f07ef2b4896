"""Where the lines, dots and words of a chart lie.

Across, places are per cent of the plot, so that a chart fits any window without shrinking its type;
down, they are em of its own type, so that it grows with large type.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor, log10

from yifa.web.theme.chart import Chart, Values

TOP = 1.2
HEIGHT = 14.0
APART = 1.4
FULL_RATE = 100.0
# Where a bar begins in its month and how wide it is, as shares of the month.
LAST_BAR = (0.12, 0.22)
THIS_BAR = (0.38, 0.46)
MIDDLE = 0.5


@dataclass(frozen=True)
class Scale:
    """An axis from `low` to `high`, with a line at each `step`."""

    low: float
    high: float
    step: float

    def down(self, value: float) -> float:
        """How far below the top a value lies, in em."""
        return TOP + HEIGHT * (self.high - value) / (self.high - self.low)

    @property
    def lines(self) -> Sequence[float]:
        """The values at which a line is drawn, lowest first."""
        count = round((self.high - self.low) / self.step)
        return [self.low + place * self.step for place in range(count + 1)]


def scale(chart: Chart) -> Scale:
    """Bars from zero; rates up to 100 from a round ten well below the lowest value."""
    values = [value for value in (*chart.this_year, *chart.last_year) if value is not None]
    if chart.rate:
        return rate_scale(min(values, default=FULL_RATE))
    highest = max(values, default=0) or 1
    step = round_step(highest / 4)
    return Scale(0, ceil(highest / step) * step, step)


def rate_scale(lowest: float) -> Scale:
    """An axis that ends at 100 with lines at round tens; it may start above zero."""
    low = max(floor(lowest / 10) * 10 - 10, 0)
    step = 10 if low >= FULL_RATE / 2 else 20
    return Scale(low - low % step, FULL_RATE, step)


def round_step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … that is no smaller; counts have no half steps."""
    power = 10.0 ** floor(log10(rough)) if rough > 1 else 1.0
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


@dataclass(frozen=True)
class GridLine:
    """A line across the plot with its value at the left; the lowest is the axis."""

    y: str
    label: str
    axis: bool


@dataclass(frozen=True)
class Point:
    """A value of this year, with the place of its dot and its words."""

    x: str
    y: str
    text_y: str
    shown: str
    hollow: bool


@dataclass(frozen=True)
class Column:
    """A count as a bar from zero; last year's stands narrow before this year's."""

    x: str
    y: str
    height: str
    width: str
    hollow: bool = False


@dataclass(frozen=True)
class Segment:
    """A straight piece of a line between two months that both have a value."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Month:
    """The words below a month; narrow windows drop its unit, and then all of a `spare` one."""

    x: str
    name: str
    unit: str
    below: str
    spare: bool


@dataclass(frozen=True)
class Name:
    """The name of a line, written at its end."""

    y: str
    text: str


@dataclass(frozen=True)
class Drawing:
    """All that the template of a chart puts down."""

    grid: Sequence[GridLine]
    points: Sequence[Point]
    this_line: Sequence[Segment]
    last_line: Sequence[Segment]
    this_columns: Sequence[Column]
    last_columns: Sequence[Column]
    months: Sequence[Month]
    names: Sequence[Name]
    month_y: str
    below_y: str
    height: str
    caption: str


def draw(chart: Chart) -> Drawing:
    """The chart as lines and words."""
    axis = scale(chart)
    bottom = TOP + HEIGHT
    return Drawing(
        grid=[
            GridLine(em(axis.down(value)), grid_label(chart, value), value == axis.low)
            for value in axis.lines
        ],
        points=list(points(chart, axis)),
        this_line=list(segments(chart.this_year, axis)) if chart.rate else [],
        last_line=list(segments(chart.last_year, axis)) if chart.rate else [],
        this_columns=[] if chart.rate else list(this_columns(chart, axis)),
        last_columns=[] if chart.rate else list(columns(chart.last_year, axis, LAST_BAR)),
        months=list(months(chart)),
        names=names(chart, axis),
        month_y=em(bottom + 1.7),
        below_y=em(bottom + 3.1),
        height=em(bottom + (3.8 if chart.below else 2.4)),
        caption=caption(chart, axis),
    )


def em(length: float) -> str:
    """A length in the chart's own type."""
    return f"{length:.2f}em"


def across(place: int, count: int, inside: float = MIDDLE) -> str:
    """A place in the n-th of `count` months, in per cent of the plot."""
    return f"{(place + inside) / count * 100:.2f}%"


def grid_label(chart: Chart, value: float) -> str:
    """The value at the left of a line across the plot."""
    return f"{value:.0f}%" if chart.rate else f"{value:,.0f}"


def points(chart: Chart, axis: Scale) -> Iterator[Point]:
    """This year's months; words lie above a bar, and on the side of a dot where no line runs."""
    count = len(chart.labels)
    last = last_place(chart.this_year)
    for place, value in enumerate(chart.this_year):
        if value is None:
            continue
        y = axis.down(value)
        yield Point(
            x=across(place, count, MIDDLE if chart.rate else THIS_BAR[0] + THIS_BAR[1] / 2),
            y=em(y),
            text_y=em(y + 1.5 if chart.rate and is_low(chart.this_year, place) else y - 0.6),
            shown=chart.shown(value),
            hollow=chart.unfinished and place == last,
        )


def is_low(values: Values, place: int) -> bool:
    """Whether a dot lies lower than the middle of those beside it, so that the line runs above."""
    here = values[place]
    beside = (*values[max(place - 1, 0) : place], *values[place + 1 : place + 2])
    known = [one for one in beside if one is not None]
    return here is not None and bool(known) and here < sum(known) / len(known)


def this_columns(chart: Chart, axis: Scale) -> Iterator[Column]:
    """This year's bars, the last of them hollow if its month is not full."""
    drawn = list(columns(chart.this_year, axis, THIS_BAR))
    if chart.unfinished and drawn:
        drawn[-1] = replace(drawn[-1], hollow=True)
    yield from drawn


def columns(values: Values, axis: Scale, bar: tuple[float, float]) -> Iterator[Column]:
    """The bars of a year; `bar` is where one begins in its month and how wide it is."""
    left, width = bar
    for place, value in enumerate(values):
        if value is not None:
            y = axis.down(value)
            yield Column(
                x=across(place, len(values), left),
                y=em(y),
                height=em(TOP + HEIGHT - y),
                width=f"{width / len(values) * 100:.2f}%",
            )


def segments(values: Values, axis: Scale) -> Iterator[Segment]:
    """The pieces of a line; a month without a value leaves a gap."""
    count = len(values)
    for place, (value, following) in enumerate(pairwise(values)):
        if value is not None and following is not None:
            yield Segment(
                across(place, count),
                em(axis.down(value)),
                across(place + 1, count),
                em(axis.down(following)),
            )


def months(chart: Chart) -> Iterator[Month]:
    """The names of the months with what stands below them."""
    count = len(chart.labels)
    for place, label in enumerate(chart.labels):
        name = label.removesuffix("月")
        below = chart.below[place] if chart.below else ""
        spare = (count - 1 - place) % 2 == 1
        yield Month(across(place, count), name, label[len(name) :], below, spare)


def names(chart: Chart, axis: Scale) -> Sequence[Name]:
    """The names at the ends of the two lines, this year's first, kept from touching."""
    this, last = last_value(chart.this_year), last_value(chart.last_year)
    if this is None or last is None:
        return [Name(em(axis.down(this)), chart.this_name)] if this is not None else []
    this_y, last_y = axis.down(this), axis.down(last)
    near = APART - abs(this_y - last_y)
    if near > 0:
        push = near / 2 if this_y >= last_y else -near / 2
        this_y, last_y = this_y + push, last_y - push
    return [Name(em(this_y), chart.this_name), Name(em(last_y), chart.last_name)]


def caption(chart: Chart, axis: Scale) -> str:
    """What a reader must know to read the chart right."""
    said = [f"纵轴从{axis.low:.0f}%起" if axis.low > 0 else ""]
    said.append("空心的是没有满的月份" if chart.unfinished else "")
    said.append(f"月份下面是{chart.below_name}" if chart.below_name else "")
    return "，".join(filter(None, said)) + "。" if any(said) else ""


def last_place(values: Values) -> int:
    """The place of the last month that has a value, -1 if none has."""
    return max((place for place, value in enumerate(values) if value is not None), default=-1)


def last_value(values: Values) -> float | None:
    """The value at the end of a line."""
    place = last_place(values)
    return values[place] if place >= 0 else None
