"""How a matter stands in JSON: progress, content to some, private values to none unasked."""

from __future__ import annotations

from functools import cache
from typing import Any

from rest_framework import serializers

from yifa.kernel.matter import Matter
from yifa.kernel.party import PARTY_FIELDS, PRIVATE_PARTY_FIELDS, Party, Says, masking_of
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight
from yifa.kernel.writing import PARTIES

from .fields import column_field, parties_field, serializer_named, told

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
    if has_parties(register):
        fields[PARTIES] = parties_field(required=False, reads=True)
        fields[PARTIES].allow_null = True
    return serializer_named(f"{model.__name__}Record", fields)


def has_parties(register: type[Register]) -> bool:
    """Whether a step of the register writes parties."""
    return any(
        PARTIES in procedure.fields_of(step)
        for procedure in register.procedures
        for step in procedure.steps.values()
    )


def record(matter: Matter, sight: Sight, *, clear: bool = False) -> dict[str, Any]:
    """A matter as far as it is seen; `clear` shows names and private values unmasked."""
    register = Register.of(matter)
    sees = sight is Sight.CONTENT
    says: Says = str if clear else masking_of(matter)
    shown: dict[str, Any] = {
        "id": matter.pk,
        "kind": matter.kind,
        "number": matter.number,
        "sight": "content" if sees else "progress",
        "stage_label": matter.stage_now.label,
        "events": matter.events_taken,
        "title": (matter.title if clear else matter.shown_title) if sees else None,
    }
    shown |= {name: told(getattr(matter, name)) for name in PROGRESS}
    shown["handler"] = told(matter.handler) if sees else None
    for column in register.own_fields():
        value = told(getattr(matter, column.name)) if sees else None
        coded = column.flatchoices or column.is_relation
        shown[column.name] = says(value) if isinstance(value, str) and not coded else value
    if has_parties(register):
        people = matter.parties.all() if sees else None
        shown[PARTIES] = people and [party_told(one, says, clear=clear) for one in people]
    return shown


def party_told(party: Party, says: Says, *, clear: bool) -> dict[str, Any]:
    """A party, its name and private values masked unless in clear."""
    shown = {name: getattr(party, name) for name in PARTY_FIELDS}
    if not clear:
        shown["name"] = says(party.name)
        for name in PRIVATE_PARTY_FIELDS:
            shown[name] = getattr(party, f"masked_{name}")
    return shown
