"""How the parties of a matter are typed: a name each, everything else folded away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from yifa.kernel.matter import Matter
from yifa.kernel.party import PARTY_FIELDS, Capacity, Gender, Side
from yifa.kernel.register import Register

from .fields import NumberField
from .words import Words

PREFIX = "party"
#: A button of this name asks for one more row, without any script.
ONE_MORE = "party_one_more"
MOST = 60
BLANK = ("", "不填")


class PartyForm(forms.Form):
    """One party: the name first, the rest as 补充信息."""

    name = Words(label="姓名或者名称", error_messages={"required": "还没有填姓名或者名称"})
    side = forms.ChoiceField(label="哪一方", choices=[BLANK, *Side.choices], required=False)
    capacity = forms.ChoiceField(label="身份", choices=Capacity.choices, required=False)
    telephone = Words(label="联系电话", required=False)
    identity_number = Words(label="身份证号或者信用代码", required=False)
    address = Words(label="住址", required=False)
    gender = forms.ChoiceField(label="性别", choices=[BLANK, *Gender.choices], required=False)
    age = NumberField(whole=True, label="年龄", required=False)
    occupation = Words(label="职业或者职务", required=False)

    def __init__(self, *args: Any, register: type[Register], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if register.sides:
            choices = register.sides.items()
            self.fields["side"] = forms.ChoiceField(label="身份", choices=choices, required=False)
            self.fields["capacity"].label = "本人或者代理人"
        if len(register.sides) < 2 and not register.two_sides:
            self.fields["side"].widget = forms.HiddenInput()

    def extras(self) -> list[forms.BoundField]:
        """Everything but the name."""
        return [self[name] for name in self.fields if name != "name"]

    def is_extended(self) -> bool:
        """Whether something stands in the folded part, so that it is shown open."""
        told = (field for field in self.extras() if field.name not in ("side", "capacity"))
        return any(field.errors or field.value() for field in told)

    def given(self) -> dict[str, Any]:
        """The row as typed; only a row with something in it is one."""
        self.errors  # noqa: B018  # reading the errors is what cleans a form
        row = {
            name: self.cleaned_data[name] if name in self.cleaned_data else self.data.get(
                self.add_prefix(name), ""
            )
            for name in PARTY_FIELDS
        }  # fmt: skip
        filled = any(row[name] for name in row if name not in ("side", "capacity"))
        return (
            {name: value for name, value in row.items() if value not in (None, "")}
            if filled
            else {}
        )


Parties = formset_factory(PartyForm, extra=0, max_num=MOST, absolute_max=MOST)


def parties_of(
    data: QueryDict | None, register: type[Register], *, matter: Matter | None = None
) -> BaseFormSet[PartyForm]:
    """An empty row for each side to begin with, the matter's own to correct, or what was typed."""
    told: dict[str, Any] = {"prefix": PREFIX, "form_kwargs": {"register": register}}
    if data is not None:
        return Parties(data=with_count(data), **told)
    known = rows_of(matter) if matter is not None and matter.pk else []
    return Parties(initial=known or [{}] * (1 + register.two_sides), **told)


def rows_of(matter: Matter) -> list[dict[str, Any]]:
    """The parties as they stand, in full."""
    return [{name: getattr(party, name) for name in PARTY_FIELDS} for party in matter.parties.all()]


def with_count(data: QueryDict) -> Mapping[str, Any]:
    """What was typed, with a count of rows that can be believed, and one more if asked for."""
    typed = data.copy()
    total = str(typed.get(f"{PREFIX}-TOTAL_FORMS", ""))
    rows = int(total) if total.isdecimal() and len(total) < 4 else 0
    rows = min(rows + (1 if ONE_MORE in typed else 0), MOST)
    typed[f"{PREFIX}-TOTAL_FORMS"] = str(rows)
    typed[f"{PREFIX}-INITIAL_FORMS"] = "0"
    return typed


def given(formset: BaseFormSet[PartyForm]) -> list[dict[str, Any]]:
    """The parties as typed, without empty rows."""
    return [row for form in formset.forms if (row := form.given())]


def faults(formset: BaseFormSet[PartyForm]) -> str:
    """What could not be read, with the row it stands in."""
    return "；".join(
        f"第{place}位当事人的“{form.fields[name].label}”：{'；'.join(map(str, errors))}"
        for place, form in enumerate(formset.forms, start=1)
        for name, errors in form.errors.items()
    )
