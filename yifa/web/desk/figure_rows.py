"""How a counted record is laid out in a row: what it is, who held it then, what it counts in."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper
from django.urls import reverse

from yifa.kernel.categories import ACT_WORDS, holder_of
from yifa.kernel.counting import counted
from yifa.kernel.figures import Counted, Ratio, Stock
from yifa.kernel.matter import Event
from yifa.kernel.organisation import Organisation
from yifa.kernel.party import masking_of
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import content
from yifa.web.theme.table import Cell, Column, Place, Row
from yifa.web.theme.wording import day_in_table

from .figure_asking import Asked
from .value import by_name, text_of


def shown_fields(asked: Asked) -> list[str]:
    """The fields of the kind beside number and title: a category, and the amount summed."""
    fields = [name for name in asked.counted.by if name not in ACT_WORDS][:1]
    return [*fields, *([asked.counted.adds] if asked.counted.adds else [])]


def columns(asked: Asked) -> list[Column]:
    """The columns of the table."""
    register = Register.all[asked.figure.kind]
    own = [
        Column(
            str(register.field(name).verbose_name),
            Place.ASIDE,
            fold=place + 1,
            numeric=name == asked.counted.adds,
        )
        for place, name in enumerate(shown_fields(asked))
    ]
    counts = [Column("计入", Place.PARTY, whole=True)] if isinstance(asked.figure, Ratio) else []
    day = "进入日期" if isinstance(asked.counted, Stock) else "办理日期"
    return [
        Column("编号", Place.NUMBER, whole=True),
        Column("事由", Place.TITLE),
        *own,
        Column("承办单位", Place.ASIDE, fold=4),
        Column("现在", Place.STATE, whole=True),
        Column(day, Place.CLOCK, whole=True),
        *counts,
    ]


def table_rows(asked: Asked, acts: list[Event], post: Post) -> list[Row]:
    """The rows; of a matter that is seen by its progress alone, only the progress."""
    wanted = [act.matter_id for act in acts]
    model = Register.all[asked.figure.kind].model
    opened = ExpressionWrapper(content(post), output_field=BooleanField())
    related = [f for f in shown_fields(asked) if model._meta.get_field(f).is_relation]
    found = model._default_manager.filter(pk__in=wanted).annotate(opened=opened)
    rows = found.select_related("holder", *related).prefetch_related("parties")
    matters = {one.pk: one for one in rows}
    other = in_other(asked, wanted)
    holder = f"{holder_of(asked.counted)}_id"
    holders = Organisation.objects.in_bulk({getattr(act, holder) for act in acts})
    return [
        Row(cells(asked, act, matters[act.matter_id], holders[getattr(act, holder)], other))
        for act in acts
    ]


def cells(
    asked: Asked, act: Event, matter: Any, holder: Organisation, other: set[int]
) -> list[Cell]:
    """One row."""
    model = type(matter)
    says = masking_of(matter)
    own = [
        Cell(text_of(matter, by_name(model, name), says, in_table=True) if matter.opened else "")
        for name in shown_fields(asked)
    ]
    row = [
        Cell(matter.number, reverse("matter", args=[matter.pk])),
        Cell(matter.shown_title if matter.opened else "（只看进度）"),
        *own,
        Cell(holder.name),
        Cell(matter.stage_now.label),
        Cell(day_in_table(act.on)),
    ]
    return [*row, Cell(goes_into(asked, act, other))] if isinstance(asked.figure, Ratio) else row


def in_other(asked: Asked, matters: list[int]) -> set[int]:
    """Which of these matters the other number of the ratio counts too."""
    if not isinstance(asked.figure, Ratio):
        return set()
    one: Counted = asked.figure.denominator if asked.side else asked.figure.numerator
    acts = counted(one, asked.whose.scope, asked.days.period)
    return set(acts.filter(matter__in=matters).values_list("matter_id", flat=True))


def goes_into(asked: Asked, act: Event, other: set[int]) -> str:
    """分子、分母, or the one it counts in."""
    if act.matter_id in other:
        return "分子、分母"
    return "分子" if asked.side else "分母"
