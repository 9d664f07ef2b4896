"""How a value of a matter is written on a page: its choice's label, its day, its amount."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import models

from yifa.kernel.matter import Matter
from yifa.kernel.party import Capacity, Party, Says, masking
from yifa.web.theme import wording

from .request import today

#: How many parties a list names before it only counts them.
NAMED = 2


def text_of(
    matter: Matter, field: models.Field[Any, Any], says: Says, *, in_table: bool = False
) -> str:
    """A value in words, "" for a blank; `says` masks the names in a free text."""
    value = getattr(matter, field.name)
    if value is None or value == "":
        return ""
    if isinstance(field, models.PositiveSmallIntegerField):
        return str(value)  # a year, hours: never so large that commas help
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, str):
        return says(value)
    return words(value, in_table=in_table)


def words(value: Any, *, in_table: bool = False) -> str:
    """A value without choices in words."""
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, dt.date):
        return day_in_column(value) if in_table else wording.day_in_full(value)
    if isinstance(value, Decimal):
        return wording.thousands(value.quantize(Decimal(1)) if value == value // 1 else value)
    if isinstance(value, int):
        return wording.thousands(value)
    if isinstance(value, Matter):
        return value.number
    return str(value)


def day_in_column(day: dt.date) -> str:
    """A day of this year by month and day, another with its year."""
    return wording.day_in_table(day) if day.year == today().year else day.isoformat()


def parties_in_a_list(parties: Sequence[Party]) -> str:
    """王××、李××; from the third on 王××等3人. Agents are not named."""
    says = masking(parties)
    names = [says(party.name) for party in parties if party.capacity == Capacity.PARTY]
    if len(names) > NAMED:
        return f"{names[0]}等{len(names)}人"
    return "、".join(names)


def by_name(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    """A column of a kind."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field
