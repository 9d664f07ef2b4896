"""How plans of inspection are listed and counted."""

from typing import cast

from django.db.models import Q

from yifa.kernel.figures import Count, Sum
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register, View

from .models import InspectionPlan
from .procedure import Planning


class InspectionPlans(Register):
    """年度行政检查计划台账"""

    model = InspectionPlan
    procedures = [Planning]
    word = "检划"

    columns = ["number", "title", "plan_year", "sector", "filed_with", "stage", "registered_on"]
    filters = ["stage", "plan_year", "sector"]
    search = ["number", "title", "filed_number"]
    row_key = ["plan_year", "sector"]
    double_key = ["plan_year", "sector"]
    also_called = {"plan_year": ["年度"], "filed_with": ["备案单位"]}
    views = [View("执行中", Q(stage="filed"))]

    filed = Count("备案年度行政检查计划", Planning.file, unit="个", by=["sector"])
    items = Count("计划检查事项", Planning.add_item, unit="项次", each=True)
    parties = Sum("计划检查对象", Planning.add_item, amount="parties_planned", unit="户次")
    done = Count("完成年度行政检查计划", Planning.finish, unit="个", by=["sector"])

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """For which year it is."""
        return f"{cast('InspectionPlan', matter).plan_year}年度行政检查计划"
