"""How annual reports are listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from yifa.kernel.figures import Count
from yifa.kernel.organisation import Level
from yifa.kernel.register import Register

from . import proof
from .models import AnnualReport
from .procedure import CountyReporting, PastReporting, TownReporting

if TYPE_CHECKING:
    from yifa.kernel.matter import Event, Matter
    from yifa.kernel.procedure import Procedure


class AnnualReports(Register):
    """年度报告"""

    model = AnnualReport
    procedures = [CountyReporting, TownReporting, PastReporting]
    word = "报"
    columns = ["number", "title", "holder", "report_year", "stage", "due"]
    filters = ["stage", "report_year"]
    search = ["number", "title"]
    row_key = ["report_year"]

    published = Count("公开年度报告", CountyReporting.publish, unit="份")

    @classmethod
    def procedure_for(cls, matter: Matter, on: dt.date) -> type[Procedure]:
        """Towns and villages call their meetings by other names; a past report goes no way."""
        if cast("AnnualReport", matter).brought_in:
            return PastReporting
        if matter.organisation.level in (Level.TOWN, Level.VILLAGE):
            return TownReporting
        return CountyReporting

    @classmethod
    def faults_beside(cls, matter: Matter, events: Sequence[Event]) -> Iterator[str]:
        """Its versions, and the text as it was adopted."""
        return proof.faults(cast("AnnualReport", matter), events)

    @classmethod
    def year_of(cls, matter: Matter, on: dt.date) -> int:
        """The year reported on, after which the dates of the law fall."""
        return cast("AnnualReport", matter).report_year
