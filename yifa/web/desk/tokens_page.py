"""How a post makes and revokes the tokens by which programs and calendars come in."""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from yifa.web.api.models import ApiToken, Scope
from yifa.web.api.tokens import make, revoke
from yifa.web.theme.link import Act, Weight
from yifa.web.theme.message import done
from yifa.web.theme.wording import day_in_full

from .exchange import typed
from .request import DeskRequest, desk, today
from .words import Words

LASTS = [("30", "30天"), ("90", "90天"), ("365", "一年")]
#: What is filled in for who only wants the due dates on a telephone.
CALENDAR = {"name": "手机日历", "scopes": [Scope.CALENDAR], "lasts": "365"}


class TokenForm(forms.Form):
    """What a token is called, what it may do, how long it lasts."""

    name = Words(
        label="给什么程序用", max_length=40, error_messages={"required": "还没有填给什么程序用"}
    )
    scopes = forms.MultipleChoiceField(
        label="可以做什么",
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "至少选一项"},
    )
    lasts = forms.ChoiceField(label="有效", choices=LASTS, widget=forms.RadioSelect, initial="90")


@desk
def tokens(request: DeskRequest) -> HttpResponse:
    """接口令牌: those of one's post, and a new one, whose secret is shown this once."""
    for_calendar = "calendar" in request.GET
    form = TokenForm(typed(request), initial=CALENDAR if for_calendar else {})
    fresh: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        fresh = made(request, form)
        form = TokenForm()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {**page(request, form), **fresh, "for_calendar": for_calendar and not fresh}
    answer = render(request, "desk/exchange/tokens.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def made(request: DeskRequest, form: TokenForm) -> dict[str, Any]:
    """A new token, and what the page says of it."""
    token, secret = make(
        request.post,
        form.cleaned_data["name"],
        scopes=form.cleaned_data["scopes"],
        expires_on=today() + dt.timedelta(days=int(form.cleaned_data["lasts"])),
        at=timezone.now(),
    )
    address = reverse("api-calendar", args=[secret])
    calendar = request.build_absolute_uri(address) if token.allows(Scope.CALENDAR) else ""
    return {"fresh": token, "secret": secret, "calendar": calendar}


def page(request: DeskRequest, form: TokenForm) -> dict[str, Any]:
    """The page without a fresh token."""
    mine = ApiToken.objects.filter(post=request.post)
    return {
        "heading": "接口令牌",
        "below": ["令牌只看得到您这个岗位看得到的", "离任、到期或者注销以后失效"],
        "docs_url": reverse("api-docs"),
        "form": form,
        "acts": [Act("制发", weight=Weight.INK)],
        "tokens": [row(one) for one in mine],
    }


def row(token: ApiToken) -> tuple[ApiToken, list[str], Act | None]:
    """A token with what it may do, how it stands, and the way to end it."""
    may = "、".join(str(Scope(scope).label) for scope in token.scopes)
    used = f"最近使用{day_in_full(token.last_used_on)}" if token.last_used_on else "没有用过"
    if token.revoked_at is not None:
        return token, [may, "已注销"], None
    if token.expires_on < today():
        return token, [may, "已过期"], None
    until = f"有效期至{day_in_full(token.expires_on)}"
    return token, [may, until, used], Act("注销", reverse("token-end", args=[token.pk]), post=True)


@desk
@require_POST
def end(request: DeskRequest, pk: int) -> HttpResponse:
    """Revoke one's own token."""
    token = get_object_or_404(ApiToken, pk=pk, post=request.post)
    revoke(token, at=timezone.now())
    messages.success(request, done(f"已注销“{token.name}”"))
    return redirect("tokens")
