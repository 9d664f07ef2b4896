"""What must hold before a report goes on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from yifa.kernel.matter import Matter

    from .models import AnnualReport


@gate(
    HouseRule(
        "手填的数字要对应指标或者由一名人员具名负责，没有出处的不能送审", basis="报告数据规则"
    ),
    missing="还有数字没有出处",
)
def every_number_is_traced(case: Matter, on: dt.date) -> bool | str:
    """An untraced number can't go on."""
    from .marks import untraced_in

    left = untraced_in(cast("AnnualReport", case))
    quoted = "、".join(told.text for told in left[:5])
    return True if not left else f"有{len(left)}个数字没有出处：{quoted}{'等' if left[5:] else ''}"


@gate("report.content", missing="必备内容不全")
def required_parts_are_written(case: Matter, on: dt.date) -> bool | str:
    """The five parts that the regulation names, the fifth only where there is something to say."""
    from .outline import unwritten_parts

    lacking = unwritten_parts(cast("AnnualReport", case))
    return True if not lacking else f"还没有写：{'、'.join(lacking)}"


@gate("report.secrecy", missing="还没有保密审查")
def secrecy_was_reviewed(case: Matter, on: dt.date) -> bool:
    """Nothing is published before it was looked at for secrets."""
    return cast("AnnualReport", case).secrecy_reviewed


@gate(
    HouseRule("公开前去掉身份证号、手机号等个人信息", basis="报告数据规则"),
    missing="文中还有个人信息",
)
def nothing_private(case: Matter, on: dt.date) -> bool | str:
    """Nothing is public before it is masked."""
    from .marks import private_in

    left = private_in(cast("AnnualReport", case))
    return True if not left else f"文中有{len(left)}处像身份证号或者手机号：{left[0]}"
