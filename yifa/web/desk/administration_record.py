"""What administrators did, for the auditor to read, search and take out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import IO

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yifa.kernel.administration.reading import acts_for, as_file, in_words, who
from yifa.kernel.administration.record import AdministrativeAct, Did
from yifa.kernel.roles import AUDITOR
from yifa.web.theme.link import Act, Link
from yifa.web.theme.table import Cell, Column, Place, Row, Table

from .exchange import XLSX
from .office import only, page_of
from .request import DeskRequest, today
from .typed import Unreadable, read_day

COLUMNS = [
    Column("时间", Place.NUMBER, whole=True),
    Column("谁", Place.PARTY, whole=True),
    Column("办了什么", Place.STATE, whole=True),
    Column("对谁", Place.TITLE),
    Column("改前 → 改后", Place.ASIDE),
]


@dataclass
class Asked:
    """What the auditor looks for, as it was typed and as it could be read."""

    words: str
    first: str
    last: str
    faults: list[str] = field(default_factory=list)

    def day(self, typed: str) -> dt.date | None:
        """A day, if one was typed; what can't be read is told above the list."""
        try:
            return read_day(typed, today=today(), past=True) if typed else None
        except Unreadable as unreadable:
            self.faults.append(str(unreadable))
            return None


@only(AUDITOR)
@require_safe
def record(request: DeskRequest) -> HttpResponse:
    """管理记录."""
    words, first, last = (request.GET.get(name, "").strip() for name in ("q", "from", "to"))
    asked = Asked(words, first, last)
    acts = acts_for(request.post, words=words, first=asked.day(first), last=asked.day(last))
    if request.GET.get("as") == "xlsx" and not asked.faults:
        return taken_out(as_file(acts, request.post, words=words))
    rows, pager = page_of(acts, request.GET, unit="条")
    context = {
        "heading": "管理记录",
        "below": [
            "系统管理员、安全管理员办的事，只增不改；想办、因三类管理员分开而没有办成的也在",
            "有没有被改动过，由运行维护人员用 yifa verify 核验",
        ],
        "acts": [Act("导出", address(request), desk_only=True)] if rows else [],
        "asked": asked,
        "table": Table("管理记录", COLUMNS, [row(one) for one in rows], register=True),
        "pager": pager,
        **why_empty(narrowed=bool(words or first or last)),
    }
    return render(request, "desk/administration/record.html", context)


def why_empty(*, narrowed: bool) -> dict[str, object]:
    """What is said where nothing stands: nothing was done yet, or nothing is so."""
    if not narrowed:
        return {"empty_title": "还没有管理记录", "empty_why": "管理员办了事，这里就有一条。"}
    return {
        "empty_title": "没有这样的记录",
        "empty_why": "换一个姓名，或者放宽日期。",
        "ways": [Link("看全部记录", reverse("administration-record"))],
    }


def address(request: DeskRequest) -> str:
    """The file of what is listed."""
    told = request.GET.copy()
    told["as"] = "xlsx"
    return f"?{told.urlencode()}"


def taken_out(file: IO[bytes]) -> HttpResponse:
    """The file."""
    name = f"管理记录{today():%Y%m%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)  # type: ignore[return-value]  # a FileResponse is a response to Django


def row(act: AdministrativeAct) -> Row:
    """One record."""
    return Row(
        [
            Cell(f"{timezone.localtime(act.at):%Y-%m-%d %H:%M}"),
            Cell(who(act)),
            Cell(str(Did(act.did).label)),
            Cell(f"{act.named}（{act.subject}）"),
            Cell(in_words(act)),
        ]
    )
