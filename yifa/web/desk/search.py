"""How a matter of any kind is found from the head of every page: by number, party, words."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from yifa.kernel.matter import Matter
from yifa.kernel.plain_text import as_seen
from yifa.kernel.register import Register
from yifa.kernel.rights import Sight, see
from yifa.kernel.search import matching, runs_of
from yifa.web.filters import LONGEST_WORDS
from yifa.web.theme.link import Link
from yifa.web.theme.table import Cell, Column, Place, Row, Table
from yifa.web.theme.wording import day_in_full

from .pill import pill_of
from .request import DeskRequest, desk, today

MOST = 50
COLUMNS = [
    Column("编号", Place.NUMBER, whole=True),
    Column("事由", Place.TITLE),
    Column("台账", whole=True),
    Column("阶段、结果", Place.STATE, whole=True),
    Column("登记", whole=True),
    Column("时限", Place.CLOCK, whole=True),
]


@desk
@require_safe
def search(request: DeskRequest) -> HttpResponse:
    """搜索; only what the post sees the content of, newest first."""
    words = as_seen(request.GET.get("q", "")).replace("\0", "").strip()[:LONGEST_WORDS]
    found = matters(request, words) if runs_of(words) else []
    context = {
        "heading": "搜索",
        "below": [f"“{words}”，{counted(found)}"] if words else [],
        "table": Table("搜到的事项", COLUMNS, [row(one) for one in found], register=True),
        "empty_title": f"没有搜到“{words}”"
        if words
        else "在上面写编号、当事人或者事由里的字，两个字也能搜",
        "empty_why": "只在您能看内容的事项里搜。" if words else "",
        "ways": [Link("看台账", reverse("registers"))],
    }
    return render(request, "desk/search.html", context)


def matters(request: DeskRequest, words: str) -> list[Matter]:
    """Matters whose words contain these, or that bear this number."""
    visible = see(
        Matter.objects.filter(kind__in=list(Register.all)), request.post, sight=Sight.CONTENT
    )
    found = visible.filter(
        Q(number=words) | Q(pk__in=matching(Matter.objects.all(), words).values("pk"))
    )
    return list(found.select_related("holder", "sent_by").order_by("-registered_on", "-pk")[:MOST])


def counted(found: list[Matter]) -> str:
    """How many were found."""
    return f"前{MOST}件，再加几个字缩小范围" if len(found) == MOST else f"{len(found)}件"


def row(matter: Matter) -> Row:
    """One matter found."""
    return Row(
        [
            Cell(matter.number, reverse("matter", args=[matter.pk])),
            Cell(matter.shown_title),
            Cell(Register.of(matter).title),
            Cell(matter.stage_now.label),
            Cell(day_in_full(matter.registered_on)),
            Cell(clock=pill_of(matter, today())),
        ],
        key=str(matter.pk),
    )
