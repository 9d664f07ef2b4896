"""How a reception day moves: planned, published, held; or called off."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER

from . import gates


class ReceptionDays(Procedure):
    """领导干部接待群众来访（信访工作条例第十八条）"""

    law = "petition"

    # Where a reception day stands
    planned = Stage("待公布")
    published = Stage("已公布")
    held = Stage("已接访", ends=True)
    called_off = Stage("已取消", ends=True, counts=False)

    # What moves it on
    register = Step("安排接访", begins(planned), by=(CLERK, LEADER), article=18)
    publish = Step("向社会公布", planned >> published, by=(CLERK, LEADER), article=18)
    hold = Step("登记接访情况", (planned | published) >> held, by=(CLERK, LEADER), article=18)
    change = Step("调整安排", stays(published), by=(CLERK, LEADER))
    call_off = Step("取消接访", (planned | published) >> called_off, by=(CLERK, LEADER))

    # What must hold first
    requires = {
        register: [gates.named_who_joins],
        publish: [gates.not_over],
        hold: [gates.day_has_come, gates.batches_fit_people, gates.was_published],
        change: [gates.not_over],
    }

    # What each step writes down
    writes = {
        register: [
            "receives_on",
            "hours",
            "leader",
            "position",
            "place",
            "way",
            "subjects",
            "together_with",
            "reach",
        ],
        hold: ["batches", "people", "received_note"],
        change: ["receives_on", "hours", "leader", "position", "place", "changed_why"],
        call_off: ["called_off_why"],
    }

    # What each step can't do without
    needs = {
        register: ["receives_on", "leader", "place"],
        hold: ["batches", "people"],
        change: ["receives_on", "leader", "place", "changed_why"],
        call_off: ["called_off_why"],
    }
