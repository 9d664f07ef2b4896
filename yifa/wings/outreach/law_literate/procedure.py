"""How somebody becomes a law-literate villager: chosen, trained, certified, trained again."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER


class LawLiterates(Procedure):
    """法律明白人培养"""

    # Where somebody stands
    chosen = Stage("待培训")
    trained = Stage("已培训")
    certified = Stage("在岗", ends=True)
    ended = Stage("已退出", ends=True)

    # What moves them on
    register = Step("登记", begins(chosen), by=CLERK)
    train = Step("参加培训", (chosen | trained) >> trained, by=CLERK)
    certify = Step("认定发证", trained >> certified, by=(CLERK, LEADER))
    train_again = Step("参加轮训", stays(certified), by=CLERK)
    end = Step("退出", (chosen | trained | certified) >> ended, by=(CLERK, LEADER))

    # What each step writes down
    writes = {
        register: ["village", "person", "is_cadre"],
        train: ["training_theme", "training_hours"],
        certify: ["certificate"],
        train_again: ["training_theme", "training_hours"],
        end: ["end_reason"],
    }

    # What each step can't do without
    needs = {register: ["village", "person"], end: ["end_reason"]}
