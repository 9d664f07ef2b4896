"""Tables of a period: what each adviser did, and which villages have one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from yifa.kernel.acts import Act
from yifa.kernel.figures import Period, Scope
from yifa.kernel.organisation import Form, Organisation
from yifa.kernel.person import Post
from yifa.kernel.rights import Sight, see
from yifa.kernel.sheet import PeriodSheet, Tabled

from . import work
from .models import LegalAdviser

WORKED = ("编号", "服务单位", "法律顾问", "类别", "到场（次）", "其他服务（次）", "用时（小时）")
COVERED = ("村（社区）", "法律顾问", "律师事务所或者工作单位", "聘期至", "编号")


def work_tables(post: Post, period: Period) -> Sequence[Tabled]:
    """Who did how much in the period, by whom they serve."""
    seen = see(LegalAdviser._default_manager.all(), post, sight=Sight.CONTENT)
    rows: list[tuple[Any, ...]] = []
    for seat in seen.select_related("served").order_by("served__path", "pk"):
        told = list(work.services(work.acts(seat), period.first, period.last))
        if told or seat.stage == "in_service":
            rows.append(worked(seat, told))
    total = ("合计", "", "", "", *(sum(row[place] for row in rows) for place in (4, 5, 6)))
    note = "按服务单位排列；只记做了什么，不排名，不打分。"
    return [Tabled("法律顾问履职情况", WORKED, rows, total, note)]


def worked(seat: LegalAdviser, told: list[Act]) -> tuple[Any, ...]:
    """A seat with what was done on it."""
    visits = sum(act.step == "visit" for act in told)
    return (
        seat,
        str(seat.served),
        seat.adviser,
        seat.get_adviser_kind_display(),
        visits,
        len(told) - visits,
        work.hours_of(told),
    )


def coverage_tables(post: Post, period: Period) -> Sequence[Tabled]:
    """Every village below, with its adviser as things stand, those without one first."""
    below = Scope(post.organisation).organisations()
    villages = below.filter(form=Form.VILLAGE, closed_on=None).order_by("path")
    seats = LegalAdviser._default_manager.filter(adviser_kind="village", stage="in_service")
    seated = {seat.served_id: seat for seat in seats.filter(served__in=villages.values("pk"))}
    everyone = list(villages)
    without = [one for one in everyone if one.pk not in seated]
    covered = [one for one in everyone if one.pk in seated]
    title = f"村（社区）法律顾问：{len(covered)}÷{len(everyone)}"
    rows = [cells(one, seated.get(one.pk), period.last) for one in (*without, *covered)]
    note = f"共{len(everyone)}个村（社区），有法律顾问的{len(covered)}个，没有的{len(without)}个。"
    return [Tabled(title, COVERED, rows, note=note)]


def cells(village: Organisation, seat: LegalAdviser | None, on: dt.date) -> tuple[object, ...]:
    """A village with its adviser, or without one; whose term is over that day stands as such."""
    if seat is None:
        return str(village), "没有", "", "", ""
    over = seat.term_until is not None and seat.term_until < on
    until = f"{seat.term_until or ''}{'（已满）' if over else ''}"
    return str(village), seat.adviser, seat.firm, until, seat


SHEETS = {
    "work": PeriodSheet("法律顾问履职情况", work_tables),
    "coverage": PeriodSheet("村（社区）法律顾问覆盖情况", coverage_tables),
}
