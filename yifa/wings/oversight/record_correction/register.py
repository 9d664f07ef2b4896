"""How requests to correct records are handed in, listed and counted."""

from collections.abc import Mapping
from typing import ClassVar

from django.db.models import Q

from yifa.kernel.figures import Count
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register, View

from .asked import ASKED
from .models import RecordCorrection
from .papers import PAPERS
from .procedure import Correcting


class RecordCorrections(Register):
    """更正政府信息记录申请台账"""

    model = RecordCorrection
    procedures = [Correcting]
    word = "更正"
    sides: ClassVar[Mapping[str, str]] = {"a": "申请人"}

    columns = ["number", "title", "parties", "finding", "stage", "registered_on"]
    filters = ["stage", "finding"]
    search = ["number", "title", "parties", "wrong"]
    row_key = ["registered_on", "record"]
    also_called = {"record": ["记录名称", "更正事项"], "wrong": ["申请内容", "不准确之处"]}
    views = [View("待审核", Q(stage="asked"))]
    asked = ASKED
    papers = PAPERS

    requested = Count("收到更正政府信息记录申请", Correcting.register)
    corrected = Count("更正政府信息记录", Correcting.put_right)
    declined = Count("不予更正政府信息记录", Correcting.decline)
    sent_on = Count("由有权机关更正政府信息记录", (Correcting.send_on, Correcting.tell_elsewhere))

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """The record that it is about."""
        return str(getattr(matter, "record", ""))
