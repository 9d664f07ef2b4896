"""Which papers of a review can be printed: the slip it is sent with, the opinion, the answers.

Signatures, seals and what is dated by hand stay blank; a value that is not recorded is an empty
space, never a word.
"""

from __future__ import annotations

from typing import cast

from yifa.kernel.acts import acts_of
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.kernel.state import standing
from yifa.report.papers import docx
from yifa.report.papers.casefile.story import Story
from yifa.wings.rules.legal_opinion.models import LegalOpinion

from . import feedback, opinion, slip

__all__ = ["PAPERS"]


def told(matter: Matter) -> Story[LegalOpinion]:
    """A review with everything that stands of what was done to it."""
    review = cast("LegalOpinion", matter)
    return Story(review, list(review.parties.order_by("place")), acts_of(standing(review)))


def not_given_yet(matter: Matter) -> str:
    """Why there is no opinion to print, "" if there is one."""
    if not matter.took("opine"):
        return "还没有出具审查意见"
    review = matter if isinstance(matter, LegalOpinion) else cast("LegalOpinion", matter.of_kind())
    return "" if review.conclusion else "补录的审查意见没有写明结论"


def no_points(matter: Matter) -> str:
    """Why there is nothing to answer, "" if there is."""
    return "" if matter.took("opine") and matter.took("raise_point") else "没有要逐条反馈的审查意见"


PAPERS = {
    "opinion": Printout(
        "合法性审查意见书",
        lambda matter: docx.write_bundle([opinion.opinion(told(matter))]),
        not_given_yet,
    ),
    "feedback": Printout(
        "审查意见采纳情况反馈表",
        lambda matter: docx.write_bundle([feedback.feedback(told(matter))]),
        no_points,
    ),
    "slip": Printout("送审单", lambda matter: docx.write_bundle([slip.slip(told(matter))])),
}
