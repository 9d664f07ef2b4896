"""How a return moves: it fills itself, is confirmed by one person, checked and sent by another."""

from yifa.kernel.procedure import Deadline, Procedure, Stage, Step, begins
from yifa.kernel.roles import CLERK, LEADER, MEDIATOR, SUPERVISOR


class Returning(Procedure):
    """报表报送"""

    # Where a return stands
    filling = Stage("待核对")
    confirmed = Stage("已核对")
    sent = Stage("已报出", ends=True)

    # What moves it on
    register = Step("生成", begins(filling), by=(CLERK, MEDIATOR, LEADER))
    confirm = Step("核对确认", filling >> confirmed, by=(CLERK, MEDIATOR, LEADER))
    redo = Step("重新核对", confirmed >> filling, by=(CLERK, MEDIATOR, LEADER))
    send = Step("审核报出", confirmed >> sent, by=(CLERK, LEADER), effect=True)
    return_down = Step("退回重报", sent >> filling, by=SUPERVISOR)

    # What each step writes down
    writes = {
        register: ["title", "form", "first_day", "last_day", "counts_from"],
        confirm: ["cells", "cut", "below", "missing"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "form", "first_day", "last_day", "counts_from"],
        confirm: ["cells", "cut"],
    }

    # What the law times
    send_by = Deadline(
        "practice.monthly_return",
        after=(register, return_down),
        before=send,
        since="counts_from",
        says="报出月报",
    )
