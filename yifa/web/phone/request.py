"""What every answer to a phone begins with: who is signed in, in which post, the time here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone

from yifa.web.desk.request import FACTOR_DUE, DeskRequest, way_in

P = ParamSpec("P")
View = Callable[Concatenate[DeskRequest, P], HttpResponse]


def phone(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let only those in who work in a post; tell the phone of the others where to go, in JSON."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if way := way_to_sign_in(request):
            return answer({"state": "sign_in", "way": way, "keep": keeps(request)}, HTTPStatus(401))
        return view(cast("DeskRequest", request), *args, **kwargs)

    return guarded


def way_to_sign_in(request: HttpRequest) -> str:
    """Where to go before a phone is answered, "" if nowhere."""
    if not request.user.is_authenticated:
        return f"{reverse('sign-in')}?next={reverse('phone')}"
    if way := way_in(request):
        return way["Location"]
    return reverse("factors") if FACTOR_DUE in request.session else ""


def keeps(request: HttpRequest) -> bool:
    """Whether the phone keeps its list: the session was ended by the clock, nobody signed out."""
    return request.user.is_authenticated or "post" in request.session


def answer(told: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> JsonResponse:
    """An answer with our own time, that nobody between keeps."""
    made = JsonResponse(
        {"now": timezone.now().isoformat(), **told},
        status=status,
        json_dumps_params={"ensure_ascii": False},
    )
    made["Cache-Control"] = "no-store"
    return made
