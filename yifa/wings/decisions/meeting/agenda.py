"""What stands on the agenda: a line each, the number of the matter first, then what it is called.

The line follows from the steps that put an item on and take it off; what has no matter of its own
is marked so.
"""

from __future__ import annotations

from dataclasses import dataclass

#: In the place of a number, where the item is no matter of a register.
NO_MATTER = "—"


@dataclass(frozen=True)
class Item:
    """An item of the agenda; `number` is "" where it is no matter of a register."""

    number: str
    title: str


def items(agenda: str) -> list[Item]:
    """The items in order."""
    parted = (line.partition(" ") for line in agenda.splitlines())
    return [Item("" if number == NO_MATTER else number, title) for number, _, title in parted]


def with_item(agenda: str, number: str, title: str) -> str:
    """The agenda with one more item at its end; one of that title takes the other's place."""
    return "\n".join([*without_item(agenda, title).splitlines(), f"{number or NO_MATTER} {title}"])


def without_item(agenda: str, title: str) -> str:
    """The agenda without the item of a title."""
    lines = (line for line in agenda.splitlines() if line.partition(" ")[2] != title)
    return "\n".join(lines)


def is_on_agenda(agenda: str, title: str) -> bool:
    """Whether an item of that title is on it."""
    return any(one.title == title for one in items(agenda))
