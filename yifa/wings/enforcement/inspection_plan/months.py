"""What is reckoned of a planned item: its months, and whether its item was published."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.matter import Matter
from yifa.kernel.state import as_it_was

if TYPE_CHECKING:
    from .models import InspectionPlan


def run_forward(plan: InspectionPlan) -> bool:
    """Whether the months lie in a year and run forward; ValueError for a plan not stored."""
    plan.must_be_stored()
    first, last = plan.month_from, plan.month_to
    if first is None or last is None:
        return first is last
    return 1 <= first <= last <= 12


def has_a_measure(plan: InspectionPlan) -> bool:
    """Whether it says how many, by share or number; ValueError for a plan that is not stored."""
    plan.must_be_stored()
    share = plan.share
    if share is not None and not 0 < share <= 100:
        return False
    return share is not None or bool(plan.parties_planned)


def was_published(item: Matter, on: dt.date) -> bool:
    """Whether an item stood on the published list on a day; ValueError for one not stored."""
    return as_it_was(item, on).stage == "published"
