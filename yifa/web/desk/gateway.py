"""How a person comes in and out: signing in, choosing the post, password and preferences."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST

from yifa.kernel.administration.people import choose_password
from yifa.kernel.person import Person
from yifa.kernel.roles import Role
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done

from . import lock, office_sign_in
from .request import DeskRequest, desk
from .second_step import go_on


class SignInForm(AuthenticationForm):
    """Sign-in name and password; a name that was tried wrongly too often rests."""

    error_messages = {
        "invalid_login": "登录名或者密码不对，再核对一次。连错5次，这个登录名停用10分钟。",
        "inactive": "这个登录名已经停用，让安全管理员恢复。",
    }
    rests = "这个登录名连错了5次，10分钟以后再试；忘了密码，让安全管理员重设。"
    address_rests = "从您这个网络地址试错的次数太多，10分钟以后再试；不是您试的，告诉安全管理员。"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["username"], self.fields["password"]
        name.label, password.label = "登录名", "密码"
        name.error_messages["required"] = "还没有填登录名"
        password.error_messages["required"] = "还没有填密码"

    def clean(self) -> dict[str, Any]:
        """Refuse a name or an address that rests, before the password is even looked at."""
        name, password = (self.cleaned_data.get(one) for one in ("username", "password"))
        if not name or not password:
            return self.cleaned_data
        assert self.request is not None, "the page gives it"
        address = lock.address_of(self.request)
        if not lock.may_try(lock.ADDRESS, address):
            raise ValidationError(self.address_rests)
        if not lock.may_try(lock.NAME, name):
            raise ValidationError(self.rests)
        cleaned = super().clean()
        lock.forgive(lock.NAME, name)
        lock.forgive(lock.ADDRESS, address)
        return cleaned


class SignIn(LoginView):
    """登录."""

    form_class = SignInForm
    template_name = "desk/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """In, or on to what is asked after the password."""
        return go_on(self.request, form.get_user(), self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the way through the office's provider, where there is one."""
        office = Act("用统一身份认证登录", office_url(self.get_redirect_url()))
        offered = {"office": office} if office_sign_in.is_offered() else {}
        return super().get_context_data(**offered, **kwargs)


def office_url(wanted: str) -> str:
    """To the provider, and then on to what was wanted."""
    leave = reverse("office-leave")
    return f"{leave}?{urlencode({'next': wanted})}" if wanted else leave


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """退出登录."""
    logout(request)
    return redirect("sign-in")


class PasswordForm(PasswordChangeForm):
    """The old password, and the new one twice."""

    error_messages = {
        "password_incorrect": "现在的密码不对，重新填写。",
        "password_mismatch": "两次填的新密码不一样，重新填写。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "old_password": "现在的密码",
            "new_password1": "新密码",
            "new_password2": "再填一次新密码",
        }
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].error_messages["required"] = f"还没有填{label}"
        self.fields["new_password1"].help_text = "至少10位，不用常见的词。"

    def clean(self) -> dict[str, Any]:
        """A new password that is the old one is none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        old, new = cleaned.get("old_password"), cleaned.get("new_password1")
        if old and old == new:
            self.add_error("new_password1", "和现在的密码一样，换一个。")
        return cleaned


class ChangePassword(PasswordChangeView):
    """改密码."""

    form_class = PasswordForm
    template_name = "desk/password.html"
    success_url = reverse_lazy("preferences")

    @property
    def is_first(self) -> bool:
        """Whether somebody else knows the password, who made it."""
        return bool(cast("Person", self.request.user).must_change_password)

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the choice, stay signed in here, go on to what was wanted."""
        was_first = self.is_first
        choose_password(form.user, form.cleaned_data["new_password1"])
        update_session_auth_hash(self.request, form.user)
        messages.success(self.request, done("密码已改，其他地方的登录已退出"))
        return redirect("work" if was_first else str(self.success_url))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page's own words; the first time there is no way past it."""
        change = Act("改密码", weight=Weight.INK)
        told: dict[str, Any] = {
            "heading": "改密码",
            "acts": [change, Act("不改了", str(self.success_url))],
        }
        if self.is_first:
            says = "初始密码只用来登录一次，换成只有您自己知道的，再开始办理"
            told = {"heading": "先改初始密码", "below": [says], "acts": [change]}
        return super().get_context_data(**told, **kwargs)


def choose_post(request: HttpRequest) -> HttpResponse:
    """选岗位: which of one's posts to work in."""
    if not request.user.is_authenticated:
        return redirect("sign-in")
    posts = getattr(request, "posts", [])
    if request.method == "POST":
        chosen = [post for post in posts if str(post.pk) == request.POST.get("post")]
        if chosen:
            request.session["post"] = chosen[0].pk
            return redirect("work")
    acts = [
        Act(f"{post.organisation}　{post.title or Role(post.role).label}", name="post",
            value=str(post.pk))
        for post in posts
    ]  # fmt: skip
    return render(request, "desk/choose_post.html", {"acts": acts})


class Preferences(forms.ModelForm):  # type: ignore[type-arg]  # generic only to the checker
    """What a person sets for themselves."""

    class Meta:
        model = Person
        fields = ["large_type", "keyboard"]
        labels = {"large_type": "大字", "keyboard": "用单键快捷键（/ J K G W ?）"}


@desk
def preferences(request: DeskRequest) -> HttpResponse:
    """我的设置: size of type, single keys, password."""
    form = Preferences(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, done("已存"))
        return redirect("preferences")
    context = {
        "heading": "我的设置",
        "form": form,
        "acts": [Act("存下", weight=Weight.INK)],
        "ways": [Link("改密码", reverse("password")), Link("登录的第二道验证", reverse("factors"))],
    }
    return render(request, "desk/preferences.html", context)
