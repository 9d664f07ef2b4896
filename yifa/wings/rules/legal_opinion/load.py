"""Who may review at an organisation, what each is good at and has in hand: told, never ranked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from yifa.kernel.certificates import held_by
from yifa.kernel.person import Post
from yifa.kernel.roles import LEGAL_REVIEWER
from yifa.kernel.sheet import PeriodSheet, Tabled

from .models import LegalOpinion
from .reviewing import ADVISERS

if TYPE_CHECKING:
    from yifa.kernel.figures import Period
    from yifa.kernel.organisation import Organisation

#: Where a review is in somebody's hands.
IN_HAND = ("assigned", "reviewing")
HEADS = ("审查人", "擅长领域", "手上在审（件）", "期间出具意见（件次）")


def reviewers(organisation: Organisation, on: dt.date) -> list[Post]:
    """Whoever holds a post of a reviewer there on a day, in the order in which they came."""
    posts = Post.objects.filter(role=LEGAL_REVIEWER, organisation=organisation)
    held = posts.select_related("person", "organisation").order_by("since", "pk")
    return [post for post in held if post.is_held_on(on)]


def in_hand(organisation: Organisation) -> Counter[int]:
    """How many reviews each post has in hand there."""
    open_ones = LegalOpinion.objects.filter(holder=organisation, stage__in=IN_HAND)
    return Counter(open_ones.exclude(reviewer=None).values_list("reviewer", flat=True))


def fields_of(post: Post, on: dt.date) -> str:
    """What the register of advisers says somebody is good at."""
    told = [held.tells["fields"] for held in held_by(post, ADVISERS, on)]
    return "；".join(filter(None, told))


def load(post: Post, period: Period) -> list[Tabled]:
    """The same as a table, with how many opinions each gave in the period."""
    here = post.organisation
    given = LegalOpinion.objects.filter(
        events__step="opine",
        events__on__range=(period.first, period.last),
        events__holder=here,
        events__revokes=None,
        events__revocation=None,
    )
    gave, open_ones = Counter(given.values_list("events__by", flat=True)), in_hand(here)
    rows = [
        (str(one), fields_of(one, period.last), open_ones[one.pk], gave[one.pk])
        for one in reviewers(here, period.last)
    ]
    total = ("合计", "", sum(row[2] for row in rows), sum(row[3] for row in rows))
    note = "按任职先后排列，供分派时参考；不排名，不打分。"
    return [Tabled(f"{here}审查人", HEADS, rows, total, note)]


LOAD = PeriodSheet("审查人手上的件数", load)
