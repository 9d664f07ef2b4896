"""How a column of a kind is written in JSON: what may be sent, and what is sent back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from typing import Any, cast

from django.db import models
from rest_framework import serializers

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.party import PARTY_FIELDS, Party
from yifa.kernel.person import Post
from yifa.kernel.writing import PARTIES

Field = serializers.Field[Any, Any, Any, Any]

#: How another row is named: the same words as an event keeps it by.
NAMED_BY = {Organisation: "单位代码", Post: "岗位（单位代码/角色/登录名）", Matter: "编号"}


def field_for(column: models.Field[Any, Any], *, required: bool, reads: bool) -> Field:
    """The JSON field of a column; what is read back may always be null (not yet, or not yours)."""
    label = str(column.verbose_name)
    told: dict[str, Any] = {"label": label, "required": required, "allow_null": not required}
    if reads:
        told = {"label": label, "allow_null": True}
    if column.related_model is not None:
        told["help_text"] = f"{label}：{named_by(column.related_model)}"
        return serializers.CharField(**told)
    if column.flatchoices:
        return choice_field(column, told, reads=reads)
    return plain_field(column, told)


def named_by(model: Any) -> str:
    """By what a related row is named."""
    return NAMED_BY[kind_named(model)]


def kind_named(model: Any) -> type[models.Model]:
    """As what a row is named: an organisation, a post, or a matter of whatever kind."""
    return next(kind for kind in NAMED_BY if issubclass(model, kind))


def names_of(model: type[models.Model], keys: Collection[int]) -> dict[int, str]:
    """How rows are named, by their keys."""
    found = model._default_manager.filter(pk__in=keys).order_by()
    if model is Post:
        posts = found.select_related("organisation", "person")
        return {post.pk: cast("Post", post).mark for post in posts}
    return dict(found.values_list("pk", "code" if model is Organisation else "number"))


def choice_field(column: models.Field[Any, Any], told: dict[str, Any], *, reads: bool) -> Field:
    """One of some values; a column that may be blank is read back as an empty text."""
    choices = [(str(value), str(label)) for value, label in cast("Any", column).flatchoices]
    blank = reads or (column.blank and not told.get("required"))
    return serializers.ChoiceField(choices=choices, allow_blank=blank, **told)


def plain_field(column: models.Field[Any, Any], told: dict[str, Any]) -> Field:
    """A value without choices."""
    if isinstance(column, models.BooleanField):
        return serializers.BooleanField(**told)
    if isinstance(column, models.DateField):
        return serializers.DateField(**told)
    if isinstance(column, models.DecimalField):
        digits, places = column.max_digits or 14, column.decimal_places or 0
        return serializers.DecimalField(max_digits=digits, decimal_places=places, **told)
    if isinstance(column, models.IntegerField):
        return serializers.IntegerField(min_value=0, **told)
    if isinstance(column, models.JSONField):
        return serializers.JSONField(**told)
    most = getattr(column, "max_length", None)
    return serializers.CharField(allow_blank=True, max_length=most, **told)


def serializer_named(name: str, fields: dict[str, Any]) -> type[serializers.Serializer[Any]]:
    """A serializer made of fields, under the name that the schema shows."""
    return type(name, (serializers.Serializer,), fields)


def party_serializer(*, reads: bool) -> type[serializers.Serializer[Any]]:
    """One party: on the way in only the name is needed; on the way out it is masked."""
    fields = {
        name: field_for(
            cast("models.Field[Any, Any]", Party._meta.get_field(name)),
            required=not reads and name == "name",
            reads=reads,
        )
        for name in PARTY_FIELDS
    }
    return serializer_named("Party" if reads else "PartyToWrite", fields)


PartyRead = party_serializer(reads=True)
PartyWrite = party_serializer(reads=False)


def parties_field(*, required: bool, reads: bool) -> Field:
    """The parties of a matter, in their order."""
    made = PartyRead if reads else PartyWrite
    return cast("Field", made(many=True, label="当事人", required=required))


def column_field(model: type[Matter], name: str, *, required: bool, reads: bool = False) -> Field:
    """The JSON field of a name that a step writes."""
    if name == PARTIES:
        return parties_field(required=required, reads=reads)
    column = cast("models.Field[Any, Any]", model._meta.get_field(name))
    return field_for(column, required=required, reads=reads)


def told(value: Any) -> Any:
    """A plain value in JSON: days and amounts as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value
