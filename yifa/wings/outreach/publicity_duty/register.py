"""How items of responsibility lists are listed and counted."""

import datetime as dt
from typing import cast

from django.db.models import Q

from yifa.kernel.figures import Count, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register, View

from .models import PublicityDuty
from .procedure import PublicityDuties as Duties
from .responsibility_list import RESPONSIBILITY_LIST


class PublicityDutyRegister(Register):
    """普法责任清单和计划"""

    model = PublicityDuty
    procedures = [Duties]
    word = "普责"

    columns = ["number", "title", "holder", "law_told", "audience", "complete_by", "stage"]
    filters = ["stage", "list", "list_year", "verdict"]
    search = ["number", "title", "law_told", "audience", "measures"]
    row_key = ["list_year", "title"]
    also_called = {
        "title": ["普法内容", "普法任务", "普法项目"],
        "law_told": ["法律法规", "普法依据"],
        "measures": ["工作措施", "普法形式"],
        "complete_by": ["完成时间", "时限"],
    }
    sheets = {"list": RESPONSIBILITY_LIST}
    views = [
        View("正在落实", Q(stage="published")),
        View("待评议", Q(stage="carried_out", verdict="")),
    ]

    listed = Count(
        "公布普法责任事项", Duties.publish, unit="项", by=["holder", "list", "list_year"]
    )
    carried_out = Count("落实普法责任事项", Duties.carry_out, unit="项", by=["holder", "list"])
    assessed = Count("评议普法责任事项", Duties.assess, unit="项", by=["verdict", "holder"])
    under_way = Stock("正在落实的普法责任事项", Duties.published, unit="项", by=["holder", "list"])

    @classmethod
    def year_of(cls, matter: Matter, on: dt.date) -> int:
        """The year of its list."""
        return cast("PublicityDuty", matter).list_year
