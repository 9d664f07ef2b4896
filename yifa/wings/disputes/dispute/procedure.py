"""How a dispute moves: people's mediation by chapter four of the People's Mediation Law."""

from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, MEDIATOR, PARTY, SUPERVISOR

from . import gates


class Mediation(Procedure):
    """人民调解（人民调解法第四章、第五章）"""

    law = "mediation"

    # Where a dispute stands
    waiting = Stage("待受理")
    accepted = Stage("已受理")
    mediating = Stage("正在调解")
    settled = Stage("调解成功", ends=True)
    failed = Stage("调解不成", ends=True)
    guided = Stage("引导诉讼、仲裁", ends=True)
    withdrawn = Stage("撤回", ends=True, counts=False)
    merged = Stage("并案", ends=True, counts=False)

    # What moves it on
    register = Step("登记", begins(waiting), by=(CLERK, MEDIATOR))
    accept = Step("受理", waiting >> accepted, by=(CLERK, MEDIATOR), article=17)
    appoint = Step("指定调解员", stays(accepted, mediating), by=(CLERK, LEADER), article=19)
    mediate = Step("开展调解", (accepted | mediating) >> mediating, by=MEDIATOR, article=22)
    warn_police = Step("报告激化风险", stays(accepted, mediating), by=(CLERK, MEDIATOR), article=25)
    settle = Step("达成协议", mediating >> settled, by=MEDIATOR, article=28, effect=True)
    fail = Step("终止调解", (accepted | mediating) >> failed, by=MEDIATOR, article=26, effect=True)
    guide = Step("引导诉讼、仲裁", (waiting | accepted | mediating) >> guided, by=(CLERK, MEDIATOR))
    withdraw = Step("撤回", (waiting | accepted | mediating) >> withdrawn, by=(CLERK, MEDIATOR))
    merge = Step("并案", (waiting | accepted | mediating) >> merged, by=(CLERK, MEDIATOR))
    retry = Step("再次调解", failed >> accepted, by=(CLERK, MEDIATOR), article=17)
    amend = Step("变更协议", stays(settled), by=MEDIATOR, article=33, effect=True)
    visit = Step("回访", stays(settled), by=(CLERK, MEDIATOR), article=31)
    perform = Step("履行完毕", stays(settled), by=PARTY, article=31)
    apply_confirmation = Step("申请司法确认", stays(settled), by=PARTY, article=33)
    court_accept = Step("法院受理确认申请", stays(settled), by=PARTY)
    confirm = Step("登记司法确认结果", stays(settled), by=PARTY, article=33)
    archive = Step("立卷归档", stays(settled, failed, guided), by=(CLERK, MEDIATOR), article=27)
    claim = Step("申领补贴", stays(settled, failed), by=(CLERK, MEDIATOR))
    approve_claim = Step("核定补贴", stays(settled, failed), by=SUPERVISOR)
    refuse_claim = Step("退回补贴申请", stays(settled, failed), by=SUPERVISOR)

    # What must hold first
    requires = {
        mediate: [gates.all_consent, gates.session_is_recorded, gates.risk_was_reported],
        settle: [
            gates.all_consent,
            gates.risk_was_reported,
            gates.agreement_is_signed,
            gates.in_effect_by_now,
        ],
        amend: [gates.agreement_is_signed, gates.in_effect_by_now],
        fail: [gates.risk_was_reported, gates.other_routes_told],
        guide: [gates.other_routes_told],
        retry: [gates.all_consent],
        apply_confirmation: [gates.both_apply],
        court_accept: [gates.confirmation_was_asked],
        confirm: [gates.confirmation_was_asked],
        approve_claim: [gates.subsidy_was_claimed],
        refuse_claim: [gates.subsidy_was_claimed],
        archive: [
            gates.visited_if_settled,
            gates.recorded_if_mediated,
            gates.is_not_archived_yet,
        ],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "parties",
            "type",
            "source",
            "village",
            "place",
            "facts",
            "happened_on",
            "people",
            "visitors",
            "amount",
            "risk",
            "referral_number",
        ],
        accept: ["own_initiative", "committee"],
        appoint: ["handler"],
        mediate: ["consent", "told_rights", "session_place", "session_record"],
        warn_police: ["warned_whom"],
        settle: ["agreement_form", "agreed_terms", "signed", "effective_on", "perform_by"],
        fail: ["failure_reason", "told_routes"],
        guide: ["route", "told_routes"],
        merge: ["merged_into"],
        retry: ["consent"],
        amend: ["agreement_form", "agreed_terms", "signed", "effective_on", "perform_by"],
        visit: ["visit_result", "visit_note"],
        apply_confirmation: ["applied_jointly", "court"],
        confirm: ["confirmation_result", "confirmation_number"],
        claim: ["subsidy_grade"],
        approve_claim: ["subsidy_grade", "subsidy_amount"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "parties", "type", "source"],
        appoint: ["handler"],
        mediate: ["consent"],
        warn_police: ["warned_whom"],
        settle: ["agreement_form", "agreed_terms", "effective_on"],
        amend: ["agreement_form", "agreed_terms", "effective_on"],
        fail: ["failure_reason"],
        guide: ["route"],
        merge: ["merged_into"],
        retry: ["consent"],
        visit: ["visit_result"],
        confirm: ["confirmation_result"],
        claim: ["subsidy_grade"],
        approve_claim: ["subsidy_grade", "subsidy_amount"],
    }

    # What the law times
    finish_within = Deadline(
        "mediation.finish", after=(accept, retry), before=(settle, fail, guide), says="调解完毕"
    )
    confirm_by = Lapse(
        "mediation.judicial_confirmation",
        after=(settle, amend),
        before=apply_confirmation,
        since="effective_on",
        says="双方共同申请司法确认",
    )
    court_accepts_by = Lapse(
        "mediation.court_accept",
        after=apply_confirmation,
        before=(court_accept, confirm),
        says="法院决定是否受理",
    )
    court_confirms_by = Lapse(
        "mediation.court_confirm", after=court_accept, before=confirm, says="法院作出是否确认的决定"
    )
