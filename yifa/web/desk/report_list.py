"""Which annual reports there are: one's own by year, and how far those below have come."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from yifa.kernel.gates import Refused
from yifa.kernel.matter import Event, revokes_nothing
from yifa.kernel.organisation import Organisation
from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.rights import Sight, may_read_figures, see
from yifa.kernel.roles import ADMINISTRATORS
from yifa.report.annual_report.draft import OWED_BY, refuse_year, writer_for
from yifa.report.annual_report.models import AnnualReport
from yifa.report.annual_report.procedure import CountyReporting
from yifa.web.theme.link import Act, Link, Weight
from yifa.web.theme.table import Cell, Column, Row, Table
from yifa.web.theme.wording import day_in_full

from .pill import pill_of


def page(post: Post, today: dt.date) -> dict[str, Any]:
    """Own reports, what may be begun, those below."""
    here = post.organisation
    mine = standing(AnnualReport.objects.filter(organisation=here))
    mine = see(mine, post, sight=Sight.CONTENT).order_by("-report_year", "-pk")
    own = list(mine.select_related("holder", "organisation"))
    last = today.year - 1
    return {
        "heading": "年度报告",
        "below": [here.name, "每年4月1日前报告和公开上一年的情况"],
        "own": own_table(own, today) if own else None,
        **nothing_own(post),
        "acts": begin_acts(post, today),
        "below_table": below_table(post, last, today),
        "below_heading": f"下级{last}年度报告",
    }


def nothing_own(post: Post) -> dict[str, Any]:
    """What stands where there is no report: how one comes to be, or who writes it instead."""
    here = post.organisation
    writer = writer_for(here)
    if post.role in ADMINISTRATORS:
        return {"nothing_title": "管理岗位不看年度报告", "nothing_why": ""}
    if writer == here:
        why = "起草以后，有记录的章节自动写好第1稿，其余的由人来写。"
        return {"nothing_title": "本单位还没有年度报告", "nothing_why": why}
    return {
        "nothing_title": f"{here}不写年度报告" + (f"，由{writer}写" if writer else ""),
        "nothing_why": "年度报告由各级政府和县级以上政府部门写。本单位台账里的数，已经算在里面。",
        "ways": [Link("看已公开的年度报告", reverse("public-reports"))],
    }


def standing(reports: QuerySet[AnnualReport]) -> QuerySet[AnnualReport]:
    """Reports whose registration was not revoked."""
    return reports.exclude(stage=Procedure.void.name)


def begin_acts(post: Post, today: dt.date) -> list[Act]:
    """The years for which a report may be begun now: the last, and this one."""
    here = post.organisation
    may_write = post.role in CountyReporting.register.by and may_read_figures(post, here)
    if not may_write or writer_for(here) != here:
        return []
    found: list[Act] = []
    for year in (today.year - 1, today.year):
        try:
            refuse_year(year, by=post, on=today)
        except Refused:
            continue
        weight = Weight.BORDER if found else Weight.INK
        found.append(Act(f"起草{year}年度报告", weight=weight, name="year", value=str(year)))
    return [*found, Act("收录往年报告", reverse("report-bring-in"), desk_only=True)]


def own_table(own: list[AnnualReport], today: dt.date) -> Table:
    """The organisation's reports, latest year first."""
    columns = [
        Column("年度"),
        Column("报告"),
        Column("阶段"),
        Column("稿次", numeric=True),
        Column("时限、编号", whole=True),
    ]
    rows = [
        Row(
            [
                Cell(f"{one.report_year}年"),
                Cell(one.title, reverse("report", args=[one.pk])),
                Cell(stage_label(one)),
                Cell(f"第{one.version}稿"),
                Cell(clock=pill_of(one, today)) if not one.stage_now.ends else Cell(one.number),
            ]
        )
        for one in own
    ]
    return Table("本单位年度报告", columns, rows)


def stage_label(report: AnnualReport) -> str:
    """Where it stands."""
    return report.procedure.stage_label(report.stage)


def below_table(post: Post, year: int, today: dt.date) -> Table | None:
    """The governments and departments directly below: their report's stage and since when."""
    children = Organisation.objects.filter(parent=post.organisation, form__in=OWED_BY).order_by(
        "code"
    )
    below = [one for one in children if may_read_figures(post, one)]
    if not below:
        return None
    found = {one.organisation_id: one for one in reports_of(below, year, post)}
    days = last_days(list(found.values()))
    rows = [Row(below_cells(one, found.get(one.pk), days)) for one in below]
    columns = [
        Column("单位"),
        Column("阶段"),
        Column("到这一步", whole=True),
        Column("稿次", numeric=True),
    ]
    return Table("下级年度报告", columns, rows)


def reports_of(below: list[Organisation], year: int, post: Post) -> QuerySet[AnnualReport]:
    """The reports of those organisations that the post may read."""
    reports = AnnualReport.objects.filter(organisation__in=below, report_year=year)
    return see(standing(reports), post, sight=Sight.CONTENT)


def below_cells(
    organisation: Organisation, report: AnnualReport | None, days: dict[int, dt.date]
) -> list[Cell]:
    """One organisation's row."""
    if report is None:
        return [Cell(organisation.name), Cell("还没有起草"), Cell(), Cell()]
    on = days.get(report.pk)
    return [
        Cell(organisation.name, reverse("report", args=[report.pk])),
        Cell(stage_label(report)),
        Cell(day_in_full(on) if on else ""),
        Cell(f"第{report.version}稿"),
    ]


def last_days(reports: list[AnnualReport]) -> dict[int, dt.date]:
    """The day of the latest act of each report, in one question."""
    acts = Event.objects.filter(revokes_nothing(), matter__in=[one.pk for one in reports])
    return dict(acts.order_by("place_in_matter").values_list("matter_id", "on"))
