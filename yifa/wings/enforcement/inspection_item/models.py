"""What is recorded of an item that may be inspected."""

from django.db import models

from yifa import law
from yifa.kernel.matter import Matter


class InspectionItem(Matter):
    """An item of the published list of inspections (行政检查事项)."""

    item = models.CharField("检查事项", max_length=100)
    sector = models.CharField(
        "执法领域", max_length=20, choices=law.choices("enforcement_sector"), blank=True
    )
    basis = models.CharField("检查依据", max_length=160, blank=True)
    looked_at = models.TextField("检查内容", blank=True)
    whom = models.CharField("检查对象", max_length=100, blank=True)
    yearly_cap = models.PositiveSmallIntegerField("同一对象年度频次上限", null=True, blank=True)
    published_where = models.CharField("公布地址", max_length=120, blank=True)
    changed_why = models.CharField("调整、取消原因", max_length=120, blank=True)

    class Meta:
        verbose_name = "行政检查事项"
        verbose_name_plural = "行政检查事项"
