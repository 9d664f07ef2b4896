"""The form of a step as a phone keeps it: labels, kinds, choices, all from the desk's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Step
from yifa.web.desk.fields import DayField, NumberField
from yifa.web.desk.forms import act_form
from yifa.web.desk.possible import Prospect
from yifa.web.desk.request import today

#: What is shown of a field already; free text may name people and is typed anew.
PLAIN = ("choice", "day", "number")


def step_told(matter: Matter, step: Step, post: Post) -> dict[str, Any]:
    """A step: whether it may be taken now, why not, and its fields."""
    chance = Prospect(matter, post, today()).chance(step)
    form = act_form(matter, step, post)
    return {
        "name": step.name,
        "label": step.label,
        "basis": matter.procedure.basis_of(step),
        "why": [str(reason) for reason in chance.reasons],
        "fields": [field_told(name, form.fields[name], form.initial) for name in form.own],
    }


def field_told(name: str, field: forms.Field, initial: Mapping[str, Any]) -> dict[str, Any]:
    """A field: its kind says which control the phone makes of it."""
    kind = kind_of(field)
    value = initial.get(name) if kind in PLAIN else None
    return {
        "name": name,
        "label": str(field.label),
        "kind": kind,
        "needed": field.required,
        "help": str(field.help_text) if kind not in PLAIN else "",
        "choices": choices_of(field),
        "value": "" if value is None else str(field.prepare_value(value)),
    }


def kind_of(field: forms.Field) -> str:
    """yes, choice, day, number, text (several lines) or line."""
    if isinstance(field, forms.BooleanField):
        return "yes"
    if isinstance(field, forms.ChoiceField):
        return "choice"
    if isinstance(field, DayField):
        return "day"
    if isinstance(field, NumberField):
        return "number"
    return "text" if isinstance(field.widget, forms.Textarea) else "line"


def choices_of(field: forms.Field) -> list[tuple[str, str]]:
    """What may be chosen: value and label."""
    offered: Any = getattr(field, "choices", ())
    return [(str(value), str(label)) for value, label in offered if value != ""]
