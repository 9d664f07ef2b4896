"""How a suggestion moves: received, somebody answers for it, put right, answered."""

from yifa.kernel.procedure import Deadline, Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER

from . import gates

CONDUCTS = (CLERK, LEGAL_REVIEWER)


class Suggesting(Procedure):
    """司法建议、检察建议的办理和回复"""

    law = "litigation"

    # Where a suggestion stands
    received = Stage("待办理")
    handling = Stage("整改中")
    replied = Stage("已回复")
    closed = Stage("办结", ends=True)
    sued = Stage("被提起公益诉讼", ends=True)
    withdrawn = Stage("发出机关撤回", ends=True, counts=False)

    # What moves it on
    register = Step("登记建议书", begins(received), by=CONDUCTS)
    charge = Step("明确整改责任", received >> handling, by=LEADER)
    rectify = Step("登记整改情况", stays(handling, replied), by=(*CONDUCTS, LEADER), article=25)
    reply = Step("书面回复", (received | handling) >> replied, by=LEADER, effect=True)
    hear_back = Step("登记发出机关的反馈", stays(replied), by=CONDUCTS)
    reopen = Step("继续整改", replied >> handling, by=LEADER)
    sue = Step(
        "登记检察机关提起公益诉讼", (received | handling | replied) >> sued, by=CONDUCTS, article=25
    )
    withdraw = Step("发出机关撤回建议", (received | handling) >> withdrawn, by=CONDUCTS)
    close = Step("办结", replied >> closed, by=LEADER)

    # What must hold first
    requires = {
        reply: [
            gates.late_reply_says_why,
            gates.says_why_not_adopted,
            gates.duty_was_performed,
        ],
        sue: [gates.is_about_the_public_interest],
    }

    # What each step writes down
    writes = {
        register: [
            "title",
            "source",
            "about",
            "sender",
            "letter_number",
            "content",
            "received_on",
            "reply_by",
            "harm_grows",
            "suit",
        ],
        charge: ["responsible", "plan"],
        rectify: ["done"],
        reply: ["adopted", "reply_text", "reply_number", "not_adopted_why", "late_why"],
        hear_back: ["verdict"],
        reopen: ["plan"],
        sue: ["suit_court"],
        withdraw: ["withdrawn_why"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "source", "sender", "content", "received_on"],
        charge: ["responsible"],
        rectify: ["done"],
        reply: ["adopted", "reply_text"],
        hear_back: ["verdict"],
        reopen: ["plan"],
        sue: ["suit_court"],
        withdraw: ["withdrawn_why"],
    }

    # What the law times
    reply_by_letter = Deadline(
        "litigation.advice_reply",
        after=register,
        before=reply,
        until="reply_by",
        says="按建议书要求的日期回复",
    )
    reply_on_document = Deadline(
        "litigation.judicial_advice_reply",
        after=register,
        before=reply,
        since="document_from",
        says="回复对规范性文件的处理建议",
    )
    reply_on_interest = Deadline(
        "litigation.public_interest_reply",
        after=register,
        before=reply,
        since="interest_from",
        says="履行职责并回复公益诉讼检察建议",
    )
    perform_on_interest = Deadline(
        "litigation.public_interest_reply",
        after=register,
        before=rectify,
        since="interest_from",
        says="依法履行职责，登记整改情况",
    )
    reply_urgently = Deadline(
        "litigation.public_interest_reply_urgent",
        after=register,
        before=reply,
        since="urgent_from",
        says="紧急情形下回复公益诉讼检察建议",
    )
    reply_to_procuratorate = Deadline(
        "procuratorial.advice_reply",
        after=register,
        before=reply,
        since="procuratorial_from",
        says="回复检察建议",
    )
