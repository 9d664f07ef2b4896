"""Which figures may be put into a text or tied to a number: each with its values beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yifa.kernel.figures import Figure, Ratio
from yifa.kernel.register import Register
from yifa.report.reading import Reading
from yifa.report.text import SIDES, Token, words_of

from .figure_index import figures_by_register, wing_of
from .figure_shown import before_in_words, number

#: Sides that only a ratio has.
OF_A_RATIO = ("above", "below")


@dataclass(frozen=True)
class Choice:
    """A figure that may be chosen; `tokens` are its sides as the editor writes them."""

    key: str
    label: str
    register: str
    now: str
    before: str
    baseline: str
    tokens: list[str]
    near: bool = False


def choices(reading: Reading, *, find: str = "", value: Decimal | None = None) -> list[Choice]:
    """Every figure whose name holds `find`; those that come to `value` first."""
    every = [
        (register, one)
        for register, figures in figures_by_register().items()
        for one in figures
        if find in one.label or find in register.title
    ]
    reading.prepare(one.key for _, one in every)
    found = [choice(register, one, reading, value) for register, one in every]
    return sorted(found, key=lambda one: not one.near)


def choice(
    register: type[Register],
    one: Figure,
    reading: Reading,
    value: Decimal | None,
) -> Choice:
    """One figure with this year, last year, and what last year's own report said."""
    now, before = reading.answer(one.key), reading.before(one.key)
    unit = "" if isinstance(one, Ratio) else one.unit
    return Choice(
        one.key,
        one.label,
        f"{wing_of(register)}　{register.title}",
        before_in_words(one, now) + unit,
        before_in_words(one, before) + unit,
        number(reading.baseline[one.key]) if one.key in reading.baseline else "",
        tokens(one),
        near=value is not None and now.value == value,
    )


def tokens(one: Figure) -> list[str]:
    """The figure's sides in the editor's words: 【受理矛盾纠纷】【受理矛盾纠纷·同比】."""
    sides = [side for side in SIDES if isinstance(one, Ratio) or side not in OF_A_RATIO]
    if isinstance(one, Ratio):
        return [words_of(Token(one.key, side)) for side in sides]
    parts = [f"by:{category}" for category in one.by]
    return [words_of(Token(one.key, side)) for side in [*sides, *parts]]
