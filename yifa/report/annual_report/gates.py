"""What must hold before a report goes on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

if TYPE_CHECKING:
    from .models import AnnualReport


@gate(
    HouseRule(
        "手填的数字要对应指标或者由一名人员具名负责，没有出处的不能送审", basis="报告数据规则"
    ),
    missing="还有数字没有出处",
)
def every_number_is_traced(case: AnnualReport, on: dt.date) -> bool | str:
    """An untraced number can't go on."""
    from .marks import untraced_in

    left = untraced_in(case)
    quoted = "、".join(told.text for told in left[:5])
    return True if not left else f"有{len(left)}个数字没有出处：{quoted}{'等' if left[5:] else ''}"


@gate(
    HouseRule(
        "校核查出的出入要改过来，或者由一名人员说明、写明不改的理由，才能送审",
        basis="报告数据规则",
    ),
    missing="校核查出的出入还没有改，也没有答复",
)
def every_error_is_answered(case: AnnualReport, on: dt.date) -> bool | str:
    """What is proved wrong is mended, or somebody says why it stands."""
    from .checking import open_errors

    left = open_errors(case, on)
    named = "、".join(f"“{clip(one.finding.quote)}”{one.title}" for one in left[:5])
    more = f"等{len(left)}处" if left[5:] else ""
    return True if not left else f"校核查出的出入有{len(left)}处没有改，也没有答复：{named}{more}"


def clip(quote: str) -> str:
    """A quotation short enough for a sentence."""
    said = " ".join(quote.split())
    return said if len(said) <= 20 else said[:20] + "…"


@gate(
    HouseRule("改稿要连同文稿一起保存，在年度报告页面办", basis="报告数据规则"),
    missing="文稿没有一起保存，到年度报告页面办",
)
def version_is_kept(case: AnnualReport, on: dt.date) -> bool:
    """A digest that no kept version bears is a claim, not a text."""
    return case.versions.filter(place=case.version, digest=case.text_digest).exists()


@gate(
    HouseRule("定稿要连同文稿和数字一起保存，在年度报告页面办", basis="报告数据规则"),
    missing="定稿的文稿和数字没有一起保存，到年度报告页面办",
)
def freeze_is_kept(case: AnnualReport, on: dt.date) -> bool:
    """A report is adopted with its content, whichever door the step comes through."""
    return case.freezes.filter(digest=case.frozen_digest).exists()


@gate("report.content", missing="必备内容不全")
def required_parts_are_written(case: AnnualReport, on: dt.date) -> bool | str:
    """The five parts that the regulation names, the fifth only where there is something to say."""
    from .outline import unwritten_parts

    lacking = unwritten_parts(case)
    return True if not lacking else f"还没有写：{'、'.join(lacking)}"


@gate("report.secrecy", missing="还没有保密审查")
def secrecy_was_reviewed(case: AnnualReport, on: dt.date) -> bool:
    """Nothing is published before it was looked at for secrets."""
    return case.secrecy_reviewed


@gate(
    HouseRule("公开前去掉身份证号、手机号等个人信息", basis="报告数据规则"),
    missing="文中还有个人信息",
)
def nothing_private(case: AnnualReport, on: dt.date) -> bool | str:
    """Nothing is public before it is masked."""
    from .marks import private_in

    left = private_in(case)
    return True if not left else f"文中有{len(left)}处像身份证号或者手机号：{left[0]}"
