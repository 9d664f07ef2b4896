"""The files of a matter as a list on paper tells of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from yifa.kernel.evidence import Evidence

from . import words


def received(one: Evidence) -> str:
    """The day a file came in, which is not always the day of the step."""
    return words.day(timezone.localdate(one.event.at))


def digests(files: Iterable[Evidence]) -> str:
    """What each file can be told from: its place and the first half of its digest."""
    return "；".join(f"{place}. {one.digest[:32]}" for place, one in enumerate(files, 1))
