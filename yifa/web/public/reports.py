"""年度报告公开: the published reports and their files, for anyone, without script or signing in."""

from __future__ import annotations

import csv
import hashlib
import io
import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yifa.report.annual_report import export
from yifa.report.annual_report.publication import Published, find, published
from yifa.web.desk.chrome import is_large

from .frozen_figure import told
from .report_page import page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEAD = ("指标", "单位", "数值", "分子", "分母", "上年", "上年分子", "上年分母", "怎么算")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every published report."""
    return tagged(request, render(request, "public/index.html", {"reports": list(published())}))


@require_safe
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One published report."""
    found = found_or_404(code, year)
    return tagged(request, render(request, "public/report.html", page(found)))


@require_safe
def download(request: HttpRequest, code: str, year: int, format: str) -> HttpResponse:
    """A published report as a file."""
    found = found_or_404(code, year)
    content, kind = file(found, format)
    name = f"{found.report.organisation.code}-{year}.{format}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return tagged(request, HttpResponse(content, content_type=kind, headers=headers))


def found_or_404(code: str, year: int) -> Published:
    """A report that is public; anything else is not there."""
    found = find(code, year) if year < 10_000 else None
    if found is None:
        raise Http404("没有公开这份报告")
    return found


def tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response with the digest of what it says, or 304 if the reader has that already."""
    large = b"1" if is_large(request) else b"0"
    etag = f'"{hashlib.sha256(response.content + large).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, response=response) or response


def file(found: Published, format: str) -> tuple[bytes, str]:
    """The bytes and the kind of a file; Http404 for a kind there is not."""
    if format == "docx":
        return export.docx(found.report), DOCX
    if format == "html":
        return export.html(found.report).encode(), "text/html; charset=utf-8"
    if format == "csv":
        return as_csv(found), "text/csv; charset=utf-8"
    if format == "json":
        text = json.dumps(found.said, ensure_ascii=False, indent=1, sort_keys=True)
        return f"{text}\n".encode(), "application/json; charset=utf-8"
    raise Http404("没有这种文件")


def as_csv(found: Published) -> bytes:
    """All figures with their divisions, last year's and how they count."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for key, kept in found.said["figures"].items():
        now, before = kept["now"], kept["last_year"]
        names = ("value", "numerator", "denominator")
        numbers = [one[name] or "" for one in (now, before) for name in names]
        writer.writerow([kept["label"], kept["unit"], *numbers, told(key, kept).says])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
