"""What every desk page is given: who is signed in, and in which post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from yifa.kernel.person import Person, Post

P = ParamSpec("P")


class DeskRequest(HttpRequest):
    """A request of someone who is signed in and has chosen a post."""

    user: Person
    post: Post
    #: Every post the person holds today.
    posts: list[Post]


View = Callable[Concatenate[DeskRequest, P], HttpResponse]
#: In the session of who must set up a second factor before anything else.
FACTOR_DUE = "factor_due"


def desk(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let only those in who are signed in and work in a post; send the others on their way."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if way := way_in(request):
            return way
        if FACTOR_DUE in request.session:
            return redirect("factors")
        return view(cast("DeskRequest", request), *args, **kwargs)

    return guarded


def before_factor(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The same, also for who is on the way to a second factor."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return way_in(request) or view(cast("DeskRequest", request), *args, **kwargs)

    return guarded


def way_in(request: HttpRequest) -> HttpResponse | None:
    """What is still to be done before a page of the desk may be seen, if anything is."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.user.must_change_password:
        return redirect("password")
    if getattr(request, "post", None) is None:
        return redirect("choose-post")
    return None


def today() -> dt.date:
    """The day it is here."""
    return timezone.localdate()
