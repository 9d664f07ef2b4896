"""How the review of a file moves: drawn, assigned, scored, answered, mended."""

from yifa.kernel.procedure import Deadline, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, SUPERVISOR

from . import gates, sheet

SHEET = [*sheet.MOST, "void", "defects"]


class Reviewing(Procedure):
    """行政执法案卷评查"""

    # Where a review stands
    drawn = Stage("待评查")
    assigned = Stage("评查中")
    scored = Stage("已评分")
    told = Stage("已反馈")
    objected = Stage("有异议")
    settled = Stage("结果已定")
    mending = Stage("整改中")
    mended = Stage("已整改")
    closed = Stage("已办结", ends=True)

    # What moves it on
    register = Step("抽取案卷", begins(drawn), by=(CLERK, LEGAL_REVIEWER, SUPERVISOR))
    name_reviewers = Step("指定评查人员", (drawn | assigned) >> assigned, by=LEADER)
    score = Step("评分", assigned >> scored, by=(LEGAL_REVIEWER, CLERK))
    tell = Step("反馈评查意见", scored >> told, by=(LEGAL_REVIEWER, CLERK))
    object_to = Step("提出异议", told >> objected, by=(CLERK, LEGAL_REVIEWER))
    score_again = Step("复核评分", objected >> told, by=(LEGAL_REVIEWER, CLERK))
    uphold = Step("答复异议", objected >> told, by=(LEGAL_REVIEWER, CLERK))
    settle = Step("确定评查结果", told >> settled, by=LEADER, effect=True)
    close = Step("办结", (settled | mended) >> closed, by=(CLERK, LEADER))
    order_mending = Step("通知整改", settled >> mending, by=(LEADER, SUPERVISOR))
    refuse_mending = Step("整改不到位", stays(mending), by=(LEGAL_REVIEWER, SUPERVISOR))
    accept_mending = Step("整改到位", mending >> mended, by=(LEGAL_REVIEWER, SUPERVISOR))

    # What must hold first
    requires = {
        register: [gates.case_is_closed],
        name_reviewers: [gates.two_who_had_no_part],
        score: [gates.points_within_their_items],
        score_again: [gates.points_within_their_items],
        close: [gates.mended_if_failed],
    }

    # What each step writes down
    writes = {
        register: ["case", "batch", "drawn"],
        name_reviewers: ["reviewer", "second_reviewer"],
        score: SHEET,
        object_to: ["objection"],
        score_again: [*SHEET, "answer"],
        uphold: ["answer"],
        order_mending: ["mend", "mend_by"],
        refuse_mending: ["mended_how"],
        accept_mending: ["mended_how"],
    }

    # What each step can't do without
    needs = {
        score: [*sheet.MOST],
        object_to: ["objection"],
        score_again: ["answer"],
        uphold: ["answer"],
        order_mending: ["mend", "mend_by"],
        refuse_mending: ["mended_how"],
    }

    # What the law times
    check_within = Deadline(
        "file_review.recheck",
        after=order_mending,
        before=(accept_mending, refuse_mending),
        since="mend_by",
        says="核查整改情况",
    )
