"""Whether rest days and working days are those of the State Council's notices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import chinese_calendar
import pytest

from yifa import law
from yifa.law import calendar
from yifa.law.files import WrongFile

NOTICE_2027 = """
year = 2027
notice = "国办发明电〔2026〕示例号"
notice_verified = "memory-only"
weekdays_off = [2027-01-01, 2027-02-08, 2027-02-09]
made_up_working_days = [2027-02-20]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An operator's folder of notices, forgotten afterwards."""
    yield tmp_path
    calendar.announce(None)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_each_day_of_an_announced_year_agrees_with_an_independent_calendar(year: int) -> None:
    assert calendar.year_is_announced(year)
    day = dt.date(year, 1, 1)
    while day.year == year:
        assert calendar.is_working_day(day) is chinese_calendar.is_workday(day), day
        day += dt.timedelta(days=1)


def test_a_weekend_day_made_up_is_worked() -> None:
    saturday = dt.date(2026, 5, 9)
    assert calendar.is_made_up(saturday)
    assert calendar.is_working_day(saturday)
    assert not calendar.is_working_day(dt.date(2026, 5, 10))


def test_a_year_without_notice_has_its_weekends_and_the_days_of_the_regulation() -> None:
    assert not calendar.year_is_announced(2027)
    off = ["01-01", "02-05", "02-08", "04-05", "05-01", "06-09", "09-15", "10-01"]
    for day in off:
        assert not calendar.is_working_day(dt.date.fromisoformat(f"2027-{day}")), day
    for day in ["01-04", "02-09", "05-03", "10-04", "10-08"]:
        assert calendar.is_working_day(dt.date.fromisoformat(f"2027-{day}")), day


def test_before_2025_the_second_of_may_was_no_statutory_day() -> None:
    assert calendar.is_working_day(dt.date(2023, 5, 2))
    assert not calendar.is_working_day(dt.date(2028, 5, 2))


def test_beyond_the_table_of_lunar_days_only_fixed_days_are_off() -> None:
    assert not calendar.is_working_day(dt.date(2040, 10, 1))
    assert calendar.is_working_day(dt.date(2040, 2, 13))


def test_a_day_off_knows_its_festival() -> None:
    assert calendar.festival(dt.date(2026, 10, 7)) == "国庆节"
    assert calendar.festival(dt.date(2027, 2, 5)) == "春节"
    assert calendar.festival(dt.date(2026, 10, 8)) == ""


def test_an_operator_announces_a_year_without_a_new_release(folder: Path) -> None:
    limit = law.limit("penalty.hearing_request", on=dt.date(2027, 2, 4))
    before = calendar.end(limit, start=dt.date(2027, 2, 4))
    assert (before.day, before.provisional) == (dt.date(2027, 2, 15), True)
    (folder / "2027.toml").write_text(NOTICE_2027, encoding="utf-8")
    assert calendar.announce(folder) == (2027,)
    after = calendar.end(limit, start=dt.date(2027, 2, 4))
    assert (after.day, after.provisional) == (dt.date(2027, 2, 15), False)
    later = calendar.end(limit, start=dt.date(2027, 2, 15))
    assert later.day == dt.date(2027, 2, 20), "the Saturday made up counts"


def test_announcing_a_year_leaves_the_announced_years_as_they_were(folder: Path) -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=n) for n in range(3 * 365 + 1)]
    before = [calendar.is_working_day(day) for day in days]
    (folder / "2027.toml").write_text(NOTICE_2027, encoding="utf-8")
    calendar.announce(folder)
    assert [calendar.is_working_day(day) for day in days] == before


def test_a_folder_that_is_not_there_has_no_notices(folder: Path) -> None:
    assert calendar.announce(folder / "nothing") == ()


def test_an_operator_s_notice_of_a_year_replaces_ours(folder: Path) -> None:
    ours = (Path(law.__file__).parent / "workdays" / "2026.toml").read_text(encoding="utf-8")
    extended = ours.replace("2026-02-23,", "2026-02-23, 2026-02-24,")
    (folder / "2026.toml").write_text(extended, encoding="utf-8")
    assert calendar.is_working_day(dt.date(2026, 2, 24))
    calendar.announce(folder)
    assert not calendar.is_working_day(dt.date(2026, 2, 24))


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (NOTICE_2027.replace("2027-02-20", "2027-02-17"), "2027-02-17是星期三.*只写调休上班的周末"),
        (NOTICE_2027.replace("2027-02-08", "2027-02-07"), "2027-02-07是星期日.*不写周末"),
        (NOTICE_2027.replace("2027-02-08", "2028-02-08"), "2028-02-08不在2027年"),
        (NOTICE_2027.replace("year = 2027", "year = 2028"), "与文件名不符"),
        (NOTICE_2027.replace("weekdays_off", "weekdays"), "缺少“weekdays_off”"),
        ("year = ", "不是有效的TOML文件"),
    ],
)
def test_a_notice_that_contradicts_itself_is_refused(
    folder: Path, wrong: str, complaint: str
) -> None:
    (folder / "2027.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(WrongFile, match=complaint):
        calendar.announce(folder)
    assert not calendar.year_is_announced(2027)


def test_a_notice_may_reach_into_the_december_before(folder: Path) -> None:
    reaching = NOTICE_2027.replace("[2027-01-01", "[2026-12-31, 2027-01-01")
    (folder / "2027.toml").write_text(reaching, encoding="utf-8")
    assert calendar.is_working_day(dt.date(2026, 12, 31))
    calendar.announce(folder)
    assert not calendar.is_working_day(dt.date(2026, 12, 31))
