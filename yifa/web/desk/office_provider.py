"""What the place's own OpenID provider is asked, and whether its answer is right.

Authlib asks with state, nonce and PKCE and verifies the answer's signature and claims. It is read
when somebody comes in by a provider and not at the start, since few places have one.
"""

from __future__ import annotations

from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import DjangoOAuth2App, OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

from .office_sign_in import NotLetIn

#: Seconds that the provider may take for an answer.
PATIENCE = 10
AWAY = "连不上统一身份认证，过一会儿再试，或者用登录名和密码登录。"
WRONG = "统一身份认证的答复核对不上，没有登录。从头再试一次；还是不行，告诉系统管理员。"
#: An answer that is none, or not to our question.
BAD_ANSWER = (OAuthError, JoseError, ValueError, KeyError, TypeError, RuntimeError)


def way_there(request: HttpRequest, back: str) -> HttpResponse:
    """To the provider's page and then to `back`; raises NotLetIn where it is away."""
    try:
        answer: HttpResponse = provider().authorize_redirect(request, back)
    except (RequestException, *BAD_ANSWER) as trouble:
        raise NotLetIn(AWAY) from trouble
    return answer


def vouched(request: HttpRequest) -> dict[str, Any]:
    """What the provider says of who is there; raises NotLetIn where anything does not fit."""
    try:
        return claims_of(request)
    except RequestException as trouble:
        raise NotLetIn(AWAY) from trouble
    except BAD_ANSWER as trouble:
        raise NotLetIn(WRONG) from trouble


def claims_of(request: HttpRequest) -> dict[str, Any]:
    """What its answer says of who is there, checked by Authlib."""
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


def provider() -> DjangoOAuth2App:
    """The provider, as its own description at the well-known address says."""
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
