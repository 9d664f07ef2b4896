"""How often one address may have reports checked: anyone may, and the desk works here too."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

TOO_OFTEN = "一分钟里传得太多，过一分钟再传。"


class _Pace(AnonRateThrottle):
    """So many requests in a minute; each process counts its own, and nobody who is signed in."""

    scope = "check"
    rate = "30/min"


def is_too_often(request: HttpRequest) -> bool:
    """Count a request, and tell whether its address has sent too many."""
    # What it asks of a request and of a view, Django's own request has too.
    return not _Pace().allow_request(cast("Request", request), cast("APIView", None))
