"""What is told when an address can't be answered: a person a way on, a program problem+json."""

from __future__ import annotations

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from yifa.kernel import full_disk
from yifa.web.api import problem
from yifa.web.theme.link import Link

#: Where programs ask.
API = "/api/"


def told(
    request: HttpRequest, status: HTTPStatus, title: str, says: str, *ways: Link
) -> HttpResponse:
    """An answer that needs no database, so that it can be given whatever has failed."""
    if request.path_info.startswith(API):
        return JsonResponse(
            problem.body(status, title, says),
            status=status,
            content_type=problem.MEDIA_TYPE,
            json_dumps_params={"ensure_ascii": False},
        )
    context = {
        "trouble_title": title,
        "trouble_says": says,
        "ways": [*ways, Link("回到我的工作", reverse("work"))],
    }
    return HttpResponse(render_to_string("desk/error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request can't be read."""
    return told(
        request,
        HTTPStatus.BAD_REQUEST,
        "这次提交读不懂",
        "可能是材料太大，或者网页打开太久。回到上一页重新办一次，填的内容一般还在。",
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the post may not do this."""
    says = str(exception or "") or "您现在的岗位不办这件事。换一个岗位，或者请承办单位办理。"
    return told(request, HTTPStatus.FORBIDDEN, "这里不归您的岗位办", says)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing there, or nothing that the post may know of."""
    return told(
        request,
        HTTPStatus.NOT_FOUND,
        "没有这一页，或者您的岗位看不到它",
        "网址可能抄错了，也可能这一件不在您的权限以内。可以按编号搜一下。",
        Link("按编号搜", reverse("search")),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault; 507 where the disk is full."""
    if full_disk.stopped(sys.exception()):
        return told(request, HTTPStatus.INSUFFICIENT_STORAGE, full_disk.TITLE, full_disk.SAYS)
    return told(
        request,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "没有办成，是我们的程序出了错",
        "刚才这一步没有存上，已经存好的没有变。再办一次；还是不行，把办的时间告诉管理员。",
    )
