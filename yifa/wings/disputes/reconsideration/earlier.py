"""How an application of before 2024 moves, and what later versions of the Law have in common.

The text of the Law as it stood before the revision of 2023 was not at hand: its own limits are
unverified and never block. What refuses here rests on the Regulation of 2007, which was read.
"""

from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, PARTY

from . import applying, before, decision, hearing, obeyed

#: Whoever reviews cases.
REVIEWER = (CLERK, LEGAL_REVIEWER)


class ReconsideringBefore2024(Procedure):
    """行政复议（2024年1月1日以前申请）"""

    law = "reconsideration_regulation"
    #: Stays are acts of the case, with grounds and a notice of their own.
    without = frozenset({"suspend", "resume"})

    # Where a case stands
    received = Stage("待审查")
    correcting = Stage("待补正")
    examining = Stage("审理中")
    stayed = Stage("中止审理")
    decided = Stage("已决定")
    effective = Stage("已生效")
    performed = Stage("已履行")
    closed = Stage("结案", ends=True)
    terminated = Stage("终止", ends=True)
    not_accepted = Stage("不予受理", ends=True, counts=False)
    abandoned = Stage("视为放弃", ends=True, counts=False)
    taken_back = Stage("受理前撤回", ends=True, counts=False)

    #: What goes on while a case is heard, also where it stands still.
    under_way = stays(examining, stayed)

    # What moves it on, the usual way first
    register = Step("收到申请", begins(received), by=(CLERK, PARTY), article=18)
    accept = Step("受理", received >> examining, by=(*REVIEWER, LEADER), article=28, effect=True)
    not_accept = Step("不予受理", received >> not_accepted, by=LEADER, article=28, effect=True)
    ask_correction = Step("通知补正", received >> correcting, by=REVIEWER, article=29)
    supply = Step("收到补正材料", correcting >> received, by=PARTY, article=29)
    abandon = Step("视为放弃申请", correcting >> abandoned, by=REVIEWER, article=29)
    take_back = Step("受理前撤回", (received | correcting) >> taken_back, by=PARTY)
    appoint = Step("指定复议人员", stays(examining), by=LEADER, article=32)
    send_copy = Step("发送申请书副本", stays(examining), by=REVIEWER)
    copy_received = Step("被申请人签收副本", stays(examining), by=PARTY)
    reply = Step("被申请人答复举证", stays(examining), by=PARTY, article=46)
    hear_opinions = Step("听取意见", under_way, by=REVIEWER)
    propose = Step("提出审理意见", stays(examining), by=REVIEWER)
    decide = Step("作出复议决定", examining >> decided, by=LEADER, article=43, effect=True)
    serve = Step("送达决定书", decided >> effective, by=REVIEWER, effect=True)
    perform = Step("履行完毕", effective >> performed, by=PARTY)
    close = Step("结案", (effective | performed) >> closed, by=(*REVIEWER, LEADER))
    archive = Step(
        "立卷归档", stays(closed, terminated, not_accepted, abandoned, taken_back), by=REVIEWER
    )

    # What a case may also need: mediated, looked into, heard, stopped, stayed, ended otherwise
    mediate = Step("开展调解", under_way, by=REVIEWER, article=50)
    conclude_mediation = Step(
        "制发调解书",
        (examining | stayed) >> effective,
        by=(*REVIEWER, LEADER),
        article=50,
        effect=True,
    )
    investigate = Step("调查取证", under_way, by=REVIEWER, article=34)
    hold_hearing = Step("举行听证", stays(examining), by=REVIEWER, article=33)
    join = Step("第三人参加", under_way, by=REVIEWER, article=9)
    change_respondent = Step(
        "变更被申请人", stays(received, correcting, examining), by=PARTY, article=22
    )
    stop = Step("停止执行", under_way, by=LEADER, effect=True)
    stay = Step("中止审理", examining >> stayed, by=LEADER, article=41, effect=True)
    stay_for_applicant = Step(
        "因申请人死亡等中止审理", examining >> stayed, by=LEADER, article=41, effect=True
    )
    go_on = Step("恢复审理", stayed >> examining, by=LEADER, article=41, effect=True)
    ask_hearing = Step("请求听证", stays(examining), by=PARTY, article=33)
    ask_stop = Step("申请停止执行", under_way, by=PARTY)
    settle = Step("达成和解", under_way, by=PARTY, article=40)
    ask_withdraw = Step("申请撤回", under_way, by=PARTY, article=38)
    terminate = Step(
        "终止复议", (examining | stayed) >> terminated, by=LEADER, article=42, effect=True
    )
    reject = Step("驳回申请", examining >> decided, by=LEADER, article=48, effect=True)

    # What may follow
    redone = Step("重新作出行政行为", stays(effective, performed), by=PARTY, article=49)
    urge = Step("责令限期履行", stays(effective), by=LEADER, effect=True)
    issue_opinion = Step(
        "制发意见书",
        stays(examining, decided, effective, performed, terminated),
        by=LEADER,
        article=57,
        effect=True,
    )
    opinion_served = Step(
        "意见书送达",
        stays(examining, decided, effective, performed, closed, terminated),
        by=REVIEWER,
    )
    opinion_answered = Step(
        "收到纠正情况",
        stays(examining, decided, effective, performed, closed, terminated),
        by=REVIEWER,
        article=57,
    )
    issue_advice = Step(
        "制发建议书",
        stays(examining, decided, effective, performed, terminated),
        by=LEADER,
        article=57,
    )
    sued = Step("登记起诉", stays(effective, performed, closed), by=PARTY)
    suit_ended = Step("登记诉讼结果", stays(effective, performed, closed), by=REVIEWER)

    # What must hold first
    requires = {
        accept: [
            before.meets_the_conditions,
            before.respondent_is_the_right_one,
            applying.represented_if_many,
        ],
        appoint: [hearing.two_reviewers, hearing.nobody_in_conflict],
        copy_received: [hearing.copy_was_sent],
        investigate: [before.two_investigate, before.cards_were_shown],
        conclude_mediation: [before.paper_is_signed],
        settle: [before.settlement_harms_nobody],
        terminate: [before.withdrawal_was_asked, before.was_settled],
        decide: [
            decision.is_no_rejection,
            before.rests_on_evidence,
            before.not_to_the_applicants_harm,
        ],
        serve: [decision.served_when_it_could_be],
        redone: [obeyed.redo_was_ordered],
        opinion_served: [obeyed.opinion_was_issued],
        opinion_answered: [obeyed.opinion_was_issued],
        suit_ended: [obeyed.was_sued],
        close: [obeyed.was_performed],
    }

    # What each step writes down
    writes = {
        register: [
            "parties",
            "channel",
            "oral_recorded",
            "organ_received_on",
            "applied_on",
            "applicant_kind",
            "applicants",
            "representatives",
            "respondent",
            "respondent_kind",
            "act_kind",
            "area",
            "act_number",
            "act_on",
            "known_on",
            "not_told",
            "told_on",
            "longer_until",
            "obstacle",
            "obstacle_from",
            "obstacle_until",
            "realty",
            "request",
            "reasons",
            "asks_compensation",
            "asks_document",
            "document",
            "first_step",
        ],
        ask_correction: ["correction_items"],
        change_respondent: ["respondent", "respondent_kind"],
        accept: ["respondent_is", "interest", "in_scope", "competent", "elsewhere"],
        not_accept: ["refusal_ground", "refusal_why", "competent_organ"],
        appoint: ["reviewer", "second_reviewer", "major", "technical"],
        reply: ["reply_gist", "basis_filed", "self_collected"],
        join: ["parties"],
        investigate: ["investigators", "id_shown", "found_out"],
        hear_opinions: ["opinions_way", "opinions"],
        hold_hearing: [
            "presider",
            "members",
            "head_attended",
            "applicant_absent",
            "hearing_record",
        ],
        ask_stop: ["stop_why"],
        stop: ["stop_ground"],
        stay: ["stay_ground", "stay_agreed", "stay_told"],
        stay_for_applicant: ["applicant_gone", "stay_told"],
        go_on: ["stay_over", "stay_told"],
        mediate: ["mediation_agreed", "mediation_record"],
        conclude_mediation: ["agreement", "signed"],
        settle: ["settlement", "settlement_lawful"],
        ask_withdraw: ["withdraw_why"],
        terminate: ["terminate_ground"],
        propose: ["facts", "proposal", "fault"],
        reject: ["refusal_ground", "refusal_why", "sealed"],
        decide: [
            "fault",
            "outcome",
            "ruling",
            "approval",
            "worse",
            "redo",
            "act_within",
            "compensation",
            "compensation_amount",
            "sealed",
        ],
        serve: ["service", "served_on"],
        redone: ["performed_how", "same_again"],
        perform: ["performed_how"],
        urge: ["urged_until", "urged_why"],
        issue_opinion: ["opinion_to", "opinion"],
        opinion_answered: ["opinion_answer"],
        issue_advice: ["opinion_to", "opinion"],
        sued: ["suit_number"],
        suit_ended: ["suit_result"],
    }

    # What each step can't do without
    needs = {
        register: ["parties", "channel", "respondent", "act_kind"],
        ask_correction: ["correction_items"],
        change_respondent: ["respondent"],
        not_accept: ["refusal_ground", "refusal_why"],
        appoint: ["reviewer"],
        join: ["parties"],
        investigate: ["found_out"],
        hear_opinions: ["opinions_way", "opinions"],
        hold_hearing: ["hearing_record"],
        ask_stop: ["stop_why"],
        stop: ["stop_ground"],
        stay: ["stay_ground"],
        stay_for_applicant: ["applicant_gone"],
        go_on: ["stay_over"],
        mediate: ["mediation_record"],
        conclude_mediation: ["agreement"],
        settle: ["settlement"],
        terminate: ["terminate_ground"],
        propose: ["proposal"],
        reject: ["refusal_ground", "refusal_why"],
        decide: ["outcome"],
        serve: ["service", "served_on"],
        redone: ["performed_how"],
        perform: ["performed_how"],
        urge: ["urged_until", "urged_why"],
        issue_opinion: ["opinion_to", "opinion"],
        opinion_answered: ["opinion_answer"],
        issue_advice: ["opinion_to", "opinion"],
        suit_ended: ["suit_result"],
    }

    # What the law times
    review_within = Deadline(
        "reconsideration_2017.accept",
        after=(register, supply),
        before=(accept, not_accept),
        ended_by=(ask_correction, take_back),
        says="审查申请",
    )
    ask_within = Deadline(
        "reconsideration.before_correction_notice",
        after=register,
        given=ask_correction,
        before=ask_correction,
        ended_by=(accept, not_accept, take_back),
        says="材料不全的，通知补正",
    )
    send_within = Deadline(
        "reconsideration_2017.send_copy",
        after=accept,
        before=send_copy,
        ended_by=(decide, reject, conclude_mediation, terminate),
        says="把申请书副本发送被申请人",
    )
    reply_within = Lapse(
        "reconsideration_2017.reply", after=copy_received, before=reply, says="被申请人答复举证"
    )
    decide_within = Deadline(
        "reconsideration_2017.decide",
        after=accept,
        before=(decide, reject, conclude_mediation, terminate),
        says="作出行政复议决定",
        rests={"stay": (stay, go_on), "stay_for_applicant": (stay_for_applicant, go_on)},
    )
    terminate_after = Lapse(
        "reconsideration.before_terminate_after_stay",
        after=stay_for_applicant,
        before=(go_on, terminate),
        says="中止原因不消除的，终止复议",
    )
    redo_within = Lapse(
        "reconsideration.redo_default",
        after=serve,
        since="redo_from",
        before=redone,
        says="被申请人重新作出行政行为",
    )
    opinion_within = Lapse(
        "reconsideration.before_opinion_report",
        after=opinion_served,
        before=opinion_answered,
        says="报送意见书的纠正情况",
    )
