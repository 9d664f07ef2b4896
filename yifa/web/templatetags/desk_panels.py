"""What stands at the right of 我的工作: returns that are due, figures of the year, sheets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django import template
from django.urls import reverse

from yifa.kernel.figures import Count, Figure, Period, Ratio
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import may_read_figures
from yifa.kernel.sheet import Opens, PeriodSheet
from yifa.web.desk.figure_asking import Whose
from yifa.web.desk.figure_index import figures_by_register, year_of
from yifa.web.desk.menu import registers
from yifa.web.desk.request import DeskRequest, today
from yifa.web.desk.return_list import due_rows
from yifa.web.theme.figure import FigureTable
from yifa.web.theme.link import Act
from yifa.web.theme.work import ReturnRow

register = template.Library()

#: More figures than this are no longer read at a glance.
MOST = 6


@register.simple_tag(takes_context=True)
def returns_due(context: template.Context) -> list[ReturnRow]:
    """The returns that the post's organisation owes now."""
    request: DeskRequest = context["request"]
    here = request.post.organisation
    if not may_read_figures(request.post, here):
        return []
    return due_rows(request.post, today())


@dataclass(frozen=True)
class Panel:
    """What a register's sheet has waiting: a sentence, each part with the table it opens or ""."""

    heading: str
    parts: list[tuple[str, str]]
    act: Act


@register.simple_tag(takes_context=True)
def sheets_waiting(context: template.Context) -> list[Panel]:
    """What the sheets of the registers have waiting for the post this year."""
    request: DeskRequest = context["request"]
    year = Period.year(today().year, until=today())
    return [
        panel
        for one in registers(request.post)
        for name, sheet in one.sheets.items()
        if (panel := panel_of(one, name, sheet, request.post, year))
    ]


def panel_of(
    one: type[Register], name: str, sheet: PeriodSheet, post: Post, year: Period
) -> Panel | None:
    """One sheet's panel; None where it has nothing to say."""
    said = sheet.waiting(post, year)
    if not said:
        return None
    url = reverse("register-sheet", args=[one.kind(), name])
    url += f"?from={year.first}&to={year.last}"
    parts = [
        (part.words, f"{url}#t-{part.table}") if isinstance(part, Opens) else (part, "")
        for part in said
    ]
    return Panel(sheet.panel, parts, Act(sheet.verb, url))


@register.simple_tag(takes_context=True)
def figures_of_the_year(context: template.Context) -> FigureTable | None:
    """Of each register of a wing the first count, and its first rate where it has one."""
    request: DeskRequest = context["request"]
    return year_table(request.post, today())


def year_table(post: Post, day: dt.date) -> FigureTable | None:
    """The table, None for a post that reads no figures."""
    if not may_read_figures(post, post.organisation):
        return None
    return year_of(chosen()[:MOST], Whose(post.organisation), day)


def chosen() -> list[Figure]:
    """The figures that tell most of each register."""
    found: list[Figure] = []
    for one, figures in figures_by_register().items():
        if one.wing():
            found += [figure for figure in figures if type(figure) is Count][:1]
            found += [figure for figure in figures if isinstance(figure, Ratio)][:1]
    return found
