"""How a plan moves: drafted item by item, filed, carried out."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER

from . import gates


class Planning(Procedure):
    """年度行政检查计划"""

    # Where a plan stands
    drafted = Stage("起草")
    filed = Stage("已备案")
    done = Stage("已完成", ends=True)

    # What moves it on
    register = Step("登记", begins(drafted), by=CLERK)
    add_item = Step("列入检查事项", stays(drafted), by=CLERK)
    file = Step("备案", drafted >> filed, by=LEADER, effect=True)
    adjust = Step("调整计划", filed >> drafted, by=LEADER)
    finish = Step("登记完成情况", filed >> done, by=(CLERK, LEADER))

    # What must hold first
    requires = {
        add_item: [gates.item_is_published, gates.months_run_forward, gates.says_how_many],
        file: [gates.has_items],
    }

    # What each step writes down
    writes = {
        register: ["plan_year", "sector"],
        add_item: ["item", "way", "share", "parties_planned", "month_from", "month_to"],
        file: ["filed_with", "filed_number"],
        adjust: ["changed_why"],
        finish: ["summary"],
    }

    # What each step can't do without
    needs = {
        register: ["plan_year"],
        add_item: ["item", "way"],
        file: ["filed_with"],
        adjust: ["changed_why"],
        finish: ["summary"],
    }
