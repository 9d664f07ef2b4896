"""What happens when a year's holiday notice comes: provisional due days are computed again.

The State Council announces a year's days off late in the year before. Until then a due day that
falls in it counts weekends and statutory days only and is shown as provisional. `apply` brings
each such matter up to date, with one event for each that says what changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from . import clocks
from .kernel_steps import RECOMPUTE
from .matter import Matter
from .person import Post
from .take import take


@dataclass(frozen=True)
class Recomputed:
    """A matter whose due day is settled now: what it was and what it is."""

    matter: Matter
    before: dt.date | None
    after: dt.date | None


def apply(*, by: Post, on: dt.date) -> Iterator[Recomputed]:
    """Recompute every provisional due day that a notice has settled; one event a matter."""
    waiting = Matter.objects.filter(due_provisional=True).order_by("pk")
    for pk in list(waiting.values_list("pk", flat=True)):
        matter = Matter.objects.get(pk=pk).of_kind()
        nearest = clocks.nearest(matter)
        if nearest is not None and nearest.due is not None and nearest.due.provisional:
            continue
        before, after = matter.due, nearest.day if nearest else None
        take(matter, RECOMPUTE.name, by=by, on=on, note=told(before, after))
        yield Recomputed(matter, before, after)


def told(before: dt.date | None, after: dt.date | None) -> str:
    """What changed, in one sentence."""
    if before == after:
        return f"放假通知已经公布，到期日{before}不变"
    return f"放假通知已经公布，到期日由{before}改为{after}"
