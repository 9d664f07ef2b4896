"""How a petition moves: sorted, told, handled, answered; reviewed and rechecked where asked."""

from yifa.kernel.kernel_steps import ASSIGN, SEND_BACK, TRANSFER
from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, PARTY, SUPERVISOR

from . import gates


class Petitioning(Procedure):
    """信访事项办理（信访工作条例第三章、第四章）"""

    law = "petition"

    # Where a petition stands
    registered = Stage("待分类")
    sorted = Stage("待受理")
    handling = Stage("办理中")
    decided = Stage("意见书待送达")
    answered = Stage("已书面答复", ends=True)
    not_accepted = Stage("不予受理", ends=True)
    reviewing = Stage("复查中")
    reviewed = Stage("复查意见待送达")
    review_answered = Stage("已复查", ends=True)
    rechecking = Stage("复核中")
    rechecked = Stage("复核意见待送达")
    final = Stage("复核终结", ends=True)
    settled = Stage("调解和解", ends=True)
    finished = Stage("按其他途径办结", ends=True)
    guided = Stage("已引导到法定途径", ends=True)
    passed_on = Stage("已转送系统外机关", ends=True)
    given_back = Stage("已交还转送单位", ends=True, counts=False)
    withdrawn = Stage("撤回", ends=True, counts=False)
    merged = Stage("并案", ends=True, counts=False)

    # Who puts off is urged while it is in hand; afterwards, who does not carry it out
    in_hand = (registered, sorted, handling, decided, reviewing, reviewed, rechecking, rechecked)
    concluded = (answered, review_answered, final, settled, finished)

    # What moves it on
    register = Step(
        "登记", begins(registered), by=(CLERK, LEADER, PARTY), article="第二十二条、第二十三条"
    )
    sort = Step(
        "依法分类", (registered | sorted) >> sorted, by=CLERK, article="第二十八条、第三十一条"
    )
    set_term = Step("要求限期反馈结果", stays(registered, sorted), by=(CLERK, LEADER), article=22)
    tell_sent = Step("告知转送、交办去向", stays(registered, sorted), by=CLERK, article=23)
    choose = Step("推选代表", stays(registered, sorted), by=(CLERK, LEADER), article=20)
    report_urgent = Step(
        "报告重大紧急事项", stays(registered, sorted, handling), by=(CLERK, LEADER), article=25
    )
    accept = Step(
        "受理并书面告知（信访程序）", sorted >> handling, by=CLERK, article=23, effect=True
    )
    take_on = Step(
        "受理并书面告知（其他途径）", sorted >> handling, by=CLERK, article=31, effect=True
    )
    guide = Step("告知向有权机关提出", sorted >> guided, by=CLERK, article=23, effect=True)
    pass_on = Step(
        "转送系统外机关", sorted >> passed_on, by=(CLERK, LEADER), article=22, effect=True
    )
    refuse = Step(
        "不予受理并书面告知",
        (registered | sorted) >> not_accepted,
        by=CLERK,
        article=23,
        effect=True,
    )
    cannot_tell = Step("姓名、住址不清无法告知", stays(registered, sorted), by=CLERK, article=23)
    object = Step("对转送、交办提出异议", stays(registered, sorted), by=CLERK, article=23)
    object_agreed = Step("转送单位同意异议", stays(registered, sorted), by=CLERK, article=23)
    object_denied = Step("转送单位不同意异议", stays(registered, sorted), by=CLERK, article=23)
    give_back = Step(
        "交还转送单位", (registered | sorted) >> given_back, by=CLERK, article=23, effect=True
    )
    merge = Step("并案", (registered | sorted) >> merged, by=CLERK)
    withdraw = Step("信访人撤回", (registered | sorted) >> withdrawn, by=PARTY)
    instruct = Step("领导批示", stays(registered, sorted, handling), by=LEADER, article=18)
    meet = Step(
        "领导接访",
        stays(registered, sorted, handling, decided, *concluded),
        by=(CLERK, LEADER),
        article=18,
    )
    urge = Step("督办", stays(*in_hand, *concluded), by=(SUPERVISOR, LEADER), article=40)
    answer_urging = Step("反馈督办情况", stays(*in_hand, *concluded), by=CLERK, article=40)
    report_result = Step(
        "反馈结果、提交办结报告", stays(handling, decided, *concluded), by=CLERK, article=22
    )
    investigate = Step("听取陈述、调查核实", stays(handling), by=CLERK, article=31)
    open_hearing = Step("决定听证", stays(handling, rechecking), by=LEADER, article=31)
    hear = Step("举行听证", stays(handling, rechecking), by=(CLERK, LEADER), article=31)
    tell_extension = Step("告知信访人延期", stays(handling), by=CLERK, article=34)
    opine = Step("出具处理意见书", handling >> decided, by=(CLERK, LEADER), article=32, effect=True)
    serve = Step("送达处理意见书", decided >> answered, by=CLERK, article=35)
    settle = Step("调解和解", handling >> settled, by=CLERK, article=33, effect=True)
    stop = Step("信访人撤回，终止办理", handling >> withdrawn, by=PARTY)
    finish = Step("按其他途径办结并答复", handling >> finished, by=CLERK, article=31, effect=True)
    ask_review = Step("请求复查", answered >> reviewing, by=PARTY, article=35)
    refuse_review = Step("逾期请求，不予复查", stays(answered), by=CLERK, article=35)
    give_review = Step(
        "提出复查意见", reviewing >> reviewed, by=(CLERK, LEADER), article=35, effect=True
    )
    serve_review = Step("送达复查意见", reviewed >> review_answered, by=CLERK, article=35)
    redo = Step("按复查意见重新办理", review_answered >> sorted, by=CLERK, article=35)
    ask_recheck = Step("请求复核", review_answered >> rechecking, by=PARTY, article=36)
    refuse_recheck = Step("逾期请求，不予复核", stays(review_answered), by=CLERK, article=36)
    give_recheck = Step(
        "提出复核意见", rechecking >> rechecked, by=(CLERK, LEADER), article=36, effect=True
    )
    serve_recheck = Step("送达复核意见", rechecked >> final, by=CLERK, article=36)
    perform = Step("落实处理意见", stays(*concluded), by=CLERK, article=32)
    visit = Step("回访", stays(*concluded, guided), by=(CLERK, LEADER), article=37)
    rate = Step("信访人评价", stays(*concluded), by=PARTY, article=21)
    archive = Step("归档", stays(*concluded, guided, passed_on, given_back, not_accepted), by=CLERK)

    # What must hold first
    requires = {
        accept: [
            gates.no_other_route,
            gates.nobody_interested,
            gates.few_represent,
            gates.representatives_asked_for,
            gates.not_ended_before,
            gates.not_in_hand_below,
            gates.urgent_reported,
        ],
        take_on: [
            gates.another_route,
            gates.nobody_interested,
            gates.few_represent,
            gates.representatives_asked_for,
            gates.not_in_hand_below,
            gates.urgent_reported,
        ],
        guide: [gates.told_where_to_go],
        pass_on: [gates.not_sent_to_the_accused],
        refuse: [gates.refused_for_an_earlier_one, gates.ground_holds],
        cannot_tell: [gates.cannot_be_found],
        set_term: [gates.day_is_named],
        choose: [gates.several_came],
        report_urgent: [gates.is_urgent],
        give_back: [gates.came_on_paper, gates.objection_agreed],
        object: [gates.objected_in_time],
        object_agreed: [gates.was_objected],
        object_denied: [gates.was_objected],
        meet: [gates.few_represent, gates.representatives_chosen, gates.who_received],
        report_result: [gates.result_was_asked],
        hear: [gates.hearing_decided],
        tell_extension: [gates.was_extended],
        answer_urging: [gates.was_urged],
        settle: [gates.settled_on_paper, gates.is_a_claim],
        opine: [
            gates.handled_by_opinion,
            gates.was_investigated,
            gates.opinion_is_whole,
            gates.told_of_extension,
        ],
        finish: [gates.handled_otherwise, gates.answered_in_words],
        ask_review: [gates.review_in_time],
        refuse_review: [gates.review_time_over],
        give_review: [gates.reviewed_above],
        redo: [gates.to_be_redone],
        ask_recheck: [gates.recheck_in_time],
        refuse_recheck: [gates.recheck_time_over],
        give_recheck: [gates.rechecked_above],
        archive: [gates.carried_out, gates.visited],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "parties",
            "channel",
            "received_on",
            "people",
            "crowd",
            "representatives",
            "domain",
            "claims",
            "facts",
            "about",
            "village",
            "is_first",
            "is_urgent",
            "earlier",
            "accused",
            "accused_person",
        ],
        sort: [
            "situation",
            "sort_reason",
            "accused",
            "accused_person",
            "earlier",
        ],
        set_term: ["report_by"],
        tell_sent: ["sent_told"],
        choose: ["crowd", "representatives"],
        report_urgent: ["reported_to"],
        accept: ["has_interest"],
        take_on: ["runs_by", "has_interest"],
        guide: ["guided_to"],
        pass_on: ["sent_out_to"],
        refuse: ["refusal_ground", "refusal_reason", "earlier"],
        object: ["objection"],
        give_back: ["given_back_to"],
        merge: ["merged_into"],
        instruct: ["instruction", "report_by"],
        meet: ["met_by", "reception", "meeting_note"],
        urge: ["urged_why", "advice"],
        answer_urging: ["urging_answer", "advice_taken"],
        report_result: ["result_report"],
        investigate: ["statement", "findings"],
        hear: ["hearing_note"],
        tell_extension: ["extension_why"],
        settle: ["settlement"],
        opine: ["opinion", "request_told", "facts_found", "handling", "basis"],
        finish: ["finish_result", "reply"],
        ask_review: ["review_request"],
        refuse_review: ["late_why"],
        give_review: ["review_result", "review_text", "review_organ"],
        ask_recheck: ["recheck_request"],
        refuse_recheck: ["late_why"],
        give_recheck: ["recheck_result", "recheck_text", "recheck_organ"],
        perform: ["performance"],
        rate: ["satisfaction"],
        visit: ["satisfaction", "visit_note"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "channel"],
        sort: ["situation"],
        set_term: ["report_by"],
        tell_sent: ["sent_told"],
        choose: ["crowd"],
        report_urgent: ["reported_to"],
        take_on: ["runs_by"],
        pass_on: ["sent_out_to"],
        refuse: ["refusal_ground", "refusal_reason"],
        object: ["objection"],
        give_back: ["given_back_to"],
        merge: ["merged_into"],
        instruct: ["instruction"],
        urge: ["urged_why"],
        answer_urging: ["urging_answer"],
        report_result: ["result_report"],
        investigate: ["findings"],
        hear: ["hearing_note"],
        tell_extension: ["extension_why"],
        opine: ["opinion"],
        finish: ["finish_result"],
        refuse_review: ["late_why"],
        give_review: ["review_result", "review_text"],
        refuse_recheck: ["late_why"],
        give_recheck: ["recheck_result", "recheck_text"],
        perform: ["performance"],
        rate: ["satisfaction"],
        visit: ["satisfaction"],
    }

    # What was said before and no longer answers
    clears = {
        urge: ["urging_answer"],
        redo: [
            "opinion",
            "request_told",
            "facts_found",
            "handling",
            "basis",
            "review_organ",
        ],
    }

    # What the law times
    dispose_within = Deadline(
        "petition.office_dispose",
        after=register,
        before=(accept, take_on, guide, pass_on, refuse, give_back, merge),
        since="received_on",
        ended_by=(ASSIGN, TRANSFER, withdraw),
        says="登记并区分情况转送、交办或者受理",
    )
    tell_within = Deadline(
        "petition.notify_direct",
        after=register,
        before=(accept, take_on, guide, pass_on, refuse, cannot_tell, tell_sent),
        since="received_on",
        ended_by=(ASSIGN, TRANSFER, withdraw, merge, give_back),
        says="书面告知信访人",
    )
    tell_forwarded_within = Deadline(
        "petition.notify_forwarded",
        after=(ASSIGN, TRANSFER),
        before=(accept, take_on, guide, pass_on, refuse, cannot_tell),
        ended_by=(withdraw, merge, object_agreed),
        says="书面告知信访人（转送、交办来的）",
    )
    object_within = Lapse(
        "petition.object_to_forwarding",
        after=(ASSIGN, TRANSFER),
        before=object,
        ended_by=(SEND_BACK, accept, take_on, guide, pass_on, refuse, withdraw, merge),
        says="不属于本单位职权的，提出异议",
    )
    object_on_paper_within = Lapse(
        "petition.object_to_forwarding",
        after=register,
        before=object,
        since="handed_on",
        ended_by=(ASSIGN, TRANSFER, accept, take_on, guide, pass_on, refuse, withdraw, merge),
        says="不属于本单位职权的，提出异议",
    )
    report_within = Deadline(
        "petition.report_result",
        after=(set_term, instruct),
        before=report_result,
        until="report_by",
        ended_by=(withdraw, stop, merge, guide, pass_on, refuse, give_back),
        says="反馈办理结果、提交办结报告",
    )
    answer_within = Deadline(
        "petition.handle",
        after=accept,
        before=(serve, settle),
        ended_by=(stop,),
        says="办结并书面答复",
    )
    may_ask_review = Lapse(
        "petition.review_request", after=serve, before=ask_review, says="信访人请求复查"
    )
    review_within = Deadline(
        "petition.review", after=ask_review, before=serve_review, says="提出复查意见并书面答复"
    )
    may_ask_recheck = Lapse(
        "petition.recheck_request",
        after=serve_review,
        before=ask_recheck,
        ended_by=(redo,),
        says="信访人请求复核",
    )
    recheck_within = Deadline(
        "petition.recheck",
        after=ask_recheck,
        before=give_recheck,
        says="提出复核意见",
        rests={"hearing": (open_hearing, hear)},
    )
