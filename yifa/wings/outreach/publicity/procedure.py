"""How a publicity activity is entered: a plain ledger, one step."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins
from yifa.kernel.roles import CLERK


class PublicityLedger(Procedure):
    """普法活动登记"""

    # Where an activity stands
    entered = Stage("已登记", ends=True)

    # What moves it on
    register = Step("登记", begins(entered), by=CLERK)

    # What each step writes down
    writes = {
        register: [
            "title",
            "place",
            "theme_day",
            "law_told",
            "audience",
            "fulfils",
            "people_reached",
            "materials",
            "media_views",
            "case_told",
            "summary",
        ]
    }

    # What each step can't do without
    needs = {register: ["title"]}
