"""How two versions of a report differ: side by side, paragraph by paragraph, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime

from yifa.kernel.matter import Event
from yifa.report.annual_report.models import AnnualReport, Version
from yifa.report.annual_report.versions import Change, compare, revocations
from yifa.report.text import for_editing
from yifa.web.theme.link import Link
from yifa.web.theme.table import Cell, Column, Row, Table
from yifa.web.theme.wording import moment

#: What is compared as one: a token, a number, a word of letters, else a single character.
UNIT = re.compile(r"【[^【】]*】|\d+(?:\.\d+)?|[A-Za-z]+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Run:
    """A run of words that stayed, or that went or came."""

    text: str
    changed: bool = False


@dataclass(frozen=True)
class Pair:
    """A paragraph in both versions; empty on a side where it is not."""

    before: list[Run]
    after: list[Run]
    same: bool


def pairs(old: Version, new: Version) -> list[Pair]:
    """Every paragraph of the two versions."""
    return [pair(change) for change in compare(old, new)]


def pair(change: Change) -> Pair:
    """One paragraph with the words that differ."""
    before, after = for_editing(change.before), for_editing(change.after)
    if change.is_same:
        return Pair([Run(before)], [Run(after)], True)
    was, now = UNIT.findall(before), UNIT.findall(after)
    steps = difflib.SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes()
    left = [Run("".join(was[a:b]), tag != "equal") for tag, a, b, _, _ in steps if a < b]
    right = [Run("".join(now[c:d]), tag != "equal") for tag, _, _, c, d in steps if c < d]
    return Pair(left, right, False)


def folded(found: list[Pair]) -> Iterator[Pair | int]:
    """The pairs that differ, with how many in between are the same."""
    same = 0
    for one in found:
        if one.same:
            same += 1
            continue
        if same:
            yield same
        same = 0
        yield one
    if same:
        yield same


def table(report: AnnualReport) -> Table:
    """All versions, latest first, each compared with the last before it that stands."""
    revoked, rows, base = revocations(report), list[Row](), 1
    for version in report.versions.select_related("by__person").defer("blocks").order_by("place"):
        gone = revoked.get(version.place)
        url = reverse("report-compare", args=[report.pk, base, version.place])
        rows.append(
            Row(
                [
                    Cell(f"第{version.place}稿"),
                    Cell(moment(localtime(version.at))),
                    Cell(version.by.person.name),
                    Cell(told(gone) if gone else ""),
                    Cell(f"与第{base}稿对照", url) if version.place > base else Cell(),
                ]
            )
        )
        base = base if gone else version.place
    columns = [
        Column("稿次", whole=True),
        Column("存稿", whole=True),
        Column("存稿人"),
        Column("撤销"),
        Column("对照"),
    ]
    return Table("各稿", columns, rows[::-1])


def told(revocation: Event) -> str:
    """Who revoked a version, and when."""
    return f"已撤销　{revocation.by.person.name}　{moment(localtime(revocation.at))}"


def ends(report: AnnualReport, old: int, new: int) -> list[Link]:
    """The two versions by name."""
    return [Link(f"第{place}稿") for place in (old, new)]
