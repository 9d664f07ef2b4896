"""What citizens read of a reception day, and how a year's plan comes in as one table."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import house
from yifa.kernel.matter import Matter
from yifa.kernel.spreadsheet import bring_in, keep, report_on
from yifa.kernel.spreadsheet.tests.tables import MORNING, workbook
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.wings.disputes.reception_day.register import ReceptionDayRegister

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)
PLAN: dict[str, Any] = {
    "receives_on": dt.date(2026, 3, 20),
    "leader": "林远山",
    "position": "副县长",
    "place": "县人民来访接待中心",
    "hours": "上午9时至11时30分",
}


@pytest.fixture(autouse=True)
def places() -> None:
    county.set_up()


def planned() -> Matter:
    return house.register_matter(
        "reception_day", county.post("clerk", county.COUNTY), on=DAY, **PLAN
    )


def page_of(day: Matter) -> str:
    """What anyone reads, without signing in."""
    found = Client().get(reverse("public-record", args=["reception_day", day.pk]))
    return found.content.decode() if found.status_code == 200 else ""


def test_anyone_reads_when_where_and_who_once_it_is_published_and_what_was_changed() -> None:
    day, clerk = planned(), county.post("clerk", county.COUNTY)
    assert page_of(day) == ""
    take(day, "publish", by=clerk, on=DAY)
    listed = Client().get(reverse("public-records", args=["reception_day"])).content.decode()
    assert "2026年3月20日林远山（副县长）接访" in listed
    assert "县人民来访接待中心" in page_of(day)
    moved = {"receives_on": dt.date(2026, 3, 23), "changed_why": "20日开会"}
    take(day, "change", by=clerk, on=DAY, **(PLAN | moved))
    assert "2026年3月23日林远山" in page_of(day)
    assert "20日开会" in page_of(day)


def test_who_was_to_come_reads_that_it_is_called_off_and_why() -> None:
    day, clerk = planned(), county.post("clerk", county.COUNTY)
    take(day, "publish", by=clerk, on=DAY)
    take(day, "call_off", by=clerk, on=DAY, called_off_why="防汛值班")
    assert "防汛值班" in page_of(day)


def test_nobody_outside_reads_what_was_said_there() -> None:
    day, clerk = planned(), county.post("clerk", county.COUNTY)
    take(day, "publish", by=clerk, on=DAY)
    came: dict[str, Any] = {"batches": 1, "people": 2, "received_note": "反映排水沟被堵"}
    take(day, "hold", by=clerk, on=PLAN["receives_on"], **came)
    assert "排水沟" not in page_of(day)


def test_the_plan_of_a_year_comes_in_as_the_office_wrote_it() -> None:
    heads = ["序号", "接访日期", "接访领导", "职务", "接访地点", "接访时间", "接访方式", "接访范围"]
    rows: list[list[Any]] = [
        [n, dt.date(2026, month, 15), "林远山", "副县长", "县接待中心", "上午", "定点接访", "农业"]
        for n, month in enumerate((4, 5, 6), start=1)
    ]
    clerk = county.post("clerk", county.COUNTY)
    table = workbook([heads, *rows])
    kept = keep(ReceptionDayRegister, clerk, file="接访安排表.xlsx", content=table)
    report = report_on(kept, at=MORNING)
    assert [str(fault) for one in report.judged for fault in one.row.faults] == []
    assert bring_in(report, kept).added == len(rows)
    assert set(Matter.objects.values_list("stage", flat=True)) == {"planned"}
