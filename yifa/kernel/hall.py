"""Where people sit an exam at a computer: what its page asks of the kind that holds exams.

A candidate sees no matter: neither the exam nor the bank is his to see. He is handed a paper while
his time runs, as he would be in a room, and what he answers lies beside the exam until it is
collected by a step of whoever holds it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from .person import Person


@dataclass(frozen=True)
class Asked:
    """One question as it is put: its number and form, what may be chosen, what was chosen."""

    number: int
    form: str
    stem: str
    choices: tuple[tuple[str, str], ...]
    several: bool = False
    given: str = ""


@dataclass(frozen=True)
class Seat:
    """Somebody's seat in an exam under way; `questions` only while the time runs."""

    exam: int
    title: str
    place: str
    minutes: int
    ends_at: dt.datetime | None = None
    sent: bool = False
    questions: tuple[Asked, ...] = ()


class Hall(Protocol):
    """Exams that can be sat at a computer; each act raises Refused where it can't be done."""

    def seats(self, person: Person, now: dt.datetime) -> Sequence[Seat]:
        """Every seat that a person has in an exam under way."""

    def begin(self, person: Person, exam: int, now: dt.datetime) -> None:
        """The time begins to run."""

    def save(
        self, person: Person, exam: int, given: Mapping[int, str], now: dt.datetime, *, send: bool
    ) -> None:
        """What is answered so far; with `send` for good."""
