"""The people that a security administrator answers for: the list, one person, posts and sign-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel.administration.people import NO_PASSWORD, people_of
from yifa.kernel.person import Person, Post
from yifa.kernel.rights import administered, administers
from yifa.kernel.roles import SECURITY_ADMIN, Role
from yifa.web.factors import standing
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.record import Fact
from yifa.web.theme.table import Cell, Column, Filter, Filters, Mark, Option, Place, Row, Table
from yifa.web.theme.wording import day_in_full

from . import lock
from .office import only, page_of
from .organisation import open_matters, time_in_post
from .request import DeskRequest, today

COLUMNS = [
    Column("姓名", Place.TITLE),
    Column("登录名", Place.NUMBER, whole=True),
    Column("在任岗位", Place.PARTY),
    Column("登录", Place.STATE, whole=True),
]
POSTS = [
    Column("单位"),
    Column("职务、角色"),
    Column("任职", whole=True, desk_only=True),
    Column("在办", numeric=True),
    Column("离任", whole=True),
]
LIST = Link("人员与岗位")
#: Posts named in a row of the list.
NAMED = 3


def nobody_enters() -> Q:
    """Nobody gave them a password yet."""
    return Q(password__startswith=NO_PASSWORD)


#: What the list can be narrowed to: what it is called, and who is meant.
STATES: dict[str, tuple[str, Callable[[], Q]]] = {
    "none": ("还没有初始密码", nobody_enters),
    "first": ("还没有改初始密码", lambda: Q(must_change_password=True)),
    "off": ("已停用", lambda: Q(is_active=False)),
    "left": ("没有在任岗位", lambda: ~Q(Exists(held_now()))),
}


def held_now() -> QuerySet[Post]:
    """The posts that the person of a row holds today."""
    return Post.objects.filter(person=OuterRef("pk")).held_on(today())


@only(SECURITY_ADMIN)
@require_safe
def staff(request: DeskRequest) -> HttpResponse:
    """人员与岗位: everybody who works or worked where one answers for it."""
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    found = sought(mine(request.post), words, state)
    rows, pager = page_of(found.order_by("name", "pk"), request.GET, unit="人")
    context = {
        "heading": "人员与岗位",
        "below": [f"{request.post.organisation}和下级单位"],
        "acts": [
            Act("添加人员", reverse("new-person"), weight=Weight.INK),
            Act("制发初始密码", reverse("first-passwords")),
            Act("导入表格", reverse("bring-people"), desk_only=True),
        ],
        "filters": filters(words, state),
        "table": Table("人员", COLUMNS, [row(one) for one in rows], register=True),
        "pager": pager,
        "empty_title": "没有这样的人员",
        "empty_why": "换一个词再找，或者去掉条件。",
        "ways": [Link("看全部人员", reverse("staff"))],
    }
    return render(request, "desk/administration/list.html", context)


def mine(post: Post) -> QuerySet[Person]:
    """Everybody one answers for, with the posts held today."""
    held = Post.objects.held_on(today()).select_related("organisation")
    return people_of(post).prefetch_related(Prefetch("posts", held, to_attr="held"))


def sought(found: QuerySet[Person], words: str, state: str) -> QuerySet[Person]:
    """Those of that name, sign-in name or organisation, in that state."""
    if words and words.isprintable():
        there = Post.objects.filter(person=OuterRef("pk"), organisation__name__contains=words)
        by_name = Q(name__contains=words) | Q(username__startswith=words)
        found = found.filter(by_name | Exists(there))
    return found.filter(STATES[state][1]()) if state in STATES else found


def filters(words: str, state: str) -> Filters:
    """The line above the list."""
    options = [Option(name, label, name == state) for name, (label, _) in STATES.items()]
    return Filters(
        [Filter("state", "状态", options)], search=words, search_label="搜姓名、登录名、单位"
    )


def row(person: Person) -> Row:
    """One person."""
    posts: Sequence[Post] = person.held  # type: ignore[attr-defined]  # prefetched
    told = "；".join(f"{one.organisation}　{role_of(one)}" for one in posts[:NAMED])
    more = f"等{len(posts)}个" if len(posts) > NAMED else ""
    words, mark = sign_in(person)
    return Row(
        [
            Cell(person.name, reverse("person", args=[person.pk])),
            Cell(person.username),
            Cell(told + more or "没有在任岗位"),
            Cell(words, mark=mark),
        ]
    )


def role_of(post: Post) -> str:
    """What somebody is: role and, where there is one, title."""
    role = str(Role(post.role).label)
    return f"{post.title}（{role}）" if post.title else role


def sign_in(person: Person) -> tuple[str, Mark]:
    """How a person's sign-in stands, and its mark."""
    if not person.is_active:
        return "已停用", Mark.STRUCK
    if person.password.startswith(NO_PASSWORD):
        return "还没有初始密码", Mark.HOLLOW
    if person.must_change_password:
        return "还没有改初始密码", Mark.HALF
    return "可以登录", Mark.FULL


def person_or_404(request: DeskRequest, pk: int) -> Person:
    """A person one answers for; others are as if they were not there."""
    return get_object_or_404(mine(request.post), pk=pk)


@only(SECURITY_ADMIN)
@require_safe
def person(request: DeskRequest, pk: int) -> HttpResponse:
    """One person: the sign-in, the posts, and what may be done."""
    one = person_or_404(request, pk)
    context = {
        "heading": one.name,
        "crumbs": [Link(LIST.label, reverse("staff"))],
        "facts_heading": "登录",
        "facts": facts(one),
        "acts": acts(request, one),
        "table": Table("岗位", POSTS, post_rows(request, one)),
        "note": note(request, one),
    }
    return render(request, "desk/organisation.html", context)


def facts(one: Person) -> list[Fact]:
    """The sign-in name, and how the sign-in stands."""
    told = [Fact("登录名", one.username), Fact("现状", sign_in(one)[0])]
    if lock.is_locked(one.username):
        told.append(Fact("登录限制", "连错5次，停用10分钟"))
    told.append(Fact("第二道验证", standing.words_of(one)))
    return told


def note(request: DeskRequest, one: Person) -> str:
    """What holds for this page."""
    if one == request.user:
        return "这是您自己，由另一名安全管理员办。"
    return "离任的人手里的在办事项，由接替的人在“单位、人员与权限”里一次接手。"


def acts(request: DeskRequest, one: Person) -> list[Act]:
    """What may be done with a person; nobody does it to themselves."""
    if one == request.user:
        return []
    found = [Act("再任一个岗位", reverse("appoint", args=[one.pk]), weight=Weight.INK)]
    if one.is_active:
        found += [
            Act(password_verb(one), reverse("issue-password", args=[one.pk])),
            Act("停用登录", reverse("deactivate", args=[one.pk])),
        ]
    else:
        found = [Act("恢复登录", reverse("restore", args=[one.pk]), weight=Weight.INK)]
    if lock.is_locked(one.username):
        found.append(Act("解除登录限制", reverse("lift-lock", args=[one.pk])))
    if standing.has_one(one):
        found.append(Act("解除第二道验证", reverse("remove-factor", args=[one.pk])))
    verb = "不再要求第二道验证" if one.must_have_factor else "要求第二道验证"
    return [*found, Act(verb, reverse("require-factor", args=[one.pk]))]


def password_verb(one: Person) -> str:
    """A first password, or one for somebody who forgot theirs."""
    return "制发初始密码" if one.password.startswith(NO_PASSWORD) else "重设密码"


def post_rows(request: DeskRequest, one: Person) -> list[Row]:
    """Every post that is or was held, with the open matters in hand."""
    posts = Post.objects.filter(person=one, organisation__in=administered(request.post))
    held = open_matters().filter(handler__person=one).order_by()
    counted = dict(held.values_list("handler").annotate(number=Count("pk")))
    ordered = posts.select_related("organisation", "person").order_by("-since", "-pk")
    return [post_row(request, post, counted.get(post.pk, 0)) for post in ordered]


def post_row(request: DeskRequest, post: Post, number: int) -> Row:
    """One post, and the way to end it."""
    over = post.until is not None
    ends = not over and post.person != request.user and administers(request.post, post.organisation)
    until = f"{day_in_full(post.until)}离任" if post.until else ""
    return Row(
        [
            Cell(post.organisation.name),
            Cell(role_of(post)),
            Cell(time_in_post(post)),
            Cell(f"{number}件" if number else ""),
            Cell("办离任", reverse("end-post", args=[post.pk])) if ends else Cell(until),
        ]
    )
