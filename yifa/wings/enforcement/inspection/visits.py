"""What is looked up of other matters: the published list, the plan, other visits to the party."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from yifa.kernel.certificates import certified, held_by
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.rights import see
from yifa.kernel.state import as_it_was

from .models import Inspection, Way

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Ways that a yearly cap does not hold back: something called for the visit, or nobody comes.
UNCAPPED = (Way.COMPLAINT, Way.OFF_SITE)
#: The stages in which a draw holds, and the file that it leaves.
DRAWN, RESULT = ("drawn", "published"), "抽取结果.json"
#: Stages in which a visit still lies ahead.
AHEAD = ("planned", "approved")


def stood(matter: Matter, stage: str, on: dt.date) -> bool:
    """Whether a matter of another kind stood in a stage on a day; ValueError if not stored."""
    return as_it_was(matter, on).stage == stage


def without_certificate(posts: Iterable[Post], on: dt.date) -> list[Post]:
    """Who of them held no certificate of enforcement on that day."""
    return [post for post in posts if not certified(post, "enforcement", on)]


def not_as_drawn(inspection: Inspection, on: dt.date) -> str:
    """What is otherwise than its draw came out, "" if nothing is; ValueError if not stored."""
    draw, party = inspection.draw, inspection.party
    assert draw is not None, "without a draw there is nothing to compare"
    if as_it_was(draw, on).stage not in DRAWN:
        return "这次抽取当天还没有结果，或者已经作废"
    drawn = {one["party"][0]: one["inspectors"] for one in result_of(draw)}
    if party is None or party.number not in drawn:
        return "这一对象不在这次抽取的结果里"
    numbers = {number for number, _ in drawn[party.number]}
    officers = filter(None, (inspection.officer, inspection.second_officer))
    strangers = [
        str(post)
        for post in officers
        if not numbers & {held.number for held in held_by(post, "enforcement", on)}
    ]
    return f"{'、'.join(strangers)}不是这次抽取的检查人员，批准以后再更换" if strangers else ""


def result_of(draw: Matter) -> list[dict[str, Any]]:
    """Whom a draw drew with whom, from the file it made; nothing if that was changed since."""
    made = draw.evidence.filter(event__step="draw", event__revocation=None, name=RESULT)
    kept = made.order_by("-pk").first()
    content = kept.intact() if kept else None
    drawn: list[dict[str, Any]] = json.loads(content)["drawn"] if content else []
    return drawn


def others(inspection: Inspection) -> QuerySet[Inspection]:
    """Other inspections of the same party; ValueError for one that is not stored."""
    inspection.must_be_stored()
    return Inspection.objects.filter(party=inspection.party).exclude(pk=inspection.pk)


def beyond_the_cap(inspection: Inspection, on: dt.date) -> str:
    """How its item's yearly cap is used up by visits made and approved; "" if it is not."""
    inspection.must_be_stored()
    if inspection.item is None or inspection.way in UNCAPPED:
        return ""
    cap: int | None = getattr(as_it_was(inspection.item, on), "yearly_cap", None)
    same = others(inspection).filter(item=inspection.item).exclude(way__in=UNCAPPED)
    made = Event.objects.filter(step="inspect", revocation__isnull=True, on__year=on.year)
    visits = same.filter(pk__in=made.values("matter")).count()
    visits += same.filter(stage="approved").count()
    if cap is None or visits < cap:
        return ""
    return f"这一对象今年同一事项已经检查或者批准{visits}次，上限{cap}次"


def to_be_merged(inspection: Inspection) -> str:
    """Other visits to the same party that lie ahead, named as far as whoever acts may see them."""
    if inspection.way in UNCAPPED or inspection.apart_why:
        return ""
    ahead = others(inspection).filter(stage__in=AHEAD).order_by("pk")
    if not (number := ahead.count()):
        return ""
    seen = see(ahead, inspection.acting) if inspection.acting else ahead.none()
    numbers = "、".join(seen.values_list("number", flat=True))
    named = f"（{numbers}）" if numbers else ""
    return f"同一对象还有{number}次检查没有实施{named}，合并进行，或者写明不能合并的理由"
