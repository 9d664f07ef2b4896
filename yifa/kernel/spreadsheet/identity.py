"""Which matter a row of a table is: by its number, else by the fields its register declares."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models.functions import Concat

from yifa.kernel.matter import Matter, read_histories
from yifa.kernel.organisation import Organisation
from yifa.kernel.party import Party
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.rights import open_to, see
from yifa.kernel.writing import PARTIES, encode

from .columns import DAY
from .rows import Row

#: How many matters are looked up in one query.
AT_ONCE = 500


class Known:
    """The matters that rows of one table may already be: read once, before the rows are judged."""

    def __init__(self, register: type[Register], post: Post, rows: Sequence[Row]) -> None:
        self.register = register
        self.key = register.row_key
        standing = register.model._default_manager.filter(open_to(post))
        standing = standing.exclude(stage=Procedure.void.name)
        self.numbers = numbers_among(see(standing, post), [row.number for row in rows])
        self.marks = self.marks_between(standing.filter(organisation=post.organisation), rows)
        told = {self.number_of(row, self.mark(row)) for row in rows if row.told}
        self.matters = held_among(standing.filter(holder=post.organisation), told)

    def mark(self, row: Row) -> str:
        """What a row is known by if it brings no number."""
        values = [row.on if name == DAY else row.writes.get(name) for name in self.key]
        names = [str(entry.get("name", "")).strip() for entry in row.writes.get(PARTIES, [])]
        return mark_of(values, names)

    def number_of(self, row: Row, mark: str) -> str:
        """The number of the matter that the row is, "" if it is none yet."""
        if row.number in self.numbers:
            return row.number
        return self.marks.get(mark, "")

    def marks_between(
        self, matters: models.QuerySet[Matter], rows: Sequence[Row]
    ) -> dict[str, str]:
        """Mark → number of the organisation's own matters that rows of the table may be."""
        near = matters if self.register.is_roll() else matters.filter(of_the_days_in(rows))
        names: dict[int, list[str]] = {}
        theirs = Party.objects.filter(matter__in=near.order_by().values("pk"))
        for matter, name in theirs.order_by("matter", "place").values_list("matter", "name"):
            names.setdefault(matter, []).append(name)
        found = near.order_by("pk").values_list("pk", "number", *columns_for(self.register))
        return {
            mark_of(values, names.get(pk, [])): number
            for pk, number, *values in found.iterator(chunk_size=2000)
        }


def of_the_days_in(rows: Sequence[Row]) -> models.Q:
    """Registered on days that the table speaks of."""
    days: list[dt.date] = [row.on for row in rows]
    return models.Q(registered_on__range=(min(days), max(days)))


def columns_for(register: type[Register]) -> list[str | Concat]:
    """The columns of the row key, in the words by which an event knows what they name."""
    return [column_for(register.field(name)) for name in register.row_key]


def column_for(field: models.Field[Any, Any]) -> str | Concat:
    """An organisation by its code, a matter by its number, a post by its mark."""
    if field.related_model is Organisation:
        return f"{field.name}__code"
    if field.related_model is Matter:
        return f"{field.name}__number"
    if field.related_model is Post:
        told = ("organisation__code", "role", "person__username")
        code, role, username = (f"{field.name}__{one}" for one in told)
        return Concat(code, models.Value("/"), role, models.Value("/"), username)
    return field.name


def mark_of(values: Iterable[Any], names: Iterable[str]) -> str:
    """The values of the row key and the parties' names, short enough to keep twenty thousand."""
    told = [str(encode(value) if value is not None else "").strip() for value in values]
    words = "\x1f".join([*told, "\x1e", *sorted(names)])
    return hashlib.sha256(words.encode()).hexdigest()


def held_among(matters: models.QuerySet[Matter], numbers: Iterable[str]) -> dict[str, Matter]:
    """Number → matter of those in hand, with what was done to each."""
    wanted = sorted(number for number in numbers if number)
    here = matters.filter(sent_by=None).select_related("holder", "organisation", "handler__person")
    found: dict[str, Matter] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = list(here.filter(number__in=wanted[start : start + AT_ONCE]))
        read_histories(some)
        found |= {matter.number: matter for matter in some}
    return found


def numbers_among(matters: models.QuerySet[Matter], numbers: Sequence[str]) -> frozenset[str]:
    """Those of the numbers that matters bear."""
    wanted = sorted({number for number in numbers if number})
    found: set[str] = set()
    for start in range(0, len(wanted), AT_ONCE):
        some = matters.filter(number__in=wanted[start : start + AT_ONCE])
        found.update(some.values_list("number", flat=True))
    return frozenset(found)
