"""The form of a step: the fields it writes, the day, a note, files; derived, with no rules of law.

A form reads what people type. Whether it may be taken is said by `take` alone, with every reason
at once: what a form can't read goes on as it was typed, and is refused there too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError

from yifa.kernel import clocks, signatures
from yifa.kernel.evidence import Signs, Upload
from yifa.kernel.kernel_steps import CORRECT, Asked, KernelStep
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register
from yifa.kernel.writing import PARTIES, encode

from . import targets
from .fields import DayField, field_for
from .request import today
from .uploads import CarriedField, FilesField, pack
from .value import by_name
from .words import Words

if TYPE_CHECKING:
    from django.http import QueryDict

#: What every step's form has beside its own fields; no column is called so (`OF_THE_DESK`).
DAY, NOTE, FILES, CARRIED, SEEN = "desk_on", "desk_note", "desk_files", "desk_carried", "desk_seen"
LATE = "desk_late"
OTHER = "desk_other"
#: The page that was signed by hand; only where a step holds signatures.
SIGNED = "desk_signed"


class ActForm(forms.Form):
    """What every step takes: the day, a note, files, and which events the person had seen."""

    desk_on = DayField(label="办理日期", past=True, error_messages={"required": "还没有填办理日期"})
    desk_late = forms.BooleanField(
        label="补录以前办的",
        required=False,
        help_text="7天以前办的才勾：按原来的日期计数，前置条件记为未核验",
    )
    desk_note = Words(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    desk_files = FilesField(
        label="材料", required=False, help_text="可以选几份；图片、PDF、Word、Excel、录音录像"
    )
    desk_signed = FilesField(
        label="签名页",
        required=False,
        signs=Signs.PAGE.value,
        help_text="手写签名的笔录、决定书的扫描件或者照片；在手机上签过名的不用传",
    )
    desk_carried = CarriedField(required=False)
    desk_seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, own: Mapping[str, forms.Field], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.own = list(own)
        self.fields = {**own, **self.fields}

    def clean(self) -> dict[str, Any] | None:
        """Of past work nobody may know by now what the step needs; `take` says where it must."""
        if self.late:
            for name in self.own:
                if any(fault.code == "required" for fault in self.errors.as_data().get(name, [])):
                    del self.errors[name]
        return super().clean()

    @property
    def late(self) -> bool:
        """Whether it is entered as past work."""
        return bool(self.cleaned_data.get(LATE))

    def names(self) -> list[str]:
        """The step's own fields."""
        return self.own

    def given(self) -> dict[str, Any]:
        """What was given for the step's own fields, read where it could be read."""
        self.errors  # noqa: B018  # reading the errors is what cleans a form
        return {name: self.value_of(name) for name in self.names()}

    def value_of(self, name: str) -> Any:
        """A value as read, or as typed if it could not be."""
        if name in self.cleaned_data:
            value = self.cleaned_data[name]
            return "" if value is None else value
        return self.data.get(self.add_prefix(name), "")

    @property
    def on(self) -> dt.date:
        """The day of the act; today if it can't be read, which is refused anyway."""
        day: dt.date | None = self.cleaned_data.get(DAY)
        return day or today()

    @property
    def uploads(self) -> list[Upload]:
        """The files that came now and those carried from before."""
        places = (FILES, SIGNED, CARRIED)
        return [upload for place in places for upload in self.cleaned_data.get(place) or []]

    def carry(self) -> None:
        """Keep the files that came within the page; ValidationError if they are too large."""
        kept = cast("QueryDict", self.data).copy()
        kept[CARRIED] = pack(self.uploads)
        self.data = kept
        if self.uploads:
            names = "、".join(one.name for one in self.uploads)
            self[FILES].help_text = f"已经带上{names}，不用再选"

    @property
    def seen(self) -> int | None:
        """How many events the person had before their eyes."""
        seen: int | None = self.cleaned_data.get(SEEN)
        return seen

    def faults(self) -> dict[str, str]:
        """One sentence for each field that could not be read."""
        return {name: "；".join(map(str, errors)) for name, errors in self.errors.items()}


class PickOne(forms.ChoiceField):
    """An organisation picked here or typed in the line below; `take` says if there is none."""

    def validate(self, value: Any) -> None:
        """Nothing picked is no fault of this field."""
        if value:
            super().validate(value)


class PickSeveral(forms.MultipleChoiceField):
    """Organisations picked here, typed in the line below, or both."""

    def validate(self, value: Any) -> None:
        """Nothing picked is no fault of this field."""
        if value:
            super().validate(value)


class SendForm(ActForm):
    """A step that sends a matter on: likely targets first, any other by its name."""

    def clean_desk_other(self) -> Any:
        """The organisation typed by name; several of one name are offered to choose from."""
        typed = str(self.cleaned_data.get(OTHER) or "")
        if not typed.strip():
            return None
        try:
            return [targets.by_name(part) for part in typed.replace("，", "、").split("、")]
        except targets.NotFound as several:
            offer(self.fields["to"], several.found)
            raise ValidationError(str(several)) from several

    def given(self) -> dict[str, Any]:
        """Organisations for the codes that were picked or the names that were typed."""
        values = super().given()
        other = values.pop(OTHER, None)
        other = other if isinstance(other, list) else []
        picked = values["to"] if isinstance(values["to"], list) else [values["to"]]
        chosen = [
            *other,
            *Organisation.objects.filter(
                code__in=[code for code in picked if code and code.isprintable()]
            ),
        ]
        many = isinstance(self.fields["to"], forms.MultipleChoiceField)
        values["to"] = chosen if many else next(iter(chosen), None)
        return values


def offer(field: forms.Field, found: list[Organisation]) -> None:
    """Put organisations at the head of a field's choices."""
    assert isinstance(field, forms.ChoiceField)
    known = [(one.code, one.name) for one in found]
    before = [pair for pair in field.widget.choices if pair not in known]
    field.choices = [*known, *before]


class CorrectForm(ActForm):
    """更正: only what was changed is given on; what was never filled lies folded below the rest."""

    @cached_property
    def never_filled(self) -> list[forms.BoundField]:
        """What stands blank and nobody changes now."""
        asked = set(self.own) - {"reason", *self.changed_data, *self.errors}
        blank = {name for name in asked if self.initial.get(name) in ("", None, False, [])}
        return [self[name] for name in self.fields if name in blank]

    def visible_fields(self) -> list[forms.BoundField]:
        """The others."""
        folded = {field.name for field in self.never_filled}
        return [field for field in super().visible_fields() if field.name not in folded]

    def names(self) -> list[str]:
        """The fields that were changed, and the reason."""
        return [name for name in self.own if name in self.changed_data or name == "reason"]


def form_class(step: Step) -> type[ActForm]:
    """Which form a step has."""
    if step is CORRECT:
        return CorrectForm
    return SendForm if isinstance(step, KernelStep) and "to" in step.asks else ActForm


def act_form(matter: Matter, step: Step, post: Post, **kwargs: Any) -> ActForm:
    """The form of a step on a matter as it stands; `kwargs` as Django's forms take them."""
    own = kernel_fields(matter, step, post) if isinstance(step, KernelStep) else None
    if own is None:
        own = step_fields(matter, matter.procedure, step, post)
    now = current(matter, own, statements=step is CORRECT)
    offered = dict(Register.of(matter).offers(matter, step))
    day = offered.pop("on", today())
    now |= {name: shown(value) for name, value in offered.items()}
    initial = {DAY: day, SEEN: matter.events_taken, **now}
    form = form_class(step)(own, initial=initial, **kwargs)
    if isinstance(step, KernelStep) and "reason" in step.asks:
        del form.fields[NOTE]
    if not signatures.are_asked(matter.procedure, step):
        del form.fields[SIGNED]
    return form


def step_fields(
    matter: Matter, procedure: type[Procedure], step: Step, post: Post
) -> dict[str, forms.Field]:
    """The fields a step writes, in the order declared."""
    needed = procedure.needed_by(step)
    known = matter if matter.pk else None
    made = {
        name: field_for(by_name(type(matter), name), needed=name in needed, post=post, matter=known)
        for name in procedure.fields_of(step)
        if name != PARTIES
    }
    return {name: field for name, field in made.items() if field is not None}


def kernel_fields(matter: Matter, step: KernelStep, post: Post) -> dict[str, forms.Field]:
    """What a kernel step asks for; for 更正 every field that was written so far."""
    made: dict[str, forms.Field] = correctable(matter, post) if step is CORRECT else {}
    for name, asked in step.asks.items():
        made |= asked_fields(matter, step, name, asked)
    return made


def asked_fields(
    matter: Matter, step: KernelStep, name: str, asked: Asked
) -> dict[str, forms.Field]:
    """The field or fields by which one thing is asked."""
    told: dict[str, Any] = {
        "label": asked.label,
        "required": asked.needed,
        "error_messages": {"required": f"还没有填“{asked.label}”"},
    }
    if asked.answer in (Organisation, list):
        return target_fields(matter, step, name, many=asked.answer is list, label=asked.label)
    if asked.answer is dt.date:
        return {name: DayField(**told)}
    if name == "clock":
        return {
            name: forms.ChoiceField(choices=own_clocks(matter), widget=forms.RadioSelect, **told)
        }
    return {name: Words(widget=forms.Textarea(attrs={"rows": 3}), **told)}


def target_fields(
    matter: Matter, step: KernelStep, name: str, *, many: bool, label: str
) -> dict[str, forms.Field]:
    """The likely organisations to pick from, and a line for any other."""
    choices = [(one.code, one.name) for one in targets.likely(matter, step.name)]
    told: dict[str, Any] = {"label": label, "choices": choices}
    pick: forms.Field
    if many:
        pick = PickSeveral(widget=forms.CheckboxSelectMultiple, **told)
    else:
        pick = PickOne(widget=forms.RadioSelect, **told)
    help_text = "写全称或者名称里的几个字" + ("，几个单位用顿号隔开" if many else "")
    return {
        name: pick,
        OTHER: Words(label="其他单位", required=False, help_text=help_text),
    }


def own_clocks(matter: Matter) -> list[tuple[str, str]]:
    """The running clocks of ours."""
    return [
        (state.clock.name, f"{state.clock.says}（{state.day:%Y-%m-%d}到期）")
        for state in clocks.running(matter)
        if state.clock.ours and state.day
    ]


def correctable(matter: Matter, post: Post) -> dict[str, forms.Field]:
    """Every field that a step wrote, none of them needed: a blank stays what it is."""
    made: dict[str, forms.Field] = {}
    for act in matter.history:
        step = matter.procedure.step(act.step)
        made |= step_fields(matter, matter.procedure, step, post)
    for field in made.values():
        field.required = False
    return made


def current(matter: Matter, own: Mapping[str, forms.Field], *, statements: bool) -> dict[str, Any]:
    """The values the fields have now; a statement (yes or no) is made anew but by a correction."""
    columns = {column.name for column in type(matter)._meta.get_fields()}
    return {
        name: shown(getattr(matter, name, None))
        for name, field in own.items()
        if name in columns and (statements or not isinstance(field, forms.BooleanField))
    }


def shown(value: Any) -> Any:
    """A current value as the field's control takes it: organisations by code, posts by key."""
    if isinstance(value, Post):
        return str(value.pk)
    return value if isinstance(value, dt.date | Decimal) else encode(value)
