"""How far a phone's clock was off, of all that was noticed the worst, and how that is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

#: So far off is every phone; more is said, in seconds.
TOLERATED = 120
#: No clock is further off than a column can say.
FURTHEST = 10**9


def furthest_off(
    measured: Iterable[int], *, at: dt.datetime, known: dt.datetime | None, now: dt.datetime
) -> int:
    """By how many seconds the phone's clock was ahead, behind being negative.

    `measured` are the differences the phone found when it last reached us before the capture, and
    before sending. A capture dated `at` before a moment of ours that the phone already `known`, or
    after `now`, when it came in, tells of a clock that was turned in between.
    """
    found = [0, *measured]
    if known is not None and at < known:
        found.append(seconds(at - known))
    if at > now:
        found.append(seconds(at - now))
    return max(-FURTHEST, min(FURTHEST, max(found, key=abs)))


def seconds(span: dt.timedelta) -> int:
    """A span in whole seconds."""
    return round(span.total_seconds())


def is_off(off: int | None) -> bool:
    """Whether a clock is so far off that it has to be said."""
    return off is not None and abs(off) > TOLERATED


def clock_off(off: int | None) -> str:
    """In words: 手机时钟慢3小时12分."""
    minutes = abs(off or 0) // 60
    days, rest = divmod(minutes, 24 * 60)
    parts = [(days, "天"), (rest // 60, "小时"), (rest % 60, "分")]
    told = "".join(f"{number}{unit}" for number, unit in parts if number)
    return f"手机时钟{'快' if (off or 0) > 0 else '慢'}{told}"
