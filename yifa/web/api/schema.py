"""How the API describes itself: OpenAPI 3.1, derived from the same declarations as its views."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import django_filters  # type: ignore[import-untyped]  # comes without types
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from yifa.kernel.kernel_steps import KernelStep
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.web.filters import filterset_for

from . import parts
from .acts import step_serializer
from .door import ONCE, PURPOSE
from .fields import serializer_named
from .problem import MEDIA_TYPE, ProblemSerializer
from .records import record_serializer

CHINESE = re.compile("[一-鿿]")
KEY = OpenApiParameter("key", str, OpenApiParameter.PATH, description="内部编号或者文号")
IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description="上次读到的ETag；已经有人办过就不办（412）",
)
AGAIN = OpenApiParameter(
    ONCE,
    str,
    OpenApiParameter.HEADER,
    description="自己编的一串字符：没有等到回音再发一次时写同一串，不会登记成两件",
)
IF_NONE_MATCH = OpenApiParameter("If-None-Match", str, OpenApiParameter.HEADER)
WHY = OpenApiParameter(
    PURPOSE,
    str,
    OpenApiParameter.HEADER,
    description="要当事人完整信息时写明用途（UTF-8百分号编码），逐次记录",
)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # the library's own registry
    """`Authorization: Bearer …`."""

    target_class = "yifa.web.api.tokens.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A bearer token."""
        return {"type": "http", "scheme": "bearer"}


def without_source_words(result: Any, **_: Any) -> Any:
    """The schema without what it took from docstrings: whoever reads it reads Chinese."""
    operations = [one for ways in result["paths"].values() for one in ways.values()]
    for one in (*operations, *result["components"]["schemas"].values()):
        if not CHINESE.search(one.get("description", "")):
            one.pop("description", None)
    return result


def refusals(*codes: int) -> dict[Any, Any]:
    """The answers that say no, of which every address has the first three."""
    return {(code, MEDIA_TYPE): ProblemSerializer for code in (400, 401, 403, *codes)}


def query(name: str, what: str, kind: Any = str, **more: Any) -> OpenApiParameter:
    """A parameter of the query."""
    return OpenApiParameter(name, kind, OpenApiParameter.QUERY, description=what, **more)


def filter_parameters(register: type[Register]) -> list[OpenApiParameter]:
    """The register's filters, the same as on its page."""
    return [
        query(name, str(one.label), enum=choices_of(one))
        for name, one in filterset_for(register).base_filters.items()
        if name != "year"
    ]


def choices_of(one: django_filters.Filter) -> list[str] | None:
    """The values that a filter takes, "" for any; None where anything may be written."""
    given = one.extra.get("choices")
    return ["", *(str(value) for value, _ in given if value)] if given else None


def list_parameters(register: type[Register]) -> list[OpenApiParameter]:
    """What a list may be asked for."""
    return [
        *filter_parameters(register),
        query("before", "上一页的next", OpenApiTypes.INT),
        query("size", "每页件数，最多500", OpenApiTypes.INT),
    ]


def names(parameters: Iterable[OpenApiParameter]) -> frozenset[str]:
    """What parameters are called."""
    return frozenset(one.name for one in parameters)


def listed(register: type[Register]) -> Any:
    """How the list of a register is described."""
    record = record_serializer(register)
    page = serializer_named(
        f"{register.model.__name__}Page",
        {"results": record(many=True), "next": serializers.IntegerField(allow_null=True)},
    )
    return extend_schema(
        operation_id=f"{register.kind()}_list",
        summary=f"{register.title}：列出",
        tags=[register.kind()],
        parameters=list_parameters(register),
        responses={200: page, **refusals(422)},
    )


def shown(register: type[Register]) -> Any:
    """How one record is described."""
    return extend_schema(
        operation_id=f"{register.kind()}_detail",
        summary=f"{register.title}：查看一件",
        tags=[register.kind()],
        parameters=[KEY, WHY, IF_NONE_MATCH],
        responses={200: record_serializer(register), 304: None, **refusals(404, 422)},
    )


def body_of(register: type[Register], procedure: type[Procedure], step: Step) -> Any:
    """What a step takes, with what is needed."""
    return step_serializer(register, procedure, step, strict=True)


def registered(register: type[Register]) -> Any:
    """How adding a matter is described."""
    procedure = register.procedures[-1]
    return extend_schema(
        operation_id=f"{register.kind()}_create",
        summary=f"{register.title}：{procedure.first().label}",
        tags=[register.kind()],
        parameters=[AGAIN],
        request=parts.described(body_of(register, procedure, procedure.first())),
        responses={201: record_serializer(register), **refusals(422)},
    )


class BulkOutcome(serializers.Serializer[Any]):
    """What became of a row: its number, or why it was refused."""

    row = serializers.IntegerField()
    id = serializers.IntegerField(required=False)
    number = serializers.CharField(required=False)
    refused = serializers.JSONField(required=False)


class BulkReport(serializers.Serializer[Any]):
    """What became of several rows."""

    added = serializers.IntegerField()
    rows = BulkOutcome(many=True)


def registered_in_bulk(register: type[Register]) -> Any:
    """How adding several is described."""
    procedure = register.procedures[-1]
    row = body_of(register, procedure, procedure.first())
    rows = serializer_named(
        f"{register.model.__name__}Bulk",
        {"rows": row(many=True), "only_good": serializers.BooleanField(required=False)},
    )
    return extend_schema(
        operation_id=f"{register.kind()}_bulk",
        summary=f"{register.title}：批量登记，全部成功才登记；only_good为真时登记能登记的",
        tags=[register.kind()],
        request=rows,
        responses={201: BulkReport, 422: BulkReport, **refusals()},
    )


class StepSchema(AutoSchema):
    """How taking a step is described, worked out when the description is asked for.

    There are more than a thousand steps, each with what it takes: too much for every start.
    """

    @property
    def taken(self) -> tuple[type[Register], type[Procedure], Step]:
        """Whose step it is, and the newest procedure that has it."""
        view: Any = self.view
        return view.register, view.newest, view.newest.step(view.step)

    def get_operation_id(self) -> str:
        """Register and step."""
        register, _, step = self.taken
        return f"{register.kind()}_{step.name}"

    def get_summary(self) -> str:
        """Both as people call them."""
        register, _, step = self.taken
        return f"{register.title}：{step.label}"

    def get_description(self) -> str:  # type: ignore[override]  # the library overrides it so
        """Law and article."""
        _, procedure, step = self.taken
        return basis_of(procedure, step)

    def get_tags(self) -> list[str]:
        """The register's group."""
        return [self.taken[0].kind()]

    def get_override_parameters(self) -> list[Any]:
        """Which matter, as seen when."""
        return [KEY, IF_MATCH]

    def get_request_serializer(self) -> Any:
        """The step's fields, with files or without."""
        return parts.described(body_of(*self.taken))

    def get_response_serializers(self) -> Any:
        """The matter as the step left it, or why not."""
        return {200: record_serializer(self.taken[0]), **refusals(404, 412, 422)}


def basis_of(procedure: type[Procedure], step: Step) -> str:
    """Law and article of a step."""
    return "" if isinstance(step, KernelStep) else procedure.basis_of(step)
