"""Which figure of the registers a number typed by hand may be, and how it becomes that figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from yifa.kernel.figures import Figure, Ratio
from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.report.reading import Reading
from yifa.report.text import Token, every_figure, figure
from yifa.reviewer import Quantity

from .editing import rewrite_at, save
from .marks import Told, find
from .models import AnnualReport

#: Units that count the same things.
SAME_UNITS = (frozenset({"场", "场次", "次"}), frozenset({"人", "名"}))
#: How much of a figure's name the words beside a number must share, by pairs of characters: all of
#: it where the register says another number, some of it where it says the same.
WHOLE, SOME = 1.0, 0.3


@dataclass(frozen=True)
class Proposal:
    """A figure that a number may be: what the register says of it, and whether it is the same."""

    key: str
    label: str
    value: Decimal
    unit: str
    is_same: bool


#: Figures by how much of their names is said.
Shares = Mapping[str, float]


def proposals(numbers: Mapping[str, Told], reading: Reading) -> dict[str, Proposal]:
    """What may be proposed for each number, by the name it was given under."""
    typed = {name: told.quantity for name, told in numbers.items() if told.quantity is not None}
    named = {name: likely(typed[name], words_of(numbers[name])) for name in typed}
    reading.prepare({key for shares in named.values() for key in shares})
    offered = {name: best(typed[name], shares, reading) for name, shares in named.items()}
    return {name: proposal for name, proposal in offered.items() if proposal is not None}


def words_of(told: Told) -> str:
    """The words that say what a number counts."""
    quantity = told.quantity
    beside = [quantity.act, quantity.counted] if quantity else []
    return "".join([*(word or "" for word in beside), "，", told.before])


def likely(quantity: Quantity, said: str) -> Shares:
    """The figures of the same unit whose names share something with the words, and how much."""
    shares = {
        key: likeness(one.label, said)
        for key, one in every_figure().items()
        if fits(quantity.unit, unit_of(one))
    }
    return {key: share for key, share in shares.items() if share >= SOME}


def unit_of(one: Figure) -> str:
    """What a figure is counted in."""
    return "%" if isinstance(one, Ratio) else one.unit


def fits(unit: str, other: str) -> bool:
    """Whether two units count the same things."""
    return unit == other or any({unit, other} <= same for same in SAME_UNITS)


def likeness(label: str, said: str) -> float:
    """How much of a name stands in some words, by its pairs of characters.

    >>> likeness("登记矛盾纠纷", "登记纠纷"), likeness("调解成功", "调解成功")
    (0.4, 1.0)
    """
    pairs = {label[n : n + 2] for n in range(len(label) - 1)}
    return sum(pair in said for pair in pairs) / len(pairs) if pairs else 0.0


def best(quantity: Quantity, shares: Shares, reading: Reading) -> Proposal | None:
    """The figure that says the same number, else the one whose whole name is said.

    None if two of them fit as well: a person has to choose.
    """
    told = [offer(quantity, key, reading) for key in shares]
    same = [one for one in told if one and one.is_same]
    whole = [one for one in told if one and shares[one.key] >= WHOLE]
    for offered in (same, whole):
        most = max((shares[one.key] for one in offered), default=0.0)
        first = [one for one in offered if shares[one.key] == most]
        if len(first) == 1:
            return first[0]
    return None


def offer(quantity: Quantity, key: str, reading: Reading) -> Proposal | None:
    """What the register says; None where it says nothing."""
    one, value = figure(key), reading.answer(key).value
    if not value:
        return None
    is_rate = isinstance(one, Ratio)
    counted = Decimal(value) * (100 if is_rate else 1)
    # A rate is written to so many decimals; half of the last one is as near as it can be.
    near = quantity.step / 2 if is_rate else 0
    same = not quantity.approximate and abs(counted - quantity.value) <= near
    return Proposal(key, one.label, counted, unit_of(one), same)


def in_place_of(told: Told, key: str) -> str:
    """What is stored where a figure takes the place of a number: the figure, and the unit."""
    assert told.quantity is not None
    unit = "" if told.quantity.percent else told.quantity.unit
    return Token(key).stored + unit


def take_from_register(
    report: AnnualReport, *, block: str, place: int, key: str, by: Post, on: dt.date, base: int
) -> Told:
    """Put a live figure where a number was typed; raises Refused or Clash."""
    told = find(report, block=block, place=place)
    if told is None:
        raise Refused("换成台账数", fields={"number": "这个数字已经不在这一段里，回到文稿重新选"})
    if key not in every_figure():
        raise Refused("换成台账数", fields={"figure": "没有这个指标，从列表里选一个"})
    edit = rewrite_at(block, told.at, told.text, in_place_of(told, key))
    save(report, edit, by=by, on=on, base=base)
    return told
