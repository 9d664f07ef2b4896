"""Figures as a resource: a number, for a ratio its two numbers, and up to where it counts."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from yifa.kernel import chain
from yifa.kernel.categories import part_label
from yifa.kernel.figures import Answer, Counted, Figure, Period, Scope
from yifa.kernel.grouping import break_down, compute_many
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import may_read_figures
from yifa.kernel.rolls import Roll

from .door import Door, day_asked
from .fields import told
from .models import Scope as TokenScope


class FigureSerializer(serializers.Serializer[Any]):
    """What can be asked for."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the word that people know it by
    unit = serializers.CharField()
    kind = serializers.CharField()
    by = serializers.ListField(child=serializers.CharField())


class PartSerializer(serializers.Serializer[Any]):
    """A part of a breakdown; the parts add up to the figure."""

    code = serializers.CharField(allow_blank=True)
    label = serializers.CharField()  # type: ignore[assignment]  # the word that people know it by
    value = serializers.CharField()


class AnswerSerializer(serializers.Serializer[Any]):
    """What a figure came to. Numbers are texts, so that no digit is lost; `cut_off` tells up to
    which place of each organisation's chain it counts."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the word that people know it by
    unit = serializers.CharField()
    organisation = serializers.CharField()
    first = serializers.DateField()
    last = serializers.DateField()
    value = serializers.CharField(allow_null=True)
    numerator = serializers.CharField(allow_null=True)
    denominator = serializers.CharField(allow_null=True)
    by = serializers.CharField(allow_null=True)
    parts = PartSerializer(many=True)
    cut_off = serializers.DictField(child=serializers.IntegerField())


def every_figure() -> dict[str, Figure]:
    """Every figure of every register by its key."""
    return {figure.key: figure for one in Register.all.values() for figure in one.figures.values()}


class FigureList(Door):
    """有哪些指标"""

    scope = TokenScope.FIGURES

    def get(self, request: Request) -> Response:
        """Every figure that can be asked for."""
        return Response(
            [
                {
                    "key": one.key,
                    "label": one.label,
                    "unit": one.unit,
                    "kind": one.kind,
                    "by": list(one.by),
                }
                for one in every_figure().values()
            ]
        )


class FigureDetail(Door):
    """读一个指标"""

    scope = TokenScope.FIGURES

    def get(self, request: Request, key: str) -> Response:
        """A figure of an organisation and what is under it, in a period; `by` breaks it down."""
        figure = every_figure().get(key)
        if figure is None:
            raise Http404
        scope = Scope(organisation_asked(request, self.post_held))
        period = period_asked(request)
        (answer,) = compute_many([figure], scope, [period])[figure.key]
        by = request.query_params.get("by", "")
        return Response(
            {
                "key": figure.key,
                "label": figure.label,
                "unit": figure.unit,
                "organisation": scope.organisation.code,
                "first": period.first.isoformat(),
                "last": period.last.isoformat(),
                **numbers(answer),
                "by": by or None,
                "parts": parts(figure, by, scope, period) if by else [],
                "cut_off": cut_off(scope),
            }
        )


def numbers(answer: Answer) -> dict[str, str | None]:
    """The number, and for a ratio its two."""
    return {
        name: None if value is None else str(told(value))
        for name, value in (
            ("value", answer.value),
            ("numerator", answer.numerator),
            ("denominator", answer.denominator),
        )
    }


def parts(figure: Figure, by: str, scope: Scope, period: Period) -> list[dict[str, str]]:
    """The figure by a category that it declares."""
    if by not in figure.by or not isinstance(figure, Counted | Roll):
        allowed = "、".join(figure.by) or "无"
        raise ValidationError(f"这一指标不能按“{by}”分，可用：{allowed}")
    (found,) = break_down(figure, by, scope, [period])
    return [
        {"code": code, "label": part_label(figure, by, code), "value": str(told(number))}
        for code, number in sorted(found.items())
    ]


def cut_off(scope: Scope) -> dict[str, int]:
    """How far the chains of the organisations counted had come."""
    codes = set(scope.organisations().values_list("code", flat=True))
    return {code: head[0] for code, head in chain.heads().items() if code in codes}


def organisation_asked(request: Request, post: Post) -> Organisation:
    """The organisation asked for, by default the post's own; only one whose sums it may read."""
    code = request.query_params.get("organisation", "") or post.organisation.code
    found = Organisation.objects.coded(code)
    if found is None:
        raise ValidationError(f"没有代码为“{code}”的单位")
    if not may_read_figures(post, found):
        raise PermissionDenied(f"令牌的岗位不能读{found}的指标")
    return found


def period_asked(request: Request) -> Period:
    """From one day to another, by default this year up to today."""
    today = timezone.localdate()
    last = day_asked(request, "to") or today
    first = day_asked(request, "from") or last.replace(month=1, day=1)
    if first > last:
        raise ValidationError("from要早于to")
    return Period(first, last)
