"""How a column of a kind becomes a field of a form: label, control, and what may be typed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Level, Organisation
from yifa.kernel.person import Post
from yifa.kernel.roles import HANDLERS

from .request import today
from .typed import Unreadable, read_amount, read_day
from .words import Words

#: Up to so many choices stand side by side; more go into a drop-down.
SIDE_BY_SIDE = 6
#: More organisations than this are typed, not picked.
PICKED = 120


class DayField(forms.Field):
    """A day as people write it; `past` reads a day without a year as the latest gone by."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, *, past: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "可以写20261118、11.18或者昨天")
        super().__init__(**kwargs)
        self.past = past

    def to_python(self, value: Any) -> dt.date | None:
        """The day; one sentence if it is none."""
        if value in self.empty_values:
            return None
        if isinstance(value, dt.date):
            return value
        try:
            return read_day(str(value), today=today(), past=self.past)
        except Unreadable as unreadable:
            raise ValidationError(str(unreadable)) from unreadable

    def prepare_value(self, value: Any) -> Any:
        """A day is shown as 2026-11-18, what was typed as it was typed."""
        return value.isoformat() if isinstance(value, dt.date) else value


class NumberField(forms.Field):
    """A number as people write it: 60,000, 3万, 1.2万."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *, whole: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.whole = whole

    def to_python(self, value: Any) -> int | Decimal | None:
        """The number; one sentence if it is none."""
        if value in self.empty_values:
            return None
        try:
            number = read_amount(str(value))
        except Unreadable as unreadable:
            raise ValidationError(str(unreadable)) from unreadable
        if not self.whole:
            return number
        if number != number // 1:
            raise ValidationError("填整数")
        return int(number)

    def prepare_value(self, value: Any) -> Any:
        """A sum without needless zeros, what was typed as it was typed."""
        if isinstance(value, Decimal):
            return format(value.quantize(Decimal(1)) if value == value // 1 else value, "f")
        return value


class NamedField(Words):
    """Something found by its number or its full name: a matter, an organisation."""


def field_for(
    column: models.Field[Any, Any], *, needed: bool, post: Post, matter: Matter | None = None
) -> forms.Field | None:
    """The form field of a column; None for what no person types (JSON kept by the house)."""
    label = str(column.verbose_name)
    told: dict[str, Any] = {
        "label": label,
        "required": needed,
        "error_messages": {
            "required": f"还没有填“{label}”",
            "invalid_choice": "从列出的里面选一项",
        },
    }
    if isinstance(column, models.ForeignKey):
        return related_field(column, told, post=post, matter=matter)
    if column.flatchoices:
        return choice_field(list(column.flatchoices), told)
    if isinstance(column, models.BooleanField):
        return forms.BooleanField(**{**told, "required": False})
    if isinstance(column, models.DateField):
        return DayField(**told)
    if isinstance(column, models.DecimalField | models.IntegerField):
        return NumberField(whole=isinstance(column, models.IntegerField), **told)
    if isinstance(column, models.TextField) and not getattr(column, "is_private", False):
        return Words(widget=forms.Textarea(attrs={"rows": 4}), **told)
    if isinstance(column, models.CharField | models.TextField):
        return Words(widget=forms.TextInput(attrs={"autocomplete": "off"}), **told)
    return None


def choice_field(choices: list[tuple[Any, Any]], told: dict[str, Any]) -> forms.Field:
    """Few choices side by side, more in a drop-down."""
    if len(choices) <= SIDE_BY_SIDE:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
    return forms.ChoiceField(choices=[("", "选一项"), *choices], **told)


def related_field(
    column: models.ForeignKey[Any, Any],
    told: dict[str, Any],
    *,
    post: Post,
    matter: Matter | None,
) -> forms.Field:
    """Another row: an organisation near by, a post of the holder, a matter by its number."""
    model = column.related_model
    if issubclass(model, Organisation):
        return organisation_field(column, told, post=post)
    if issubclass(model, Post):
        return choice_field(posts_of(matter.holder if matter else post.organisation), told)
    return NamedField(help_text="写编号，比如柳调〔2026〕12号", **told)


def organisation_field(
    column: models.ForeignKey[Any, Any], told: dict[str, Any], *, post: Post
) -> forms.Field:
    """Organisations of the same county that the column allows."""
    near = Organisation.objects.standing().filter(path__below=home(post.organisation))
    found = list(allowed(column, near).values_list("code", "name")[: PICKED + 1])
    if len(found) > PICKED:
        return NamedField(help_text="写全称", **told)
    return choice_field(found, told)


def allowed(
    column: models.Field[Any, Any], organisations: QuerySet[Organisation]
) -> QuerySet[Organisation]:
    """The organisations that a column may name."""
    assert isinstance(column, models.ForeignKey)
    return organisations.complex_filter(column.get_limit_choices_to())


def home(organisation: Organisation) -> str:
    """The path within which an organisation's neighbours lie.

    A village or an office looks round its town, a department round its county.
    """
    above = Organisation.objects.filter(code__in=organisation.path.split("/")).in_bulk()
    here = organisation
    while (seat := above.get(here.parent_id or 0)) and here.level in (seat.level, Level.VILLAGE):
        here = seat
    return here.path


def posts_of(organisation: Organisation) -> list[tuple[Any, Any]]:
    """The posts held today in an organisation that handle matters, as choices."""
    held = Post.objects.filter(organisation=organisation, role__in=HANDLERS).held_on(today())
    return [
        (str(post.pk), f"{post.person.name}（{post.title or post.get_role_display()}）")
        for post in held.select_related("person")
    ]
