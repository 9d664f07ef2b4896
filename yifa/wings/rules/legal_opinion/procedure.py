"""How something is reviewed for its legality: sent, assigned, reviewed point by point, used."""

from yifa.kernel.procedure import Deadline, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER

from . import gates

#: The articles that were read speak of major decisions alone, and each act says so.
SENT, OPINED, DECIDED = (f"第二十{n}条（审查重大行政决策）" for n in "六八五")


class LegalityReview(Procedure):
    """合法性审查"""

    law = "decision"

    # Where a review stands
    submitted = Stage("待受理")
    awaiting = Stage("待补材料")
    assigned = Stage("已分派")
    recused = Stage("待改派")
    reviewing = Stage("审查中")
    opined = Stage("已出意见")
    signed = Stage("合同履行中")
    decided = Stage("已决定、印发")
    ended = Stage("合同已终止", ends=True)
    closed = Stage("已办结", ends=True)
    sent_back = Stage("已退回", ends=True, counts=False)
    withdrawn = Stage("已撤回", ends=True, counts=False)

    # What moves it on, the usual way first
    register = Step("送审", begins(submitted), by=CLERK, article=SENT)
    allot = Step("受理并分派", submitted >> assigned, by=(LEADER, LEGAL_REVIEWER))
    take_on = Step("申报利害关系并开始审查", assigned >> reviewing, by=LEGAL_REVIEWER)
    hear_counsel = Step(
        "听取法律顾问、公职律师意见", stays(reviewing), by=LEGAL_REVIEWER, article=OPINED
    )
    raise_point = Step("提出一条意见", stays(reviewing), by=LEGAL_REVIEWER)
    opine = Step(
        "出具审查意见", reviewing >> opined, by=LEGAL_REVIEWER, article=OPINED, effect=True
    )
    adopt = Step("采纳意见", stays(opined), by=CLERK)
    adopt_partly = Step("部分采纳意见", stays(opined), by=CLERK)
    not_adopt = Step("不采纳意见", stays(opined), by=CLERK)
    sign = Step(
        "登记合同签订",
        (submitted | awaiting | assigned | recused | reviewing | opined) >> signed,
        by=CLERK,
        effect=True,
    )
    decide = Step(
        "登记决定、印发",
        (submitted | awaiting | assigned | recused | reviewing | opined) >> decided,
        by=CLERK,
        article=DECIDED,
        effect=True,
    )
    perform = Step("登记履行情况", stays(signed), by=CLERK)
    amend = Step("登记合同变更", stays(signed), by=CLERK)
    archive = Step("归档", stays(opined, signed, decided), by=CLERK)
    end = Step("合同终止", signed >> ended, by=CLERK)
    close = Step("办结", (opined | decided) >> closed, by=CLERK)

    # What comes between
    resubmit = Step("修改后送复审", opined >> reviewing, by=CLERK)
    override = Step(
        "负责人写明理由",
        stays(submitted, awaiting, assigned, recused, reviewing, opined),
        by=LEADER,
        effect=True,
    )
    ask_papers = Step("告知补材料", submitted >> awaiting, by=LEGAL_REVIEWER, article=SENT)
    supply = Step("补齐材料", awaiting >> submitted, by=CLERK)
    return_papers = Step(
        "退回送审", (submitted | awaiting) >> sent_back, by=LEGAL_REVIEWER, article=SENT
    )
    step_aside = Step("回避", (assigned | reviewing) >> recused, by=LEGAL_REVIEWER)
    allot_again = Step(
        "改派", (assigned | recused | reviewing) >> assigned, by=(LEADER, LEGAL_REVIEWER)
    )
    withdraw = Step(
        "撤回送审",
        (submitted | awaiting | assigned | recused | reviewing | opined) >> withdrawn,
        by=CLERK,
    )

    # What must hold first
    requires = {
        register: [gates.time_enough_to_review],
        allot: [
            gates.papers_are_complete,
            gates.reviewer_did_not_draft,
            gates.adviser_is_in_service,
            gates.adviser_is_not_the_other_sides,
        ],
        allot_again: [
            gates.reviewer_did_not_draft,
            gates.adviser_is_in_service,
            gates.adviser_is_not_the_other_sides,
        ],
        take_on: [gates.by_the_reviewer, gates.nothing_ties_the_reviewer],
        step_aside: [gates.by_the_reviewer, gates.tie_is_named],
        raise_point: [gates.by_the_reviewer],
        opine: [
            gates.by_the_reviewer,
            gates.adviser_is_in_service,
            gates.counsel_was_heard,
            gates.objections_are_points,
            gates.lateness_is_explained,
        ],
        adopt: [gates.a_point_is_open],
        adopt_partly: [gates.a_point_is_open],
        not_adopt: [gates.a_point_is_open],
        resubmit: [gates.something_to_mend, gates.every_point_is_answered],
        override: [gates.reason_is_written],
        sign: [
            gates.is_a_contract,
            gates.opinion_or_reason_given,
            gates.passed_or_reason_given,
            gates.changed_as_asked_or_reason_given,
            gates.every_point_is_answered,
            gates.signed_after_the_opinion,
        ],
        decide: [
            gates.is_no_contract,
            gates.decision_was_reviewed,
            gates.decision_was_changed_as_asked,
            gates.county_document_was_reviewed,
            gates.document_was_reviewed,
            gates.opinion_or_reason_given,
            gates.passed_or_reason_given,
            gates.changed_as_asked_or_reason_given,
            gates.every_point_is_answered,
            gates.decided_after_the_opinion,
        ],
        perform: [gates.next_day_lies_ahead],
        amend: [gates.supplement_was_reviewed],
        end: [gates.is_archived],
        close: [gates.every_point_is_answered, gates.is_archived],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "paper_type",
            "sender",
            "drafted_by",
            "parties",
            "amount",
            "needed_by",
            "hurry_why",
            "draft",
            "basis",
            "explanation",
            "credentials",
            "other_papers",
        ],
        ask_papers: ["lacking"],
        supply: ["draft", "basis", "explanation", "credentials", "other_papers"],
        return_papers: ["returned_why"],
        allot: ["reviewer", "standing"],
        allot_again: ["reviewer", "standing"],
        take_on: ["tie", "tie_told"],
        step_aside: ["tie", "tie_told"],
        hear_counsel: ["counsel"],
        raise_point: ["point_place", "point_wrong", "point_basis", "point_mend"],
        opine: ["conclusion", "summary", "late_why"],
        adopt: ["answer"],
        adopt_partly: ["answer"],
        not_adopt: ["answer"],
        resubmit: ["changes"],
        override: ["override_why"],
        sign: ["signed_on", "contract_number", "amount", "perform_by", "ends_on"],
        decide: ["decided_on", "decision_number", "exploratory", "risk_told"],
        perform: ["performance", "perform_by"],
        amend: ["amended", "supplement", "amount", "perform_by", "ends_on"],
        archive: ["archive_number"],
        end: ["ended_how", "performance"],
        withdraw: ["withdrawn_why"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "paper_type", "sender", "drafted_by"],
        ask_papers: ["lacking"],
        return_papers: ["returned_why"],
        allot: ["reviewer", "standing"],
        allot_again: ["reviewer", "standing"],
        take_on: ["tie"],
        step_aside: ["tie"],
        hear_counsel: ["counsel"],
        raise_point: ["point_place", "point_wrong", "point_mend"],
        opine: ["conclusion"],
        not_adopt: ["answer"],
        adopt_partly: ["answer"],
        resubmit: ["changes"],
        override: ["override_why"],
        sign: ["signed_on"],
        decide: ["decided_on"],
        perform: ["performance"],
        amend: ["amended"],
        archive: ["archive_number"],
        end: ["ended_how"],
        withdraw: ["withdrawn_why"],
    }

    # What each step blanks
    clears = {
        supply: ["lacking"],
        allot_again: ["tie", "tie_told"],
        resubmit: ["summary", "late_why"],
    }

    # What the law times
    review_within = Deadline(
        "opinion.review",
        after=(allot, resubmit),
        before=opine,
        ended_by=(sign, decide),
        says="出具审查意见",
    )
    needed_within = Deadline(
        "opinion.needed",
        after=allot,
        before=opine,
        ended_by=(sign, decide),
        since="needed_by",
        says="赶在需用之前出具审查意见",
    )
    perform_within = Deadline(
        "opinion.performance",
        after=(sign, perform, amend),
        before=(perform, end),
        since="perform_by",
        says="核对合同履行情况",
    )
    end_within = Deadline(
        "opinion.contract_end",
        after=(sign, amend),
        before=end,
        since="ends_on",
        says="合同期满前续签或者终止",
    )
