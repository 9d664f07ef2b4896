"""How law-literate villagers are listed and counted."""

from typing import cast

from django.db.models import Q

from yifa.kernel.figures import Count, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.register import Register, View

from .models import LawLiterate
from .procedure import LawLiterates


class LawLiterateRegister(Register):
    """法律明白人名册"""

    model = LawLiterate
    procedures = [LawLiterates]
    word = "明"

    columns = ["number", "person", "village", "stage", "certificate", "registered_on"]
    filters = ["stage", "village", "is_cadre", "end_reason"]
    search = ["number", "person", "village", "certificate"]
    row_key = ["village", "person"]
    double_key = ["village", "person"]
    also_called = {
        "village": ["村居", "村", "社区", "村社区"],
        "person": ["名字", "法律明白人姓名"],
    }
    views = [View("在岗", Q(stage="certified")), View("待认定", Q(stage="trained"))]

    in_service = Stock("在岗法律明白人", LawLiterates.certified, unit="人", by=["village"])
    certified = Count("认定法律明白人", LawLiterates.certify, unit="人", by=["village", "is_cadre"])
    trained = Count(
        "培训法律明白人",
        (LawLiterates.train, LawLiterates.train_again),
        unit="人次",
        each=True,
        by=["village"],
    )
    ended = Count("退出法律明白人", LawLiterates.end, unit="人", by=["end_reason", "village"])

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """Who it is: 石坎村田玉莲."""
        one = cast("LawLiterate", matter)
        return f"{one.village.name}{one.person}" if one.village_id else ""
