"""Last year's tables come in whole, and the figures say what the tables say."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from yifa.kernel.counting import compute
from yifa.kernel.exchange import Import
from yifa.kernel.figures import Period, Scope
from yifa.kernel.matter import Matter
from yifa.kernel.person import Person, Post
from yifa.kernel.register import Register
from yifa.kernel.spreadsheet import Standing, bring_in, export, keep, report_on, take_back
from yifa.kernel.tests import county
from yifa.kernel.verify import verify

from . import past_tables
from .past_tables import Case, cases, system_lines, town_lines, village_lines

DISPUTES = Register.all["dispute"]
NOW = dt.datetime(2026, 3, 20, 1, tzinfo=dt.UTC)
MONTHS = [
    Period(dt.date(2025, month, 1), dt.date(2025, month, monthrange(2025, month)[1]))
    for month in range(1, 13)
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> Post:
    county.set_up()
    committee = county.place(county.TOWN_COMMITTEE)
    for place, name in enumerate(past_tables.MEDIATORS):
        person = Person.objects.enrol(f"mediator{place}", name)
        since = dt.date(2024, 1, 1)
        Post.objects.create(person=person, organisation=committee, role="mediator", since=since)
    return county.post("clerk", committee)


def brought(clerk: Post, content: bytes, *, file: str = "台账.xlsx", **fixed: str) -> Any:
    """The table dropped, what it lacks answered; its dry run and how to bring it in."""
    kept = keep(DISPUTES, clerk, file=file, content=content)
    kept.fixed = fixed
    kept.save()
    return report_on(kept, at=NOW), kept


def by_month(name: str) -> list[int]:
    """A figure of the committee, month by month."""
    scope = Scope(county.place(county.TOWN_COMMITTEE))
    figure = DISPUTES.figures[name]
    return [int(compute(figure, scope, month).value or 0) for month in MONTHS]


def counted(told: Sequence[Case], *outcomes: str) -> list[int]:
    """The same, counted on the table's own cases."""
    found = Counter(one.ended.month for one in told if one.ended and one.outcome in outcomes)
    return [found[month] for month in range(1, 13)]


def agree(told: Sequence[Case]) -> None:
    """Settled, concluded and the rate of each month are those of the table."""
    settled, concluded = counted(told, "成"), counted(told, "成", "不成")
    assert by_month("settled") == settled and by_month("concluded") == concluded
    assert sum(settled) > 30, "the table has something to count"
    scope = Scope(county.place(county.TOWN_COMMITTEE))
    for month, above, below in zip(MONTHS, settled, concluded, strict=True):
        rate = compute(DISPUTES.figures["success_rate"], scope, month)
        assert (rate.numerator, rate.denominator) == (above, below)
    assert list(verify()) == []


def test_the_towns_table_comes_in_whole_and_six_rows_are_named(clerk: Post) -> None:
    told = cases(62, year=2025, failing=7, open_from=60)
    lines = town_lines(told)
    spoil(lines, 5, 7, "王五")
    spoil(lines, 12, 9, "2025.1.2")
    spoil(lines, 20, 12, "")
    spoil(lines, 31, 8, "差不多了")
    spoil(lines, 40, 4, "吵架")
    spoil(lines, 50, 9, "2026年5月1日")
    report, kept = brought(clerk, past_tables.town_book(lines))
    assert str(report) == "共62行：56行可以导入，6行有要改的地方"
    assert report.sheet.heads.unused == ["序号"] and report.sheet.passed_over == [67, 68, 69]
    assert [(fault.cell, fault.head, fault.why.split("，可填")[0]) for fault in report.faults] == [
        ("H10", "经办人", "柳溪镇人民调解委员会没有这个人，写本单位人员的姓名，或者先空着"),
        ("J17", "达成协议日期", "“达成协议”的日期2025-01-02早于“受理”的2025-03-12，核对两个日期"),
        ("I25", "阶段", "是“调解不成”，没有办结的日期，填上“终止调解日期”或者“办结日期”"),
        ("I36", "阶段", "没有这一类"),
        ("E45", "类型", "没有这一类"),
        ("J55", "达成协议日期", "办理日期2026-05-01还没有到，改成今天或者以前"),
    ]
    bring_in(report, kept, only_good=True)
    bad = {5, 12, 20, 31, 40, 50}
    agree([one for one in told if one.place not in bad])


def spoil(lines: list[list[Any]], row: int, cell: int, words: str) -> None:
    """Write something wrong into a cell."""
    lines[row][cell] = words


def test_a_villages_plain_table_of_yes_and_no_comes_in_with_one_answer_for_all(
    clerk: Post,
) -> None:
    told = cases(60, year=2025, failing=5, open_from=57)
    lines = village_lines(told)
    spoil(lines, 3, 7, "")
    spoil(lines, 9, 7, "2024.12.31")
    spoil(lines, 30, 6, "一半")
    report, kept = brought(clerk, past_tables.village_book(lines))
    assert [column.label for column in report.lacking] == ["来源"] and not report.ready
    report, kept = brought(clerk, past_tables.village_book(lines), source="当事人申请")
    assert str(report) == "共60行：57行可以导入，3行有要改的地方"
    assert [(fault.cell, fault.head) for fault in report.faults] == [
        ("G6", "阶段"),
        ("H12", "办结日期"),
        ("G33", "阶段"),
    ]
    assert "受理" in report.guessed, "no day of acceptance is in the table, and it is said"
    bring_in(report, kept, only_good=True)
    agree([one for one in told if one.place not in {3, 9, 30}])
    assert sum(by_month("found")) == 57 and sum(by_month("accepted")) == 54, "three still wait"


def test_what_another_system_put_out_comes_in_with_its_confirmations(clerk: Post) -> None:
    told = cases(60, year=2025, failing=6)
    content = past_tables.system_text(system_lines(told))
    report, kept = brought(clerk, content, file="导出.csv")
    assert str(report) == "共60行：60行可以导入" and not report.faults
    bring_in(report, kept)
    agree(told)
    assert sum(by_month("confirmed")) == sum(past_tables.confirmed(one) for one in told)
    parts = Counter(Matter.objects.values_list("stage", flat=True))
    assert parts == {"settled": 50, "failed": 10}
    first = Matter.objects.order_by("pk")[0]
    assert first.events.order_by("pk")[0].payload.note == "原编号：A00000"


def test_the_same_table_twice_adds_nothing_and_undoing_it_leaves_nothing(clerk: Post) -> None:
    told = cases(60, year=2025, failing=7)
    content = past_tables.town_book(town_lines(told))
    bring_in(*brought(clerk, content))
    report, again = brought(clerk, content)
    assert str(report) == "共60行：60行已经在台账里，不再导入"
    assert bring_in(report, again).added == 0
    first = Import.objects.order_by("pk")[0]
    take_back(first, by=clerk, on=NOW.date(), reason="导错了年份")
    assert set(Matter.objects.values_list("stage", flat=True)) == {"void"}
    assert sum(by_month("concluded")) == sum(by_month("found")) == 0
    assert list(verify()) == []


def test_a_table_whose_rows_have_gone_on_adds_only_the_steps_that_are_new(clerk: Post) -> None:
    told = cases(60, year=2025, failing=7)
    half = [
        one if one.place % 2 else Case(one.place, one.accepted, "", None)
        for one in cases(60, year=2025, failing=7)
    ]
    bring_in(*brought(clerk, past_tables.town_book(town_lines(half))))
    report, kept = brought(clerk, past_tables.town_book(town_lines(told)))
    assert str(report) == "共60行：30行已经在台账里，补办后面的环节，30行已经在台账里，不再导入"
    assert len(report.of(Standing.MORE)) == 30
    later = dt.timedelta(hours=1)
    report, kept = (report_on(kept, at=NOW + later), kept)
    bring_in(report, kept)
    assert Matter.objects.count() == 60
    agree(told)
    take_back(kept, by=clerk, on=NOW.date(), reason="还没有核对")
    agree_on = [one for one in half if one.outcome]
    assert by_month("settled") == counted(agree_on, "成"), "only what it added is taken back"


def test_what_goes_out_in_full_goes_in_again_with_stage_outcome_and_figures(clerk: Post) -> None:
    told = cases(60, year=2025, failing=6, open_from=58)
    bring_in(*brought(clerk, past_tables.system_text(system_lines(told)), file="导出.csv"))
    names = [name for name in DISPUTES.figures if name not in WITHOUT_COLUMNS]
    before = {name: by_month(name) for name in names}
    stages = stages_by_title()
    everything = DISPUTES.model._default_manager.all()
    content = export(DISPUTES, everything, clerk, full=True, purpose="备份").file.read()
    assert str(brought(clerk, content)[0]) == "共60行：60行已经在台账里，不再导入"
    first = Import.objects.filter(state="done").get()
    take_back(first, by=clerk, on=NOW.date(), reason="演练恢复")
    report, kept = brought(clerk, content)
    assert str(report) == "共60行：60行可以导入" and not any(one.remarks for one in report.judged)
    bring_in(report, kept)
    assert {name: by_month(name) for name in names} == before
    assert stages_by_title() == stages


#: What a row can't carry: several sessions, subsidies, and what was taken up again.
WITHOUT_COLUMNS = {"subsidies"}


def stages_by_title() -> dict[str, str]:
    """Where each matter that stands is."""
    standing = Matter.objects.exclude(stage="void")
    return dict(standing.values_list("title", "stage"))
