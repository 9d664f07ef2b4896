"""The page on which a tracking code stands, the one time that it is told, with the receipt."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.kernel.handed_in import readable
from yifa.kernel.matter import Matter
from yifa.web.theme.link import Act

from .request import DeskRequest


def page(request: DeskRequest, matter: Matter) -> HttpResponse:
    """The code that was just given; nothing but its keyed hash is left when the page is closed."""
    context = {
        "heading": f"跟踪码，{matter.number}",
        "code": readable(vars(matter)["code_given"]),
        "back": Act("回到这一件", reverse("matter", args=[matter.pk])),
    }
    answer = render(request, "desk/tracking_code.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
