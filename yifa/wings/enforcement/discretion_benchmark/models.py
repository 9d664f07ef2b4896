"""What is recorded of a benchmark: the violation, four tiers, what is exempt, the document."""

from typing import Any

from django.db import models

from yifa import law
from yifa.kernel.matter import Matter


def yuan(label: str) -> "models.DecimalField[Any, Any]":
    """A sum of money; a bound that is blank does not matter."""
    return models.DecimalField(
        f"{label}（元）", max_digits=14, decimal_places=2, null=True, blank=True
    )


def times(label: str) -> "models.PositiveSmallIntegerField[Any, Any]":
    """The how-manieth violation within two years."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True)


def harm(label: str) -> "models.CharField[Any, Any]":
    """A grade of harm."""
    return models.CharField(label, max_length=8, choices=law.choices("harm_grade"), blank=True)


def end(label: str) -> "models.DecimalField[Any, Any]":
    """An end of a tier's range, in what the benchmark measures by."""
    return models.DecimalField(
        f"{label}（元、倍或者天）", max_digits=14, decimal_places=2, null=True, blank=True
    )


class Measure(models.TextChoices):
    """What the ranges of a benchmark are told in, as laws do."""

    YUAN = "yuan", "罚款，元"
    AMOUNT = "amount", "罚款，涉案金额（货值金额）的倍数"
    GAIN = "gain", "罚款，违法所得的倍数"
    DAYS = "days", "暂扣许可证件、停产停业等的天数"


class DiscretionBenchmark(Matter):
    """How a violation is punished, graded by its facts (行政处罚裁量基准)."""

    violation = models.CharField("违法行为", max_length=100)
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    basis = models.CharField("处罚依据", max_length=160, blank=True)

    measure = models.CharField(
        "幅度按什么计", max_length=8, choices=Measure.choices, default=Measure.YUAN, blank=True
    )

    # Up to which facts each tier goes, and what it costs; beyond the third lies the fourth
    light_amount = yuan("较轻：涉案金额不超过")
    light_offences = times("较轻：两年内第几次不超过")
    light_harm = harm("较轻：危害后果不超过")
    light_least = end("较轻：下限")
    light_most = end("较轻：上限")
    usual_amount = yuan("一般：涉案金额不超过")
    usual_offences = times("一般：两年内第几次不超过")
    usual_harm = harm("一般：危害后果不超过")
    usual_least = end("一般：下限")
    usual_most = end("一般：上限")
    heavy_amount = yuan("较重：涉案金额不超过")
    heavy_offences = times("较重：两年内第几次不超过")
    heavy_harm = harm("较重：危害后果不超过")
    heavy_least = end("较重：下限")
    heavy_most = end("较重：上限")
    grave_least = end("严重：下限")
    grave_most = end("严重：上限")

    minor_exempt = models.TextField("轻微免罚条件", blank=True)
    first_exempt = models.TextField("首违不罚条件", blank=True)
    education = models.TextField("免罚后的教育方式", blank=True)

    review_opinion = models.TextField("合法性审核意见", blank=True)
    issued_by = models.CharField("制定机关", max_length=60, blank=True)
    document_number = models.CharField("文号", max_length=40, blank=True)
    in_force_from = models.DateField("施行日期", null=True, blank=True)
    in_force_until = models.DateField("有效期至", null=True, blank=True)
    published_where = models.CharField("公布地址", max_length=120, blank=True)
    changed_why = models.CharField("修订、废止原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "行政处罚裁量基准"
        verbose_name_plural = "行政处罚裁量基准"
