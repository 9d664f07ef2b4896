"""What is recorded of an item of a responsibility list."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from yifa.kernel.matter import Matter


class List(models.TextChoices):
    """On which list an item stands."""

    DUTY = "duty", "普法责任清单"
    PLAN = "plan", "年度普法计划"


class Verdict(models.TextChoices):
    """What an assessment found."""

    DONE = "done", "已经落实"
    PARTLY = "partly", "部分落实"
    NOT_DONE = "not_done", "没有落实"


FOUR_DIGITS = "年度写四位数，比如2026"


class PublicityDuty(Matter):
    """Something that somebody is to explain to people (普法责任事项)."""

    list = models.CharField("列入", max_length=8, choices=List.choices)
    list_year = models.PositiveSmallIntegerField(
        "年度",
        validators=[MinValueValidator(2000, FOUR_DIGITS), MaxValueValidator(2100, FOUR_DIGITS)],
    )
    law_told = models.CharField("宣传的法律法规", max_length=160, blank=True)
    audience = models.CharField("普法对象", max_length=120, blank=True)
    measures = models.TextField("普法措施", blank=True)
    together_with = models.CharField("配合单位", max_length=120, blank=True)
    complete_by = models.DateField("完成时限", null=True, blank=True)

    published_where = models.CharField("在哪里公布", max_length=80, blank=True)
    carried_out_how = models.TextField("落实情况", blank=True)
    verdict = models.CharField("评议结果", max_length=8, choices=Verdict.choices, blank=True)
    verdict_note = models.TextField("评议意见", blank=True)
    drop_reason = models.CharField("不再实施的原因", max_length=120, blank=True)

    class Meta:
        verbose_name = "普法责任事项"
        verbose_name_plural = "普法责任事项"
