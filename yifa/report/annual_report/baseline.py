"""What last year's own report said: what this year is compared with where no register goes back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from yifa.kernel.figures import Cut
from yifa.kernel.organisation import Organisation
from yifa.kernel.procedure import Procedure
from yifa.report.reading import Reading

from .models import AnnualReport, Mark, Standing


def reading_for(
    organisation: Organisation, year: int, *, until: dt.date, cut: Cut = None
) -> Reading:
    """The figures of an organisation in a year, with what its report of the year before said."""
    said = baseline(organisation, year - 1)
    return Reading(organisation, year, until=until, cut=cut, baseline=said)


def last_day(report: AnnualReport, on: dt.date) -> dt.date:
    """The last day counted: the year's end, or the day of the freeze in a year under way."""
    return min(on, dt.date(report.report_year, 12, 31))


def baseline(organisation: Organisation, year: int) -> dict[str, Decimal]:
    """What an organisation's own report of a year said of each figure its numbers were tied to.

    A figure of which the report says two values is left out: nobody can tell which one holds.
    """
    tied = Mark.objects.filter(
        report__organisation=organisation,
        report__report_year=year,
        standing=Standing.TIED,
        value__isnull=False,
    ).exclude(report__stage=Procedure.void.name)
    said: dict[str, set[Decimal]] = {}
    for key, value in tied.values_list("figure", "value"):
        assert value is not None, "the query left blanks out"
        said.setdefault(key, set()).add(value)
    return {key: values.pop() for key, values in said.items() if len(values) == 1}
