"""How an application moves under the Law of 2023: reviewed, accepted, heard, decided, obeyed.

Each step has its article of that Law; what it writes is told in `earlier.py`, unless it is said
here.
"""

import datetime as dt

from yifa.kernel.procedure import Deadline, Lapse, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, PARTY

from . import applying, decision, hearing, obeyed
from .earlier import REVIEWER, ReconsideringBefore2024

#: The Law of 2023 is in force (article 90).
IN_FORCE = dt.date(2024, 1, 1)

Before = ReconsideringBefore2024
received, correcting, examining = Before.received, Before.correcting, Before.examining
stayed, decided, effective = Before.stayed, Before.decided, Before.effective
performed, closed, terminated = Before.performed, Before.closed, Before.terminated


class Reconsidering(ReconsideringBefore2024):
    """行政复议（行政复议法2023年修订）"""

    law = "reconsideration"

    # Where a rejected case waits: the organ above may still have it taken up again
    rejected = Stage("已驳回申请")
    taken_up = Stage("上级审理", ends=True)

    #: What follows once a case came to its end, and whatever one may go to court over.
    ended = stays(effective, performed, rejected, closed)
    open_to_courts = stays(
        Before.not_accepted, examining, stayed, effective, performed, rejected, closed
    )

    # What moves it on: applied for, corrected, accepted
    register = Step("收到申请", begins(received), by=(CLERK, PARTY), article=22)
    ask_correction = Step("通知补正", received >> correcting, by=REVIEWER, article=31)
    correction_received = Step("补正通知送达", stays(correcting), by=REVIEWER, article=31)
    allow_longer = Step("延长补正期限", stays(correcting), by=LEADER, article=31)
    supply = Step("收到补正材料", correcting >> received, by=PARTY, article=31)
    abandon = Step("视为放弃申请", correcting >> Before.abandoned, by=REVIEWER, article=31)
    change_respondent = Step(
        "变更被申请人", stays(received, correcting, examining), by=PARTY, article=19
    )
    accept = Step("受理", received >> examining, by=(*REVIEWER, LEADER), article=30, effect=True)
    deem_accepted = Step("视为受理", received >> examining, by=REVIEWER, article=30, effect=True)
    not_accept = Step(
        "不予受理", received >> Before.not_accepted, by=LEADER, article=30, effect=True
    )
    serve_refusal = Step("送达不予受理决定书", stays(Before.not_accepted), by=REVIEWER, article=34)
    order_to_accept = Step(
        "上级责令受理", Before.not_accepted >> received, by=LEADER, article=35, effect=True
    )
    order_to_go_on = Step(
        "上级责令恢复审理", rejected >> examining, by=LEADER, article=35, effect=True
    )

    # Heard
    appoint = Step("指定复议人员", stays(examining, stayed), by=LEADER, article=36)
    recuse = Step("决定回避", stays(examining, stayed), by=LEADER)
    choose_simple = Step("改为简易程序", stays(examining), by=REVIEWER, article=53)
    change_track = Step(
        "转为普通程序", stays(examining, stayed), by=LEADER, article=55, effect=True
    )
    send_copy = Step("发送申请书副本", stays(examining), by=REVIEWER, article=48)
    copy_received = Step("被申请人签收副本", stays(examining, stayed), by=PARTY, article=48)
    reply = Step("被申请人答复举证", stays(examining, stayed), by=PARTY, article=48)
    reply_late = Step("逾期答复", stays(examining, stayed), by=PARTY, article=70)
    supplement = Step("被申请人补充证据", stays(examining, stayed), by=PARTY, article=46)
    third_evidence = Step("第三人提供证据", stays(examining, stayed), by=PARTY, article=70)
    join = Step("第三人参加", stays(examining, stayed), by=REVIEWER, article=16)
    read_file = Step("查阅复制材料", stays(examining, stayed), by=PARTY, article=47)
    investigate = Step("调查取证", stays(examining, stayed), by=REVIEWER, article=45)
    hear_opinions = Step("听取意见", stays(examining, stayed), by=REVIEWER, article=49)
    review_on_paper = Step("书面审理", stays(examining), by=REVIEWER, article=49)
    ask_hearing = Step("请求听证", stays(examining), by=PARTY, article=50)
    call_hearing = Step("通知听证", stays(examining), by=REVIEWER, article=51)
    hold_hearing = Step("举行听证", stays(examining), by=REVIEWER, article=50)
    ask_committee = Step("提请复议委员会咨询", stays(examining), by=REVIEWER, article=52)
    committee_opinion = Step("记录咨询意见", stays(examining), by=REVIEWER, article=52)
    ask_stop = Step("申请停止执行", stays(examining, stayed), by=PARTY, article=42)
    stop = Step("停止执行", stays(examining, stayed), by=LEADER, article=42, effect=True)
    tell_extension = Step("书面告知延期", stays(examining, stayed), by=REVIEWER, article=62)

    # Stayed, reviewed with its document, settled
    decide = Step("作出复议决定", examining >> decided, by=LEADER, article=61, effect=True)
    stay = Step("中止审理", examining >> stayed, by=LEADER, article=39, effect=True)
    stay_for_applicant = Step(
        "因申请人死亡等中止审理", examining >> stayed, by=LEADER, article=39, effect=True
    )
    review_document = Step(
        "启动附带审查并中止审理", examining >> stayed, by=LEADER, article=56, effect=True
    )
    decline_document = Step("告知不予附带审查", stays(examining), by=LEADER, article=13)
    ask_maker = Step("通知制定机关答复", stays(stayed), by=REVIEWER, article=58)
    maker_replied = Step("制定机关答复", stays(stayed), by=REVIEWER, article=58)
    handle_document = Step("处理规范性文件", stays(stayed), by=LEADER, article=59, effect=True)
    send_document = Step("转送有权机关处理", stays(stayed), by=REVIEWER, article=56)
    document_returned = Step("收到处理意见", stays(stayed), by=REVIEWER, article=60)
    go_on = Step("恢复审理", stayed >> examining, by=LEADER, article=39, effect=True)
    mediate = Step("开展调解", stays(examining, stayed), by=REVIEWER, article=5)
    conclude_mediation = Step(
        "制发调解书",
        (examining | stayed) >> effective,
        by=(*REVIEWER, LEADER),
        article=73,
        effect=True,
    )
    settle = Step("达成和解", stays(examining, stayed), by=PARTY, article=74)
    ask_withdraw = Step("申请撤回", stays(examining, stayed), by=PARTY, article=74)
    terminate = Step(
        "终止复议", (examining | stayed) >> terminated, by=LEADER, article=41, effect=True
    )

    hand_up = Step(
        "上级提级审理", (examining | stayed) >> taken_up, by=LEADER, article=38, effect=True
    )

    # Decided, served, obeyed
    propose = Step("提出审理意见", stays(examining), by=REVIEWER, article=61)
    reject = Step("驳回申请", examining >> rejected, by=LEADER, article=33, effect=True)
    serve_rejection = Step("送达驳回申请决定书", stays(rejected), by=REVIEWER, article=33)
    serve = Step("送达决定书", decided >> effective, by=REVIEWER, article=75, effect=True)
    redone = Step("重新作出行政行为", stays(effective, performed), by=PARTY, article=64)
    perform = Step("履行完毕", effective >> performed, by=PARTY, article=77)
    urge = Step(
        "责令限期履行", stays(effective, closed, terminated), by=LEADER, article=77, effect=True
    )
    interview = Step(
        "约谈或者通报批评", stays(effective, closed, terminated), by=LEADER, article=77
    )
    enforce = Step("强制执行", stays(effective), by=LEADER, article=78, effect=True)
    issue_opinion = Step(
        "制发意见书",
        stays(examining, decided, effective, performed, terminated),
        by=LEADER,
        article=76,
        effect=True,
    )
    opinion_answered = Step(
        "收到纠正情况",
        stays(examining, decided, effective, performed, closed, terminated),
        by=REVIEWER,
        article=76,
    )
    issue_advice = Step(
        "制发建议书",
        stays(examining, decided, effective, performed, terminated),
        by=LEADER,
        article="（2007年实施条例第五十七条）",
    )
    copy_to_superior = Step("抄告上一级主管部门", ended, by=REVIEWER, article=79)
    publish = Step("公开决定书", ended, by=REVIEWER, article=79)
    keep_private = Step("决定书不公开", ended, by=LEADER, article=79)
    unpublish = Step("撤下公开的决定书", ended, by=REVIEWER)
    sued = Step("登记起诉", open_to_courts, by=PARTY, article=34)
    suit_ended = Step("登记诉讼结果", open_to_courts, by=REVIEWER)
    close = Step("结案", (effective | performed | rejected) >> closed, by=(*REVIEWER, LEADER))

    # What must hold first
    requires = {
        register: [applying.oral_application_is_recorded],
        ask_correction: [applying.not_asked_before, applying.still_under_review],
        abandon: [applying.correction_was_received, applying.did_not_correct_in_time],
        accept: [
            applying.still_under_review,
            applying.meets_the_conditions,
            applying.respondent_is_the_right_one,
            applying.not_contested_elsewhere,
            applying.not_withdrawn_before,
            applying.applied_in_time,
            hearing.simple_on_a_ground,
            applying.represented_if_many,
            applying.not_too_many_agents,
            applying.forwarded_in_time,
        ],
        deem_accepted: [applying.accepted_by_silence_that_day],
        not_accept: [
            applying.still_under_review,
            applying.competent_organ_is_told,
            applying.late_is_late,
        ],
        serve_refusal: [decision.refusal_served_when_it_could_be],
        appoint: [hearing.two_reviewers, hearing.nobody_in_conflict],
        choose_simple: [
            hearing.is_ordinary,
            hearing.nobody_is_answering,
            hearing.simple_on_a_ground,
        ],
        change_track: [hearing.is_simple],
        copy_received: [hearing.copy_was_sent],
        send_copy: [hearing.copy_is_wanted],
        reply: [
            hearing.not_answered_yet,
            hearing.answered_in_time,
            hearing.basis_came_with_it,
            hearing.reply_rests_on_what_was_there,
        ],
        reply_late: [hearing.answered_too_late],
        supplement: [
            hearing.was_answered,
            hearing.supplement_was_allowed,
            hearing.nothing_collected_meanwhile,
        ],
        investigate: [hearing.two_investigate, hearing.cards_were_shown],
        call_hearing: [hearing.called_in_time],
        hold_hearing: [
            hearing.hearing_was_called,
            hearing.held_when_called,
            hearing.panel_is_whole,
            hearing.head_attended,
        ],
        committee_opinion: [hearing.committee_was_asked],
        stop: [hearing.stop_was_asked],
        tell_extension: [decision.was_extended],
        stay: [hearing.both_agree_to_stay, hearing.stay_was_told],
        stay_for_applicant: [hearing.stay_was_told],
        review_document: [hearing.stay_was_told],
        decline_document: [hearing.document_was_asked_about],
        ask_maker: [hearing.document_is_under_review],
        maker_replied: [hearing.document_is_under_review],
        handle_document: [hearing.document_is_under_review, hearing.maker_was_asked],
        send_document: [hearing.document_is_under_review],
        document_returned: [hearing.document_was_sent],
        go_on: [hearing.document_is_done, hearing.stay_was_told],
        mediate: [hearing.all_mediate_freely],
        conclude_mediation: [hearing.paper_is_signed],
        settle: [hearing.settlement_harms_nobody],
        terminate: [
            hearing.withdrawal_was_asked,
            hearing.was_stayed_for_applicant,
            hearing.stayed_for_sixty_days,
            hearing.criminal_case_follows_a_detention,
            hearing.settlement_ends_by_withdrawal,
        ],
        propose: [decision.reviewers_are_named],
        reject: [decision.decision_is_sealed, applying.late_is_late],
        serve_rejection: [decision.served_when_it_could_be],
        decide: [
            decision.respondent_has_a_copy,
            decision.respondent_had_its_days,
            decision.parties_were_heard,
            decision.major_case_was_heard,
            decision.committee_was_heard,
            decision.was_proposed,
            decision.was_approved,
            decision.is_no_rejection,
            decision.outcome_follows_from_what_was_found,
            decision.not_to_the_applicants_harm,
            decision.rests_on_evidence,
            decision.no_reply_where_there_was_none,
            decision.days_to_reply_are_over,
            decision.void_if_asked,
            decision.document_was_reviewed,
            decision.compensation_is_answered,
            decision.compensation_follows_a_wrong,
            decision.redo_follows_a_revocation,
            decision.performance_has_a_day,
            decision.decision_is_sealed,
            decision.extension_was_told,
            decision.decided_in_time,
        ],
        redone: [obeyed.redo_was_ordered, obeyed.not_the_same_act_again],
        perform: [obeyed.has_to_perform],
        urge: [obeyed.has_to_obey],
        interview: [obeyed.has_to_obey],
        enforce: [obeyed.can_be_enforced, obeyed.nobody_sues_any_more],
        sued: [applying.may_go_to_court],
        copy_to_superior: [obeyed.has_a_superior_department],
        publish: [obeyed.text_is_masked],
        unpublish: [obeyed.was_published],
        close: [obeyed.was_performed, obeyed.superior_was_told],
    }

    # What each step writes down
    writes = {
        allow_longer: ["longer_why", "longer_correction"],
        accept: [
            "respondent_is",
            "interest",
            "in_scope",
            "competent",
            "elsewhere",
            "against_will",
            "track",
            "simple_ground",
            "plain",
            "all_agree",
            # what an applicant is not asked, or could not know, is filled in by whoever reviews
            "respondent_kind",
            "area",
            "obstacle",
            "obstacle_from",
            "obstacle_until",
        ],
        not_accept: ["refusal_ground", "refusal_why", "competent_organ", "first_step"],
        serve_refusal: ["refusal_served_on"],
        serve_rejection: ["service", "served_on"],
        hand_up: ["competent_organ"],
        choose_simple: ["simple_ground", "plain", "all_agree"],
        recuse: ["recused"],
        change_track: ["change_why"],
        reply_late: ["reply_gist"],
        supplement: ["supplement_why", "supplement_agreed", "self_collected"],
        third_evidence: ["third_evidence_gist"],
        review_on_paper: ["not_heard_why"],
        call_hearing: ["hearing_on", "hearing_place", "hearing_about"],
        ask_committee: ["committee_asked"],
        committee_opinion: ["committee_said"],
        review_document: ["document", "stay_told"],
        decline_document: ["document_note"],
        handle_document: ["document_outcome", "document_note"],
        send_document: ["document_organ"],
        document_returned: ["document_outcome", "document_note"],
        decide: [
            "fault",
            "outcome",
            "ruling",
            "approval",
            "worse",
            "opposite",
            "void_asked",
            "redo",
            "act_within",
            "compensation",
            "compensation_amount",
            "committee_followed",
            "sealed",
        ],
        interview: ["interviewed"],
        enforce: ["enforcer"],
        publish: ["masked", "public_text"],
        keep_private: ["withheld_why"],
        unpublish: ["withheld_why"],
        copy_to_superior: ["copied_to"],
    }

    # What each step can't do without
    needs = {
        allow_longer: ["longer_why", "longer_correction"],
        accept: ["track"],
        serve_refusal: ["refusal_served_on"],
        serve_rejection: ["service", "served_on"],
        recuse: ["recused"],
        hand_up: ["competent_organ"],
        choose_simple: ["simple_ground"],
        change_track: ["change_why"],
        supplement: ["supplement_why"],
        third_evidence: ["third_evidence_gist"],
        review_on_paper: ["not_heard_why"],
        call_hearing: ["hearing_on", "hearing_place", "hearing_about"],
        ask_committee: ["committee_asked"],
        committee_opinion: ["committee_said"],
        decline_document: ["document_note"],
        handle_document: ["document_outcome"],
        send_document: ["document_organ"],
        document_returned: ["document_note"],
        decide: ["fault", "outcome", "ruling"],
        interview: ["interviewed"],
        enforce: ["enforcer"],
        keep_private: ["withheld_why"],
        unpublish: ["withheld_why"],
        copy_to_superior: ["copied_to"],
    }

    # What a step blanks: what was refused or rejected is looked at anew
    clears = {
        order_to_accept: ["refusal_ground", "refusal_why", "competent_organ"],
        order_to_go_on: [
            "refusal_ground",
            "refusal_why",
            "outcome",
            "approval",
            "compensation",
            "act_within",
            "service",
            "served_on",
        ],
    }

    # What the law times: the summary procedure's own days take the place of these by its track
    review_within = Deadline(
        "reconsideration.accept",
        after=(register, supply, order_to_accept),
        before=(accept, not_accept, deem_accepted),
        ended_by=(ask_correction, Before.take_back),
        says="审查申请，不作决定的视为受理",
    )
    # tells only of a notice that was given: an application that lacks nothing needs none
    ask_within = Deadline(
        "reconsideration.correction_notice",
        after=register,
        given=ask_correction,
        before=ask_correction,
        ended_by=(accept, not_accept, deem_accepted, Before.take_back),
        says="材料不全的，通知补正",
    )
    correct_within = Lapse(
        "reconsideration.correction_submit",
        after=correction_received,
        before=(supply, abandon),
        ended_by=(Before.take_back,),
        says="申请人补正",
    )
    may_sue_refusal = Lapse(
        "reconsideration.sue_after_refusal",
        after=serve_refusal,
        since="sue_from",
        before=sued,
        ended_by=(order_to_accept,),
        says="复议前置的，申请人就不予受理提起诉讼",
    )
    send_within = Deadline(
        "reconsideration.send_copy",
        after=(accept, deem_accepted),
        before=send_copy,
        ended_by=(decide, reject, conclude_mediation, terminate, hand_up),
        says="把申请书副本发送被申请人",
    )
    reply_within = Lapse(
        "reconsideration.reply",
        after=copy_received,
        before=(reply, reply_late),
        says="被申请人答复举证，迟了视为没有证据",
    )
    decide_within = Deadline(
        "reconsideration.decide",
        after=(accept, deem_accepted, order_to_go_on),
        before=(decide, reject, conclude_mediation, terminate),
        ended_by=(hand_up,),
        says="作出行政复议决定",
        rests={
            "stay": (stay, go_on),
            "stay_for_applicant": (stay_for_applicant, go_on),
            "document_review": (review_document, go_on),
        },
    )
    terminate_after = Lapse(
        "reconsideration.terminate_after_stay",
        after=stay_for_applicant,
        before=(go_on, terminate),
        ended_by=(hand_up,),
        says="中止原因不消除的，终止复议",
    )
    ask_maker_within = Deadline(
        "reconsideration.docreview_ask_maker",
        after=review_document,
        before=(ask_maker, send_document),
        says="通知规范性文件的制定机关答复",
    )
    send_document_within = Deadline(
        "reconsideration.docreview_transfer",
        after=review_document,
        before=send_document,
        ended_by=(ask_maker,),
        says="无权处理的，转送有权机关",
    )
    maker_within = Lapse(
        "reconsideration.docreview_maker_reply",
        after=ask_maker,
        before=(maker_replied, handle_document),
        says="制定机关书面答复",
    )
    handle_document_within = Deadline(
        "reconsideration.docreview_handle",
        after=review_document,
        given=ask_maker,
        before=handle_document,
        says="处理规范性文件",
    )
    return_document_within = Lapse(
        "reconsideration.docreview_return",
        after=send_document,
        before=document_returned,
        says="接受转送的机关回复处理意见",
    )
    may_sue = Lapse(
        "reconsideration.sue",
        after=(serve, serve_rejection),
        since="served_on",
        before=sued,
        ended_by=(close,),
        says="不服复议决定的，提起行政诉讼",
    )
    redo_within = Lapse(
        "reconsideration.redo_default",
        after=serve,
        since="redo_from",
        before=redone,
        says="被申请人重新作出行政行为",
    )
    perform_within = Lapse(
        "reconsideration.perform",
        after=serve,
        until="act_within",
        before=(perform, redone),
        ended_by=(close,),
        says="被申请人履行复议决定",
    )
    perform_urged = Lapse(
        "reconsideration.perform_urged",
        after=urge,
        until="urged_until",
        before=(perform, redone, opinion_answered),
        ended_by=(close,),
        says="被申请人在责令的期限内履行",
    )
    opinion_within = Lapse(
        "reconsideration.opinion_report",
        after=Before.opinion_served,
        before=opinion_answered,
        says="报送意见书的纠正情况",
    )
