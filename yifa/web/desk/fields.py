"""How a column of a kind becomes a field of a form: label, control, and what may be typed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, TypeVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet

from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Level, Organisation
from yifa.kernel.person import Post, PostQuerySet
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, see
from yifa.kernel.roles import HANDLERS
from yifa.kernel.writing import by_words

from .request import today
from .typed import Unreadable, read_amount, read_day
from .words import Words

Rows = TypeVar("Rows", bound=QuerySet[Any])

#: Up to so many choices stand side by side; more go into a drop-down.
SIDE_BY_SIDE = 6
#: More organisations than this are typed, not picked.
PICKED = 120
#: So many matters are offered under a field, and so many of like names told.
OFFERED, NAMED = 30, 3


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
    """An organisation found by its full name."""

    def prepare_value(self, value: Any) -> Any:
        """What is held as a code is shown by its name."""
        found = Organisation.objects.filter(code=value).first() if value else None
        return found.name if found else value


class PersonField(Words):
    """A post anywhere, found by the full name of its organisation and the name of its person."""

    def clean(self, value: Any) -> Any:
        """The post's mark; one sentence where there is none, or several of that name."""
        typed = super().clean(value)
        if not typed:
            return typed
        place, _, name = typed.replace("　", " ").partition(" ")
        held = Post.objects.held_on(today()).filter(role__in=HANDLERS)
        found = held.filter(organisation__name=place, person__name=name.strip())
        people = {post.person_id: post for post in found.select_related("organisation", "person")}
        if len(people) != 1:
            raise ValidationError(f"没有查到“{typed[:40]}”，写单位全称，空一格，写姓名")
        return next(iter(people.values())).mark

    def prepare_value(self, value: Any) -> Any:
        """A post that is held is shown as it is typed."""
        post = by_words(Post, str(value)) if value else None
        return f"{post.organisation} {post.person.name}" if isinstance(post, Post) else value


class MatterField(Words):
    """Another matter, by its number or by words of its title; the latest are offered.

    Titles are searched and offered as they are shown, among what the post may read.
    """

    def __init__(self, column: models.ForeignKey[Any, Any], *, post: Post, **kwargs: Any) -> None:
        control = forms.TextInput(attrs={"list": f"id_{column.name}_offered"})
        super().__init__(widget=control, help_text="写编号，或者名称里的几个字", **kwargs)
        self.column, self.post = column, post

    def known(self) -> QuerySet[Matter]:
        """The matters that the column may name and the post may read, the latest first."""
        rows = allowed(self.column, self.column.related_model._default_manager.all())
        readable = see(cast("QuerySet[Matter]", rows), self.post, sight=Sight.CONTENT)
        return readable.exclude(stage=Procedure.void.name).order_by("-pk")

    def offered(self) -> list[tuple[str, str]]:
        """Number and title of the latest, for the list under the field."""
        return list(self.known().values_list("number", "shown_title")[:OFFERED])

    def clean(self, value: Any) -> Any:
        """The number; what is neither a number nor words of one title goes on as it was typed."""
        typed = super().clean(value)
        if not typed or self.column.related_model._default_manager.filter(number=typed).exists():
            return typed
        found = self.known().filter(shown_title__contains=typed)
        alike = list(found.values_list("number", "shown_title")[: NAMED + 1])
        if len(alike) > 1:
            told = "、".join(f"{number}（{title}）" for number, title in alike[:NAMED])
            more = "等" if len(alike) > NAMED else ""
            raise ValidationError(f"名称里带“{typed[:20]}”的有{told}{more}，写编号")
        return alike[0][0] if alike else typed


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
    if names_the_accused(column):
        if issubclass(model, Post):
            return PersonField(help_text="写单位全称，空一格，写姓名", **told)
        return NamedField(help_text="写全称", **told)
    if issubclass(model, Organisation):
        return organisation_field(column, told, post=post)
    if issubclass(model, Post):
        here = matter.holder if matter else post.organisation
        return choice_field(posts_of(here, allowed(column, Post.objects.all())), told)
    return MatterField(column, post=post, **told)


def names_the_accused(column: models.ForeignKey[Any, Any]) -> bool:
    """Whether a column says from whom its matter is kept: that may be anybody, anywhere."""
    register = Register.all.get(column.model._meta.app_label)
    declared = register.hidden if register else None
    return declared is not None and column.name in declared.fields


def organisation_field(
    column: models.ForeignKey[Any, Any], told: dict[str, Any], *, post: Post
) -> forms.Field:
    """Organisations of the same county that the column allows."""
    near = Organisation.objects.standing().filter(path__below=home(post.organisation))
    found = list(allowed(column, near).values_list("code", "name")[: PICKED + 1])
    if len(found) > PICKED:
        return NamedField(help_text="写全称", **told)
    return choice_field(found, told)


def allowed(column: models.Field[Any, Any], rows: Rows) -> Rows:
    """The rows that a column may name."""
    assert isinstance(column, models.ForeignKey)
    return rows.complex_filter(column.get_limit_choices_to())


def home(organisation: Organisation) -> str:
    """The path within which an organisation's neighbours lie.

    A village or an office looks round its town, a department round its county.
    """
    above = Organisation.objects.filter(code__in=organisation.path.split("/")).in_bulk()
    here = organisation
    while (seat := above.get(here.parent_id or 0)) and here.level in (seat.level, Level.VILLAGE):
        here = seat
    return here.path


def posts_of(organisation: Organisation, posts: PostQuerySet) -> list[tuple[Any, Any]]:
    """Those of the posts that are held in an organisation today and handle matters, as choices."""
    held = posts.filter(organisation=organisation, role__in=HANDLERS).held_on(today())
    return [
        (str(post.pk), f"{post.person.name}（{post.title or post.get_role_display()}）")
        for post in held.select_related("person")
    ]
