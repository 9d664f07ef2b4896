"""How often one address may ask something of a page for anybody; the desk works here too."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

TOO_OFTEN = "一分钟里传得太多，过一分钟再传。"


class _Pace(AnonRateThrottle):
    """So many requests in a minute; each process counts its own, and nobody who is signed in.

    What is refused is not counted: whoever floods an address keeps nobody out for longer.
    """

    def __init__(self, scope: str, rate: str) -> None:
        self.scope, self.rate = scope, rate
        super().__init__()


def is_too_often(request: HttpRequest, *, scope: str = "check", rate: str = "30/min") -> bool:
    """Count a request, and tell whether its address has sent too many."""
    # What it asks of a request and of a view, Django's own request has too.
    asked = cast("Request", request), cast("APIView", None)
    return not _Pace(scope, rate).allow_request(*asked)
