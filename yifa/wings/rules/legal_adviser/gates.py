"""What must hold before a step of a seat; no article was found for any of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import work

if TYPE_CHECKING:
    from .models import LegalAdviser


@gate(
    HouseRule("一个村（社区）登记一个席位，换人在原席位上聘任", field="served"),
    missing="村（社区）法律顾问的服务单位要选村（社区）",
)
def village_has_one_seat(seat: LegalAdviser, on: dt.date) -> bool | str:
    """So that seats filled can be divided by villages."""
    if seat.adviser_kind != "village" or seat.served_id is None:
        return True
    if not work.serves_village(seat.served):
        return False
    number = work.other_seat(seat)
    return not number or f"这个村（社区）已经登记为{number}，在那一件里聘任"


@gate(
    HouseRule("村（社区）法律顾问办“聘任为村（社区）法律顾问”", of_record=False),
    missing="这是村（社区）法律顾问的席位",
)
def serves_no_village(seat: LegalAdviser, on: dt.date) -> bool:
    """A village's adviser is asked to come each month, others are not."""
    return seat.adviser_kind != "village"


@gate(
    HouseRule("其他法律顾问办“聘任”", of_record=False),
    missing="这不是村（社区）法律顾问的席位",
)
def serves_a_village(seat: LegalAdviser, on: dt.date) -> bool:
    """The other way round."""
    return seat.adviser_kind == "village"


@gate(
    HouseRule("在本系统审查的岗位，是法律顾问本人的岗位", field="post"),
    missing="这个岗位不是法律顾问本人的，本人没有岗位的留空",
    weighs=("post", "adviser"),
)
def post_is_the_adviser_s(seat: LegalAdviser, on: dt.date) -> bool:
    """Not that of whoever sat there before."""
    return work.is_the_adviser_s(seat)


@gate(
    HouseRule("聘期的止日晚于起日", field="term_until"),
    missing="聘期的止日不晚于起日",
    weighs=("term_from", "term_until"),
)
def term_runs_forward(seat: LegalAdviser, on: dt.date) -> bool:
    """A term that ends before it begins appoints nobody."""
    return work.term_runs_forward(seat)


@gate(
    HouseRule("续聘以后的止日晚于原聘期", field="term_until"),
    missing="新的止日不晚于原聘期",
    weighs=("term_until",),
)
def term_goes_on(seat: LegalAdviser, on: dt.date) -> bool:
    """A renewal that puts nothing off renews nothing."""
    return work.goes_on(seat)


@gate(
    HouseRule("续聘在原聘期内办理，聘期接着原聘期", of_record=False),
    missing="原聘期已经届满，先办离任，再聘任",
)
def renewed_in_time(seat: LegalAdviser, on: dt.date) -> bool:
    """So that nothing lies between two terms; an old book may tell of one that was late."""
    return not work.is_over(seat, on)


@gate(HouseRule("聘期内的服务才登记"), missing="聘期还没有开始或者已经届满，先办续聘")
def within_the_term(seat: LegalAdviser, on: dt.date) -> bool:
    """Whose term is over serves without being asked."""
    return work.in_term(seat, on)


@gate(HouseRule("聘期届满以后办理离任，提前离任的办解聘"), missing="聘期还没有届满")
def term_is_over(seat: LegalAdviser, on: dt.date) -> bool:
    """Whoever goes earlier is dismissed, with the reason."""
    return work.is_over(seat, on)


@gate(
    HouseRule("评价已经履职的年度", field="evaluated_year"),
    missing="评价年度不在聘任以来的年度之内",
    weighs=("evaluated_year",),
)
def year_was_served(seat: LegalAdviser, on: dt.date) -> bool:
    """From the year of the appointment to this one."""
    return work.was_served(seat, on)


@gate(
    HouseRule("每个年度评价一次，写错的用更正", field="evaluated_year"),
    missing="这个年度已经评价过",
    weighs=("evaluated_year",),
)
def year_is_evaluated_once(seat: LegalAdviser, on: dt.date) -> bool:
    """In words, by those served; a second one would be a correction."""
    seat.must_be_stored()
    years = work.years_evaluated(seat)
    return len(years) == len(set(years))


@gate(
    HouseRule("续聘以前，由服务单位评价上一年度以来的履职", of_record=False),
    missing="上一年度以来还没有年度评价",
)
def evaluated_lately(seat: LegalAdviser, on: dt.date) -> bool:
    """Whoever is kept on is asked about first, and nobody who sat there before."""
    if not all(seat.took("evaluate", after=left) for left in ("expire", "dismiss")):
        return False
    seat.must_be_stored()
    return seat.evaluated_year is not None and seat.evaluated_year >= on.year - 1
