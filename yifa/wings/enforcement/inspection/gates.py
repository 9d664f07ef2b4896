"""What must hold before a step of an inspection."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yifa.kernel import signatures
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


@gate(
    HouseRule(
        "双随机抽查的对象和人员由抽取产生，写明是哪一次抽取",
        "draw",
        "《优化营商环境条例》第五十四条",
    ),
    missing="双随机抽查没有写明是哪一次抽取",
    weighs=("party", "officer", "second_officer"),
)
def drawn_if_random(inspection: Inspection, on: dt.date) -> bool | str:
    """By a draw of ours, whose result is looked up; or by one made elsewhere, which is named."""
    if inspection.way != "random" or inspection.drawn_elsewhere:
        return True
    if inspection.draw is None:
        return False
    return visits.not_as_drawn(inspection, on) or True


@gate(
    "inspection.double_random",
    missing="市场监管领域的检查应当随机抽取；属于特殊行业、重点领域的，写明检查缘由",
)
def market_draws_at_random(inspection: Inspection, on: dt.date) -> bool:
    """Article 54 leaves out special fields, and what was called for by a finding."""
    chosen = inspection.sector == "market" and inspection.way == "special"
    return not chosen or bool(inspection.ground)


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
    """Article 55 speaks of whoever inspects; off site there is nobody to show it to."""
    return inspection.id_shown or inspection.way == "off_site"


@gate("license.inspection_signed", missing="检查记录还没有签名")
def record_is_signed(inspection: Inspection, on: dt.date) -> bool | str:
    """Article 61 asks it of the inspectors; the party signs by custom: both are reminded of."""
    lacks = signatures.officers_lack(inspection)
    if inspection.way != "off_site":
        lacks = lacks or signatures.party_lacks(inspection)
    return lacks or True


@gate(
    "enforcement.sight_record",
    missing="当事人没有签名，还没有见证人的签名，也没有录音录像",
)
def unsigned_is_witnessed(inspection: Inspection, on: dt.date) -> bool:
    """Somebody else, or a recorder, tells that the party would not sign."""
    return not signatures.is_unwitnessed(inspection)


@gate(HouseRule("责令改正的，改正或者移交以后办结"), missing="责令改正的问题还没有改正或者移交")
def orders_followed(inspection: Inspection, on: dt.date) -> bool:
    """An order was given and found kept, or the file handed over."""
    followed = inspection.took("recheck_passed") or inspection.took("hand_over")
    return inspection.result != "order" or followed


@gate(
    "penalty.case_filed",
    missing="涉嫌违法的，还没有移交立案",
    unlawful_without="第七十六条：对符合立案标准的案件不及时立案的，责令改正，给予处分",
)
def suspects_handed_over(inspection: Inspection, on: dt.date) -> bool:
    """Whether it comes to a case is decided there, not by closing the inspection."""
    return inspection.result != "suspect" or inspection.took("hand_over")


@gate(
    HouseRule("检查结果公示，或者决定不公示以后办结"),
    missing="检查结果没有公示，也没有决定不公示",
)
def result_is_public(inspection: Inspection, on: dt.date) -> bool:
    """One or the other."""
    return inspection.took("publish_result") or inspection.took("keep_private")
