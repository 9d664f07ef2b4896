"""How a matter stands in JSON: progress, content to some, private values to none unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from rest_framework import serializers

from yifa.kernel.matter import Matter
from yifa.kernel.party import PARTY_FIELDS, PRIVATE_PARTY_FIELDS, Party, Says, masking_of
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight
from yifa.kernel.writing import PARTIES

from .fields import column_field, kind_named, names_of, parties_field, serializer_named, told

#: What a post sees of the progress of a matter.
PROGRESS = (
    "holder",
    "organisation",
    "stage",
    "registered_on",
    "due",
    "due_provisional",
    "suspended_on",
)


def record_serializer(register: type[Register]) -> type[serializers.Serializer[Any]]:
    """What a record of the register holds, for the schema."""
    return made_for(register.kind())


@cache
def made_for(kind: str) -> type[serializers.Serializer[Any]]:
    """The serializer of a kind, made once: the schema knows it by its name."""
    register = Register.all[kind]
    model = register.model
    fields: dict[str, Any] = {
        "id": serializers.IntegerField(),
        "kind": serializers.CharField(),
        "number": serializers.CharField(),
        "sight": serializers.ChoiceField(choices=["progress", "content"]),
        "stage_label": serializers.CharField(),
        "events": serializers.IntegerField(label="办理记录数"),
        "title": serializers.CharField(allow_null=True, label="事由"),
    }
    shared = (*PROGRESS, "handler")
    fields |= {name: column_field(model, name, required=False, reads=True) for name in shared}
    fields |= {
        column.name: column_field(model, column.name, required=False, reads=True)
        for column in register.own_fields()
    }
    if has_parties(kind):
        fields[PARTIES] = parties_field(required=False, reads=True)
        fields[PARTIES].allow_null = True
    return serializer_named(f"{model.__name__}Record", fields)


@cache
def has_parties(kind: str) -> bool:
    """Whether a step of the kind writes parties."""
    return any(
        PARTIES in procedure.fields_of(step)
        for procedure in Register.all[kind].procedures
        for step in procedure.steps.values()
    )


@dataclass(frozen=True)
class Part:
    """A column as a record says it: what it holds of a row, whose row that names, how it is masked.

    Worked out once a register; a list says thousands of values.
    """

    name: str
    holds: str
    names: type[models.Model] | None
    is_free: bool

    @classmethod
    def of(cls, column: models.Field[Any, Any]) -> Part:
        """The part that a column becomes."""
        model = kind_named(column.related_model) if column.is_relation else None
        is_free = not column.flatchoices and not column.is_relation
        return cls(column.name, column.attname, model, is_free)


@cache
def progress(kind: str) -> Sequence[Part]:
    """What may be told to whoever sees the progress."""
    return [Part.of(Register.all[kind].field(name)) for name in PROGRESS]


@cache
def content(kind: str) -> Sequence[Part]:
    """What may be told to whoever sees the content: who handles it, and the kind's own columns."""
    register = Register.all[kind]
    return [Part.of(register.field("handler")), *map(Part.of, register.own_fields())]


#: How the rows that others name are called, by model and key.
Names = dict[type[models.Model], dict[int, str]]


def names_in(matters: Sequence[Matter], parts: Iterable[Part]) -> Names:
    """How the rows that these name are called: a question a model, however many rows there are."""
    keys: dict[type[models.Model], set[int]] = {}
    for part in parts:
        if part.names is not None:
            named = {getattr(matter, part.holds) for matter in matters} - {None}
            keys.setdefault(part.names, set()).update(named)
    return {model: names_of(model, wanted) for model, wanted in keys.items() if wanted}


def record(matter: Matter, sight: Sight, *, clear: bool = False) -> dict[str, Any]:
    """A matter as far as it is seen; `clear` shows names and private values unmasked."""
    return records([(matter, sight)], clear=clear)[0]


def records(seen: Sequence[tuple[Matter, Sight]], *, clear: bool = False) -> list[dict[str, Any]]:
    """Matters of one register, each as far as it is seen."""
    if not seen:
        return []
    kind = seen[0][0].kind
    opened = [matter for matter, sight in seen if sight is Sight.CONTENT]
    names = names_in([matter for matter, _ in seen], progress(kind))
    for model, more in names_in(opened, content(kind)).items():
        names.setdefault(model, {}).update(more)
    return [told_of(matter, sight, names, clear=clear) for matter, sight in seen]


def told_of(matter: Matter, sight: Sight, names: Names, *, clear: bool) -> dict[str, Any]:
    """One record."""
    kind, sees = matter.kind, sight is Sight.CONTENT
    people = list(matter.parties.all()) if sees and has_parties(kind) else []
    says: Says = str if clear else masking_of(matter, people)
    shown: dict[str, Any] = {
        "id": matter.pk,
        "kind": kind,
        "number": matter.number,
        "sight": "content" if sees else "progress",
        "stage_label": matter.stage_now.label,
        "events": matter.events_taken,
        "title": (matter.title if clear else matter.shown_title) if sees else None,
    }
    for part in progress(kind):
        shown[part.name] = value_of(matter, part, names)
    for part in content(kind):
        value = value_of(matter, part, names) if sees else None
        shown[part.name] = says(value) if part.is_free and isinstance(value, str) else value
    if has_parties(kind):
        told_of_people = [party_told(one, says, clear=clear) for one in people]
        shown[PARTIES] = told_of_people if sees else None
    return shown


def value_of(matter: Matter, part: Part, names: Names) -> Any:
    """What a row holds there, in JSON."""
    value = getattr(matter, part.holds)
    if part.names is not None:
        return None if value is None else names[part.names][value]
    return told(value)


def party_told(party: Party, says: Says, *, clear: bool) -> dict[str, Any]:
    """A party, its name and private values masked unless in clear."""
    shown = {name: getattr(party, name) for name in PARTY_FIELDS}
    if not clear:
        shown["name"] = says(party.name)
        for name in PRIVATE_PARTY_FIELDS:
            shown[name] = getattr(party, f"masked_{name}")
    return shown
