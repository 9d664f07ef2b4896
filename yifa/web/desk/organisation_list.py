"""The organisations that a system administrator answers for: the tree, one of them, its people."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel.administration.organisations import TOLD, in_words, label_of
from yifa.kernel.organisation import Level, Organisation
from yifa.kernel.person import Post
from yifa.kernel.rights import administered
from yifa.kernel.roles import SYSTEM_ADMIN, Role
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.record import Fact
from yifa.web.theme.table import Cell, Column, Filter, Filters, Option, Place, Row, Table
from yifa.web.theme.wording import day_in_full

from .office import only, page_of
from .request import DeskRequest, today

COLUMNS = [
    Column("名称", Place.TITLE),
    Column("单位代码", Place.NUMBER, whole=True),
    Column("文号简称", Place.PARTY),
    Column("层级", fold=2),
    Column("类别", fold=1),
    Column("在任岗位", Place.ASIDE, numeric=True),
    Column("状态", Place.STATE, whole=True),
]
POSTS = [Column("姓名"), Column("职务、角色"), Column("任职", whole=True)]
LIST = Link("单位管理")


@only(SYSTEM_ADMIN)
@require_safe
def organisations(request: DeskRequest) -> HttpResponse:
    """单位管理: the tree by place, or what a search finds."""
    words, level = request.GET.get("q", "").strip(), request.GET.get("level", "")
    found = sought(administered(request.post), words, level)
    rows, pager = page_of(found, request.GET, unit="个")
    posts = posts_at(rows)
    flat = bool(words or level)
    context = {
        "heading": "单位管理",
        "below": [f"{request.post.organisation}和下级单位", "只改名称的不要撤并，修改名称就行"],
        "acts": [
            Act("添加单位", reverse("new-organisation"), weight=Weight.INK),
            Act("导入表格", reverse("bring-organisations"), desk_only=True),
        ],
        "filters": filters(words, level),
        "table": Table(
            "单位",
            COLUMNS,
            [row(one, posts.get(one.pk, 0), "" if flat else indent(request, one)) for one in rows],
            register=True,
        ),
        "pager": pager,
        "empty_title": "没有这样的单位",
        "empty_why": "换一个词再找，或者去掉层级。",
        "ways": [Link("看全部单位", reverse("organisations"))],
    }
    return render(request, "desk/administration/list.html", context)


def sought(found: QuerySet[Organisation], words: str, level: str) -> QuerySet[Organisation]:
    """Those whose name, code or short name holds the words, of that level."""
    if words and words.isprintable():
        found = found.filter(
            Q(name__contains=words) | Q(code__startswith=words) | Q(short__contains=words)
        )
    return found.filter(level=level) if level in Level.values else found


def filters(words: str, level: str) -> Filters:
    """The line above the list."""
    options = [Option(value, str(label), value == level) for value, label in Level.choices]
    return Filters(
        [Filter("level", "层级", options)], search=words, search_label="搜名称、代码、简称"
    )


def posts_at(rows: Sequence[Organisation]) -> dict[int, int]:
    """How many posts are held in each."""
    held = Post.objects.filter(organisation__in=[one.pk for one in rows]).held_on(today())
    counted = held.order_by().values_list("organisation").annotate(number=Count("pk"))
    return dict(counted)


def indent(request: DeskRequest, one: Organisation) -> str:
    """A space for each level below one's own."""
    return "　" * (one.path.count("/") - request.post.organisation.path.count("/"))


def row(one: Organisation, posts: int, before: str) -> Row:
    """One organisation."""
    return Row(
        [
            Cell(one.name, reverse("organisation-page", args=[one.pk]), before=before),
            Cell(one.code),
            Cell(one.short),
            Cell(one.get_level_display()),
            Cell(one.get_form_display()),
            Cell(f"{posts}个" if posts else "没有"),
            Cell(f"{day_in_full(one.closed_on)}撤并" if one.closed_on else ""),
        ]
    )


def organisation_or_404(request: DeskRequest, pk: int) -> Organisation:
    """An organisation that one answers for; others are as if they were not there."""
    mine = administered(request.post).select_related("parent", "led_by")
    return get_object_or_404(mine, pk=pk)


@only(SYSTEM_ADMIN)
@require_safe
def organisation(request: DeskRequest, pk: int) -> HttpResponse:
    """One organisation: what is told of it, who works there, what may be done with it."""
    here = organisation_or_404(request, pk)
    posts = Post.objects.filter(organisation=here).held_on(today()).select_related("person")
    context = {
        "heading": here.name,
        "crumbs": [Link(LIST.label, reverse("organisations"))],
        "facts": facts(here),
        "acts": acts(here),
        "table": Table("岗位", POSTS, [post_row(post) for post in posts.order_by("role", "pk")]),
        "note": "任职和离任由安全管理员办理。",
    }
    return render(request, "desk/organisation.html", context)


def facts(here: Organisation) -> list[Fact]:
    """What is told of it, and how many are below it."""
    told = [Fact("单位代码", here.code)]
    told += [Fact(label_of(name), said) for name in TOLD[1:] if (said := in_words(here, name))]
    below = here.children.standing().count()
    return [*told, Fact("下级单位", f"{below}个")] if below else told


def acts(here: Organisation) -> list[Act]:
    """What may be done with it."""
    if here.closed_on:
        return [Act("恢复", reverse("reopen-organisation", args=[here.pk]))]
    return [
        Act("修改", reverse("change-organisation", args=[here.pk]), weight=Weight.INK),
        Act("添加下级单位", f"{reverse('new-organisation')}?parent={here.code}"),
        Act("撤并", reverse("close-organisation", args=[here.pk])),
    ]


def post_row(post: Post) -> Row:
    """One post that is held there."""
    role = str(Role(post.role).label)
    title = f"{post.title}（{role}）" if post.title else role
    return Row([Cell(post.person.name), Cell(title), Cell(f"{day_in_full(post.since)}起")])
