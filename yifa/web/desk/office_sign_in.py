"""统一身份认证: signing in through the place's own OpenID provider, where the settings name one.

Whoever the provider vouches for comes in only as a person who is here already; nobody is added by
it. What it is asked and how its answer is checked stands in `office_provider`.
"""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from yifa.kernel.person import Person

from .second_step import go_on

log = logging.getLogger(__name__)
#: Where somebody wanted to go before signing in.
WANTED = "office_wanted"
NO_NAME = "统一身份认证没有说您的登录名，没有登录。告诉系统管理员。"
UNKNOWN = "统一身份认证认得您，这里没有“{name}”这个登录名，或者已经停用。让安全管理员添加或者恢复。"


class NotLetIn(Exception):
    """Why somebody does not come in, in a sentence; what exactly did not fit is its cause."""


def is_offered() -> bool:
    """Whether the settings name a provider."""
    return bool(settings.OIDC_URL)


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """To the provider's page."""
    refuse_unless_offered()
    from . import office_provider  # reads Authlib, which a place without a provider never needs

    request.session[WANTED] = request.GET.get("next", "")
    back = request.build_absolute_uri(reverse("office-back"))
    try:
        return office_provider.way_there(request, back)
    except NotLetIn as why:
        return refused(request, why)


@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """Back from it: in as whom it vouches for, then our own second factor unless it asked one."""
    refuse_unless_offered()
    from . import office_provider  # as above

    try:
        claims = office_provider.vouched(request)
        person = person_of(claims)
    except NotLetIn as why:
        return refused(request, why)
    url = wanted(request)
    return go_on(request, person, url, proved=asked_for_second(claims))


def refuse_unless_offered() -> None:
    """There is no such way where the settings name no provider."""
    if not is_offered():
        raise Http404("没有设统一身份认证")


def person_of(claims: dict[str, Any]) -> Person:
    """The person of that sign-in name, who must be here already and may sign in."""
    name = claims.get(settings.OIDC_CLAIM)
    if not isinstance(name, str) or not name or not name.isprintable():
        raise NotLetIn(NO_NAME)
    person = Person.objects.filter(username=name, is_active=True).first()
    if person is None:
        raise NotLetIn(UNKNOWN.format(name=name[:40]))
    return person


def asked_for_second(claims: dict[str, Any]) -> bool:
    """Whether the provider asked for a second factor, and its word counts here."""
    ways = [*claims.get("amr", []), claims.get("acr")]
    return any(way in settings.OIDC_SECOND_FACTOR for way in ways if isinstance(way, str))


def wanted(request: HttpRequest) -> str:
    """The page that was asked for first, if it is one of ours."""
    url = str(request.session.pop(WANTED, ""))
    ours = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if ours else resolve_url(settings.LOGIN_REDIRECT_URL)


def refused(request: HttpRequest, why: NotLetIn) -> HttpResponse:
    """Back to the sign-in page with the reason; what exactly did not fit is for the operator."""
    if trouble := why.__cause__:
        log.warning("OpenID sign-in: %s: %s", type(trouble).__name__, trouble)
    messages.error(request, str(why))
    return redirect("sign-in")
