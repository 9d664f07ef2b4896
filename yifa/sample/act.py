"""What is about to be done: an act of the sample, before it goes through the one door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from yifa.kernel.evidence import Upload
from yifa.kernel.matter import Matter
from yifa.kernel.past_work import SOON_ENOUGH, can_be_recorded
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.take import Request

HERE = ZoneInfo("Asia/Shanghai")
OPENS, CLOSES = 8 * 60 + 40, 17 * 60 + 30


@dataclass(frozen=True)
class Act:
    """A step to take on a day at a minute of it; `lag` days pass before it is written down."""

    matter: Matter
    step: str
    by: Post
    on: dt.date
    minute: int
    writes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    files: Sequence[Upload] = ()
    lag: int = 0

    @property
    def is_past_work(self) -> bool:
        """Whether it is entered afterwards (补录)."""
        register = Register.all[self.matter.kind_name()]
        step = register.procedures[-1].step(self.step)
        return self.lag > SOON_ENOUGH.days and can_be_recorded(register, step)

    @property
    def begins(self) -> bool:
        """Whether the step makes the matter."""
        return self.step == "register"

    def at(self, today: dt.date) -> dt.datetime:
        """When it is written down; of the last day only the first hour of work has passed."""
        day = self.on + dt.timedelta(days=self.lag)
        minute = OPENS - 30 + (self.minute - OPENS) // 15 if day == today else self.minute
        midnight = dt.datetime.combine(day, dt.time(), tzinfo=HERE)
        return midnight + dt.timedelta(minutes=minute)

    def request(self, today: dt.date) -> Request:
        """The act as the door takes it."""
        return Request(
            self.matter,
            self.step,
            self.by,
            self.on,
            writes=self.writes,
            note=self.note,
            files=self.files,
            at=self.at(today),
            late=self.is_past_work,
        )
