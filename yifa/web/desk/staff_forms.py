"""How a security administrator adds people, appoints them, and ends posts and sign-ins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from yifa.kernel.administration import people
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Person, Post
from yifa.kernel.rights import administered
from yifa.kernel.roles import HANDLERS, SECURITY_ADMIN, Role
from yifa.web.factors import standing
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done
from yifa.web.theme.record import Fact

from . import lock
from .exchange import typed
from .fields import DayField, choice_field
from .office import PlaceField, done_by, form_page, only
from .organisation import open_matters
from .request import DeskRequest, today
from .staff_list import LIST, person_or_404, role_of
from .words import Words


class PostForm(forms.Form):
    """A post: where, what, since when."""

    def __init__(self, data: Any, *, home: Organisation) -> None:
        super().__init__(data, initial={"since": today(), "organisation": home})
        self.fields |= {
            "organisation": PlaceField(
                label="单位", home=home, error_messages={"required": "还没有填单位"}
            ),
            "role": role_field(),
            "title": Words(label="职务", required=False, help_text="例如所长、副主任"),
            "since": DayField(
                label="任职日期", past=True, error_messages={"required": "还没有填任职日期"}
            ),
        }

    def post_for(self, person: Person) -> Post:
        """The post that was told."""
        return Post(person=person, **{name: self.cleaned_data[name] for name in POST_FIELDS})


POST_FIELDS = ("organisation", "role", "title", "since")


def role_field() -> forms.Field:
    """What the post may do."""
    told = {"label": "角色", "error_messages": {"required": "还没有选角色"}}
    return choice_field([(role.value, str(role.label)) for role in Role], told)


class NewForm(PostForm):
    """A new person with a first post."""

    def __init__(self, data: Any, *, home: Organisation) -> None:
        super().__init__(data, home=home)
        own = {
            "name": Words(label="姓名", error_messages={"required": "还没有填姓名"}),
            "username": Words(
                label="登录名",
                help_text="字母、数字或者汉字，定了以后不改",
                error_messages={"required": "还没有填登录名"},
            ),
        }
        self.fields = {**own, **self.fields}


def crumbs(person: Person | None = None) -> list[Link]:
    """The way to the list, and to a person's page."""
    here = [Link(LIST.label, reverse("staff"))]
    return [*here, Link(person.name, reverse("person", args=[person.pk]))] if person else here


@only(SECURITY_ADMIN)
def add(request: DeskRequest) -> HttpResponse:
    """添加人员."""
    form = NewForm(typed(request), home=request.post.organisation)
    added: list[Person] = []

    def act() -> None:
        told = form.cleaned_data
        newcomer = Person(username=told["username"], name=told["name"])
        added.append(people.add(request.post, newcomer, form.post_for(newcomer)))

    if request.method == "POST" and done_by(form, act):
        messages.success(request, done(f"已添加{added[0]}，还要制发初始密码"))
        return redirect("person", pk=added[0].pk)
    page = {
        "heading": "添加人员",
        "crumbs": crumbs(),
        "acts": [Act("添加", weight=Weight.INK), Act("不添加", reverse("staff"))],
    }
    return form_page(request, form, page)


@only(SECURITY_ADMIN)
def appoint(request: DeskRequest, pk: int) -> HttpResponse:
    """任职: one more post."""
    one = person_or_404(request, pk)
    form = PostForm(typed(request), home=request.post.organisation)
    back = reverse("person", args=[pk])

    def act() -> None:
        people.appoint(request.post, form.post_for(one))

    if request.method == "POST" and done_by(form, act):
        messages.success(request, done("已任职"))
        return redirect(back)
    page = {
        "heading": f"{one}再任一个岗位",
        "crumbs": crumbs(one),
        "acts": [Act("任职", weight=Weight.INK), Act("不任", back)],
    }
    return form_page(request, form, page)


class EndForm(forms.Form):
    """The last day in a post."""

    until = DayField(
        label="最后一天",
        past=True,
        help_text="这一天结束以后不能再以这个岗位办理；要马上停，另办停用登录",
        error_messages={"required": "还没有填最后一天"},
    )


@only(SECURITY_ADMIN)
def end_post(request: DeskRequest, pk: int) -> HttpResponse:
    """离任."""
    mine = Post.objects.filter(organisation__in=administered(request.post))
    post = get_object_or_404(mine.select_related("person", "organisation"), pk=pk)
    form = EndForm(typed(request), initial={"until": today()})
    back = reverse("person", args=[post.person_id])

    def act() -> None:
        people.end_post(request.post, post, until=form.cleaned_data["until"])

    if request.method == "POST" and done_by(form, act):
        messages.success(request, done(f"{post.person}已办离任"))
        return redirect(back)
    page = {
        "heading": f"{post.person}离任",
        "crumbs": crumbs(post.person),
        "facts": [Fact("单位", post.organisation.name), Fact("职务、角色", role_of(post))],
        "acts": [Act("办离任", weight=Weight.INK), Act("不办", back)],
        **left_behind(post),
    }
    return form_page(request, form, page)


def left_behind(post: Post) -> dict[str, str]:
    """How many open matters the post has in hand, and who there can take them over."""
    number = open_matters().filter(handler=post).count()
    if not number:
        return {}
    there = Post.objects.filter(organisation=post.organisation, role__in=HANDLERS)
    others = there.held_on(today()).exclude(person=post.person).select_related("person")
    names = "、".join(dict.fromkeys(one.person.name for one in others[:5]))
    who = f"现在可以接手的有{names}。" if names else "现在没有人可以接手，先任命接替的人。"
    return {
        "notice_title": f"手里还有{number}件在办",
        "notice_says": f"离任以后由接替的人在“单位、人员与权限”里一次接手。{who}",
    }


def confirmed(
    request: DeskRequest, one: Person, act: Callable[[], Any], *, verb: str, says: tuple[str, str]
) -> HttpResponse:
    """A page that asks once and then does it; `says` is what to know before."""
    form = forms.Form(typed(request))
    back = reverse("person", args=[one.pk])
    if request.method == "POST" and done_by(form, act):
        messages.success(request, done(f"已办：{verb}"))
        return redirect(back)
    page = {
        "heading": f"{one}：{verb}",
        "crumbs": crumbs(one),
        "acts": [Act(verb, weight=Weight.INK), Act("不办", back)],
        "notice_title": says[0],
        "notice_says": says[1],
    }
    return form_page(request, form, page)


@only(SECURITY_ADMIN)
def deactivate(request: DeskRequest, pk: int) -> HttpResponse:
    """停用登录."""
    one = person_or_404(request, pk)
    says = ("停用以后马上不能登录，已经登录的也退出", "岗位和办理记录不变。调走的人还要另办离任。")
    return confirmed(
        request, one, lambda: people.deactivate(request.post, one), verb="停用登录", says=says
    )


@only(SECURITY_ADMIN)
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """恢复登录."""
    one = person_or_404(request, pk)
    says = ("恢复以后用原来的密码登录", "忘了密码的，恢复以后再制发初始密码。")
    return confirmed(
        request, one, lambda: people.restore(request.post, one), verb="恢复登录", says=says
    )


@only(SECURITY_ADMIN)
def lift_lock(request: DeskRequest, pk: int) -> HttpResponse:
    """解除登录限制."""
    one = person_or_404(request, pk)
    says = ("密码连错5次的登录名，10分钟里不能再试", "先问清是不是本人在试。")
    return confirmed(
        request, one, lambda: lock.lift(request.post, one), verb="解除登录限制", says=says
    )


@only(SECURITY_ADMIN)
def remove_factor(request: DeskRequest, pk: int) -> HttpResponse:
    """解除第二道验证."""
    one = person_or_404(request, pk)
    says = (
        "手机和钥匙都不在了才解除，先当面问清是不是本人",
        "在别处的登录也退出；要求设的，下次登录重新设。",
    )
    return confirmed(
        request, one, lambda: standing.remove(request.post, one), verb="解除第二道验证", says=says
    )


@only(SECURITY_ADMIN)
def require_factor(request: DeskRequest, pk: int) -> HttpResponse:
    """要求第二道验证, or no longer."""
    one = person_or_404(request, pk)
    must = not one.must_have_factor
    verb = "要求第二道验证" if must else "不再要求第二道验证"
    says = ("下次登录起，先设好再办理", "看得到完整信息、能完整导出的岗位，都应当要求。")
    if not must:
        says = ("本人以后可以自己去掉", "已经设的还在，登录时照常要验。")
    return confirmed(
        request,
        one,
        lambda: standing.require(request.post, one, must=must),
        verb=verb,
        says=says,
    )
