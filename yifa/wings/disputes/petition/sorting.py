"""Into which legal route a petition is sorted: one question in plain words, all else follows.

A clerk says which situation it is. Purpose, route and the clock follow from that (articles 28 to
31): the sixty days run only where no other way is open.
"""

from __future__ import annotations

from django.db import models


class Situation(models.TextChoices):
    """What it is about, as people tell it, each with examples."""

    SUGGESTION = "suggestion", "提建议、反映情况（如建议加开公交）"
    ACCUSATION = "accusation", "检举、控告人员或者单位违纪违法（如干部侵占集体资金）"
    COURT = "court", "民事争议、不服裁判、要求执行判决（如欠款、离婚、判了没执行）"
    CRIMINAL = "criminal", "刑事案件、要求立案或者监督（如被骗报案没有立案）"
    LABOUR = "labour", "可以仲裁的（如劳动合同、工伤待遇、土地承包经营纠纷）"
    PARTY = "party", "党员对处分、处理不服（党员申诉、申请复审）"
    DECISION = "decision", "不服行政机关的决定（如罚款、征收补偿决定、不予许可）"
    OWNERSHIP = "ownership", "要行政机关裁决的争议（如山林、土地权属）"
    STATUS = "status", "要求确认身份、资格、登记（如低保资格、不动产登记）"
    PERMIT = "permit", "要求办理许可、证照（如建房审批、经营许可）"
    INFORMATION = "information", "要求公开政府信息（如征地批文）"
    VIOLATION = "violation", "要求查处违法行为、保护人身财产（如违建、扬尘、欠薪）"
    OTHER = "other", "以上都不是的困难和问题（如帮助落实安置）"


#: Situation → the item of article 31 by which a claim runs (list `petition_claim_route`).
ROUTES = {
    Situation.COURT: "judicial",
    Situation.CRIMINAL: "judicial",
    Situation.LABOUR: "arbitration",
    Situation.PARTY: "party_discipline",
    Situation.DECISION: "administrative",
    Situation.OWNERSHIP: "administrative",
    Situation.STATUS: "administrative",
    Situation.PERMIT: "administrative",
    Situation.INFORMATION: "administrative",
    Situation.VIOLATION: "statutory_duty",
    Situation.OTHER: "petition_procedure",
}

#: Situation → what its route is called where the clerk is told of it, with its article and clock.
TOLD = {
    Situation.SUGGESTION: "研究论证后回复（第二十九条）",
    Situation.ACCUSATION: "纪检监察机关或者有权机关办理，不得转给被检举的人员、单位（第三十条）",
    Situation.COURT: "诉讼、执行（第三十一条第一项），由人民法院办理",
    Situation.CRIMINAL: "公安、检察机关的法律程序（第三十一条第一项）",
    Situation.LABOUR: "仲裁（第三十一条第二项），期限依仲裁的法律",
    Situation.PARTY: "党员申诉、申请复审（第三十一条第三项）",
    Situation.DECISION: "行政复议、诉讼（第三十一条第四项），提醒信访人别误了申请期限",
    Situation.OWNERSHIP: "行政裁决（第三十一条第四项）",
    Situation.STATUS: "行政确认、登记（第三十一条第四项）",
    Situation.PERMIT: "行政许可（第三十一条第四项），期限依行政许可法",
    Situation.INFORMATION: "政府信息公开（第三十一条第四项），期限依政府信息公开条例",
    Situation.VIOLATION: "查处违法行为、履行保护职责（第三十一条第五项），依法履行或者答复",
    Situation.OTHER: "信访程序（第三十一条第六项），自受理之日起六十日内办结",
}


def purpose_of(situation: str) -> str:
    """The purpose (list `petition_purpose`); "" for what is not sorted."""
    if situation in (Situation.SUGGESTION, Situation.ACCUSATION):
        return situation
    return "claim" if situation else ""


def route_of(situation: str) -> str:
    """The route of a claim (list `petition_claim_route`); "" for what is none, or not sorted."""
    return ROUTES.get(Situation(situation), "") if situation else ""
