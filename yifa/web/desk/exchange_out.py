"""How matters are taken out as a table: masked as on the page, or in full for a purpose."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yifa.kernel import spreadsheet
from yifa.kernel.exchange import Export
from yifa.kernel.gates import Refused
from yifa.kernel.place import Unsettled
from yifa.kernel.rights import Sight, see
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.table import Cell, Column, Row, Table
from yifa.web.theme.wording import day_in_full

from . import paging
from .access import register_or_404
from .exchange import XLSX, of_ones_own, typed
from .filter_line import without
from .matter_page import crumbs
from .register_page import PAGING, RegisterPage
from .request import DeskRequest, desk, today
from .words import Words

EARLIER = 10
EVERYTHING = ("", "全部内容，可以原样再导入")
PAST = [
    Column("时间", whole=True),
    Column("谁"),
    Column("内容"),
    Column("用途"),
    Column("件数", numeric=True),
]


class PurposeForm(forms.Form):
    """What a full export is for, and in whose columns."""

    def __init__(self, data: Any, *, upward: Mapping[str, spreadsheet.Upward]) -> None:
        super().__init__(data)
        if upward:
            names = [(name, one.title) for name, one in upward.items()]
            self.fields["table"] = forms.ChoiceField(
                label="列", choices=[EVERYTHING, *names], required=False, widget=forms.RadioSelect
            )

    purpose = Words(
        label="用途",
        max_length=120,
        help_text="写明给谁、做什么用。用途、时间、岗位和件数都记录，并印在每一页上",
        error_messages={"required": "还没有填用途，写明给谁、做什么用"},
    )


@desk
def take_out(request: DeskRequest, kind: str) -> HttpResponse:
    """导出: what the filters leave, as a table; in full only for a purpose."""
    page = RegisterPage(request, register_or_404(kind))
    if request.GET.get("file") == "1":
        return file_of(page, full=False)
    try:
        upward = spreadsheet.upward_of(page.register)
    except Unsettled as unsettled:
        messages.error(request, str(unsettled))
        upward = {}
    form = PurposeForm(typed(request), upward=upward)
    if request.method == "POST" and form.is_valid():
        chosen = upward.get(form.cleaned_data.get("table", ""))
        try:
            return file_of(page, full=True, purpose=form.cleaned_data["purpose"], upward=chosen)
        except Refused as refused:
            form.add_error("purpose", refused.fields["purpose"])
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "desk/exchange/take_out.html", context(page, form), status=status)


def file_of(
    page: RegisterPage,
    *,
    full: bool,
    purpose: str = "",
    upward: spreadsheet.Upward | None = None,
) -> HttpResponse:
    """The table, in the order and with the columns of the page."""
    found = paging.with_urgency(page.filters.qs, today())
    order = [column.order(backwards=False) for column in page.order.columns]
    out = spreadsheet.export(
        page.register,
        found.order_by(*order),
        page.request.post,
        columns=page.names,
        full=full,
        purpose=purpose,
        upward=upward,
        filters=dict(without(page.query, *PAGING, "file").lists()),
    )
    answer = FileResponse(out.file, as_attachment=True, filename=out.name, content_type=XLSX)
    answer["Cache-Control"] = "private, no-store"
    return answer  # type: ignore[return-value]  # a FileResponse is a response to Django


def context(page: RegisterPage, form: PurposeForm) -> dict[str, Any]:
    """The page with both ways out, and what went out in full before."""
    register, post = page.register, page.request.post
    query = without(page.query, *PAGING, "file")
    total = page.count_line().total
    in_full = see(page.filters.qs, post, sight=Sight.CONTENT).order_by()[: paging.LARGEST].count()
    query["file"] = "1"
    return {
        "heading": f"导出{register.title}",
        "crumbs": crumbs(register),
        "below": [f"符合条件的{total}件"],
        "masked": Act(f"导出这{total}件", f"?{query.urlencode()}", weight=Weight.INK),
        "shown": "、".join(spreadsheet.label_for(register, name) for name in page.names),
        "form": form,
        "in_full": in_full,
        "acts": [Act(f"完整导出{in_full}件")],
        "past": past(page),
        "back": Link("回到台账", reverse("register", args=[register.kind()])),
    }


def past(page: RegisterPage) -> Table | None:
    """The full exports of one's organisation."""
    before = of_ones_own(Export.objects.filter(full=True), page.register, page.request.post)
    rows = [
        Row(
            [
                Cell(day_in_full(one.at.date())),
                Cell(str(one.post)),
                Cell(one.what),
                Cell(one.purpose),
                Cell(str(one.count)),
            ]
        )
        for one in before.select_related("post__person")[:EARLIER]
    ]
    return Table("以前完整导出的", PAST, rows) if rows else None
