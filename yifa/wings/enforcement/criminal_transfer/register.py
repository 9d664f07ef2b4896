"""How transfers to the police are listed and counted."""

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock
from yifa.kernel.register import Register, View

from .models import CriminalTransfer
from .procedure import Transferring


class CriminalTransfers(Register):
    """移送涉嫌犯罪案件台账"""

    model = CriminalTransfer
    procedures = [Transferring]
    word = "移"

    columns = ["number", "title", "parties", "suspected_crime", "sector", "police", "stage", "due"]
    filters = ["stage", "sector", "official_crime"]
    search = ["number", "title", "parties", "suspected_crime", "filing_number"]
    double_key = ["case"]
    also_called = {
        "suspected_crime": ["罪名", "涉嫌犯罪罪名"],
        "facts": ["案情", "简要案情"],
        "police": ["接收机关", "移送公安机关名称"],
        "sector": ["领域"],
    }
    views = [
        View("待移送", Q(stage="approved")),
        View("公安机关审查", Q(stage__in=["at_police", "reconsidering", "supervised"])),
    ]

    suspected = Count("发现涉嫌犯罪案件", Transferring.register, by=["sector"])
    refused = Count("不批准移送涉嫌犯罪案件", Transferring.refuse, by=["sector"])
    sent = Count("向公安机关移送涉嫌犯罪案件", Transferring.send, by=["sector", "level"])
    filed = Count("公安机关对移送案件立案", Transferring.police_file, by=["sector"])
    declined = Count("公安机关对移送案件不予立案", Transferring.police_decline, by=["sector"])
    reconsidered = Count("移送案件提请复议", Transferring.ask_reconsider)
    supervised = Count("移送案件建议立案监督", Transferring.ask_supervision)
    clues = Count("移送职务犯罪线索", Transferring.send_clue)
    pending = Stock(
        "公安机关审查中的移送案件",
        (Transferring.at_police, Transferring.reconsidering, Transferring.supervised),
    )
    filed_rate = Ratio("移送案件立案率", filed, sent)
