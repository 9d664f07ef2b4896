"""How reception days are listed and counted, and what the public reads of them."""

from typing import cast

from django.db.models import Q

from yifa.kernel.figures import Count, Sum
from yifa.kernel.matter import Matter
from yifa.kernel.public import Public
from yifa.kernel.register import Register, View

from .models import ReceptionDay
from .procedure import ReceptionDays


class ReceptionDayRegister(Register):
    """领导接访日台账"""

    model = ReceptionDay
    procedures = [ReceptionDays]
    word = "接访"

    columns = ["number", "receives_on", "hours", "leader", "position", "place", "way", "stage"]
    filters = ["stage", "way"]
    search = ["number", "title", "leader", "place", "subjects"]
    row_key = ["receives_on", "leader"]
    also_called = {
        "receives_on": ["接访日", "接待日", "接待日期", "日期"],
        "hours": ["接待时间", "时间"],
        "leader": ["领导姓名", "接待领导", "值班领导", "姓名"],
        "position": ["职务"],
        "place": ["接待地点", "地点"],
        "subjects": ["接待事项", "分管工作", "接访范围"],
        "reach": ["联系电话", "预约电话", "电话"],
        "batches": ["批次", "接访批次"],
        "people": ["人次", "接访人次"],
    }
    past_work = {
        ReceptionDays.publish: ["公布日期"],
        ReceptionDays.hold: [],
        ReceptionDays.call_off: [],
    }
    stage_called = {ReceptionDays.held: ["已接待", "已完成"]}
    views = [
        View("待公布", Q(stage="planned")),
        View("已公布", Q(stage="published")),
    ]
    public = Public(
        "领导接访安排",
        after=(ReceptionDays.publish,),
        until=(ReceptionDays.call_off,),
        shows=[
            "receives_on",
            "hours",
            "place",
            "leader",
            "position",
            "way",
            "subjects",
            "together_with",
            "reach",
            "changed_why",
        ],
        why=["called_off_why"],
    )

    published = Count("公布领导接访日", ReceptionDays.publish, unit="次", by=["way", "level"])
    held = Count("领导接访日接访", ReceptionDays.hold, unit="次", by=["way", "level"])
    batches = Sum("领导接访日接待批次", ReceptionDays.hold, amount="batches", unit="批")
    people = Sum("领导接访日接待人次", ReceptionDays.hold, amount="people", unit="人次")

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """Who receives on which day."""
        day = cast("ReceptionDay", matter)
        on = day.receives_on
        when = f"{on.year}年{on.month}月{on.day}日" if on else ""
        position = f"（{day.position}）" if day.position else ""
        return f"{when}{day.leader}{position}接访"
