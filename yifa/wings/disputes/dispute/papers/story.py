"""What the papers tell of a dispute: its people, sessions and visits as events wrote them."""

from __future__ import annotations

from typing import cast

from yifa.kernel.acts import Act, acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Organisation
from yifa.kernel.party import Side
from yifa.kernel.state import standing
from yifa.report.papers.casefile import story
from yifa.wings.disputes.dispute.models import Dispute

__all__ = ["Act", "Story", "told"]

#: How a session came out, as its record lists it.
SETTLED, FAILED, GOES_ON = "调解成功", "调解不成", "有待继续调解"


class Story(story.Story[Dispute]):
    """A dispute and everything that stands of what was done to it."""

    @property
    def dispute(self) -> Dispute:
        """The matter itself."""
        return self.matter

    @property
    def committee(self) -> Organisation:
        """The committee that mediates: as recorded, else whoever holds the case."""
        return self.dispute.committee or self.dispute.holder

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
