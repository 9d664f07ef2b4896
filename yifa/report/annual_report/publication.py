"""Which reports are public: those whose publication stands, as they were frozen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from .export import frozen
from .models import AnnualReport, Freeze
from .printed import is_bare
from .procedure import CountyReporting


@dataclass(frozen=True)
class Published:
    """A published report: its freeze, what the public is told of it, and since when."""

    report: AnnualReport
    kept: Freeze
    said: dict[str, Any]


def published() -> QuerySet[AnnualReport]:
    """Every report whose step 向社会公开 stands, latest year first."""
    public = AnnualReport.objects.filter(stage=CountyReporting.published.name)
    return public.select_related("organisation").order_by("-report_year", "organisation__path")


def find(code: str, year: int) -> Published | None:
    """The published report of an organisation and a year."""
    if not code.isprintable():
        return None
    report = published().filter(organisation__code=code, report_year=year).first()
    kept = frozen(report) if report is not None else None
    if report is None or kept is None:
        return None
    return Published(report, kept, without_names(json.loads(kept.content)))


def without_names(said: dict[str, Any]) -> dict[str, Any]:
    """The frozen content without who signed for a number and what was answered to the reviewer.

    Both are the office's own matter.

    Headings without words under them are left out, as they are off the paper.
    """
    blocks = [
        {
            **block,
            "pieces": [
                {name: value for name, value in piece.items() if name not in ("by", "source")}
                for piece in block["pieces"]
            ],
        }
        for place, block in enumerate(said["blocks"])
        if not is_bare(said["blocks"], place)
    ]
    public = {name: value for name, value in said.items() if name != "answers"}
    return {**public, "blocks": blocks}
