"""How a lawsuit moves: answered, heard, decided, appealed, in force, performed."""

from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, Window, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER

from .gates import answering, deciding, hearing, performing

#: Who conducts the case: whoever was charged with it, or the organ's lawyers.
CONDUCTS = (CLERK, LEGAL_REVIEWER)
#: What is written of a judgment beside its result.
ORDERS = ["duty", "redo_ordered", "perform_by"]
DOCUMENT = ["document_number", "document_on", *ORDERS]
HEAD = ["head_name", "head_rank", "head_position", "head_identity", "head_spoke", "attendees"]
NOT_HEAD = ["who_came", "absence_ground", "attendees", "absence_noted"]
#: What the instance before planned for its hearing does not answer for the next.
PLAN = ["hearing_on", "head_called", "sends", "absence_proof", "co_head_by", "co_head"]
#: Each decision has a number of its own, and its own word on what was decided beside.
PAPER = ["document_number", "other_result"]
#: The rules of the Supreme Court on who appears.
APPEARANCE = "《最高人民法院关于行政机关负责人出庭应诉若干问题的规定》"


class Litigation(Procedure):
    """行政应诉（行政诉讼法第七章、第八章）"""

    law = "litigation"

    # Where a case stands
    served = Stage("待答辩")
    first_instance = Stage("一审审理")
    judged = Stage("一审已裁判")
    dismissed = Stage("一审驳回起诉")
    appealed = Stage("二审待答辩")
    second_instance = Stage("二审审理")
    retrial = Stage("再审审理")
    in_force = Stage("已生效")
    performed = Stage("已履行")
    closed = Stage("办结", ends=True)

    #: While a court tries the case, in whatever instance.
    tried = stays(served, first_instance, appealed, second_instance, retrial)
    at_first = served | first_instance
    decided = judged | dismissed
    #: After it was decided for good.
    over = in_force | performed | closed

    # What moves it on: what is usual first, what few suits see after it
    register = Step("登记应诉通知", begins(served), by=CONDUCTS, article=67)
    defend = Step("提交答辩状", served >> first_instance, by=CONDUCTS, article=67)
    submit_evidence = Step("提交证据和依据", stays(served, first_instance), by=CONDUCTS, article=67)
    appoint = Step("委托诉讼代理人", tried, by=(*CONDUCTS, LEADER), article=31)
    call_hearing = Step("收到开庭通知", tried, by=CONDUCTS)
    send_head = Step("决定由负责人出庭", tried, by=LEADER, article=3)
    hear = Step("开庭：负责人出庭", tried, by=CONDUCTS, article=3)
    judge = Step("登记一审判决", (at_first | retrial) >> judged, by=CONDUCTS, article=69)
    take_effect = Step("登记一审裁判生效", decided >> in_force, by=CONDUCTS, article=85)
    defend_appeal = Step(
        "提交二审答辩状", (appealed | second_instance) >> second_instance, by=CONDUCTS
    )
    judge_second = Step(
        "登记二审裁判", (appealed | second_instance) >> in_force, by=CONDUCTS, article=89
    )
    judge_retrial = Step("登记再审裁判", retrial >> in_force, by=CONDUCTS)
    report_judgment = Step(
        "报送裁判文书", stays(*decided, in_force, performed, closed), by=CONDUCTS
    )

    send_staff = Step("决定由工作人员出庭", tried, by=LEADER, article=3)
    explain_absence = Step(
        "向法院说明负责人不能出庭",
        tried,
        by=(*CONDUCTS, LEADER),
        article=f"{APPEARANCE}第九条",
    )
    hear_without_head = Step("开庭：负责人没有出庭", tried, by=CONDUCTS, article=3)
    sit_again = Step("其他开庭", tried, by=CONDUCTS)
    head_comes = Step("再次开庭：负责人出庭", tried, by=CONDUCTS, article=3)
    missed_again = Step(
        "再次开庭：通知负责人而没有出庭",
        tried,
        by=CONDUCTS,
        article=f"{APPEARANCE}第七条",
    )
    agree_head = Step(
        "确定由其他共同被告的负责人出庭",
        tried,
        by=LEADER,
        article=f"{APPEARANCE}第三条",
    )
    hear_with_other_head = Step(
        "开庭：其他共同被告的负责人出庭",
        tried,
        by=CONDUCTS,
        article=f"{APPEARANCE}第三条",
    )
    postpone = Step(
        "申请延期开庭",
        tried,
        by=(*CONDUCTS, LEADER),
        article=f"{APPEARANCE}第九条",
    )

    conciliate = Step("协调化解", tried, by=(*CONDUCTS, LEADER), article=60)
    change_act = Step("改变被诉行为", tried, by=LEADER, article=62, effect=True)
    stop_enforcement = Step("停止执行被诉行为", tried, by=(*CONDUCTS, LEADER), article=56)
    supplement = Step("补充证据", tried, by=CONDUCTS, article=36)
    ask_delay = Step("申请延期提供证据", stays(served, first_instance), by=CONDUCTS, article=36)
    allow_delay = Step(
        "法院准许延期提供证据", stays(served, first_instance), by=CONDUCTS, article=36
    )
    refuse_delay = Step(
        "法院不准延期提供证据", stays(served, first_instance), by=CONDUCTS, article=36
    )
    cause_ended = Step("登记正当事由消除", stays(served, first_instance), by=CONDUCTS, article=36)
    object_to_court = Step(
        "提出管辖异议",
        stays(served, first_instance),
        by=CONDUCTS,
        article="《最高人民法院关于适用〈行政诉讼法〉的解释》第十条",
    )
    change_court = Step(
        "案件移送或者指定管辖", stays(served, first_instance), by=CONDUCTS, article=22
    )
    summary = Step("适用简易程序", stays(served, first_instance), by=CONDUCTS, article=82)
    ordinary = Step("转为普通程序", stays(served, first_instance), by=CONDUCTS, article=84)
    dismiss = Step("登记驳回起诉裁定", (at_first | retrial) >> dismissed, by=CONDUCTS)
    end_by_ruling = Step(
        "登记准许撤诉或者终结诉讼",
        (served | first_instance | appealed | second_instance | retrial) >> in_force,
        by=CONDUCTS,
        article=62,
    )
    mediated = Step(
        "登记调解书",
        (served | first_instance | appealed | second_instance | retrial) >> in_force,
        by=CONDUCTS,
        article=60,
    )

    appeal = Step(
        "本机关上诉", (decided | appealed) >> second_instance, by=LEADER, article=85, effect=True
    )
    other_appeals = Step(
        "收到对方上诉状", (decided | second_instance) >> appealed, by=CONDUCTS, article=85
    )
    remand = Step(
        "发回重审、指令继续审理",
        (appealed | second_instance | retrial) >> first_instance,
        by=CONDUCTS,
        article=89,
    )

    perform = Step("履行完毕", in_force >> performed, by=(*CONDUCTS, LEADER), article=94)
    analyse = Step("败诉原因分析", stays(in_force, performed), by=(LEGAL_REVIEWER, LEADER))
    close = Step("办结", (in_force | performed) >> closed, by=LEADER)
    redo = Step("重新作出行政行为", stays(in_force), by=LEADER, article=71, effect=True)
    ask_payment = Step(
        "收到支付赔偿金申请", stays(in_force), by=CONDUCTS, article="《国家赔偿法》第三十七条"
    )
    ask_treasury = Step(
        "向财政部门提出支付申请",
        stays(in_force),
        by=(*CONDUCTS, LEADER),
        article="《国家赔偿法》第三十七条",
    )
    enforced = Step("登记法院执行措施", stays(in_force), by=CONDUCTS, article=96)
    ask_enforcement = Step(
        "申请强制执行对方义务", stays(in_force, performed), by=LEADER, article=95
    )
    apply_retrial = Step(
        "本机关申请再审", stays(in_force, performed, closed), by=LEADER, article=90
    )
    retry = Step("登记再审立案", over >> retrial, by=CONDUCTS, article=92)

    # What must hold first
    requires = {
        register: [answering.service_is_known],
        defend: [answering.late_answer_says_why],
        defend_appeal: [
            answering.appeal_wants_an_answer,
            answering.late_appeal_answer_says_why,
        ],
        submit_evidence: [
            answering.not_gathered_in_the_suit,
            answering.was_there_before_the_suit,
            answering.time_of_evidence_is_true,
            answering.delay_was_allowed,
            answering.evidence_is_brought_in_time,
        ],
        object_to_court: [answering.may_still_object],
        ask_delay: [answering.may_still_ask_for_delay],
        allow_delay: [answering.delay_was_asked],
        refuse_delay: [answering.delay_was_asked],
        cause_ended: [answering.delay_runs],
        supplement: [answering.supplement_is_allowed, answering.not_gathered_in_the_suit],
        summary: [answering.was_untried_before],
        ordinary: [answering.summary_applies],
        send_head: [hearing.hearing_was_called, hearing.head_is_of_the_organ],
        send_staff: [
            hearing.hearing_was_called,
            hearing.somebody_of_the_organ_goes,
            hearing.head_has_a_reason,
            hearing.major_cases_want_the_head,
        ],
        explain_absence: [
            hearing.hearing_was_called,
            hearing.head_has_a_reason,
            hearing.absence_is_proved,
        ],
        agree_head: [hearing.is_sued_with_another, hearing.hearing_was_called],
        postpone: [hearing.hearing_was_called],
        hear: [
            hearing.is_the_first_hearing,
            hearing.head_is_of_the_organ,
            hearing.head_is_identified,
            hearing.head_spoke,
        ],
        hear_without_head: [
            hearing.is_the_first_hearing,
            hearing.absence_was_explained,
            hearing.absence_had_a_reason,
            hearing.somebody_of_the_organ_came,
        ],
        hear_with_other_head: [
            hearing.is_the_first_hearing,
            hearing.is_sued_with_another,
            hearing.other_head_was_chosen,
        ],
        sit_again: [hearing.was_heard_before, hearing.head_is_not_awaited],
        head_comes: [
            hearing.was_heard_before,
            hearing.head_is_of_the_organ,
            hearing.head_is_identified,
            hearing.head_spoke,
        ],
        missed_again: [
            hearing.was_heard_before,
            hearing.head_is_awaited,
            hearing.absence_was_explained,
            hearing.absence_had_a_reason,
            hearing.somebody_of_the_organ_came,
        ],
        judge: [deciding.was_tried, deciding.is_a_judgment, deciding.both_were_decided],
        take_effect: [deciding.takes_effect_after_the_last_day],
        mediated: [deciding.may_be_mediated],
        appeal: [deciding.organ_has_not_appealed, deciding.appealed_in_time],
        other_appeals: [deciding.other_side_has_not_appealed],
        remand: [deciding.was_not_remanded_before],
        judge_second: [deciding.second_instance_says_what],
        judge_retrial: [deciding.retrial_says_what],
        redo: [performing.redo_was_ordered, performing.is_redone_otherwise],
        perform: [
            performing.something_is_owed,
            performing.redone_if_ordered,
            performing.late_performance_says_why,
        ],
        ask_payment: [performing.compensation_was_awarded],
        ask_treasury: [performing.payment_was_asked_for],
        enforced: [performing.court_has_something_to_enforce],
        analyse: [performing.was_lost],
        close: [performing.performed_if_due, performing.loss_was_analysed],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "parties",
            "case_kind",
            "standing",
            "other_defendants",
            "act_kind",
            "act",
            "case",
            "claims",
            "court",
            "court_number",
            "filed_on",
            "served_on",
            "major",
        ],
        object_to_court: ["objection"],
        change_court: ["court", "court_number"],
        appoint: ["agent_one", "agent_two"],
        defend: ["answer_text", "answer_late_why"],
        submit_evidence: ["evidence_list", "legal_basis", "gathered", "brought"],
        ask_delay: ["delay_ground"],
        cause_ended: ["cause_ended_on"],
        supplement: ["new_point", "supplement_allowed", "evidence_list", "gathered"],
        stop_enforcement: ["stop_ground"],
        change_act: ["new_act"],
        conciliate: ["conciliation"],
        call_hearing: ["hearing_on", "head_called"],
        send_head: ["head_name", "head_rank", "head_position"],
        send_staff: ["sends", "absence_ground", "absence_note"],
        explain_absence: ["absence_ground", "absence_note", "absence_proof"],
        postpone: ["postponed_why"],
        agree_head: ["co_head_by", "co_head"],
        hear: [*HEAD, "conduct_noted"],
        hear_without_head: NOT_HEAD,
        hear_with_other_head: ["attendees"],
        sit_again: ["attendees"],
        head_comes: [*HEAD, "conduct_noted"],
        missed_again: NOT_HEAD,
        judge: [
            "first_result",
            "other_result",
            "document_number",
            "document_on",
            "others_served_on",
            *ORDERS,
        ],
        dismiss: ["document_number", "document_on", "others_served_on"],
        appeal: ["appeal_why", "term_restored"],
        other_appeals: ["court_number"],
        defend_appeal: ["answer_text", "appeal_answer_late_why"],
        judge_second: ["second_result", "second_disposal", "other_result", *DOCUMENT],
        end_by_ruling: ["ending", "document_number", "document_on"],
        mediated: ["mediation_ground", "mediated_terms", *DOCUMENT],
        take_effect: ["effective_on"],
        apply_retrial: ["appeal_why"],
        retry: ["retrial_by", "court", "court_number"],
        judge_retrial: ["retrial_result", "retrial_disposal", "other_result", *DOCUMENT],
        redo: ["redone", "redo_compare"],
        perform: ["performed_how", "perform_late_why"],
        enforced: ["measure", "measure_note"],
        analyse: ["loss_cause", "loss_analysis", "loss_measures"],
        report_judgment: ["reported_to"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "case_kind", "standing", "act_kind", "court"],
        object_to_court: ["objection"],
        change_court: ["court"],
        appoint: ["agent_one"],
        defend: ["answer_text"],
        submit_evidence: ["evidence_list", "legal_basis", "gathered", "brought"],
        ask_delay: ["delay_ground"],
        cause_ended: ["cause_ended_on"],
        supplement: ["new_point", "evidence_list", "gathered"],
        stop_enforcement: ["stop_ground"],
        change_act: ["new_act"],
        conciliate: ["conciliation"],
        call_hearing: ["hearing_on"],
        send_head: ["head_name", "head_position"],
        send_staff: ["sends", "absence_ground", "absence_note"],
        explain_absence: ["absence_ground", "absence_note"],
        postpone: ["postponed_why"],
        hear: ["head_name", "head_rank", "head_position"],
        hear_without_head: ["who_came", "absence_ground"],
        missed_again: ["who_came", "absence_ground"],
        agree_head: ["co_head_by", "co_head"],
        head_comes: ["head_name", "head_rank", "head_position"],
        judge: ["first_result", "document_on"],
        dismiss: ["document_on"],
        appeal: ["appeal_why"],
        defend_appeal: ["answer_text"],
        judge_second: ["second_result", "document_on"],
        end_by_ruling: ["ending", "document_on"],
        mediated: ["mediation_ground", "mediated_terms", "document_on"],
        take_effect: ["effective_on"],
        apply_retrial: ["appeal_why"],
        retry: ["retrial_by"],
        judge_retrial: ["retrial_result", "document_on"],
        redo: ["redone", "redo_compare"],
        perform: ["performed_how"],
        enforced: ["measure"],
        analyse: ["loss_cause", "loss_analysis", "loss_measures"],
        report_judgment: ["reported_to"],
    }

    # What was said of one instance does not answer for the next
    clears = {
        call_hearing: ["head_called"],
        judge: PAPER,
        dismiss: PAPER,
        judge_second: PAPER,
        judge_retrial: PAPER,
        end_by_ruling: PAPER,
        mediated: PAPER,
        appeal: [*PLAN, "second_disposal"],
        other_appeals: [*PLAN, "appeal_answer_late_why", "second_disposal"],
        remand: [*PLAN, "first_result", "second_disposal", "retrial_disposal"],
        retry: [*PLAN, "retrial_result", "retrial_disposal", "perform_late_why"],
    }

    # What the law times
    answer_within = Deadline(
        "litigation.defend",
        after=register,
        before=defend,
        since="defends_from",
        ended_by=(judge, dismiss, end_by_ruling, mediated),
        says="提交答辩状",
    )
    evidence_within = Deadline(
        "litigation.defend",
        after=register,
        before=submit_evidence,
        since="defends_from",
        ended_by=(allow_delay, judge, dismiss, end_by_ruling, mediated),
        says="提交证据和依据",
    )
    delayed_evidence_within = Deadline(
        "litigation.delayed_evidence",
        after=cause_ended,
        before=submit_evidence,
        since="cause_ended_on",
        ended_by=(judge, dismiss, end_by_ruling, mediated),
        says="提供准许延期的证据",
    )
    may_object = Lapse(
        "litigation.jurisdiction_objection",
        after=register,
        before=object_to_court,
        since="served_on",
        ended_by=(defend, judge, dismiss, end_by_ruling, mediated),
        says="提出管辖异议",
    )
    first_instance_within = Lapse(
        "litigation.first_instance",
        after=register,
        before=(judge, dismiss, end_by_ruling, mediated),
        since="filed_on",
        says="法院作出一审判决",
    )
    summary_within = Lapse(
        "litigation.first_instance_simple",
        after=register,
        before=(judge, dismiss, end_by_ruling, mediated),
        since="filed_on",
        ended_by=(ordinary,),
        given=summary,
        says="法院适用简易程序审结",
    )
    may_appeal_judgment = Lapse(
        "litigation.appeal_judgment",
        after=judge,
        before=(appeal, other_appeals, take_effect),
        since="document_on",
        says="决定对一审判决是否上诉",
    )
    may_appeal_ruling = Lapse(
        "litigation.appeal_ruling",
        after=dismiss,
        before=(appeal, other_appeals, take_effect),
        since="document_on",
        says="决定对驳回起诉裁定是否上诉",
    )
    judgment_waits = Window(
        "litigation.appeal_judgment",
        after=judge,
        before=take_effect,
        since="appeal_from",
        ended_by=(appeal, other_appeals),
        says="各方对一审判决上诉",
    )
    ruling_waits = Window(
        "litigation.appeal_ruling",
        after=dismiss,
        before=take_effect,
        since="appeal_from",
        ended_by=(appeal, other_appeals),
        says="各方对驳回起诉裁定上诉",
    )
    appeal_answer_within = Deadline(
        "litigation.appeal_answer",
        after=other_appeals,
        before=defend_appeal,
        ended_by=(judge_second, remand, end_by_ruling, mediated),
        says="提交二审答辩状",
    )
    second_instance_within = Lapse(
        "litigation.second_instance",
        after=(appeal, other_appeals),
        before=(judge_second, remand, end_by_ruling, mediated),
        says="法院作出终审判决",
    )
    may_apply_retrial = Lapse(
        "litigation.retrial_apply",
        after=(take_effect, judge_second, end_by_ruling, mediated),
        before=(apply_retrial, retry),
        since="effective_on",
        ended_by=(close,),
        says="申请再审",
    )
    perform_within = Deadline(
        "litigation.perform",
        after=(take_effect, judge_second, judge_retrial, mediated),
        before=perform,
        until="perform_by",
        ended_by=(retry,),
        says="按裁判履行",
    )
    ask_treasury_within = Deadline(
        "compensation.pay_request",
        after=ask_payment,
        before=ask_treasury,
        ended_by=(perform, retry),
        says="向财政部门提出支付申请",
    )
    treasury_within = Lapse(
        "compensation.pay",
        after=ask_treasury,
        before=perform,
        ended_by=(retry,),
        says="财政部门支付赔偿金",
    )
