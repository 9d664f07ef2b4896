"""What stands around every desk page: whose post it is, the menu, the search."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def chrome(request: HttpRequest) -> dict[str, object]:
    """The context of the base template."""
    return {}


class PostMiddleware:
    """Gives each request the post that the person has chosen to act in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)
