"""Which address of the API is where: every register's own are derived from its declaration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import URLPattern, path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view

from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register

from . import calendar, docs, door, events, figures, matters, reference, schema, steps


def made_of(view: type[Any], **attributes: Any) -> Any:
    """A view of one register."""
    return type(view.__name__, (view,), {"__doc__": view.__doc__, **attributes})


def described(view: type[Any], method: str, how: Any, **attributes: Any) -> Any:
    """A view of one register, with its description, ready for an address."""
    return extend_schema_view(**{method: how})(made_of(view, **attributes))


def list_view(register: type[Register]) -> Any:
    """The list and adding to it."""
    asks = schema.names(schema.list_parameters(register))
    how = schema.listed(register)
    made = described(matters.MatterList, "get", how, register=register, asks=asks)
    return extend_schema_view(post=schema.registered(register))(made)


def steps_of(register: type[Register]) -> Iterator[tuple[type[Procedure], Step]]:
    """Every step that can be taken of a matter that is there, newest procedure first."""
    told: set[str] = set()
    for procedure in reversed(register.procedures):
        for step in (*procedure.steps.values(), *procedure.kernel_steps.values()):
            if step in steps.ON_A_PAGE_ALONE:
                continue
            if not step.move.begins or step.name in procedure.kernel_steps:
                if step.name not in told:
                    yield procedure, step
                told.add(step.name)


def paths_of(register: type[Register]) -> Iterator[URLPattern]:
    """The addresses of one register."""
    kind = register.kind()
    detail = described(matters.MatterDetail, "get", schema.shown(register), register=register)
    bulk = described(
        matters.MatterBulk, "post", schema.registered_in_bulk(register), register=register
    )
    which = described(steps.StepList, "get", open_steps(register), register=register)
    yield path(f"{kind}", list_view(register).as_view(), name=f"api-{kind}")
    yield path(f"{kind}/bulk", bulk.as_view(), name=f"api-{kind}-bulk")
    yield path(f"{kind}/<str:key>", detail.as_view(), name=f"api-{kind}-detail")
    yield path(f"{kind}/<str:key>/steps", which.as_view(), name=f"api-{kind}-steps")
    for procedure, step in steps_of(register):
        taking = made_of(steps.StepTaking, register=register, newest=procedure, step=step.name)
        yield path(f"{kind}/<str:key>/steps/{step.name}", taking.as_view())


def open_steps(register: type[Register]) -> Any:
    """How the list of steps is described."""
    return extend_schema(
        operation_id=f"{register.kind()}_steps",
        summary=f"{register.title}：可以办哪些环节，不能办的为什么",
        tags=[register.kind()],
        parameters=[schema.KEY],
        responses={200: steps.ChanceSerializer(many=True), **schema.refusals(404)},
    )


def fixed(
    view: type[Any],
    name: str,
    answer: Any,
    *codes: int,
    parameters: Sequence[OpenApiParameter] = (),
) -> Any:
    """A view that is the same for all registers, described."""
    how = extend_schema(
        operation_id=name,
        summary=str(view.__doc__).strip().splitlines()[0],
        tags=["全部台账"],
        responses={200: answer, **schema.refusals(*codes)},
        parameters=list(parameters),
    )
    return described(view, "get", how, asks=schema.names(parameters)).as_view()


EVENTS = [
    schema.query("after", "上次读到的next", OpenApiTypes.INT),
    schema.query("size", "一次读几条，最多1000", OpenApiTypes.INT),
]
FIGURE = [
    schema.query("organisation", "单位代码，不写按令牌的单位"),
    schema.query("from", "起始日期", OpenApiTypes.DATE),
    schema.query("to", "截止日期", OpenApiTypes.DATE),
    schema.query("by", "按什么分"),
]
ON = [schema.query("on", "哪一天的规定", OpenApiTypes.DATE)]

urlpatterns: list[URLPattern] = [
    path("schema.json", docs.schema, name="api-schema"),
    path("docs/", docs.docs, name="api-docs"),
    path("calendar/<str:secret>.ics", calendar.calendar, name="api-calendar"),
    path("events", fixed(events.Events, "events", events.EventPage, parameters=EVENTS)),
    path(
        "matters/<int:matter>/evidence",
        fixed(events.EvidenceList, "evidence_list", events.EvidenceSerializer(many=True), 404),
    ),
    path(
        "evidence/<int:evidence>",
        fixed(events.EvidenceFile, "evidence_file", OpenApiTypes.BINARY, 404),
        name="api-evidence",
    ),
    path("figures", fixed(figures.FigureList, "figures", figures.FigureSerializer(many=True))),
    path(
        "figures/<str:key>",
        fixed(figures.FigureDetail, "figure", figures.AnswerSerializer, 404, parameters=FIGURE),
        name="api-figure",
    ),
    path(
        "organisations",
        fixed(
            reference.Organisations,
            "organisations",
            reference.OrganisationSerializer(many=True),
        ),
    ),
    path("law", fixed(reference.Law, "law", reference.LawSerializer, parameters=ON)),
    *(one for register in Register.all.values() for one in paths_of(register)),
    path("<path:elsewhere>", extend_schema(exclude=True)(door.Nowhere).as_view()),
]
