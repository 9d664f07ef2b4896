"""The doors through which a report's text, numbers and margin are changed: one domain call each."""

from __future__ import annotations

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from yifa import reviewer
from yifa.kernel.gates import Refused
from yifa.report.annual_report import bringing_in, comments, editing, marks
from yifa.report.annual_report.baseline import last_day, reading_for
from yifa.report.annual_report.models import AnnualReport
from yifa.report.annual_report.versions import latest
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done

from . import report_paragraph
from .report_choosing import choices
from .report_paragraph import Typed
from .reports import crumbs, report_or_404
from .request import DeskRequest, desk, today


def back(found: AnnualReport, block: str = "", *, place: str = "") -> HttpResponse:
    """To the report, at a paragraph or a number."""
    url = reverse("report", args=[found.pk])
    if place:
        url += f"?q={block}.{place}#q"
    return redirect(url if place or not block else f"{url}#b-{block}")


@desk
def paragraph(request: DeskRequest, pk: int, block: str) -> HttpResponse:
    """One paragraph: its text with the figures as words; POST saves a version."""
    found = report_or_404(request.post, pk)
    here = report_paragraph.block_or_404(found, block)
    if request.method != "POST":
        return render(
            request,
            "desk/reports/paragraph.html",
            report_paragraph.page(found, here, today=today()),
        )
    typed = report_paragraph.read(request.POST)
    if typed.insert:
        shown = report_paragraph.page(
            found, here, today=today(), typed=report_paragraph.inserted(typed)
        )
        return render(request, "desk/reports/paragraph.html", shown)
    return save(request, found, block, typed)


def save(request: DeskRequest, found: AnnualReport, block: str, typed: Typed) -> HttpResponse:
    """Keep a version; what was typed stays on the page if it can't be kept."""
    told: dict[str, object] = {}
    try:
        report_paragraph.nothing_added(typed)
        edit = report_paragraph.edit_of(block, typed)
        editing.save(found, edit, by=request.post, on=today(), base=typed.base)
    except editing.Clash as clash:
        told = {"clash": f"没有存上，您填的内容还在。{clash}。"}
    except Refused as refused:
        told = {"refused": refused}
    else:
        messages.success(request, done(report_paragraph.said(typed)))
        return back(found, "" if typed.act == "remove" else block)
    here = report_paragraph.block_or_404(found, block)
    shown = report_paragraph.page(found, here, today=today(), typed=typed, **told)  # type: ignore[arg-type]  # one of the two it takes
    return render(request, "desk/reports/paragraph.html", shown, status=HTTPStatus.CONFLICT)


@desk
def title(request: DeskRequest, pk: int) -> HttpResponse:
    """The report's title."""
    found = report_or_404(request.post, pk)
    now, refused = latest(found), None
    typed = request.POST.get("title", now.title)
    if request.method == "POST":
        try:
            said = editing.clean_title(typed)
            editing.save(
                found, editing.retitle(), by=request.post, on=today(), base=now.place, title=said
            )
        except Refused as why:
            refused = why
        else:
            messages.success(request, done("标题已改"))
            return back(found)
    context = {
        "heading": "改标题",
        "crumbs": crumbs(found),
        "title": typed,
        "refused": refused,
        "acts": [
            Act("存标题", weight=Weight.INK),
            Act("不改了", reverse("report", args=[pk])),
        ],
    }
    return render(request, "desk/reports/title.html", context)


@desk
@require_POST
def sign(request: DeskRequest, pk: int, block: str, place: int) -> HttpResponse:
    """Answer for one number, or for all of its paragraph, with a source."""
    found = report_or_404(request.post, pk)
    source = request.POST.get("source", "")
    try:
        if request.POST.get("all") == "1":
            count = editing.sign_all(found, block=block, source=source, by=request.post)
        else:
            count = editing.sign(found, block=block, place=place, source=source, by=request.post)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return back(found, block)
    messages.success(request, done(f"已具名，{count}个数字"))
    return back(found, block)


@desk
def tie(request: DeskRequest, pk: int, block: str, place: int) -> HttpResponse:
    """Choose the figure that a number typed by hand is."""
    found = report_or_404(request.post, pk)
    if request.method == "POST":
        try:
            editing.tie(
                found, block=block, place=place, key=request.POST.get("figure", ""), by=request.post
            )
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, done("已对应指标"))
        return back(found, block)
    told = marks.find(found, block=block, place=place)
    if told is None:
        return back(found)
    until = last_day(found, today())
    reading = reading_for(found.organisation, found.report_year, until=until)
    find = request.GET.get("find", "").strip()
    context = {
        "heading": f"“{told.text}”是哪个指标",
        "crumbs": crumbs(found),
        "told": told,
        "find": find,
        "choices": choices(reading, find=find, value=told.value),
        "last_year": found.report_year - 1,
        "cancel": Link("先不对应", f"{reverse('report', args=[pk])}#b-{block}"),
    }
    return render(request, "desk/reports/tie.html", context)


@desk
@require_POST
def comment(request: DeskRequest, pk: int, block: str) -> HttpResponse:
    """Say something of a paragraph."""
    found = report_or_404(request.post, pk)
    text = request.POST.get("text", "")
    try:
        comments.add(found, block=block, text=text, by=request.post, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, done("已批注"))
    return back(found, block)


@desk
@require_POST
def settle(request: DeskRequest, pk: int, comment: int) -> HttpResponse:
    """A comment is dealt with."""
    found = report_or_404(request.post, pk)
    try:
        comments.settle(found, comment, by=request.post)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return back(found, request.POST.get("block", "")[:24])


class PastReportForm(forms.Form):
    """A file with a past report."""

    file = forms.FileField(
        label="往年报告",
        help_text="txt、md、html、docx、pdf，一个文件",
        error_messages={"required": "还没有选文件", "empty": "文件是空的，重新选择"},
    )
    year = forms.IntegerField(
        label="年度",
        required=False,
        min_value=2000,
        max_value=2100,
        help_text="不填时从文中读",
        error_messages={"invalid": "年度写成2024这样"},
    )


#: Why a file does not become a report.
NOT_BROUGHT_IN = (reviewer.Unreadable, bringing_in.NotBroughtIn, Refused)


def brought(
    request: DeskRequest, content: bytes, name: str, *, year: int | None = None
) -> AnnualReport:
    """Bring a file in and say what came of it; raises one of NOT_BROUGHT_IN."""
    source = reviewer.read(content, name)
    done_with = bringing_in.bring_in(source, by=request.post, on=today(), year=year)
    said = "已收录" if done_with.is_new else "这份文件已经收录过，没有新增"
    messages.success(request, done(f"{said}，{done_with.report.number}"))
    if done_with.other_author:
        told = f"文中写的单位是{done_with.other_author}，核对是不是选错了文件"
        messages.warning(request, told)
    return done_with.report


@desk
def bring_in(request: DeskRequest) -> HttpResponse:
    """收录往年报告: the baseline that this year is compared with."""
    sent = request.method == "POST"
    form = PastReportForm(request.POST, request.FILES) if sent else PastReportForm()
    if sent and form.is_valid():
        upload, year = form.cleaned_data["file"], form.cleaned_data["year"]
        try:
            return back(brought(request, upload.read(), upload.name, year=year))
        except NOT_BROUGHT_IN as refused:
            form.add_error("file", str(refused))
    context = {
        "heading": "收录往年报告",
        "crumbs": [Link("年度报告", reverse("reports"))],
        "form": form,
        "acts": [Act("收录", weight=Weight.INK), Act("不收录了", reverse("reports"))],
    }
    return render(request, "desk/reports/bring_in.html", context)
