"""What a matter is, told from its events alone: used to revoke a step and to verify a row."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .matter import LOOKS, Event, Matter, revokes_nothing
from .register import Register
from .writing import FILES, PARTIES, decode, read_parties


@dataclass
class State:
    """A matter as its standing events leave it: stage, and each value in an event's words."""

    stage: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    private: dict[str, str] = field(default_factory=dict)


def replay(events: Iterable[Event]) -> State:
    """The state that standing events, oldest first, leave behind.

    Revoked events and the events that revoked them leave nothing.
    """
    state = State()
    for event in events:
        state.stage = event.stage_after
        state.values.update(event.payload.wrote)
        if PARTIES in event.payload.wrote:
            state.private = json.loads(event.payload.private or "{}")
    return state


def on_day(matter: Matter, day: dt.date) -> State:
    """What a matter was at the end of a day, by the acts of that day and before."""
    return replay(event for event in standing(matter) if event.on <= day)


def as_it_was(matter: Matter, day: dt.date) -> Matter:
    """The matter as a row of its own kind that is not stored, as that day's end left it.

    ValueError for a matter that is not stored: the walk knows no days.
    """
    matter.must_be_stored()
    was, state = Register.of(matter).model(), on_day(matter, day)
    put_back(was, state, [column.name for column in Register.of(matter).own_fields()])
    was.stage = state.stage
    return was


def standing(matter: Matter) -> list[Event]:
    """The events of a matter that stand, oldest first, with what they wrote."""
    events = matter.events.filter(revokes_nothing(), revocation__isnull=True)
    events = events.exclude(step__in=LOOKS).select_related("payload")
    return list(events.order_by("place_in_matter"))


def put_back(matter: Matter, state: State, names: Iterable[str]) -> list[dict[str, Any]] | None:
    """Set the named columns to what the state holds, or to their blank if it holds nothing.

    Returns the parties to put back if they are among the names. The files an event brought stay.
    """
    parties: list[dict[str, Any]] | None = None
    for name in names:
        if name == FILES:
            continue
        if name == PARTIES:
            parties = read_parties(state.values.get(PARTIES, []), state.private)
        elif name in state.values:
            setattr(matter, name, decode(type(matter), name, state.values[name]))
        else:
            setattr(matter, name, matter._meta.get_field(name).get_default())  # type: ignore[union-attr]  # a column, never a reverse relation
    return parties
