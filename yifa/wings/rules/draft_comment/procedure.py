"""How a comment on a draft moves: received, and answered with a result."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, LEGAL_REVIEWER, PARTY

from . import gates


class Answering(Procedure):
    """对草案意见的登记和采纳"""

    # Where a comment stands
    received = Stage("待研究")
    answered = Stage("已有结论", ends=True)
    set_aside = Stage("不作为意见", ends=True, counts=False)

    # What moves it on
    register = Step("登记意见", begins(received), by=(CLERK, LEGAL_REVIEWER, PARTY))
    conclude = Step("写明采纳情况", received >> answered, by=(CLERK, LEGAL_REVIEWER))
    conclude_again = Step("改变采纳情况", stays(answered), by=(CLERK, LEGAL_REVIEWER))
    set_apart = Step("不作为意见", received >> set_aside, by=(CLERK, LEADER))

    # What must hold first
    requires = {
        register: [gates.draft_was_opened],
        conclude: [gates.reason_is_given],
        conclude_again: [gates.reason_is_given],
    }

    # What each step writes down
    writes = {
        register: ["draft", "way", "whose", "clause", "says", "parties"],
        conclude: ["result", "reply"],
        conclude_again: ["result", "reply"],
        set_apart: ["aside_why"],
    }

    # What each step can't do without
    needs = {
        register: ["draft", "says"],
        conclude: ["result"],
        conclude_again: ["result"],
        set_apart: ["aside_why"],
    }
