"""How draws are listed and counted, and which files they make."""

from django.db.models import Q

from yifa.kernel.figures import Count, Sum
from yifa.kernel.public import Public
from yifa.kernel.register import Register, View

from .lists import LISTS, RESULT, draw_by_seed, publish_lists
from .models import RandomDraw
from .procedure import Drawing


class RandomDraws(Register):
    """双随机抽取台账"""

    model = RandomDraw
    procedures = [Drawing]
    word = "抽"
    makes = {Drawing.publish_lists: publish_lists, Drawing.draw: draw_by_seed}

    public = Public(
        "双随机抽取",
        after=(Drawing.publish_lists, Drawing.draw, Drawing.publish),
        until=(Drawing.declare_void,),
        shows=["sector", "wanted", "per_party", "seed_source", "seed_on", "seed"],
        why=["void_why"],
        files=(LISTS, RESULT),
    )

    columns = ["number", "title", "sector", "wanted", "seed_source", "seed_on", "stage", "holder"]
    filters = ["stage", "sector"]
    search = ["number", "title", "seed_source"]
    views = [
        View("待抽取", Q(stage="listed")),
        View("待公布结果", Q(stage="drawn")),
    ]

    drawn = Count("双随机抽取", Drawing.draw, unit="次", by=["sector", "level", "holder"])
    parties = Sum("双随机抽取检查对象", Drawing.draw, amount="wanted", unit="户", by=["sector"])
    published = Count("公布双随机抽取结果", Drawing.publish, unit="次", by=["sector"])
    voided = Count("作废的双随机抽取", Drawing.declare_void, unit="次")
