"""What is recorded of a petition, in the order in which it comes to be known."""

from typing import Any

from django.db import models

from yifa import law
from yifa.kernel.columns import a_matter, a_post, an_organisation
from yifa.kernel.matter import Matter
from yifa.kernel.organisation import Level

from .sorting import Situation


class Channel(models.TextChoices):
    """How it came (article 17); a leader's or another office's letter brings one too."""

    LETTER = "letter", "来信"
    VISIT = "visit", "走访"
    NETWORK = "network", "网上"
    PHONE = "phone", "电话"
    FAX = "fax", "传真"
    HANDED = "handed", "上级转来"


class First(models.TextChoices):
    """Whether it is brought for the first time, as ledgers ask it."""

    FIRST = "first", "是"
    AGAIN = "again", "否"


class Crowd(models.TextChoices):
    """Whether several who come together chose whom to speak for them (article 20)."""

    CHOSEN = "chosen", "已推选代表（不超过五人）"
    UNCHOSEN = "unchosen", "还没有推选代表"


class RefusalGround(models.TextChoices):
    """Why a petition is not accepted."""

    ENDED = "ended", "复核以后以同一事实和理由再提"
    PENDING = "pending", "下级已受理或者正在办理又向上级提出"
    CLOSED_BY_LAW = "closed_by_law", "涉法涉诉事项已依法终结"
    NOT_A_PETITION = "not_a_petition", "没有请求、建议或者检举的内容"


class Advice(models.TextChoices):
    """What is proposed beside urging (article 40)."""

    IMPROVE = "improve", "改进工作"
    POLICY = "policy", "完善政策"
    ACCOUNT = "account", "追究责任"


class AdviceTaken(models.TextChoices):
    """What became of the proposal, as the organ answers in writing (article 40)."""

    TAKEN = "taken", "采纳"
    PARTLY = "partly", "部分采纳"
    NOT_TAKEN = "not_taken", "没有采纳并说明"


class FinishResult(models.TextChoices):
    """What came of a petition that ran by another way than the opinion."""

    ADOPTED = "adopted", "建议已采纳"
    PARTLY_ADOPTED = "partly_adopted", "建议部分采纳"
    NOT_ADOPTED = "not_adopted", "建议没有采纳并说明"
    VERIFIED = "verified", "检举控告查实"
    NOT_VERIFIED = "not_verified", "检举控告没有查实"
    PROCEDURE_DONE = "procedure_done", "已按行政程序办结"
    DUTY_DONE = "duty_done", "已依法履行或者查处"
    DUTY_ANSWERED = "duty_answered", "已依法答复不予查处或者履行"


class ReviewResult(models.TextChoices):
    """What a review or recheck comes to."""

    UPHELD = "upheld", "维持"
    CHANGED = "changed", "变更"
    REDONE = "redone", "撤销并要求重新办理"


class Satisfaction(models.TextChoices):
    """What the petitioner says when visited; asked, never scored."""

    SATISFIED = "satisfied", "满意"
    FAIRLY = "fairly", "基本满意"
    NOT_SATISFIED = "not_satisfied", "不满意"
    UNSAID = "unsaid", "没有表态"


def words(label: str, length: int = 120) -> "models.CharField[Any, Any]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=True)


def text(label: str) -> "models.TextField[Any, Any]":
    """Text of any length."""
    return models.TextField(label, blank=True)


class Petition(Matter):
    """What people ask, propose or report by letter, visit, network or telephone (信访事项)."""

    channel = models.CharField("信访形式", max_length=8, choices=Channel.choices)
    received_on = models.DateField("收到日期", null=True, blank=True)
    people = models.PositiveIntegerField("人数", default=1)
    crowd = models.CharField("多人走访的代表", max_length=8, choices=Crowd.choices, blank=True)
    representatives = models.PositiveSmallIntegerField("代表人数", null=True, blank=True)
    domain = models.CharField(
        "内容分类", max_length=20, choices=law.choices("petition_domain"), blank=True
    )
    claims = text("投诉请求")
    facts = text("事实和理由")
    about = words("反映的单位")
    village = an_organisation("问题发生的村（社区）", level=Level.VILLAGE)
    is_first = models.CharField("是否初信初访", max_length=8, choices=First.choices, blank=True)
    is_urgent = models.BooleanField("重大紧急", default=False)
    earlier = models.ForeignKey(
        "self",
        verbose_name="原信访事项（同一事实和理由）",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    accused = an_organisation("被检举控告的单位")
    accused_person = a_post("被检举控告的人员")

    situation = models.CharField(
        "属于哪种情形", max_length=12, choices=Situation.choices, blank=True
    )
    sort_reason = words("分类理由", 200)
    purpose = models.CharField(
        "信访目的", max_length=12, choices=law.choices("petition_purpose"), blank=True
    )
    route = models.CharField(
        "处理途径", max_length=20, choices=law.choices("petition_claim_route"), blank=True
    )
    is_joint = models.BooleanField("集体访（五人以上）", default=False)
    is_repeated = models.BooleanField("重复信访", default=False)
    handed_on = models.DateField("上级转来日期", null=True, blank=True)

    reported_to = words("报告、通报给")
    instruction = text("批示内容")
    report_by = models.DateField("要求反馈办理结果的日期", null=True, blank=True)
    result_report = text("办结报告")
    sent_told = words("告知的转送、交办去向")
    has_interest = models.BooleanField("承办人与信访事项或者信访人有直接利害关系", default=False)
    runs_by = words("依据什么法律程序办理")
    refusal_ground = models.CharField(
        "不予受理的情形", max_length=16, choices=RefusalGround.choices, blank=True
    )
    refusal_reason = words("不予受理的理由", 200)
    guided_to = words("告知去哪个机关办理")
    sent_out_to = words("转送的机关（系统外）")
    objection = text("异议理由")
    given_back_to = words("交还给哪个单位")
    merged_into = models.ForeignKey(
        "self",
        verbose_name="并入",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    statement = text("信访人陈述")
    findings = text("调查核实的情况")
    met_by = a_post("接访领导")
    reception = a_matter("在哪个接访日", "reception_day")
    meeting_note = text("接访情况")
    urged_why = words("督办的情形", 200)
    advice = models.CharField("提出的建议", max_length=8, choices=Advice.choices, blank=True)
    urging_answer = text("督办反馈")
    advice_taken = models.CharField(
        "建议采纳情况", max_length=10, choices=AdviceTaken.choices, blank=True
    )
    hearing_note = text("听证情况")
    extension_why = words("告知信访人的延期理由", 200)
    settlement = text("调解（和解）协议书内容")

    opinion = models.CharField(
        "处理意见", max_length=8, choices=law.choices("petition_opinion"), blank=True
    )
    request_told = text("意见书载明的投诉请求")
    facts_found = text("认定的事实和理由")
    handling = text("处理意见的内容")
    basis = text("法律法规依据")
    finish_result = models.CharField(
        "办结结果", max_length=16, choices=FinishResult.choices, blank=True
    )
    reply = text("答复内容")
    on_time = models.BooleanField("按期办结", default=False)

    review_request = text("复查请求和理由")
    late_why = words("不予复查（复核）的理由", 200)
    review_result = models.CharField(
        "复查意见", max_length=8, choices=ReviewResult.choices, blank=True
    )
    review_text = text("复查意见的内容")
    review_organ = words("复查机关（系统外）")
    recheck_request = text("复核请求和理由")
    recheck_result = models.CharField(
        "复核意见", max_length=8, choices=ReviewResult.choices, blank=True
    )
    recheck_text = text("复核意见的内容")
    recheck_organ = words("复核机关（系统外）")

    performance = text("落实情况")
    satisfaction = models.CharField(
        "信访人评价", max_length=14, choices=Satisfaction.choices, blank=True
    )
    visit_note = text("回访情况")

    class Meta:
        verbose_name = "信访事项"
        verbose_name_plural = "信访事项"
