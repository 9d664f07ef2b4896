"""How first passwords are made and shown: this once, and kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from yifa.kernel.administration import people
from yifa.kernel.gates import Refused
from yifa.kernel.person import Person, Post
from yifa.kernel.rights import administered
from yifa.kernel.roles import SECURITY_ADMIN
from yifa.web.api.tokens import revoke_all
from yifa.web.theme.link import Act, Weight
from yifa.web.theme.table import Cell, Column, Row, Table

from .exchange import typed
from .office import PlaceField, form_page, only
from .request import DeskRequest, today
from .staff_forms import crumbs
from .staff_list import mine, nobody_enters, password_verb, person_or_404

#: Passwords are made slowly on purpose, so that they can't be guessed fast: so many at a time.
AT_ONCE = 20
COLUMNS = [
    Column("姓名"),
    Column("单位"),
    Column("登录名", whole=True),
    Column("初始密码", whole=True),
]


@only(SECURITY_ADMIN)
def issue_one(request: DeskRequest, pk: int) -> HttpResponse:
    """制发初始密码 for one person; whoever forgot theirs is let in again this way."""
    one = person_or_404(request, pk)
    back = reverse("person", args=[pk])
    if request.method == "POST":
        return issued(request, [one], back=back)
    page = {
        "heading": f"{one}：{password_verb(one)}",
        "crumbs": crumbs(one),
        "acts": [Act("制发", weight=Weight.INK), Act("不办", back)],
        "notice_title": "初始密码只显示一次，交给本人，第一次登录要改",
        "notice_says": "原来的密码马上作废，在别处的登录也退出，接口令牌也注销。这一次制发有记录。",
    }
    return form_page(request, forms.Form(), page)


class WhereForm(forms.Form):
    """For whom: everybody at an organisation and below it who has no password yet."""

    def __init__(self, request: DeskRequest) -> None:
        super().__init__(typed(request))
        home = request.post.organisation
        self.fields["organisation"] = PlaceField(
            label="单位",
            home=home,
            initial=home,
            help_text=f"这个单位和下级单位里还没有密码的人，一次{AT_ONCE}人",
            error_messages={"required": "还没有填单位"},
        )


@only(SECURITY_ADMIN)
def issue_many(request: DeskRequest) -> HttpResponse:
    """制发初始密码 for those who came in with a table."""
    form = WhereForm(request)
    waiting = without(request.post)
    if request.method == "POST" and form.is_valid():
        there = Post.objects.filter(
            organisation__path__below=form.cleaned_data["organisation"].path
        )
        chosen = waiting.filter(pk__in=there.held_on(today()).values("person"))[:AT_ONCE]
        if chosen:
            return issued(request, list(chosen), back=reverse("staff"))
        form.add_error("organisation", "这里在任的人都有密码了，换一个单位")
    number = waiting.count()
    page = {
        "heading": "制发初始密码",
        "crumbs": crumbs(),
        "acts": [Act("制发", weight=Weight.INK), Act("不办", reverse("staff"))],
        "notice_title": f"还有{number}人没有初始密码" if number else "在任的人都有密码了",
        "notice_says": "初始密码只显示一次，打印出来分别交给本人，第一次登录要改。",
    }
    return form_page(request, form, page)


def without(post: Post) -> QuerySet[Person]:
    """Those in office whom one answers for and who can't sign in yet."""
    held = Post.objects.held_on(today())
    found = mine(post).filter(nobody_enters(), is_active=True, pk__in=held.values("person"))
    elsewhere = held.exclude(organisation__in=administered(post).order_by().values("pk"))
    return (
        found.exclude(pk__in=elsewhere.values("person")).exclude(pk=post.person_id).order_by("pk")
    )


def issued(request: DeskRequest, chosen: Sequence[Person], *, back: str) -> HttpResponse:
    """The fresh passwords, shown this once; neither the browser nor the house keeps them."""
    try:
        with transaction.atomic():
            fresh = people.issue_passwords(request.post, chosen)
            revoke_all(chosen, at=timezone.now())
    except Refused as refused:
        told = {
            "heading": "制发初始密码",
            "crumbs": crumbs(),
            "trouble_title": refused.sentence,
            "acts": [Act("回去", back)],
        }
        return render(
            request,
            "desk/administration/passwords.html",
            told,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    context = {
        "heading": f"{len(fresh)}人的初始密码",
        "crumbs": crumbs(),
        "below": ["只显示这一次，现在就打印或者抄下", "第一次登录要改"],
        "table": Table("初始密码", COLUMNS, [row(one, password) for one, password in fresh]),
        "acts": [Act("已经交给本人", back)],
    }
    answer = render(request, "desk/administration/passwords.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def row(one: Person, password: str) -> Row:
    """One person's slip."""
    posts: Sequence[Post] = one.held  # type: ignore[attr-defined]  # prefetched by `mine`
    place = posts[0].organisation.name if posts else ""
    return Row([Cell(one.name), Cell(place), Cell(one.username), Cell(password)])
