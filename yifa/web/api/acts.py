"""How a request to take a step is read: its day, its fields, what a step of the kernel asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from yifa.kernel.evidence import Upload
from yifa.kernel.kernel_steps import CORRECT, Asked, KernelStep
from yifa.kernel.matter import Event, Matter, Origin
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.kernel.take import Request, take_many

from . import parts
from .fields import column_field, serializer_named
from .problem import FieldsWrong


@dataclass(frozen=True)
class Sent:
    """A request to take a step, its values of the right kinds."""

    on: dt.date
    fields: dict[str, Any]
    note: str = ""
    late: bool = False
    files: Sequence[Upload] = ()


def envelope(name: str, fields: type[serializers.Serializer[Any]], *, strict: bool) -> Any:
    """What a step is sent in: the day, the fields, a note, whether it is past work."""
    return serializer_named(
        name,
        {
            "on": serializers.DateField(required=False, label="办理日期（不写按今天）"),
            "fields": fields(required=strict and any_required(fields)),
            "note": serializers.CharField(required=False, allow_blank=True, label="说明"),
            "late": serializers.BooleanField(
                required=False,
                label="补录",
                help_text="7天以前办的，按原来的日期计数，前置条件记为未核验；由经办事项的岗位补录",
            ),
        },
    )


def any_required(fields: type[serializers.Serializer[Any]]) -> bool:
    """Whether a step can't do without some field."""
    return any(field.required for field in fields().fields.values())


def step_serializer(
    register: type[Register], procedure: type[Procedure], step: Step, *, strict: bool
) -> Any:
    """What a step takes. `strict` names what is needed, for the schema; requests are read without,
    so that `take` can tell everything that is missing at once."""
    return made_for(register.kind(), procedure.__name__, step.name, strict)


@cache
def made_for(kind: str, procedure_name: str, step_name: str, strict: bool) -> Any:
    """The serializer of a step, made once: the schema knows it by its name."""
    register, procedure = Register.all[kind], Procedure.all[procedure_name]
    step = procedure.step(step_name)
    name = f"{register.model.__name__}{camel(step.name)}"
    if isinstance(step, KernelStep):
        fields = {n: asked_field(asked, strict=strict) for n, asked in step.asks.items()}
        if step is CORRECT:
            fields |= correctable(register, procedure)
    else:
        needs = procedure.needed_by(step)
        fields = {
            one: column_field(register.model, one, required=strict and one in needs)
            for one in procedure.fields_of(step)
        }
    return envelope(name, serializer_named(f"{name}Fields", fields), strict=strict)


def camel(name: str) -> str:
    """A step's name as the schema names its body."""
    return "".join(part.capitalize() for part in name.split("_"))


def correctable(register: type[Register], procedure: type[Procedure]) -> dict[str, Any]:
    """Every field that some step writes."""
    names = {n for step in procedure.steps.values() for n in procedure.fields_of(step)}
    return {name: column_field(register.model, name, required=False) for name in sorted(names)}


def asked_field(asked: Asked, *, strict: bool) -> Any:
    """What a step of the kernel asks for, in JSON."""
    told: dict[str, Any] = {"label": asked.label, "required": strict and asked.needed}
    if asked.answer is dt.date:
        return serializers.DateField(**told)
    if asked.answer is list:
        return serializers.ListField(child=serializers.CharField(), **told)
    if asked.answer is Organisation:
        told["help_text"] = "单位代码"
    return serializers.CharField(allow_blank=True, **told)


def read(body: Any, register: type[Register], step: Step, procedure: type[Procedure]) -> Sent:
    """The request as it was sent; raises FieldsWrong where a value is of the wrong kind."""
    if not isinstance(body, Mapping):
        raise FieldsWrong({"": "请求内容要是一个对象"})
    body = dict(body)
    files = parts.taken_out(body)
    reader = step_serializer(register, procedure, step, strict=False)(data=body)
    known = reader.fields["fields"].fields
    faults = {} if reader.is_valid() else faults_of(reader.errors)
    given = body.get("fields") or {}
    strange = {} if not isinstance(given, Mapping) else dict.fromkeys(given.keys() - known.keys())
    for name in body.keys() - reader.fields.keys():
        faults[str(name)] = f"没有“{name}”这一项，去掉后再试"
    faults |= {str(name): f"这一环节不填“{name}”，去掉后再试" for name in strange}
    if faults:
        raise FieldsWrong(faults)
    sent = reader.validated_data
    fields = dict(sent.get("fields", {}))
    if isinstance(step, KernelStep):
        fields = {name: answered(step, name, value) for name, value in fields.items()}
    on = sent.get("on") or timezone.localdate()
    return Sent(on, fields, sent.get("note", ""), sent.get("late", False), files)


def faults_of(errors: Mapping[str, Any], *, within: str = "") -> dict[str, str]:
    """One sentence a field, deep ones named by their place: parties.0.age."""
    found: dict[str, str] = {}
    for name, said in errors.items():
        place = f"{within}{name}".removeprefix("fields.")
        if isinstance(said, Mapping):
            found |= faults_of(said, within=f"{within}{name}.")
        elif said and isinstance(said[0], Mapping):
            for row, one in enumerate(said):
                found |= faults_of(one, within=f"{within}{name}.{row}.")
        else:
            found[sendable(place)] = sendable(str(said[0])) if said else ""
    return found


def sendable(words: str) -> str:
    """Words that quote what was sent: half a surrogate pair can't go back as it came."""
    return words.encode("utf-8", "replace").decode()


def answered(step: KernelStep, name: str, value: Any) -> Any:
    """An answer to a step of the kernel: organisations found by their code."""
    answer = step.asks[name].answer if name in step.asks else str
    if answer is Organisation and value:
        return organisation(value, name)
    return [organisation(code, name) for code in value] if answer is list else value


def organisation(code: str, name: str) -> Organisation:
    """The organisation of that code; raises FieldsWrong if there is none."""
    found = Organisation.objects.coded(str(code))
    if found is None:
        raise FieldsWrong({name: f"没有代码为“{code}”的单位"})
    return found


def asked_of(sent: Sent, matter: Matter, step: Step, *, by: Post, seen: int | None) -> Request:
    """The step as `take` is asked for it."""
    return Request(
        matter,
        step.name,
        by,
        sent.on,
        sent.fields,
        note=sent.note,
        files=sent.files,
        seen=seen,
        late=sent.late,
    )


def take_one(asked: Request) -> Event:
    """Take one step through the one door."""
    return take_many([asked])[0]


def fresh(register: type[Register]) -> Matter:
    """A matter that comes in through the API."""
    return register.model(origin=Origin.API)
