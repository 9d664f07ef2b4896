"""How far a report has come: its stages with their days, and the steps that may be taken now."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from yifa.kernel import clocks
from yifa.kernel.person import Post
from yifa.report.annual_report.models import AnnualReport
from yifa.report.annual_report.procedure import CountyReporting
from yifa.web.theme.link import Act, Weight
from yifa.web.theme.rail import Stage, StageState
from yifa.web.theme.wording import day_in_full, day_in_text

from .possible import Prospect

#: Steps that lead on, in the order of the way; going back comes after them.
ONWARD = ("send_for_review", "review", "discuss", "adopt", "report_to", "publish", "return_draft")


def stages(report: AnnualReport) -> list[Stage]:
    """Every stage of the way: passed with its day, here, ahead with its limit."""
    procedure = report.procedure
    order = [stage for stage in procedure.stages.values() if stage is not procedure.void]
    here = next((n for n, stage in enumerate(order) if stage.name == report.stage), -1)
    reached = {act.stage: act.on for act in report.history}
    return [
        Stage(
            stage.label,
            state(place, here),
            note(report, stage.name, reached.get(stage.name) if place <= here else None),
        )
        for place, stage in enumerate(order)
    ]


def state(place: int, here: int) -> StageState:
    """Whether a stage lies behind, here or ahead."""
    if place == here:
        return StageState.HERE
    return StageState.PASSED if place < here else StageState.AHEAD


def note(report: AnnualReport, stage: str, reached: dt.date | None) -> str:
    """The day a stage was reached, or the day the law wants it reached by."""
    if reached:
        return day_in_text(reached)
    days = [
        one.day
        for one in clocks.states(report)
        if one.day
        and any(step.move.target and step.move.target.name == stage for step in one.clock.before)
    ]
    return f"{day_in_full(min(days))}前" if days else ""


def acts(report: AnnualReport, post: Post, today: dt.date) -> list[Act]:
    """The steps of this stage: open ones in ink and border, closed ones with their reason."""
    prospect = Prospect(report, post, today)
    found: list[Act] = []
    for name in ONWARD:
        step = report.procedure.steps.get(name)
        if step is None or not step.starts_from(report.stage) or post.role not in step.by:
            continue
        url = reverse("report-step", args=[report.pk, name])
        chance = prospect.chance(step)
        first = not found and name != CountyReporting.return_draft.name
        weight = Weight.INK if first else Weight.BORDER
        found.append(Act(step.label, url, weight=weight if chance.is_open else Weight.BORDER))
    return found
