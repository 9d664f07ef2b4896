"""What stands around every desk page: whose post it is, the menu, the search, the size of type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from yifa.kernel.person import Person, Post
from yifa.kernel.plain_text import as_seen
from yifa.kernel.roles import ADMINISTRATORS, Role
from yifa.web.theme import chrome as theme
from yifa.web.theme.link import Link

from . import menu
from .request import DeskRequest, today

LARGE = "dazi"
A_YEAR = 365 * 24 * 60 * 60


class PostMiddleware:
    """Gives each request the post that the person has chosen to act in, and the size of type."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the post, pass the request on, remember large type if it was asked for."""
        if request.user.is_authenticated:
            choose_post(cast("DeskRequest", request))
        asked = request.GET.get(LARGE)
        response = self.get_response(request)
        if asked in ("0", "1"):
            remember_size(request, response, asked)
        return response


def choose_post(request: DeskRequest) -> None:
    """The post kept in the session if it is still held, else the only one there is."""
    held = request.user.posts.held_on(today()).select_related("organisation", "person")
    request.posts = list(held)
    kept = request.session.get("post")
    chosen = [post for post in request.posts if post.pk == kept]
    if not chosen and len(request.posts) == 1:
        chosen = request.posts
    request.post = chosen[0] if chosen else None  # type: ignore[assignment]  # `desk` lets nobody in without


def remember_size(request: HttpRequest, response: HttpResponse, asked: str) -> None:
    """Keep the size of type in a cookie, and with the person who is signed in."""
    response.set_cookie(
        LARGE, asked, max_age=A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
    )
    person = request.user
    if isinstance(person, Person) and person.large_type != (asked == "1"):
        person.large_type = asked == "1"
        person.save(update_fields=["large_type"])


def is_large(request: HttpRequest) -> bool:
    """Whether large type is on: as just asked, else as the person or the cookie remembers."""
    asked = request.GET.get(LARGE)
    if asked in ("0", "1"):
        return asked == "1"
    person = getattr(request, "user", None)
    if isinstance(person, Person):
        return person.large_type
    return request.COOKIES.get(LARGE) == "1"


def turned_over(request: HttpRequest) -> str:
    """This page with the size of type turned over."""
    query: QueryDict = request.GET.copy()
    query[LARGE] = "0" if is_large(request) else "1"
    return f"?{query.urlencode()}"


def chrome(request: HttpRequest) -> dict[str, object]:
    """The context of the base template; built only when a page shows it."""
    return {"chrome": SimpleLazyObject(lambda: chrome_of(request))}


def chrome_of(request: HttpRequest) -> theme.Chrome:
    """Before a post is chosen only the size of type is known, and whether this is practice."""
    if getattr(request, "post", None) is None:
        return theme.Chrome(
            organisation="",
            sign_out_url=reverse("sign-out"),
            large=is_large(request),
            large_url=turned_over(request),
            practice=settings.PRACTICE,
        )
    return around(cast("DeskRequest", request), large=is_large(request))


def around(request: DeskRequest, *, large: bool) -> theme.Chrome:
    """Everything around a page of someone at work."""
    post = request.post
    return theme.Chrome(
        organisation=post.organisation.name,
        home_url=reverse("work"),
        search_url="" if post.role in ADMINISTRATORS else reverse("search"),
        search=as_seen(request.GET.get("q", "")) if request.path == reverse("search") else "",
        large=large,
        large_url=turned_over(request),
        post=shown(post, person=request.user.name),
        posts=[shown(other) for other in request.posts if other != post],
        switch_url=reverse("choose-post"),
        sign_out_url=reverse("sign-out"),
        sections=menu.sections(post, request.path),
        wings=menu.wings(post, path=request.path),
        own=menu.own(post, request.path),
        tabs=tabs(post, request.path),
        keys=request.user.keyboard,
        practice=settings.PRACTICE,
    )


def shown(post: Post, *, person: str = "") -> theme.Post:
    """A post as the masthead names it; its title if it has one, else its role."""
    role = post.title or str(Role(post.role).label)
    return theme.Post(person, post.organisation.name, role, key=str(post.pk))


def tabs(post: Post, path: str) -> Sequence[Link]:
    """The tabs at the foot of a phone; an administrator has no registers."""
    work = reverse("work")
    first = Link("我的工作", work, note="work", current=path == work)
    if post.role in ADMINISTRATORS:
        door = menu.own(post, path)[0]
        return [first, Link(door.label, door.url, note="book", current=door.current)]
    registers = reverse("registers")
    return [
        first,
        Link("台账", registers, note="book", current=path.startswith(registers)),
        Link("登记", reverse("new"), note="plus", current=path == reverse("new")),
    ]
