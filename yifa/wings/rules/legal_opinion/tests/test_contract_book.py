"""A town's old book of contracts comes in whole, and the figures say what the book says."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
import xlsxwriter

from yifa.kernel.counting import breakdown, compute
from yifa.kernel.figures import Period, Scope
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import bring_in, keep, report_on
from yifa.kernel.tests import county
from yifa.kernel.verify import verify
from yifa.wings.rules.legal_opinion.models import LegalOpinion

OPINIONS = Register.all["legal_opinion"]
NOW = dt.datetime(2026, 3, 20, 1, tzinfo=dt.UTC)
HEADS = [
    "序号",
    "合同名称",
    "类别",
    "送审部门",
    "拟稿人",
    "合同价款",
    "登记日期",
    "受理日期",
    "审查日期",
    "审查意见",
    "负责人签批理由",
    "负责人签批日期",
    "签订日期",
    "存档编号",
    "归档日期",
]
#: Lawful, twice; lawful after changes; unlawful and signed all the same; never reviewed.
ROWS: list[list[Any]] = [
    *(["农田水利施工合同", 186000, "3.2", "3.3", "3.5", "合法", "3.9", "2025-01", "3.10"],),
    *(["集镇保洁服务合同", 92000, "4.1", "4.1", "4.3", "合法", "4.8", "2025-02", "4.9"],),
    *(["校舍租赁合同", 30000, "5.6", "5.7", "5.9", "修改后合法", "5.20", "2025-03", "5.21"],),
    *(["商铺出租合同", 64000, "6.3", "6.4", "6.6", "不合法", "6.10", "2025-04", "6.11"],),
    *(["抢险机械租赁合同", 48000, "7.1", "", "", "", "7.1", "2025-05", "7.4"],),
]

pytestmark = pytest.mark.django_db


def book(*, reasoned: bool = True) -> bytes:
    """The book as the office keeps it: a merged title, days without a year's dash."""
    content = io.BytesIO()
    written = xlsxwriter.Workbook(content)
    page = written.add_worksheet()
    page.merge_range(0, 0, 0, len(HEADS) - 1, "2025年合同审查登记簿")
    page.write_row(1, 0, HEADS)
    for place, (title, amount, *days) in enumerate(ROWS):
        sent, taken, opined, said, signed, number, filed = days
        told = [f"2025.{day}" if day else "" for day in (sent, taken, opined, signed, filed)]
        why = "按审签单签批" if reasoned and said in ("不合法", "") else ""
        line = [place + 1, title, "合同协议", "经济发展办公室", "田小满", amount, *told[:3]]
        page.write_row(place + 2, 0, [*line, said, why, why and told[3], told[3], number, told[4]])
    written.close()
    return content.getvalue()


def signed_in_2025() -> Any:
    """The year's contracts by what they were signed over."""
    scope, year = Scope(county.place(county.TOWN)), Period.year(2025)
    figure = OPINIONS.figures["signed"]
    return breakdown(figure, "signed_over", scope, year)  # type: ignore[arg-type]  # a count


def test_the_book_goes_out_in_the_columns_offices_keep() -> None:
    county.set_up()
    clerk = county.post("clerk", county.TOWN)
    kept = keep(OPINIONS, clerk, file="登记簿.xlsx", content=book())
    bring_in(report_on(kept, at=NOW), kept)
    (table,) = OPINIONS.sheets["contracts"].make(clerk, Period.year(2025))
    assert len(table.rows) == len(ROWS)
    told = dict(zip(table.heads, table.rows[0], strict=True))
    assert (told["合同名称"], told["审查结论"], told["档号"]) == (
        "农田水利施工合同",
        "合法",
        "2025-01",
    )
    assert told["签订时的审查情况"] == "审查合法后签订"
    assert dict(zip(table.heads, table.total, strict=True))["金额（元）"] == 420000


def test_what_was_signed_over_no_opinion_and_without_a_reason_comes_in_as_it_was() -> None:
    county.set_up()
    clerk = county.post("clerk", county.TOWN)
    kept = keep(OPINIONS, clerk, file="登记簿.xlsx", content=book(reasoned=False))
    report = report_on(kept, at=NOW)
    assert str(report) == "共5行：5行可以导入"
    bring_in(report, kept)
    assert signed_in_2025() == {"passed": 2, "changed": 1, "no_why": 2}
    over = LegalOpinion.objects.filter(signed_over="no_why").order_by("registered_on").last()
    assert over is not None
    signature = over.events.select_related("payload").get(step="sign")
    assert signature.payload.unmet, "that it was signed over nothing stays on the record"


def test_the_book_comes_in_with_what_was_signed_over_no_opinion() -> None:
    county.set_up()
    kept = keep(OPINIONS, county.post("clerk", county.TOWN), file="登记簿.xlsx", content=book())
    report = report_on(kept, at=NOW)
    assert [(fault.cell, fault.head, fault.why) for fault in report.faults] == []
    assert str(report) == f"共{len(ROWS)}行：{len(ROWS)}行可以导入"
    bring_in(report, kept)
    scope, year = Scope(county.place(county.TOWN)), Period.year(2025)
    assert compute(OPINIONS.figures["contracts"], scope, year).value == 4
    assert compute(OPINIONS.figures["contract_sums"], scope, year).value == 372000
    assert compute(OPINIONS.figures["contracts_archived"], scope, year).value == 5
    assert signed_in_2025() == {"passed": 2, "changed": 1, "negative": 1, "missing": 1}
    numbers = LegalOpinion.objects.order_by("registered_on").values_list("number", flat=True)
    assert next(iter(numbers)) == "柳审〔2025〕1号"
    assert set(LegalOpinion.objects.values_list("stage", flat=True)) == {"signed"}
    assert list(verify()) == []
