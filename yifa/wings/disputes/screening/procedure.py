"""How a round of screening is entered: a plain ledger, one step."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins
from yifa.kernel.roles import CLERK, MEDIATOR

from . import gates


class ScreeningLedger(Procedure):
    """排查登记"""

    # Where a round stands
    entered = Stage("已登记", ends=True)

    # What moves it on
    register = Step("登记", begins(entered), by=(CLERK, MEDIATOR))

    # What must hold first
    requires = {register: [gates.resolved_were_found]}

    # What each step writes down
    writes = {
        register: [
            "title",
            "round",
            "campaign",
            "village",
            "grid",
            "screeners",
            "people_sent",
            "households",
            "found",
            "resolved",
            "result",
        ]
    }

    # What each step can't do without
    needs = {register: ["title", "round", "found"]}
