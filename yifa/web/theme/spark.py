"""Where the two small lines of a spark lie, in units of its own box."""

from collections.abc import Sequence
from dataclasses import dataclass

from yifa.web.theme.chart import Spark, Values

WIDTH = 110
HEIGHT = 28
MARGIN = 4


@dataclass(frozen=True)
class SparkDrawing:
    """The two lines of a spark as points of a polyline, and the dot at this year's end."""

    this_line: str
    last_line: str
    dot: tuple[str, str] | None
    width: int = WIDTH
    height: int = HEIGHT


def draw_spark(spark: Spark) -> SparkDrawing:
    """A spark in units of its own box."""
    values = [value for value in (*spark.this_year, *spark.last_year) if value is not None]
    low, high = min(values, default=0), max(values, default=0)
    this = spark_points(spark.this_year, low, high)
    last = spark_points(spark.last_year, low, high)
    return SparkDrawing(
        this_line=" ".join(f"{x},{y}" for x, y in this),
        last_line=" ".join(f"{x},{y}" for x, y in last),
        dot=this[-1] if this else None,
    )


def spark_points(values: Values, low: float, high: float) -> Sequence[tuple[str, str]]:
    """The months that have a value, as points; a level line runs through the middle."""
    apart = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)
    room = HEIGHT - 2 * MARGIN
    drawn = []
    for place, value in enumerate(values):
        if value is not None:
            up = (value - low) / (high - low) if high > low else 0.5
            drawn.append(
                (
                    f"{MARGIN + place * apart:.1f}",
                    f"{MARGIN + room * (1 - up):.1f}",
                )
            )
    return drawn
