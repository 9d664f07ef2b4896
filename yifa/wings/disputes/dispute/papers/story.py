"""What the papers tell of a dispute: its people, sessions and visits as events wrote them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from yifa.kernel.matter import Event, Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.party import Capacity, Party, Side
from yifa.kernel.state import standing
from yifa.wings.disputes.dispute.models import Dispute

#: How a session came out, as its record lists it.
SETTLED, FAILED, GOES_ON = "调解成功", "调解不成", "有待继续调解"


@dataclass
class Act:
    """An act with what it wrote, later corrections included."""

    step: str
    on: dt.date | None
    by: str
    wrote: dict[str, Any] = field(default_factory=dict)
    note: str = ""

    def said(self, name: str) -> str:
        """A text that it wrote, "" for none."""
        return str(self.wrote.get(name) or "")


@dataclass(frozen=True)
class Story:
    """A dispute and everything that stands of what was done to it."""

    dispute: Dispute
    parties: list[Party]
    acts: list[Act]

    @property
    def committee(self) -> Organisation:
        """The committee that mediates: as recorded, else whoever holds the case."""
        return self.dispute.committee or self.dispute.holder

    def side(self, side: str) -> list[Party]:
        """Everyone on a side, agents under whom they act for."""
        return [party for party in self.parties if party.side == side]

    def names(self, side: str = "") -> str:
        """The parties' names, without agents."""
        named = self.side(side) if side else self.parties
        return "、".join(one.name for one in named if one.capacity == Capacity.PARTY)

    def all_of(self, step: str) -> list[Act]:
        """Each act of a step, in order."""
        return [act for act in self.acts if act.step == step]

    def last(self, *steps: str) -> Act | None:
        """The latest act of any of the steps."""
        return next((act for act in reversed(self.acts) if act.step in steps), None)

    @property
    def mediator(self) -> str:
        """Who mediates: who was appointed, else who held the last session."""
        handler = self.dispute.handler
        if self.all_of("appoint") and handler is not None:
            return str(handler)
        held = self.last("mediate")
        return held.by if held else ""

    def outcome_of(self, session: Act) -> str:
        """How a session came out: by what was done before the next one."""
        since = self.acts[self.acts.index(session) + 1 :]
        for act in since:
            if act.step in ("mediate", "retry"):
                break
            if act.step in ("settle", "fail"):
                return SETTLED if act.step == "settle" else FAILED
        return GOES_ON


def told(matter: Matter) -> Story:
    """The story of a matter, which is a dispute."""
    dispute = cast("Dispute", matter)
    people = list(dispute.parties.order_by("place"))
    people.sort(key=lambda party: party.side != Side.A)
    return Story(dispute, people, acts_of(standing(dispute)))


def acts_of(events: Iterable[Event]) -> list[Act]:
    """Events as acts; a correction mends the latest act that wrote the field."""
    acts: list[Act] = []
    for event in events:
        wrote = dict(event.payload.wrote)
        if event.step == "correct":
            correct(acts, wrote)
        else:
            acts.append(Act(event.step, event.on, str(event.by), wrote, event.payload.note))
    return acts


def correct(acts: list[Act], wrote: dict[str, Any]) -> None:
    """Put corrected values where they were first written."""
    for name, value in wrote.items():
        for act in reversed(acts):
            if name in act.wrote:
                act.wrote[name] = value
                break
