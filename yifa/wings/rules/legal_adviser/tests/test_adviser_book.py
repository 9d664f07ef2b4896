"""A town's old list of village advisers comes in whole, with terms, services and late renewals."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
import xlsxwriter

from yifa.kernel.counting import compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.gates import Refused
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import bring_in, keep, report_on
from yifa.kernel.take import take
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.wings.rules.legal_adviser.models import LegalAdviser

ADVISERS = Register.all["legal_adviser"]
NOW = dt.datetime(2026, 3, 20, 1, tzinfo=dt.UTC)
HEADS = [
    *("序号", "村（社区）", "类别", "律师姓名", "律师事务所", "执业证号", "登记日期", "聘任日期"),
    *("聘期自", "聘期至"),
]
ROW: list[Any] = [
    *(1, county.VILLAGE, "村（社区）法律顾问", "程以宁", "青禾明理律师事务所", "13399201810"),
    *("2025.1.6", "2025.1.6", "2025.1.6", "2025.12.31"),
]

pytestmark = pytest.mark.django_db


def book(*more: tuple[str, Any]) -> bytes:
    """The list as the office keeps it, with some more columns."""
    content = io.BytesIO()
    written = xlsxwriter.Workbook(content)
    page = written.add_worksheet()
    page.merge_range(0, 0, 0, len(HEADS) - 1, "2025年一村一法律顾问名册")
    page.write_row(1, 0, [*HEADS, *(head for head, _ in more)])
    page.write_row(2, 0, [*ROW, *(value for _, value in more)])
    written.close()
    return content.getvalue()


def brought_in(*more: tuple[str, Any]) -> LegalAdviser:
    """The seat that the list tells of."""
    county.set_up()
    by = county.post("clerk", county.TOWN)
    kept = keep(ADVISERS, by, file="名册.xlsx", content=book(*more))
    report = report_on(kept, at=NOW)
    assert [(fault.cell, fault.head, fault.why) for fault in report.faults] == []
    assert str(report) == "共1行：1行可以导入"
    bring_in(report, kept)
    assert list(verify()) == []
    return LegalAdviser.objects.get()


def test_the_list_of_village_advisers_comes_in_and_counts() -> None:
    seat = brought_in()
    assert (seat.adviser, seat.stage, str(seat.term_until)) == (
        "程以宁",
        "in_service",
        "2025-12-31",
    )
    scope = Scope(county.place(county.TOWN))
    served = compute(ADVISERS.figures["villages_served"], scope, Period.year(2025))
    assert served.value == 1


def test_services_and_hours_of_the_term_come_with_it() -> None:
    told = [("服务日期", "2025.5.9"), ("服务内容", "法治讲座"), ("服务情况", "民法典讲座")]
    brought_in(*told, ("用时（小时）", 2))
    scope = Scope(county.place(county.TOWN))
    assert compute(ADVISERS.figures["visits"], scope, Period.year(2025)).value == 1


def test_whoever_was_renewed_late_and_never_evaluated_is_entered_as_it_was() -> None:
    seat, clerk = brought_in(), county.post("clerk", county.TOWN)
    late: dict[str, Any] = {"by": clerk, "at": NOW, "late": True}
    renewed = take(seat, "renew", on=dt.date(2026, 1, 9), term_until=dt.date(2026, 12, 31), **late)
    assert len(renewed.payload.unmet) == 2, "not proved: evaluated before, and in time"
    with pytest.raises(Refused) as refused:
        take(seat, "renew", on=dt.date(2026, 2, 9), term_until=dt.date(2026, 6, 30), **late)
    assert [reason.gate for reason in refused.value.reasons] == ["term_until"]
