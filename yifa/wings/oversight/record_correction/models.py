"""What is recorded of a request to correct a record."""

from django.db import models

from yifa.kernel.matter import Matter


class Finding(models.TextChoices):
    """What the check of a record finds, and whose it is to correct."""

    WRONG = "wrong", "不准确并且由本机关更正"
    RIGHT = "right", "记录准确"
    UNPROVEN = "unproven", "证据不足以证明记录不准确"
    NOT_OURS = "not_ours", "不属于本机关职能范围"


class RecordCorrection(Matter):
    """A request to correct what the government's records say of oneself (更正政府信息记录申请)."""

    record = models.CharField("哪一份记录", max_length=120, blank=True)
    wrong = models.TextField("哪里不准确", blank=True)
    right = models.TextField("应当是什么", blank=True)
    proof = models.TextField("证据", blank=True)
    finding = models.CharField("审核结果", max_length=10, choices=Finding.choices, blank=True)
    check_opinion = models.TextField("审核意见", blank=True)
    corrected_text = models.TextField("更正后的记录", blank=True)
    told = models.BooleanField("已告知申请人", default=False)
    declined_why = models.TextField("不予更正的理由", blank=True)
    competent = models.CharField("有权更正的机关及联系方式", max_length=200, blank=True)

    class Meta:
        verbose_name = "更正政府信息记录申请"
        verbose_name_plural = "更正政府信息记录申请"
