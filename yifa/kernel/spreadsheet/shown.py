"""What a column of a matter says in the words of pages: labels, names, masked parties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.party import Party
from yifa.kernel.privacy import NameField, mask_name
from yifa.kernel.register import Register
from yifa.kernel.writing import PARTIES

from .columns import Column

#: What a post that sees only the progress of a matter may read (settled.md, Who sees what).
PROGRESS_COLUMNS = frozenset({"number", "holder", "handler", "stage", "registered_on", "due"})


def label_for(register: type[Register], name: str) -> str:
    """The head of a column."""
    return "当事人" if name == PARTIES else str(register.field(name).verbose_name)


def shown(matter: Matter, name: str, *, clear: bool = False) -> Any:
    """The value of a column as a page shows it; `clear` as it goes in again: codes, full names."""
    if name == PARTIES:
        return "、".join(party.masked_name for party in matter.parties.all())
    if name == "stage":
        return matter.stage_now.label
    value = getattr(matter, name)
    if isinstance(value, Organisation):
        return f"{value.name}（{value.code}）" if clear else value.name
    if isinstance(value, Matter):
        return value.number
    field = matter._meta.get_field(name)
    if isinstance(field, NameField) and not clear:
        return mask_name(value)
    if getattr(field, "choices", None):
        return getattr(matter, f"get_{name}_display")()
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value) if hasattr(value, "pk") else value


def in_clear(column: Column) -> Callable[[Matter], Any]:
    """The value of a column as it goes in again."""
    if column.party is None:
        return lambda matter: shown(matter, column.key, clear=True)
    side, place, part = column.party

    def of_party(matter: Matter) -> Any:
        people = [one for one in matter.parties.all() if one.side == side]
        return party_value(people[place - 1], part) if place <= len(people) else None

    return of_party


def party_value(party: Party, part: str) -> Any:
    """What a party's column holds: labels for choices, everything else as it is."""
    if part in ("gender", "capacity"):
        return getattr(party, f"get_{part}_display")()
    return getattr(party, part)
