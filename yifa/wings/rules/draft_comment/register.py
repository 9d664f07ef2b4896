"""How comments on drafts are listed and counted."""

from typing import cast

from django.db.models import Q

from yifa.kernel.figures import Count
from yifa.kernel.matter import Matter
from yifa.kernel.register import Commenting, Register, View

from .asked import ASKED
from .models import DraftComment
from .procedure import Answering


class DraftComments(Register):
    """对草案的意见台账"""

    model = DraftComment
    procedures = [Answering]
    word = "见"

    comments = Commenting(
        draft="draft",
        answered=Answering.answered,
        outside=(Answering.set_aside,),
        result="result",
        says="says",
        reply="reply",
        tells=["number", "way", "clause"],
    )

    asked = ASKED
    alike = [Answering.conclude, Answering.set_apart]

    columns = ["number", "title", "draft", "clause", "way", "whose", "result", "stage"]
    filters = ["stage", "draft", "way", "whose", "result"]
    search = ["number", "title", "clause", "says", "parties"]
    row_key = ["draft", "says"]
    also_called = {
        "draft": ["草案编号", "文件编号", "对哪一件"],
        "says": ["意见", "建议", "意见建议", "修改意见"],
        "clause": ["条款", "条目", "针对条款"],
        "way": ["来源", "征求方式", "渠道"],
        "whose": ["类别", "意见人类别"],
        "result": ["是否采纳", "采纳意见"],
        "reply": ["理由", "不采纳理由", "说明"],
    }
    past_work = {Answering.conclude: ["答复日期", "研究日期"]}
    stage_called = {Answering.answered: ["已答复", "已研究", "已办"]}
    views = [View("还没有结论", Q(stage="received")), View("不采纳", Q(result="not_adopted"))]

    taken_in = Count("收到对草案的意见", Answering.register, unit="条", by=["way", "whose"])
    answered = Count("对草案意见的采纳情况", Answering.conclude, unit="条", by=["result", "way"])
    adopted = Count("采纳对草案的意见", Answering.conclude, unit="条", where={"result": "adopted"})

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """Where it points, and how it begins."""
        comment = cast("DraftComment", matter)
        begins = " ".join(comment.says.split())[:60]
        return f"{comment.clause}：{begins}" if comment.clause else begins
