"""How values stand on the forms: days, money in capitals, blocks for each person, rows to sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from yifa.kernel.party import Capacity, Party
from yifa.law.numerals import chinese
from yifa.report.papers.paper import (
    Block,
    Cell,
    Form,
    Paragraph,
    SignatureLine,
    Signer,
    label,
    value,
)

Row = tuple[Cell, ...]

#: A block of a person has nine columns: who, then four names with their values.
WIDTHS = (1.9, 1.5, 2.2, 1.1, 1.0, 1.1, 1.2, 1.1, 1.1)
WIDE = 8

SIGN = "（签名、盖章或者按指印）"


def day(on: dt.date | None) -> str:
    """The day as papers write it; nothing where there is none."""
    return f"{on.year}年{on.month}月{on.day}日" if on else ""


def money(amount: Decimal | None) -> str:
    """A sum in figures and in capitals: 1800元（壹仟捌佰元整）."""
    if amount is None:
        return ""
    plain = f"{amount.normalize():f}"
    return f"{plain}元（{chinese(plain, 'rmb')}）"


def person(party: Party, who: str) -> Iterator[Row]:
    """Three rows for one person or firm."""
    age = str(party.age) if party.age is not None else ""
    yield (
        label(who, rows=3),
        label("姓名"),
        value(party.name),
        label("性别"),
        value(party.get_gender_display()),
        label("民族"),
        value(),
        label("年龄"),
        value(age),
    )
    yield (
        label("职业或职务"),
        value(party.occupation, columns=2),
        label("联系方式", columns=2),
        value(party.telephone, columns=3),
    )
    yield (label("单位或住址"), value(party.address, columns=7))


def people(parties: Iterable[Party], called: str, *, agents: str = "委托代理人") -> list[Row]:
    """A block for each on a side, numbered where there are several; agents under their party."""
    everyone = list(parties)
    principals = [one for one in everyone if one.capacity == Capacity.PARTY]
    rows: list[Row] = []
    place = 0
    for one in everyone:
        if one.capacity == Capacity.AGENT:
            who = agents if len(principals) < 2 else f"{called}{agents[-3:]}"
        else:
            place += 1
            who = f"{called}{chinese(place)}" if len(principals) > 1 else called
        rows += person(one, who)
    return rows


def wide(name: str, text: str = "", *, lines: int = 1) -> Row:
    """One name and its value across the form."""
    return (label(name), value(text, columns=WIDE, lines=lines))


def pair(first: str, text: str, second: str, other: str) -> Row:
    """Two names with their values in one row."""
    return (
        label(first),
        value(text, columns=3),
        label(second, columns=2),
        value(other, columns=3),
    )


def form(rows: Iterable[Row]) -> Form:
    """The rows as a form."""
    return Form(tuple(rows), widths=WIDTHS)


def to_sign(*roles: str, seal: str = "", on: dt.date | None = None) -> SignatureLine:
    """Rows to be signed by hand; the day too is written by hand, unless it is known."""
    return SignatureLine(tuple(Signer(role) for role in roles), seal=seal, day=on)


def lines(text: str) -> list[Block]:
    """Text as paragraphs, line by line; blank lines stay to be written on."""
    return [Paragraph(line) for line in text.splitlines()]
