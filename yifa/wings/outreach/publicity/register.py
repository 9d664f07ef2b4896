"""How publicity activities are listed and counted."""

from yifa.kernel.figures import Count, Sum
from yifa.kernel.register import Register

from .models import Publicity
from .procedure import PublicityLedger


class Publicities(Register):
    """普法活动台账"""

    model = Publicity
    procedures = [PublicityLedger]
    word = "普"

    columns = ["number", "title", "theme_day", "audience", "people_reached", "registered_on"]
    filters = ["theme_day", "audience", "case_told", "fulfils"]
    search = ["number", "title", "place", "law_told", "summary"]

    held = Count(
        "普法活动", PublicityLedger.register, unit="场次", by=["theme_day", "audience", "holder"]
    )
    cases_told = Count("以案释法", PublicityLedger.register, unit="场次", where={"case_told": True})
    reached = Sum("受众", PublicityLedger.register, amount="people_reached", unit="人次")
    materials = Sum("发放宣传资料", PublicityLedger.register, amount="materials", unit="份")
    read_online = Sum("线上阅读播放", PublicityLedger.register, amount="media_views", unit="次")
