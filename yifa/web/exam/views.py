"""A candidate's seat: begin, answer, save, send. The server keeps the time; no script is needed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from yifa.kernel.gates import Refused
from yifa.kernel.hall import Hall, Seat
from yifa.kernel.person import Person
from yifa.kernel.register import Register
from yifa.web.desk.request import DeskRequest, desk
from yifa.web.theme.link import Act, Link, Weight

from .form import PaperForm


def halls() -> list[Hall]:
    """The hall of every register that holds exams."""
    return [one.hall for one in Register.all.values() if one.hall is not None]


def found(person: Person, exam: int) -> tuple[Hall, Seat]:
    """A person's seat in an exam; to others it is as if it were not there."""
    now = timezone.now()
    for hall in halls():
        for seat in hall.seats(person, now):
            if seat.exam == exam:
                return hall, seat
    raise Http404("没有这场考试")


@desk
@require_safe
def seats(request: DeskRequest) -> HttpResponse:
    """参加考试: every exam under way in which one has a seat."""
    now = timezone.now()
    links = [
        Link(seat.title, reverse("exam", args=[seat.exam]), note=f"准考号{seat.place}")
        for hall in halls()
        for seat in hall.seats(request.user, now)
    ]
    context = {
        "heading": "参加考试",
        "links": links,
        "empty_title": "现在没有您要参加的考试",
        "empty_why": "开考以后，考试在这里打开；考试时间和准考号由组织考试的单位通知。",
    }
    return render(request, "desk/links.html", context)


@desk
def seat(request: DeskRequest, exam: int) -> HttpResponse:
    """One seat: GET shows what can be done now, POST does it."""
    hall, there = found(request.user, exam)
    if request.method == "POST":
        return act(request, hall, there)
    return render(request, "exam/seat.html", shown(there))


def act(request: DeskRequest, hall: Hall, there: Seat) -> HttpResponse:
    """Begin, save or send; what comes too late is said, and what was saved counts."""
    now, said = timezone.now(), request.POST.get("act", "")
    try:
        if said == "begin":
            hall.begin(request.user, there.exam, now)
        else:
            given = PaperForm(there.questions, request.POST).given()
            hall.save(request.user, there.exam, given, now, send=said == "send")
            words = "已经交卷。" if said == "send" else f"{timezone.localtime(now):%H:%M}已经保存。"
            messages.success(request, words)
    except Refused as refusal:
        messages.error(request, "；".join(str(reason) for reason in refusal.reasons))
    return redirect("exam", there.exam)


def shown(there: Seat) -> dict[str, object]:
    """What the page needs."""
    below = [f"准考号{there.place}", f"{there.minutes}分钟"]
    context: dict[str, object] = {"heading": there.title, "seat": there, "below": below}
    if there.ends_at is None:
        begin = Act("开始作答", weight=Weight.INK, name="act", value="begin")
        return {**context, "acts": [begin]}
    below.append(f"到{timezone.localtime(there.ends_at):%H:%M}为止")
    acts = [
        Act("保存", name="act", value="save"),
        Act("交卷", weight=Weight.INK, name="act", value="send"),
    ]
    return {**context, "form": PaperForm(there.questions), "acts": acts}
