"""How a penalty case moves: summary, ordinary and hearing procedures, service, execution."""

from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, Window, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, OFFICER, PARTY

from . import coercion, decision, execution, gates, penalties

#: What is written of a seizure, approved before or after.
SEIZING = [
    "scope_checked",
    "measure_told",
    "papers_handed",
    "listed",
    "unsigned",
    "unsigned_why",
]
#: What is proposed: by the investigation, and anew where the party is told of something else.
PROPOSAL = [*penalties.PROPOSED.values()]


class Penalty(Procedure):
    """行政处罚程序（行政处罚法第五章、第六章）"""

    law = "penalty"

    # Where a case stands
    clue = Stage("线索")
    on_spot = Stage("当场处罚")
    investigation = Stage("调查")
    examination = Stage("审查")
    told = Stage("已告知")
    hearing = Stage("听证")
    decided = Stage("已决定")
    served = Stage("已送达")
    at_court = Stage("申请强制执行")
    performed = Stage("已履行")
    at_police = Stage("已移送公安机关")
    closed = Stage("结案", ends=True)
    not_filed = Stage("不予立案", ends=True, counts=False)
    referred = Stage("移送其他机关", ends=True, counts=False)
    with_police = Stage("公安机关立案", ends=True, counts=False)
    ended = Stage("终止", ends=True, counts=False)

    #: What is kept, seized or frozen is settled wherever the case stands meanwhile.
    while_held = stays(
        investigation, examination, told, hearing, decided, served, at_court, performed, at_police
    )

    # What moves it on
    register = Step("登记线索", begins(clue), by=(OFFICER, CLERK))
    file = Step("立案", clue >> investigation, by=LEADER, article=54)
    punish_on_spot = Step("当场处罚", clue >> on_spot, by=OFFICER, article=51, effect=True)
    decline = Step("不予立案", clue >> not_filed, by=LEADER, article=54)
    refer = Step("移送有管辖权的机关", (clue | investigation) >> referred, by=LEADER, article=25)
    recuse = Step("决定回避", stays(investigation, examination, told), by=LEADER, article=43)
    change_officers = Step(
        "更换办案人员", stays(investigation, examination, told), by=LEADER, article=43
    )
    investigate = Step("调查取证", stays(investigation), by=OFFICER, article=55)
    preserve = Step("先行登记保存", stays(investigation), by=OFFICER, article=56)
    settle_kept = Step("处理登记保存的物品", while_held, by=OFFICER)
    seize = Step("查封、扣押", stays(investigation), by=OFFICER, article="（行政强制法第二十四条）")
    seize_urgently = Step(
        "紧急查封、扣押", stays(investigation), by=OFFICER, article="（行政强制法第十九条）"
    )
    approve_seizure = Step(
        "补办查封、扣押批准", stays(investigation), by=LEADER, article="（行政强制法第十九条）"
    )
    lift_seizure = Step(
        "不批准，立即解除", stays(investigation), by=LEADER, article="（行政强制法第十九条）"
    )
    release = Step(
        "处理查封、扣押的财物", while_held, by=OFFICER, article="（行政强制法第二十七条）"
    )
    freeze = Step(
        "冻结存款、汇款", stays(investigation), by=OFFICER, article="（行政强制法第三十条）"
    )
    deliver_freeze = Step(
        "交付冻结决定书", while_held, by=OFFICER, article="（行政强制法第三十一条）"
    )
    unfreeze = Step(
        "解除冻结、处理款项", while_held, by=OFFICER, article="（行政强制法第三十二条）"
    )
    tell_extension = Step(
        "书面告知延长期限", while_held, by=OFFICER, article="（行政强制法第二十五条）"
    )
    appraise = Step("送检测、检验、鉴定", stays(investigation), by=OFFICER)
    appraised = Step("收到检测、检验、鉴定结论", stays(investigation), by=OFFICER)
    review_camera = Step(
        "审核监控记录", stays(clue, investigation), by=(LEGAL_REVIEWER, OFFICER), article=41
    )
    tell_finding = Step(
        "告知监控发现的违法事实",
        stays(clue, investigation, examination, told),
        by=OFFICER,
        article=41,
    )
    conclude = Step("调查终结", investigation >> examination, by=OFFICER, article=57)
    return_to_investigation = Step(
        "退回补充调查", examination >> investigation, by=(LEGAL_REVIEWER, LEADER), article=58
    )
    review = Step("法制审核", stays(examination, told), by=LEGAL_REVIEWER, article=58)
    notify = Step("事先告知", (examination | told) >> told, by=OFFICER, article=44)
    notify_hearing_right = Step(
        "告知听证权利", (examination | told) >> told, by=OFFICER, article=63
    )
    waive = Step("放弃陈述申辩", stays(told), by=PARTY, article=62)
    state = Step("陈述申辩", stays(told), by=PARTY, article=45)
    recheck_statement = Step("复核陈述申辩", stays(told), by=OFFICER, article=45)
    waive_hearing = Step("放弃听证", stays(told), by=PARTY, article=64)
    ask_hearing = Step("要求听证", told >> hearing, by=PARTY, article=64)
    call_hearing = Step("通知听证", stays(hearing), by=(OFFICER, LEGAL_REVIEWER), article=64)
    hear = Step("举行听证", hearing >> told, by=(LEGAL_REVIEWER, LEADER), article=64)
    withdraw_hearing = Step("撤回听证要求", hearing >> told, by=PARTY, article=64)
    discuss = Step("集体讨论", stays(examination, told), by=LEADER, article=57)
    decide = Step("作出决定", (examination | told) >> decided, by=LEADER, article=57, effect=True)
    send_by_post = Step("交邮", stays(decided), by=OFFICER)
    announce = Step("公告送达", stays(decided), by=OFFICER, article=61)
    serve = Step("送达", decided >> served, by=OFFICER, article=61, effect=True)
    serve_by_announcement = Step("公告期满送达", decided >> served, by=OFFICER, article=61)
    report_on_spot = Step("当场处罚备案", stays(on_spot, performed), by=OFFICER, article=52)
    collect = Step("当场收缴罚款", (on_spot | served) >> performed, by=OFFICER, article=68)
    hand_in = Step("交至行政机关", stays(performed), by=OFFICER, article=71)
    bank_in = Step("缴付银行", stays(performed), by=CLERK, article=71)
    defer = Step("批准延期、分期缴纳", stays(served), by=LEADER, article=66)
    pay_part = Step("缴纳部分罚款", stays(on_spot, served, at_court), by=PARTY, article=67)
    perform = Step("履行完毕", (on_spot | served | at_court) >> performed, by=PARTY, article=66)
    add_fine = Step("加处罚款", stays(served), by=LEADER, article=72)
    contest = Step("登记复议、诉讼", stays(served, at_court, performed), by=PARTY, article=73)
    contest_ended = Step("登记复议、诉讼结果", stays(served, at_court, performed), by=PARTY)
    demand = Step("催告", stays(served), by=OFFICER, article="（行政强制法第五十四条）")
    apply_to_court = Step("申请法院强制执行", served >> at_court, by=LEADER, article=72)
    court_accepts = Step("法院受理", stays(at_court), by=OFFICER)
    court_rules = Step("登记法院裁定", stays(at_court), by=OFFICER)
    publish = Step(
        "公示决定", stays(decided, served, at_court, performed, closed), by=OFFICER, article=48
    )
    keep_private = Step(
        "决定不公开", stays(decided, served, at_court, performed), by=LEADER, article=48
    )
    change_decision = Step(
        "登记决定被改变",
        stays(decided, served, at_court, performed, closed),
        by=LEADER,
        article=48,
        effect=True,
    )
    unpublish = Step(
        "撤回公示并说明理由",
        stays(decided, served, at_court, performed, closed, ended),
        by=OFFICER,
        article=48,
    )
    reopen = Step(
        "重新处理", (decided | served | performed | closed) >> investigation, by=LEADER, effect=True
    )
    hand_to_police = Step(
        "移送公安机关", (investigation | examination | told) >> at_police, by=LEADER, article=27
    )
    police_file = Step("公安机关立案", at_police >> with_police, by=OFFICER)
    police_decline = Step("公安机关不予立案", at_police >> investigation, by=OFFICER)
    end = Step(
        "终止",
        (investigation | examination | told | hearing | decided | served | at_court) >> ended,
        by=LEADER,
        effect=True,
    )
    close = Step("结案", (performed | served) >> closed, by=LEADER)
    archive = Step("立卷归档", stays(closed, ended, not_filed, with_police), by=(OFFICER, CLERK))

    # What must hold first
    requires = {
        punish_on_spot: [
            gates.two_certified_officers,
            gates.in_jurisdiction,
            gates.towns_have_powers_handed_down,
            gates.id_was_shown,
            decision.small_enough_for_summary,
            decision.heard_on_the_spot,
            decision.decision_was_handed_over,
            gates.finding_was_reviewed,
            gates.decision_is_signed,
            gates.unsigned_is_witnessed,
            decision.something_is_laid,
            decision.found_in_time,
            decision.old_enough,
            decision.not_fined_before,
        ],
        review_camera: [gates.camera_is_sited],
        file: [
            gates.two_certified_officers,
            gates.in_jurisdiction,
            gates.towns_have_powers_handed_down,
        ],
        change_officers: [gates.two_certified_officers],
        investigate: [
            gates.two_certified_officers,
            gates.id_was_shown_to_whom_was_asked,
            gates.questioning_is_recorded,
            gates.cameras_were_reviewed,
        ],
        preserve: [gates.two_certified_officers, coercion.preservation_is_approved],
        settle_kept: [coercion.something_is_kept],
        seize: [
            coercion.two_officers_carry_it_out,
            coercion.measure_is_approved,
            coercion.scope_was_checked,
            coercion.party_was_told_on_site,
            coercion.seizure_papers_were_handed,
            gates.on_site_record_is_signed,
            gates.unsigned_is_witnessed,
        ],
        seize_urgently: [
            coercion.two_officers_carry_it_out,
            coercion.scope_was_checked,
            coercion.party_was_told_on_site,
            coercion.seizure_papers_were_handed,
            gates.on_site_record_is_signed,
            gates.unsigned_is_witnessed,
        ],
        approve_seizure: [
            coercion.something_awaits_approval,
            coercion.approved_afterwards,
            coercion.approved_within_hours,
        ],
        lift_seizure: [coercion.something_awaits_approval],
        release: [coercion.something_is_seized],
        freeze: [
            coercion.two_officers_carry_it_out,
            coercion.law_gives_the_power_to_freeze,
            coercion.measure_is_approved,
            coercion.not_frozen_by_another,
            coercion.bank_was_told,
        ],
        deliver_freeze: [coercion.something_is_frozen],
        unfreeze: [coercion.something_is_frozen],
        tell_extension: [coercion.measure_was_extended],
        appraised: [gates.appraisal_was_asked],
        conclude: [
            gates.was_investigated,
            gates.finding_was_reviewed,
            gates.lighter_for_the_young,
            coercion.emergencies_are_settled,
        ],
        review: [gates.reviewer_did_not_handle_it],
        notify: [
            gates.two_certified_officers,
            gates.content_was_told,
            gates.penalty_is_named,
            gates.nobody_is_to_be_detained,
            gates.hearing_was_not_due,
            gates.heavy_kinds_offer_a_hearing,
        ],
        notify_hearing_right: [
            gates.two_certified_officers,
            gates.content_was_told,
            gates.penalty_is_named,
            gates.nobody_is_to_be_detained,
        ],
        recheck_statement: [gates.something_was_stated],
        waive_hearing: [gates.hearing_was_offered],
        ask_hearing: [gates.hearing_was_offered, gates.asked_in_time],
        call_hearing: [gates.chair_did_not_investigate, gates.called_in_time],
        hear: [
            gates.hearing_was_called,
            gates.hearing_is_held_as_called,
            gates.hearing_is_recorded,
        ],
        decide: [
            decision.party_was_told,
            decision.not_heavier_than_told,
            decision.hearing_was_offered_if_heavy,
            decision.defence_was_considered,
            decision.reviewed_if_due,
            decision.discussed_if_serious,
            decision.facts_are_proved,
            decision.found_in_time,
            decision.old_enough,
            gates.lighter_for_the_young,
            decision.not_minor,
            decision.at_fault,
            decision.not_under_fourteen,
            decision.capable,
            decision.not_fined_before,
            decision.crime_went_to_police,
            decision.decision_is_complete,
            decision.something_is_laid,
            decision.nobody_is_detained,
            decision.gain_is_confiscated,
            decision.within_the_benchmark,
            decision.correction_is_ordered,
            decision.educated_instead,
            gates.finding_was_told,
            decision.decided_in_time,
            decision.late_only_if_late,
        ],
        serve: [
            execution.served_when_it_could_be,
            execution.receipt_is_signed,
            execution.leaving_is_proved,
            execution.electronic_service_was_agreed,
        ],
        serve_by_announcement: [execution.was_announced, execution.served_when_it_could_be],
        collect: [
            execution.may_be_collected,
            execution.ordinary_fines_are_banked,
            execution.receipt_was_given,
        ],
        hand_in: [execution.was_collected],
        bank_in: [execution.was_handed_in],
        add_fine: [execution.surcharge_is_capped],
        contest_ended: [execution.was_contested],
        apply_to_court: [execution.was_demanded, execution.not_contested],
        unpublish: [execution.was_published],
        reopen: [execution.decision_was_changed],
        hand_to_police: [coercion.seized_things_go_along, coercion.frozen_money_goes_along],
        end: [
            coercion.nothing_is_left_kept,
            coercion.nothing_is_left_seized,
            coercion.nothing_is_left_frozen,
        ],
        close: [
            coercion.nothing_is_left_kept,
            coercion.nothing_is_left_seized,
            coercion.nothing_is_left_frozen,
            execution.nothing_is_left_to_perform,
            execution.collected_fine_is_banked,
            execution.on_spot_was_reported,
            execution.openness_is_settled,
            execution.crime_is_not_left_aside,
        ],
        archive: [execution.is_not_archived_yet],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "parties",
            "party_kind",
            "cause",
            "source",
            "sector",
            "regulated_party",
            "place",
            "violated_on",
            "found_on",
            "clue",
            "camera",
        ],
        review_camera: ["camera", "camera_sited", "camera_result"],
        tell_finding: ["finding_told"],
        punish_on_spot: [
            "officer",
            "second_officer",
            "jurisdiction",
            "id_shown",
            "stated_on_spot",
            "facts",
            "basis",
            "warned",
            "fine",
            "correction",
            "remedies_told",
            "papers_handed",
            "unsigned",
            "unsigned_why",
        ],
        file: ["jurisdiction", "officer", "second_officer"],
        decline: ["not_filed_why"],
        refer: ["referred_to"],
        recuse: ["recused"],
        change_officers: ["officer", "second_officer"],
        investigate: [
            "officer",
            "second_officer",
            "id_shown",
            "evidence_kind",
            "evidence_proves",
            "record_made",
            "camera_evidence",
            "camera_reviewed",
        ],
        preserve: ["approved_by_head", "listed"],
        settle_kept: ["kept_how"],
        seize: ["approved_by_head", *SEIZING],
        seize_urgently: ["seized_at", *SEIZING],
        approve_seizure: ["approved_at"],
        lift_seizure: ["not_approved_why"],
        release: ["kept_how"],
        freeze: [
            "approved_by_head",
            "freeze_basis",
            "frozen_elsewhere",
            "bank",
            "frozen",
            "bank_told",
        ],
        unfreeze: ["unfrozen_how"],
        tell_extension: ["extended_why"],
        appraise: ["appraised_what"],
        appraised: ["appraisal"],
        conclude: [
            "facts",
            "evidence_checked",
            "harm",
            "amount",
            "earned",
            "repaid",
            "offences",
            "life_or_finance",
            "exempt",
            "lighter",
            "benchmark",
            "crime_suspected",
            "serious",
            "review_due",
            "review_why",
            "hearing_due",
            *PROPOSAL,
        ],
        return_to_investigation: ["sent_back_why"],
        review: ["review_result", "review_opinion"],
        notify: [*PROPOSAL, "told_facts", "reply_by"],
        notify_hearing_right: [*PROPOSAL, "told_facts", "reply_by"],
        state: ["statement"],
        recheck_statement: ["adopted", "recheck"],
        call_hearing: ["hearing_on", "hearing_place", "presider"],
        hear: ["hearing_record", "hearing_opinion"],
        discuss: ["discussed_by", "discussion"],
        decide: [
            "outcome",
            "basis",
            "warned",
            "criticised",
            "fine",
            "gain",
            "goods",
            "licence",
            "business",
            "days",
            "other_penalty",
            "beyond_why",
            "late_why",
            "correction",
            "education",
            "remedies_told",
            "sealed",
        ],
        announce: ["announced_why"],
        serve: ["service", "served_on", "received_by", "left_proof", "consent_signed"],
        serve_by_announcement: ["served_on"],
        collect: ["collect_ground", "receipt_number", "paid"],
        defer: ["deferred_until"],
        pay_part: ["paid"],
        perform: ["paid", "paid_how"],
        add_fine: ["surcharge"],
        contest: ["contested"],
        contest_ended: ["contest_result"],
        demand: ["demanded"],
        apply_to_court: ["court"],
        court_rules: ["court_ruling"],
        publish: ["published_where"],
        keep_private: ["withheld_why"],
        change_decision: ["changed", "changed_by", "changed_why"],
        hand_to_police: ["crime_transfer"],
        police_file: ["police_told"],
        police_decline: ["police_told"],
        end: ["ended_why"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "parties", "party_kind", "cause", "source"],
        review_camera: ["camera_result"],
        tell_finding: ["finding_told"],
        punish_on_spot: ["officer", "second_officer", "jurisdiction", "facts", "basis"],
        file: ["jurisdiction", "officer", "second_officer"],
        decline: ["not_filed_why"],
        refer: ["referred_to"],
        recuse: ["recused"],
        change_officers: ["officer", "second_officer"],
        investigate: ["evidence_kind", "evidence_proves"],
        preserve: ["listed"],
        settle_kept: ["kept_how"],
        seize: ["listed"],
        seize_urgently: ["listed", "seized_at"],
        approve_seizure: ["approved_at"],
        lift_seizure: ["not_approved_why"],
        release: ["kept_how"],
        freeze: ["freeze_basis", "bank", "frozen"],
        unfreeze: ["unfrozen_how"],
        tell_extension: ["extended_why"],
        appraise: ["appraised_what"],
        appraised: ["appraisal"],
        conclude: ["facts", "harm"],
        return_to_investigation: ["sent_back_why"],
        review: ["review_result", "review_opinion"],
        notify: ["proposed_basis", "reply_by"],
        notify_hearing_right: ["proposed_basis", "reply_by"],
        state: ["statement"],
        recheck_statement: ["recheck"],
        call_hearing: ["hearing_on", "presider"],
        discuss: ["discussed_by", "discussion"],
        decide: ["outcome"],
        announce: ["announced_why"],
        serve: ["service", "served_on"],
        serve_by_announcement: ["served_on"],
        collect: ["collect_ground", "paid"],
        defer: ["deferred_until"],
        pay_part: ["paid"],
        perform: ["paid_how"],
        add_fine: ["surcharge"],
        contest: ["contested"],
        contest_ended: ["contest_result"],
        demand: ["demanded"],
        apply_to_court: ["court"],
        court_rules: ["court_ruling"],
        publish: ["published_where"],
        keep_private: ["withheld_why"],
        change_decision: ["changed", "changed_by", "changed_why"],
        end: ["ended_why"],
    }

    # What a step blanks: a case taken up again begins anew
    clears = {
        reopen: [
            "outcome",
            *penalties.PROPOSED,
            *PROPOSAL,
            "late_why",
            "review_result",
            "service",
            "served_on",
            "received_by",
            "left_proof",
            "consent_signed",
            "collect_ground",
            "receipt_number",
            "deferred_until",
            "surcharge",
        ]
    }

    # What the law times
    decide_within = Deadline(
        "penalty.decide",
        after=file,
        before=(decide, hand_to_police, refer, end),
        says="作出处罚决定",
        rests={
            "appraisal": (appraise, appraised),
            "hearing": (ask_hearing, hear),
        },
    )
    settle_kept_within = Deadline(
        "penalty.evidence_registration",
        after=preserve,
        before=settle_kept,
        says="处理登记保存的物品",
    )
    approve_within = Deadline(
        "coercion.emergency_report",
        after=seize_urgently,
        before=(approve_seizure, lift_seizure),
        says="补办查封、扣押批准",
    )
    release_within = Deadline(
        "coercion.seizure",
        after=seize,
        before=release,
        says="处理查封、扣押的财物",
        rests={"appraisal": (appraise, appraised)},
    )
    release_urgent_within = Deadline(
        "coercion.seizure",
        after=seize_urgently,
        before=(release, lift_seizure),
        says="处理紧急查封、扣押的财物",
        rests={"appraisal": (appraise, appraised)},
    )
    deliver_freeze_within = Deadline(
        "coercion.freeze_notice",
        after=freeze,
        before=(deliver_freeze, unfreeze),
        says="交付冻结决定书",
    )
    unfreeze_within = Deadline(
        "coercion.freeze",
        after=freeze,
        before=unfreeze,
        says="解除冻结、处理款项",
    )
    may_ask_hearing = Window(
        "penalty.hearing_request",
        after=notify_hearing_right,
        before=decide,
        ended_by=(waive_hearing, ask_hearing),
        says="当事人要求听证",
    )
    serve_within = Deadline(
        "penalty.serve",
        after=decide,
        before=(serve, send_by_post, announce),
        says="送达处罚决定书",
    )
    announced_until = Window(
        "service.public_announcement",
        after=announce,
        before=serve_by_announcement,
        says="公告送达",
    )
    hand_in_within = Deadline(
        "penalty.onsite_fine_officer", after=collect, before=hand_in, says="上交当场收缴的罚款"
    )
    bank_in_within = Deadline(
        "penalty.onsite_fine_agency", after=hand_in, before=bank_in, says="把罚款缴付银行"
    )
    pay_within = Lapse(
        "penalty.pay",
        after=(serve, serve_by_announcement),
        before=(perform, collect),
        since="served_on",
        says="缴纳罚款",
    )
    pay_spot_within = Lapse(
        "penalty.pay", after=punish_on_spot, before=(perform, collect), says="缴纳当场罚款"
    )
    publish_within = Deadline(
        "penalty.publish",
        after=decide,
        before=(publish, keep_private),
        says="公示处罚决定",
    )
    unpublish_within = Deadline(
        "penalty.unpublish",
        after=change_decision,
        before=unpublish,
        given=publish,
        says="撤回公示并说明理由",
    )
    may_sue = Window(
        "litigation.sue_direct",
        after=(serve, serve_by_announcement),
        before=apply_to_court,
        since="served_on",
        says="当事人提起行政诉讼",
    )
    demand_answered = Window(
        "coercion.court_demand_wait",
        after=demand,
        before=apply_to_court,
        says="当事人按催告履行",
    )
    apply_within = Deadline(
        "coercion.court_apply",
        after=(serve, serve_by_announcement),
        before=(apply_to_court, perform),
        since=may_sue,
        ended_by=(defer,),
        says="申请法院强制执行",
    )
    apply_after_deferral = Deadline(
        "coercion.court_apply",
        after=defer,
        before=(apply_to_court, perform),
        since="deferred_until",
        says="申请法院强制执行（延期、分期届满后）",
    )
    court_accepts_within = Lapse(
        "coercion.court_accept",
        after=apply_to_court,
        before=(court_accepts, court_rules),
        says="法院受理强制执行申请",
    )
    court_rules_within = Lapse(
        "coercion.court_ruling_formal",
        after=court_accepts,
        before=court_rules,
        says="法院作出执行裁定",
    )
