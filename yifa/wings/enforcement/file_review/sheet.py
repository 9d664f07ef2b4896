"""What is reckoned of a review: what the case's own record proves, the total, the grade."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel.clocks import Status, states
from yifa.kernel.matter import Event, Matter
from yifa.kernel.state import on_day

from .models import Grade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yifa.kernel.person import Post

    from .models import FileReview

#: The most that each item may get; a place's own sheet, a hundred together with the days kept.
MOST = {"subject": 10, "facts": 25, "process": 25, "basis": 15, "service": 10, "papers": 5}
FOR_DAYS_KEPT, FOR_EACH_LATE = 10, 5


def late(case: Matter) -> list[str]:
    """What the organ did later than the law gave it, by the case's own clocks."""
    told = states(case.of_kind())
    return [one.clock.says for one in told if one.clock.ours and one.status is Status.LATE]


def days_kept(lates: Sequence[str]) -> Decimal:
    """The points for keeping the law's days.

    >>> days_kept([]), days_kept(["送达"]), days_kept(["决定", "送达", "公示"])
    (Decimal('10'), Decimal('5'), Decimal('0'))
    """
    return Decimal(max(0, FOR_DAYS_KEPT - FOR_EACH_LATE * len(lates)))


def total(review: FileReview) -> Decimal:
    """All points together; a blank item got none."""
    items: list[Decimal | None] = [getattr(review, name) for name in (*MOST, "timely")]
    return sum((Decimal(item) for item in items if item is not None), Decimal())


def grade(points: Decimal, void: str) -> Grade:
    """The grade; what voids a file makes it fail.

    >>> [str(grade(Decimal(n), "")) for n in (90, 89, 60, 59)], str(grade(Decimal(95), "unfair"))
    (['good', 'pass', 'pass', 'fail'], 'fail')
    """
    if void or points < law.threshold("file_review.pass").value:
        return Grade.FAIL
    return Grade.GOOD if points >= law.threshold("file_review.good").value else Grade.PASS


def beyond(review: FileReview) -> list[str]:
    """Items with more points than there are for them; ValueError for one that is not stored."""
    review.must_be_stored()
    return [
        str(review._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a column
        for name, most in MOST.items()
        if (getattr(review, name) or 0) > most
    ]


def failed(review: FileReview) -> bool:
    """Whether it failed; ValueError for one that is not stored: no step writes the grade."""
    review.must_be_stored()
    return review.grade == Grade.FAIL


def was_closed(case: Matter, on: dt.date) -> bool:
    """Whether a case had come to its end on a day; ValueError for one that is not stored."""
    case.must_be_stored()
    stage = on_day(case, on).stage
    return stage in case.procedure.stages and case.procedure.stages[stage].ends


def who_handled(posts: Sequence[Post], case: Matter) -> list[Post]:
    """Who of them had a part in a case; ValueError for one that is not stored."""
    case.must_be_stored()
    acted = {*Event.objects.filter(matter=case).values_list("by__person", flat=True)}
    if case.handler is not None:
        acted.add(case.handler.person_id)
    return [post for post in posts if post.person_id in acted]
