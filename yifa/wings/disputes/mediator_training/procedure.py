"""How a training of mediators is entered: a plain ledger, one step."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins
from yifa.kernel.roles import CLERK


class TrainingLedger(Procedure):
    """调解员培训登记"""

    law = "mediation"

    # Where a training stands
    entered = Stage("已登记", ends=True)

    # What moves it on
    register = Step("登记", begins(entered), by=CLERK, article=14)

    # What each step writes down
    writes = {register: ["title", "way", "theme", "place", "teacher", "hours", "people"]}

    # What each step can't do without
    needs = {register: ["title"]}
