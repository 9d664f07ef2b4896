"""How an annual report goes from draft to publication.

The meetings are called by the level's own names: a town has no 政府常务会议.
"""

from yifa.kernel.procedure import FixedDate, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER

from . import gates


class CountyReporting(Procedure):
    """年度报告的审议和公开"""

    # Where a report stands
    drafting = Stage("起草")
    in_review = Stage("审核")
    reviewed = Stage("已审核")
    discussed = Stage("政府常务会议已审议")
    adopted = Stage("党委会议已审定")
    reported = Stage("已报送")
    published = Stage("已公开", ends=True)

    # What moves it on
    register = Step("起草", begins(drafting), by=(CLERK, LEADER))
    write = Step("改稿", stays(drafting), by=(CLERK, LEADER, LEGAL_REVIEWER))
    send_for_review = Step("送审核", drafting >> in_review, by=CLERK)
    review = Step("审核通过", in_review >> reviewed, by=(LEGAL_REVIEWER, LEADER))
    return_draft = Step(
        "退回修改",
        (in_review | reviewed | discussed | adopted | reported) >> drafting,
        by=(LEGAL_REVIEWER, LEADER),
    )
    discuss = Step("政府常务会议审议通过", reviewed >> discussed, by=LEADER, effect=True)
    adopt = Step("党委会议审定并定稿", discussed >> adopted, by=LEADER, effect=True)
    report_to = Step("报送", adopted >> reported, by=(CLERK, LEADER), effect=True)
    publish = Step("向社会公开", reported >> published, by=LEADER, effect=True)

    # What must hold first
    requires = {
        write: [gates.version_is_kept],
        send_for_review: [
            gates.every_number_is_traced,
            gates.every_error_is_answered,
            gates.required_parts_are_written,
        ],
        review: [gates.every_number_is_traced, gates.every_error_is_answered],
        adopt: [
            gates.every_number_is_traced,
            gates.every_error_is_answered,
            gates.required_parts_are_written,
            gates.freeze_is_kept,
        ],
        publish: [gates.secrecy_was_reviewed, gates.nothing_private],
    }

    # What each step writes down
    writes = {
        register: ["title", "report_year"],
        write: ["version", "text_digest"],
        review: ["review_opinion"],
        discuss: ["government_meeting"],
        adopt: ["committee_meeting", "frozen_digest"],
        report_to: ["reported_to"],
        publish: ["secrecy_reviewed", "published_where"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "report_year"],
        write: ["version", "text_digest"],
        discuss: ["government_meeting"],
        adopt: ["committee_meeting", "frozen_digest"],
        report_to: ["reported_to"],
        publish: ["published_where"],
    }

    # What the law times
    report_by = FixedDate(
        "report.government_same_level", before=report_to, says="向同级党委和人大常委会报告"
    )
    report_up_by = FixedDate(
        "report.government_up", before=report_to, says="向上一级党委和政府报告"
    )
    publish_by = FixedDate("report.publish", before=publish, says="通过报刊、网站等向社会公开")


class TownReporting(CountyReporting):
    """乡镇（街道）年度报告的审议和公开"""

    discussed = Stage("党政联席会议已审议")

    discuss = Step(
        "党政联席会议审议通过",
        CountyReporting.reviewed >> discussed,
        by=LEADER,
        effect=True,
    )


class PastReporting(Procedure):
    """往年报告收录"""

    # Where a past report stands
    kept = Stage("已收录", ends=True)

    # What moves it on
    register = Step("收录", begins(kept), by=(CLERK, LEADER))
    write = Step("改稿", stays(kept), by=(CLERK, LEADER, LEGAL_REVIEWER))

    # What must hold first
    requires = {write: [gates.version_is_kept]}

    # What each step writes down
    writes = {
        register: ["title", "report_year", "brought_in"],
        write: ["version", "text_digest"],
    }

    # What each step can't do without
    needs = {register: ["title", "report_year", "brought_in"], write: ["version", "text_digest"]}
