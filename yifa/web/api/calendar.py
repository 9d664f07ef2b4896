"""The due dates of a post as a calendar that phones and mail programs subscribe to (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from yifa import law
from yifa.kernel.matter import Matter
from yifa.kernel.person import Post
from yifa.kernel.procedure import Clock, Procedure
from yifa.kernel.rights import Sight, see

from .models import Scope
from .tokens import holder_of

#: What was due longer ago than this is no longer shown.
GONE = dt.timedelta(days=90)
MOST = 2000


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Who knows the secret address reads the calendar; without a valid one nothing is there."""
    token = holder_of(secret, today=timezone.localdate())
    if token is None or not token.allows(Scope.CALENDAR):
        raise Http404
    due = due_of(token.post, today=timezone.localdate())
    answer = HttpResponse(
        written(due, name=f"到期日历 {token.post.organisation}"),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Cache-Control"] = "private, max-age=900"
    return answer


def due_of(post: Post, *, today: dt.date) -> QuerySet[Matter]:
    """What the post's organisation holds, or the post handles, with a due date not long gone."""
    mine = see(Matter.objects.all(), post, sight=Sight.CONTENT)
    mine = mine.filter(Q(holder=post.organisation) | Q(handler=post))
    return mine.filter(due__gte=today - GONE).order_by("due", "pk")[:MOST]


def written(matters: Iterable[Matter], *, name: str) -> bytes:
    """The calendar: a day for each matter, named by its number and what is due.

    The address travels through other people's servers, so nothing tells what a matter is about.
    """
    made = Calendar()
    made.add("prodid", "-//Yifa//due dates//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for matter in matters:
        made.add_component(entry(matter))
    content: bytes = made.to_ical()
    return content


def entry(matter: Matter) -> Event:
    """One due date. The same matter keeps its UID, so that a moved date moves in the calendar."""
    assert matter.due is not None, "only what is due stands in the calendar"
    clock = clock_of(matter)
    event = Event()
    event.add("uid", f"{matter.kind}-{matter.pk}@yifa")
    event.add("dtstamp", matter.changed_at.astimezone(dt.UTC))
    event.add("sequence", matter.events_taken)
    event.add("dtstart", matter.due)
    event.add("dtend", matter.due + dt.timedelta(days=1))
    provisional = "（暂定）" if matter.due_provisional else ""
    event.add("summary", f"{matter.number} {clock.says if clock else '到期'}{provisional}")
    if clock is not None:
        event.add("description", law.limit(clock.limit, on=matter.registered_on).basis)
    event.add("transp", "TRANSPARENT")
    return event


def clock_of(matter: Matter) -> Clock | None:
    """The clock that is due; none where the kind's folder is gone."""
    procedure = Procedure.all.get(matter.procedure_name)
    return procedure.clocks.get(matter.due_clock) if procedure else None
