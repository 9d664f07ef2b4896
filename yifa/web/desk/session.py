"""How long somebody stays signed in, and what ends it: idle time, a long day, a post that is over.

A password, a deactivation and an administrator's act end every session at once by the hash that
each carries (`Person.get_session_auth_hash`); what follows from the clock is looked at here.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel.person import Person
from yifa.kernel.privacy import decrypt, encrypt
from yifa.web.theme.link import Act, Link, Weight

from .request import DeskRequest, desk

#: When the session began and when it was last used, and which posts were held in it.
BEGAN, SEEN, POSTS = "began", "seen", "posts"
#: The time of the last use is written down once a minute, not with every page.
NOTED = 60
#: What was being filled in, sealed; so large and so old at most.
TYPED, LARGEST, OLDEST = "typed", 200_000, 60 * 60
BACKEND = "django.contrib.auth.backends.ModelBackend"


def come_in(request: HttpRequest, person: Person) -> None:
    """Sign a person in whose identity is settled: a fresh key, and the clock begins anew."""
    login(request, person, backend=BACKEND)
    request.session[BEGAN] = request.session[SEEN] = time.time()
    request.session.pop(POSTS, None)


class SessionLimits:
    """Ends a session that is over before any page is made; keeps for its owner what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, as nobody's if the session is over."""
        if request.user.is_authenticated:
            if why := over(cast("DeskRequest", request)):
                end(cast("DeskRequest", request), why)
            else:
                note(cast("DeskRequest", request))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """A form that comes too late: keep what stands in it and ask its owner in again."""
        owner = getattr(request, "ended_for", None)
        match = request.resolver_match
        if owner is None or match is None or request.method != "POST":
            return None
        if match.url_name == "sign-out" or not request.path.startswith(reverse("work")):
            return None
        keep_typed(request, owner)
        return redirect_to_login(reverse("resume"))


def over(request: DeskRequest) -> str:
    """Why the session is over, in words; "" if it goes on."""
    now, session = time.time(), request.session
    if now - session.get(BEGAN, now) > settings.SESSION_COOKIE_AGE:
        return f"登录满{settings.SESSION_COOKIE_AGE // 3600}小时，已经退出"
    if now - session.get(SEEN, now) > settings.SESSION_IDLE:
        return f"{settings.SESSION_IDLE // 60}分钟没有操作，已经退出登录"
    if set(session.get(POSTS, ())) - {post.pk for post in request.posts}:
        return "您的岗位有变动，已经退出登录"
    return ""


def note(request: DeskRequest) -> None:
    """Write down that the session is in use, and in which posts."""
    now, session = time.time(), request.session
    held = sorted(post.pk for post in request.posts)
    if now - session.get(SEEN, 0) > NOTED or session.get(POSTS) != held:
        session[SEEN], session[POSTS] = now, held
        session.setdefault(BEGAN, now)


def end(request: DeskRequest, why: str) -> None:
    """Sign out; the post that was worked in is offered again to whoever comes in and holds it."""
    post = request.session.get("post")
    request.ended_for = request.user.pk  # type: ignore[attr-defined]  # for process_view
    logout(request)
    request.posts, request.post = [], None  # type: ignore[assignment]  # nobody's request
    request.session["post"] = post
    messages.warning(request, f"{why}。重新登录，接着办。")


def keep_typed(request: HttpRequest, owner: int) -> None:
    """Seal what was typed; no password, no files, nothing very large."""
    fields = {name: request.POST.getlist(name) for name in request.POST}
    fields.pop("csrfmiddlewaretoken", None)
    if any("password" in name for name in fields):
        return
    kept = {
        "owner": owner,
        "path": request.get_full_path(),
        "fields": fields,
        "files": [file.name for files in request.FILES.lists() for file in files[1]],
        "at": time.time(),
    }
    told = json.dumps(kept, ensure_ascii=False)
    if len(told) <= LARGEST:
        request.session[TYPED] = encrypt(told)


def typed_by(request: DeskRequest) -> dict[str, Any] | None:
    """What this person was filling in, if it was kept and is not old."""
    sealed = request.session.get(TYPED)
    kept: dict[str, Any] = json.loads(decrypt(sealed)) if sealed else {}
    if not kept or kept["owner"] != request.user.pk or time.time() - kept["at"] > OLDEST:
        request.session.pop(TYPED, None)
        return None
    return kept


@desk
@require_safe
def resume(request: DeskRequest) -> HttpResponse:
    """接着办: what was typed when the session ended, to be sent by its owner or left."""
    kept = typed_by(request)
    if kept is None:
        messages.warning(request, "退出登录时填的内容没有留下，请重新填写。")
        return redirect("work")
    context = {
        "heading": "您填的内容还在，还没有办",
        "below": ["退出登录以前没有存上"],
        "path": kept["path"],
        "fields": [(name, value) for name, values in kept["fields"].items() for value in values],
        "acts": [Act("接着办", weight=Weight.INK)],
        "files": "、".join(kept["files"]),
        "ways": [Link("不办了，回到我的工作", reverse("work"))],
    }
    answer = render(request, "desk/resume.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
