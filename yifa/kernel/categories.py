"""By what a figure is narrowed or broken down: a value of its matters, or what the act itself says.

    by=["type", "level"]               # a field of the kind; the level of who held the matter then
    where={"holder_form": "centre"}    # only acts of one-stop centres

What an act says never changes, so it reads the same as things stand and replayed for a cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.db import models

from .figures import UNFILLED, Figure, Stock
from .matter import Matter
from .organisation import Form, Level, Organisation
from .register import Register


@dataclass(frozen=True)
class ActWord:
    """Something an act says of the organisation that held its matter, or of where it went.

    `column` is the organisation's; without `choices` it is the code that names an organisation.
    """

    label: str
    column: str = "code"
    choices: type[models.TextChoices] | None = None
    goes_to: bool = False


#: What any act says. A kind has no field of these names.
ACT_WORDS = {
    "holder": ActWord("承办单位"),
    "level": ActWord("层级", "level", Level),
    "holder_form": ActWord("承办单位类别", "form", Form),
    "receiver": ActWord("去往单位", goes_to=True),
}


def path(figure: Figure, name: str) -> str:
    """How an event reaches a category: its own words first, then the shared columns, the kind's."""
    if name in ACT_WORDS:
        word = ACT_WORDS[name]
        return f"{holder_of(figure, goes_to=word.goes_to)}__{word.column}"
    model = Register.all[figure.kind].model
    field = model._meta.get_field(name)
    own = "" if field.model is Matter else f"{model._meta.model_name}__"
    related = "__code" if getattr(field, "related_model", None) is Organisation else ""
    return f"matter__{own}{name}{related}"


def holder_of(figure: Figure, *, goes_to: bool = False) -> str:
    """For whom an act counts: who held the matter just before it; of a stock, who held it then."""
    return "holder_after" if goes_to or isinstance(figure, Stock) else "holder"


def category_label(figure: Figure, name: str) -> str:
    """What a category is called: the label of its field."""
    if name in ACT_WORDS:
        return ACT_WORDS[name].label
    return str(Register.all[figure.kind].field(name).verbose_name)


def choices_of(figure: Figure, name: str) -> dict[str, str]:
    """What the values of a category are called, where they are a closed list."""
    if name in ACT_WORDS:
        choices = ACT_WORDS[name].choices
        return {str(code): str(label) for code, label in choices.choices} if choices else {}
    known = cast("Any", Register.all[figure.kind].field(name)).flatchoices
    return {str(code): str(label) for code, label in known}


def names_organisations(figure: Figure, name: str) -> bool:
    """Whether the parts by a category are organisations."""
    if name in ACT_WORDS:
        return ACT_WORDS[name].choices is None
    return Register.all[figure.kind].field(name).related_model is Organisation


def part_label(figure: Figure, category: str, code: str) -> str:
    """What a part of a breakdown is called on pages."""
    return part_labels(figure, category, [code])[code]


def part_labels(figure: Figure, category: str, codes: Iterable[str]) -> dict[str, str]:
    """What the parts of a breakdown are called, in one query at most; "" is 未填."""
    wanted = list(codes)
    known = {code: code for code in wanted} | {"": UNFILLED}
    if names_organisations(figure, category):
        found = Organisation.objects.filter(code__in=wanted).values_list("code", "name")
        return known | dict(found)
    choices = choices_of(figure, category)
    return known | {code: label for code, label in choices.items() if code in known}
