"""What every view of the API stands on: a token's post, its scope, answers that say why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, ClassVar
from urllib.parse import unquote

from django.http import Http404
from rest_framework.exceptions import NotAuthenticated, PermissionDenied, ValidationError
from rest_framework.parsers import BaseParser, JSONParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, see

from . import problem
from .models import ApiToken, Scope

#: The header that says what the full data is wanted for.
PURPOSE = "X-Purpose"
#: The header by which a registration that is sent again is known.
ONCE = "Idempotency-Key"


class Door(APIView):
    """A view for whoever shows a token with the scope it needs."""

    scope: ClassVar[str] = Scope.READ
    write_scope: ClassVar[str] = Scope.WRITE
    #: A form can't say what is a number and what a text; the schema promises JSON alone.
    parser_classes: Sequence[type[BaseParser]] = (JSONParser,)
    #: What may stand in the query, as the schema says. A filter that was misspelt and passed over
    #: would answer with more than was asked for.
    asks: ClassVar[frozenset[str]] = frozenset()

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], Response | None]:
        """Every no is problem+json."""
        return problem.answer

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Who asks, whether they may, and whether it is something that can be asked here."""
        super().initial(request, *args, **kwargs)
        if strange := sorted(request.query_params.keys() - self.asks):
            raise ValidationError(f"没有“{strange[0]}”这个查询条件，核对名称或者去掉")

    def check_permissions(self, request: Request) -> None:
        """Whether the token has the scope for this kind of request."""
        super().check_permissions(request)
        if not isinstance(request.auth, ApiToken):
            raise NotAuthenticated
        wanted = self.scope if request.method in ("GET", "HEAD", "OPTIONS") else self.write_scope
        if not request.auth.allows(wanted):
            label = Scope(wanted).label
            raise PermissionDenied(f"令牌没有“{label}”的权限，到“接口令牌”页另制发一个")

    @property
    def token(self) -> ApiToken:
        """The token that was shown."""
        token = self.request.auth
        assert isinstance(token, ApiToken), "check_permissions lets nobody else in"
        return token

    @property
    def post_held(self) -> Post:
        """The post it works for."""
        post: Post = self.token.post
        return post

    def purpose(self) -> str:
        """What the full data is wanted for; percent-encoded, since headers hold no Chinese."""
        return unquote(self.request.headers.get(PURPOSE, "")).strip()


class Nowhere(Door):
    """An address that the API does not have: told as every other no is, not as a page."""

    write_scope = Scope.READ

    def http_method_not_allowed(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """There is nothing here for any method."""
        raise Http404


def matter_or_404(register: type[Register], key: str, post: Post, *, least: Sight) -> Matter:
    """A matter by its number or id that the post sees at least to that grade."""
    rows = see(register.model._default_manager.all(), post, sight=least)
    by_id = key.isdecimal() and len(key) < 19
    found = rows.filter(pk=int(key)) if by_id else rows.filter(number=key)
    matter = found.select_related("holder__parent", "organisation", "handler__person").first()
    if matter is None:
        raise Http404
    return matter


def etag(matter: Matter) -> str:
    """Which state of a matter an answer shows."""
    return f'"{matter.pk}-{matter.events_taken}"'


def seen_state(request: Request, matter: Matter) -> int | None:
    """How many events the caller has seen, told by If-Match; None where it does not matter."""
    said = request.headers.get("If-Match", "").strip()
    if said in ("", "*"):
        return None
    pk, _, events = said.removeprefix("W/").strip('"').partition("-")
    if pk != str(matter.pk) or not events.isdecimal() or len(events) > 18:
        return -1
    return int(events)


def day_asked(request: Request, name: str) -> dt.date | None:
    """A day in the query, None if it was not asked for."""
    said = request.query_params.get(name)
    try:
        return None if said is None else dt.date.fromisoformat(said)
    except ValueError as wrong:
        raise ValidationError(f"{name}要写成2026-03-06的样子") from wrong
