"""What can be printed of a matter, as its register declares it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .matter import Matter


@dataclass(frozen=True)
class Printout:
    """A paper, or a whole file, that a register makes of a matter.

    `make` gives the .docx; `lacks` says in a clause why it can't be printed yet, "" if it can.
    `whole` is the whole file, which is offered before the single papers in it.
    """

    label: str
    make: Callable[[Matter], bytes]
    lacks: Callable[[Matter], str] = lambda matter: ""
    whole: bool = False

    def ready(self, matter: Matter) -> bool:
        """Whether it can be printed now."""
        return not self.lacks(matter)
