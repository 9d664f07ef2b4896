"""Which cases the subsidy (以案定补) is claimed for, at which rate, and which look like doubles.

The rate and what proposes a grade are the place's own (YIFA_HOME/place/subsidy.toml). A grade that
was claimed or approved stands; otherwise one is proposed, and a person decides. Likely doubles are
shown with both numbers; nothing is refused for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef

from yifa.kernel import place
from yifa.kernel.figures import Period, standing
from yifa.kernel.person import Post
from yifa.kernel.rights import Sight, see
from yifa.kernel.sheet import Opens, PeriodSheet, Sentence, Tabled

from .doubles import doubles
from .models import AgreementForm, Dispute, SubsidyGrade
from .procedure import Mediation

#: A case is claimed for once it has come to one of these.
ENDED = ("settle", "fail")
CLAIMED_FROM = ("settled", "failed")
#: The places of three tables on the sheet.
READY, DOUBLE, CLAIMED = 0, 2, 3
HEADS = (
    "编号",
    "事由",
    "类型",
    "调解员",
    "办结日期",
    "结果",
    "补贴类别",
    "金额（元）",
    "卷宗",
    "申领",
)


@dataclass(frozen=True)
class Done:
    """What was done of one case: step → days, and who mediated."""

    days: Mapping[str, Sequence[Any]]
    mediator: str

    def ended(self) -> Any:
        """The day it came to its end."""
        return max(day for step in ENDED for day in self.days.get(step, ()))

    def times(self, step: str) -> int:
        """How often a step was taken."""
        return len(self.days.get(step, ()))

    @property
    def is_claimed(self) -> bool:
        """Whether a claim stands."""
        return self.times("claim") > self.times("refuse_claim")

    @property
    def is_approved(self) -> bool:
        """Whether the claim was approved."""
        return self.times("approve_claim") > 0


@dataclass(frozen=True)
class Line:
    """A case on the claim sheet."""

    dispute: Dispute
    done: Done
    grade: str
    proposed: bool
    amount: Decimal | None
    lacks: list[str]

    @property
    def is_claimed(self) -> bool:
        """Whether a claim stands."""
        return self.done.is_claimed

    @property
    def standing(self) -> str:
        """How far the claim has come."""
        if self.done.is_approved:
            return "已核定"
        if self.is_claimed:
            return "待核定"
        return "退回，可以再申领" if self.done.times("refuse_claim") else "未申领"

    def cells(self) -> list[Any]:
        """The line as a row."""
        grade = str(SubsidyGrade(self.grade).label)
        return [
            self.dispute,
            self.dispute.shown_title,
            self.dispute.get_type_display(),
            self.done.mediator,
            self.done.ended(),
            self.dispute.stage_now.label,
            f"{grade}（建议）" if self.proposed else grade,
            self.amount,
            "齐" if not self.lacks else f"缺{'、'.join(self.lacks)}",
            self.standing,
        ]


def claim_sheet(post: Post, period: Period) -> list[Tabled]:
    """The claim table of a period, those whose file lacks something, and likely doubles."""
    settled = place.told("subsidy")
    seen = see(Dispute._default_manager.all(), post, sight=Sight.CONTENT)
    lines = lines_of(ended_in(seen, period), settled)
    ready = [line for line in lines if not line.lacks and not line.is_claimed]
    claimed = [line for line in lines if line.is_claimed and not line.done.is_approved]
    approved = [line for line in lines if line.done.is_approved]
    lacking = [line for line in lines if line.lacks and not line.is_claimed]
    return [
        with_sum("以案定补申领表", ready, note=settled.get("title", "") or NO_TARIFF),
        Tabled("卷宗不齐，暂不能申领", HEADS, [one.cells() for one in lacking]),
        Tabled(
            "可能重复，请核对",
            ("编号", "对照编号", "相同之处"),
            [
                [pair.first, pair.second, pair.why]
                for pair in doubles(seen, open_claims((line.dispute, line.done) for line in lines))
            ],
            note="只提示，不拒绝：由核定人核对后决定。",
        ),
        with_sum("已经申领，待核定", claimed),
        with_sum("已经核定", approved),
    ]


def with_sum(title: str, lines: Sequence[Line], *, note: str = "") -> Tabled:
    """A table of claims with what they come to."""
    total = ["合计", f"{len(lines)}件", *[""] * 5, sum_of(lines), "", ""]
    return Tabled(title, HEADS, [one.cells() for one in lines], total, note)


def open_claims(cases: Iterable[tuple[Dispute, Done]]) -> frozenset[int]:
    """The cases whose claim nobody has approved yet: those to be looked at for doubles."""
    return frozenset(case.pk for case, done in cases if not done.is_approved)


def waiting(post: Post, period: Period) -> Sentence:
    """What can be claimed, or approved, now, in the sheet's own numbers; nothing for others."""
    if post.role in Mediation.approve_claim.by:
        return to_approve(post, period)
    return to_claim(post, period)


def to_approve(post: Post, period: Period) -> Sentence:
    """The claims that nobody has decided on."""
    seen = see(Dispute._default_manager.exclude(subsidy_grade=""), post, sight=Sight.CONTENT)
    cases = ended_in(seen, period)
    pending = sum(done.is_claimed and not done.is_approved for _, done in cases)
    return ["以案定补：", Opens(f"{pending}件", CLAIMED), "等着核定。"] if pending else ()


def to_claim(post: Post, period: Period) -> Sentence:
    """The cases with a whole file, and what looks like a double."""
    ends = Dispute._default_manager.filter(holder=post.organisation, stage__in=CLAIMED_FROM)
    if post.role not in Mediation.claim.by or not ends.exists():
        return ()
    seen = see(Dispute._default_manager.all(), post, sight=Sight.CONTENT)
    cases = ended_in(seen, period)
    ready = sum(not one.is_claimed and not lacks_of(case, one) for case, one in cases)
    pairs = doubles(seen, open_claims(cases))
    if not ready and not pairs:
        return ()
    said: list[str | Opens] = ["以案定补：", Opens(f"{ready}件", READY), "卷宗齐全、可以申领"]
    if pairs:
        said += ["；另有", Opens(f"{len(pairs)}对", DOUBLE), "疑似重复，先核对再报"]
    return [*said, "。"]


NO_TARIFF = "本地还没有补贴标准：把标准写进数据文件夹的place/subsidy.toml，金额就会算出来。"


def sum_of(lines: Iterable[Line]) -> Decimal | None:
    """What the claims come to; nothing where the place has no tariff."""
    amounts = [line.amount for line in lines if line.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def ended_in(seen: Any, period: Period) -> list[tuple[Dispute, Done]]:
    """The cases that came to their end in the period, with what was done of them."""
    # Asked of each case: the acts of a few are fewer than all that ended in the house.
    ends = standing().filter(matter=OuterRef("pk"), step__in=ENDED)
    ends = ends.filter(on__gte=period.first, on__lte=period.last)
    found = seen.filter(Exists(ends), stage__in=CLAIMED_FROM)
    cases = list(found.order_by("pk").select_related("handler__person"))
    acts: dict[int, dict[str, list[Any]]] = {case.pk: {} for case in cases}
    who: dict[int, str] = {}
    rows = standing().filter(matter__in=[case.pk for case in cases]).order_by("place_in_matter")
    for pk, step, on, name in rows.values_list("matter", "step", "on", "by__person__name"):
        acts[pk].setdefault(step, []).append(on)
        if step == "mediate":
            who[pk] = name
    done = [(case, Done(acts[case.pk], who.get(case.pk, ""))) for case in cases]
    return [(case, one) for case, one in done if period.first <= one.ended() <= period.last]


def lines_of(cases: Iterable[tuple[Dispute, Done]], settled: Mapping[str, Any]) -> list[Line]:
    """A line for each case."""
    return [line(case, done, settled) for case, done in cases]


def line(case: Dispute, done: Done, settled: Mapping[str, Any]) -> Line:
    """The grade as claimed, else proposed; the amount as approved, else by the tariff."""
    grade = case.subsidy_grade or proposed_grade(case, done, settled.get("proposes", {}))
    tariff = settled.get("amount", {}).get(grade)
    amount = case.subsidy_amount if case.subsidy_amount is not None else tariff
    return Line(
        case,
        done,
        grade,
        proposed=not case.subsidy_grade,
        amount=None if amount is None else Decimal(str(amount)),
        lacks=lacks_of(case, done),
    )


def proposed_grade(case: Dispute, done: Done, proposes: Mapping[str, Mapping[str, Any]]) -> str:
    """The highest grade of which the case fulfils one criterion; an oral agreement is simple."""
    held = {"people": case.people, "amount": case.amount, "sessions": done.times("mediate")}
    for grade in (SubsidyGrade.MAJOR, SubsidyGrade.DIFFICULT):
        criteria = proposes.get(grade.value, {})
        if any((held.get(name) or 0) >= least for name, least in criteria.items()):
            return str(grade.value)
    oral = case.agreement_form == AgreementForm.ORAL
    return str((SubsidyGrade.SIMPLE if oral else SubsidyGrade.ORDINARY).value)


def lacks_of(case: Dispute, done: Done) -> list[str]:
    """What the file lacks of one case, one file (一案一卷)."""
    settled = case.stage == "settled"
    wanted = [
        ("受理登记", bool(done.times("accept"))),
        ("调解记录", bool(done.times("mediate")) and bool(case.session_record)),
        ("签好的协议", not settled or case.agreement_form == AgreementForm.ORAL or case.signed),
        ("回访", not settled or bool(done.times("visit"))),
        ("归档", bool(done.times("archive"))),
    ]
    return [what for what, there in wanted if not there]


CLAIM_SHEET = PeriodSheet(
    "以案定补申领表", claim_sheet, waiting, panel="卷宗与补贴", verb="看申领表"
)
