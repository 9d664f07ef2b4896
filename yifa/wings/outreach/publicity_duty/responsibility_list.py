"""The responsibility list (普法责任清单) of a year as a table, as it is made public."""

from __future__ import annotations

from collections.abc import Sequence

from yifa.kernel.figures import Period
from yifa.kernel.person import Post
from yifa.kernel.rights import Sight, see
from yifa.kernel.sheet import PeriodSheet, Tabled

from .models import List, PublicityDuty

HEADS = (
    "编号",
    "责任单位",
    "普法内容",
    "宣传的法律法规",
    "普法对象",
    "普法措施",
    "配合单位",
    "完成时限",
    "状态",
)
#: What was drafted and not made public is no duty yet; what was dropped is none any more.
ON_THE_LIST = ("published", "carried_out")


def responsibility_list(post: Post, period: Period) -> Sequence[Tabled]:
    """The list and the plan of the years that a period touches."""
    return [table(post, period, kind) for kind in List]


def table(post: Post, period: Period, kind: List) -> Tabled:
    """One of the two, by responsible organisation."""
    seen = see(PublicityDuty._default_manager.all(), post, sight=Sight.CONTENT)
    years = seen.filter(list_year__range=(period.first.year, period.last.year))
    listed = years.filter(list=kind, stage__in=ON_THE_LIST).select_related("holder")
    rows = [cells(one) for one in listed.order_by("list_year", "holder_path", "serial")]
    return Tabled(str(kind.label), HEADS, rows)


def cells(one: PublicityDuty) -> list[object]:
    """A row of the list."""
    return [
        one,
        str(one.holder),
        one.title,
        one.law_told,
        one.audience,
        one.measures,
        one.together_with,
        one.complete_by,
        one.stage_now.label,
    ]


RESPONSIBILITY_LIST = PeriodSheet("普法责任清单", responsibility_list)
