"""Where no register goes back to last year, this year is compared with last year's own report."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from yifa import reviewer
from yifa.kernel.person import Post
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.report.annual_report import bringing_in, draft, export, freezing, marks
from yifa.report.annual_report.baseline import last_day
from yifa.report.annual_report.models import AnnualReport, Mark
from yifa.report.annual_report.versions import canonical, latest
from yifa.wings.disputes.screening.models import Screening

pytestmark = pytest.mark.django_db

PAST = """柳溪镇人民政府2024年度法治政府建设情况报告

一、主要举措和成效

全年排查矛盾纠纷4次。
"""


def clerk() -> Post:
    return county.post("clerk", county.TOWN)


def screening(on: dt.date) -> None:
    by = county.post("clerk", county.TOWN)
    take(Screening(), "register", by=by, on=on, title="排查", round="daily", found=1, resolved=0)


@pytest.fixture(autouse=True)
def _past() -> None:
    """Last year's report says four; this year there were five."""
    county.set_up()
    for month in range(1, 6):
        screening(dt.date(2025, month, 10))
    source = reviewer.typed(PAST, "去年.txt")
    past = bringing_in.bring_in(source, by=clerk(), on=dt.date(2025, 2, 1), year=None).report
    block = next(one["id"] for one in latest(past).blocks if "4次" in one["text"])
    told = marks.find(past, block=block, place=0)
    assert told is not None
    now = timezone.now()
    marks.tie(past, told, block=block, key="screening.rounds", by=clerk(), at=now)


def begun(on: dt.date = dt.date(2026, 1, 5)) -> AnnualReport:
    return draft.begin(2025, by=clerk(), on=on)


def chapter(report: AnnualReport, on: dt.date = dt.date(2026, 1, 5)) -> str:
    until = last_day(report, on)
    said = freezing.contents(report, latest(report), until=until, cut=None)
    return "".join(
        piece["text"]
        for block in said["blocks"]
        if block["id"].startswith("p-disputes")
        for piece in block["pieces"]
    )


def test_a_whole_year_is_compared_with_what_last_years_report_said() -> None:
    assert "排查5次，同比增长25%" in chapter(begun())


def test_a_part_of_a_year_is_never_compared_with_a_whole_one() -> None:
    on = dt.date(2025, 11, 20)
    assert "排查5次，发现" in chapter(begun(on), on)


def test_what_the_registers_hold_of_last_year_goes_before_what_the_report_said() -> None:
    screening(dt.date(2024, 7, 1))
    assert "排查5次，同比增长400%" in chapter(begun())


def test_a_report_that_says_two_values_of_a_figure_is_no_baseline() -> None:
    one = Mark.objects.get()
    one.pk, one.quoted, one.value = None, "6次", one.value and one.value + 2
    one.save()
    assert "排查5次，发现" in chapter(begun())


def test_a_freeze_keeps_what_it_was_compared_with() -> None:
    report = begun()
    reading = freezing.contents(report, latest(report), until=dt.date(2025, 12, 31), cut=None)
    assert reading["baseline"] == {"screening.rounds": "4"}
    assert reading["figures"]["screening.rounds"]["last_year"]["value"] == "4"


def test_a_freeze_with_a_baseline_derives_again_byte_for_byte() -> None:
    report = begun()
    version = latest(report)
    cut = {county.place(county.TOWN).code: 99}
    content = canonical(freezing.contents(report, version, until=dt.date(2025, 12, 31), cut=cut))
    kept = report.freezes.create(version=version, content=content, digest="x", at=timezone.now())
    Mark.objects.all().delete()
    assert "同比增长25%" in content
    assert freezing.derived_again(kept) == content
    assert "同比增长25%" not in export.html(report)
