"""What stands at the right of 我的工作: the returns that are due, and the figures of the year."""

from __future__ import annotations

import datetime as dt

from django import template

from yifa.kernel.figures import Count, Figure, Ratio
from yifa.kernel.person import Post
from yifa.kernel.rights import may_read_figures
from yifa.report.returns.filling import owes_returns
from yifa.web.desk.figure_asking import Whose
from yifa.web.desk.figure_index import figures_by_register, year_of
from yifa.web.desk.request import DeskRequest, today
from yifa.web.desk.return_list import due_rows
from yifa.web.theme.figure import FigureTable
from yifa.web.theme.work import ReturnRow

register = template.Library()

#: More figures than this are no longer read at a glance.
MOST = 6


@register.simple_tag(takes_context=True)
def returns_due(context: template.Context) -> list[ReturnRow]:
    """The returns that the post's organisation owes now."""
    request: DeskRequest = context["request"]
    here = request.post.organisation
    if not may_read_figures(request.post, here) or not owes_returns(here):
        return []
    return due_rows(request.post, today())


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
