"""What must hold before a step of a reception day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import ReceptionDay


@gate(
    HouseRule("公布、调整的接访日期是今天或者以后", field="receives_on", of_record=False),
    missing="接访日期已经过了：接过访的登记接访情况，没有接访的取消",
    weighs=["receives_on"],
)
def not_over(day: ReceptionDay, on: dt.date) -> bool:
    """Nobody is invited to a day gone by."""
    return has_come_by(day, on) <= 0


@gate(
    HouseRule("接访以后登记接访情况", field="receives_on", of_record=False),
    missing="还没有到接访日期",
    weighs=["receives_on"],
)
def day_has_come(day: ReceptionDay, on: dt.date) -> bool:
    """Who came is known when the day has come."""
    return has_come_by(day, on) >= 0


@gate("petition.publish_reception", missing="接访的时间、地点没有事先公布")
def was_published(day: ReceptionDay, on: dt.date) -> bool:
    """It is owed to the public; that it was forgotten keeps nobody from recording who came."""
    return day.took("publish")


@gate(
    HouseRule("联合接访写明由哪些单位一起接", field="together_with", of_record=False),
    missing="没有写明和哪些单位联合接访；只有本单位接的，接访方式选“定点接访”",
)
def named_who_joins(day: ReceptionDay, on: dt.date) -> bool:
    """Who comes a long way wants to know whether the office he needs sits there."""
    return day.way != "together" or day.together_with != ""


@gate(
    HouseRule("每批至少一个人；没有人来的，批次、人次都填0", field="people"),
    missing="接待人次和接待批次对不上：人次不会少于批次，有人次就有批次",
    weighs=["batches", "people"],
)
def batches_fit_people(day: ReceptionDay, on: dt.date) -> bool:
    """A batch is one person, or several who come with the same thing."""
    batches, people = came(day)
    return people >= batches and (batches > 0 or people == 0)


def came(day: ReceptionDay) -> tuple[int, int]:
    """How many batches and persons; ValueError for the walk."""
    day.must_be_stored()
    return day.batches or 0, day.people or 0


def has_come_by(day: ReceptionDay, on: dt.date) -> int:
    """Days from the day of reception to this one; below zero while it is still to come."""
    day.must_be_stored()
    return (on - day.receives_on).days if day.receives_on else 0
