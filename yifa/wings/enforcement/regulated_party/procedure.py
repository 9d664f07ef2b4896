"""How a party comes under supervision, is graded anew and leaves it."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, OFFICER


class Supervised(Procedure):
    """监管对象管理"""

    # Where a party stands
    registered = Stage("在册")
    closed = Stage("已注销", ends=True)

    # What moves it on
    register = Step("登记", begins(registered), by=(CLERK, OFFICER))
    change = Step("变更登记", stays(registered), by=(CLERK, OFFICER))
    grade = Step("重新分级", stays(registered), by=(OFFICER, LEADER))
    close = Step("注销", registered >> closed, by=(CLERK, LEADER))
    take_up = Step("恢复在册", closed >> registered, by=(CLERK, LEADER))

    # What each step writes down
    writes = {
        register: ["name", "party_type", "credit_code", "sector", "trade", "place", "risk"],
        change: ["name", "party_type", "credit_code", "sector", "trade", "place"],
        grade: ["risk", "graded_why"],
        close: ["closed_why"],
    }

    # What each step can't do without
    needs = {
        register: ["name"],
        change: ["name"],
        grade: ["risk", "graded_why"],
        close: ["closed_why"],
    }
