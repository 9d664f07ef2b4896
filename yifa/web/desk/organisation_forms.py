"""How a system administrator adds, changes and closes an organisation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from yifa.kernel.administration import organisations
from yifa.kernel.administration.organisations import label_of
from yifa.kernel.organisation import Form, Level, Organisation
from yifa.kernel.rights import administered
from yifa.kernel.roles import SYSTEM_ADMIN
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done

from .exchange import typed
from .fields import DayField, choice_field
from .office import PlaceField, done_by, form_page, only
from .organisation_list import LIST, organisation_or_404
from .request import DeskRequest, today
from .words import Words


def text(name: str, *, required: bool = False, help_text: str = "") -> Words:
    """A line of text for a column of an organisation."""
    label = label_of(name)
    return Words(
        label=label,
        required=required,
        help_text=help_text,
        error_messages={"required": f"还没有填“{label}”"},
    )


class ChangeForm(forms.Form):
    """What may be changed of an organisation."""

    def __init__(self, data: Any, *, home: Organisation, initial: Any, top: bool = False) -> None:
        super().__init__(data, initial=initial)
        self.fields |= {
            "name": text("name", required=True),
            "short": text(
                "short", required=True, help_text="编号用它开头，例如“柳”：柳调〔2026〕1号"
            ),
            "parent": PlaceField(
                label=label_of("parent"),
                home=home,
                required=not top,
                error_messages={"required": "还没有填“属地上级”"},
            ),
            "led_by": PlaceField(
                label=label_of("led_by"),
                home=home,
                required=False,
                help_text="和属地上级不同的才填，例如司法所由县司法局主管",
            ),
            "address": text("address"),
            "telephone": text("telephone"),
        }


class NewForm(ChangeForm):
    """A new organisation: its code, level and form are told once."""

    def __init__(self, data: Any, *, home: Organisation, initial: Any) -> None:
        super().__init__(data, home=home, initial=initial)
        own = {
            "code": text("code", required=True, help_text="区划代码或者单位代码，定了以后不改"),
            "level": chosen("level", list(Level.choices)),
            "form": chosen("form", list(Form.choices)),
        }
        order = ("parent", "code", "name", "short", "level", "form", "led_by")
        self.fields |= own
        self.order_fields(order)


def chosen(name: str, choices: list[tuple[Any, Any]]) -> forms.Field:
    """One of a few."""
    label = label_of(name)
    told = {"label": label, "error_messages": {"required": f"还没有选“{label}”"}}
    return choice_field(choices, told)


@only(SYSTEM_ADMIN)
def add(request: DeskRequest) -> HttpResponse:
    """添加单位."""
    mine = administered(request.post)
    parent = mine.coded(request.GET.get("parent", "")) or request.post.organisation
    form = NewForm(typed(request), home=request.post.organisation, initial={"parent": parent})

    def act() -> None:
        organisations.add(request.post, organisations.planned(**form.cleaned_data))

    if request.method == "POST" and done_by(form, act):
        messages.success(request, done(f"已添加{form.cleaned_data['name']}"))
        return redirect("organisations")
    page = {
        "heading": "添加单位",
        "crumbs": [Link(LIST.label, reverse("organisations"))],
        "acts": [Act("添加", weight=Weight.INK), Act("不添加", reverse("organisations"))],
    }
    return form_page(request, form, page)


@only(SYSTEM_ADMIN)
def change(request: DeskRequest, pk: int) -> HttpResponse:
    """修改单位."""
    here = organisation_or_404(request, pk)
    now = {name: getattr(here, name) for name in organisations.CHANGED}
    form = ChangeForm(
        typed(request), home=request.post.organisation, initial=now, top=here.parent is None
    )
    back = reverse("organisation-page", args=[pk])

    def act() -> None:
        organisations.change(request.post, here, **form.cleaned_data)

    if request.method == "POST" and done_by(form, act):
        messages.success(request, done("已修改"))
        return redirect(back)
    page = {
        "heading": f"修改{here}",
        "crumbs": crumbs(here),
        "acts": [Act("存下", weight=Weight.INK), Act("不改了", back)],
        "notice_title": "改名以后，已经登记的编号和已经定稿的报告不变",
        "notice_says": "属地上级和业务主管单位，只在本单位和下级单位还没有办理记录时可以改。",
    }
    return form_page(request, form, page)


def crumbs(here: Organisation) -> list[Link]:
    """The way to an organisation's page."""
    page = Link(here.name, reverse("organisation-page", args=[here.pk]))
    return [Link(LIST.label, reverse("organisations")), page]


class CloseForm(forms.Form):
    """The last day of an organisation."""

    on = DayField(label="撤并日期", past=True, error_messages={"required": "还没有填撤并日期"})


@only(SYSTEM_ADMIN)
def close(request: DeskRequest, pk: int) -> HttpResponse:
    """撤并: what is still open is told before."""
    here = organisation_or_404(request, pk)
    form = CloseForm(typed(request), initial={"on": today()})
    back = reverse("organisation-page", args=[pk])

    def act() -> None:
        organisations.close(request.post, here, on=form.cleaned_data["on"])

    if request.method == "POST" and done_by(form, act):
        messages.success(request, done(f"{here}已经撤并"))
        return redirect(back)
    page = {
        "heading": f"撤并{here}",
        "crumbs": crumbs(here),
        "acts": [Act("撤并", weight=Weight.INK), Act("不撤并", back)],
        **({} if form.errors else notice(organisations.still_open(here, on=today()))),
    }
    return form_page(request, form, page)


def notice(left: list[str]) -> dict[str, str]:
    """What is to be settled first; else what closing does."""
    if left:
        return {"notice_title": "现在还不能撤并", "notice_says": "；".join(left) + "。"}
    return {
        "notice_title": "撤并以后不能再登记，也不能再任职",
        "notice_says": "以前的记录、编号和数都保留。只是改名的，不要撤并，修改名称就行。",
    }


@only(SYSTEM_ADMIN)
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """恢复: for one that was closed by mistake."""
    here = organisation_or_404(request, pk)
    form = forms.Form(typed(request))
    back = reverse("organisation-page", args=[pk])
    if request.method == "POST" and done_by(form, lambda: organisations.reopen(request.post, here)):
        messages.success(request, done(f"{here}已经恢复"))
        return redirect(back)
    page = {
        "heading": f"恢复{here}",
        "crumbs": crumbs(here),
        "acts": [Act("恢复", weight=Weight.INK), Act("不恢复", back)],
        "notice_title": "撤并办错了的才恢复",
        "notice_says": "恢复以后可以重新任职、登记。",
    }
    return form_page(request, form, page)
