"""What makes a draw one that can be trusted: a public seed, named in advance and not there yet.

Both gates are for matters with a day `seed_on` on which the seed comes to be.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .gates import HouseRule, gate

RULE = "可复核抽取规则"


@gate(
    HouseRule("种子在被抽取的名录固定以后才产生，事先写明来源", field="seed_on", basis=RULE),
    missing="种子产生日期不晚于办理的日期，换一个以后产生的公开号码",
    weighs=("seed_on",),
)
def seed_comes_later(draw: Any, on: dt.date) -> bool:
    """Whoever knows the seed could choose the list."""
    draw.must_be_stored()
    return draw.seed_on is not None and draw.seed_on > on


@gate(
    HouseRule("种子产生以后再抽取", basis=RULE),
    missing="种子还没有产生",
)
def seed_is_there(draw: Any, on: dt.date) -> bool:
    """The number named in advance has been drawn."""
    draw.must_be_stored()
    return draw.seed_on is not None and on >= draw.seed_on
