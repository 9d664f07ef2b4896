"""How a person keeps the filters of a register under a name, and takes them out again."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yifa.web.models import SavedView
from yifa.web.theme.link import Act, Weight
from yifa.web.theme.message import done

from .access import register_or_404
from .matter_page import crumbs
from .request import DeskRequest, desk
from .words import Words

#: More tabs than this nobody finds again.
MOST = 12


class ViewForm(forms.Form):
    """A name for the present filters."""

    name = Words(
        label="视图叫什么",
        max_length=20,
        error_messages={"required": "还没有填名称", "max_length": "名称最多20个字"},
    )
    query = Words(
        max_length=600,
        required=False,
        widget=forms.HiddenInput,
        error_messages={"max_length": "条件太多，去掉几个再存"},
    )


@desk
def save(request: DeskRequest, kind: str) -> HttpResponse:
    """存为视图; the same name again replaces what it stood for."""
    register = register_or_404(kind)
    mine = SavedView.objects.filter(person=request.user, kind=kind)
    asked = request.POST if request.method == "POST" else None
    form = ViewForm(asked, initial={"query": request.GET.get("query", "")})
    if asked is not None and form.is_valid():
        name, query = form.cleaned_data["name"], QueryDict(form.cleaned_data["query"]).urlencode()
        if mine.count() < MOST or mine.filter(name=name).exists():
            SavedView.objects.update_or_create(
                person=request.user, kind=kind, name=name, defaults={"query": query}
            )
            messages.success(request, done(f"已存为视图“{name}”"))
            return redirect(f"{reverse('register', args=[kind])}?{query}")
        form.add_error("name", f"最多存{MOST}个视图，先去掉一个")
    context = {
        "heading": "存为视图",
        "crumbs": crumbs(register),
        "form": form,
        "acts": [Act("存下", weight=Weight.INK), Act("不存了", reverse("register", args=[kind]))],
        "removals": [
            (one, Act("去掉", reverse("remove-view", args=[one.pk]), post=True)) for one in mine
        ],
    }
    return render(request, "desk/save_view.html", context)


@desk
@require_POST
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take out one's own view."""
    view = get_object_or_404(SavedView, pk=pk, person=request.user)
    view.delete()
    messages.success(request, done(f"已去掉视图“{view.name}”"))
    return redirect("register", kind=view.kind)
