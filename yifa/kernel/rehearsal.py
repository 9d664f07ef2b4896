"""Whether steps could be taken one after another: tried through the same checks, nothing stored."""

from __future__ import annotations

from . import clocks
from .matter import Matter
from .take import Held, Request, Taking


class Rehearsal:
    """Steps tried on a matter in memory: none is locked, numbered or written.

    The matter is a new one, or one as it was read, with its history; afterwards it is let go.
    """

    def __init__(self, matter: Matter) -> None:
        self.held = Held()
        if matter.pk is not None:
            self.held.matters[matter.pk] = matter

    def go(self, asked: Request) -> None:
        """Try one step more; raises Refused as `take` would."""
        asked.matter.rehearsed = True
        taking = Taking(asked, self.held)
        taking.check()
        self.held.matters[asked.matter.pk] = asked.matter
        asked.matter.events_taken += 1
        taking.remember()
        with taking.refusing_days_before_the_law():
            clocks.tell_due(asked.matter)
