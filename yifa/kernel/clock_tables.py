"""Each clock of a procedure as a row that a lawyer can check, with an example over a holiday.

The example is no sentence of somebody's: it is counted by the arithmetic that counts for matters,
over the longest holiday of a year whose notice is known, from a day on which offices work.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from yifa import law
from yifa.law import calendar
from yifa.law.provisions import UNIT_WORDS
from yifa.law.rest_days import festivals

from .clocks import SUSPENSION
from .procedure import Clock, Deadline, FixedDate, Procedure, Step, Window
from .writing import label_of

if TYPE_CHECKING:
    from .register import Register

HEAD = ["时限", "多久", "从哪里起", "到哪里止", "不计和延长", "依据", "性质", "跨节假日举例"]

#: The year of the examples. Its notice comes with Yifa: they are the same wherever they are made.
EXAMPLE_YEAR = 2026

ONE_DAY = dt.timedelta(days=1)


def clock_rows(register: type[Register], procedure: type[Procedure]) -> Iterator[list[str]]:
    """A row a clock, with its limit in its newest wording; then what narrows it, a row each."""
    for clock in procedure.clocks.values():
        for limit in limits_of(clock):
            yield [
                clock.says + where_of(limit),
                "文书写明" if clock.until else limit.period,
                start_of(register, clock),
                stop_of(clock),
                "" if clock.until else pauses_of(clock, limit),
                f"{limit.basis}，{how_far_verified(limit)}",
                nature_of(clock),
                named_in(register, clock) or example(limit, act_of(register, clock)),
            ]


def limits_of(clock: Clock) -> list[law.Limit]:
    """The limit of a clock, and those of sectors and places that go before it."""
    known = law.every_limit()
    own = [limit for limit in known if limit.id == clock.limit]
    return own + [limit for limit in known if limit.narrows == clock.limit]


def where_of(limit: law.Limit) -> str:
    """For which sector, way or place only it holds, in brackets."""
    if limit.sector:
        return f"（{dict(law.choices('enforcement_sector')).get(limit.sector, limit.what)}）"
    return f"（{limit.region}）" if limit.law.place else ""


def start_of(register: type[Register], clock: Clock) -> str:
    """What sets it running."""
    steps = labels(clock.after)
    begins = steps or "每年"
    if isinstance(clock.since, Clock):
        begins = f"“{clock.since.says}”期满（{steps}之后）"
    elif clock.since:
        begins = f"{label_of(register.model(), clock.since)}（{steps}时登记）"
    return begins + (f"，已经{clock.given.label}的才起算" if clock.given else "")


def named_in(register: type[Register], clock: Clock) -> str:
    """Where its last day is written, "" if the law counts it."""
    return f"到“{label_of(register.model(), clock.until)}”为止" if clock.until else ""


def act_of(register: type[Register], clock: Clock) -> str:
    """What happens on the day it runs from, as the example says it."""
    if isinstance(clock.since, Clock):
        return f"（{clock.since.says}期满）"
    if clock.since:
        return f"（{label_of(register.model(), clock.since)}）"
    return clock.after[0].label if clock.after else ""


def stop_of(clock: Clock) -> str:
    """What stops it, or, where others are waited for, what it holds back."""
    before = labels(clock.before)
    ends = f"期满后才能{before}" if isinstance(clock, Window) else before
    return ends + (f"；提前结束：{labels(clock.ended_by)}" if clock.ended_by else "")


def labels(steps: Iterable[Step]) -> str:
    """Some steps in words."""
    return "、".join(step.label for step in steps)


def pauses_of(clock: Clock, limit: law.Limit) -> str:
    """What is not counted of it, and whether and by whom it may be extended."""
    return "；".join([*what_is_left_out(clock, limit), *how_extended(limit)]) or "不中止，不延长"


def what_is_left_out(clock: Clock, limit: law.Limit) -> Iterator[str]:
    """The times in which it stands still; a date of the calendar never does."""
    if isinstance(clock, FixedDate):
        return
    if not limit.is_verified:
        yield "没有核对原文，中止期间暂不计"
    elif SUSPENSION in limit.leaves_out:
        yield "中止期间不计"
    for name, rest in clock.rests.items():
        if name in limit.leaves_out:
            yield f"{rest_in_words(rest)}的时间不计"


def rest_in_words(rest: tuple[Step, ...] | Clock) -> str:
    """Between a step and others, or while another clock runs and no longer than it may."""
    if isinstance(rest, Clock):
        return f"从{labels(rest.after)}到{labels(rest.before)}，最多到“{rest.says}”期限届满"
    begins, *ends = rest
    return f"从{begins.label}到{labels(ends)}"


def how_extended(limit: law.Limit) -> Iterator[str]:
    """By how much, and by whom."""
    if limit.extension is None:
        return
    # What stands behind the name in brackets is a note for those who keep the tables.
    approver = limit.extension.approver.split(" (")[0]
    amount = f"{limit.extension.amount}{UNIT_WORDS[limit.extension.unit]}"
    by = amount if limit.extension.amount else "，多久没有写明"
    yield f"经{approver}批准可以延长{by}"


def how_far_verified(limit: law.Limit) -> str:
    """Whether its article was read in the statute's own text, and what follows if not."""
    if limit.is_verified:
        return "已核对原文"
    seen = "只见于网页" if limit.verified.startswith("web:") else "没有见到原文"
    return f"未核实（{seen}），只提醒"


def nature_of(clock: Clock) -> str:
    """Whose limit it is."""
    if isinstance(clock, Window):
        return f"{clock.whose}的期限，期满前等待" if clock.whose else "期满前等待"
    if isinstance(clock, FixedDate):
        return "每年固定日期"
    if isinstance(clock, Deadline):
        return "本机关的期限"
    return f"{clock.whose}的期限，只提醒" if clock.whose else "不是本机关的义务，只提醒"


def holiday() -> tuple[str, dt.date, dt.date]:
    """The longest holiday of the example's year, with its first and last day off."""
    return max(festivals(EXAMPLE_YEAR), key=lambda one: one[2] - one[1])


def read_on() -> str:
    """What stands under the table: over which holiday its examples run, and how to read it."""
    name, first, last = holiday()
    days = f"{first.month}月{first.day}日至{last.month}月{last.day}日"
    how = "[怎样读这张表](../how-to/clocks.zh-CN.md)"
    return f"例子按{EXAMPLE_YEAR}年放假安排推算，{name}{days}放假。{how}"


def example(limit: law.Limit, act: str) -> str:
    """How the limit runs over the holiday, in one sentence."""
    try:
        due = over_the_holiday(limit)
    except calendar.NotCountable:
        return "法律没有规定具体天数，不能推算"
    if limit.direction in ("by_date", "on_date"):
        return f"{EXAMPLE_YEAR}年：{due.sentence()}"
    worked = "（调休上班）" if calendar.is_made_up(due.start) else ""
    return f"{due.start.year}年{due.sentence(worked + act)}{on_a_weekend(due)}"


def on_a_weekend(due: calendar.Due) -> str:
    """Why it ends on a day that looks like a rest day, where it does."""
    if calendar.is_made_up(due.day):
        return "，当天调休上班"
    if calendar.is_working_day(due.day) or due.limit.direction == "before":
        return ""
    return "，休息日照算" if due.limit.unit == "hour" else "，该日休息也不顺延"


def over_the_holiday(limit: law.Limit) -> calendar.Due:
    """The limit from a working day such that the holiday lies on its way, at its end if it can."""
    _, first, last = holiday()
    if limit.direction in ("by_date", "on_date"):
        return calendar.end(limit, start=dt.date(EXAMPLE_YEAR, 1, 1))
    if limit.direction == "before":
        return calendar.end(limit, start=calendar.add_working_days(last, 1))
    start = ends_in(limit, first, last) or calendar.add_working_days(first, -1)
    return calendar.end(limit, start=start)


def ends_in(limit: law.Limit, first: dt.date, last: dt.date) -> dt.date | None:
    """The working day from which a limit of whole days, months or years ends between two days."""
    if limit.unit not in ("day", "month", "year"):
        return None
    months = limit.amount * {"month": 1, "year": 12}.get(limit.unit, 0)
    for day in (first + dt.timedelta(days=n) for n in range((last - first).days + 1)):
        start = day - limit.amount * ONE_DAY if not months else calendar.add_months(day, -months)
        if start < first and calendar.is_working_day(start):
            return start
    return None
