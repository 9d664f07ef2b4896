"""When something is due, how that day was counted, and the days on the way there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .provisions import UNIT_WORDS, Limit
from .rest_days import is_made_up, is_working_day, year_is_announced

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class DayCell:
    """One day of the strip under a clock.

    `counted_number` is the how-manieth counted day it is, None for a day that does not count.
    """

    day: dt.date
    counted_number: int | None
    rest: bool
    made_up: bool
    is_today: bool
    is_last: bool


@dataclass(frozen=True, kw_only=True)
class Due:
    """The day a limit runs to, with everything needed to explain it.

    `start` is the day of the act the limit runs from (before: runs towards; fixed dates: 1
    January). `last` is the last day counted; `day` differs from it where it was rolled forward
    (`rolled_from` is then `last`) or where the last day must be past. `counted` are the days that
    count, in the order of counting; empty for months, years, hours and fixed dates.
    `provisional`: a year on the way is not announced yet. `inferred`: the law does not say how to
    roll or to count back, so the day is our reading. `paused` is how many days were left out.
    """

    limit: Limit
    start: dt.date
    day: dt.date
    last: dt.date
    counted: tuple[dt.date, ...] = ()
    rolled_from: dt.date | None = None
    inferred: bool = False
    provisional: bool = False
    paused: int = 0

    def sentence(self, act: str = "") -> str:
        """The arithmetic in one Chinese sentence; `act` is the starting act's word (送达)."""
        if self.limit.direction in ("by_date", "on_date"):
            return self._fixed_date()
        if self.limit.direction == "before":
            return self._counted_back(act) + self._reservations()
        return f"{self._written(self.start)}{act}，{self._counted_on()}{self._reservations()}"

    def strip(self, today: dt.date | None = None) -> list[DayCell]:
        """A cell for each day from the first after the start to the due day.

        Counting back it runs from the due day to the day before the act. A fixed date has none.
        """
        if self.limit.direction in ("by_date", "on_date"):
            return []
        first, last = self.start + dt.timedelta(days=1), self.day
        if self.limit.direction == "before":
            first, last = self.day, self.start - dt.timedelta(days=1)
        numbers = {day: number for number, day in enumerate(self.counted, start=1)}
        days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
        return [self._cell(day, numbers.get(day), today) for day in days]

    def _cell(self, day: dt.date, number: int | None, today: dt.date | None) -> DayCell:
        return DayCell(
            day=day,
            counted_number=number,
            rest=not is_working_day(day),
            made_up=is_made_up(day),
            is_today=day == today,
            is_last=day == self.day,
        )

    def _counted_on(self) -> str:
        amount, unit = self.limit.amount, self.limit.unit
        if not amount:
            return f"文书写明的最后一日为{self._written(self.day, weekday=True)}"
        if unit == "hour":
            return f"{amount}小时内，至迟{self._written(self.day, weekday=True)}"
        left_out = f"中止{self.paused}日不计，" if self.paused else ""
        if unit in ("month", "year"):
            ends = f"{left_out}{amount}{UNIT_WORDS[unit]}后{self._corresponding_day()}"
        else:
            name = f"第{amount}{UNIT_WORDS[unit]}"
            ends = f"次日起算，{left_out}{name}为{self._written(self.last, weekday=True)}"
        return ends + self._after_the_last_day()

    def _corresponding_day(self) -> str:
        last = self._written(self.last, weekday=True)
        if self.paused or self.last.day == self.start.day:
            return f"的对应日为{last}" if not self.paused else f"为{last}"
        return f"没有对应日，以月末日{last}为最后一日"

    def _after_the_last_day(self) -> str:
        if self.rolled_from:
            return f"，该日休息，顺延至{self._written(self.day, weekday=True)}"
        if self.limit.must_be_past:
            return f"，期满之后才可以，最早{self._written(self.day, weekday=True)}"
        return "，满期即可" if self.limit.direction == "at_least" else ""

    def _counted_back(self, act: str) -> str:
        period = f"{self.limit.amount}{UNIT_WORDS[self.limit.unit]}"
        day = self._written(self.day, weekday=True)
        return f"{self._written(self.start)}{act}，当日不计，之前留足{period}，至迟{day}"

    def _fixed_date(self) -> str:
        month, day = self.limit.month_and_day
        aim = self._written(self.day, weekday=True)
        if self.limit.direction == "on_date":
            return f"每年{month}月{day}日，今次为{aim}"
        return f"每年{month}月{day}日前，按前一日{aim}掌握"

    def _reservations(self) -> str:
        said = ""
        if self.inferred and self.rolled_from:
            said += "；法律没有写明顺延，这是推算"
        elif self.inferred:
            said += "；法律没有写明怎样倒数，按整日从严推算"
        if self.provisional:
            said += f"；{self._unannounced_year()}年放假安排尚未公布，日期暂定"
        return said

    def _unannounced_year(self) -> int:
        first, last = sorted((self.start.year, self.day.year))
        return next(year for year in range(first, last + 1) if not year_is_announced(year))

    def _written(self, day: dt.date, *, weekday: bool = False) -> str:
        year = f"{day.year}年" if day.year != self.start.year else ""
        return f"{year}{day.month}月{day.day}日" + (
            f"（星期{_WEEKDAYS[day.weekday()]}）" if weekday else ""
        )
