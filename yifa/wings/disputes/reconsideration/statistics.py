"""行政复议案件统计表: what offices report of a period, made of the kind's own figures.

One table says how the cases of the period hang together, the others divide them by what was done,
in which line, by whom. The ministry's own form was not at hand: headings are those of its columns
that reports show (收到、受理、审结 by result, 未审结).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from django.db import models

from yifa.kernel import counting
from yifa.kernel.figures import Counted, Period, Scope
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import may_read_figures
from yifa.kernel.sheet import PeriodSheet, Tabled

from .models import Reconsideration
from .terms import ActKind, Area, RespondentKind

#: How cases end, in the order of the Law, by the figure that counts each.
RESULTS: Mapping[str, str] = {
    "maintained": "维持",
    "changed": "变更",
    "revoked": "撤销",
    "revoked_partly": "部分撤销",
    "unlawful": "确认违法",
    "void": "确认无效",
    "to_perform": "责令履行",
    "by_agreement": "行政协议责任",
    "rejected_requests": "驳回请求",
    "rejected": "驳回申请",
    "mediated": "调解",
    "terminated": "终止",
    "taken_up": "上级提级审理",
}
#: The columns of the tables that divide, by figure.
COLUMNS: Mapping[str, str] = {
    "applied": "收到",
    "accepted": "受理",
    "not_accepted": "不予受理",
    "concluded": "审结",
    **RESULTS,
    "pending": "未审结",
}
DIVIDED: Mapping[str, tuple[str, type[models.TextChoices]]] = {
    "act_kind": ("按行政行为", ActKind),
    "area": ("按行政管理领域", Area),
    "respondent_kind": ("按被申请人", RespondentKind),
}
#: What is told besides, under the number to which it belongs.
PARTS = {
    "applied": ("abandoned", "taken_back"),
    "accepted": ("deemed", "simple"),
}
RATES = ("put_right_rate", "mediated_rate", "in_time_rate")
BALANCE = "上期结转加受理，减审结，等于期末未审结。审结等于各种结果之和。"

#: The matters that each figure counts, as often as it does.
Told = Mapping[str, Counter[int]]


def statistics(post: Post, period: Period) -> list[Tabled]:
    """The tables of the organisation and what is under it."""
    if not may_read_figures(post, post.organisation):
        return []
    scope = Scope(post.organisation)
    names = {*COLUMNS, *(part for parts in PARTS.values() for part in parts)}
    told = {name: counted(name, scope, period) for name in names}
    return [together(told, scope, period), *(divided(told, field) for field in DIVIDED)]


def counted(name: str, scope: Scope, period: Period) -> Counter[int]:
    """The matters that a figure counts."""
    figure = Register.all[Reconsideration.kind_name()].figures[name]
    assert isinstance(figure, Counted), "each of them can point at what it counts"
    return Counter(counting.counted(figure, scope, period).values_list("matter_id", flat=True))


def together(told: Told, scope: Scope, period: Period) -> Tabled:
    """收到、受理、审结、未审结 one under the other, with the rates and what divides them."""
    eve = period.first - dt.timedelta(days=1)
    brought = counted("pending", scope, Period(eve, eve)).total()
    rows: list[list[str | int]] = [["上期结转", brought]]
    for name, label in COLUMNS.items():
        says = f"　{label}" if name in RESULTS else label
        rows.append([says, told[name].total()])
        rows += [[f"　{label_of(part)}", told[part].total()] for part in PARTS.get(name, ())]
    rows += [[label_of(name), rate(name, scope, period)] for name in RATES]
    return Tabled("收到、受理、审结和未审结", ("项目", "件数"), rows, note=BALANCE)


def label_of(name: str) -> str:
    """A figure's own name."""
    return Register.all[Reconsideration.kind_name()].figures[name].label


def rate(name: str, scope: Scope, period: Period) -> str:
    """A rate with what was divided by what."""
    figure = Register.all[Reconsideration.kind_name()].figures[name]
    answer = counting.compute(figure, scope, period)
    division = f"{answer.numerator}÷{answer.denominator}"
    return division if answer.value is None else f"{answer.value:.1%}（{division}）"


def divided(told: Told, field: str) -> Tabled:
    """One row for each word of a field under which there is something to count."""
    title, words = DIVIDED[field]
    keys = {key for name in COLUMNS for key in told[name]}
    of = dict(Reconsideration._default_manager.filter(pk__in=keys).values_list("pk", field))
    rows = list(rows_of(told, of, [(one.value, str(one.label)) for one in words]))
    total = ["合计", *(told[name].total() for name in COLUMNS)]
    return Tabled(title, ("类别", *COLUMNS.values()), rows, total)


def rows_of(
    told: Told, of: Mapping[int, str], words: Sequence[tuple[str, str]]
) -> Iterator[Sequence[str | int]]:
    """The rows, what was not said last."""
    for value, label in (*words, ("", "未填")):
        counts = [sum(n for key, n in told[name].items() if of[key] == value) for name in COLUMNS]
        if any(counts):
            yield [label, *counts]


STATISTICS = PeriodSheet("行政复议案件统计表", statistics)
