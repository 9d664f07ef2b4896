"""How inspections are listed and counted, and which code each is announced by."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.public import Announced, Public
from yifa.kernel.records import SEEN, TEXT, Record
from yifa.kernel.register import Register, View

from . import codes
from .models import Inspection
from .procedure import Inspecting

BY = ["sector", "way", "level"]


class Inspections(Register):
    """行政检查台账"""

    model = Inspection
    procedures = [Inspecting]
    word = "检"
    phone = [
        Inspecting.notify,
        Inspecting.inspect,
        Inspecting.order_correction,
        Inspecting.recheck_passed,
        Inspecting.recheck_failed,
    ]
    records = {
        Inspecting.inspect: [
            Record("检查现场的照片或者录像", SEEN, "enforcement.sight_record"),
            Record("签名的检查笔录", TEXT, "penalty.record_questioning"),
        ]
    }

    public = Public(
        "行政检查结果",
        after=(Inspecting.publish_result,),
        shows=["way", "sector", "result"],
    )

    announced = Announced(
        "核对行政检查",
        code="code",
        reads=codes.as_written,
        shows=["way", "planned_on", "joint_with", "officer", "second_officer"],
        whom="party",
        proof="credit_code",
        made=Inspecting.inspect,
        tells=["way", "result"],
    )

    columns = ["number", "title", "way", "sector", "planned_on", "code", "result", "stage", "due"]
    filters = ["stage", "way", "sector", "result"]
    search = ["number", "title", "code", "ground"]
    row_key = ["registered_on", "party", "item"]
    double_key = ["party", "item", "planned_on"]
    also_called = {
        "item": ["检查项目", "抽查事项"],
        "party": ["被检查单位", "被检查对象", "检查对象名称"],
        "way": ["检查类型"],
        "planned_on": ["检查日期"],
        "result": ["检查结论"],
    }
    views = [
        View("待检查", Q(stage="approved")),
        View("责令改正中", Q(stage="correcting")),
    ]

    approved = Count("批准行政检查", Inspecting.approve, by=BY)
    inspected = Count("实施行政检查", Inspecting.inspect, unit="户次", by=[*BY, "result"])
    random = Count(
        "双随机抽查", Inspecting.inspect, unit="户次", where={"way": "random"}, by=["sector"]
    )
    joint = Count(
        "部门联合检查", Inspecting.inspect, unit="户次", where={"way": "joint"}, by=["sector"]
    )
    off_site = Count(
        "非现场检查", Inspecting.inspect, unit="户次", where={"way": "off_site"}, by=["sector"]
    )
    normal = Count(
        "检查未发现问题", Inspecting.inspect, unit="户次", where={"result": "normal"}, by=["sector"]
    )
    ordered = Count("检查责令限期改正", Inspecting.order_correction, by=["sector", "level"])
    corrected = Count("复查已改正", Inspecting.recheck_passed, by=["sector"])
    handed_over = Count("检查移交立案", Inspecting.hand_over, by=["sector"])
    merged = Count("合并检查", Inspecting.merge, unit="次", by=["sector"])
    published = Count("公示检查结果", Inspecting.publish_result, by=["sector"])
    correcting = Stock("责令改正中的检查", Inspecting.correcting, by=["sector"])
    published_rate = Ratio("检查结果公示率", published, inspected)

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """Whom and what it looks at, a person masked."""
        one = cast("Inspection", matter)
        if one.party is None or one.item is None:
            return ""
        return f"{one.party.shown_title}：{one.item.title}"[:120]

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """The announcement code, with the approval."""
        if step is not Inspecting.approve:
            return {}
        return {"code": codes.new(lambda code: Inspection.objects.filter(code=code).exists())}
