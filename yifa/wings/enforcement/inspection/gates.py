"""What must hold before a step of an inspection."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel.gates import HouseRule, gate

from . import visits

if TYPE_CHECKING:
    from .models import Inspection

#: The paper's text was not read: what it asks for is kept as a rule of the place.
PLACE = "国办发〔2024〕54号（原文未核对，本地执行）"


@gate(
    HouseRule("没有执法证件的人员不实施行政检查，检查由两名以上执法人员进行", "officer", PLACE),
    missing="没有写明两名持证执法人员",
)
def two_certified_officers(inspection: Inspection, on: dt.date) -> bool | str:
    """Two people, each with a certificate that held on the day."""
    first, second = inspection.officer, inspection.second_officer
    if first is None or second is None:
        return False
    if without := visits.without_certificate((first, second), on):
        return f"{'、'.join(map(str, without))}当天没有有效的执法证件"
    return first.person_id != second.person_id or "主检和协检是同一个人"


@gate(HouseRule("未经公布的行政检查事项，不得实施", "item", PLACE), missing="没有写明检查事项")
def item_is_published(inspection: Inspection, on: dt.date) -> bool | str:
    """As the list stood on the day."""
    if inspection.item is None:
        return False
    return visits.stood(inspection.item, "published", on) or "这一事项当天不在公布的清单里"


@gate(
    HouseRule("同一对象一年内的检查不超过公布的频次上限", "", PLACE),
    missing="超过年度频次上限",
    weighs=("item", "party", "way"),
)
def within_the_cap(inspection: Inspection, on: dt.date) -> bool | str:
    """Complaints and off-site checks are not held back."""
    return visits.beyond_the_cap(inspection, on) or True


@gate(
    HouseRule("能合并的检查合并进行", "apart_why", PLACE),
    missing="同一对象还有没有实施的检查",
    weighs=("party", "apart_why", "way"),
)
def visits_merged(inspection: Inspection, on: dt.date) -> bool | str:
    """One visit instead of several, or a reason."""
    return visits.to_be_merged(inspection) or True


@gate(
    HouseRule("双随机抽查按已经备案的年度计划进行", "plan", PLACE),
    missing="双随机抽查没有写明年度计划",
)
def planned_if_random(inspection: Inspection, on: dt.date) -> bool | str:
    """As the plan stood on the day."""
    if inspection.way != "random":
        return True
    if inspection.plan is None:
        return False
    return visits.stood(inspection.plan, "filed", on) or "这一计划当天没有备案"


@gate(HouseRule("联合检查写明联合的部门", "joint_with"), missing="没有写明和哪些部门联合检查")
def joint_says_with_whom(inspection: Inspection, on: dt.date) -> bool:
    """Who comes along."""
    return inspection.way != "joint" or bool(inspection.joint_with)


@gate("inspection.approval_notice", missing="没有出具检查通知书、告知权利")
def notice_was_given(inspection: Inspection, on: dt.date) -> bool:
    """Told before, or on the spot; nobody is visited in an off-site check."""
    return inspection.took("notify") or inspection.way == "off_site"


@gate(
    "penalty.show_id",
    missing="没有主动出示执法证件",
    unlawful_without="第五十五条：不出示的，当事人有权拒绝接受检查",
)
def certificate_shown(inspection: Inspection, on: dt.date) -> bool:
    """Article 55 speaks of whoever inspects."""
    return inspection.id_shown


@gate(HouseRule("发现的问题，改正或者移交以后办结"), missing="发现的问题还没有改正或者移交")
def findings_followed(inspection: Inspection, on: dt.date) -> bool:
    """An order was given, a file handed over."""
    if inspection.result == "order":
        return inspection.took("recheck_passed") or inspection.took("hand_over")
    return inspection.result != "suspect" or inspection.took("hand_over")


@gate(
    HouseRule("检查结果公示，或者决定不公示以后办结"),
    missing="检查结果没有公示，也没有决定不公示",
)
def result_is_public(inspection: Inspection, on: dt.date) -> bool:
    """One or the other."""
    return inspection.took("publish_result") or inspection.took("keep_private")
