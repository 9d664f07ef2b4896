"""The doors through which a finding is answered, and a typed number becomes the register's."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from yifa.kernel.gates import Refused
from yifa.report.annual_report import answering, editing, proposals
from yifa.report.annual_report.models import AnnualReport, Reply
from yifa.web.theme.message import done

from .report_edits import back
from .report_paragraph import read
from .reports import report_or_404
from .request import DeskRequest, desk, today

#: The button that writes the number as the others make it.
MEND = "mend"


@desk
@require_POST
def answer(request: DeskRequest, pk: int, key: str) -> HttpResponse:
    """Answer a finding: mend it, promise to, explain it, or say why it stays."""
    found = report_or_404(request.post, pk)
    block = request.POST.get("block", "")[:24]
    reply = request.POST.get("reply", "")
    try:
        if reply == MEND:
            return mend(request, found, key, block)
        given = answering.answer(
            found,
            key,
            reply=reply,
            words=request.POST.get("words", ""),
            by=request.post,
            on=today(),
            at=timezone.now(),
        )
    except (Refused, editing.Clash) as refused:
        messages.error(request, said(refused))
        return back(found, block)
    messages.success(request, done(f"已答复：{given.get_reply_display()}"))
    if reply == Reply.ACCEPTED and block:
        return redirect("report-paragraph", pk=found.pk, block=block)
    return redirect(f"{reverse('report', args=[pk])}#findings")


def mend(request: DeskRequest, found: AnnualReport, key: str, block: str) -> HttpResponse:
    """One act: the number is written as the others make it."""
    base = read(request.POST).base
    now = answering.mend(found, key, by=request.post, on=today(), at=timezone.now(), base=base)
    messages.success(request, done(f"已改成{now}"))
    return back(found, block)


@desk
@require_POST
def take_from_register(request: DeskRequest, pk: int, block: str, place: int) -> HttpResponse:
    """Put a live figure where a number was typed."""
    found = report_or_404(request.post, pk)
    try:
        told = proposals.take_from_register(
            found,
            block=block,
            place=place,
            key=request.POST.get("figure", ""),
            by=request.post,
            on=today(),
            base=read(request.POST).base,
        )
    except (Refused, editing.Clash) as refused:
        messages.error(request, said(refused))
    else:
        messages.success(request, done(f"“{told.text}”已换成台账数"))
    return back(found, block)


def said(refused: Refused | editing.Clash) -> str:
    """Why it was not done, in one sentence."""
    return refused.sentence if isinstance(refused, Refused) else f"没有存上。{refused}。"
