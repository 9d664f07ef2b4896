"""How lawsuits are listed and counted."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock
from yifa.kernel.kernel_steps import CORRECT
from yifa.kernel.matter import Matter
from yifa.kernel.procedure import Step
from yifa.kernel.register import Register, View

from . import reckoning, terms
from .models import Lawsuit
from .papers import PAPERS
from .procedure import Litigation

#: A case comes in when it is served, and again when it is tried again.
COMES_IN = (Litigation.register, Litigation.retry)
#: Every step by which a case leaves the courts; no other does, so pending always adds up.
LEAVES = (
    Litigation.take_effect,
    Litigation.judge_second,
    Litigation.judge_retrial,
    Litigation.end_by_ruling,
    Litigation.mediated,
)
#: What a case came to is what its last decision says, and nothing while it is tried again.
LAST = (*LEAVES, Litigation.retry)
IN_COURT = (
    Litigation.served,
    Litigation.first_instance,
    Litigation.judged,
    Litigation.dismissed,
    Litigation.appealed,
    Litigation.second_instance,
    Litigation.retrial,
)
#: The first session of an instance: rates count cases of an instance, not sessions.
FIRST_HEARINGS = (Litigation.hear, Litigation.hear_without_head, Litigation.hear_with_other_head)
#: Each instance counts at the session that settled what came of the head's duty to appear: the
#: first, or a later one at which the head came, or to which the court had called the head again.
HEAD_AT = (Litigation.hear, Litigation.head_comes)
ABSENT_FROM = (Litigation.hear_without_head, Litigation.missed_again)
SETTLED_AT = (*HEAD_AT, *ABSENT_FROM)
SETTLED_LATER = (Litigation.head_comes, Litigation.missed_again)
INSTANCES = (Litigation.appeal, Litigation.other_appeals, Litigation.remand, Litigation.retry)
#: Where a head has to appear.
OWED = {"head_owed": True}
#: A reason is given for each performance that came late, and for no other.
IN_TIME = {"perform_late_why": ""}
#: What is tried again is performed anew, or was not owed.
PERFORMED = (Litigation.perform, Litigation.retry)
FIRST_DECISIONS = (Litigation.judge, Litigation.dismiss)
#: Both sides may appeal against one decision: the case goes up once.
APPEALS = (Litigation.appeal, Litigation.other_appeals)
#: Every paper by which a court decides: each has a number and a day of its own.
DECISIONS = (
    *FIRST_DECISIONS,
    Litigation.judge_second,
    Litigation.judge_retrial,
    Litigation.end_by_ruling,
    Litigation.mediated,
)


class Lawsuits(Register):
    """行政应诉台账"""

    model = Lawsuit
    procedures = [Litigation]
    word = "诉"
    papers = PAPERS

    columns = [
        "number",
        "title",
        "parties",
        "court",
        "court_number",
        "stage",
        "appearance",
        "result",
        "handler",
        "due",
    ]
    filters = [
        "stage",
        "case_kind",
        "standing",
        "act_kind",
        "appearance",
        "result",
        "lost",
        "loss_cause",
        "major",
    ]
    search = ["number", "title", "parties", "court_number", "act"]
    row_key = ["court_number", "title"]
    double_key = ["court_number"]
    also_called = {
        "title": ["案件名称", "案由"],
        "court": ["审理法院", "一审法院", "法院"],
        "court_number": ["一审案号", "法院案号"],
        "act": ["被诉行政行为内容", "被诉事项"],
        "act_kind": ["行为种类", "被诉行为类别", "案件类型"],
        "standing": ["诉讼地位", "被告类型"],
        "served_on": ["收到应诉通知日期", "应诉通知书收到日期", "收到诉状日期", "送达日期"],
        "filed_on": ["立案日期"],
        "first_result": [
            "一审裁判结果",
            "一审判决结果",
            "裁判结果",
            "判决结果",
            "审理结果",
            "结果",
        ],
        "second_result": ["二审裁判结果", "二审判决结果"],
        "document_number": ["判决书号", "裁判文书编号"],
        "head_name": ["出庭负责人", "出庭领导"],
        "head_position": ["出庭领导职务", "职务"],
        "loss_cause": ["败诉理由"],
        "attendees": ["出庭人", "出庭人员", "应诉人员", "出庭应诉人员"],
    }
    past_work = {
        Litigation.defend: ["答辩日期", "答辩时间"],
        Litigation.submit_evidence: ["举证日期"],
        Litigation.hear: ["负责人出庭日期", "负责人出庭时间"],
        Litigation.hear_without_head: ["没有负责人出庭的开庭日期"],
        # A book that tells of a session tells not always whether the head was there.
        Litigation.sit_again: ["开庭时间", "开庭日期"],
        Litigation.judge: ["一审判决日期", "判决日期", "裁判日期"],
        Litigation.dismiss: ["驳回起诉日期"],
        Litigation.end_by_ruling: ["撤诉日期", "准许撤诉日期"],
        Litigation.mediated: ["调解日期"],
        Litigation.appeal: ["上诉日期"],
        Litigation.other_appeals: ["对方上诉日期"],
        Litigation.judge_second: ["二审判决日期", "二审裁判日期"],
        Litigation.take_effect: ["生效时间"],
        Litigation.analyse: [],
        Litigation.perform: ["履行日期"],
        Litigation.close: ["结案日期", "办结时间"],
    }
    stage_called = {
        Litigation.first_instance: ["一审", "审理中", "在审", "未结"],
        Litigation.second_instance: ["二审"],
        Litigation.retrial: ["再审"],
        Litigation.in_force: ["生效"],
        Litigation.closed: ["已结", "结案", "已办结"],
    }
    views = [
        View("待答辩", Q(stage__in=["served", "appealed"])),
        View("审理中", Q(stage__in=["first_instance", "second_instance", "retrial"])),
        View("上诉期内", Q(stage__in=["judged", "dismissed"])),
        View("待履行", Q(stage="in_force", duty=True)),
        View("败诉还没有分析", Q(stage__in=["in_force", "performed"], lost=True, loss_cause="")),
    ]

    @classmethod
    def fills(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """From when an answer is owed and whether a head is, and what a decision comes to.

        That nothing was late is written too, as figures count by it.
        """
        case = cast("Lawsuit", matter)
        told = reckoning.outcome(case, step.name)
        if step in (Litigation.register, CORRECT):
            told |= reckoning.owed(case)
        if appearance := reckoning.APPEARANCES.get(step.name):
            told |= {"appearance": appearance}
        if step is Litigation.defend:
            told |= {"answer_late_why": case.answer_late_why}
        if step is Litigation.perform:
            told |= {"perform_late_why": case.perform_late_why}
        return told

    @classmethod
    def offers(cls, matter: Matter, step: Step) -> Mapping[str, Any]:
        """Nothing of the decision or session before; the first day of a decision in force."""
        case = cast("Lawsuit", matter)
        if step is Litigation.take_effect and (first := reckoning.in_force_from(case)):
            return {"effective_on": first}
        if step in DECISIONS:
            return {"document_number": "", "document_on": None, "other_result": ""}
        if step in (*SETTLED_AT, Litigation.sit_again):
            return {"absence_noted": "", "conduct_noted": ""}
        return {}

    @classmethod
    def reminds(cls, matter: Matter, step: Step, on: dt.date) -> Iterator[str]:
        """What whoever takes a step should have before their eyes."""
        case = cast("Lawsuit", matter)
        if step is Litigation.appeal and case.standing in terms.THIRD_PARTIES:
            yield "判决第三人承担义务或者减损其权益的，第三人才有权上诉（第二十九条）"
        if step in (Litigation.send_staff, *ABSENT_FROM) and case.head_called:
            yield "法院已经通知负责人出庭，不出庭的后果写在通知书里"
        if step is Litigation.redo:
            yield "除了只因程序违法被撤销的，不得以同一的事实和理由作出基本相同的行为"
        if step is Litigation.apply_retrial:
            yield "申请再审，判决、裁定不停止执行（《行政诉讼法》第九十条）"

    received = Count(
        "行政应诉案件",
        Litigation.register,
        by=["case_kind", "standing", "act_kind", "level", "holder"],
    )
    comes_in = Count("新收和再审的应诉案件", COMES_IN, each=True)
    appeals = Count("进入二审的应诉案件", APPEALS, overtaken_by=APPEALS, anew_at=FIRST_DECISIONS)
    own_appeals = Count("本机关上诉", Litigation.appeal, each=True)
    retrials = Count("进入再审的应诉案件", Litigation.retry, each=True, by=["retrial_by"])
    answered = Count("提交答辩状", Litigation.defend)
    answered_in_time = Count("按期答辩", Litigation.defend, where={"answer_late_why": ""})
    answer_rate = Ratio("按期答辩率", answered_in_time, answered)
    late_evidence = Count(
        "逾期举证或者没有举证", Litigation.submit_evidence, where={"brought": ["late", "none"]}
    )
    changed = Count("诉讼中改变被诉行为", Litigation.change_act)
    conciliated = Count("协调化解应诉案件", Litigation.conciliate)
    heard = Count("开庭审理", FIRST_HEARINGS, each=True)
    heard_owed = Count(
        "负责人应当出庭的开庭案件",
        SETTLED_AT,
        where=OWED,
        overtaken_by=SETTLED_LATER,
        anew_at=INSTANCES,
        by=["level", "holder"],
    )
    head_came = Count(
        "负责人出庭应诉",
        HEAD_AT,
        where=OWED,
        overtaken_by=SETTLED_LATER,
        anew_at=INSTANCES,
        by=["level", "holder", "head_rank"],
    )
    head_rate = Ratio("负责人出庭应诉率", head_came, heard_owed)
    head_absent = Count(
        "负责人没有出庭",
        ABSENT_FROM,
        where=OWED,
        overtaken_by=SETTLED_LATER,
        anew_at=INSTANCES,
        by=["absence_ground", "who_came"],
    )
    other_head = Count(
        "共同被告的负责人出庭的案件", Litigation.hear_with_other_head, each=True, where=OWED
    )
    absence_noted = Count(
        "法院对负责人不出庭记录在案",
        ABSENT_FROM,
        where={"absence_noted": terms.AbsenceNoted.values},
        by=["absence_noted"],
    )
    conduct_noted = Count(
        "法院对负责人庭审表现记录在案",
        HEAD_AT,
        where={"conduct_noted": terms.ConductNoted.values},
        by=["conduct_noted"],
    )
    first_decided = Count(
        "一审裁判",
        FIRST_DECISIONS,
        by=["first_result"],
        overtaken_by=(*FIRST_DECISIONS, Litigation.remand),
    )
    second_decided = Count("二审裁判", Litigation.judge_second, by=["second_result"])
    remanded = Count("发回重审", Litigation.remand, each=True)
    retrial_decided = Count("再审裁判", Litigation.judge_retrial, by=["retrial_result"])
    withdrawn = Count("准许撤诉、终结诉讼", Litigation.end_by_ruling, by=["ending"])
    mediated = Count("调解结案的应诉案件", Litigation.mediated)
    leaves = Count("审结的应诉案件", LEAVES, each=True)
    decided = Count(
        "裁判生效的被诉案件",
        LEAVES,
        where=OWED,
        overtaken_by=LAST,
        by=["result", "act_kind", "level", "holder"],
    )
    lost = Count(
        "败诉案件",
        LEAVES,
        where={"lost": True},
        overtaken_by=LAST,
        by=["result", "act_kind", "loss_cause", "level", "holder"],
    )
    lost_rate = Ratio("败诉率", lost, decided)
    analysed = Count("败诉原因分析", Litigation.analyse, by=["loss_cause"])
    redone = Count("重新作出行政行为", Litigation.redo)
    performed = Count("履行生效裁判", Litigation.perform, overtaken_by=PERFORMED)
    performed_in_time = Count(
        "按期履行生效裁判", Litigation.perform, where=IN_TIME, overtaken_by=PERFORMED
    )
    performed_rate = Ratio("生效裁判按期履行率", performed_in_time, performed)
    enforced = Count("法院采取执行措施", Litigation.enforced, by=["measure"])
    closed = Count("应诉案件办结", Litigation.close)
    pending = Stock("未审结的应诉案件", IN_COURT, by=["act_kind"])
    waiting = Stock("生效待履行、待办结的应诉案件", (Litigation.in_force, Litigation.performed))
