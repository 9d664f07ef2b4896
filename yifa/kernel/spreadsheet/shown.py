"""What a column of a matter says in the words of pages: labels, names, masked parties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import models

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.party import Party, Says
from yifa.kernel.register import Register
from yifa.kernel.writing import PARTIES

from .columns import ON, Column, ends

#: What a post that sees only the progress of a matter may read (settled.md, Who sees what).
PROGRESS_COLUMNS = frozenset({"number", "holder", "stage", "registered_on", "due"})

#: Where the parties stand that were read together with many matters.
PARTIES_READ = "parties_read"


def label_for(register: type[Register], name: str) -> str:
    """The head of a column."""
    return "当事人" if name == PARTIES else str(register.field(name).verbose_name)


def shown(matter: Matter, name: str, *, coded: bool = False, says: Says = str) -> Any:
    """The value of a column in words; with `coded` an organisation with its code.

    `says` masks the names in a free text; without it the text stands in clear.
    """
    return in_words(type(matter), name, coded)(matter, says)


@cache
def in_words(model: type[Matter], name: str, coded: bool) -> Callable[[Matter, Says], Any]:
    """How the column of a kind is said: looked up once, not again for each of very many rows."""
    if name == "stage":
        return lambda matter, says: matter.stage_now.label
    field = model._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        return lambda matter, says: named(getattr(matter, name), coded=coded)
    if labels := labels_of(field):
        return lambda matter, says: labels.get(getattr(matter, name), getattr(matter, name))
    return lambda matter, says: said(getattr(matter, name), says)


def named(value: models.Model | None, *, coded: bool) -> str | None:
    """What an organisation, a post or another matter is called."""
    if isinstance(value, Organisation):
        return f"{value.name}（{value.code}）" if coded else value.name
    if isinstance(value, Matter):
        return value.number
    return None if value is None else str(value)


def said(value: Any, says: Says) -> Any:
    """A text as it may be said, anything else as it is."""
    return says(value) if isinstance(value, str) else value


@cache
def labels_of(field: Any) -> dict[Any, str]:
    """What the choices of a column are called."""
    return {value: str(label) for value, label in getattr(field, "flatchoices", None) or ()}


def parties_of(matter: Matter) -> Sequence[Party]:
    """The parties: those read together with many matters, else read now."""
    read: Sequence[Party] | None = vars(matter).get(PARTIES_READ)
    return list(matter.parties.all()) if read is None else read


def in_clear(column: Column) -> Callable[[Matter], Any]:
    """The value of a column as it goes in again."""
    if column.key.startswith(f"{ON}."):
        return lambda matter: day_of(matter, column.key.removeprefix(f"{ON}."))
    if column.names_a is not None and issubclass(column.names_a, Matter):
        return lambda matter: getattr(getattr(matter, column.key), "number", None)
    if column.party is None:
        return lambda matter: shown(matter, column.key, coded=column.names_a is Organisation)
    side, place, part = column.party

    def of_party(matter: Matter) -> Any:
        people = [one for one in parties_of(matter) if one.side == side]
        return party_value(people[place - 1], part) if place <= len(people) else None

    return of_party


def day_of(matter: Matter, step: str) -> dt.date | None:
    """The day on which a step was last taken; of several ends only the one that stands."""
    last = matter.last(step)
    if last is None:
        return None
    if not ends(matter.procedure.step(step)):
        return last.on
    moved = [act for act in matter.history if matter.procedure.step(act.step).move.target]
    return last.on if last == moved[-1] else None


def party_value(party: Party, part: str) -> Any:
    """What a party's column holds: labels for choices, everything else as it is."""
    if part in ("gender", "capacity"):
        return labels_of(Party._meta.get_field(part)).get(getattr(party, part), "")
    return getattr(party, part)
