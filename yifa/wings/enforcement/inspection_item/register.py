"""How items of inspection are listed and counted."""

from typing import cast

from django.db.models import Q

from yifa.kernel.figures import Count, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.public import Public
from yifa.kernel.register import Register, View

from .models import InspectionItem
from .procedure import Listing


class InspectionItems(Register):
    """行政检查事项清单"""

    model = InspectionItem
    procedures = [Listing]
    word = "检项"

    public = Public(
        "行政检查事项清单",
        after=(Listing.publish,),
        until=(Listing.withdraw,),
        shows=["item", "sector", "basis", "whom", "yearly_cap"],
    )

    columns = ["number", "item", "sector", "basis", "whom", "yearly_cap", "stage"]
    filters = ["stage", "sector"]
    search = ["number", "item", "basis", "whom"]
    row_key = ["item", "sector"]
    double_key = ["item", "sector"]
    also_called = {
        "item": ["事项名称", "抽查事项", "检查项目"],
        "sector": ["领域", "执法类别"],
        "basis": ["法律依据", "设定依据"],
        "yearly_cap": ["频次上限", "年度上限", "年度频次上限"],
        "whom": ["抽查对象", "适用对象"],
    }
    past_work = {Listing.publish: ["公布日期"], Listing.withdraw: ["取消日期"]}
    stage_called = {Listing.published: ["有效", "在用"], Listing.withdrawn: ["取消", "废止"]}
    views = [View("现行清单", Q(stage="published"))]

    published = Count("公布行政检查事项", Listing.publish, unit="项", by=["sector"])
    withdrawn = Count("取消行政检查事项", Listing.withdraw, unit="项", by=["sector"])
    listed = Stock("现行行政检查事项", Listing.published, unit="项", by=["sector"])

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """The item."""
        return cast("InspectionItem", matter).item
