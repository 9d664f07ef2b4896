"""How any kind of matter can go: lawful and unlawful steps in any order, as its stories fill them.

The steps come from the kind's own stories, so that a new folder is played without a line.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hypothesis import strategies as st

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.roles import Actor
from yifa.kernel.stories import Line, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at

#: Where matters begin, and where they are sent.
HOMES = (county.VILLAGE_COMMITTEE, county.TOWN_COMMITTEE, county.CENTRE)

#: Stands for a step of the kind's own that starts from where the matter stands.
ONWARD = "onward"
BEGIN = "begin"

#: Steps of the kernel that any matter may take, with what they ask for.
KERNEL_STEPS = ("revoke", "transfer", "receive", "send_back", "suspend", "resume", "remark")


@dataclass(frozen=True)
class Move:
    """One thing somebody tries: on the how-manieth matter, which step, how it is filled in.

    `pick` chooses among the ways onward.
    """

    matter: int
    pick: int
    step: str
    days_later: int
    to: str


@dataclass
class Course:
    """Several matters of one kind on their way."""

    register: type[Register]
    day: dt.date = dt.date(2026, 1, 5)
    matters: list[Matter] = field(default_factory=list)
    taken: int = 0

    @cached_property
    def told(self) -> dict[str, list[Line]]:
        """Each step with the ways in which stories fill it in."""
        return told_of(self.register)

    def go(self, move: Move) -> None:
        """Try one move; what is refused changes nothing, which is for others to test."""
        self.day += dt.timedelta(days=move.days_later)
        if not self.matters or move.step == BEGIN:
            self.begin(move)
            return
        matter = self.matters[move.matter % len(self.matters)]
        if move.step != ONWARD:
            self.tried(matter, move.step, matter.holder, self.filled(move))
            return
        ways = [
            line
            for step, lines in self.told.items()
            if self.register.procedures[-1].steps[step].starts_from(matter.stage)
            for line in lines
        ]
        if ways:
            line = ways[move.pick % len(ways)]
            self.tried(matter, line.take, matter.holder, line.writes)

    def begin(self, move: Move) -> None:
        """One more matter."""
        first = self.register.procedures[-1].first().name
        lines = self.told[first]
        matter, here = self.register.model(), county.place(HOMES[move.matter % len(HOMES)])
        if self.tried(matter, first, here, lines[move.pick % len(lines)].writes):
            self.matters.append(matter)

    def filled(self, move: Move) -> dict[str, Any]:
        """What a step is given."""
        if move.step == "transfer":
            return {"to": county.place(move.to), "reason": "换一家办"}
        if move.step in KERNEL_STEPS:
            return {"reason": "照实记下"}
        lines = self.told[self.register.procedures[-1].first().name]
        return {**lines[move.pick % len(lines)].writes, "reason": "照实更正"}

    def tried(self, matter: Matter, step: str, here: Organisation, writes: dict[str, Any]) -> bool:
        """Whether the step was taken, by the first role that may take it."""
        by = self.someone(step, here)
        given: dict[str, Any] = {
            name: by if name == "handler" else value for name, value in writes.items()
        }
        try:
            take(matter, step, by=by, on=self.day, at=at(self.day), **given)
        except Refused:
            if matter.pk:
                matter.refresh_from_db()
                matter.forget_history()
            return False
        self.taken += 1
        return True

    def someone(self, step: str, here: Organisation) -> Post:
        """Whoever may take the step; a leader for what the kernel lets anyone do."""
        if step in KERNEL_STEPS:
            return county.post("leader", here)
        role = self.register.procedures[-1].step(step).by[0]
        return county.post("clerk" if isinstance(role, Actor) else str(role), here)


def told_of(register: type[Register]) -> dict[str, list[Line]]:
    """Step → the lines of stories that take it, without those that need another matter."""
    told: dict[str, list[Line]] = defaultdict(list)
    for story in stories_of(register):
        for line in story.lines:
            if line.take in register.procedures[-1].steps and "another" not in line.writes.values():
                told[line.take].append(line)
    return dict(told)


def moves() -> st.SearchStrategy[list[Move]]:
    """Any order of moves: mostly onward, with all that can come between."""
    step = st.one_of(
        st.just(ONWARD), st.just(ONWARD), st.sampled_from([BEGIN, "correct", *KERNEL_STEPS])
    )
    move = st.builds(
        Move,
        st.integers(0, 5),
        st.integers(0, 500),
        step,
        st.integers(0, 20),
        st.sampled_from(HOMES),
    )
    return st.lists(move, min_size=6, max_size=24)
