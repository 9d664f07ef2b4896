"""How parties under supervision are listed and counted."""

from typing import cast

from django.db.models import Q

from yifa.kernel.figures import Count, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register, View

from .models import RegulatedParty
from .procedure import Supervised


class RegulatedParties(Register):
    """监管对象名录库"""

    model = RegulatedParty
    procedures = [Supervised]
    word = "监"

    columns = ["number", "name", "party_type", "credit_code", "sector", "trade", "risk", "stage"]
    filters = ["stage", "party_type", "sector", "risk", "closed_why"]
    search = ["number", "name", "credit_code", "trade", "place"]
    row_key = ["credit_code", "name"]
    double_key = ["credit_code"]
    also_called = {
        "name": ["企业名称", "单位名称", "市场主体名称", "监管对象", "名称", "姓名"],
        "credit_code": ["信用代码", "社会信用代码", "营业执照号", "证照号"],
        "party_type": ["类型", "主体类型", "市场主体类型"],
        "sector": ["监管领域", "领域"],
        "trade": ["行业类别", "所属行业", "行业分类"],
        "place": ["地址", "住所", "经营场所", "经营地址"],
        "risk": ["风险等级", "信用等级", "信用风险分类", "等级"],
    }
    past_work = {Supervised.grade: ["分级日期"], Supervised.close: ["注销日期"]}
    stage_called = {
        Supervised.registered: ["存续", "在业", "正常", "开业"],
        Supervised.closed: ["注销", "吊销"],
    }
    views = [
        View("在册", Q(stage="registered")),
        View("较高和高风险", Q(stage="registered", risk__in=["c", "d"])),
    ]

    under_supervision = Stock(
        "在册监管对象", Supervised.registered, unit="户", by=["sector", "party_type", "risk"]
    )
    registered = Count("登记监管对象", Supervised.register, unit="户", by=["sector"])
    graded = Count("监管对象信用风险分级", Supervised.grade, unit="户次", each=True, by=["risk"])
    closed = Count("注销监管对象", Supervised.close, unit="户", by=["closed_why"])

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """Its name."""
        return cast("RegulatedParty", matter).name
