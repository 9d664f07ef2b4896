"""How a program shows whose post it works for: `Authorization: Bearer …`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from yifa.kernel.person import Person, Post

from .models import ApiToken, digest_of, fresh_secret

SCHEME = "Bearer"
#: A token lasts a year at most; its holder's post may end earlier.
LONGEST = dt.timedelta(days=366)


def make(
    post: Post, name: str, *, scopes: Collection[str], expires_on: dt.date, at: dt.datetime
) -> tuple[ApiToken, str]:
    """A new token and its secret, which is shown now and never again."""
    secret = fresh_secret()
    token = ApiToken.objects.create(
        post=post,
        name=name,
        scopes=sorted(scopes),
        digest=digest_of(secret),
        begins=secret[:10],
        created_at=at,
        expires_on=min(expires_on, timezone.localdate(at) + LONGEST),
    )
    return token, secret


def revoke(token: ApiToken, *, at: dt.datetime) -> None:
    """End a token at once; one that has ended keeps its day."""
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])


def revoke_all(people: Iterable[Person], *, at: dt.datetime) -> None:
    """End every token of people who are let in anew: what is open under an old password closes."""
    standing = ApiToken.objects.filter(revoked_at__isnull=True, post__person__in=list(people))
    standing.update(revoked_at=at)


def holder_of(secret: str, *, today: dt.date) -> ApiToken | None:
    """The token that a secret opens, if it is valid and its post is still held."""
    found = ApiToken.objects.valid_on(today).filter(digest=digest_of(secret))
    token = found.select_related("post__organisation", "post__person").first()
    if token is None or not token.post.is_held_on(today) or not token.post.person.is_active:
        return None
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return token


class TokenAuthentication(BaseAuthentication):
    """Lets a valid token in and tells the request whose post it is."""

    def authenticate(self, request: Request) -> tuple[Person, ApiToken] | None:
        """The person and the token, or None where no token was shown."""
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != SCHEME.lower() or not secret.strip():
            return None
        token = holder_of(secret.strip(), today=timezone.localdate())
        if token is None:
            raise AuthenticationFailed("令牌不对、已注销或者已过期，到“接口令牌”页重新制发")
        request._request.post = token.post  # type: ignore[attr-defined]  # as the desk's middleware does
        return token.post.person, token

    def authenticate_header(self, request: Request) -> str:
        """What to send, told with a 401."""
        return f'{SCHEME} realm="yifa"'
