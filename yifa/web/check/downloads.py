"""What is found, to take away: nothing was kept, so the page sends the file back with it."""

from __future__ import annotations

import base64
import binascii
import json
from http import HTTPStatus
from pathlib import PurePath

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from yifa.reviewer import Review
from yifa.reviewer.faces import as_json, comments, page
from yifa.web.public.reports import DOCX

from . import keeping
from .pace import TOO_OFTEN, is_too_often
from .views import drop_page, unkept
from .work import MOST_CHARACTERS, Brought, check_one

#: The ways to take it: what stands behind the name of the file, and its kind of content.
WAYS = {
    "docx": ("-批注.docx", DOCX),
    "html": ("-校核意见.html", "text/html; charset=utf-8"),
    "json": ("-校核意见.json", "application/json; charset=utf-8"),
}


@require_POST
def file(request: HttpRequest) -> HttpResponse:
    """The findings of the file that the page sent back, or the file itself kept as a report."""
    if is_too_often(request):
        return drop_page(request, TOO_OFTEN, HTTPStatus.TOO_MANY_REQUESTS)
    brought = sent_back(request)
    way = request.POST.get("as", "")
    if brought is None:
        return drop_page(request, "这份文件没有传完整，重新选择文件。", HTTPStatus.BAD_REQUEST)
    if way == "keep":
        return keeping.keep(request, brought)
    result = check_one(brought, MOST_CHARACTERS)
    if result.review is None or not may_be_taken(way, result.review):
        says = result.trouble or "没有这种文件，从按钮里选一种。"
        return drop_page(request, says, HTTPStatus.UNPROCESSABLE_ENTITY)
    ending, kind = WAYS[way]
    name = f"{PurePath(brought.name).stem}{ending}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    content = written(way, brought, result.review)
    return unkept(HttpResponse(content, content_type=kind, headers=headers))


def sent_back(request: HttpRequest) -> Brought | None:
    """The file as the page holds it; None if somebody changed that."""
    try:
        content = base64.b64decode(request.POST.get("content", ""), validate=True)
    except (binascii.Error, ValueError):
        return None
    return Brought(request.POST.get("name", "")[:200] or "报告", content)


def may_be_taken(way: str, review: Review) -> bool:
    """Whether there is such a file; only a Word document has room for comments."""
    return way in WAYS and (way != "docx" or review.reading.document.source.kind == "docx")


def written(way: str, brought: Brought, review: Review) -> bytes:
    """The findings as a file."""
    if way == "docx":
        return comments.commented(brought.content, review)
    if way == "html":
        return page.page(review).encode()
    said = json.dumps(as_json.findings_as_json(review), ensure_ascii=False, indent=1)
    return f"{said}\n".encode()
