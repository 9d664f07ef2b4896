"""Which papers of a request can be printed, in the order in which they go out.

Each says what the regulation wants said and by which article. What is signed, sealed or dated by
hand stays blank.
"""

from __future__ import annotations

from collections.abc import Callable

from yifa.kernel.acts import Act
from yifa.kernel.matter import Matter
from yifa.kernel.paper import Printout
from yifa.report.papers import docx
from yifa.report.papers.paper import Paper

from . import answering, letters
from .case import Request, told


def printed(label: str, make: Callable[[Request, Act], Paper], *steps: str) -> Printout:
    """The paper of the latest of these acts, once one was done."""

    def lacks(matter: Matter) -> str:
        if any(matter.took(step) for step in steps):
            return ""
        return f"还没有{matter.procedure.step(steps[0]).label}"

    def made(matter: Matter) -> bytes:
        story = told(matter)
        act = story.last(*steps)
        assert act is not None, "printed only once the act was done"
        return docx.write(make(story, act))

    return Printout(label, made, lacks)


PAPERS = {
    "receipt": printed("登记回执", letters.receipt, "confirm"),
    "correction": printed("补正告知书", letters.correction, "ask_clarify"),
    "reasons": printed("说明理由告知书", letters.reasons, "ask_reason"),
    "third_party": printed("第三方意见征求书", letters.third_party, "ask_third"),
    "joint": printed("征求意见函（共同制作机关）", letters.joint, "ask_joint"),
    "other": printed("征求意见函（其他机关）", letters.other, "ask_other"),
    "put_off": printed("延期答复告知书", letters.put_off, "tell_extension"),
    "fee": printed("收费通知书", letters.fee_notice, "notify_fee"),
    "answer": printed("答复书", answering.answer, "reply_to"),
    "third_notice": printed("依申请公开告知书（第三方）", letters.third_notice, "tell_third"),
    "given_up": printed("不再处理告知书", letters.given_up, "give_up", "unpaid"),
}
