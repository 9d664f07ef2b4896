"""What is looked up of other matters: the published list, the plan, other visits to the party."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from yifa.kernel.certificates import certified
from yifa.kernel.matter import Event, Matter
from yifa.kernel.person import Post
from yifa.kernel.rights import see
from yifa.kernel.state import as_it_was

from .models import Inspection, Way

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Ways that a yearly cap does not hold back: something called for the visit, or nobody comes.
UNCAPPED = (Way.COMPLAINT, Way.OFF_SITE)
#: Stages in which a visit still lies ahead.
AHEAD = ("planned", "approved")


def stood(matter: Matter, stage: str, on: dt.date) -> bool:
    """Whether a matter of another kind stood in a stage on a day; ValueError if not stored."""
    return as_it_was(matter, on).stage == stage


def without_certificate(posts: Iterable[Post], on: dt.date) -> list[Post]:
    """Who of them held no certificate of enforcement on that day."""
    return [post for post in posts if not certified(post, "enforcement", on)]


def others(inspection: Inspection) -> QuerySet[Inspection]:
    """Other inspections of the same party; ValueError for one that is not stored."""
    inspection.must_be_stored()
    return Inspection.objects.filter(party=inspection.party).exclude(pk=inspection.pk)


def beyond_the_cap(inspection: Inspection, on: dt.date) -> str:
    """How its item's yearly cap is used up by visits made and approved; "" if it is not."""
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
