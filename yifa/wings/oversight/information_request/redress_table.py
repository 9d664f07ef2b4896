"""因政府信息公开工作被申请行政复议、提起行政诉讼情况: made of the figures of those registers.

Heads and rows are as reports of 2020 and 2022 show them (国办公开办函〔2021〕30号; the notice was
not read). What counts as upheld or put right is our reading and is said under the table. A suit in
which the reviewing organ is a defendant beside another counts for that other alone, as the office
for open government explained (国办公开办函〔2016〕201号, seen on a public page).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yifa.kernel.categories import path
from yifa.kernel.counting import counted
from yifa.kernel.figures import Counted, Period, Scope
from yifa.kernel.register import Register
from yifa.kernel.sheet import Tabled

TITLE = "因政府信息公开工作被申请行政复议、提起行政诉讼情况"
HEADS = ("项目", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
NOTE = (
    "行政复议是本级复议机关办理的案件，诉讼是本机关和下级应诉的案件。维持：决定维持，判决驳回诉讼请求；"
    "纠正：复议直接纠错，诉讼败诉。复议机关作共同被告的，只计原行为机关。单独被告的计入未经复议直接起诉，"
    "其中有经过复议的，请移到复议后起诉。"
)
RECONSIDERATION, LAWSUIT = "reconsideration", "lawsuit"
#: What of a register's matters is about open government.
ABOUT = {"act_kind": "disclosure"}
#: As what the organ stands in court: with or without a reconsideration before.
SUITS: Sequence[tuple[str, tuple[str, ...]]] = [
    ("行政诉讼：未经复议直接起诉", ("sole", "joint")),
    ("行政诉讼：复议后起诉", ("with_reconsideration",)),
]

Keys = frozenset[int]


def redress_table(scope: Scope, period: Period) -> Tabled:
    """What became of those who turned against an answer."""
    rows = [*reconsiderations(scope, period), *lawsuits(scope, period)]
    return Tabled(TITLE, HEADS, rows, note=NOTE)


def reconsiderations(scope: Scope, period: Period) -> Iterator[list[str | int]]:
    """The one row of the reviewing organ's cases, where the house keeps their register."""
    if RECONSIDERATION in Register.all:
        done, upheld, mended, pending = (
            keys(RECONSIDERATION, name, scope, period, **ABOUT)
            for name in ("concluded", "maintained", "put_right", "pending")
        )
        yield row("行政复议", done, upheld, mended, pending)


def lawsuits(scope: Scope, period: Period) -> Iterator[list[str | int]]:
    """A row for suits at once, one for suits after a reconsideration."""
    for label, standings in SUITS if LAWSUIT in Register.all else ():
        where = {**ABOUT, "standing__in": standings}
        done, lost, pending = (
            keys(LAWSUIT, name, scope, period, **where) for name in ("decided", "lost", "pending")
        )
        upheld = keys(LAWSUIT, "decided", scope, period, **where, result="reject_claim")
        yield row(label, done, upheld, lost, pending)


def keys(kind: str, name: str, scope: Scope, period: Period, **where: object) -> Keys:
    """The matters that a figure counts, by what they hold."""
    figure = Register.all[kind].figures[name]
    assert isinstance(figure, Counted), "each of them can point at what it counts"
    narrowed = {}
    for told, wanted in where.items():
        column, _, how = told.partition("__")
        narrowed["__".join(filter(None, (path(figure, column), how)))] = wanted
    acts = counted(figure, scope, period).filter(**narrowed)
    return frozenset(acts.values_list("matter_id", flat=True))


def row(label: str, done: Keys, upheld: Keys, mended: Keys, pending: Keys) -> list[str | int]:
    """How many were upheld, put right, ended otherwise, are pending, and all; each counts once."""
    pending, mended = pending - done, mended & done
    upheld = (upheld & done) - mended
    rest = done - upheld - mended
    return [label, *map(len, (upheld, mended, rest, pending, done | pending))]
