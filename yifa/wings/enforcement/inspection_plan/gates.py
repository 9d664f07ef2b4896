"""What must hold before a step of a plan."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import months

if TYPE_CHECKING:
    from .models import InspectionPlan


@gate(
    HouseRule(
        "未经公布的行政检查事项，不列入计划", "item", "国办发〔2024〕54号（原文未核对，本地执行）"
    ),
    missing="这一事项没有在公布的清单里",
)
def item_is_published(plan: InspectionPlan, on: dt.date) -> bool:
    """As the list stood on the day."""
    return plan.item is not None and months.was_published(plan.item, on)


@gate(
    HouseRule("月份写1到12，起始不晚于结束", field="month_to"),
    missing="月份不对，写1到12，起始不晚于结束",
    weighs=("month_from", "month_to"),
)
def months_run_forward(plan: InspectionPlan, on: dt.date) -> bool:
    """Both or none, in one year."""
    return months.run_forward(plan)


@gate(
    HouseRule("计划写明抽查比例或者检查户数", field="parties_planned"),
    missing="没有写抽查比例或者户数，比例在0到100之间",
    weighs=("share", "parties_planned"),
)
def says_how_many(plan: InspectionPlan, on: dt.date) -> bool:
    """A share or a number."""
    return months.has_a_measure(plan)


@gate(HouseRule("计划里有检查事项以后备案"), missing="计划里还没有检查事项")
def has_items(plan: InspectionPlan, on: dt.date) -> bool:
    """An empty plan plans nothing."""
    return plan.took("add_item")
