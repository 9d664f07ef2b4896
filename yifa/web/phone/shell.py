"""The page that a phone keeps: it holds nothing of anybody, so it is the same for all."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

#: What the page names: its stylesheets, scripts and pictures.
NAMED = re.compile(r'(?:href|src)="([^"]+)"')
#: What the stylesheets name.
FONTS = ("theme/fonts/song-figures-400.woff2", "theme/fonts/song-figures-700.woff2")


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """手机页: what it shows comes from what the phone keeps."""
    return HttpResponse(page())


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """What lets the page open without a network: it names all that belongs to it, and its state."""
    kept = [reverse("phone"), *files()]
    told = f"const KEPT = {json.dumps(kept)};\nconst STATE = {json.dumps(state())};\n"
    made = HttpResponse(told + source("phone/worker.js"), content_type="text/javascript")
    made["Cache-Control"] = "no-cache"
    return made


@cache
def page() -> str:
    """The page."""
    return render_to_string("phone/shell.html", {"practice": settings.PRACTICE})


def files() -> list[str]:
    """The addresses of every file that the page is made of."""
    root = static("")
    named = [one for one in NAMED.findall(page()) if one.startswith(root)]
    return list(dict.fromkeys([*named, *map(static, FONTS)]))


@cache
def state() -> str:
    """A mark of all of it: when one file changes, phones fetch the whole anew."""
    root = static("")
    told = hashlib.sha256(page().encode())
    for one in files():
        told.update(found(one.removeprefix(root)).read_bytes())
    return told.hexdigest()[:16]


def source(name: str) -> str:
    """A file of ours in words."""
    return found(name).read_text()


def found(name: str) -> Path:
    """Where a static file lies."""
    where = finders.find(name)
    assert isinstance(where, str), name
    return Path(where)
