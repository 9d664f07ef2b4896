"""How reconsiderations are listed, counted and published."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from yifa.kernel.figures import Count, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Procedure, Step
from yifa.kernel.register import Register

from . import terms
from .earlier import ReconsideringBefore2024
from .models import Reconsideration
from .procedure import IN_FORCE, Reconsidering

#: What ends a case that was accepted; a case takes one of them, once.
CONCLUDING = (
    Reconsidering.decide,
    Reconsidering.reject,
    Reconsidering.conclude_mediation,
    Reconsidering.terminate,
)


class Reconsiderations(Register):
    """行政复议案件台账"""

    model = Reconsideration
    procedures = [ReconsideringBefore2024, Reconsidering]
    word = "复"

    columns = [
        "number",
        "title",
        "parties",
        "respondent",
        "act_kind",
        "track",
        "stage",
        "registered_on",
        "due",
    ]
    filters = [
        "stage",
        "track",
        "outcome",
        "act_kind",
        "area",
        "respondent_kind",
        "channel",
        "major",
    ]
    search = ["number", "title", "parties", "respondent", "act_number", "request"]
    double_key = ["respondent", "act_number"]

    accepted = Count("受理行政复议", (Reconsidering.accept, Reconsidering.deem_accepted))
    concluded = Count("审结行政复议", CONCLUDING)
    pending = Stock("未审结行政复议", (Reconsidering.examining, Reconsidering.stayed))

    @classmethod
    def procedure_for(cls, matter: Matter, on: dt.date) -> type[Procedure]:
        """By the day of the application: the Law of 2023 from its first day on."""
        return Reconsidering if on >= IN_FORCE else ReconsideringBefore2024

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What follows from a step: the track, the outcome of a rejection, days that run."""
        case = cast("Reconsideration", matter)
        if step is Reconsidering.accept and case.track != terms.Track.SIMPLE:
            return {"simple_ground": "", "plain": False, "all_agree": False}
        if step in (Reconsidering.deem_accepted, Reconsidering.change_track):
            return {"track": terms.Track.ORDINARY}
        if step.name == "reject":
            return {"outcome": terms.Outcome.REJECTED_APPLICATION}
        if step.name == "serve":
            return {"redo_from": case.served_on if case.redo else None}
        if step is Reconsidering.serve_refusal:
            return {"sue_from": case.refusal_served_on if case.first_step else None}
        return {}
