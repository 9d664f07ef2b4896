"""How the matters of a register become rows: columns, cells, marks; names masked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.urls import reverse

from yifa.kernel.matter import Matter
from yifa.kernel.party import masking_of
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import SHARED_COLUMNS, Register
from yifa.kernel.rights import content
from yifa.web.theme.table import Cell, Column, Mark, Place, Row, Table
from yifa.web.theme.wording import day_in_table

from . import way
from .pill import pill_of
from .value import parties_in_a_list, text_of

LABELS = {
    "number": "编号",
    "title": "事由",
    "parties": "当事人",
    "holder": "承办单位",
    "handler": "经办人",
    "stage": "阶段、结果",
    "registered_on": "登记",
    "due": "时限",
}
PLACES = {
    "number": Place.NUMBER,
    "title": Place.TITLE,
    "parties": Place.PARTY,
    "stage": Place.STATE,
    "due": Place.CLOCK,
}
#: What someone who sees only the progress may read in a row.
OF_PROGRESS = frozenset({"number", "holder", "stage", "registered_on", "due"})
#: By which orders a column sorts: the first, and the other way round.
SORTS = {
    "number": ("number", "number_up"),
    "registered_on": ("registered", "registered_up"),
    "due": ("due",),
}
#: Own columns fold away in this order: the second, the third; the first last but one.
FOLDS = (3, 1, 2)
HANDLER_FOLD = 4


def choosable(register: type[Register]) -> list[tuple[str, str]]:
    """Every column that may be shown: the shared ones and the kind's own short ones."""
    own = [
        (field.name, str(field.verbose_name))
        for field in register.own_fields()
        if not isinstance(field, models.TextField | models.JSONField)
    ]
    shared = [(name, LABELS[name]) for name in SHARED_COLUMNS if name_fits(register, name)]
    return shared + own


def name_fits(register: type[Register], name: str) -> bool:
    """Whether a shared column says anything in this register."""
    return name != "parties" or "parties" in register.columns


def columns_of(
    register: type[Register], names: Sequence[str], *, sorted_by: str, url: Mapping[str, str]
) -> list[Column]:
    """The heads of the table; `url` tells where each order is."""
    own = [n for n in names if n not in SHARED_COLUMNS and place_of(register, n) is Place.ASIDE]
    folds = {name: FOLDS[place] if place < len(FOLDS) else 1 for place, name in enumerate(own)}
    folds |= {"handler": HANDLER_FOLD, "holder": HANDLER_FOLD}
    return [head(register, name, folds.get(name, 0), sorted_by, url) for name in names]


def head(
    register: type[Register], name: str, fold: int, sorted_by: str, url: Mapping[str, str]
) -> Column:
    """One head."""
    sorts = SORTS.get(name, ())
    is_sorted = sorted_by in sorts
    other_way = [order for order in sorts if order != sorted_by]
    label = LABELS.get(name) or str(register.field(name).verbose_name)
    if name == "due" and is_sorted:
        label = "时限，最急在前"
    numeric = name not in SHARED_COLUMNS and is_number(register, name)
    return Column(
        label,
        place_of(register, name),
        fold=fold,
        numeric=numeric or name == "registered_on",
        whole=name not in ("title", "parties"),
        sort_url=url[(other_way or list(sorts))[0]] if sorts else "",
        sorted=("up" if sorted_by.endswith("_up") else "down") if is_sorted else "",
    )


def place_of(register: type[Register], name: str) -> Place:
    """Where a column stands on a phone."""
    return Place.TITLE if name == subject(register) else PLACES.get(name, Place.ASIDE)


def subject(register: type[Register]) -> str:
    """The column that says what a row is about: its title, or the first of the kind itself."""
    own = [name for name in register.columns if name not in SHARED_COLUMNS]
    return "title" if "title" in register.columns or not own else own[0]


def is_number(register: type[Register], name: str) -> bool:
    """Whether a column holds numbers, which are set to the right."""
    field = register.field(name)
    return isinstance(field, models.IntegerField | models.DecimalField) and not field.flatchoices


def with_rows(
    queryset: QuerySet[Matter], register: type[Register], names: Sequence[str], post: Post
) -> QuerySet[Matter]:
    """Everything the rows say, read at once, and whether the post sees each row's content."""
    own = [name for name in names if name not in SHARED_COLUMNS]
    related = [read_with(register, name) for name in own if register.field(name).is_relation]
    opened = ExpressionWrapper(content(post), output_field=BooleanField())
    rows = queryset.annotate(opened=opened).select_related(
        "holder", "handler__person", "sent_by", *related
    )
    return rows.prefetch_related("parties")


def read_with(register: type[Register], name: str) -> str:
    """What is read along with a column that names something: a post is called by its person."""
    return f"{name}__person" if register.field(name).related_model is Post else name


def table_of(
    register: type[Register],
    columns: Sequence[Column],
    names: Sequence[str],
    rows: Sequence[Matter],
    today: dt.date,
) -> Table:
    """The table of one page."""
    marks = marks_of(register)
    body = [
        Row([cell(register, matter, name, marks, today) for name in names], key=str(matter.pk))
        for matter in rows
    ]
    return Table(f"{register.title}台账", columns, body, register=True)


def cell(
    register: type[Register], matter: Matter, name: str, marks: Mapping[str, Mark], today: dt.date
) -> Cell:
    """One cell; of a row seen only in its progress what is content stays blank."""
    if not getattr(matter, "opened", False) and name not in OF_PROGRESS:
        return Cell(f"由{matter.holder}承办，只看进度" if name == "title" else "")
    if name == "number":
        return Cell(matter.number, reverse("matter", args=[matter.pk]))
    if name == "due":
        return Cell(clock=pill_of(matter, today))
    if name == "stage":
        return Cell(matter.stage_now.label, mark=marks.get(matter.stage, Mark.HALF))
    return Cell(words(register, matter, name))


def words(register: type[Register], matter: Matter, name: str) -> str:
    """The text of a cell."""
    if name == "parties":
        return parties_in_a_list(list(matter.parties.all()))
    if name == "registered_on":
        return day_in_table(matter.registered_on)
    if name == "title":
        return matter.shown_title
    if name in SHARED_COLUMNS:
        return str(getattr(matter, name) or "")
    says = masking_of(matter)
    return text_of(matter, register.field(name), says, in_table=True)


def marks_of(register: type[Register]) -> dict[str, Mark]:
    """The square before each stage: where the main way ends, other ends, open ones, outside."""
    marks: dict[str, Mark] = {Procedure.void.name: Mark.STRUCK}
    for procedure in register.procedures:
        marks |= marks_in(procedure)
    return marks


def marks_in(procedure: type[Procedure]) -> dict[str, Mark]:
    """The marks of one procedure's stages."""
    begun = procedure.first().leads_to("")
    goal = way.main_way(procedure, begun)[-1:]
    ends = [stage for stage in procedure.stages.values() if stage.ends]
    others = [stage.name for stage in ends if stage not in goal and stage.counts]
    marks = dict.fromkeys(procedure.stages, Mark.HALF)
    marks |= {stage.name: Mark.CIRCLE for stage in ends}
    marks |= dict.fromkeys(others[:1], Mark.STRUCK)
    marks |= {begun: Mark.FULL if procedure.stages[begun].ends else Mark.HOLLOW}
    return marks | {stage.name: Mark.FULL for stage in goal} | {Procedure.void.name: Mark.STRUCK}
