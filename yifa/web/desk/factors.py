"""登录的第二道验证: how a person sets up an app, keys and spare codes, and takes them away."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yifa.kernel.privacy import decrypt, encrypt
from yifa.web.factors import codes, standing
from yifa.web.factors.models import CodeApp, SecurityKey, SpareCode
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done
from yifa.web.theme.wording import day_in_full

from .exchange import typed
from .request import FACTOR_DUE, DeskRequest, before_factor
from .session import BEGAN
from .words import Words

#: A factor is changed by who just signed in, not by who found a desk left open; in seconds.
FRESH = 10 * 60
#: The secret of an app that is being set up, sealed.
PENDING = "pending_secret"
HEADING = "登录的第二道验证"
KEEP_ONE = "按要求要留一样：先设另一样，再去掉这一样。"

View = Callable[..., HttpResponse]


def freshly(view: View) -> View:
    """Only for who signed in a moment ago; others sign in once more."""

    @wraps(view)
    def guarded(request: DeskRequest, /, *args: Any, **kwargs: Any) -> HttpResponse:
        if time.time() - request.session.get(BEGAN, 0) <= FRESH:
            return view(request, *args, **kwargs)
        logout(request)
        messages.warning(request, "改第二道验证，要在登录以后10分钟里办：重新登录一次。")
        return redirect_to_login(reverse("factors"))

    return before_factor(guarded)


@before_factor
@require_safe
def factors(request: DeskRequest) -> HttpResponse:
    """What one has, and what can be set up."""
    person = request.user
    app = CodeApp.objects.filter(person=person).first()
    context = {
        "heading": HEADING,
        "crumbs": [Link("我的设置", reverse("preferences"))],
        "below": ["输对密码以后再验一次，别人知道密码也进不来"],
        "due": FACTOR_DUE in request.session,
        "app": app_row(app),
        "keys": [key_row(key) for key in SecurityKey.objects.filter(person=person)],
        "add_key": Act("添加安全钥匙", reverse("add-key")),
        "spare": SpareCode.objects.filter(person=person).count(),
        "new_spare": Act("换一批备用码", reverse("spare-codes"), post=True),
        "has_one": standing.has_one(person),
    }
    return render(request, "desk/factors/list.html", context)


def app_row(app: CodeApp | None) -> tuple[str, Act]:
    """How the app stands, and what can be done."""
    if app is None:
        return "没有设", Act("设验证器", reverse("add-app"), weight=Weight.INK)
    return "已设", Act("去掉", reverse("remove-app"), post=True)


def key_row(key: SecurityKey) -> tuple[str, str, Act]:
    """A key: its name, since when, and the way to take it off."""
    since = f"{day_in_full(key.added_on)}添加"
    return key.name, since, Act("去掉", reverse("remove-key", args=[key.pk]), post=True)


class AppForm(forms.Form):
    """The first code, which proves that the app has the secret."""

    code = Words(
        label="验证器上现在的6位数字",
        max_length=8,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
        error_messages={"required": "还没有填6位数字"},
    )


@freshly
def add_app(request: DeskRequest) -> HttpResponse:
    """设验证器: the square to read, then the first code."""
    form = AppForm(typed(request))
    secret = pending(request)
    if request.method == "POST" and form.is_valid():
        step = codes.step_of(secret, form.cleaned_data["code"], at=time.time())
        if step is not None:
            app = {"secret": secret, "last_step": step}
            CodeApp.objects.update_or_create(person=request.user, defaults=app)
            del request.session[PENDING]
            return set_up(request, "验证器已设")
        form.add_error("code", "不对：核对手机的时间是不是自动校准的，等下一个数字再填")
    context = {
        "heading": "设验证器",
        "crumbs": crumbs(),
        "form": form,
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "acts": [Act("设好", weight=Weight.INK), Act("先不设", reverse("factors"))],
    }
    return shown(request, "desk/factors/app.html", context, form)


def pending(request: DeskRequest) -> str:
    """The secret that is being set up, the same until it is."""
    if PENDING not in request.session:
        request.session[PENDING] = encrypt(codes.fresh_secret())
    return decrypt(request.session[PENDING])


@freshly
@require_safe
def picture(request: DeskRequest) -> HttpResponse:
    """The square, drawn here: no other server learns the secret."""
    if PENDING not in request.session:
        raise Http404("没有在设的验证器")
    drawn = codes.picture(request.user, pending(request))
    return HttpResponse(drawn, "image/svg+xml", headers={"Cache-Control": "no-store"})


class KeyForm(forms.Form):
    """What a key is called, and what it answered."""

    name = Words(
        label="名称",
        max_length=20,
        help_text="例如单位的钥匙、自己的手机",
        error_messages={"required": "还没有填名称"},
    )
    credential = Words(required=False, widget=forms.HiddenInput)


@freshly
def add_key(request: DeskRequest) -> HttpResponse:
    """添加安全钥匙: a key in the plug, or the fingerprint of a telephone."""
    from yifa.web.factors import keys  # reads its library, which most never need

    form = KeyForm(typed(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if keys.add(request, request.user, told["name"], told["credential"]):
            return set_up(request, f"已添加“{told['name']}”")
        form.add_error(None, "没有加上：钥匙没有回答，或者已经添加过。再试一次。")
    context = {
        "heading": "添加安全钥匙",
        "crumbs": crumbs(),
        "below": ["插上安全钥匙，或者用手机、电脑的指纹和面容", "按“添加”以后，照浏览器的提示办"],
        "form": form,
        "asks_key": keys.ask_to_add(request, request.user),
        "acts": [Act("先不加", reverse("factors"))],
    }
    return shown(request, "desk/factors/key.html", context, form)


def shown(
    request: DeskRequest, template: str, context: dict[str, Any], form: forms.Form
) -> HttpResponse:
    """A page that holds a secret: no browser keeps it."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    answer = render(request, template, context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def set_up(request: DeskRequest, says: str) -> HttpResponse:
    """Out everywhere else, in here; with the first factor come the spare codes."""
    request.session.pop(FACTOR_DUE, None)
    request.user.close_sessions()
    update_session_auth_hash(request, request.user)
    messages.success(request, done(says))
    if SpareCode.objects.filter(person=request.user).exists():
        return redirect("factors")
    return told_codes(request)


@freshly
@require_POST
def spare_codes(request: DeskRequest) -> HttpResponse:
    """换一批备用码: the old ones open nothing more."""
    if not standing.has_one(request.user):
        return redirect("factors")
    return told_codes(request)


def told_codes(request: DeskRequest) -> HttpResponse:
    """The spare codes, shown this once."""
    context = {
        "heading": "备用码",
        "crumbs": crumbs(),
        "below": ["只显示这一次，现在就打印或者抄下，和手机分开放", "每个只能用一次"],
        "codes": codes.fresh_spare_codes(request.user),
        "acts": [Act("已经抄下", reverse("factors"), weight=Weight.INK)],
    }
    answer = render(request, "desk/factors/codes.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@freshly
@require_POST
def remove_app(request: DeskRequest) -> HttpResponse:
    """去掉验证器."""
    return taken_off(request, get_object_or_404(CodeApp, person=request.user))


@freshly
@require_POST
def remove_key(request: DeskRequest, pk: int) -> HttpResponse:
    """去掉一把安全钥匙, one's own."""
    return taken_off(request, get_object_or_404(SecurityKey, pk=pk, person=request.user))


def taken_off(request: DeskRequest, one: CodeApp | SecurityKey) -> HttpResponse:
    """Take it off; of whom one is required the last stays. Without any, spare codes go too."""
    person = request.user
    number = SecurityKey.objects.filter(person=person).count()
    number += CodeApp.objects.filter(person=person).count()
    if number == 1 and standing.must_have_one(person):
        messages.warning(request, KEEP_ONE)
        return redirect("factors")
    one.delete()
    if number == 1:
        SpareCode.objects.filter(person=person).delete()
    messages.success(request, done("已去掉"))
    return redirect("factors")


def crumbs() -> list[Link]:
    """The way back."""
    return [Link("我的设置", reverse("preferences")), Link(HEADING, reverse("factors"))]
