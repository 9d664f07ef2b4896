"""The table of clocks tells what counts for a matter: its days, its ends, what it leaves out."""

from __future__ import annotations

import datetime as dt

import pytest

from yifa import law
from yifa.kernel import clock_tables, explain
from yifa.kernel.procedure import Clock
from yifa.kernel.register import Register
from yifa.law import calendar

EVERY_CLOCK = [
    pytest.param(register, clock, id=f"{register.kind()}-{clock.name}")
    for register in Register.all.values()
    for procedure in register.procedures
    for clock in procedure.clocks.values()
]
EVERY_LIMIT = sorted(law.every_limit(), key=lambda limit: limit.id)


@pytest.mark.parametrize(("register", "clock"), EVERY_CLOCK)
def test_every_clock_stands_in_the_page_of_its_kind(register: type[Register], clock: Clock) -> None:
    limit = next(one for one in EVERY_LIMIT if one.id == clock.limit)
    rows = [line.split(" | ") for line in explain.page(register).splitlines()]
    assert any(tells(row, clock, limit) for row in rows if len(row) == len(clock_tables.HEAD))


def tells(row: list[str], clock: Clock, limit: law.Limit) -> bool:
    """Whether a row tells of a clock what its declaration and the law say."""
    name, period, _, stop, _, basis, _, example = row
    counted = f"{clock_tables.EXAMPLE_YEAR}年" in example or "没有规定具体天数" in example
    return (
        name == f"| {clock.says}"
        and period == ("文书写明" if clock.until else limit.period)
        and all(step.label in stop for step in (*clock.before, *clock.ended_by))
        and limit.basis in basis
        and ("已核对原文" in basis) is limit.is_verified
        and (counted or ("为止" in example and bool(clock.until)))
    )


# Counted by hand from the notice: off 15 to 23 February 2026, at work on Saturdays 14 and 28.
@pytest.mark.parametrize(
    ("limit", "act", "sentence"),
    [
        (
            "penalty.serve",
            "作出决定",
            "2026年2月14日（调休上班）作出决定，次日起算，第7个工作日为3月3日（星期二）",
        ),
        (
            "penalty.hearing_request",
            "告知",
            "2026年2月14日（调休上班）告知，次日起算，第5个工作日为2月28日（星期六），当天调休上班",
        ),
        (
            "litigation.defend",
            "送达",
            "2026年2月2日送达，次日起算，第15日为2月17日（星期二），该日休息，顺延至2月24日（星期二）",
        ),
        (
            "coercion.seizure",
            "查封",
            "2026年1月16日查封，次日起算，第30日为2月15日（星期日），该日休息也不顺延",
        ),
        (
            "transfer.send",
            "批准移送",
            "2026年2月14日（调休上班）批准移送，24小时内，至迟2月15日（星期日），休息日照算",
        ),
        (
            "litigation.sue_direct",
            "送达",
            "2025年8月15日送达，6个月后的对应日为2026年2月15日（星期日），"
            "该日休息，顺延至2026年2月24日（星期二）",
        ),
        ("report.publish", "", "2026年：每年4月1日前，按前一日3月31日（星期二）掌握"),
    ],
)
def test_an_example_is_what_is_counted_by_hand(limit: str, act: str, sentence: str) -> None:
    entry = next(one for one in EVERY_LIMIT if one.id == limit)
    assert clock_tables.example(entry, act) == sentence


@pytest.mark.parametrize("limit", EVERY_LIMIT, ids=lambda limit: limit.id)
def test_an_example_runs_over_the_holiday_from_a_day_at_work(limit: law.Limit) -> None:
    if limit.direction in ("by_date", "on_date"):
        return
    _, first, last = clock_tables.holiday()
    try:
        due = clock_tables.over_the_holiday(limit)
    except calendar.NotCountable:
        assert "不能推算" in clock_tables.example(limit, "")
        return
    assert calendar.is_working_day(due.start)
    begins, ends = sorted((due.start, due.day))
    assert begins <= last
    # Hours that are less than a day end on the day itself, before the holiday begins.
    assert ends >= first or (limit.unit == "hour" and limit.amount < 24)
    assert due == calendar.end(limit, start=due.start)


def test_what_is_narrowed_has_a_row_of_its_own() -> None:
    rows = explain.page(Register.all["dispute"])
    assert "| 调解完毕（深圳） | 30日 |" in rows
    rows = explain.page(Register.all["penalty_case"])
    assert "| 作出处罚决定（市场监管） | 90日 |" in rows


def test_what_is_left_out_and_how_it_is_extended_is_said() -> None:
    clock = Register.all["penalty_case"].procedures[0].clocks["release_within"]
    said = clock_tables.pauses_of(clock, law.limit(clock.limit, on=dt.date(2026, 3, 2)))
    assert said == (
        "从送检测、检验、鉴定到收到检测、检验、鉴定结论的时间不计；经行政机关负责人批准可以延长30日"
    )
