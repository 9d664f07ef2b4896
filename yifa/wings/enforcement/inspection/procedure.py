"""How an inspection moves: planned, approved, carried out, followed up, made public."""

from yifa.kernel.procedure import Deadline, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, OFFICER

from . import gates

PEOPLE = ["officer", "second_officer"]


class Inspecting(Procedure):
    """行政检查"""

    law = "penalty"

    # Where an inspection stands
    planned = Stage("待批准")
    approved = Stage("待检查")
    inspected = Stage("已检查")
    correcting = Stage("责令改正中")
    corrected = Stage("已改正")
    handed_over = Stage("已移交立案")
    closed = Stage("已办结", ends=True)
    merged = Stage("已并入其他检查", ends=True, counts=False)
    dropped = Stage("不实施", ends=True, counts=False)

    # What moves it on
    register = Step("登记检查任务", begins(planned), by=(OFFICER, CLERK))
    approve = Step("批准检查", planned >> approved, by=LEADER, effect=True)
    merge = Step("并入其他检查", (planned | approved) >> merged, by=(OFFICER, LEADER))
    drop = Step("不实施", (planned | approved) >> dropped, by=LEADER)
    notify = Step("出具检查通知书", stays(approved), by=OFFICER)
    change_officers = Step("更换检查人员", stays(approved), by=LEADER)
    inspect = Step("实施检查", approved >> inspected, by=OFFICER, article=55)
    order_correction = Step("责令限期改正", inspected >> correcting, by=OFFICER, effect=True)
    extend_correction = Step("延长改正期限", stays(correcting), by=LEADER)
    recheck_failed = Step("复查未改正", stays(correcting), by=OFFICER)
    recheck_passed = Step("复查已改正", correcting >> corrected, by=OFFICER)
    hand_over = Step("移交立案", (inspected | correcting | corrected) >> handed_over, by=LEADER)
    publish_result = Step(
        "公示检查结果", stays(inspected, correcting, corrected, handed_over), by=OFFICER
    )
    keep_private = Step(
        "决定不公示", stays(inspected, correcting, corrected, handed_over), by=LEADER
    )
    close = Step("办结", (inspected | corrected | handed_over) >> closed, by=(OFFICER, LEADER))

    # What must hold first
    requires = {
        register: [gates.market_draws_at_random],
        approve: [
            gates.two_certified_officers,
            gates.item_is_published,
            gates.planned_if_random,
            gates.drawn_if_random,
            gates.joint_says_with_whom,
            gates.within_the_cap,
            gates.visits_merged,
        ],
        inspect: [
            gates.two_certified_officers,
            gates.notice_was_given,
            gates.certificate_shown,
            gates.record_is_signed,
            gates.unsigned_is_witnessed,
        ],
        close: [gates.orders_followed, gates.suspects_handed_over, gates.result_is_public],
    }

    # What each step writes down
    writes = {
        register: [
            "item",
            "party",
            "plan",
            "draw",
            "drawn_elsewhere",
            "sector",
            "way",
            "ground",
            "joint_with",
            "planned_on",
            *PEOPLE,
        ],
        approve: ["apart_why"],
        merge: ["merged_into"],
        drop: ["dropped_why"],
        notify: ["rights_told"],
        change_officers: PEOPLE,
        inspect: [
            *PEOPLE,
            "id_shown",
            "checklist",
            "findings",
            "unsigned",
            "unsigned_why",
            "result",
        ],
        order_correction: ["correction", "correct_by"],
        extend_correction: ["correct_by", "extended_why"],
        recheck_failed: ["recheck"],
        recheck_passed: ["recheck"],
        hand_over: ["penalty_case"],
        publish_result: ["published_where"],
        keep_private: ["private_why"],
    }

    # What each step can't do without
    needs = {
        register: ["item", "party", "way"],
        merge: ["merged_into"],
        drop: ["dropped_why"],
        notify: ["rights_told"],
        change_officers: PEOPLE,
        inspect: ["findings", "result"],
        order_correction: ["correction", "correct_by"],
        extend_correction: ["correct_by", "extended_why"],
        recheck_failed: ["recheck"],
        hand_over: ["penalty_case"],
        publish_result: ["published_where"],
        keep_private: ["private_why"],
    }

    # What the law times
    publish_within = Deadline(
        "inspection.publish_result",
        after=inspect,
        before=(publish_result, keep_private),
        says="公示检查结果",
    )
    recheck_within = Deadline(
        "inspection.recheck",
        after=(order_correction, extend_correction),
        before=(recheck_passed, recheck_failed, hand_over),
        since="correct_by",
        says="复查改正情况",
    )
