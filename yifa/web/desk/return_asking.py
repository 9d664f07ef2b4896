"""Which return a page is about: its form, its month, and whose it is; read from the address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.rights import Sight, may_read_figures, sight_of
from yifa.law import calendar
from yifa.report.returns import filling
from yifa.report.returns.filling import Month
from yifa.report.returns.models import Return
from yifa.report.wing import ReturnForm, Wing, return_form

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
NOT_SEEN = "没有这个单位，或者您的岗位看不到它的报表。"


@dataclass(frozen=True)
class Due:
    """A return that is owed: form, month, by whom; `found` is None until it is begun."""

    form: ReturnForm
    month: Month
    organisation: Organisation
    found: Return | None = None

    @property
    def name(self) -> str:
        """The month as addresses say it: 2026-11."""
        return f"{self.month.last:%Y-%m}"

    @property
    def label(self) -> str:
        """The month in words."""
        return f"{self.month.last.year}年{self.month.last.month}月"

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("return", args=[self.form.name, self.name, self.organisation.code])


def every_form() -> list[ReturnForm]:
    """All forms of all wings."""
    return [form for wing in Wing.all.values() for form in wing.returns]


def form_or_404(name: str) -> ReturnForm:
    """The form of that name."""
    try:
        return return_form(name)
    except KeyError as unknown:
        raise Http404("没有这张报表") from unknown


def months_back(form: ReturnForm, today: dt.date, count: int) -> Iterator[Month]:
    """The month under way and those before it, latest first."""
    month = Month.around(form, today)
    for _ in range(count):
        yield month
        before = calendar.add_months(month.last.replace(day=1), -1)
        month = Month.closing(form, before.year, before.month)


def read_month(form: ReturnForm, said: str, today: dt.date) -> Month:
    """The month asked for; none of the future."""
    found = MONTH.fullmatch(said)
    if found is None:
        raise Http404("没有这个月份")
    month = Month.closing(form, int(found[1]), int(found[2]))
    if month.first > today:
        raise Http404("这个月还没有开始")
    return month


def read(*, form: str, month: str, code: str, post: Post, today: dt.date) -> Due:
    """The return asked for; refused alike for an organisation unknown and one not to be read.

    Once it is begun it is a matter: who may read the sums of an organisation, but not what it
    holds, reads them as figures.
    """
    declared = form_or_404(form)
    organisation = Organisation.objects.coded(code)
    if organisation is None or not may_read_figures(post, organisation):
        raise PermissionDenied(NOT_SEEN)
    if not filling.owes(declared, organisation):
        raise Http404("这个单位不报这张报表")
    asked = read_month(declared, month, today)
    found = filling.find(declared, organisation, asked)
    if found is not None and sight_of(post, found) is not Sight.CONTENT:
        raise PermissionDenied(NOT_SEEN)
    return Due(declared, asked, organisation, found)


def before(due: Due) -> Due:
    """The same return a month earlier."""
    day = calendar.add_months(due.month.last.replace(day=1), -1)
    month = Month.closing(due.form, day.year, day.month)
    found = filling.find(due.form, due.organisation, month)
    return Due(due.form, month, due.organisation, found)
