"""How an item comes on the published list of inspections, is adjusted and leaves it."""

from yifa.kernel.procedure import Procedure, Stage, Step, begins, stays
from yifa.kernel.roles import CLERK, LEADER


class Listing(Procedure):
    """行政检查事项清单管理"""

    # Where an item stands
    drafted = Stage("待公布")
    published = Stage("已公布", ends=True)
    withdrawn = Stage("已取消", ends=True)

    # What moves it on
    register = Step("登记", begins(drafted), by=CLERK)
    amend = Step("修改", stays(drafted), by=CLERK)
    publish = Step("公布", drafted >> published, by=LEADER, effect=True)
    adjust = Step("调整", stays(published), by=LEADER, effect=True)
    withdraw = Step("取消", (drafted | published) >> withdrawn, by=LEADER, effect=True)

    # What each step writes down
    writes = {
        register: ["item", "sector", "basis", "looked_at", "whom", "yearly_cap"],
        amend: ["item", "sector", "basis", "looked_at", "whom", "yearly_cap"],
        publish: ["published_where", "yearly_cap"],
        adjust: ["changed_why", "basis", "looked_at", "whom", "yearly_cap", "published_where"],
        withdraw: ["changed_why"],
    }

    # What each step can't do without
    needs = {
        register: ["item"],
        amend: ["item"],
        publish: ["published_where", "yearly_cap"],
        adjust: ["changed_why"],
        withdraw: ["changed_why"],
    }
