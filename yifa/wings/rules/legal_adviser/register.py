"""How legal advisers are listed and counted, and that they may review as such."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.public import Public
from yifa.kernel.register import Certifying, Listing, Register, View

from . import log, work
from .models import LegalAdviser
from .procedure import Advising
from .tables import SHEETS

APPOINTED = (Advising.appoint, Advising.appoint_to_village)
#: What each of these says anew each time.
REPEATED: Mapping[Step, list[str]] = {
    step: Advising.fields_of(step) for step in (Advising.visit, Advising.serve, Advising.evaluate)
}
VILLAGE = {"adviser_kind": "village"}


class LegalAdvisers(Register):
    """法律顾问台账"""

    model = LegalAdviser
    procedures = [Advising]
    word = "顾"
    sheets = SHEETS
    papers = {"log": log.LOG}
    certifies = Certifying(
        "legal_adviser",
        holder="post",
        valid=(Advising.in_service.name,),
        since="term_from",
        until="term_until",
        number="contract_number",
        tells=("adviser_kind", "fields", "clients"),
    )
    public = Public(
        "法律顾问",
        after=APPOINTED,
        until=(Advising.expire, Advising.dismiss),
        shows=["adviser_kind", "served", "adviser", "firm", "fields", "term_until"],
    )

    columns = [
        "number",
        "served",
        "adviser_kind",
        "adviser",
        "firm",
        "fields",
        "term_until",
        "stage",
        "due",
    ]
    listings = (
        Listing("服务和评价", (Advising.visit, Advising.serve, Advising.evaluate), log.lines),
    )
    filters = ["stage", "adviser_kind", "served", "dismissed_why"]
    search = ["number", "title", "adviser", "firm", "fields"]
    row_key = ["served", "adviser_kind"]
    also_called = {
        "served": ["村居", "村", "社区", "村社区", "聘请单位", "单位"],
        "adviser_kind": ["类别", "类型"],
        "adviser": ["姓名", "律师", "律师姓名", "法律顾问"],
        "firm": ["律所", "律师事务所", "工作单位"],
        "licence": ["证号", "执业证"],
        "term_from": ["聘任日期", "起始日期"],
        "term_until": ["到期日", "聘期届满日"],
    }
    past_work = {
        Advising.appoint: ["聘任日期"],
        Advising.appoint_to_village: ["聘任日期"],
        Advising.visit: ["服务日期"],
        Advising.serve: [],
        Advising.evaluate: ["评价日期"],
        Advising.renew: ["续聘日期"],
        Advising.dismiss: ["解聘日期"],
    }
    views = [
        View("在聘", Q(stage="in_service")),
        View("待聘任", Q(stage="vacant")),
        View("村（社区）法律顾问", Q(adviser_kind="village")),
    ]

    appointed = Count(
        "聘任法律顾问", APPOINTED, unit="人次", each=True, by=["adviser_kind", "level"]
    )
    renewed = Count("续聘法律顾问", Advising.renew, unit="人次", each=True, by=["adviser_kind"])
    dismissed = Count("解聘法律顾问", Advising.dismiss, unit="人次", each=True)
    in_service = Stock(
        "在聘法律顾问席位", Advising.in_service, unit="个", by=["adviser_kind", "level"]
    )
    visits = Count(
        "法律顾问到场服务", Advising.visit, unit="次", each=True, by=["adviser_kind", "level"]
    )
    services = Count(
        "法律顾问服务",
        (Advising.visit, Advising.serve),
        unit="次",
        each=True,
        by=["adviser_kind", "level"],
    )
    evaluated = Count(
        "法律顾问年度评价", Advising.evaluate, unit="份", each=True, by=["adviser_kind"]
    )
    villages_served = Stock("有法律顾问的村（社区）", Advising.in_service, unit="个", where=VILLAGE)
    villages = Stock(
        "登记法律顾问席位的村（社区）",
        (Advising.vacant, Advising.in_service),
        unit="个",
        where=VILLAGE,
    )
    coverage = Ratio("村（社区）法律顾问覆盖率", villages_served, villages)

    @classmethod
    def title_of(cls, matter: Matter) -> str:
        """Whom the seat serves: 石坎村法律顾问, 青禾县水利局公职律师."""
        seat = cast("LegalAdviser", matter)
        called = "公职律师" if seat.adviser_kind == "public_lawyer" else "法律顾问"
        return f"{seat.served}{called}" if seat.served_id else ""

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """The years evaluated so far, each time it is done."""
        if step is not Advising.evaluate:
            return {}
        seat = cast("LegalAdviser", matter)
        years = [*work.years_evaluated(seat), str(seat.evaluated_year)]
        return {"evaluated_years": "、".join(years)}

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """What is done again begins with an empty form: the next service, the next evaluation."""
        return dict.fromkeys(REPEATED.get(step, ()), "")

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """What was done this year and last, before those served put it in words."""
        if step not in (Advising.evaluate, Advising.renew):
            return
        acts = work.since_appointed(work.acts(matter))
        for year in (on.year - 1, on.year):
            told = list(work.services(acts, dt.date(year, 1, 1), dt.date(year, 12, 31)))
            visits = sum(act.step == "visit" for act in told)
            yield f"{year}年服务{len(told)}次，其中到场{visits}次，共{work.hours_of(told):g}小时"
