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


class DiscretionBenchmark(Matter):
    """How a violation is punished, graded by its facts (行政处罚裁量基准)."""

    violation = models.CharField("违法行为", max_length=100)
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    basis = models.CharField("处罚依据", max_length=160, blank=True)

    # Up to which facts each tier goes, and what it costs; beyond the third lies the fourth
    light_amount = yuan("较轻：涉案金额不超过")
    light_offences = times("较轻：两年内第几次不超过")
    light_harm = harm("较轻：危害后果不超过")
    light_least = yuan("较轻：罚款下限")
    light_most = yuan("较轻：罚款上限")
    usual_amount = yuan("一般：涉案金额不超过")
    usual_offences = times("一般：两年内第几次不超过")
    usual_harm = harm("一般：危害后果不超过")
    usual_least = yuan("一般：罚款下限")
    usual_most = yuan("一般：罚款上限")
    heavy_amount = yuan("较重：涉案金额不超过")
    heavy_offences = times("较重：两年内第几次不超过")
    heavy_harm = harm("较重：危害后果不超过")
    heavy_least = yuan("较重：罚款下限")
    heavy_most = yuan("较重：罚款上限")
    grave_least = yuan("严重：罚款下限")
    grave_most = yuan("严重：罚款上限")

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
