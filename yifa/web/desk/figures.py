"""指标: every figure by wing, and the page of one with everything it counts."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from . import figure_export, figure_index, figure_page
from .figure_asking import Asked, read, read_days, read_whose
from .request import DeskRequest, desk, today

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk
@require_safe
def figures(request: DeskRequest) -> HttpResponse:
    """All figures of an organisation in a period."""
    whose = read_whose(request.GET.get("o", ""), request.post)
    days = read_days(request.GET, today())
    shown = figure_index.index(whose, days, post=request.post, now=timezone.localtime())
    return render(request, "desk/figures/index.html", shown)


@desk
@require_safe
def figure(request: DeskRequest, kind: str, name: str) -> HttpResponse:
    """One figure, or its table as a file."""
    asked = read(request.GET, kind=kind, name=name, post=request.post, today=today())
    format = request.GET.get("format", "")
    if format in ("csv", "xlsx"):
        return download(asked, request, format)
    after = request.GET.get("after", "")
    shown = figure_page.page(asked, post=request.post, now=timezone.localtime(), after=after)
    return render(request, "desk/figures/figure.html", shown)


def download(asked: Asked, request: DeskRequest, format: str) -> HttpResponse:
    """The figure as a file."""
    name = f"{asked.figure.label}-{asked.whose.organisation.name}-{today():%Y%m%d}.{format}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    if format == "csv":
        content, kind = figure_export.as_csv(asked, request.post), "text/csv; charset=utf-8"
    else:
        content, kind = figure_export.as_xlsx(asked, request.post), XLSX
    return HttpResponse(content, content_type=kind, headers=headers)
