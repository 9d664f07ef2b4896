"""A matter and everything that stands of what was done to it, as its papers read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from yifa.kernel.acts import Act
from yifa.kernel.matter import Matter
from yifa.kernel.party import Capacity, Party
from yifa.kernel.writing import decode

from . import words

M = TypeVar("M", bound=Matter)


@dataclass(frozen=True)
class Story(Generic[M]):
    """A matter with its people and its acts, oldest first."""

    matter: M
    parties: list[Party]
    acts: list[Act]

    def side(self, side: str) -> list[Party]:
        """Everyone on a side, agents under whom they act for."""
        return [party for party in self.parties if party.side == side]

    def names(self, side: str = "") -> str:
        """The parties' names, without agents."""
        named = self.side(side) if side else self.parties
        return "、".join(one.name for one in named if one.capacity == Capacity.PARTY)

    def all_of(self, *steps: str) -> list[Act]:
        """Each act of any of the steps, in order."""
        return [act for act in self.acts if act.step in steps]

    def last(self, *steps: str) -> Act | None:
        """The latest act of any of the steps."""
        return next((act for act in reversed(self.acts) if act.step in steps), None)

    def until(self, act: Act | None) -> list[Act]:
        """What was done up to an act, and the act; everything for one that is yet to come."""
        return self.acts[: self.acts.index(act) + 1] if act in self.acts else self.acts

    def value(self, act: Act | None, name: str) -> Any:
        """What a field held when the act was done: what it wrote, or an act before it.

        None where nobody had written it. Without an act, or with one that is yet to come, it is
        what the field holds now.
        """
        upto = reversed(self.until(act))
        wrote = (one.wrote[name] for one in upto if name in one.wrote)
        return decode(type(self.matter), name, next(wrote, None))

    def told(self, act: Act | None, name: str) -> str:
        """The same in the words of a paper; "" where nothing is recorded."""
        held = self.value(act, name)
        if held is None or held == "":
            return ""
        field = self.matter._meta.get_field(name)
        if choices := dict(getattr(field, "flatchoices", ())):
            return str(choices.get(held, held))
        if isinstance(held, Decimal):
            return words.money(held)
        return words.day(held) if isinstance(held, dt.date) else str(held)
