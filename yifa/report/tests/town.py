"""A town with some work done: what the tests of returns and reports count."""

from __future__ import annotations

import datetime as dt
from typing import Any

from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.disputes.dispute.models import Dispute


def dispute(by: Post, on: dt.date, **writes: Any) -> Dispute:
    """A dispute registered on a day."""
    made = Dispute()
    given: dict[str, Any] = {
        "title": "宅基地滴水纠纷",
        "type": "homestead",
        "source": "applied",
        "people": 2,
        "parties": [{"side": "a", "name": "甘棠"}, {"side": "b", "name": "步青"}],
    }
    take(made, "register", by=by, on=on, **{**given, **writes})
    return made


def settled(by: Post, on: dt.date, **writes: Any) -> Dispute:
    """A dispute registered, accepted, mediated and settled orally on one day."""
    made = dispute(by, on, **writes)
    take(made, "accept", by=by, on=on)
    take(made, "mediate", by=by, on=on, consent="all", told_rights=True, session_record="一次谈妥")
    take(
        made,
        "settle",
        by=by,
        on=on,
        agreement_form="oral",
        agreed_terms="改水道",
        effective_on=on,
    )
    return made


def failed(by: Post, on: dt.date, **writes: Any) -> Dispute:
    """A dispute whose mediation was ended without agreement."""
    made = dispute(by, on, **writes)
    take(made, "accept", by=by, on=on)
    take(made, "fail", by=by, on=on, failure_reason="no_agreement", told_routes=True)
    return made


def village_mediator() -> Post:
    """Who mediates in the village."""
    return county.post("mediator", county.VILLAGE_COMMITTEE)


def town_mediator() -> Post:
    """Who mediates in the town."""
    return county.post("mediator", county.TOWN_COMMITTEE)
