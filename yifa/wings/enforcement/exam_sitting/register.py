"""How exams are listed and counted, which files they make, and what they answer for whom."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Sum
from yifa.kernel.matter import Event, Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register, View
from yifa.kernel.results import Result
from yifa.kernel.roles import MEDIATOR, OFFICER

from . import hall, holding, marking
from .models import ExamSitting
from .printing import PAPERS
from .procedure import Examining

#: Where a score may be relied on.
KNOWN = (Examining.announced.name, Examining.closed.name)
VOID = (Examining.declare_void,)


class ExamSittings(Register):
    """执法资格考试台账"""

    model = ExamSitting
    procedures = [Examining]
    word = "考"
    closed_to = frozenset({OFFICER, MEDIATOR})
    makes = {Examining.seal: holding.seal_bank, Examining.draw_paper: holding.draw_paper}
    papers = PAPERS
    hall = hall.ExamHall()

    columns = ["number", "title", "sector", "held_on", "sat", "passed", "stage", "holder"]
    filters = ["stage", "sector"]
    search = ["number", "title", "place"]
    views = [
        View("待开考", Q(stage__in=["planned", "sealed", "drawn"])),
        View("待评分、待公布", Q(stage__in=["held", "marked"])),
    ]

    held = Count(
        "组织执法资格考试", Examining.open_exam, unit="场", by=["sector", "level", "holder"]
    )
    sat = Sum(
        "参加执法资格考试",
        Examining.announce,
        amount="sat",
        unit="人次",
        by=["sector", "level"],
        overtaken_by=VOID,
    )
    passed = Sum(
        "参加执法资格考试合格",
        Examining.announce,
        amount="passed",
        unit="人次",
        by=["sector", "level"],
        overtaken_by=VOID,
    )
    pass_rate = Ratio("执法资格考试合格率", passed, sat)
    objections = Count("申请复核考试成绩", Examining.contest, unit="次", each=True)
    voided = Count("作废的执法资格考试", Examining.declare_void, unit="场")

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """The roll when the bank is sealed; what the answers come to, whenever that changes."""
        exam = cast("ExamSitting", matter)
        holding.check_plan(exam)
        if step is Examining.seal:
            return {"roll": holding.roll_of(exam)}
        if step is Examining.mark:
            exam.answers = hall.collected(exam)
            return {"answers": exam.answers, **holding.marked(exam)}
        return holding.marked(exam) if exam.answers else {}

    @classmethod
    def result_of(cls, exam: Matter, whose: Matter) -> Result | None:
        """One candidate's score, once it was made known; nothing of who did not come."""
        if exam.stage not in KNOWN:
            return None
        one = marking.result_for(cast("ExamSitting", exam).results, whose.number)
        return None if one is None or one.score is None else Result(one.score, one.passed)

    @classmethod
    def faults_beside(cls, matter: Matter, events: Sequence[Event]) -> Iterator[str]:
        """Whether paper and results come out again."""
        return holding.faults(cast("ExamSitting", matter), events)
