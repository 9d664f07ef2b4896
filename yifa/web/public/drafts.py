"""征求意见: drafts on which one may comment, and what became of the comments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yifa.kernel import consulting
from yifa.kernel.matter import Matter
from yifa.kernel.party import masking_of
from yifa.kernel.procedure import Procedure
from yifa.kernel.register import Commenting, Register
from yifa.web.desk.facts import fact
from yifa.web.desk.value import by_name
from yifa.web.theme.clock import Clock, ClockState
from yifa.web.theme.differing import paragraphs
from yifa.web.theme.link import Link
from yifa.web.theme.record import Fact
from yifa.web.theme.wording import day_in_full

from .reports import tagged

AT_ONCE = 50
LONGEST_PAGE = 6
#: From so many days on before the last one, a draft is about to close.
SOON = 3


@dataclass(frozen=True)
class Draft:
    """A draft in the list, with how long one may still comment on it."""

    link: Link
    holder: str
    until: dt.date
    clock: Clock


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The drafts on which one may comment today, and those on which one could."""
    day = timezone.localdate()
    context = {
        "drafts": open_now(day),
        "closed": [over(one) for one in consulting.closed_drafts(day)],
    }
    return tagged(request, render(request, "public/drafts.html", context))


def open_now(day: dt.date) -> list[Draft]:
    """The drafts on which one may comment that day."""
    return [drafted(one, day) for one in consulting.open_drafts(day)]


def drafted(matter: Matter, day: dt.date) -> Draft:
    """One line of the list."""
    until = consulting.last_day(matter) or day
    link = Link(matter.shown_title, reverse("public-draft", args=[matter.pk]))
    return Draft(link, matter.holder.name, until, days_left(until, day))


def over(matter: Matter) -> Link:
    """A draft on which one could comment, and whether it was told what became of the comments."""
    until = consulting.last_day(matter)
    what = "已经公布采纳情况" if consulting.tells(matter) else "正在研究意见"
    if matter.stage_now.ends and not consulting.tells(matter):
        what = matter.stage_now.label
    days = f"{day_in_full(until)}截止　" if until else ""
    return Link(
        matter.shown_title,
        reverse("public-draft", args=[matter.pk]),
        note=f"{days}{what}　{matter.holder.name}",
    )


def days_left(until: dt.date, day: dt.date) -> Clock:
    """How long one may still comment, as a pill."""
    left = (until - day).days
    if left < 0:
        return Clock(ClockState.NONE, word="已经截止")
    if left == 0:
        return Clock(ClockState.TODAY, word="今天截止")
    return Clock(ClockState.SOON if left <= SOON else ClockState.RUNNING, left, "天", due=until)


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """One draft: what people are asked, until when, and afterwards what became of it."""
    found = draft_or_404(pk)
    says = Register.of(found).consults
    assert says is not None, "a draft that was opened is of a register that consults"
    day, until = timezone.localdate(), consulting.last_day(found)
    told = consulting.tells(found)
    received = consulting.received(found)
    context = {
        "heading": found.shown_title,
        "matter": found,
        "until": until,
        "comment_url": comment_url(found) if consulting.is_open(found, day) else "",
        "clock": days_left(until, day) if until else None,
        "texts": [
            (str(by_name(type(found), name).verbose_name), paragraphs(text))
            for name, text in consulting.asked_about(found).items()
            if text
        ],
        "summary": fact(found, says.summary, masking_of(found)) if told else None,
        "counts": counts(received) if told else [],
        "total": received.total if told else 0,
        "comments_url": reverse("public-comments", args=[pk]) if told and received.total else "",
        "document_url": document_url(found),
    }
    return tagged(request, render(request, "public/draft_open.html", context))


@require_safe
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """The comments on a draft with their results, once these were made known; names masked."""
    found = draft_or_404(pk)
    if not consulting.tells(found):
        raise Http404("还没有公布意见采纳情况")
    keeper = next(consulting.keepers())
    says = keeper.comments
    assert says is not None, "a keeper says how it keeps them"
    results = dict(keeper.field(says.result).flatchoices)
    chosen = request.GET.get("result", "")
    told = consulting.comments_on(found).filter(stage=says.answered.name)
    if chosen in results:
        told = told.filter(**{says.result: chosen})
    page = Paginator(told.prefetch_related("parties"), AT_ONCE).get_page(page_asked(request))
    context = {
        "heading": found.shown_title,
        "draft": Link(found.shown_title, reverse("public-draft", args=[pk])),
        "choices": list(results.items()),
        "chosen": chosen,
        "rows": [list(facts_of(one, says)) for one in page],
        "page": page,
        "query": going_along(request),
    }
    return tagged(request, render(request, "public/comments.html", context))


def page_asked(request: HttpRequest) -> str:
    """The page that was asked for; anything but a number is the first."""
    asked = request.GET.get("page", "1")
    return asked if asked.isdecimal() and asked.isascii() and len(asked) <= LONGEST_PAGE else "1"


def going_along(request: HttpRequest) -> str:
    """The conditions of the address that go along to the pages beside, encoded."""
    kept = request.GET.copy()
    kept.pop("page", None)
    return f"{kept.urlencode()}&" if kept else ""


def draft_or_404(pk: int) -> Matter:
    """A draft on which the public was asked; anything else is not there."""
    found = Matter.objects.filter(pk=pk).first() if pk < 2**63 else None
    if found is None or found.kind not in Register.all or found.stage == Procedure.void.name:
        raise Http404("没有公开征求意见")
    matter = found.of_kind()
    if not consulting.was_opened(matter):
        raise Http404("没有公开征求意见")
    return matter


def counts(received: consulting.Received) -> Iterator[tuple[str, int]]:
    """How many comments came to each result, in the words of the register that keeps them."""
    for keeper in consulting.keepers():
        assert keeper.comments is not None, "a keeper says how it keeps them"
        for code, label in keeper.field(keeper.comments.result).flatchoices:
            if code in received.by_result:
                yield str(label), received.by_result[code]


def facts_of(comment: Matter, says: Commenting) -> Iterator[Fact]:
    """What a comment says and what became of it; whoever made it is masked."""
    masked = masking_of(comment, comment.parties.all())
    for name in (*says.tells, says.says, says.result, says.reply):
        if (found := fact(comment, name, masked)) is not None:
            yield found


def comment_url(draft: Matter) -> str:
    """The form in which anyone comments on a draft, where a register of comments has one."""
    open_to_all = (one for one in consulting.keepers() if one.asked is not None)
    keeper = next(open_to_all, None)
    return reverse("public-ask-about", args=[keeper.kind(), draft.pk]) if keeper else ""


def document_url(draft: Matter) -> str:
    """Where the document stands that the draft became, once it was published."""
    library = Register.of(draft).library
    if library is None or not draft.took(library.publishes.name):
        return ""
    return reverse("public-document", args=[draft.pk])
