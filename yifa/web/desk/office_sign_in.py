"""统一身份认证: signing in through the place's own OpenID provider, where the settings name one.

Authlib asks with state, nonce and PKCE and verifies the answer's signature and claims. Whoever the
provider vouches for comes in only as a person who is here already; nobody is added by it.
"""

from __future__ import annotations

import logging
from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import DjangoOAuth2App, OAuth
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe
from joserfc.errors import JoseError
from requests import RequestException

from yifa.kernel.person import Person

from .second_step import go_on

log = logging.getLogger(__name__)
#: Seconds that the provider may take for an answer.
PATIENCE = 10
#: Where somebody wanted to go before signing in.
WANTED = "office_wanted"
AWAY = "连不上统一身份认证，过一会儿再试，或者用登录名和密码登录。"
WRONG = "统一身份认证的答复核对不上，没有登录。从头再试一次；还是不行，告诉系统管理员。"
NO_NAME = "统一身份认证没有说您的登录名，没有登录。告诉系统管理员。"
UNKNOWN = "统一身份认证认得您，这里没有“{name}”这个登录名，或者已经停用。让安全管理员添加或者恢复。"
#: An answer that is none, or not to our question.
BAD_ANSWER = (OAuthError, JoseError, ValueError, KeyError, TypeError, RuntimeError)


class NotLetIn(Exception):
    """Why somebody does not come in, in a sentence."""


def is_offered() -> bool:
    """Whether the settings name a provider."""
    return bool(settings.OIDC_URL)


def provider() -> DjangoOAuth2App:
    """The provider, as its own description at the well-known address says."""
    if not is_offered():
        raise Http404("没有设统一身份认证")
    return OAuth().register(
        "office",
        client_id=settings.OIDC_CLIENT,
        client_secret=settings.OIDC_SECRET,
        server_metadata_url=settings.OIDC_URL.rstrip("/") + "/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
        },
    )


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """To the provider's page."""
    request.session[WANTED] = request.GET.get("next", "")
    back = request.build_absolute_uri(reverse("office-back"))
    try:
        answer: HttpResponse = provider().authorize_redirect(request, back)
    except (RequestException, *BAD_ANSWER) as trouble:
        return refused(request, AWAY, trouble)
    return answer


@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    """Back from it: in as whom it vouches for, then our own second factor unless it asked one."""
    try:
        claims = vouched(request)
        person = person_of(claims)
    except NotLetIn as why:
        return refused(request, str(why))
    except RequestException as trouble:
        return refused(request, AWAY, trouble)
    except BAD_ANSWER as trouble:
        return refused(request, WRONG, trouble)
    url = wanted(request)
    return go_on(request, person, url, proved=asked_for_second(claims))


def vouched(request: HttpRequest) -> dict[str, Any]:
    """What the provider says of who is there; raises where anything does not fit."""
    office = provider()
    exact = {
        "iss": {"essential": True, "value": settings.OIDC_URL},
        "aud": {"essential": True, "value": settings.OIDC_CLIENT},
    }
    token = office.authorize_access_token(request, claims_options=exact)
    claims = dict(token["userinfo"])
    if settings.OIDC_CLAIM not in claims and "userinfo_endpoint" in office.server_metadata:
        more = dict(office.userinfo(token=token))
        if more.get("sub") != claims["sub"]:
            raise ValueError("userinfo is about somebody else")
        claims = {**more, **claims}
    return claims


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


def refused(request: HttpRequest, says: str, trouble: Exception | None = None) -> HttpResponse:
    """Back to the sign-in page with the reason; what exactly did not fit is for the operator."""
    if trouble is not None:
        log.warning("OpenID sign-in: %s: %s", type(trouble).__name__, trouble)
    messages.error(request, says)
    return redirect("sign-in")
