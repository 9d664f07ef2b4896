"""How a major decision is made: proposed, drafted, heard, argued, assessed, reviewed, discussed.

The regulation gives no order among public participation, experts and risk, but all three come
before the legality review, that before the discussion. They stand here in the order of its
sections.
"""

from yifa.kernel.procedure import Deadline, Lapse, Procedure, Stage, Step, Window, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER

from . import afterwards, discussion, expertise, legality, participation, starting

#: What is said whenever a draft is published for comment.
NOTICE = ["draft_text", "draft_says", "comment_where", "comment_how", "comment_until"]
ANYBODY = (CLERK, LEADER)


class Deciding(Procedure):
    """重大行政决策程序"""

    law = "decision"

    # Where a decision stands
    proposed = Stage("研究论证")
    listed = Stage("已列入目录")
    preparing = Stage("形成草案")
    reviewing = Stage("合法性审查")
    reviewed = Stage("审查完毕")
    submitted = Stage("待集体讨论")
    decided = Stage("已决定")
    published = Stage("已公布")
    carried = Stage("执行中")
    halted = Stage("中止执行")
    finished = Stage("执行完毕")
    stopped = Stage("停止执行")
    rejected = Stage("讨论未通过")
    closed = Stage("已办结", ends=True)
    declined = Stage("不启动", ends=True, counts=False)
    taken_out = Stage("调出目录", ends=True, counts=False)
    dropped = Stage("终止", ends=True, counts=False)

    # What moves it on
    register = Step("登记决策事项建议", begins(proposed), by=ANYBODY, article=10)
    study = Step("研究论证", stays(proposed), by=CLERK, article=10)
    enlist = Step("列入年度目录", proposed >> listed, by=LEADER, article=3, effect=True)
    decline = Step("不启动", proposed >> declined, by=LEADER, article=10)
    adjust = Step(
        "调整目录内容",
        stays(listed, preparing, reviewing, reviewed, submitted),
        by=LEADER,
        article=3,
    )
    start = Step("启动决策程序", (proposed | listed) >> preparing, by=LEADER, article=11)
    take_out = Step("调出目录", listed >> taken_out, by=LEADER, article=3, effect=True)
    consult = Step("与有关单位协商", stays(preparing), by=CLERK, article=13)
    draft = Step("拟订草案", stays(preparing), by=CLERK, article=12)

    publish_draft = Step("公开征求意见", stays(preparing), by=CLERK, article=15, effect=True)
    publish_urgently = Step(
        "缩短期限公开征求意见", stays(preparing), by=LEADER, article=15, effect=True
    )
    hear_views = Step("座谈走访听取意见", stays(preparing), by=CLERK, article=14)
    consult_group = Step("与特定群体沟通协商", stays(preparing), by=CLERK, article=14)
    announce_hearing = Step("公布听证会", stays(preparing), by=CLERK, article=16)
    put_off_hearing = Step("听证会改期", stays(preparing), by=CLERK, article=16)
    publish_participants = Step("公布听证参加人名单", stays(preparing), by=CLERK, article=16)
    send_hearing_papers = Step("送达听证材料", stays(preparing), by=CLERK, article=16)
    hold_hearing = Step("举行听证会", stays(preparing), by=CLERK, article=17)
    sum_up = Step("归纳研究公众意见", stays(preparing), by=CLERK, article=18)
    keep_private = Step("认定依法不予公开", stays(preparing, decided), by=LEADER, article=14)
    choose_experts = Step("选定论证专家", stays(preparing), by=CLERK, article=20)
    argue = Step("专家论证", stays(preparing), by=CLERK, article=19)
    skip_experts = Step("认定不需专家论证", stays(preparing), by=LEADER, article=19)
    assess = Step("风险评估", stays(preparing), by=CLERK, article=22)
    skip_risk = Step("认定不需风险评估", stays(preparing), by=LEADER, article=22)

    send_review = Step("送合法性审查", preparing >> reviewing, by=CLERK, article=26)
    review = Step("出具审查意见", reviewing >> reviewed, by=LEGAL_REVIEWER, article=28)
    return_review = Step("退回补充材料", reviewing >> preparing, by=LEGAL_REVIEWER, article=26)
    counsel_says = Step("法律顾问提出意见", stays(reviewing), by=LEGAL_REVIEWER, article=28)
    amend = Step("按审查意见修改", stays(reviewed), by=CLERK, article=28)
    submit = Step(
        "提交集体讨论", (preparing | reviewing | reviewed) >> submitted, by=ANYBODY, article=29
    )
    decide = Step("作出决定", submitted >> decided, by=LEADER, article=30, effect=True)
    discuss_again = Step("再次讨论", stays(submitted), by=LEADER, article=30)
    reject = Step("讨论未通过", submitted >> rejected, by=LEADER, article=30)
    redraft = Step("退回修改草案", (reviewed | submitted) >> preparing, by=ANYBODY)
    take_back = Step("出台前退回修改", decided >> preparing, by=LEADER, article=31)
    drop = Step(
        "终止决策程序", (preparing | reviewing | reviewed | submitted) >> dropped, by=LEADER
    )

    report_party = Step(
        "向同级党委请示报告", stays(reviewed, submitted, decided), by=ANYBODY, article=31
    )
    report_congress = Step(
        "提请人大或者报告", stays(reviewed, submitted, decided), by=ANYBODY, article=8
    )
    publish = Step("公布决策", decided >> published, by=CLERK, article=32, effect=True)
    carry_out = Step("交付执行", (decided | published) >> carried, by=LEADER, article=34)
    report_progress = Step("报告执行情况", stays(carried), by=CLERK, article=34)
    report_problem = Step("报告执行中的问题", stays(carried, halted), by=CLERK, article=35)
    finish = Step("执行完毕", carried >> finished, by=ANYBODY, article=34)
    halt = Step("中止执行", carried >> halted, by=LEADER, article=37, effect=True)
    go_on = Step("恢复执行", halted >> carried, by=LEADER, article=37)
    reopen = Step(
        "启动重大调整", (published | carried | halted) >> preparing, by=LEADER, article=37
    )
    stop = Step("停止执行", (carried | halted) >> stopped, by=LEADER, article=37, effect=True)
    commission = Step(
        "组织决策后评估", stays(carried, halted, finished, stopped), by=LEADER, article=36
    )
    evaluate = Step(
        "完成决策后评估", stays(carried, halted, finished, stopped), by=CLERK, article=36
    )
    archive = Step(
        "归档",
        stays(decided, published, carried, halted, finished, stopped, rejected),
        by=CLERK,
        article=33,
    )
    close = Step("办结", (finished | stopped | rejected) >> closed, by=ANYBODY)

    # What must hold first
    requires = {
        decline: [starting.proposal_was_studied],
        enlist: [starting.party_agreed_to_catalogue, starting.addition_has_a_reason],
        adjust: [starting.it_is_in_the_catalogue, starting.party_agreed_to_catalogue],
        take_out: [starting.party_agreed_to_catalogue],
        start: [starting.proposal_was_studied, starting.proposal_says_enough],
        consult: [starting.disagreement_is_told],
        publish_draft: [participation.comment_lasts_thirty_days],
        publish_urgently: [
            participation.shortening_is_explained,
            participation.even_urgent_comment_lasts,
        ],
        put_off_hearing: [participation.hearing_lies_ahead],
        publish_participants: [participation.hearing_lies_ahead],
        send_hearing_papers: [participation.hearing_lies_ahead],
        hold_hearing: [
            participation.hearing_was_announced,
            participation.participants_were_published,
            participation.hearing_papers_were_sent,
            participation.hearing_papers_came_in_time,
            participation.hearing_is_on_its_day,
            participation.hearing_record_is_signed,
        ],
        sum_up: [
            participation.somebody_was_heard,
            participation.comment_is_over,
            participation.every_comment_has_its_result,
            participation.comments_add_up,
        ],
        choose_experts: [expertise.no_expert_is_interested, expertise.experts_are_told],
        argue: [expertise.experts_were_chosen, expertise.argument_is_signed],
        assess: [expertise.organs_were_heard_on_risk],
        send_review: [
            starting.draft_was_drawn_up,
            participation.the_public_took_part,
            participation.later_comments_were_studied,
            participation.later_views_were_studied,
            participation.group_was_consulted,
            participation.heard_where_prescribed,
            expertise.experts_argued_it,
            expertise.risk_was_assessed,
            legality.review_papers_are_told,
        ],
        review: [legality.review_is_a_review, legality.review_had_time, legality.counsel_was_heard],
        submit: [
            legality.draft_was_reviewed,
            legality.draft_is_lawful,
            legality.legal_risk_is_shown,
            legality.draft_was_amended,
            legality.fair_competition_is_told,
            legality.expert_adoption_is_told,
        ],
        decide: [
            expertise.risk_is_controllable,
            discussion.it_was_discussed,
            discussion.meeting_may_decide,
            discussion.head_spoke_last,
            discussion.head_gave_reasons,
            discussion.meeting_agreed,
        ],
        discuss_again: [discussion.it_was_discussed, discussion.meeting_put_it_off],
        reject: [
            discussion.it_was_discussed,
            discussion.meeting_may_decide,
            discussion.head_spoke_last,
            discussion.head_gave_reasons,
            discussion.meeting_disagreed,
        ],
        publish: [
            afterwards.party_was_asked,
            afterwards.congress_was_told,
            afterwards.adoption_is_told,
        ],
        carry_out: [
            afterwards.it_was_published,
            afterwards.party_was_asked,
            afterwards.congress_was_told,
        ],
        halt: [afterwards.problem_was_reported, afterwards.halt_is_urgent],
        stop: [discussion.stopping_was_discussed, discussion.meeting_may_decide],
        commission: [afterwards.evaluator_did_not_argue_it, afterwards.executor_does_not_evaluate],
        evaluate: [
            afterwards.evaluation_was_commissioned,
            afterwards.public_was_heard_in_evaluation,
        ],
        close: [afterwards.file_is_kept],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "decision_type",
            "proposed_by",
            "proposer",
            "problem",
            "grounds",
            "first_plan",
        ],
        study: ["studied_by", "study_said"],
        decline: ["declined_ground", "declined_why"],
        enlist: [
            "catalogue_year",
            "listed_as",
            "decision_type",
            "planned_by",
            "party_consent",
            "catalogue_where",
            "adjust_why",
        ],
        adjust: ["title", "planned_by", "adjust_why", "party_consent", "catalogue_where"],
        take_out: ["adjust_why", "party_consent", "catalogue_where"],
        start: ["lead_organ", "other_organs"],
        consult: ["consulted", "consult_result", "dispute_told"],
        draft: ["basis", "costs", "market", "special_group", "hearing_basis", "congress"],
        publish_draft: NOTICE,
        publish_urgently: [*NOTICE, "urgent_why"],
        hear_views: ["views_way", "views_from", "views"],
        consult_group: ["group_with", "group_views"],
        announce_hearing: [
            "hearing_on",
            "hearing_place",
            "hearing_pick",
            "draft_text",
            "draft_says",
        ],
        put_off_hearing: ["hearing_on", "hearing_place"],
        publish_participants: ["hearing_list"],
        hold_hearing: [
            "hearing_chair",
            "hearing_came",
            "hearing_intro",
            "hearing_views",
            "hearing_record_signed",
        ],
        sum_up: ["comments_number", "comments_taken", "comments_main", "comments_answer"],
        keep_private: ["secret_basis", "secret_why"],
        choose_experts: ["experts"],
        argue: ["argue_way", "argument", "argument_signed", "argument_taken"],
        skip_experts: ["no_experts_why"],
        assess: [
            "assessed_by",
            "risk_heard",
            "risk_level",
            "risk_points",
            "risk_measures",
            "controllable",
        ],
        skip_risk: ["no_risk_why"],
        send_review: ["review_papers", "fair_competition"],
        return_review: ["return_why"],
        counsel_says: ["counsel", "counsel_opinion"],
        review: [
            "review_way",
            "review_result",
            "review_opinion",
            "review_number",
            "review_short_why",
        ],
        amend: ["amended"],
        redraft: ["redraft_why"],
        submit: ["legal_risk", "fair_competition", "argument_taken"],
        decide: ["at_meeting", "decision_number"],
        discuss_again: ["at_meeting"],
        reject: ["at_meeting"],
        take_back: ["redraft_why"],
        drop: ["dropped_why"],
        report_party: ["party_report", "party_reply"],
        report_congress: ["congress_report"],
        publish: ["decision_number", "decision_text", "published_where", "adoption_told"],
        carry_out: ["executor"],
        report_progress: ["progress"],
        report_problem: ["problem_kind", "problem_told"],
        halt: ["is_urgent", "halt_why"],
        go_on: ["go_on_why"],
        reopen: ["reopen_why"],
        stop: ["at_meeting"],
        finish: ["progress"],
        commission: ["evaluation_ground", "evaluator"],
        evaluate: ["evaluation_heard", "evaluation", "evaluation_result"],
        archive: ["archive_number", "archived_by"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "proposed_by"],
        study: ["study_said"],
        decline: ["declined_ground", "declined_why"],
        enlist: ["catalogue_year", "listed_as", "catalogue_where"],
        adjust: ["adjust_why"],
        take_out: ["adjust_why", "catalogue_where"],
        start: ["lead_organ"],
        consult: ["consulted", "consult_result"],
        draft: ["basis"],
        publish_draft: NOTICE,
        publish_urgently: NOTICE,
        hear_views: ["views_way", "views"],
        consult_group: ["group_with"],
        announce_hearing: ["hearing_on", "hearing_place", "draft_text", "draft_says"],
        put_off_hearing: ["hearing_on"],
        publish_participants: ["hearing_list"],
        hold_hearing: ["hearing_came", "hearing_intro", "hearing_views"],
        sum_up: ["comments_main", "comments_answer"],
        keep_private: ["secret_basis", "secret_why"],
        choose_experts: ["experts"],
        argue: ["argue_way", "argument"],
        skip_experts: ["no_experts_why"],
        assess: ["assessed_by", "risk_level", "risk_points", "risk_measures", "controllable"],
        skip_risk: ["no_risk_why"],
        return_review: ["return_why"],
        counsel_says: ["counsel", "counsel_opinion"],
        review: ["review_way", "review_result", "review_opinion"],
        amend: ["amended"],
        redraft: ["redraft_why"],
        decide: ["at_meeting"],
        discuss_again: ["at_meeting"],
        reject: ["at_meeting"],
        take_back: ["redraft_why"],
        drop: ["dropped_why"],
        report_party: ["party_report"],
        report_congress: ["congress_report"],
        publish: ["decision_text", "published_where"],
        carry_out: ["executor"],
        report_progress: ["progress"],
        report_problem: ["problem_kind", "problem_told"],
        halt: ["halt_why"],
        reopen: ["reopen_why"],
        stop: ["at_meeting"],
        commission: ["evaluation_ground", "evaluator"],
        evaluate: ["evaluation", "evaluation_result"],
        archive: ["archive_number"],
    }

    # What is said anew each time
    clears = {
        enlist: ["adjust_why", "party_consent"],
        adjust: ["party_consent"],
        take_out: ["party_consent"],
        consult: ["dispute_told"],
        publish_draft: ["urgent_why"],
        publish_urgently: ["urgent_why"],
        keep_private: ["comment_until"],
        argue: ["argument_taken"],
        assess: ["risk_heard"],
        send_review: ["review_way", "review_result", "review_opinion", "review_number"],
        review: ["review_short_why"],
        submit: ["legal_risk"],
        evaluate: ["evaluation_heard"],
        reopen: [
            "comment_until",
            "hearing_on",
            "argument_taken",
            "controllable",
            "at_meeting",
        ],
    }

    # What the law times
    comment_open = Window(
        "decision.public_comment",
        after=publish_draft,
        before=sum_up,
        says="公开征求意见",
    )
    papers_by = Deadline(
        "decision.hearing_materials",
        after=announce_hearing,
        before=send_hearing_papers,
        since="hearing_on",
        says="送达听证会材料",
    )
    review_time = Lapse(
        "decision.legality_review",
        after=send_review,
        before=(review, return_review),
        says="保证合法性审查时间",
    )
