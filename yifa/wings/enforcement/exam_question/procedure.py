"""How a question moves: put into the bank, withdrawn, put back."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins
from yifa.kernel.roles import CLERK, LEADER

from .models import LETTERS

OPTIONS = [f"option_{letter.lower()}" for letter in LETTERS]


class InBank(Procedure):
    """题库管理"""

    # Where a question stands
    in_use = Stage("在用")
    withdrawn = Stage("停用", ends=True)

    # What moves it on
    register = Step("试题入库", begins(in_use), by=CLERK)
    withdraw = Step("停用试题", in_use >> withdrawn, by=(CLERK, LEADER))
    put_back = Step("恢复使用", withdrawn >> in_use, by=(CLERK, LEADER))

    # What each step writes down
    writes = {
        register: ["question_type", "part", "sector", "stem", *OPTIONS, "answer", "basis"],
        withdraw: ["withdrawn_why"],
    }

    # What each step can't do without
    needs = {
        register: ["question_type", "part", "stem", "answer"],
        withdraw: ["withdrawn_why"],
    }

    # What a step blanks
    clears = {put_back: ["withdrawn_why"]}
