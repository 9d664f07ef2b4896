"""How an item of a responsibility list moves: drafted, made public, carried out."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER, SUPERVISOR


class PublicityDuties(Procedure):
    """普法责任落实"""

    # Where an item stands
    drafted = Stage("待公布")
    published = Stage("正在落实")
    carried_out = Stage("已落实", ends=True)
    dropped = Stage("不再实施", ends=True, counts=False)

    # What moves it on
    register = Step("登记", begins(drafted), by=CLERK)
    publish = Step("公布", drafted >> published, by=(CLERK, LEADER))
    carry_out = Step("登记落实情况", published >> carried_out, by=(CLERK, LEADER))
    assess = Step("评议", stays(published, carried_out), by=(LEADER, SUPERVISOR))
    drop = Step("不再实施", (drafted | published) >> dropped, by=(CLERK, LEADER))

    # What each step writes down
    writes = {
        register: [
            "title",
            "list",
            "list_year",
            "law_told",
            "audience",
            "measures",
            "together_with",
            "complete_by",
        ],
        publish: ["published_where"],
        carry_out: ["carried_out_how"],
        assess: ["verdict", "verdict_note"],
        drop: ["drop_reason"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "list", "list_year"],
        carry_out: ["carried_out_how"],
        assess: ["verdict"],
        drop: ["drop_reason"],
    }
