"""How suggestions of courts and procuratorates are listed and counted."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock
from yifa.kernel.kernel_steps import CORRECT
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register, View

from .models import Suggestion
from .papers import PAPERS
from .procedure import Suggesting

#: A reason is given for each answer that came late, and for no other.
IN_TIME = {"late_why": ""}


class Suggestions(Register):
    """司法建议和检察建议台账"""

    model = Suggestion
    procedures = [Suggesting]
    word = "建"
    papers = PAPERS

    columns = ["number", "title", "source", "about", "sender", "received_on", "stage", "due"]
    filters = ["stage", "source", "about", "adopted", "harm_grows"]
    search = ["number", "title", "sender", "letter_number", "content"]
    row_key = ["letter_number", "title"]
    double_key = ["letter_number"]
    also_called = {
        "title": ["建议名称", "标题"],
        "sender": ["来文单位", "发文机关", "建议机关"],
        "letter_number": ["文号", "司法建议书编号", "检察建议书编号"],
        "content": ["主要内容", "建议主要内容"],
        "received_on": ["收文日期", "签收日期"],
        "reply_by": ["回复期限", "要求回复时间"],
        "source": ["类型", "类别"],
        "adopted": ["是否采纳"],
        "reply_text": ["回复情况"],
    }
    past_work = {
        Suggesting.charge: [],
        Suggesting.rectify: ["整改日期"],
        Suggesting.reply: ["回复日期", "复函日期"],
        Suggesting.close: ["办结日期"],
    }
    stage_called = {
        Suggesting.handling: ["办理中", "整改"],
        Suggesting.replied: ["回复", "已复函"],
        Suggesting.closed: ["已办结"],
    }
    views = [
        View("待回复", Q(stage__in=["received", "handling"])),
        View("公益诉讼检察建议", Q(source="public_interest")),
    ]

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """From when which time runs; that an answer was not late, as figures count by it."""
        told = cast("Suggestion", matter)
        if step is Suggesting.reply:
            return {"late_why": told.late_why}
        if step not in (Suggesting.register, CORRECT):
            return {}
        urgent = told.source == "public_interest" and told.harm_grows
        runs = {
            "document_from": told.source == "document",
            "interest_from": told.source == "public_interest",
            "urgent_from": urgent,
            "procuratorial_from": told.source == "procuratorial",
        }
        return {name: told.received_on if does else None for name, does in runs.items()}

    received = Count(
        "收到司法建议、检察建议", Suggesting.register, by=["source", "about", "level", "holder"]
    )
    judicial = Count("收到司法建议", Suggesting.register, where={"source": "judicial"})
    of_interest = Count(
        "收到公益诉讼检察建议", Suggesting.register, where={"source": "public_interest"}
    )
    replied = Count("回复司法建议、检察建议", Suggesting.reply, by=["source", "adopted", "level"])
    replied_in_time = Count(
        "按期回复司法建议、检察建议",
        Suggesting.reply,
        where=IN_TIME,
        by=["source", "adopted", "level"],
    )
    on_time_rate = Ratio("司法建议、检察建议按期回复率", replied_in_time, replied)
    adopted = Count("采纳司法建议、检察建议", Suggesting.reply, where={"adopted": "whole"})
    sued = Count("经检察建议仍被提起公益诉讼", Suggesting.sue)
    pending = Stock(
        "待回复的司法建议、检察建议", (Suggesting.received, Suggesting.handling), by=["source"]
    )
