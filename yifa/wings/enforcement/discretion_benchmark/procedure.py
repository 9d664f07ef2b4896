"""How a benchmark moves: drafted, reviewed, published, revised, repealed."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER

from . import gates

TIERS = ["measure", *gates.BOUNDS, *gates.ENDS]
EXEMPT = ["minor_exempt", "first_exempt", "education"]
DOCUMENT = ["issued_by", "document_number", "in_force_from", "in_force_until", "published_where"]


class Benchmarking(Procedure):
    """行政处罚裁量基准的制定和管理（行政处罚法第三十四条）"""

    law = "penalty"

    # Where a benchmark stands
    drafted = Stage("起草")
    passed = Stage("审核通过")
    published = Stage("已公布", ends=True)
    repealed = Stage("已废止", ends=True)

    # What moves it on
    register = Step("登记草案", begins(drafted), by=(CLERK, LEGAL_REVIEWER), article=34)
    redraft = Step("修改草案", (drafted | passed) >> drafted, by=(CLERK, LEGAL_REVIEWER))
    object_to = Step("审核不通过", stays(drafted), by=LEGAL_REVIEWER)
    review = Step("合法性审核通过", drafted >> passed, by=LEGAL_REVIEWER)
    publish = Step("公布", passed >> published, by=LEADER, article=34, effect=True)
    review_revision = Step("修订草案审核通过", stays(published), by=LEGAL_REVIEWER)
    revise = Step("公布修订", stays(published), by=LEADER, article=34, effect=True)
    repeal = Step("废止", (drafted | passed | published) >> repealed, by=LEADER, effect=True)

    # What must hold first
    requires = {
        review: [gates.tiers_rise],
        publish: [gates.tiers_rise, gates.term_runs_forward, gates.is_published],
        revise: [gates.revision_reviewed, gates.tiers_rise, gates.term_runs_forward],
    }

    # What each step writes down
    writes = {
        register: ["violation", "sector", "basis", *TIERS, *EXEMPT],
        redraft: ["violation", "sector", "basis", *TIERS, *EXEMPT],
        object_to: ["review_opinion"],
        review: ["review_opinion"],
        publish: DOCUMENT,
        review_revision: ["review_opinion"],
        revise: ["changed_why", "basis", *TIERS, *EXEMPT, *DOCUMENT],
        repeal: ["changed_why"],
    }

    # What each step can't do without
    needs = {
        register: ["violation"],
        object_to: ["review_opinion"],
        publish: ["in_force_from"],
        revise: ["changed_why", "in_force_from", "published_where"],
        repeal: ["changed_why"],
    }
