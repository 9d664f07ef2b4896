"""How disputes are listed, counted and opened."""

from django.db.models import Q

from yifa.kernel.figures import Count, Ratio, Stock, Sum
from yifa.kernel.kernel_steps import ASSIGN, RECEIVE, REPORT_UP, TRANSFER
from yifa.kernel.organisation import Form
from yifa.kernel.register import Register, View
from yifa.kernel.roles import MEDIATOR
from yifa.kernel.rolls import OrganisationRoll, PeopleRoll

from .models import Dispute
from .papers import PAPERS
from .procedure import Mediation
from .subsidy import CLAIM_SHEET

#: A dispute has one outcome, the last: one that is taken up again has none until it ends anew.
#: So settled, failed and guided always add up to concluded.
OUTCOMES = (Mediation.settle, Mediation.fail, Mediation.guide, Mediation.retry)

#: What a one-stop centre did itself: one reception, one transfer list.
AT_A_CENTRE = {"holder_form": Form.CENTRE.value}


class Disputes(Register):
    """矛盾纠纷台账"""

    model = Dispute
    procedures = [Mediation]
    word = "调"
    two_sides = True

    columns = [
        "number",
        "title",
        "parties",
        "type",
        "source",
        "village",
        "stage",
        "handler",
        "registered_on",
        "due",
    ]
    filters = ["stage", "type", "source", "village", "risk", "agreement_form"]
    search = ["number", "title", "parties", "place", "facts"]
    double_key = ["village", "type"]
    papers = PAPERS
    sheets = {"subsidy": CLAIM_SHEET}
    also_called = {
        "type": ["类别", "纠纷类别", "案件类型", "案件类别"],
        "facts": ["简要情况", "基本情况", "纠纷情况", "案情", "纠纷内容"],
        "place": ["地点", "纠纷地点"],
        "people": ["人数", "当事人数"],
        "amount": ["金额", "标的", "标的额", "涉案金额", "协议金额"],
        "village": ["村居", "所属村", "村", "社区", "村社区"],
        "risk": ["风险", "等级"],
        "stage": [
            "调解结果",
            "调处结果",
            "是否成功",
            "调解是否成功",
            "是否调解成功",
            "是否化解",
            "化解结果",
        ],
        "handler": ["调解员", "人民调解员", "调解人", "主调解员", "承办人"],
        "committee": ["调委会", "调解委员会"],
        "agreement_form": ["协议类型", "协议种类"],
        "agreed_terms": ["协议主要内容", "调解协议内容", "协议约定"],
        "effective_on": ["生效日期"],
        "failure_reason": ["不成功原因", "未成功原因", "终止原因"],
        "visit_note": ["回访记录", "回访内容"],
        "confirmation_result": ["司法确认", "司法确认情况", "是否司法确认"],
        "confirmation_number": ["司法确认书编号", "裁定书号"],
    }
    past_work = {
        Mediation.accept: ["受理时间"],
        Mediation.appoint: [],
        Mediation.mediate: ["调解日期", "调解时间", "首次调解日期"],
        Mediation.warn_police: [],
        Mediation.settle: ["协议日期", "协议签订日期", "签订协议日期", "达成协议时间"],
        Mediation.fail: ["终止日期", "终止调解时间"],
        Mediation.guide: [],
        Mediation.withdraw: [],
        Mediation.merge: [],
        Mediation.visit: ["回访时间"],
        Mediation.perform: ["履行日期", "履行完毕时间"],
        Mediation.apply_confirmation: ["司法确认申请日期"],
        Mediation.court_accept: [],
        Mediation.confirm: ["司法确认日期", "司法确认时间"],
        Mediation.archive: ["归档日期", "立卷日期", "归档时间"],
    }
    stage_called = {
        Mediation.waiting: ["未受理"],
        Mediation.accepted: ["受理"],
        Mediation.mediating: ["调解中", "在调", "正在办理", "办理中"],
        Mediation.settled: [
            "成功",
            "达成协议",
            "已达成协议",
            "调处成功",
            "化解",
            "已化解",
            "化解成功",
            "是",
        ],
        Mediation.failed: [
            "不成",
            "失败",
            "调解失败",
            "不成功",
            "未成功",
            "调解不成功",
            "调解未成功",
            "未达成协议",
            "终止调解",
            "否",
        ],
        Mediation.guided: ["引导诉讼", "引导仲裁", "诉讼", "走诉讼"],
        Mediation.withdrawn: ["撤诉", "撤回申请", "当事人撤回", "撤销申请"],
        Mediation.merged: ["并入他案", "合并"],
    }
    views = [
        View("正在调解", Q(stage__in=["accepted", "mediating"])),
        View("待回访", Q(stage="settled", visit_result="")),
        View("还没申领补贴", Q(stage__in=["settled", "failed"], subsidy_grade="")),
    ]

    found = Count(
        "登记矛盾纠纷", Mediation.register, by=["source", "type", "level", "village", "risk"]
    )
    people = Sum("涉及人数", Mediation.register, amount="people", unit="人")
    accepted = Count("受理矛盾纠纷", Mediation.accept, by=["source", "type", "level", "village"])
    sessions = Count("调解次数", Mediation.mediate, unit="次", each=True)
    concluded = Count(
        "调解终结",
        (Mediation.settle, Mediation.fail, Mediation.guide),
        by=["type", "source", "level", "village"],
        overtaken_by=OUTCOMES,
    )
    settled = Count(
        "调解成功",
        Mediation.settle,
        by=["type", "source", "level", "agreement_form", "village"],
        overtaken_by=OUTCOMES,
    )
    settled_orally = Count(
        "口头协议", Mediation.settle, where={"agreement_form": "oral"}, overtaken_by=OUTCOMES
    )
    settled_in_writing = Count(
        "书面协议", Mediation.settle, where={"agreement_form": "written"}, overtaken_by=OUTCOMES
    )
    settled_amount = Sum("协议涉及金额", Mediation.settle, amount="amount", overtaken_by=OUTCOMES)
    failed = Count(
        "调解不成", Mediation.fail, by=["failure_reason", "level", "type"], overtaken_by=OUTCOMES
    )
    guided = Count("引导诉讼、仲裁", Mediation.guide, by=["route", "level"], overtaken_by=OUTCOMES)
    success_rate = Ratio("调解成功率", settled, concluded)
    under_way = Stock("正在调解", (Mediation.accepted, Mediation.mediating), by=["type"])
    waiting = Stock("待受理", Mediation.waiting)
    reported_up = Count("上报上级调处", REPORT_UP, by=["level", "type"])
    from_screening = Count("排查发现登记调解", Mediation.register, where={"source": "screened"})
    from_police = Count("公安派出所移交调解", Mediation.register, where={"source": "police"})
    from_court = Count("人民法院委派调解", Mediation.register, where={"source": "court"})
    high_risk = Count("高风险纠纷", Mediation.register, where={"risk": "high"})
    warned = Count("报告激化风险", Mediation.warn_police)
    performed = Count("协议履行完毕", Mediation.perform)
    visited = Count("回访", Mediation.visit, unit="次", each=True)
    confirmed = Count("司法确认有效", Mediation.confirm, where={"confirmation_result": "confirmed"})
    applied_confirmation = Count("申请司法确认", Mediation.apply_confirmation)
    received = Count(
        "矛调中心接待", Mediation.register, unit="批", by=["type", "level"], where=AT_A_CENTRE
    )
    visitors = Sum(
        "矛调中心接待来访",
        Mediation.register,
        amount="visitors",
        unit="人次",
        by=["type", "level"],
        where=AT_A_CENTRE,
    )
    sent_to_centre = Count(
        "矛调中心接收转来纠纷", RECEIVE, unit="件次", each=True, by=["level"], where=AT_A_CENTRE
    )
    passed_on = Count(
        "矛调中心转交办理",
        (ASSIGN, TRANSFER, REPORT_UP),
        unit="件次",
        each=True,
        by=["receiver", "type", "level"],
        where=AT_A_CENTRE,
    )
    committees = OrganisationRoll(
        "人民调解委员会", MEDIATOR, form=Form.COMMITTEE, unit="个", by=["level"]
    )
    studios = OrganisationRoll("调解工作室", MEDIATOR, form=Form.STUDIO, unit="个", by=["level"])
    mediators = PeopleRoll("人民调解员", MEDIATOR, unit="名", by=["level"])
    archived = Count("立卷归档", Mediation.archive)
    subsidies = Sum("核定补贴", Mediation.approve_claim, amount="subsidy_amount")
