"""收到和处理政府信息公开申请情况: the table of the yearly report, made of the kind's own figures.

Columns are the kinds of applicants, rows what requests came to, in the order and words of the
national format (国办公开办函〔2021〕30号). The notice itself was not read: the columns and the rows
down to 三（三）7 were compared with a report that a district published for 2024, the last row with
one of 2020; the rest is as remembered. What was carried forward or received was concluded or is
carried on: both sides are told by the matters themselves, so that the table balances; what another
organisation handed over, or was handed, is told beside.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yifa.kernel.figures import Counted, Period, Scope
from yifa.kernel.person import Post
from yifa.kernel.register import Register
from yifa.kernel.rights import may_read_figures
from yifa.kernel.sheet import PeriodSheet, Tabled, year_to_report

from .models import Applicant, InformationRequest, Outcome
from .proactive_table import proactive_table
from .redress_table import redress_table

TITLE = "收到和处理政府信息公开申请情况"
BALANCE = "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。"
#: The last of the five under 法人或其他组织.
OTHER = "其他"
HEADS = (
    "项目",
    *(OTHER if one is Applicant.OTHER else str(one.label) for one in Applicant),
    "总计",
)

NEW, BEFORE, AFTER = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "四、结转下年度继续办理",
)
#: Only where past work does not say what a request came to.
UNSAID = "三　补录时没有写明结果，请更正"
DONE = "三、本年度办理结果（七）总计"
#: Rows under the third heading, each with the outcome that it counts.
RESULTS: Sequence[tuple[str, Outcome]] = [
    ("三（一）予以公开", Outcome.GRANTED),
    ("三（二）部分公开（区分处理的，只计这一情形，不计其他情形）", Outcome.PARTIAL),
    ("三（三）不予公开　1.属于国家秘密", Outcome.SECRET),
    ("三（三）不予公开　2.其他法律行政法规禁止公开", Outcome.PROHIBITED),
    ("三（三）不予公开　3.危及“三安全一稳定”", Outcome.SAFETY),
    ("三（三）不予公开　4.保护第三方合法权益", Outcome.THIRD_PARTY),
    ("三（三）不予公开　5.属于三类内部事务信息", Outcome.INTERNAL),
    ("三（三）不予公开　6.属于四类过程性信息", Outcome.PROCESS),
    ("三（三）不予公开　7.属于行政执法案卷", Outcome.ENFORCEMENT_FILE),
    ("三（三）不予公开　8.属于行政查询事项", Outcome.SPECIAL_RULE),
    ("三（四）无法提供　1.本机关不掌握相关政府信息", Outcome.NOT_HELD),
    ("三（四）无法提供　2.没有现成信息需要另行制作", Outcome.NEEDS_MAKING),
    ("三（四）无法提供　3.补正后申请内容仍不明确", Outcome.UNCLEAR),
    ("三（五）不予处理　1.信访举报投诉类申请", Outcome.NOT_A_REQUEST),
    ("三（五）不予处理　2.重复申请", Outcome.REPEAT),
    ("三（五）不予处理　3.要求提供公开出版物", Outcome.PUBLICATION),
    ("三（五）不予处理　4.无正当理由大量反复申请", Outcome.EXCESSIVE),
    ("三（五）不予处理　5.要求行政机关确认或重新出具已获取信息", Outcome.REISSUE),
    (
        "三（六）其他处理　1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        Outcome.GIVEN_UP,
    ),
    (
        "三（六）其他处理　2.申请人逾期未按收费通知要求缴纳费用、"
        "行政机关不再处理其政府信息公开申请",
        Outcome.UNPAID,
    ),
    ("三（六）其他处理　3.其他", Outcome.OTHER),
]

#: Who asked and what came of it, by the key of the request.
Told = Mapping[int, tuple[str, str]]


@dataclass(frozen=True)
class Year:
    """The requests on both sides of the balance, by their keys."""

    new: frozenset[int]
    before: frozenset[int]
    done: frozenset[int]
    after: frozenset[int]

    @property
    def came_over(self) -> frozenset[int]:
        """Handed over by another organisation while they were under way."""
        return (self.done | self.after) - (self.new | self.before)

    @property
    def went_over(self) -> frozenset[int]:
        """Handed to another organisation while they were under way."""
        return (self.new | self.before) - (self.done | self.after)


def year_of(scope: Scope, period: Period) -> Year:
    """What the figures count of a period."""
    figures = Register.all[InformationRequest.kind_name()].figures
    requested, concluded, under_way = (figures[name] for name in ("requested", "concluded", "open"))
    before = period.first - dt.timedelta(days=1)
    return Year(
        new=counted(requested, scope, period),
        before=counted(under_way, scope, Period(before, before)),
        done=counted(concluded, scope, period),
        after=counted(under_way, scope, period),
    )


def counted(figure: object, scope: Scope, period: Period) -> frozenset[int]:
    """The matters that a figure counts."""
    assert isinstance(figure, Counted), "each of them can point at what it counts"
    return frozenset(figure.events(scope, period).values_list("matter_id", flat=True))


def yearly_table(post: Post, period: Period) -> list[Tabled]:
    """The tables of the organisation and what is under it."""
    if not may_read_figures(post, post.organisation):
        return []
    scope = Scope(post.organisation)
    year = year_of(scope, period)
    told = told_of(year.new | year.before | year.done | year.after)
    rows = [row(NEW, year.new, told), row(BEFORE, year.before, told)]
    for label, outcome in RESULTS:
        rows.append(row(label, (one for one in year.done if told[one][1] == outcome), told))
    if unsaid := [one for one in year.done if not told[one][1]]:
        rows.append(row(UNSAID, unsaid, told))
    rows += [row(DONE, year.done, told), row(AFTER, year.after, told)]
    mine = Tabled(TITLE, HEADS, rows, note=note(year))
    return [proactive_table(scope, period), mine, redress_table(scope, period)]


def told_of(keys: Iterable[int]) -> Told:
    """Who asked and what came of it."""
    rows = InformationRequest._default_manager.filter(pk__in=keys)
    return {pk: (who, what) for pk, who, what in rows.values_list("pk", "applicant", "outcome")}


def row(label: str, keys: Iterable[int], told: Told) -> list[str | int]:
    """One row: how many of each kind of applicant, and of all."""
    by = Counter(told[one][0] for one in keys)
    return [label, *(by[who.value] for who in Applicant), by.total()]


def note(year: Year) -> str:
    """How the columns hang together, and what was handed over beside it."""
    moved = {"办理中从别的单位移交来的": year.came_over, "办理中移交别的单位的": year.went_over}
    beside = [f"{what}{len(which)}件" for what, which in moved.items() if which]
    return BALANCE + (f"另有{'，'.join(beside)}，不在上面的关系里。" if beside else "")


YEARLY_TABLE = PeriodSheet("年度统计表", yearly_table, opens=year_to_report)
