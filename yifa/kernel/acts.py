"""What was done to a matter, as files and records tell it: each act with what it wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import prefetch_related_objects

from .matter import Event

CORRECT = "correct"


@dataclass
class Act:
    """An act with what it wrote, later corrections included; `event` is the key of its event."""

    step: str
    on: dt.date | None
    by: str
    wrote: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    event: int = 0

    def said(self, name: str) -> str:
        """A text that it wrote, "" for none."""
        return str(self.wrote.get(name) or "")


def acts_of(events: Iterable[Event]) -> list[Act]:
    """Events as acts; a correction mends the latest act that wrote the field."""
    acts: list[Act] = []
    standing = list(events)
    prefetch_related_objects(standing, "by__person")
    for event in standing:
        wrote = dict(event.payload.wrote)
        if event.step == CORRECT:
            correct(acts, wrote)
        else:
            acts.append(
                Act(event.step, event.on, str(event.by), wrote, event.payload.note, event.pk)
            )
    return acts


def correct(acts: list[Act], wrote: dict[str, Any]) -> None:
    """Put corrected values where they were first written."""
    for name, value in wrote.items():
        for act in reversed(acts):
            if name in act.wrote:
                act.wrote[name] = value
                break
