"""What is recorded of a suggestion that a court or a procuratorate makes to an organ."""

from django.db import models

from yifa.kernel.columns import a_matter
from yifa.kernel.matter import Matter


class Source(models.TextChoices):
    """Who suggests, and of what sort; the law gives each its own time."""

    JUDICIAL = "judicial", "司法建议"
    DOCUMENT = "document", "对规范性文件的处理建议"
    PUBLIC_INTEREST = "public_interest", "公益诉讼检察建议"
    PROCURATORIAL = "procuratorial", "其他检察建议"


class About(models.TextChoices):
    """What it is about."""

    ABSENCE = "absence", "负责人没有出庭应诉"
    NOT_PERFORMED = "not_performed", "没有履行生效裁判"
    LOST = "lost", "败诉反映的执法问题"
    DOCUMENT = "document", "规范性文件不合法"
    INTEREST = "interest", "国家利益或者公共利益受损"
    GOVERNANCE = "governance", "社会治理"
    OTHER = "other", "其他"


class Adopted(models.TextChoices):
    """What the organ makes of it."""

    WHOLE = "whole", "采纳"
    PARTLY = "partly", "部分采纳"
    NOT = "not", "不采纳"


class Suggestion(Matter):
    """A suggestion of a court or procuratorate (司法建议、检察建议)."""

    source = models.CharField("建议类别", max_length=16, choices=Source.choices, blank=True)
    about = models.CharField("建议事项", max_length=16, choices=About.choices, blank=True)
    sender = models.CharField("发出机关", max_length=60, blank=True)
    letter_number = models.CharField("建议书文号", max_length=60, blank=True)
    content = models.TextField("建议内容", blank=True)
    received_on = models.DateField("收到日期", null=True, blank=True)
    reply_by = models.DateField("建议书要求的回复日期", null=True, blank=True)
    harm_grows = models.BooleanField("损害继续扩大等紧急情形", default=False)
    suit = a_matter("对应的行政应诉案件", "lawsuit")
    #: From when each of the law's own times runs, by what sort of suggestion it is.
    document_from = models.DateField("规范性文件建议起算日", null=True, blank=True)
    interest_from = models.DateField("公益诉讼检察建议起算日", null=True, blank=True)
    urgent_from = models.DateField("紧急情形起算日", null=True, blank=True)
    procuratorial_from = models.DateField("其他检察建议起算日", null=True, blank=True)

    responsible = models.CharField("整改责任单位（人）", max_length=60, blank=True)
    plan = models.TextField("整改方案", blank=True)
    done = models.TextField("整改情况", blank=True)
    adopted = models.CharField("采纳情况", max_length=8, choices=Adopted.choices, blank=True)
    reply_text = models.TextField("回复内容", blank=True)
    reply_number = models.CharField("回复文号", max_length=60, blank=True)
    not_adopted_why = models.CharField("没有全部采纳的理由", max_length=200, blank=True)
    late_why = models.CharField("逾期回复的原因", max_length=200, blank=True)
    verdict = models.TextField("发出机关的反馈", blank=True)
    suit_court = models.CharField("公益诉讼受理法院", max_length=60, blank=True)
    withdrawn_why = models.CharField("撤回的原因", max_length=120, blank=True)

    class Meta:
        verbose_name = "司法建议和检察建议"
        verbose_name_plural = "司法建议和检察建议"
