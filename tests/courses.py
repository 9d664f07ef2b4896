"""How any kind of matter can go: lawful and unlawful steps in any order, as its stories fill them.

The steps come from the kind's own stories, so that a new folder is played without a line. What a
story takes as given happens before its first line is tried; days keep their distance from the act.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hypothesis import strategies as st

from yifa.kernel.evidence import Upload
from yifa.kernel.gates import Refused
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.stories import ANOTHER, Line, Story, Telling, begins_at, stories_of
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.tests.cases import at

#: Where matters begin whose stories do not say, and where any are sent.
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


@dataclass(frozen=True)
class Told:
    """A line with the story it stands in."""

    story: Story
    line: Line


@dataclass
class Teller:
    """Fills in steps of a register's matters as its stories do, whatever way the matters go.

    What a story takes as given happens once, before the first of its lines is told.
    """

    register: type[Register]
    given: dict[str, Matter] = field(default_factory=dict)

    @cached_property
    def told(self) -> dict[str, list[Told]]:
        """Each step with the ways in which stories fill it in."""
        return told_of(self.register)

    @property
    def first(self) -> list[Told]:
        """The ways in which a matter begins."""
        return self.told[self.register.procedures[-1].first().name]

    def fill(
        self, told: Told, matter: Matter, here: Organisation, day: dt.date
    ) -> tuple[Post, dict[str, Any]]:
        """By whom and with what a line is told of a matter that stands here, on another day."""
        telling = Telling(told.story, self.register, county.post, here)
        telling.matter = matter
        self.let_happen(telling)
        line = told.line
        writes = {
            name: telling.meant(line, name, moved(value, day - line.on))
            for name, value in line.writes.items()
        }
        return telling.somebody(line.by, here), writes

    def let_happen(self, telling: Telling) -> None:
        """What the story takes as given, unless it happened already."""
        for one in telling.story.given:
            name = f"{one.story.path}:{one.name}"
            if name not in self.given:
                happened = list(telling.let_happen(one))
                assert happened == [], happened
                self.given[name] = telling.given[one.name]
            telling.given[one.name] = self.given[name]


def moved(value: Any, days: dt.timedelta) -> Any:
    """A day as far from the act as the story has it; anything else as it is."""
    return value + days if isinstance(value, dt.date) else value


@dataclass
class Course:
    """Several matters of one kind on their way."""

    register: type[Register]
    day: dt.date = dt.date(2026, 1, 5)
    matters: list[Matter] = field(default_factory=list)
    taken: int = 0

    @cached_property
    def teller(self) -> Teller:
        """Whoever fills in the steps."""
        return Teller(self.register)

    def go(self, move: Move) -> None:
        """Try one move; what is refused changes nothing, which is for others to test."""
        self.day += dt.timedelta(days=move.days_later)
        if not self.matters or move.step == BEGIN:
            self.begin(move)
            return
        matter = self.matters[move.matter % len(self.matters)]
        if move.step != ONWARD:
            by = county.post("leader", matter.holder)
            self.tried(matter, move.step, by, self.filled(matter, move))
            return
        ways = [
            told
            for step, lines in self.teller.told.items()
            if self.register.procedures[-1].steps[step].starts_from(matter.stage)
            for told in lines
        ]
        if ways:
            self.tell(matter, ways[move.pick % len(ways)], matter.holder)

    def begin(self, move: Move) -> None:
        """One more matter."""
        told = self.teller.first[move.pick % len(self.teller.first)]
        matter, home = self.register.model(), county.place(HOMES[move.matter % len(HOMES)])
        if self.tell(matter, told, begins_at(told.story, home)):
            self.matters.append(matter)

    def tell(self, matter: Matter, told: Told, here: Organisation) -> bool:
        """Whether a line of a story could be told of a matter."""
        by, writes = self.teller.fill(told, matter, here, self.day)
        return self.tried(matter, told.line.take, by, writes, files=told.line.files)

    def filled(self, matter: Matter, move: Move) -> dict[str, Any]:
        """What a step of the kernel is given."""
        if move.step == "transfer":
            return {"to": county.place(move.to), "reason": "换一家办"}
        if move.step in KERNEL_STEPS:
            return {"reason": "照实记下"}
        told = self.teller.first[move.pick % len(self.teller.first)]
        _, writes = self.teller.fill(told, matter, matter.holder, self.day)
        return {**writes, "reason": "照实更正"}

    def tried(
        self,
        matter: Matter,
        step: str,
        by: Post,
        writes: dict[str, Any],
        *,
        files: Sequence[Upload] = (),
    ) -> bool:
        """Whether the step was taken."""
        try:
            take(matter, step, by=by, on=self.day, at=at(self.day), files=files, **writes)
        except Refused:
            if matter.pk:
                matter.refresh_from_db()
                matter.forget_history()
            return False
        self.taken += 1
        return True


def told_of(register: type[Register]) -> dict[str, list[Told]]:
    """Step → the lines of stories that take it, without those that need another matter."""
    told: dict[str, list[Told]] = defaultdict(list)
    for story in stories_of(register):
        if any(one.kind == register.kind() for one in story.given):
            continue  # by chance the others of its kind would come between
        for line in story.lines:
            own = line.take in register.procedures[-1].steps and not line.of
            if own and ANOTHER not in line.writes.values():
                told[line.take].append(Told(story, line))
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
