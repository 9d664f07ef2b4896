"""How rounds of screening are listed and counted."""

from yifa.kernel.figures import Count, Sum
from yifa.kernel.register import Register

from .models import Round, Screening
from .procedure import ScreeningLedger


class Screenings(Register):
    """纠纷排查台账"""

    model = Screening
    procedures = [ScreeningLedger]
    word = "排"

    columns = ["number", "title", "round", "village", "found", "resolved", "registered_on"]
    filters = ["round", "village"]
    search = ["number", "title", "campaign", "grid", "result"]
    row_key = ["registered_on", "title", "village", "grid"]

    rounds = Count(
        "矛盾纠纷排查", ScreeningLedger.register, unit="次", by=["round", "level", "village"]
    )
    special = Count(
        "专项排查",
        ScreeningLedger.register,
        unit="次",
        by=["campaign", "village"],
        where={"round": Round.SPECIAL.value},
    )
    people_sent = Sum("参加排查", ScreeningLedger.register, amount="people_sent", unit="人次")
    households = Sum("走访户（处）数", ScreeningLedger.register, amount="households", unit="户")
    found = Sum(
        "排查发现纠纷",
        ScreeningLedger.register,
        amount="found",
        unit="件",
        by=["round", "level", "village"],
    )
    resolved = Sum(
        "当场化解", ScreeningLedger.register, amount="resolved", unit="件", by=["round", "level"]
    )
