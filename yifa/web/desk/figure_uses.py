"""Where a figure is used: the returns that carry it, and the reports whose text names it."""

from __future__ import annotations

from django.db.models import F
from django.urls import reverse

from yifa.kernel.person import Post
from yifa.kernel.procedure import Procedure
from yifa.kernel.rights import Sight, see
from yifa.report.annual_report.models import AnnualReport, Version
from yifa.report.annual_report.outline import chapter_labels
from yifa.report.text import keys_in
from yifa.report.wing import Wing
from yifa.web.theme.link import Link

#: Reports of so many years back are looked through.
REPORTS = 4


def uses(key: str, post: Post) -> list[Link]:
    """Returns first, then the reports of the post's organisation that name it, latest first."""
    return [*in_returns(key), *in_reports(key, post)]


def in_returns(key: str) -> list[Link]:
    """The returns that carry it, with its row."""
    return [
        Link(form.title, reverse("return-form", args=[form.name]), note=f"第{place}栏")
        for wing in Wing.all.values()
        for form in wing.returns
        for place, row in enumerate(form.rows, start=1)
        if row.figure == key and not row.by
    ]


def in_reports(key: str, post: Post) -> list[Link]:
    """The reports that name it, with the chapter and how often."""
    mine = AnnualReport.objects.filter(organisation=post.organisation)
    readable = see(mine, post, sight=Sight.CONTENT).exclude(stage=Procedure.void.name)
    latest = Version.objects.filter(report__in=readable, place=F("report__version"))
    labels = chapter_labels()
    found = []
    for version in latest.select_related("report").order_by("-report__report_year")[:REPORTS]:
        chapters = [b["chapter"] for b in version.blocks if key in keys_in(b["text"])]
        if chapters:
            url = reverse("report", args=[version.report_id])
            note = labels.get(chapters[0], "开头")
            found.append(Link(f"{version.report.report_year}年度报告", url, note=note))
    return found
