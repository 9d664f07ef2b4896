"""年度报告: the list, the report's own page, its files, its versions, its way to publication."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event
from yifa.kernel.person import Post
from yifa.report.annual_report import draft, export, freezing
from yifa.report.annual_report.models import AnnualReport, Version
from yifa.report.annual_report.procedure import CountyReporting
from yifa.web.theme.differing import folded
from yifa.web.theme.gate import Refusal
from yifa.web.theme.link import Link
from yifa.web.theme.message import done

from . import report_list, report_page, report_versions
from .access import readable_matter
from .forms import ActForm
from .possible import Prospect
from .request import DeskRequest, desk, today
from .step_page import StepPage

#: The files a report goes out as: how each is written, and its kind of content.
FILES: dict[str, tuple[Any, str]] = {
    "docx": (
        export.docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "html": (export.html, "text/html; charset=utf-8"),
    "json": (export.json, "application/json; charset=utf-8"),
}
#: What a step writes that the house computes and nobody types.
COMPUTED = ("version", "text_digest", "frozen_digest")


def report_or_404(post: Post, pk: int) -> AnnualReport:
    """A report whose content the post may see."""
    found = readable_matter(post, pk)
    if not isinstance(found, AnnualReport):
        raise Http404("没有这份报告")
    return found


@desk
def reports(request: DeskRequest) -> HttpResponse:
    """The reports of the organisation and of those below; POST begins one."""
    if request.method == "POST":
        return begin(request)
    return render(request, "desk/reports/index.html", report_list.page(request.post, today()))


def begin(request: DeskRequest) -> HttpResponse:
    """A new report with its first draft."""
    said = request.POST.get("year", "")
    year = int(said) if said.isascii() and said.isdecimal() and len(said) == 4 else 0
    try:
        made = draft.begin(year, by=request.post, on=today())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("reports")
    messages.success(request, done(f"已起草，{made.number}。有记录的章节已经写好第1稿"))
    return redirect("report", pk=made.pk)


@desk
@require_safe
def report(request: DeskRequest, pk: int) -> HttpResponse:
    """A report: its text, its numbers, its way."""
    found = report_or_404(request.post, pk)
    shown = report_page.page(found, request.post, today(), asked=request.GET.get("q", ""))
    return render(request, "desk/reports/report.html", shown)


@desk
@require_safe
def download(request: DeskRequest, pk: int, format: str) -> HttpResponse:
    """The report as a file."""
    found = report_or_404(request.post, pk)
    if format not in FILES:
        raise Http404("没有这种文件")
    write, kind = FILES[format]
    name = f"{found.organisation.code}-{found.report_year}.{format}"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(write(found), content_type=kind, headers=headers)


@desk
@require_safe
def versions(request: DeskRequest, pk: int) -> HttpResponse:
    """Every version."""
    found = report_or_404(request.post, pk)
    context = {
        "heading": "各稿",
        "crumbs": crumbs(found),
        "table": report_versions.table(found),
    }
    return render(request, "desk/reports/versions.html", context)


@desk
@require_safe
def compare(request: DeskRequest, pk: int, old: int, new: int) -> HttpResponse:
    """Two versions side by side."""
    found = report_or_404(request.post, pk)
    left, right = version_or_404(found, old), version_or_404(found, new)
    pairs = report_versions.pairs(left, right)
    context = {
        "heading": f"第{old}稿与第{new}稿对照",
        "crumbs": [*crumbs(found), Link("各稿", reverse("report-versions", args=[pk]))],
        "left": left,
        "right": right,
        "left_name": report_versions.named(left),
        "right_name": report_versions.named(right),
        "pairs": list(folded(pairs)),
        "changed": sum(not pair.same for pair in pairs),
    }
    return render(request, "desk/reports/compare.html", context)


def version_or_404(found: AnnualReport, place: int) -> Version:
    """A version of a report by its place."""
    version = found.versions.select_related("by__person").filter(place=min(place, 10**9)).first()
    if version is None:
        raise Http404("没有这一稿")
    return version


def crumbs(found: AnnualReport) -> list[Link]:
    """The list, and the report."""
    return [
        Link("年度报告", reverse("reports")),
        Link(found.title, reverse("report", args=[found.pk])),
    ]


class ReportStep(StepPage):
    """A step of a report: what the house computes is not asked, and 定稿 freezes the text."""

    def bound(self) -> tuple[ActForm, Any]:
        """The form without what the house computes."""
        form, rows = super().bound()
        return without_computed(form), rows

    def page(self, form: ActForm, rows: Any, **told: Any) -> HttpResponse:
        """The step's page, which never asks what the house computes."""
        return super().page(without_computed(form), rows, **told)

    def refusal(self, refused: Refused, links: dict[str, Link], prospect: Prospect) -> Refusal:
        """What is missing in the text leads to its place in the text."""
        told = super().refusal(refused, links, prospect)
        assert isinstance(self.matter, AnnualReport)
        ways = report_page.ways_into(self.matter, today())
        missing = [replace(one, links=ways.get(one.words, one.links)) for one in told.missing]
        return replace(told, missing=missing)

    def attempt(self, form: ActForm, rows: Any, *, dry: bool) -> Event:
        """定稿 keeps text, figures and digests; every other step is taken as it is."""
        if self.step.name != CountyReporting.adopt.name:
            return super().attempt(form, rows, dry=dry)
        return freeze(self, form, dry=dry)

    def tell(self, event: Event) -> HttpResponse:
        """Back to the report, with the word that it is done."""
        messages.success(self.request, done(f"已{self.step.label}"))
        return redirect("report", pk=self.matter.pk)


def freeze(page: ReportStep, form: ActForm, *, dry: bool) -> Event:
    """党委会议审定并定稿; tried without keeping anything where it is still to be confirmed."""
    given = form.given()
    faults = form.faults()
    assert isinstance(page.matter, AnnualReport)
    with transaction.atomic():
        event = freezing.freeze(
            page.matter, by=page.request.post, on=form.on, seen=form.seen, **given
        )
        if faults:
            raise Refused(page.step.label, fields=faults)
        if dry:
            transaction.set_rollback(True)
    return event


def without_computed(form: ActForm) -> ActForm:
    """The form without the fields that nobody types."""
    for name in COMPUTED:
        form.fields.pop(name, None)
    form.own = [name for name in form.own if name not in COMPUTED]
    return form


@desk
def step(request: DeskRequest, pk: int, step: str) -> HttpResponse:
    """A step of the report's way."""
    found = report_or_404(request.post, pk)
    declared = found.procedure.steps.get(step)
    own = declared is not None and not declared.move.begins
    if declared is None or not own or step == CountyReporting.write.name:
        raise Http404("没有这个环节")
    page = ReportStep(request, found, declared)
    return page.post() if request.method == "POST" else page.show()
