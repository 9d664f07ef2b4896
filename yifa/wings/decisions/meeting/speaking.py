"""Who sits in a meeting and what each says, read off the lines in which it is written down.

A line is 姓名, a blank, and the rest: the post, a reason, or for an opinion what the speaker is for
and then in which words. What can't be read so is told by `unreadable`, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yifa.kernel.resolutions import Speech, Stance

if TYPE_CHECKING:
    from .models import MeetingRecord

#: The words by which a line of opinions says what its speaker is for, and the stance they mean.
STANCES = {str(stance.label): stance for stance in Stance}


@dataclass(frozen=True)
class Named:
    """Somebody by name, with what the line says of them: a post or a reason."""

    name: str
    rest: str


def named(lines: str) -> list[Named]:
    """A line each, blank ones left out."""
    parted = (line.strip().partition(" ") for line in lines.replace("\u3000", " ").splitlines())
    return [Named(name, rest.strip()) for name, _, rest in parted if name]


def opinions(lines: str) -> list[Speech]:
    """The opinions in the order in which they were given; those that say no stance left out."""
    found = ((one.name, *one.rest.partition(" ")) for one in named(lines))
    return [
        Speech(name, STANCES[word], words.strip())
        for name, word, _, words in found
        if word in STANCES
    ]


def unreadable(lines: str) -> list[str]:
    """The names of those whose line says no stance."""
    return [one.name for one in named(lines) if one.rest.partition(" ")[0] not in STANCES]


def told(lines: str) -> list[str]:
    """Each name with what the line says of it: 田雨禾（在省里开会）."""
    return [f"{one.name}（{one.rest}）" if one.rest else one.name for one in named(lines)]


def names(people: Iterable[Named]) -> list[str]:
    """Their names in order."""
    return [one.name for one in people]


def present(meeting: MeetingRecord) -> list[str]:
    """The members who came, in the order of the list."""
    away = {*names(named(meeting.absent))}
    return [name for name in names(named(meeting.members)) if name not in away]


def to_speak(meeting: MeetingRecord) -> list[str]:
    """Who is to give an opinion on the item: those present who did not step aside, the last last.

    The head speaks last; whoever presides in the head's place does, where the head is away.
    """
    aside = {*names(named(meeting.recused))}
    speakers = [name for name in present(meeting) if name not in aside]
    last = who_concludes(meeting)
    return [name for name in speakers if name != last] + [name for name in speakers if name == last]


def who_concludes(meeting: MeetingRecord) -> str:
    """Who speaks last and decides: the head, else whoever presides."""
    aside = {*names(named(meeting.recused))}
    if meeting.head in present(meeting) and meeting.head not in aside:
        return meeting.head
    return meeting.chair


def is_against_most(said: list[Speech], outcome: str) -> bool:
    """Whether more than half of those who spoke before whoever decides want something else.

    Who reserves an opinion is counted among them, yet wants nothing else.
    """
    others = sides_of(said)
    wanting = sum(stance not in (*FOR[outcome], Stance.RESERVED) for stance in others)
    return wanting * 2 > len(others)


def has_few_for_it(said: list[Speech], outcome: str) -> bool:
    """Whether fewer than half of those others who took a side want what was decided."""
    sides = [stance for stance in sides_of(said) if stance is not Stance.RESERVED]
    return sum(stance in FOR[outcome] for stance in sides) * 2 < len(sides)


def sides_of(said: list[Speech]) -> list[Stance]:
    """What those are for who spoke before the last, who decides."""
    return [one.stance for one in said[:-1]]


#: The stances that want each outcome; who wants it changed wants it all the same.
FOR = {
    "passed": (Stance.FOR, Stance.CHANGED),
    "changed": (Stance.FOR, Stance.CHANGED),
    "rejected": (Stance.AGAINST,),
    "again": (Stance.AGAINST, Stance.CHANGED),
}
