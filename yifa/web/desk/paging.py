"""How a long list is turned page by page by the key of its last row, never by counting rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, DateField, F, Q, QuerySet, Value, When

from yifa.kernel import desk_work
from yifa.kernel.matter import Matter

SIZE = 20
#: What stands in a key for a row without the value.
BLANK = "-"
#: The largest key that a database column holds.
LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Column:
    """One column of an order; blanks of a `nullable` one come last, whichever way it runs."""

    name: str
    descending: bool = False
    nullable: bool = False
    is_day: bool = False

    def equal(self, value: Any) -> Q:
        """Rows with the same value."""
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def beyond(self, value: Any, *, backwards: bool) -> Q:
        """Rows strictly further on."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if backwards else Q(pk__in=[])
        sign = "lt" if self.descending != backwards else "gt"
        found = Q(**{f"{self.name}__{sign}": value})
        if self.nullable and not backwards:
            found |= Q(**{f"{self.name}__isnull": True})
        return found

    def order(self, *, backwards: bool) -> Any:
        """The ordering of a query."""
        field = F(self.name)
        if self.descending != backwards:
            return field.desc(nulls_first=True) if self.nullable and backwards else field.desc()
        return field.asc(nulls_last=True) if self.nullable else field.asc()

    def read(self, text: str) -> Any:
        """A value out of a key; ValueError if it is none."""
        if text == BLANK and self.nullable:
            return None
        if self.is_day:
            return dt.date.fromisoformat(text)
        number = int(text)
        if not 0 <= number <= LARGEST:
            raise ValueError(text)
        return number


@dataclass(frozen=True)
class Order:
    """A way to sort a register; the last column is unique."""

    name: str
    columns: Sequence[Column]

    def beyond(self, key: Sequence[Any], *, backwards: bool) -> Q:
        """The rows after a key, or before it."""
        found, same = Q(pk__in=[]), Q()
        for column, value in zip(self.columns, key, strict=True):
            found |= same & column.beyond(value, backwards=backwards)
            same &= column.equal(value)
        return found

    def key_of(self, matter: Matter) -> str:
        """The key of a row, as it stands in an address."""
        values = (getattr(matter, column.name) for column in self.columns)
        return "~".join(BLANK if value is None else str(value) for value in values)

    def read_key(self, text: str) -> list[Any] | None:
        """A key out of an address; None if it is none of this order."""
        parts = text[:200].split("~")
        if len(parts) != len(self.columns):
            return None
        try:
            return [column.read(part) for column, part in zip(self.columns, parts, strict=True)]
        except ValueError:
            return None


NEWEST = Column("pk", descending=True)
ORDERS = {
    "due": Order("due", [Column("urgent", nullable=True, is_day=True), NEWEST]),
    "registered": Order(
        "registered", [Column("registered_on", descending=True, is_day=True), NEWEST]
    ),
    "registered_up": Order("registered_up", [Column("registered_on", is_day=True), Column("pk")]),
    "number": Order(
        "number", [Column("year", descending=True), Column("serial", descending=True), NEWEST]
    ),
    "number_up": Order("number_up", [Column("year"), Column("serial"), Column("pk")]),
}


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the keys of the pages beside it ("" for none)."""

    rows: Sequence[Matter]
    earlier: str
    later: str


def with_urgency(queryset: QuerySet[Matter], today: dt.date) -> QuerySet[Matter]:
    """Each matter with the day it is sorted by: a party's own time that ran out is no haste."""
    gone = Q(due__lt=today) & ~desk_work.ours()
    day = Case(
        When(gone, then=Value(None, output_field=DateField())),
        default=F("due"),
        output_field=DateField(),
    )
    return queryset.annotate(urgent=day)


def page_of(queryset: QuerySet[Matter], order: Order, *, after: str = "", before: str = "") -> Page:
    """One page of a query sorted that way, after a key or before one; a bad key is passed over."""
    start = order.read_key(after) if after else None
    end = order.read_key(before) if before and start is None else None
    backwards = end is not None
    key = end if backwards else start
    sort = [column.order(backwards=backwards) for column in order.columns]
    narrowed = queryset.filter(order.beyond(key, backwards=backwards)) if key else queryset
    rows = list(narrowed.order_by(*sort)[: SIZE + 1])
    more, rows = len(rows) > SIZE, rows[:SIZE]
    if backwards:
        rows.reverse()
    if not rows:
        return Page(rows, "", "")
    has_earlier = more if backwards else key is not None
    has_later = True if backwards else more
    return Page(
        rows,
        order.key_of(rows[0]) if has_earlier else "",
        order.key_of(rows[-1]) if has_later else "",
    )
