"""How two versions of a report differ: side by side, paragraph by paragraph, word by word."""

from __future__ import annotations

from django.urls import reverse
from django.utils.timezone import localtime

from yifa.kernel.matter import Event
from yifa.report.annual_report.models import AnnualReport, Version
from yifa.report.annual_report.versions import compare, revocations
from yifa.report.text import for_editing
from yifa.web.theme import differing
from yifa.web.theme.differing import Pair
from yifa.web.theme.link import Link
from yifa.web.theme.table import Cell, Column, Row, Table
from yifa.web.theme.wording import moment


def pairs(old: Version, new: Version) -> list[Pair]:
    """Every paragraph of the two versions."""
    return [
        differing.pair(for_editing(change.before), for_editing(change.after))
        for change in compare(old, new)
    ]


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


def named(version: Version) -> str:
    """A version by its place, with who kept it and when."""
    return f"第{version.place}稿　{version.by.person.name}　{moment(localtime(version.at))}"
