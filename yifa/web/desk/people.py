"""How a matter is shown in clear, people and texts: for a while, to whoever said what for."""

from __future__ import annotations

import time

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel.matter import Matter
from yifa.kernel.register import Register
from yifa.web.theme.link import Link

from . import facts, story
from .access import readable_matter
from .matter_page import crumbs
from .request import DeskRequest, desk

#: How long a look lasts, in seconds.
LOOK = 10 * 60


def allow_look(request: DeskRequest, matter: Matter) -> None:
    """Remember in the session that the purpose was just said."""
    looks = {
        key: until for key, until in request.session.get("looks", {}).items() if until > time.time()
    }
    request.session["looks"] = {**looks, look_key(request, matter): time.time() + LOOK}


def may_look(request: DeskRequest, matter: Matter) -> bool:
    """Whether the purpose was said, in this post, not longer ago than a look lasts."""
    until: float = request.session.get("looks", {}).get(look_key(request, matter), 0)
    return until > time.time()


def look_key(request: DeskRequest, matter: Matter) -> str:
    """A look is of one post at one matter."""
    return f"{request.post.pk}:{matter.pk}"


@desk
@require_safe
def people(request: DeskRequest, pk: int) -> HttpResponse:
    """完整信息: people, texts and notes in clear; who has not said the purpose is asked first."""
    found = readable_matter(request.post, pk)
    if not may_look(request, found):
        return redirect("step", pk=pk, step="unmask")
    context = {
        "heading": "完整信息",
        "crumbs": [*crumbs(Register.of(found)), Link(found.number, reverse("matter", args=[pk]))],
        "below": [found.title, "这次查看已经记录", "10分钟以后要重新说明用途"],
        "people": facts.people_in_full(found),
        "fact_sections": facts.sections(found, str),
        "entries": story.entries(found, story.events_of(found), says=str),
    }
    response = render(request, "desk/people.html", context)
    response["Cache-Control"] = "no-store"
    return response
