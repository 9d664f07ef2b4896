"""How organisations and people are brought in as a table: dropped, judged, accepted whole."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel.administration.organisation_table import OrganisationTable
from yifa.kernel.administration.people_table import PeopleTable
from yifa.kernel.administration.tables import Kind, Report
from yifa.kernel.exchange import Import
from yifa.kernel.gates import Refused
from yifa.kernel.spreadsheet import Unreadable
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done

from .exchange import XLSX, FileForm, faults, typed
from .request import DeskRequest, desk


class ListForm(FileForm):
    """The table to bring in, with the heads of its template."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["file"].help_text = "xlsx、xls或者csv，最大20兆、20000行。用模板的列名"


@dataclass(frozen=True)
class Door:
    """Where a kind of table is brought in, and what its rows are called."""

    kind: Kind[Any]
    title: str
    home: str
    way: str
    counted: str

    def enter(self, request: DeskRequest) -> None:
        """Only the administrator whose work it is gets in."""
        if request.post.role != self.kind.role:
            raise PermissionDenied(f"这一页由{self.kind.role.label}办。")

    def crumbs(self) -> list[Link]:
        """The way to the list."""
        return [Link(self.title, reverse(self.home))]


ORGANISATIONS = Door(
    OrganisationTable(), "单位管理", "organisations", "bring-organisations", "个单位"
)
PEOPLE = Door(PeopleTable(), "人员与岗位", "staff", "bring-people", "个岗位")


@desk
def bring(request: DeskRequest, door: Door) -> HttpResponse:
    """导入表格: choose a file; it is judged before anything is stored."""
    door.enter(request)
    form = ListForm(typed(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            kept = door.kind.keep(request.post, file=sent.name or "表格", content=sent.read())
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        else:
            return redirect(f"{door.way}-check", pk=kept.pk)
    page = {
        "heading": f"导入{door.kind.title}表格",
        "crumbs": door.crumbs(),
        "below": ["先检查，后导入", "同一份表格再导入不会重复"],
        "form": form,
        "acts": [Act("检查这份表格", weight=Weight.INK)],
        "template": Link("下载空白模板", reverse(f"{door.way}-template")),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/exchange/bring.html", page, status=status)


@desk
@require_safe
def template(request: DeskRequest, door: Door) -> HttpResponse:
    """The empty table."""
    door.enter(request)
    file = door.kind.template(request.post)
    name = f"{door.kind.title}导入模板.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)  # type: ignore[return-value]  # a FileResponse is a response to Django


@desk
def check(request: DeskRequest, pk: int, door: Door) -> HttpResponse:
    """检查结果: what is ready, what is there, every bad cell; POST brings the good in."""
    door.enter(request)
    waiting = Import.objects.filter(
        post=request.post, kind=door.kind.name, state=Import.State.WAITING
    )
    kept = get_object_or_404(waiting, pk=pk)
    told: dict[str, Any] = {}
    if request.method == "POST":
        try:
            added = door.kind.bring_in(kept)
        except Refused as refused:
            told = {"trouble_title": refused.sentence}
        else:
            messages.success(request, done(f"已导入{added}{door.counted}"))
            return redirect(door.home)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if told else HTTPStatus.OK
    page = {**judged(door, kept), **told}
    return render(request, "desk/exchange/check.html", page, status=status)


def judged(door: Door, kept: Import) -> dict[str, Any]:
    """The dry run as the page shows it."""
    report: Report[Any] = door.kind.report_on(kept)
    ready, again = len(report.ready), Act("改好表格重新选", reverse(door.way))
    accept = Act(f"导入这{ready}{door.counted}", weight=Weight.INK)
    return {
        "heading": f"检查“{kept.file}”",
        "crumbs": [*door.crumbs(), Link("导入表格", reverse(door.way))],
        "below": [f"工作表“{report.sheet.name}”", str(report)],
        **faults(report.faults),
        "unused": report.sheet.heads.unused,
        "passed_over": report.sheet.passed_over,
        "acts": [accept, again] if ready else [again],
    }
