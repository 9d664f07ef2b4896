"""What must hold before a round of screening is entered."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import Screening


@gate(
    HouseRule("当场化解的件数不多于发现的件数", field="resolved"),
    missing="当场化解的件数多于发现的件数",
)
def resolved_were_found(case: Screening, on: dt.date) -> bool:
    """A part is never larger than its whole."""
    return case.resolved <= case.found
