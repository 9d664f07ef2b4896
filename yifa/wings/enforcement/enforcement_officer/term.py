"""What is reckoned of a certificate's term and of its holder's training."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from yifa import law
from yifa.kernel.figures import same_day
from yifa.kernel.state import standing

if TYPE_CHECKING:
    from .models import EnforcementOfficer


def runs_forward(officer: EnforcementOfficer) -> bool:
    """Whether the certificate ends after it begins; ValueError for one that is not stored."""
    officer.must_be_stored()
    first, last = officer.valid_from, officer.valid_until
    return first is None or last is None or first < last


def hours_in_the_year_to(officer: EnforcementOfficer, day: dt.date) -> Decimal:
    """Hours of training in the year that ends with that day; ValueError if it is not stored."""
    officer.must_be_stored()
    begins = same_day(day, -1)
    told = [
        event.payload.wrote.get("hours")
        for event in standing(officer)
        if event.step == "train" and begins < event.on <= day
    ]
    return sum((Decimal(hours) for hours in told if hours), Decimal())


def hours_wanted() -> int:
    """How many hours of training a year are asked for."""
    return law.threshold("qualification.training_hours").value
