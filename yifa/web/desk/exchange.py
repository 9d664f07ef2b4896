"""How a table is brought into a register: dropped, judged, accepted, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel import spreadsheet
from yifa.kernel.exchange import Export, Import
from yifa.kernel.gates import Refused
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.roles import ADMINISTRATORS, LEADER
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.message import done
from yifa.web.theme.table import Cell, Column, Row, Table
from yifa.web.theme.wording import day_in_full

from .access import register_or_404
from .matter_page import crumbs
from .registration import may_register
from .request import DeskRequest, desk, today
from .words import Words

R = TypeVar("R", Import, Export)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Bad cells and rows shown on one page; the count names them all.
SHOWN = 200
#: Cells with the same fault that are named before they are only counted.
NAMED = 3
EARLIER = 10

BAD = [
    Column("单元格", whole=True),
    Column("列"),
    Column("填的内容"),
    Column("要改什么"),
]
PAST = [
    Column("文件"),
    Column("导入时间", whole=True),
    Column("新增", numeric=True),
    Column("补办", numeric=True),
    Column("已有", numeric=True),
    Column("撤销", whole=True),
]


class FileForm(forms.Form):
    """The table to bring in."""

    file = forms.FileField(
        label="表格文件",
        help_text="xlsx、xls或者csv，最大20兆、20000行。列名不同也行，下一步可以对照",
        error_messages={"required": "还没有选文件", "empty": "这是空文件，重新选择"},
    )


class ReasonForm(forms.Form):
    """Why an import is taken back."""

    reason = Words(
        label="撤销理由", max_length=120, error_messages={"required": "还没有填撤销理由"}
    )


def typed(request: DeskRequest) -> QueryDict | None:
    """What was sent with a form, None where it is only shown."""
    return request.POST if request.method == "POST" else None


@desk
def bring(request: DeskRequest, kind: str) -> HttpResponse:
    """导入表格: choose a file; it is judged before anything is stored."""
    register = register_or_404(kind)
    form = FileForm(typed(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            kept = spreadsheet.keep(
                register, request.post, file=sent.name or "表格", content=sent.read()
            )
        except spreadsheet.Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        else:
            return redirect("import", pk=kept.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "desk/exchange/bring.html", context(request, register, form), status=status
    )


def context(request: DeskRequest, register: type[Register], form: FileForm) -> dict[str, Any]:
    """The page on which a file is chosen, with what came in before."""
    may = may_register(register, request.post)
    return {
        "heading": f"导入{register.title}表格",
        "crumbs": crumbs(register),
        "below": ["先检查，后导入", "同一份表格再导入不会重复登记", "导入后可以整批撤销"],
        "form": form if may else None,
        "acts": [Act("检查这份表格", weight=Weight.INK)],
        "template": Link(
            "下载空白模板",
            reverse("register-template", args=[register.kind()]),
            note="自己的台账也可以直接导入。",
        ),
        "past": past(request, register),
        "empty_title": "您的岗位不登记这个台账",
        "empty_why": "由经办这个台账的岗位导入。",
    }


def past(request: DeskRequest, register: type[Register]) -> Table | None:
    """What the organisation brought in before."""
    done_before = of_ones_own(Import.objects.all(), register, request.post)
    done_before = done_before.exclude(state=Import.State.WAITING)
    rows = [past_row(request, one) for one in done_before.select_related("post")[:EARLIER]]
    return Table("以前导入的", PAST, rows) if rows else None


def of_ones_own(records: QuerySet[R], register: type[Register], post: Post) -> QuerySet[R]:
    """What one's organisation brought into a register or took out of it.

    The names of files and the purposes tell of matters, so administrators see none.
    """
    if post.role in ADMINISTRATORS:
        return records.none()
    return records.filter(kind=register.kind(), post__organisation=post.organisation)


def past_row(request: DeskRequest, one: Import) -> Row:
    """One earlier import."""
    if one.state == Import.State.UNDONE:
        undo = Cell("已撤销")
    elif may_take_back(request, one):
        undo = Cell("整批撤销", reverse("import-undo", args=[one.pk]))
    else:
        undo = Cell("")
    more = spreadsheet.gone_on(one) if one.state == Import.State.DONE else 0
    counts = [Cell(str(number)) for number in (one.added, more, one.there)]
    return Row([Cell(one.file), Cell(day_in_full(one.at.date())), *counts, undo])


def may_take_back(request: DeskRequest, one: Import) -> bool:
    """Whoever brought it in, or a leader of the organisation."""
    same_place = one.post.organisation_id == request.post.organisation_id
    return one.post_id == request.post.pk or (same_place and request.post.role == LEADER)


@desk
@require_safe
def template(request: DeskRequest, kind: str) -> HttpResponse:
    """The empty table of a register."""
    register = register_or_404(kind)
    file = spreadsheet.template(register, request.post)
    name = f"{register.title}导入模板.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)  # type: ignore[return-value]  # a FileResponse is a response to Django


@desk
def check(request: DeskRequest, pk: int) -> HttpResponse:
    """检查结果: what is ready, what is there already, every bad cell; POST brings the good in."""
    kept = waiting(request, pk)
    if request.method == "POST":
        return accept(request, kept)
    return render(request, "desk/exchange/check.html", judged(kept))


def waiting(request: DeskRequest, pk: int) -> Import:
    """A table that this post dropped and has not accepted yet."""
    of_registers = Import.objects.filter(kind__in=list(Register.all))
    return get_object_or_404(of_registers, pk=pk, post=request.post, state=Import.State.WAITING)


def accept(request: DeskRequest, kept: Import) -> HttpResponse:
    """Bring in the rows that are ready."""
    report = spreadsheet.report_on(kept)
    try:
        spreadsheet.bring_in(report, kept, only_good=True)
    except Refused as refused:
        told = {**judged(kept), "trouble_title": refused.title, "trouble_says": refused.sentence}
        return render(
            request,
            "desk/exchange/check.html",
            told,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    more = len(report.of(spreadsheet.Standing.MORE))
    undo = Link("撤销", reverse("import-undo", args=[kept.pk])) if report.coming else None
    further = f"，补办{more}件" if more else ""
    said = f"已导入{kept.added}件{further}，已有{kept.there}件没有重复登记"
    messages.success(request, done(said, undo=undo))
    return redirect("register", kind=kept.kind)


def judged(kept: Import) -> dict[str, Any]:
    """The dry run as the page shows it."""
    register = Register.all[kept.kind]
    report = spreadsheet.report_on(kept)
    before = spreadsheet.earlier(kept)
    return {
        "heading": f"检查“{kept.file}”",
        "crumbs": [
            *crumbs(register),
            Link("导入表格", reverse("register-import", args=[kept.kind])),
        ],
        "below": [f"工作表“{report.sheet.name}”", str(report)],
        "report": report,
        "before": before
        and f"这份表格{day_in_full(before.at.date())}导入过，当时新增{before.added}件。",
        **faults(report.faults),
        "there": there(report),
        "more": same_as(report, spreadsheet.Standing.MORE),
        "steps": [f"{label}{count}次" for label, count in report.steps.items()],
        "guessed": [f"{label}{count}次" for label, count in report.guessed.items()],
        "remarks": [f"第{one.row.row}行{said}" for one in report.judged for said in one.remarks],
        "lacking": [column.label for column in report.lacking],
        "unused": report.sheet.heads.unused,
        "passed_over": report.sheet.passed_over,
        "late": sum(report.is_late(row) for row in report.ready),
        "columns": Act("对照各列", reverse("import-columns", args=[kept.pk])),
        "acts": accepting(kept, report),
    }


def accepting(kept: Import, report: spreadsheet.Report) -> list[Act]:
    """导入能导入的, or choose another file."""
    again = Act("改好表格重新选", reverse("register-import", args=[kept.kind]))
    ready, more = len(report.ready), len(report.of(spreadsheet.Standing.MORE))
    told = [f"导入这{ready}件" if ready else "", f"补办这{more}件" if more else ""]
    verb = "，".join(filter(None, told))
    return [Act(verb, weight=Weight.INK), again] if verb else [again]


def faults(found: Sequence[spreadsheet.Fault]) -> dict[str, Any]:
    """Every bad cell: where, what stands there, what to write; the same fault is told once."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        places = alike.setdefault((one.head, one.content, one.why), [])
        places.append(one.cell or f"第{one.row}行")
    rows = [
        Row([Cell(where(places)), Cell(head), Cell(content), Cell(why)])
        for (head, content, why), places in list(alike.items())[:SHOWN]
    ]
    return {
        "faults": Table("要改的地方", BAD, rows) if rows else None,
        "fault_count": len(found),
        "left_out": len(alike) - len(rows),
    }


def where(places: Sequence[str]) -> str:
    """H5、H7、H9等31处."""
    named = "、".join(places[:NAMED])
    return f"{named}等{len(places)}处" if len(places) > NAMED else named


def there(report: spreadsheet.Report) -> list[str]:
    """Rows that add nothing, and why."""
    return same_as(report, spreadsheet.Standing.THERE, spreadsheet.Standing.TWICE)


def same_as(report: spreadsheet.Report, *standings: spreadsheet.Standing) -> list[str]:
    """Rows with the matter or the row above that each is."""
    same = [one for one in report.judged if one.standing in standings]
    return [f"第{one.row.row}行：{one.same_as}" for one in same[:SHOWN]]


@desk
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """整批撤销: every matter of an import, if none has moved on."""
    kept = get_object_or_404(Import.objects.select_related("post"), pk=pk, state=Import.State.DONE)
    if not may_take_back(request, kept):
        raise Http404("没有这次导入")
    form = ReasonForm(typed(request))
    more = spreadsheet.gone_on(kept)
    count = kept.added + more
    told: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            spreadsheet.take_back(kept, by=request.post, on=today(), reason=reason)
        except Refused as refused:
            told = {"trouble_title": refused.title, "trouble_says": refused.sentence}
        else:
            messages.success(request, done(f"已撤销导入的{count}件"))
            return redirect("register", kind=kept.kind)
    page = {
        "heading": f"撤销导入“{kept.file}”",
        "crumbs": crumbs(Register.all[kept.kind]),
        "below": what_is_undone(kept, more=more),
        "form": form,
        "acts": [
            Act(f"撤销这{count}件", weight=Weight.INK),
            Act("不撤销", reverse("register-import", args=[kept.kind])),
        ],
        **told,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if told or form.errors else HTTPStatus.OK
    return render(request, "desk/exchange/form.html", page, status=status)


def what_is_undone(kept: Import, *, more: int) -> list[str]:
    """What an import did, and what becomes of it."""
    said = [f"{day_in_full(kept.at.date())}导入"]
    if kept.added:
        said.append(f"新登记的{kept.added}件撤销，编号保留，不再使用")
    if more:
        said.append(f"补办的{more}件回到导入以前的样子")
    return said
