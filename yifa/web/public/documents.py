"""规范性文件库: every published document with its text, its versions and what it went through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yifa.kernel import consulting
from yifa.kernel.library import Holds, Version, documents, holding, libraries, versions
from yifa.kernel.matter import Matter
from yifa.kernel.party import masking_of
from yifa.kernel.register import Library, Register
from yifa.kernel.search import matching
from yifa.web.desk.facts import fact
from yifa.web.theme.differing import beside, folded, paragraphs
from yifa.web.theme.link import Link
from yifa.web.theme.table import Cell, Column, Mark, Place, Row, Table
from yifa.web.theme.wording import day_in_full

from .drafts import going_along, open_now, page_asked
from .records import LONGEST_QUERY
from .reports import tagged

AT_ONCE = 50


COLUMNS = [
    Column("文件名称", Place.TITLE),
    Column("文号", Place.NUMBER, whole=True),
    Column("承办单位", Place.PARTY),
    Column("施行", whole=True),
    Column("有效期至", whole=True),
    Column("状态", Place.STATE, whole=True),
]
#: The square before each state.
MARKS = {
    Holds.COMING: Mark.HOLLOW,
    Holds.ENDING: Mark.HALF,
    Holds.REPEALED: Mark.STRUCK,
    Holds.LAPSED: Mark.STRUCK,
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The library: found by words of name, number and text, and by whether it holds."""
    register, says = the_library()
    asked = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    chosen = request.GET.get("holds", "")
    day = timezone.localdate()
    found = narrowed(register, says, asked, chosen, day).order_by(f"-{says.since}", "-pk")
    page = Paginator(found.defer(says.text, "grams"), AT_ONCE).get_page(page_asked(request))
    context = {
        "heading": says.title,
        "asked": asked,
        "chosen": chosen,
        "choices": [(one.value, one.label) for one in Holds],
        "table": Table(says.title, COLUMNS, [row(one, says) for one in page], register=True),
        "page": page,
        "query": going_along(request),
        "drafts": open_now(day),
    }
    return tagged(request, render(request, "public/documents.html", context))


def narrowed(
    register: type[Register], says: Library, asked: str, chosen: str, day: dt.date
) -> QuerySet[Matter]:
    """The published documents that contain the words and hold as was chosen."""
    found = documents(register, says, day).select_related("holder")
    if asked and asked.isprintable():
        found = matching(found, asked)
    if chosen in {one.value for one in Holds}:
        found = found.filter(holding(says, Holds(chosen), day))
    return found


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: its text as it stands, its days, its versions, how it came about."""
    says, found = document_or_404(pk)
    texts = versions(found, says)
    holds = Holds(vars(found)["holds"])
    shown = asked_for(request, texts) or in_force_now(texts, timezone.localdate())
    context = {
        "heading": found.shown_title,
        "matter": found,
        "holds": holds.label,
        "holds_from": holds_from(found, says, holds),
        "facts": [one for name in says.shows if (one := fact(found, name, masking_of(found)))],
        "paragraphs": paragraphs(shown.text) if shown else [],
        "shown": of_several(shown, texts),
        "versions": list(in_rows(found, texts, shown)),
        "history": history(found),
        "consulted": consulted(found),
    }
    return tagged(request, render(request, "public/document.html", context))


@require_safe
def compare(request: HttpRequest, pk: int, old: int, new: int) -> HttpResponse:
    """Two versions of a document side by side."""
    says, found = document_or_404(pk)
    texts = versions(found, says)
    if not (1 <= old <= len(texts) and 1 <= new <= len(texts)):
        raise Http404("没有这一版")
    left, right = texts[old - 1], texts[new - 1]
    pairs = list(beside(left.text, right.text))
    context = {
        "heading": found.shown_title,
        "document": Link(found.shown_title, reverse("public-document", args=[pk])),
        "left": named(left),
        "right": named(right),
        "pairs": list(folded(pairs)),
        "changed": sum(not pair.same for pair in pairs),
    }
    return tagged(request, render(request, "public/compared.html", context))


def the_library() -> tuple[type[Register], Library]:
    """The register that is a library; there is one."""
    found = next(libraries(), None)
    if found is None:
        raise Http404("没有公开的文件库")
    return found


def document_or_404(pk: int) -> tuple[Library, Matter]:
    """A document that was published; anything else is not there."""
    register, says = the_library()
    found = documents(register, says, timezone.localdate()).select_related("holder")
    matter = found.filter(pk=pk).first() if pk < 2**63 else None
    if matter is None:
        raise Http404("没有公开这份文件")
    return says, matter


def asked_for(request: HttpRequest, texts: list[Version]) -> Version | None:
    """The version that the address names; None where it names none that is there."""
    named_one = request.GET.get("version", "")
    return next((one for one in texts if str(one.place) == named_one), None)


def of_several(shown: Version | None, texts: list[Version]) -> str:
    """Which of several versions is shown, and from when to when it holds; "" where there is one."""
    if shown is None or len(texts) < 2:
        return ""
    since = f"，{day_in_full(shown.since)}起施行" if shown.since else ""
    later = next((one for one in texts if one.place > shown.place and one.since), None)
    over = f"，{day_in_full(later.since)}起由修改后的文本代替" if later and later.since else ""
    return f"{shown.came}（{day_in_full(shown.published_on)}）的文本{since}{over}。"


def holds_from(document: Matter, says: Library, holds: Holds) -> str:
    """Since or until when it is so, in words; "" where its days say enough."""
    told: Any = document
    ended, until = getattr(told, says.ended_from), getattr(told, says.until)
    days = {
        Holds.REPEALED: (ended, "起停止执行"),
        Holds.LAPSED: (ended, "起失效") if ended else (until, "有效期届满"),
        Holds.COMING: (getattr(told, says.since), "起施行"),
        Holds.ENDING: (until, "有效期届满"),
        Holds.CHANGED: (getattr(told, says.changed_from), "起施行修改后的文本"),
    }
    day, words = days.get(holds, (None, ""))
    return f"{day_in_full(day)}{words}" if day else ""


def in_force_now(texts: list[Version], on: dt.date) -> Version | None:
    """The version that holds on a day; before any does, the first."""
    begun = [one for one in texts if one.since is None or one.since <= on] or texts[:1]
    return begun[-1] if begun else None


def row(matter: Matter, says: Library) -> Row:
    """One line of the list."""
    told: Any = matter
    holds, url = Holds(told.holds), reverse("public-document", args=[matter.pk])
    days = [getattr(told, name) for name in (says.since, says.until)]
    return Row(
        [
            Cell(matter.shown_title, url),
            Cell(str(getattr(told, says.cited))),
            Cell(matter.holder.name),
            *(Cell(day.isoformat() if day else "") for day in days),
            Cell(holds.label, mark=MARKS.get(holds, Mark.FULL)),
        ]
    )


def named(version: Version) -> str:
    """A version by how it came and when."""
    return f"{version.came}　{day_in_full(version.published_on)}"


def in_rows(
    document: Matter, texts: list[Version], shown: Version | None
) -> Iterator[tuple[str, str, list[Link]]]:
    """Each version, the latest first, with the ways to its text and to what changed in it."""
    for one in reversed(texts):
        since = f"{day_in_full(one.since)}起施行" if one.since else ""
        ways = []
        if one != shown:
            url = reverse("public-document", args=[document.pk])
            ways.append(Link("看全文", f"{url}?version={one.place}"))
        if one.place > 1:
            url = reverse("public-compared", args=[document.pk, one.place - 1, one.place])
            ways.append(Link("与上一版对照", url))
        yield named(one), since, ways


def history(document: Matter) -> list[tuple[dt.date, str]]:
    """What it went through on its way, act by act, as the register says everybody may know."""
    register = Register.of(document)
    known = {step.name: step.label for step in register.library.tells} if register.library else {}
    return [(act.on, known[act.step]) for act in document.history if act.step in known]


def consulted(document: Matter) -> Link | None:
    """To the page on which the public was asked, where it was."""
    if not consulting.was_opened(document):
        return None
    return Link("征求意见和采纳情况", reverse("public-draft", args=[document.pk]))
