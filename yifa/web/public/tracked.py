"""查办理情况: who has the code of what was handed in sees how far it is, and adds what is asked.

The code is sent in the body of a request and never stands in an address: histories, referrers and
logs don't hold it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from yifa.kernel import clocks
from yifa.kernel.asking import Adds
from yifa.kernel.evidence import Evidence
from yifa.kernel.gates import Refused
from yifa.kernel.handed_in import (
    HandedIn,
    NobodyReceives,
    add,
    files_of,
    find,
    may_add,
    read_code,
    readable,
    receiver,
    was_added,
)
from yifa.kernel.matter import Matter, Taken
from yifa.kernel.party import masking_of
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.web.desk.clock_page import in_full
from yifa.web.desk.evidence import handed_out
from yifa.web.desk.facts import fact
from yifa.web.theme.clock import FullClock
from yifa.web.theme.record import Fact
from yifa.web.theme.wording import day_in_full

from . import ask_guard, receipt
from .ask_form import AddForm
from .asked import reach, unkept

NOT_FOUND = "没有查到。核对跟踪码：20个数字和字母，不分大小写，没有字母O、I、L。"
RESTS = "这个网络地址一分钟里查得太多，过一分钟再查。"
REVOKED = "这一件的登记已经撤销，不再办理。有疑问的，向{place}询问。"
DONE = "收到了：{says}。"
NOT_NOW = "“{says}”现在不能办，没有收下。您写的内容在下面，可以复制下来，向{place}提出。"


@dataclass(frozen=True)
class Act:
    """Something that was done, with what is told of it."""

    heading: str
    facts: list[Fact]


@dataclass(frozen=True)
class Offered:
    """What may be added now: its form, and what is read before it."""

    adds: Adds
    form: AddForm
    shows: list[Fact]
    url: str


@dataclass(frozen=True)
class Progress:
    """Everything that the code opens."""

    matter: Matter
    meaning: str
    facts: list[Fact]
    clocks: list[FullClock]
    acts: list[Act]
    files: list[Evidence]
    offered: list[Offered] = field(default_factory=list)


@csrf_exempt  # whoever has the code may see; a forged request has none
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form for the code; POST shows what it opens."""
    if request.method != "POST":
        return shown(request)
    return opened(request) or opens_nothing(request)


@csrf_exempt  # as above
@require_POST
def added(request: HttpRequest, step: str) -> HttpResponse:
    """Something is added to what was handed in."""
    if ask_guard.is_too_large(request):
        context = {"why": ask_guard.TOO_LARGE}
        return shown(request, context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    handed = None if ask_guard.hands_in_too_often(request) else find(typed(request))
    if handed is None or handed.was_revoked:
        return opened(request) or opens_nothing(request)
    adds = handed.asked.add_named(step)
    if adds is None:
        raise Http404("没有这一步")
    form = AddForm(
        handed.matter, adds, recorder(handed.matter), data=request.POST, files=request.FILES
    )
    return take_in(request, handed, adds, form)


def take_in(request: HttpRequest, handed: HandedIn, adds: Adds, form: AddForm) -> HttpResponse:
    """Take the step, or show again what was written, with what is wrong."""
    place = handed.matter.holder.name
    if form.is_valid() and was_added(handed, adds, writes=form.writes(), files=form.uploads):
        return told(request, handed, done=DONE.format(says=adds.says))
    if adds not in may_add(handed) and form.is_valid():
        words = NOT_NOW.format(says=adds.says, place=place)
        return told(request, handed, why=words, unsent=form.typed(), status=HTTPStatus.CONFLICT)
    try:
        if form.is_valid():
            add(handed, adds, writes=form.writes(), files=form.uploads)
            return told(request, found_again(request), done=DONE.format(says=adds.says))
    except Refused as refused:
        form.put_refused(refused)
    except NobodyReceives:
        form.add_error(None, f"{place}现在没有接收的岗位。{reach(handed.matter.holder)}")
    form.keep("")
    return told(request, handed, again=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@csrf_exempt  # as above
@require_POST
def file(request: HttpRequest, evidence: int) -> HttpResponse:
    """A file that came with the answer."""
    handed = find(typed(request))
    if handed is None or handed.was_revoked:
        return opens_nothing(request)
    return unkept(handed_out(get_object_or_404(files_of(handed), pk=evidence)))  # type: ignore[arg-type]  # a FileResponse is a response to Django


@csrf_exempt  # as above
@require_POST
def paper(request: HttpRequest) -> HttpResponse:
    """回执.pdf."""
    handed = find(typed(request))
    if handed is None or handed.was_revoked:
        return opens_nothing(request)
    look_up = request.build_absolute_uri(reverse("public-track"))
    code = readable(read_code(typed(request)))
    made = receipt.as_pdf(receipt.of(handed), code, look_up=look_up)
    name = f"回执{handed.matter.number}.pdf"
    heads = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return unkept(HttpResponse(made, content_type="application/pdf", headers=heads))


def typed(request: HttpRequest) -> str:
    """The code as it came."""
    return str(request.POST.get("code", ""))[:80]


def opened(request: HttpRequest) -> HttpResponse | None:
    """What the code opens; None for one that opens nothing."""
    if ask_guard.looks_up_too_often(request):
        return shown(request, {"why": RESTS}, status=HTTPStatus.TOO_MANY_REQUESTS)
    handed = find(typed(request))
    return None if handed is None else told(request, handed)


def found_again(request: HttpRequest) -> HandedIn:
    """The matter as the step left it."""
    handed = find(typed(request))
    assert handed is not None, "it was found before"
    return handed


def opens_nothing(request: HttpRequest) -> HttpResponse:
    """That a code opens nothing, and what to look at."""
    return shown(request, {"why": NOT_FOUND}, status=HTTPStatus.NOT_FOUND)


def told(
    request: HttpRequest,
    handed: HandedIn,
    *,
    again: AddForm | None = None,
    status: int = HTTPStatus.OK,
    **words: str,
) -> HttpResponse:
    """How far it is; of a registration that was taken back nothing but that."""
    code = readable(read_code(typed(request)))
    if handed.was_revoked:
        place = handed.matter.holder
        why = REVOKED.format(place=f"{place.name}{reach(place)}")
        return shown(request, {"why": why}, status=HTTPStatus.GONE)
    context = {"found": progress(handed, again), "code": code, **words}
    return shown(request, context, status=status)


def shown(
    request: HttpRequest, context: dict[str, Any] | None = None, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """The page."""
    return unkept(render(request, "public/track.html", context or {}, status=status))


def progress(handed: HandedIn, again: AddForm | None = None) -> Progress:
    """Everything that whoever handed it in is told."""
    matter, today = handed.matter, timezone.localdate()
    facts = [
        Fact("承办单位", matter.holder.name),
        Fact("联系", reach(matter.holder)),
        receipt.came_in(handed),
        Fact("现在", matter.stage_now.label + ("（已经中止）" if matter.suspended_on else "")),
    ]
    return Progress(
        matter,
        handed.asked.meaning_of(matter.stage_now),
        [one for one in facts if one.value],
        [in_full(matter, state, today, nearest=False) for state in running(matter)],
        list(acts(handed)),
        list(files_of(handed)),
        [offer(matter, adds, again) for adds in may_add(handed)],
    )


def running(matter: Matter) -> Iterator[clocks.ClockState]:
    """The clocks that still run, the nearest first."""
    every = [state for state in clocks.running(matter) if state.day]
    yield from sorted(every, key=lambda state: state.day or dt.date.max)


def acts(handed: HandedIn) -> Iterator[Act]:
    """What was done that concerns whoever handed it in: the last of each step, in order."""
    matter, names = handed.matter, {step.name: shows for step, shows in handed.asked.told.items()}
    latest: dict[str, Taken] = {act.step: act for act in matter.history if act.step in names}
    for act in sorted(latest.values(), key=lambda act: act.place):
        label = matter.procedure.step(act.step).label
        yield Act(f"{day_in_full(act.on)}　{label}", facts_of(matter, names[act.step]))


def facts_of(matter: Matter, names: Any) -> list[Fact]:
    """Columns in words, the names of people masked; blanks left out."""
    says = masking_of(matter)
    return [one for one in (fact(matter, name, says) for name in names) if one is not None]


def offer(matter: Matter, adds: Adds, again: AddForm | None) -> Offered:
    """One thing that may be added; with what was written, where it came back."""
    is_again = again is not None and again.adds is adds
    form = again if is_again and again else AddForm(matter, adds, recorder(matter))
    url = reverse("public-track-add", args=[adds.step.name])
    return Offered(adds, form, facts_of(matter, adds.shows), url)


def recorder(matter: Matter) -> Post | None:
    """Who would record it; the form asks nothing else of them."""
    return receiver(Register.of(matter), matter.holder, timezone.localdate())
