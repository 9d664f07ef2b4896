"""What is recorded of a year's plan of inspections; each item is an act of its own."""

from django.db import models

from yifa import law
from yifa.kernel.columns import a_matter
from yifa.kernel.matter import Matter


class PlannedWay(models.TextChoices):
    """How the parties are chosen and visited."""

    RANDOM = "random", "双随机抽查"
    SPECIAL = "special", "专项检查"
    JOINT = "joint", "部门联合检查"
    OFF_SITE = "off_site", "非现场检查"


class InspectionPlan(Matter):
    """A year's plan of inspections (年度行政检查计划)."""

    plan_year = models.PositiveSmallIntegerField("计划年度")
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )

    # One item, with the latest act that added one
    item = a_matter("检查事项", "inspection_item")
    way = models.CharField("检查方式", max_length=8, choices=PlannedWay.choices, blank=True)
    share = models.DecimalField(
        "抽查比例（%）", max_digits=5, decimal_places=2, null=True, blank=True
    )
    parties_planned = models.PositiveIntegerField("检查对象户数", null=True, blank=True)
    month_from = models.PositiveSmallIntegerField("起始月份", null=True, blank=True)
    month_to = models.PositiveSmallIntegerField("结束月份", null=True, blank=True)

    filed_with = models.CharField("备案机关", max_length=60, blank=True)
    filed_number = models.CharField("备案号", max_length=40, blank=True)
    changed_why = models.CharField("调整原因", max_length=120, blank=True)
    summary = models.TextField("完成情况", blank=True)

    class Meta:
        verbose_name = "年度行政检查计划"
        verbose_name_plural = "年度行政检查计划"
