"""A file is kept only if someone signed in says so, as a past report like any other."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yifa.report.annual_report.draft import writer_for
from yifa.report.annual_report.procedure import PastReporting
from yifa.web.desk import report_edits
from yifa.web.desk.request import DeskRequest

from .work import Brought


def may_keep(request: HttpRequest) -> bool:
    """Whether who looks at the page works in a post that brings reports in."""
    post = getattr(request, "post", None)
    if post is None or request.user.must_change_password:  # type: ignore[union-attr]  # a post has a person
        return False
    owes = writer_for(post.organisation) == post.organisation
    return owes and post.role in PastReporting.register.by


def keep(request: HttpRequest, brought: Brought) -> HttpResponse:
    """收录为往年报告."""
    if not may_keep(request):
        raise PermissionDenied("收录报告要先登录，由写年度报告的单位办。")
    try:
        report = report_edits.brought(cast("DeskRequest", request), brought.content, brought.name)
    except report_edits.NOT_BROUGHT_IN as refused:
        messages.error(request, str(refused))
        return redirect("report-bring-in")
    return redirect("report", pk=report.pk)
