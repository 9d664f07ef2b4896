"""How a long list is turned page by page by the key of its last row, never by counting rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, DateField, F, Q, QuerySet, Value, When

from yifa.kernel import desk_work
from yifa.kernel.matter import Matter

SIZE = 20
#: What `with_urgency` adds to each row; no column is called so (`OF_THE_DESK`).
URGENCY = "desk_urgency"
#: What stands in a key for a row without the value.
BLANK = "-"
#: The largest key that a database column holds.
LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Column:
    """One column of an order; blanks of a `nullable` one come last."""

    name: str
    descending: bool = False
    nullable: bool = False
    is_day: bool = False

    def beyond(self, value: Any, *, backwards: bool) -> Q:
        """Rows strictly further on."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if backwards else Q(pk__in=[])
        sign = "lt" if self.descending != backwards else "gt"
        found = Q(**{f"{self.name}__{sign}": value})
        return found | Q(**{self.name: None}) if self.nullable and not backwards else found

    def order(self, *, backwards: bool = False) -> Any:
        """The ordering of a query."""
        field = F(self.name)
        if self.descending != backwards:
            return field.desc(nulls_first=True) if self.nullable else field.desc()
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


NEWEST = Column("id", descending=True)


@dataclass(frozen=True)
class Stretch:
    """A part of an order that an index is in the order of; all its rows come before the next's."""

    where: Q
    columns: Sequence[Column]

    def keys(
        self, queryset: QuerySet[Matter], start: Sequence[Any], *, backwards: bool, most: int
    ) -> list[int]:
        """The keys of its first rows after some values of its columns, or of all its rows."""
        found = queryset.filter(self.where)
        if start:
            found = found.filter(self.beyond(start, backwards=backwards))
        sort = [column.order(backwards=backwards) for column in self.columns]
        return list(found.order_by(*sort).values_list("pk", flat=True)[:most])

    def beyond(self, key: Sequence[Any], *, backwards: bool) -> Q:
        """The rows after a key, or before it."""
        found, same = Q(pk__in=[]), Q()
        for column, value in zip(self.columns, key, strict=True):
            found |= same & column.beyond(value, backwards=backwards)
            same &= Q(**{column.name: value})
        return found


@dataclass(frozen=True)
class Order:
    """A way to sort a register; the last column is unique."""

    name: str
    columns: Sequence[Column]

    @property
    def by_urgency(self) -> bool:
        """Whether it is the order of `with_urgency`, which no index is in."""
        return self.columns[0].nullable

    def stretches(self, today: dt.date, kind: str) -> Sequence[Stretch]:
        """A whole register in this order, one part after the other, each along an index.

        By urgency: what is late with us, what is still to come, and what has no day to be sorted
        by, the last entered first. The last is in the order of a kind's own keys anyway.
        """
        here = Q(kind=kind)
        if not self.by_urgency:
            return [Stretch(here, self.columns)]
        rest = self.columns[1:]
        due = Column("due", is_day=True)
        return [
            Stretch(here & Q(due__lt=today) & desk_work.ours(kind=kind), [due, *rest]),
            Stretch(here & Q(due__gte=today), [due, *rest]),
            Stretch(Q(due__isnull=True) | runs_out(today, kind), rest),
        ]

    def keys(
        self,
        queryset: QuerySet[Matter],
        *,
        today: dt.date,
        most: int,
        key: Sequence[Any] = (),
        backwards: bool = False,
        kind: str = "",
    ) -> list[int]:
        """The keys of the next rows after a key of this order, or before it.

        `kind` is said where there are so many that a whole register is best gone through in its
        order; of the others the few are found first, and sorted.
        """
        if not kind:
            rows = with_urgency(queryset, today) if self.by_urgency else queryset
            return Stretch(Q(), self.columns).keys(rows, key, backwards=backwards, most=most)
        stretches = list(self.stretches(today, kind))
        start = key
        if key and self.by_urgency:
            at = 2 if key[0] is None else 1 if key[0] >= today else 0
            start = key[1:] if at == 2 else key
            stretches = stretches[: at + 1] if backwards else stretches[at:]
        found: list[int] = []
        for stretch in reversed(stretches) if backwards else stretches:
            if left := most - len(found):
                found += stretch.keys(queryset, start, backwards=backwards, most=left)
            start = ()
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


ORDERS = {
    "due": Order("due", [Column(URGENCY, nullable=True, is_day=True), NEWEST]),
    "registered": Order(
        "registered", [Column("registered_on", descending=True, is_day=True), NEWEST]
    ),
    "registered_up": Order("registered_up", [Column("registered_on", is_day=True), Column("id")]),
    "number": Order(
        "number", [Column("year", descending=True), Column("serial", descending=True), NEWEST]
    ),
    "number_up": Order("number_up", [Column("year"), Column("serial"), Column("id")]),
}


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the keys of the pages beside it ("" for none)."""

    rows: Sequence[Matter]
    earlier: str
    later: str


def runs_out(today: dt.date, kind: str = "") -> Q:
    """A party's own time that has run out."""
    return Q(due__lt=today) & ~desk_work.ours(kind=kind)


def with_urgency(queryset: QuerySet[Matter], today: dt.date) -> QuerySet[Matter]:
    """Each matter with the day it is sorted by: a party's own time that ran out is no haste."""
    day = Case(
        When(runs_out(today), then=Value(None, output_field=DateField())),
        default=F("due"),
        output_field=DateField(),
    )
    return queryset.annotate(**{URGENCY: day})


def page_of(
    queryset: QuerySet[Matter],
    order: Order,
    dress: Callable[[QuerySet[Matter]], QuerySet[Matter]],
    *,
    today: dt.date,
    after: str = "",
    before: str = "",
    kind: str = "",
) -> Page:
    """One page of a query sorted that way, after a key or before one; a bad key is passed over.

    First only keys are sorted; `dress` adds what the few rows of the page say.
    """
    start = order.read_key(after) if after else None
    end = order.read_key(before) if before and start is None else None
    backwards = end is not None
    key = end if backwards else start
    keys = order.keys(
        queryset, today=today, most=SIZE + 1, key=key or (), backwards=backwards, kind=kind
    )
    more, keys = len(keys) > SIZE, keys[:SIZE]
    if backwards:
        keys.reverse()
    if not keys:
        return Page([], "", "")
    rows = rows_of(keys, dress(queryset.model._default_manager.all()), today)
    has_earlier = more if backwards else key is not None
    has_later = True if backwards else more
    return Page(
        rows,
        order.key_of(rows[0]) if has_earlier else "",
        order.key_of(rows[-1]) if has_later else "",
    )


def rows_of(keys: Sequence[int], queryset: QuerySet[Matter], today: dt.date) -> list[Matter]:
    """The rows of some keys, in their order."""
    found = {row.pk: row for row in with_urgency(queryset.filter(pk__in=keys), today)}
    return [found[key] for key in keys if key in found]
