"""What must hold before a step of a draw: what makes it one that can be trusted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import RandomDraw

RULE = "可复核抽取规则"


@gate(
    HouseRule("种子在名录公布以后才产生，事先写明来源", field="seed_on", basis=RULE),
    missing="种子产生日期不晚于公布名录的日期，换一个以后产生的公开号码",
    weighs=("seed_on",),
)
def seed_comes_later(draw: RandomDraw, on: dt.date) -> bool:
    """Whoever knows the seed could choose the list."""
    draw.must_be_stored()
    return draw.seed_on is not None and draw.seed_on > on


@gate(
    HouseRule("种子产生以后再抽取", basis=RULE),
    missing="种子还没有产生",
)
def seed_is_there(draw: RandomDraw, on: dt.date) -> bool:
    """The number named in advance has been drawn."""
    draw.must_be_stored()
    return draw.seed_on is not None and on >= draw.seed_on
