"""How a draw moves: prepared, lists published, drawn, result published."""

from yifa.kernel import seeds
from yifa.kernel.procedure import Procedure, Stage, Step, begins
from yifa.kernel.roles import CLERK, LEADER


class Drawing(Procedure):
    """双随机抽取（名录先公布，种子后产生）"""

    # Where a draw stands
    prepared = Stage("待公布名录")
    listed = Stage("已公布名录")
    drawn = Stage("已抽取")
    published = Stage("已公布结果", ends=True)
    void_draw = Stage("作废", ends=True, counts=False)

    # What moves it on
    register = Step("登记抽取", begins(prepared), by=CLERK)
    publish_lists = Step("公布名录", prepared >> listed, by=CLERK)
    draw = Step("抽取", listed >> drawn, by=CLERK, effect=True)
    publish = Step("公布结果", drawn >> published, by=CLERK)
    declare_void = Step(
        "作废", (prepared | listed | drawn | published) >> void_draw, by=LEADER, effect=True
    )

    # What must hold first
    requires = {
        publish_lists: [seeds.seed_comes_later],
        draw: [seeds.seed_is_there],
    }

    # What each step writes down
    writes = {
        register: ["title", "sector", "plan", "wanted", "per_party"],
        publish_lists: ["conflicts", "seed_source", "seed_on", "published_where"],
        draw: ["seed"],
        publish: ["published_where"],
        declare_void: ["void_why"],
    }

    # What each step can't do without
    needs = {
        register: ["title", "wanted"],
        publish_lists: ["seed_source", "seed_on"],
        draw: ["seed"],
        declare_void: ["void_why"],
    }
