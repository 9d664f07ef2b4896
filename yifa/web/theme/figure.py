"""How a figure is shown: never a rate alone, and every number opens."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass

from yifa.web.theme.chart import Spark


@dataclass(frozen=True)
class Part:
    """The upper or the lower number of a fraction, with its name."""

    value: str
    name: str
    url: str = ""


@dataclass(frozen=True)
class Fraction:
    """What a rate divides."""

    upper: Part
    lower: Part

    @property
    def line(self) -> str:
        """The fraction on one line: 184÷212."""
        return f"{self.upper.value}÷{self.lower.value}"

    @property
    def spoken(self) -> str:
        """The fraction as it is read out."""
        return f"{self.upper.value}除以{self.lower.value}"


@dataclass(frozen=True)
class Figure:
    """A number with its name: 矛盾纠纷受理 220件, or a rate 86.8% with its fraction."""

    name: str
    value: str
    url: str = ""
    _: KW_ONLY
    unit: str = ""
    fraction: Fraction | None = None

    def __post_init__(self) -> None:
        if self.value.endswith("%") and self.fraction is None:
            raise ValueError(f"{self.name}: a rate is never shown without its fraction")

    @property
    def digits(self) -> str:
        """The value without its sign of percent."""
        return self.value.removesuffix("%")

    @property
    def sign(self) -> str:
        """The sign of percent, set smaller beside a large figure."""
        return "%" if self.value.endswith("%") else ""


@dataclass(frozen=True)
class LastYear:
    """The same figure a year before, and the difference in words: 下降1.8个百分点."""

    figure: Figure
    change: str = ""


@dataclass(frozen=True)
class FigureLine:
    """One row of 本镇今年: the figure, last year's value, the months as a spark."""

    figure: Figure
    last_year: str = ""
    spark: Spark | None = None


@dataclass(frozen=True)
class FigureBand:
    """The head of a figure's page: the figure, how it is counted, up to when, last year."""

    figure: Figure
    _: KW_ONLY
    definition: str
    cut: str
    last: LastYear | None = None


@dataclass(frozen=True)
class FigureTable:
    """The figures of the year; `note` tells how to open them."""

    lines: Sequence[FigureLine]
    note: str = "点数字，看它数的是哪些事项。"
