"""How a qualification moves: applied for, examined, certified, withheld, cancelled."""

from yifa.kernel.procedure import Deadline, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, SUPERVISOR

from . import gates


class Qualification(Procedure):
    """行政执法资格管理（行政处罚法第四十二条）"""

    law = "penalty"

    # Where a qualification stands
    applied = Stage("待考试")
    passed = Stage("待发证")
    certified = Stage("持证")
    withheld = Stage("暂扣")
    cancelled = Stage("已注销", ends=True)

    # What moves it on
    register = Step("登记申请", begins(applied), by=CLERK, article=42)
    fail_exam = Step("登记考试不合格", stays(applied), by=CLERK)
    pass_exam = Step("登记考试合格", applied >> passed, by=CLERK)
    issue = Step("登记发证", passed >> certified, by=CLERK, article=42)
    train = Step("登记培训", stays(applied, passed, certified, withheld), by=CLERK)
    renew = Step("登记换发", stays(certified), by=CLERK)
    withhold = Step("暂扣执法证", certified >> withheld, by=(LEADER, SUPERVISOR), effect=True)
    give_back = Step("发还执法证", withheld >> certified, by=(LEADER, SUPERVISOR))
    cancel = Step(
        "注销",
        (applied | passed | certified | withheld) >> cancelled,
        by=(CLERK, LEADER, SUPERVISOR),
        effect=True,
    )

    # What must hold first
    requires = {
        fail_exam: [gates.exam_says_failed],
        pass_exam: [gates.exam_says_passed],
        issue: [gates.exam_says_passed, gates.term_runs_forward],
        renew: [gates.term_runs_forward, gates.trained_this_year],
    }

    # What each step writes down
    writes = {
        register: ["officer", "sector"],
        fail_exam: ["sitting", "exam", "score"],
        pass_exam: ["sitting", "exam", "score"],
        issue: ["certificate_number", "issued_by", "valid_from", "valid_until"],
        train: ["training", "hours"],
        renew: ["certificate_number", "issued_by", "valid_from", "valid_until"],
        withhold: ["withheld_why"],
        cancel: ["cancel_reason"],
    }

    # What each step can't do without
    needs = {
        register: ["officer"],
        issue: ["certificate_number", "valid_from", "valid_until"],
        train: ["training", "hours"],
        renew: ["valid_from", "valid_until"],
        withhold: ["withheld_why"],
        cancel: ["cancel_reason"],
    }

    # What the law times
    renew_by = Deadline(
        "qualification.renew",
        after=(issue, renew),
        before=(renew, cancel),
        since="valid_until",
        says="换发执法证件",
    )
