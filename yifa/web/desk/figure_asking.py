"""What a figure's page was asked for: whose figure, which days, which part; read from the address.

An organisation that is not there and one that the post may not read are answered alike. Days that
can't be read are told in one sentence, and the page shows this year instead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from yifa.kernel.figures import Counted, Figure, Period, Ratio, Scope
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import may_read_figures

#: How the address says that only the organisation's own acts are meant.
ALONE = ".own"
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
DAY = re.compile(r"20\d\d-\d\d-\d\d")
#: A figure is compared with the year before, so it covers no more than a year.
LONGEST = dt.timedelta(days=366)


class Unreadable(ValueError):
    """Days that can't be read; the message is one Chinese sentence."""


@dataclass(frozen=True)
class Days:
    """The days asked for: how they were chosen (this, last, a month, days), and which they are."""

    choice: str
    period: Period
    trouble: str = ""

    @property
    def query(self) -> dict[str, str]:
        """How an address says them."""
        if self.choice == "days":
            return {
                "from": self.period.first.isoformat(),
                "to": self.period.last.isoformat(),
            }
        return {"p": self.choice} if self.choice != "this" else {}


@dataclass(frozen=True)
class Whose:
    """The organisation asked for, and whether only its own acts are meant."""

    organisation: Organisation
    alone: bool = False

    @property
    def scope(self) -> Scope:
        """As figures know it."""
        if not self.alone:
            return Scope(self.organisation)
        below = Organisation.objects.filter(parent=self.organisation)
        led = Organisation.objects.filter(led_by=self.organisation)
        return Scope(self.organisation, without=tuple((below | led).distinct()))

    @property
    def code(self) -> str:
        """How an address says it."""
        return self.organisation.code + (ALONE if self.alone else "")

    @property
    def label(self) -> str:
        """How the page says it."""
        return f"{self.organisation.name}，{'只算本级' if self.alone else '含下级'}"


@dataclass(frozen=True)
class Asked:
    """Everything a figure's page was asked for."""

    figure: Figure
    whose: Whose
    days: Days
    by: str = ""
    part: str | None = None
    side: str = ""

    @property
    def counted(self) -> Counted:
        """The figure whose records are listed: of a ratio the denominator, unless the other."""
        if isinstance(self.figure, Ratio):
            return self.figure.numerator if self.side == "above" else self.figure.denominator
        assert isinstance(self.figure, Counted)
        return self.figure

    def url(self, **changes: str | None) -> str:
        """The address of the page with some things asked otherwise; None takes one away."""
        said = {"o": self.whose.code, **self.days.query}
        if self.by:
            said["by"] = self.by
        if self.part is not None:
            said["part"] = self.part
        if self.side:
            said["side"] = self.side
        return figure_url(self.figure.key, **said | changes)


def figure_url(key: str, **said: str | None) -> str:
    """The page of a figure; what is said goes into the address, None is left out."""
    kind, _, name = key.partition(".")
    query = urlencode({word: value for word, value in said.items() if value is not None})
    return reverse("figure", args=[kind, name]) + (f"?{query}" if query else "")


def figure_for(key: str, organisation: Organisation, period: Period, **said: str | None) -> str:
    """The page of a figure for an organisation and the days of a return or a report."""
    days = {"from": period.first.isoformat(), "to": period.last.isoformat()}
    return figure_url(key, o=organisation.code, **days, **said)


def read(given: Mapping[str, str], *, kind: str, name: str, post: Post, today: dt.date) -> Asked:
    """What was asked; Http404 for a figure that is not there, PermissionDenied for another's."""
    figure = find(kind, name)
    by = given.get("by", "")
    by = by if by in figure.by else next(iter(figure.by), "")
    part = given.get("part") if given.get("by") == by and by else None
    if part is not None and not part.isprintable():
        part = None
    return Asked(
        figure,
        whose=read_whose(given.get("o", ""), post),
        days=read_days(given, today),
        by=by,
        part=part,
        side="above" if given.get("side") == "above" and isinstance(figure, Ratio) else "",
    )


def find(kind: str, name: str) -> Figure:
    """A figure that pages show."""
    register = Register.all.get(kind)
    if register is None or name not in register.figures:
        raise Http404("没有这个指标")
    return register.figures[name]


def read_whose(said: str, post: Post) -> Whose:
    """The organisation asked for; the post's own if none is."""
    code = said.removesuffix(ALONE)
    known = Organisation.objects.coded(code)
    organisation = known if said else post.organisation
    if not organisation or not may_read_figures(post, organisation):
        raise PermissionDenied("没有这个单位，或者您的岗位看不到它的数字。")
    return Whose(organisation, said.endswith(ALONE))


def read_days(given: Mapping[str, str], today: dt.date) -> Days:
    """The days asked for; this year with one sentence of trouble if they can't be read."""
    try:
        return days_in(given, today)
    except Unreadable as trouble:
        return Days("this", Period.year(today.year, until=today), str(trouble))


def days_in(given: Mapping[str, str], today: dt.date) -> Days:
    """The days asked for; raises Unreadable."""
    choice = given.get("p", "")
    if (given.get("from") or given.get("to")) and choice in ("", "days"):
        return Days("days", from_to(given.get("from", ""), given.get("to", "")))
    if choice in ("", "this", "days"):
        return Days("this", Period.year(today.year, until=today))
    if choice == "last":
        return Days("last", Period.year(today.year - 1))
    return Days(choice, month(choice, today))


def month(said: str, today: dt.date) -> Period:
    """A calendar month, as far as it has passed."""
    if MONTH.fullmatch(said) is None:
        raise Unreadable(f"看不懂期间“{said[:20]}”，选今年、去年或者一个月，也可以写起止日期")
    first = dt.date.fromisoformat(f"{said}-01")
    last = (first + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    return Period(first, min(last, today) if first <= today else last)


def from_to(first: str, last: str) -> Period:
    """The days from one to another."""
    period = Period(one_day(first, "起始"), one_day(last, "截止"))
    if period.first > period.last:
        raise Unreadable(f"起止日期颠倒了：{period.first}在{period.last}之后")
    if period.last - period.first > LONGEST:
        raise Unreadable("一次最多看一年，把起止日期改近一些")
    return period


def one_day(said: str, label: str) -> dt.date:
    """A day written as 2026-11-18."""
    if DAY.fullmatch(said) is None:
        raise Unreadable(f"{label}日期“{said[:20]}”看不懂，写成2026-11-18这样")
    try:
        return dt.date.fromisoformat(said)
    except ValueError as wrong:
        raise Unreadable(f"没有{label}日期{said}这一天") from wrong
