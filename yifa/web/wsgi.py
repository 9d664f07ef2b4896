"""What the server runs; it does not open where the settings are unsafe for real data."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.settings")
django = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402  # settings are read by the line above

from yifa.web.production import refuse_unsafe  # noqa: E402  # as above

refuse_unsafe()
get_resolver().url_patterns  # noqa: B018  # all pages are read now, and not when the first one clicks
if settings.OIDC_URL:
    import yifa.web.desk.office_provider  # noqa: F401  # there everybody comes in by it


class WholeBody(io.RawIOBase):
    """What a request sends. A line that is cut before the end of it is an error, not the end.

    Servers tell both alike, and Django takes half a form, with half a file in it, for a whole one.
    """

    def __init__(self, sent: Any, length: int) -> None:
        self.sent, self.left = sent, length

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, into: Any) -> int:
        """The next bytes; none once all of it was read."""
        content = self.sent.read(min(len(into), self.left))
        if self.left and not content:
            raise ConnectionResetError("the line was cut in the middle of a request")
        into[: len(content)] = content
        self.left -= len(content)
        return len(content)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer a request that came in whole."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if length.isdecimal():
        environ["wsgi.input"] = io.BufferedReader(WholeBody(environ["wsgi.input"], int(length)))
    return django(environ, start_response)
