"""What stands still: the organisations, and the law that limits and gates rest on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from yifa import law
from yifa.kernel.organisation import Organisation

from .door import Door, day_asked


class OrganisationSerializer(serializers.Serializer[Any]):
    """An organisation at its place in both trees."""

    code = serializers.CharField()
    name = serializers.CharField()
    level = serializers.CharField()
    form = serializers.CharField()
    parent = serializers.CharField(allow_null=True)  # type: ignore[assignment]  # the tree by place
    led_by = serializers.CharField(allow_null=True)


class Organisations(Door):
    """单位"""

    def get(self, request: Request) -> Response:
        """Every organisation."""
        rows = Organisation.objects.select_related("parent", "led_by").order_by("path")
        return Response(
            [
                {
                    "code": one.code,
                    "name": one.name,
                    "level": one.level,
                    "form": one.form,
                    "parent": one.parent.code if one.parent else None,
                    "led_by": one.led_by.code if one.led_by else None,
                }
                for one in rows
            ]
        )


class LimitSerializer(serializers.Serializer[Any]):
    """A statutory limit as it stands on a day."""

    id = serializers.CharField()
    what = serializers.CharField()
    period = serializers.CharField(allow_blank=True)
    amount = serializers.IntegerField()
    unit = serializers.CharField()
    basis = serializers.CharField()
    verified = serializers.BooleanField()


class RequirementSerializer(serializers.Serializer[Any]):
    """What must hold before a step, in the words of the law."""

    id = serializers.CharField()
    strength = serializers.CharField()
    says = serializers.CharField(allow_blank=True)
    basis = serializers.CharField()
    verified = serializers.BooleanField()


class LawSerializer(serializers.Serializer[Any]):
    """The limits and requirements that registers cite."""

    limits = LimitSerializer(many=True)
    gates = RequirementSerializer(many=True)


class Law(Door):
    """法律依据"""

    def get(self, request: Request) -> Response:
        """Every limit and requirement, as it stands on the day asked for."""
        day = day_asked(request, "on")
        return Response(
            {
                "limits": [limit_told(one) for one in limits_on(day)],
                "gates": [gate_told(one) for one in law.every_requirement()],
            }
        )


def limits_on(day: dt.date | None) -> list[law.Limit]:
    """The limits in force on a day; those of a law not yet in force are left out."""
    if day is None:
        return list(law.every_limit())
    found = []
    for one in law.every_limit():
        try:
            found.append(law.limit(one.id, on=day))
        except law.NotInForce:
            continue
    return found


def limit_told(one: law.Limit) -> dict[str, Any]:
    """One limit."""
    return {
        "id": one.id,
        "what": one.what,
        "period": one.period,
        "amount": one.amount,
        "unit": one.unit,
        "basis": one.basis,
        "verified": one.is_verified,
    }


def gate_told(one: law.Requirement) -> dict[str, Any]:
    """One requirement."""
    return {
        "id": one.id,
        "strength": one.strength,
        "says": one.says,
        "basis": one.basis,
        "verified": one.is_verified,
    }
