"""The year's catalogue as a table, and how far each of its matters has come in the five steps."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from yifa.kernel.figures import Period
from yifa.kernel.matter import Event
from yifa.kernel.person import Post
from yifa.kernel.procedure import Step
from yifa.kernel.rights import Sight, see
from yifa.kernel.sheet import PeriodSheet, Tabled

from .models import MajorDecision
from .procedure import Deciding

#: What is told of each in the second table: the step, or what may stand in its place.
STEPS: Mapping[str, tuple[Step, ...]] = {
    "公众参与": (Deciding.sum_up, Deciding.keep_private),
    "专家论证": (Deciding.argue, Deciding.skip_experts),
    "风险评估": (Deciding.assess, Deciding.skip_risk),
    "合法性审查": (Deciding.review,),
    "集体讨论决定": (Deciding.decide, Deciding.reject),
    "公布": (Deciding.publish,),
}
#: What is written instead of the day where something else stands in a step's place.
INSTEAD = {
    "keep_private": "不予公开",
    "skip_experts": "不需要",
    "skip_risk": "不需要",
    "reject": "未通过",
}


def tables(post: Post, period: Period) -> Sequence[Tabled]:
    """The catalogue of the year in which the period ends, and how far each has come."""
    year = period.last.year
    listed = catalogued(post, year)
    days = days_of(listed)
    return [
        Tabled(
            f"{year}年度重大行政决策事项目录",
            ("决策事项", "名称", "事项类别", "承办单位", "计划完成时间", "列入方式", "现在"),
            [entry(one) for one in listed],
            note="经同级党委同意后向社会公布，根据实际情况调整（条例第三条）。",
        ),
        Tabled(
            "履行程序情况",
            ("决策事项", "名称", *STEPS),
            [(one, one.title, *course(days[one.pk])) for one in listed],
            note="写的是最近一次办完的日期；空着的还没有办。",
        ),
    ]


def catalogued(post: Post, year: int) -> list[MajorDecision]:
    """What stands in a year's catalogue, as far as the post may read it."""
    found = MajorDecision._default_manager.filter(catalogue_year=year)
    found = found.exclude(stage__in=[Deciding.taken_out.name, Deciding.void.name])
    seen = see(found, post, sight=Sight.CONTENT).select_related("holder", "lead_organ")
    return list(seen.order_by("pk"))


def entry(decision: MajorDecision) -> tuple[object, ...]:
    """A line of the catalogue."""
    return (
        decision,
        decision.title,
        decision.get_decision_type_display(),
        str(decision.lead_organ or ""),
        decision.planned_by,
        decision.get_listed_as_display(),
        decision.procedure.stage_label(decision.stage),
    )


def days_of(listed: Iterable[MajorDecision]) -> Mapping[int, Mapping[str, dt.date]]:
    """For each decision the latest standing day of each step."""
    days: dict[int, dict[str, dt.date]] = defaultdict(dict)
    told = {step.name for steps in STEPS.values() for step in steps}
    acts = Event.objects.filter(
        matter__in=[one.pk for one in listed], step__in=told, revokes=None, revocation=None
    )
    for matter, step, on in acts.order_by("place_in_matter").values_list("matter", "step", "on"):
        days[matter][step] = on
    return days


def course(days: Mapping[str, dt.date]) -> Iterable[object]:
    """For each step the day on which it, or what stands in its place, was last done."""
    for steps in STEPS.values():
        done = [(days[step.name], step.name) for step in steps if step.name in days]
        on, name = max(done, default=("", ""))
        yield INSTEAD.get(name, on)


CATALOGUE = PeriodSheet("年度目录和程序进度", tables)
