"""Whether days are counted as the Civil Code and the procedural laws count them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yifa import law
from yifa.law import calendar
from yifa.law.calendar import Due
from yifa.law.provisions import Limit

PERIODS = [
    limit
    for limit in law.every_limit()
    if limit.amount and limit.direction in ("after", "at_least")
]
NOTICES = [limit for limit in law.every_limit() if limit.direction == "before"]
DAYS = st.dates(min_value=dt.date(2021, 1, 1), max_value=dt.date(2034, 12, 31))
ANNOUNCED = st.dates(min_value=dt.date(2024, 1, 1), max_value=dt.date(2026, 12, 31))


def newest(id: str) -> Limit:
    return next(limit for limit in law.every_limit() if limit.id == id)


def due(id: str, start: str) -> Due:
    return calendar.end(newest(id), start=dt.date.fromisoformat(start))


# The story of a penalty case over the May holiday


def test_the_party_may_ask_for_a_hearing_until_the_fifth_working_day() -> None:
    assert due("penalty.hearing_request", "2026-04-28").day == dt.date(2026, 5, 8)


def test_a_decision_of_a_made_up_saturday_is_served_within_seven_working_days() -> None:
    assert due("penalty.serve", "2026-05-09").day == dt.date(2026, 5, 19)


# Sentences


@pytest.mark.parametrize(
    ("id", "start", "act", "sentence"),
    [
        (
            "penalty.hearing_request",
            "2026-11-13",
            "送达",
            "11月13日送达，次日起算，第5个工作日为11月20日（星期五）",
        ),
        (
            "mediation.judicial_confirmation",
            "2026-09-04",
            "生效",
            "9月4日生效，次日起算，第30日为10月4日（星期日），该日休息，顺延至10月8日（星期四）",
        ),
        (
            "penalty.pay",
            "2026-09-18",
            "收到决定书",
            "9月18日收到决定书，次日起算，第15日为10月3日（星期六），该日休息，"
            "顺延至10月8日（星期四）；法律没有写明顺延，这是推算",
        ),
        (
            "mediation.finish",
            "2026-12-15",
            "开始调解",
            "12月15日开始调解，1个月后的对应日为2027年1月15日（星期五）；"
            "2027年放假安排尚未公布，日期暂定",
        ),
        (
            "mediation.finish",
            "2026-08-31",
            "开始调解",
            "8月31日开始调解，1个月后没有对应日，以月末日9月30日（星期三）为最后一日",
        ),
        (
            "transfer.send",
            "2026-11-13",
            "批准移送",
            "11月13日批准移送，24小时内，至迟11月14日（星期六）",
        ),
        (
            "decision.public_comment",
            "2026-06-01",
            "公布",
            "6月1日公布，次日起算，第30日为7月1日（星期三），满期即可",
        ),
        (
            "rule.vacatio",
            "2026-06-01",
            "公布",
            "6月1日公布，次日起算，第30日为7月1日（星期三），期满之后才可以，最早7月2日（星期四）",
        ),
        (
            "penalty.hearing_notice",
            "2026-09-18",
            "举行听证",
            "9月18日举行听证，当日不计，之前留足7个工作日，至迟9月8日（星期二）；"
            "法律没有写明怎样倒数，按整日从严推算",
        ),
        ("report.department", "2027-01-05", "", "每年3月1日前，按前一日2月28日（星期日）掌握"),
        ("publicity.constitution_day", "2026-11-22", "", "每年12月4日，今次为12月4日（星期五）"),
    ],
)
def test_the_arithmetic_is_said_in_one_sentence(
    id: str, start: str, act: str, sentence: str
) -> None:
    assert due(id, start).sentence(act) == sentence


# What happens at the last day


def test_a_last_day_of_rest_rolls_forward_where_the_law_says_so() -> None:
    confirmation = due("mediation.judicial_confirmation", "2026-09-04")
    assert (confirmation.rolled_from, confirmation.inferred) == (dt.date(2026, 10, 4), False)
    assert due("reconsideration.apply", "2026-08-04").day == dt.date(2026, 10, 8)
    assert not due("reconsideration.apply", "2026-08-04").inferred


def test_where_the_law_is_silent_a_duty_rolls_and_is_marked_as_our_reading() -> None:
    pay = due("penalty.pay", "2026-09-18")
    assert (pay.day, pay.rolled_from, pay.inferred) == (
        dt.date(2026, 10, 8),
        dt.date(2026, 10, 3),
        True,
    )


def test_a_seizure_is_never_lengthened_by_inference() -> None:
    seizure = due("coercion.seizure", "2026-09-03")
    assert (seizure.day, seizure.rolled_from) == (dt.date(2026, 10, 3), None)


def test_more_than_thirty_days_opens_on_day_thirty_one_not_less_on_day_thirty() -> None:
    assert due("coercion.surcharge_before_execution", "2026-06-01").day == dt.date(2026, 7, 2)
    assert due("decision.public_comment", "2026-06-01").day == dt.date(2026, 7, 1)


def test_seven_days_before_means_seven_whole_days_between() -> None:
    notice = due("decision.hearing_materials", "2026-06-10")
    assert notice.day == dt.date(2026, 6, 2)
    assert len(notice.counted) == 7


def test_hours_end_on_the_day_they_can_end_at_the_earliest() -> None:
    assert due("emergency.accident_unit_report", "2026-05-01").day == dt.date(2026, 5, 1)
    assert due("transfer.send", "2026-05-01").day == dt.date(2026, 5, 2)
    assert due("correction.arrest_decide", "2026-05-01").day == dt.date(2026, 5, 3)


def test_years_end_on_the_corresponding_day() -> None:
    limitation = due("penalty.limitation", "2024-02-29")
    assert limitation.day == dt.date(2026, 2, 28)
    assert limitation.sentence("行为终了") == (
        "2月29日行为终了，2年后没有对应日，以月末日2026年2月28日（星期六）为最后一日"
    )


def test_a_day_that_a_paper_names_is_not_moved_and_says_where_it_stands() -> None:
    saturday = dt.date(2026, 8, 8)
    told = calendar.named(newest("litigation.perform"), start=dt.date(2026, 6, 9), day=saturday)
    assert told.day == saturday
    assert told.sentence("生效") == "6月9日生效，文书写明的最后一日为8月8日（星期六）"
    assert told.strip(saturday)[-1].is_last


def test_a_fixed_date_is_the_next_one_and_aims_for_the_day_before() -> None:
    assert due("report.department", "2026-02-28").day == dt.date(2026, 2, 28)
    assert due("report.department", "2026-03-01").day == dt.date(2027, 2, 28)
    assert calendar.fixed_date(newest("report.department"), 2028).day == dt.date(2028, 2, 29)
    assert due("publicity.constitution_day", "2026-12-04").day == dt.date(2026, 12, 4)


def test_a_limit_without_a_number_is_not_guessed() -> None:
    with pytest.raises(calendar.NotCountable, match="没有规定具体天数"):
        due("license.renew_decide", "2026-05-01")


# Time that does not count


def test_suspended_days_do_not_count() -> None:
    decide = newest("reconsideration.decide")
    pause = (dt.date(2026, 6, 10), dt.date(2026, 6, 19))
    plain = calendar.end(decide, start=dt.date(2026, 6, 1))
    paused = calendar.end(decide, start=dt.date(2026, 6, 1), paused=[pause])
    assert plain.day == dt.date(2026, 7, 31)
    assert (paused.day, paused.paused) == (dt.date(2026, 8, 10), 10)
    assert "中止10日不计" in paused.sentence("受理")


def test_a_pause_at_the_end_of_a_month_s_limit_moves_it_behind_the_pause() -> None:
    finish = newest("mediation.finish")
    pause = (dt.date(2026, 6, 30), dt.date(2026, 7, 4))
    paused = calendar.end(finish, start=dt.date(2026, 6, 1), paused=[pause])
    assert (paused.last, paused.paused) == (dt.date(2026, 7, 6), 5)


# Dates in years nobody has announced


def test_a_date_in_a_year_not_announced_is_provisional() -> None:
    assert due("penalty.hearing_request", "2026-12-30").provisional
    assert due("mediation.judicial_confirmation", "2026-12-15").provisional
    assert not due("penalty.hearing_request", "2026-12-01").provisional
    assert not due("coercion.seizure", "2026-12-15").provisional, "no rest day can move it"


# The strip of days


def test_the_strip_numbers_the_days_that_count() -> None:
    cells = due("penalty.hearing_request", "2026-04-28").strip(today=dt.date(2026, 5, 6))
    assert [cell.counted_number for cell in cells] == [1, 2, *[None] * 5, 3, 4, 5]
    assert [cell.rest for cell in cells] == [False, False, *[True] * 5, False, False, False]
    assert [cell.day for cell in cells if cell.is_today] == [dt.date(2026, 5, 6)]
    assert [cell.is_last for cell in cells][-1]


def test_the_strip_shows_a_made_up_saturday_as_worked() -> None:
    cells = due("penalty.hearing_request", "2026-05-07").strip()
    made_up = [cell for cell in cells if cell.made_up]
    assert [(cell.day, cell.counted_number, cell.rest) for cell in made_up] == [
        (dt.date(2026, 5, 9), 2, False)
    ]


def test_the_strip_of_a_notice_runs_up_to_the_day_before_the_act() -> None:
    cells = due("penalty.hearing_notice", "2026-09-18").strip()
    assert (cells[0].day, cells[-1].day) == (dt.date(2026, 9, 8), dt.date(2026, 9, 17))
    assert cells[0].is_last
    assert not due("report.department", "2026-01-01").strip()


# What always holds


@given(st.sampled_from(PERIODS), DAYS)
def test_an_end_is_never_before_its_start(limit: Limit, start: dt.date) -> None:
    found = calendar.end(limit, start=start)
    assert start <= found.last <= found.day
    assert found.rolled_from in (None, found.last)


@given(st.sampled_from(NOTICES), DAYS)
def test_a_notice_leaves_as_many_whole_days_as_the_law_asks(limit: Limit, act: dt.date) -> None:
    found = calendar.end(limit, start=act)
    between = [cell for cell in found.strip() if cell.counted_number]
    assert found.day < act
    assert len(between) == limit.amount
    assert between[0].day > found.day


@given(DAYS, st.integers(min_value=-60, max_value=60).filter(bool))
def test_adding_working_days_and_counting_them_are_inverse(day: dt.date, number: int) -> None:
    assume(number > 0 or calendar.is_working_day(day))
    found = calendar.add_working_days(day, number)
    assert calendar.is_working_day(found)
    assert calendar.working_days_between(day, found) == number


@given(DAYS, st.integers(min_value=0, max_value=240))
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(
    day: dt.date, months: int
) -> None:
    found = calendar.add_months(day, months)
    next_day = found + dt.timedelta(days=1)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and next_day.day == 1)


@given(st.sampled_from(PERIODS), DAYS)
def test_a_day_rolled_to_is_the_first_working_day_after_a_rest_day(
    limit: Limit, start: dt.date
) -> None:
    found = calendar.end(limit, start=start)
    if found.rolled_from:
        assert calendar.is_working_day(found.day)
        assert not any(map(calendar.is_working_day, days(found.rolled_from, found.day)))


def days(first: dt.date, before: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=n) for n in range((before - first).days))


@given(st.sampled_from(PERIODS), ANNOUNCED)
def test_within_announced_years_nothing_is_provisional(limit: Limit, start: dt.date) -> None:
    found = calendar.end(limit, start=start)
    if found.day.year <= 2026:
        assert not found.provisional


@given(
    st.sampled_from([limit for limit in PERIODS if limit.unit != "hour"]),
    DAYS,
    st.integers(min_value=0, max_value=400),
    st.integers(min_value=0, max_value=60),
)
def test_a_pause_never_brings_an_end_forward(
    limit: Limit, start: dt.date, after: int, length: int
) -> None:
    first = start + dt.timedelta(days=after)
    pause = (first, first + dt.timedelta(days=length))
    plain = calendar.end(limit, start=start)
    paused = calendar.end(limit, start=start, paused=[pause])
    assert paused.day >= plain.day
    assert not pause[0] <= paused.last <= pause[1] or paused.last <= start


@given(st.sampled_from([limit for limit in PERIODS if limit.extension]), DAYS)
def test_an_extended_limit_ends_later(limit: Limit, start: dt.date) -> None:
    assume(limit.extension and limit.extension.amount)
    assert calendar.end(limit.extended(), start=start).last > calendar.end(limit, start=start).last


@given(st.sampled_from(PERIODS), DAYS, st.integers(min_value=1, max_value=400))
def test_a_later_act_never_ends_earlier(limit: Limit, start: dt.date, later: int) -> None:
    moved = calendar.end(limit, start=start + dt.timedelta(days=later))
    assert moved.day >= calendar.end(limit, start=start).day


@given(st.sampled_from(PERIODS), DAYS)
def test_the_strip_ends_on_the_due_day_and_counts_every_counted_day(
    limit: Limit, start: dt.date
) -> None:
    assume(limit.unit in ("day", "working_day"))
    found = calendar.end(limit, start=start)
    cells = found.strip()
    numbers = [cell.counted_number for cell in cells if cell.counted_number]
    assert cells[-1].day == found.day
    assert cells[-1].is_last
    assert numbers == list(range(1, limit.amount + 1))


@given(ANNOUNCED, ANNOUNCED)
def test_days_left_are_nought_on_the_day_and_change_sign_behind_it(
    due_day: dt.date, today: dt.date
) -> None:
    assert calendar.days_left(due_day, today, "day") == (due_day - today).days
    left = calendar.days_left(due_day, today, "working_day")
    assert left == -calendar.days_left(today, due_day, "working_day")
    assert left == 0 if due_day == today else left * (due_day - today).days >= 0


def test_extending_a_limit_leaves_the_shelf_as_it_was() -> None:
    limit = newest("disclosure.reply")
    assert replace(limit.extended(), amount=limit.amount, extension=limit.extension) == limit
    assert newest("disclosure.reply").amount == 20
