"""Who holds which post in one's organisation, and how open matters pass to a successor."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from yifa.kernel import desk_work
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import see
from yifa.kernel.roles import HANDLERS, Role
from yifa.kernel.take import Request, take_many
from yifa.web.theme.link import Act, Weight
from yifa.web.theme.message import done
from yifa.web.theme.record import Fact
from yifa.web.theme.table import Cell, Column, Row, Table
from yifa.web.theme.wording import day_in_full

from .request import DeskRequest, desk, today

COLUMNS = [
    Column("姓名"),
    Column("职务、角色"),
    Column("任职", whole=True, desk_only=True),
    Column("在办", numeric=True),
    Column("接手", whole=True),
]


@desk
def organisation(request: DeskRequest) -> HttpResponse:
    """单位、人员与权限: one's own organisation, read only."""
    here = request.post.organisation
    shown = [
        Fact("单位代码", here.code),
        Fact("属地上级", str(here.parent or "")),
        Fact("业务主管单位", str(here.led_by or "")),
        Fact("文号简称", here.short),
    ]
    context = {
        "heading": here.name,
        "facts": [fact for fact in shown if fact.value],
        "table": Table("岗位", COLUMNS, rows(request)),
        "note": "任职、离任和重设密码由安全管理员办理。",
    }
    return render(request, "desk/organisation.html", context)


def rows(request: DeskRequest) -> list[Row]:
    """Every post of the organisation, with how many open matters it has in hand."""
    posts = Post.objects.filter(organisation=request.post.organisation).select_related("person")
    held = see(open_matters(), request.post).filter(handler__in=posts)
    counted = dict(held.order_by().values_list("handler").annotate(number=Count("pk")))
    return [row(request, post, counted.get(post.pk, 0)) for post in posts.order_by("role", "pk")]


def row(request: DeskRequest, post: Post, number: int) -> Row:
    """One post; its matters may be taken over by whoever handles matters here."""
    takes = number and post != request.post and request.post.role in HANDLERS
    url = reverse("take-over", args=[post.pk])
    return Row(
        [
            Cell(post.person.name),
            Cell(post.title or str(Role(post.role).label)),
            Cell(time_in_post(post)),
            Cell(f"{number}件" if number else ""),
            Cell(f"接手这{number}件", url) if takes else Cell(),
        ],
        strong=post == request.post,
    )


def time_in_post(post: Post) -> str:
    """Since when, or until when."""
    if not post.is_held_on(today()) and post.until:
        return f"{day_in_full(post.until)}离任"
    return f"{day_in_full(post.since)}起"


def open_matters() -> QuerySet[Matter]:
    """Matters that can be taken over: under way, received, not suspended."""
    going = Matter.objects.filter(desk_work.under_way(), kind__in=list(Register.all))
    return going.filter(sent_by__isnull=True, suspended_on__isnull=True)


@desk
def take_over(request: DeskRequest, pk: int) -> HttpResponse:
    """接手: all open matters of another post of the organisation in one act, or none."""
    former = get_object_or_404(Post, pk=pk, organisation=request.post.organisation)
    if former == request.post or request.post.role not in HANDLERS:
        raise Http404("没有可以接手的")
    matters = list(open_matters().filter(handler=former, holder=request.post.organisation))
    refused = None
    if request.method == "POST":
        try:
            take_many(asked(request, former, matters))
        except Refused as why:
            refused = why.sentence
        else:
            messages.success(request, done(f"已接手{former.person.name}的{len(matters)}件"))
            return redirect("organisation")
    context = {
        "heading": f"接手{former.person.name}的在办事项",
        "trouble_title": refused,
        "links": [f"{one.number}　{one.shown_title}" for one in matters],
        "number": len(matters),
        "acts": [
            Act(f"接手这{len(matters)}件", weight=Weight.INK),
            Act("不接", reverse("organisation")),
        ],
    }
    return render(request, "desk/take_over.html", context, status=422 if refused else 200)


def asked(request: DeskRequest, former: Post, matters: list[Matter]) -> list[Request]:
    """The step 接手 on each matter."""
    return [
        Request(one.of_kind(), "take_over", request.post, today(), note=f"接手{former.person.name}")
        for one in matters
    ]
