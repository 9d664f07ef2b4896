"""How a normative document moves: drafted, asked about, reviewed, decided, published, ended."""

from yifa.kernel.procedure import Deadline, Procedure, Stage, Step, Window, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER

from . import gates

TEST = [
    "is_maker",
    "is_other_form",
    "is_internal",
    "touches_rights",
    "is_general",
    "is_repeated",
]
DRAFT = ["name", "issuer", "deed", "changes", "market", "drafted_by", "text", "explanation"]
FORBIDDEN = ["sets_penalty", "sets_licence", "sets_coercion", "burdens"]


class Making(Procedure):
    """行政规范性文件的制定和管理"""

    # Where a document stands
    drafting = Stage("起草")
    commenting = Stage("征求意见")
    gathered = Stage("整理意见")
    reviewing = Stage("合法性审核")
    reviewed = Stage("已审核")
    decided = Stage("已审议通过")
    numbered = Stage("已编号")
    published = Stage("已公布")
    repealed = Stage("已废止", ends=True)
    lapsed = Stage("已失效", ends=True)
    set_aside = Stage("不属于规范性文件", ends=True, counts=False)
    dropped = Stage("终止制定", ends=True, counts=False)

    # What moves it on
    register = Step("登记起草", begins(drafting), by=(CLERK, LEGAL_REVIEWER))
    judge = Step("判断是不是规范性文件", stays(drafting), by=(CLERK, LEGAL_REVIEWER))
    settle_verdict = Step(
        "认定是不是规范性文件", stays(drafting, gathered, reviewing), by=LEGAL_REVIEWER
    )
    redraft = Step("修改草案", stays(drafting, gathered), by=(CLERK, LEGAL_REVIEWER))
    assess = Step("评估论证", stays(drafting, gathered), by=(CLERK, LEGAL_REVIEWER))
    fair_review = Step("公平竞争审查", stays(drafting, gathered), by=(CLERK, LEGAL_REVIEWER))
    keep_secret = Step("依法保密，不公开征求意见", stays(drafting, gathered), by=LEADER)
    open_comment = Step(
        "公开征求意见", (drafting | gathered) >> commenting, by=(CLERK, LEADER), effect=True
    )
    set_apart = Step(
        "不按规范性文件办理",
        (drafting | gathered | reviewing) >> set_aside,
        by=(LEGAL_REVIEWER, LEADER),
        effect=True,
    )
    lengthen_comment = Step("延长征求意见期限", stays(commenting), by=(CLERK, LEADER), effect=True)
    shorten_comment = Step("缩短征求意见期限", stays(commenting), by=LEADER)
    close_comment = Step("结束征求意见", commenting >> gathered, by=CLERK)
    tell_feedback = Step(
        "公布意见采纳情况",
        stays(gathered, reviewing, reviewed, decided, numbered, published),
        by=(CLERK, LEADER),
        effect=True,
    )
    submit = Step("送合法性审核", (drafting | gathered) >> reviewing, by=CLERK)
    ask_papers = Step("退回补正材料", reviewing >> gathered, by=LEGAL_REVIEWER)
    hurry_review = Step("紧急情形缩短审核", stays(reviewing), by=LEADER)
    review = Step("出具合法性审核意见", reviewing >> reviewed, by=LEGAL_REVIEWER)
    cite_opinion = Step("引用合法性审查意见", reviewing >> reviewed, by=(CLERK, LEGAL_REVIEWER))
    rework = Step("退回修改", reviewed >> gathered, by=(CLERK, LEADER))
    decide = Step(
        "集体讨论通过", (drafting | gathered | reviewed) >> decided, by=LEADER, effect=True
    )
    number_it = Step("统一登记编号", decided >> numbered, by=CLERK)
    publish = Step("公布", numbered >> published, by=(CLERK, LEADER), effect=True)
    drop = Step(
        "终止制定",
        (drafting | commenting | gathered | reviewing | reviewed | decided | numbered) >> dropped,
        by=LEADER,
    )
    file_up = Step("报送备案", stays(published), by=CLERK)
    filing_answered = Step("登记备案审查结果", stays(published), by=(CLERK, LEGAL_REVIEWER))
    interpret = Step("公布解读、解释", stays(published), by=(CLERK, LEADER))
    evaluate = Step("实施后评估", stays(published), by=(CLERK, LEGAL_REVIEWER))
    clean_up = Step("清理", stays(published), by=(CLERK, LEGAL_REVIEWER, LEADER))
    amend = Step("公布修改", stays(published), by=LEADER, effect=True)
    prolong = Step("延续有效期", stays(published), by=LEADER, effect=True)
    lapse = Step("登记失效", published >> lapsed, by=(CLERK, LEADER), effect=True)
    repeal = Step("废止", published >> repealed, by=LEADER, effect=True)

    # What must hold first
    requires = {
        register: [gates.names_what_it_changes],
        set_apart: [gates.is_none],
        fair_review: [gates.exception_has_its_reason],
        open_comment: [gates.is_one, gates.market_is_told, gates.announced_long_enough],
        lengthen_comment: [gates.announced_day_is_later],
        shorten_comment: [gates.announced_day_is_sooner],
        close_comment: [gates.announced_day_is_past],
        tell_feedback: [gates.comments_are_in, gates.every_comment_has_its_result],
        submit: [gates.is_one, gates.market_is_told],
        cite_opinion: [gates.opinion_settles_it, gates.opinion_was_given_since],
        decide: [
            gates.was_judged,
            gates.market_is_told,
            gates.was_not_judged_otherwise,
            gates.county_took_every_step,
            gates.county_was_reviewed,
            gates.county_discussed_it,
            gates.meeting_took_it_up,
            gates.market_was_asked,
            gates.market_was_heard,
            gates.competition_was_reviewed,
            gates.competition_is_not_hurt,
            gates.market_document_was_reviewed,
            gates.was_reviewed,
            gates.was_discussed_together,
            gates.opinion_was_followed,
            gates.sets_no_penalty,
            gates.sets_no_licence,
            gates.sets_no_coercion,
            gates.burdens_nobody,
        ],
        number_it: [gates.number_is_free],
        publish: [
            gates.is_open,
            gates.open_before_it_binds,
            gates.binds_nobody_beforehand,
            gates.takes_effect_later,
            gates.term_runs_forward,
            gates.term_is_stated,
            gates.feedback_was_told,
            gates.market_may_adapt,
        ],
        amend: [gates.amended_by_a_published_one],
        prolong: [
            gates.evaluated_before,
            gates.term_runs_forward,
            gates.new_term_lies_ahead,
            gates.still_holds,
        ],
        lapse: [gates.term_is_over],
    }

    # What each step writes down
    writes = {
        register: DRAFT,
        judge: [*TEST, "market"],
        settle_verdict: ["verdict", "verdict_why"],
        set_apart: ["set_apart_why"],
        redraft: [*DRAFT],
        assess: ["necessity", "authority", "measures"],
        fair_review: ["market", "fair_result", "fair_heard", "fair_by", "fair_why"],
        keep_secret: ["secret_why"],
        open_comment: ["text", "explanation", "comment_until", "comment_where"],
        lengthen_comment: ["comment_until"],
        shorten_comment: ["comment_until", "shorter_why"],
        tell_feedback: ["feedback"],
        submit: ["review_asked_of", "text"],
        ask_papers: ["returned_why"],
        hurry_review: ["urgent_why"],
        review: ["review_result", "review_opinion", *FORBIDDEN],
        cite_opinion: ["review_in", *FORBIDDEN],
        rework: ["rework_why", "text"],
        decide: ["at_meeting", "meeting", "meeting_named", "review_adopted", "dissent", "text"],
        drop: ["dropped_why"],
        number_it: ["unified_number", "document_number"],
        publish: [
            "published_where",
            "in_force_from",
            "at_once",
            "in_force_until",
            "on_trial",
            "adaptation",
            "text",
        ],
        file_up: ["filed_with"],
        filing_answered: ["filing_result", "filing_words"],
        interpret: ["interpretation"],
        evaluate: ["evaluation", "evaluation_result"],
        clean_up: ["cleanup_round", "cleanup_result", "cleanup_why"],
        amend: ["changed_by", "changed_why", "changed_from", "published_where", "text"],
        prolong: ["in_force_until", "changed_why", "published_where"],
        repeal: ["ended_from", "changed_by", "changed_why", "published_where"],
        lapse: ["ended_from", "changed_why"],
    }

    # What each step can't do without
    needs = {
        register: ["name", "issuer"],
        judge: TEST,
        settle_verdict: ["verdict", "verdict_why"],
        set_apart: ["set_apart_why"],
        redraft: ["name", "issuer"],
        assess: ["necessity", "authority"],
        fair_review: ["fair_result"],
        keep_secret: ["secret_why"],
        open_comment: ["text", "comment_until"],
        lengthen_comment: ["comment_until"],
        shorten_comment: ["comment_until", "shorter_why"],
        tell_feedback: ["feedback"],
        ask_papers: ["returned_why"],
        hurry_review: ["urgent_why"],
        review: ["review_result", "review_opinion"],
        cite_opinion: ["review_in"],
        rework: ["rework_why"],
        drop: ["dropped_why"],
        number_it: ["document_number"],
        publish: ["in_force_from", "text"],
        file_up: ["filed_with"],
        filing_answered: ["filing_result"],
        interpret: ["interpretation"],
        evaluate: ["evaluation", "evaluation_result"],
        clean_up: ["cleanup_round", "cleanup_result"],
        amend: ["changed_why", "changed_from", "published_where", "text"],
        prolong: ["in_force_until", "changed_why", "published_where"],
        repeal: ["ended_from", "changed_why", "published_where"],
        lapse: ["ended_from"],
    }

    # What a step blanks: a draft that goes back is reviewed anew, and each review speaks for itself
    clears = {
        fair_review: ["fair_heard", "fair_why"],
        review: ["review_in"],
        rework: ["review_result", "review_in", *FORBIDDEN],
    }

    # What the law times
    comment_open = Window(
        "normdoc.comment",
        after=open_comment,
        before=close_comment,
        ended_by=(shorten_comment,),
        says="公众提意见",
    )
    review_least = Window(
        "normdoc.legality_review_min",
        after=submit,
        before=review,
        ended_by=(hurry_review, cite_opinion),
        says="合法性审核的最短时间",
    )
    review_within = Deadline(
        "normdoc.legality_review_max",
        after=submit,
        before=(review, cite_opinion, ask_papers),
        says="出具合法性审核意见",
    )
    publish_within = Deadline(
        "normdoc.publish", after=decide, before=(publish, drop), says="向社会公布"
    )
    # Old books rarely tell when a document was filed; it runs for those that were judged here.
    file_within = Deadline(
        "normdoc.file", after=publish, before=file_up, given=judge, says="报送备案"
    )
    evaluate_by = Deadline(
        "normdoc.evaluate_before_expiry",
        after=(publish, prolong),
        before=(evaluate, prolong, repeal, lapse),
        since="in_force_until",
        says="有效期届满前评估",
    )
    settle_by = Deadline(
        "normdoc.settle_expiry",
        after=(publish, prolong),
        before=(prolong, repeal, lapse),
        since="in_force_until",
        says="有效期届满前决定延续还是失效",
    )
