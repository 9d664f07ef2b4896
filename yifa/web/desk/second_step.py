"""After the password: what else is asked before somebody is in."""

from __future__ import annotations

import time
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yifa.kernel.person import Person
from yifa.web.factors import codes, standing
from yifa.web.factors.models import CodeApp, SecurityKey
from yifa.web.theme.link import Act, Link, Weight

from . import lock
from .request import FACTOR_DUE
from .session import come_in
from .words import Words

#: Who gave the right password and for how long that counts, in seconds.
HALF, LASTS = "half_in", 5 * 60
WRONG = "验证码不对或者已经用过：手机上的等下一个再填，备用码换一个。连错5次，停用10分钟。"
WRONG_KEY = "安全钥匙没有通过，再试一次，或者用别的办法。"
RESTS = "连错了5次，10分钟以后再试；手机和钥匙都不在了，让安全管理员解除。"


def go_on(request: HttpRequest, person: Person, url: str, *, proved: bool = False) -> HttpResponse:
    """Whose password was right: in, or first to the second factor.

    `proved` is whether somebody we trust has asked for a second factor already.
    """
    has_one = standing.has_one(person)
    if has_one and not proved:
        request.session.cycle_key()
        request.session[HALF] = {
            "person": person.pk,
            "hash": person.get_session_auth_hash(),
            "until": time.time() + LASTS,
            "url": url,
        }
        return redirect("second-step")
    come_in(request, person)
    if standing.must_have_one(person) and not (has_one or proved):
        request.session[FACTOR_DUE] = True
    return redirect(url)


def half_in(request: HttpRequest) -> Person | None:
    """Who gave the right password here a moment ago, if it still is the right one."""
    half = request.session.get(HALF, {})
    if time.time() > half.get("until", 0):
        return None
    person = Person.objects.filter(pk=half["person"], is_active=True).first()
    return person if person and person.get_session_auth_hash() == half["hash"] else None


class CodeForm(forms.Form):
    """Six digits, a spare code, or what a key answered. Without an app there are no digits."""

    code = Words(
        label="验证码",
        max_length=20,
        error_messages={"required": "还没有填"},
        help_text="手机验证器上的6位数字，或者一个备用码",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )
    credential = Words(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, has_app: bool) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # handed on as given
        code = self.fields["code"]
        code.required = not self.data.get("credential")
        if not has_app:
            code.label, code.help_text = "备用码", "钥匙不在手边时用，一个只能用一次"
            del code.widget.attrs["autofocus"]


def second_step(request: HttpRequest) -> HttpResponse:
    """第二道验证: a code or a key, within five minutes of the password."""
    person = half_in(request)
    if person is None:
        return redirect("sign-in")
    has_app = CodeApp.objects.filter(person=person).exists()
    form = CodeForm(request.POST or None, has_app=has_app)
    if request.method == "POST" and form.is_valid():
        if not (why := refusal(request, person, form)):
            url = request.session.pop(HALF)["url"]
            come_in(request, person)
            return redirect(url)
        form.add_error(None, why)
    asks_key = asked_of_key(request, person)
    context = {
        "form": form,
        "asks_key": asks_key,
        "acts": [Act("登录", weight=Weight.BORDER if asks_key else Weight.INK)],
        "ways": [Link("换一个登录名", reverse("sign-in"))],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    answer = render(request, "desk/second_step.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def asked_of_key(request: HttpRequest, person: Person) -> str:
    """What the browser is to ask a key; "" for who has none."""
    if not SecurityKey.objects.filter(person=person).exists():
        return ""
    from yifa.web.factors import keys  # reads its library, which most never need

    return keys.ask_to_open(request, person)


def refusal(request: HttpRequest, person: Person, form: CodeForm) -> str:
    """Why it does not open, in words; "" if it does. Guesses count as those at passwords do."""
    code, credential = form.cleaned_data["code"], form.cleaned_data["credential"]
    address = lock.address_of(request)
    if not (lock.may_try(lock.ADDRESS, address) and lock.may_try(lock.FACTOR, person.username)):
        return RESTS
    if credential:
        from yifa.web.factors import keys  # as above

        opened = keys.opens(request, person, credential)
    else:
        opened = codes.opens(person, code, at=time.time())
    if not opened:
        return WRONG_KEY if credential else WRONG
    lock.forgive(lock.FACTOR, person.username)
    lock.forgive(lock.ADDRESS, address)
    return ""
