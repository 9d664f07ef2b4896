"""Which days are rest days: weekends, the yearly notice, and what stands in for a notice.

Each year needs its notice (国务院办公厅关于某年部分节假日安排的通知), usually given in November.
Without it a year has its weekends and the days off that the regulation on holidays names; which
weekends are then worked nobody can know, so such a year is provisional.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .files import HERE, Row, WrongFile, toml

NOTICES = HERE / "workdays"
_SATURDAY = 5
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Notice:
    """One year's notice: weekdays that are off and weekend days that are worked (调休)."""

    year: int
    name: str
    days_off: frozenset[dt.date]
    made_up: frozenset[dt.date]
    festivals: tuple[tuple[str, dt.date, dt.date], ...]


@dataclass(frozen=True)
class Holidays:
    """All notices known, put together."""

    years: frozenset[int]
    days_off: frozenset[dt.date]
    made_up: frozenset[dt.date]
    festivals: tuple[tuple[str, dt.date, dt.date], ...]


_operator_folders: list[Path] = []


def announce(folder: Path | None) -> tuple[int, ...]:
    """Read the notices of an operator's folder too (2027.toml …) and tell the years they cover.

    A year stated there replaces the one that comes with Yifa. A folder that does not exist has no
    notices; None forgets the folder given before. WrongFile if a notice contradicts itself.
    """
    found = _read(folder) if folder else {}
    _operator_folders[:] = [folder] if folder else []
    _holidays.cache_clear()
    return tuple(sorted(found))


def is_working_day(day: dt.date) -> bool:
    """Whether offices work on a day.

    >>> is_working_day(dt.date(2026, 5, 4)), is_working_day(dt.date(2026, 5, 9))  # 放假，调休上班
    (False, True)
    """
    holidays = _holidays()
    if day in holidays.made_up:
        return True
    if day.weekday() >= _SATURDAY or day in holidays.days_off:
        return False
    return day.year in holidays.years or day not in _statutory_days(day.year)


def is_made_up(day: dt.date) -> bool:
    """Whether a Saturday or Sunday is worked in exchange for a day off (调休)."""
    return day in _holidays().made_up


def year_is_announced(year: int) -> bool:
    """Whether the notice of a year is known; without it dates in that year are provisional."""
    return year in _holidays().years


def festival(day: dt.date) -> str:
    """The festival a day off belongs to, e.g. 春节, or "".

    >>> festival(dt.date(2026, 2, 16)), festival(dt.date(2027, 6, 9)), festival(dt.date(2026, 7, 1))
    ('春节', '端午节', '')
    """
    if year_is_announced(day.year):
        return next((name for name, a, b in _holidays().festivals if a <= day <= b), "")
    return _statutory_days(day.year).get(day, "")


def festivals(year: int) -> list[tuple[str, dt.date, dt.date]]:
    """The festivals of a year's notice with their first and last day off, in order.

    >>> [name for name, *_ in festivals(2026)][:2]
    ['元旦', '春节']
    """
    return sorted(
        (one for one in _holidays().festivals if one[1].year == year), key=lambda one: one[1]
    )


@cache
def _holidays() -> Holidays:
    notices = _read(NOTICES)
    for folder in _operator_folders:
        notices |= _read(folder)
    return Holidays(
        years=frozenset(notices),
        days_off=frozenset().union(*(notice.days_off for notice in notices.values())),
        made_up=frozenset().union(*(notice.made_up for notice in notices.values())),
        festivals=tuple(each for notice in notices.values() for each in notice.festivals),
    )


def _read(folder: Path) -> dict[int, Notice]:
    paths = [path for path in sorted(folder.glob("*.toml")) if path.stem.isdigit()]
    return {notice.year: notice for notice in map(_notice, paths)}


def _notice(path: Path) -> Notice:
    row = toml(path)
    for name in ("year", "notice", "weekdays_off", "made_up_working_days"):
        if name not in row:
            raise WrongFile(f"{path.name}缺少“{name}”，请照{NOTICES.name}文件夹中已有的年份补上")
    notice = Notice(
        year=row["year"],
        name=row["notice"],
        days_off=frozenset(row["weekdays_off"]),
        made_up=frozenset(row["made_up_working_days"]),
        festivals=tuple((f["name"], f["first"], f["last"]) for f in row.get("festival", ())),
    )
    _check(notice, path)
    return notice


def _check(notice: Notice, path: Path) -> None:
    if str(notice.year) != path.stem:
        raise WrongFile(f"{path.name}中的year是{notice.year}，与文件名不符，请改正其中一个")
    for day in sorted(notice.days_off | notice.made_up):
        # A notice may reach back into the December before (2018年12月31日放假).
        if day.year != notice.year and (day.year, day.month) != (notice.year - 1, 12):
            raise WrongFile(f"{path.name}中的{day}不在{notice.year}年，请核对通知原文")
    _check_weekdays(notice.days_off, path, weekend=False)
    _check_weekdays(notice.made_up, path, weekend=True)


def _check_weekdays(days: Iterable[dt.date], path: Path, *, weekend: bool) -> None:
    for day in sorted(days):
        if (day.weekday() >= _SATURDAY) is not weekend:
            named = "made_up_working_days只写调休上班的周末" if weekend else "weekdays_off不写周末"
            weekday = _WEEKDAYS[day.weekday()]
            raise WrongFile(f"{path.name}中的{day}是星期{weekday}，{named}，请核对通知原文")


@cache
def _statutory_days(year: int) -> dict[dt.date, str]:
    """The days off named by 全国年节及纪念日放假办法第二条, lunar ones where the table has them."""
    rules = toml(NOTICES / "statutory.toml")
    days = {
        dt.date.fromisoformat(f"{year}-{day}"): row["name"]
        for row in rules["fixed"]
        for day in row["days"]
        if year >= row.get("from_year", 0)
    }
    for row in rules["lunar"]:
        if row["year"] == year:
            days |= _lunar_days(row)
    return days


def _lunar_days(row: Row) -> dict[dt.date, str]:
    new_year: dt.date = row["spring_festival"]
    # 除夕、正月初一、初二、初三
    days = {new_year + dt.timedelta(days=offset): "春节" for offset in range(-1, 3)}
    return days | {
        row["qingming"]: "清明节",
        row["dragon_boat"]: "端午节",
        row["mid_autumn"]: "中秋节",
    }
