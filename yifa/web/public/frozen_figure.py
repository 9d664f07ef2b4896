"""How a figure of a published report is told: its value, its division, last year, how it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yifa.report import defining
from yifa.report.reading import change_of_count, change_of_rate, percent
from yifa.report.text import every_figure
from yifa.web.theme.figure import Figure, Fraction, LastYear, Part
from yifa.web.theme.wording import thousands

CHANGED = "定稿以后这个指标的口径有调整，本报告按定稿时的口径。"
#: What holds of nearly every figure, said once above them.
COMMON = f"{defining.WHEN_DONE}{defining.LEFT_OUT}"
GONE = "这个指标现在已经停用，本报告按定稿时的口径。"

Kept = Mapping[str, str | None]


@dataclass(frozen=True)
class Told:
    """A frozen figure as the public reads it; `value` and `before` draw it."""

    key: str
    figure: Figure
    last: LastYear
    says: str
    unit: str
    value: float
    before: float

    @property
    def anchor(self) -> str:
        """Where on the page it is told."""
        return f"f-{self.key.replace('.', '-')}"

    @property
    def own_words(self) -> str:
        """How it counts, without what holds of nearly every figure."""
        return self.says.removesuffix(COMMON)

    @property
    def is_rate(self) -> bool:
        """Whether it divides two numbers."""
        return self.figure.fraction is not None


def told(key: str, kept: Mapping[str, Any]) -> Told:
    """One figure of a freeze."""
    now, before = kept["now"], kept["last_year"]
    names = parts_of(key)
    return Told(
        key,
        shown(kept, now, names),
        LastYear(shown(kept, before, names), change(now, before)),
        says(key, kept["counts"]),
        kept["unit"],
        float(now["value"] or 0),
        float(before["value"] or 0),
    )


def parts_of(key: str) -> tuple[str, str]:
    """What the two numbers of a rate are called."""
    one = every_figure().get(key)
    above = getattr(one, "numerator", None)
    below = getattr(one, "denominator", None)
    return (above.label if above else "分子", below.label if below else "分母")


def shown(kept: Mapping[str, Any], value: Kept, names: tuple[str, str]) -> Figure:
    """A kept value as a figure; nothing to open but its definition."""
    if value["denominator"] is None:
        return Figure(kept["label"], number(value["value"]), unit=kept["unit"])
    rate = percent(Decimal(value["value"])) if value["value"] else "无"
    parts = Part(number(value["numerator"]), names[0]), Part(number(value["denominator"]), names[1])
    return Figure(kept["label"], rate, fraction=Fraction(*parts))


def number(value: str | None) -> str:
    """A kept number with commas."""
    plain = Decimal(value or 0)
    return thousands(int(plain) if plain == plain.to_integral_value() else plain)


def change(now: Kept, before: Kept) -> str:
    """The difference in words."""
    this, last = value_of(now), value_of(before)
    if now["denominator"] is not None:
        return change_of_rate(this, last).removeprefix("，").removeprefix("同比")
    return change_of_count(this or 0, last or 0).removeprefix("，").removeprefix("同比")


def value_of(kept: Kept) -> Decimal | None:
    """A kept value as a number."""
    return None if kept["value"] is None else Decimal(kept["value"])


def says(key: str, counts: Any) -> str:
    """How it counts, in words; where the declaration has changed since, that is said."""
    one = every_figure().get(key)
    if one is None:
        return GONE
    words = f"{defining.definition(one)}{defining.whose(one)}{defining.left_out(one)}"
    return words if plain(one.definition()) == plain(counts) else f"{CHANGED}现在的口径：{words}"


def plain(counts: Any) -> Any:
    """A definition as JSON keeps it, to compare."""
    if isinstance(counts, dict):
        return {name: plain(value) for name, value in counts.items()}
    if isinstance(counts, list | tuple):
        return [plain(value) for value in counts]
    return counts
